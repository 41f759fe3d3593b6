"""Labels as ZPL: a layout and its values become commands, at the places where `drawing.draw` puts ink on a page.

A head has black alone: rules, frames and text are black whatever their colour, and lines are never dashed. What
never changes on a layout is written once.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from shipkit.findings import Finding
from shipkit.labels.drawing.boxes import Bars, Caption, Fill, Frame, Matrix, Rule, Text
from shipkit.labels.drawing.void import VOID, struck
from shipkit.labels.errors import NotPrintable
from shipkit.labels.zpl import commands
from shipkit.labels.zpl.scale import Scale, fill, frame, rule
from shipkit.labels.zpl.symbols import BarsField, MatrixField
from shipkit.labels.zpl.text import TextField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from shipkit.labels.drawing.boxes import Field, Layout, Static

    Writer = Callable[[str], str | Finding]


def zpl_label(
    parts: Iterable[tuple[Layout, Mapping[str, str]]], width_mm: float, height_mm: float, dpi: int = 203
) -> bytes:
    """One label of layouts that all begin at its top-left corner, each with its values.

    The bytes depend on the arguments alone. Errors: InvalidInput for a `dpi` that is not 203, 300 or 600;
    NotPrintable with a finding for every value that cannot be set.
    """
    maker = LabelMaker(width_mm, height_mm, dpi)
    for layout, values in parts:
        maker.put(layout, values)
    return maker.label()


class LabelMaker:
    """Collects one label. Positions are millimetres from its top-left corner.

    Errors: InvalidInput for a `dpi` that is not 203, 300 or 600.
    """

    def __init__(self, width: float, height: float, dpi: int = 203) -> None:
        self._per_mm = commands.dots_per_mm(dpi)
        self._width = round(width * self._per_mm)
        self._height = round(height * self._per_mm)
        self._written: list[str] = []
        self._findings: list[Finding] = []

    def put(
        self,
        layout: Layout,
        values: Mapping[str, str],
        x: float = 0.0,
        y: float = 0.0,
        *,
        called: Callable[[str], str] = str,
    ) -> None:
        """Stamp a layout with its top-left corner at `x`, `y`. A field without a value stays empty.

        Values of a void waybill (`void.VOID`) have that word in the place of every symbol.
        `called` gives the name an error uses for a field, where it is not the field's own.
        """
        form = _form(layout, Scale(self._per_mm, x, y))
        self._written.append(form.static)
        void = values.get(VOID, "")
        for name, write, write_void in form.fields:
            if value := values.get(name):
                written = write_void(void) if void and write_void else write(value)
                if isinstance(written, Finding):
                    self._findings.append(replace(written, where=called(name)))
                else:
                    self._written.append(written)

    def label(self, about: str = "") -> bytes:
        """The finished label. Errors: NotPrintable with a finding for every value that could not be set."""
        if self._findings:
            fields = ", ".join(dict.fromkeys(finding.where for finding in self._findings))
            raise NotPrintable(f"cannot print {fields}{f' of {about}' if about else ''}", self._findings)
        return commands.label(self._width, self._height, self._written)


class _Form(NamedTuple):
    """A layout at a place: its static part written, and of each field its name and what writes its value.

    A symbol has besides what writes the word of a void waybill in its place.
    """

    static: str
    fields: tuple[tuple[str, Writer, Writer | None], ...]


@lru_cache(maxsize=64)
def _form(layout: Layout, scale: Scale) -> _Form:
    static = [_static(item, scale) for item in layout.static]
    fields = ((field.name, _writer(field, scale), _void_writer(field, scale)) for field in layout.fields)
    return _Form("\n".join(filter(None, static)), tuple(fields))


def _static(item: Static, scale: Scale) -> str:
    """Errors: ValueError for a caption that does not fit its box."""
    match item:
        case Rule():
            return rule(item, scale)
        case Fill():
            return fill(item, scale)
        case Frame():
            return frame(item, scale)
        case Caption(box, text, style):
            written = TextField(text, box, style, scale)(text)
            if isinstance(written, Finding):
                raise ValueError(str(written))  # noqa: TRY004
            return written


def _void_writer(field: Field, scale: Scale) -> Writer | None:
    return None if isinstance(field, Text) else _writer(struck(field), scale)


def _writer(field: Field, scale: Scale) -> Writer:
    match field:
        case Bars():
            return BarsField(field, scale)
        case Matrix():
            return MatrixField(field, scale)
        case _:
            return TextField(field.name, field.box, field.style, scale)
