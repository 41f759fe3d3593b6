"""Bar codes in their boxes: modules of whole dots, drawn by the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shipkit.labels.drawing.barcodes import QUIET, code128
from shipkit.labels.errors import no_bars, too_long
from shipkit.labels.symbols.datamatrix import QUIET as BORDER
from shipkit.labels.symbols.datamatrix import gs1_modules
from shipkit.labels.zpl import commands
from shipkit.labels.zpl.codes import bars_data, matrix_data, matrix_side, widest_side

if TYPE_CHECKING:
    from shipkit.findings import Finding
    from shipkit.labels.drawing.boxes import Bars, Matrix
    from shipkit.labels.zpl.scale import Scale

# Modules of layouts are dots of 300 dpi, up to 2.6 % over the least their standards allow. Four dots of 203 dpi are
# 0.500 mm where a layout has 0.508 and the standard 0.495; six are 0.750 mm where those have 0.762 and 0.743.
_ROUNDING = 0.975
_WIDEST_MODULE = 10  # dots that ^BY takes
_SHARE = {"left": 0.0, "center": 0.5, "right": 1.0}


class BarsField:
    """Writes values as Code 128 into one box of a label."""

    def __init__(self, field: Bars, scale: Scale) -> None:
        self._field = field
        self._per_mm = scale.per_mm
        self._left = scale.x(field.box.x)
        self._top = scale.y(field.box.y)
        self._room = scale.x(field.box.right) - self._left
        self._height = round(field.box.h * scale.per_mm)

    def __call__(self, value: str) -> str | Finding:
        """The commands for a value, or why there are none."""
        field = self._field
        try:
            written, modules = bars_data(value)
        except ValueError as error:
            return no_bars(field.name, value, str(error))
        count = modules + 2 * QUIET
        module = _module(field, self._room / count, self._per_mm)
        if not module:
            why = f"its bars need {count * field.floor:.1f} mm and have {field.box.w:.1f} mm"
            return too_long(field.name, value, why)
        x = self._left + int((self._room - count * module) * _SHARE[field.align]) + QUIET * module
        if module > _WIDEST_MODULE:
            return self._drawn(code128(value), x, module)
        return commands.bars(x, self._top, module, self._height, written)

    def _drawn(self, modules: str, x: int, module: int) -> str:
        """Bars wider than the printer draws by itself: one row, and as often again as they are high."""
        row = _stretched(modules, module)
        return commands.picture(x, self._top, len(row) // 2, [row] * self._height)


class MatrixField:
    """Writes values as GS1 DataMatrix into one box of a label, in the middle of its height."""

    def __init__(self, field: Matrix, scale: Scale) -> None:
        self._field = field
        self._per_mm = scale.per_mm
        self._left, self._top = scale.x(field.box.x), scale.y(field.box.y)
        self._wide, self._high = scale.x(field.box.right) - self._left, scale.y(field.box.bottom) - self._top

    def __call__(self, value: str) -> str | Finding:
        """The commands for a value, or why there are none."""
        field = self._field
        try:
            side = matrix_side(value)
        except ValueError as error:
            return no_bars(field.name, value, str(error))
        count = side + 2 * BORDER
        module = _module(field, min(self._wide, self._high) / count, self._per_mm)
        if not module:
            needs, room = count * field.floor, min(field.box.w, field.box.h)
            return too_long(field.name, value, f"its symbol needs {needs:.1f} mm and has {room:.1f} mm")
        x = self._left + int((self._wide - count * module) * _SHARE[field.align]) + BORDER * module
        y = self._top + (self._high - side * module) // 2
        if widest_side(value) > side:
            # A printer that packs worse than we do would draw over the box, or off the label.
            rows = [_stretched(row, module) for row in gs1_modules(value)]
            return commands.picture(x, y, len(rows[0]) // 2, [row for row in rows for _ in range(module)])
        return commands.matrix(x, y, module, matrix_data(value))


def _stretched(modules: str, module: int) -> str:
    """A row of modules as dots, whole bytes in hexadecimal digits."""
    dots = "".join([each * module for each in modules])
    dots += "0" * (-len(dots) % 8)
    return f"{int(dots, 2):0{len(dots) // 4}X}"


def _module(field: Bars | Matrix, most: float, per_mm: float) -> int:
    """Dots a module has: those nearest to the layout's, or as many as there is room for; 0 below the floor."""
    dots = min(round(field.module * per_mm), int(most))
    return dots if dots >= field.floor * per_mm * _ROUNDING else 0
