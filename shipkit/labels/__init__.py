"""Paper: waybills and labels laid out in millimetres, set in any script, written as PDF.

From the bottom up: `faces` and `fonts` know glyphs, `text` and `bidi` set a line, `breaks` and `fit` put it in a
box, `boxes` describes a page as data, `draw` turns it into ink, `embed` and `pdf` make the file. `waybill_layout`,
`piece_layout`, `waybill_values` and `words` say what our papers look like and show; `waybill` prints them.
Importing this package loads none of the font or PDF libraries; drawing the first page does.
"""
