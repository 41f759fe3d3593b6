"""Where things lie: the book (TinyDB), the ledger (SQL), and the folder that holds both.

Files and SQL are here and nowhere else. Nothing here reads a clock: a time is an argument.
"""
