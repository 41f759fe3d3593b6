"""The book's five kinds of entries to and from what people handle: options, tables, JSON and TOML files, an editor.

Two forms, and no third. **Columns** are those of the batch file, an `Order` of text cells: `columns` names them,
`flat` turns entries into them and back, `tables` reads and writes them as CSV and XLSX. **Documents** are the
model's own form, as the book keeps it: `documents` reads and writes them as JSON, JSON Lines and TOML. `reviewing`
judges an entry before it is kept, `files` joins it all, `keeping` puts it on the shelf. Nothing is imported here.
"""
