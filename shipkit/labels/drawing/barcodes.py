"""Symbols at an exact size: Code 128 (ISO/IEC 15417) as bars, and the modules of a matrix, as one path each."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

# Clear paper each symbol needs left and right, in modules (ISO/IEC 15417, 4.2 d).
QUIET = 10
# One dot of a 300 dpi printer, in millimetres. Modules are whole dots and bars begin on one: then every bar of
# a symbol is as wide as it should be there, at 600 and at 1200 dpi. Otherwise some would gain a dot.
DOT = 25.4 / 300
# Function 1, python-barcode's way of writing it. At the front it says that GS1 identifiers follow
# (GS1 General Specifications, 5.4.1).
FNC1 = "\xf1"

_BAR = re.compile("1+")


def code128(text: str) -> str:
    """The modules of a symbol from the first bar to the last, `1` a bar and `0` a space.

    `FNC1` in front makes it GS1-128. Errors: ValueError when a character is not in Code 128.
    """
    from barcode.errors import BarcodeError

    ordinary, of_gs1 = _symbologies()
    plain = text.removeprefix(FNC1)
    if not plain:
        msg = "there is nothing to encode"
        raise ValueError(msg)
    try:
        modules: str = (ordinary if plain is text else of_gs1)(plain).build()[0]
    except BarcodeError as error:
        raise ValueError(str(error)) from None
    return modules


# Start in code set C, and the pair of digits that is also the command to change to it (ISO/IEC 15417, table 1).
_START_C, _PAIR_99 = 105, 99


@cache
def _symbologies() -> tuple[type[Any], type[Any]]:
    from barcode.codex import Code128, Gs1_128

    class Sound(Code128):  # type: ignore[misc]
        """python-barcode takes digits 99 at the front for a change of code set, and leaves them out."""

        def _try_to_optimize(self, encoded: list[int]) -> list[int]:
            if encoded[:2] == [_START_C, _PAIR_99]:
                return encoded
            shorter: list[int] = super()._try_to_optimize(encoded)
            return shorter

    return Sound, Gs1_128


def bar_ops(modules: str, x: float, y: float, module: float, height: float) -> str:
    """PDF operators that fill all bars as one path; `x`, `y` is their lower left; all in points.

    The coordinate system is scaled to the module, so that the bars themselves are whole numbers.
    """
    bars = " ".join([f"{bar.start()} 0 {bar.end() - bar.start()} 1 re" for bar in _BAR.finditer(modules)])
    return f"q {module:.6f} 0 0 {height:.3f} {x:.3f} {y:.3f} cm {bars} f Q"


def matrix_ops(rows: Sequence[str], x: float, y: float, module: float) -> str:
    """PDF operators that fill all dark modules as one path; `x`, `y` is their lower left; all in points."""
    runs = " ".join(
        f"{run.start()} {up} {run.end() - run.start()} 1 re"
        for up, row in enumerate(reversed(rows))
        for run in _BAR.finditer(row)
    )
    return f"q {module:.6f} 0 0 {module:.6f} {x:.3f} {y:.3f} cm {runs} f Q"
