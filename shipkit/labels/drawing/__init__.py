"""Boxes in millimetres first, ink last: layouts as data, the bars of a symbol, and the operators that draw them."""
