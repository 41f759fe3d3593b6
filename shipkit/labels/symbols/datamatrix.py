"""GS1 DataMatrix (ISO/IEC 16022, ECC 200) as modules."""

from __future__ import annotations

from shipkit.labels.symbols.gs1 import elements

# Clear paper the symbol needs on every side, in modules (ISO/IEC 16022, 7.1).
QUIET = 1

# A byte of the encoder's rows: its lowest bit is the leftmost module.
_BITS = [f"{byte:08b}"[::-1] for byte in range(256)]


def gs1_modules(text: str) -> list[str]:
    """The rows of the smallest square symbol of an element string, from the top; `1` dark, `0` light.

    Errors: ValueError when the text is no element string or too long for any symbol.
    """
    import zint

    symbol = zint.Symbol()
    symbol.symbology = zint.Symbology.DATAMATRIX
    # The elements were checked when they were joined. Square brackets are in no value.
    symbol.input_mode = zint.InputMode.GS1 | zint.InputMode.GS1NOCHECK
    symbol.option_3 = zint.DataMatrixOptions.SQUARE
    try:
        symbol.encode("".join(f"[{code}]{value}" for code, value in elements(text)))
    except RuntimeError as error:
        raise ValueError(str(error)) from None
    data, width = symbol.encoded_data, symbol.width
    rows, stride = bytes(data), data.shape[1] if data.shape else 0
    used = -(-width // 8)
    return [
        "".join(map(_BITS.__getitem__, rows[start : start + used]))[:width]
        for start in range(0, symbol.rows * stride, stride)
    ]
