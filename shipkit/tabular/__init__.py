"""Table files: the batch files, address books and exports a desk reads and writes.

It knows columns, rows and cells of text, and nothing of what they mean.
"""

from shipkit.tabular.read import read_table
from shipkit.tabular.table import Format, Row, Table, column_name
from shipkit.tabular.write import Cell, write_table

__all__ = ["Cell", "Format", "Row", "Table", "column_name", "read_table", "write_table"]
