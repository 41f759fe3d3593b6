"""Labels in ZPL II, the language of label printers: the boxes and values of `drawing`, as the printer's own commands.

Text of Latin-1 is set in the printer's font and symbols are drawn by the printer; what it has no letters for, and bars
wider than it draws, are sent as pictures. Written after the ZPL II Programming Guide and read back by an interpreter in
the tests, never by a real printer. Not known therefore: how wide font 0 really runs, whether a head's darkness thickens
thin type, and what printers do that only imitate the language. UTF-8 (^CI28) needs firmware x.14 or later.
"""
