"""A pre-printed form as a TOML file: its paper, and where each field stands on it.

name = "Counter waybill"
width = 230                        # the paper, in millimetres
height = 127
background = "counter.png"         # a scan beside this file: shown on screen, never printed

[[field]]
value = "consignee.company"        # a name of `values.VALUES`; or text = "fixed words"; or tick = "payer=shipper"
x = 24                             # from the paper's top left corner, in millimetres
y = 30
w = 80
h = 6
size = 10                          # points; a text too long for its box shrinks to `floor`
"""

from __future__ import annotations

import tomllib
from pathlib import Path  # noqa: TC003  # pydantic reads it at run time
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StrictBool, ValidationError, model_validator

from shipkit.errors import InvalidInput, NotFound
from shipkit.findings import Finding
from shipkit.labels.forms.values import check_tick, check_value
from shipkit.model.base import Name, Value
from shipkit.model.faults import faults_of

# The pages one printer or another takes: from a tag to A2.
LEAST_SIDE, MOST_SIDE = 20.0, 600.0
MOST_FIELDS = 300
# The size a text shrinks to when its field does not say: what a carbon copy can still be read at.
_FLOOR = 6.0
_POINT = 25.4 / 72  # millimetres
_HAIR = 0.001

Millimetres = Annotated[float, Field(ge=0, le=MOST_SIDE, strict=True, allow_inf_nan=False)]
Side = Annotated[float, Field(ge=LEAST_SIDE, le=MOST_SIDE, strict=True, allow_inf_nan=False)]
Points = Annotated[float, Field(ge=3, le=144, strict=True, allow_inf_nan=False)]


def _is_beside(path: Path) -> Path:
    name = str(path)
    if path.name != name or "\\" in name or path.suffix.lower() not in (".png", ".jpg", ".jpeg"):
        msg = f"{name!r} is no picture beside the form: a PNG or JPEG file's name is needed, without a folder"
        raise ValueError(msg)
    return path


def _is_offered(name: str) -> str:
    check_value(name)
    return name


def _is_choice(name: str) -> str:
    check_tick(name)
    return name


class FormField(Value):
    """A place on the paper and what is printed there: exactly one of `value`, `text` and `tick`.

    `x y w h` are millimetres from the top left corner, `size` and `floor` points. `lines` is the most lines, 0 as
    many as fit. `angle` 90 reads from the bottom up. A value whose name ends in `.bars` is drawn as Code 128.
    """

    value: Annotated[Name, AfterValidator(_is_offered)] | None = None
    text: Name | None = None
    tick: Annotated[Name, AfterValidator(_is_choice)] | None = None
    x: Millimetres
    y: Millimetres
    w: Annotated[Millimetres, Field(gt=0)]
    h: Annotated[Millimetres, Field(gt=0)]
    size: Points = 10.0
    floor: Points | None = None
    bold: StrictBool = False
    align: Literal["left", "center", "right", "start"] = "left"
    valign: Literal["top", "middle", "bottom"] = "middle"
    lines: Annotated[int, Field(ge=0, le=99, strict=True)] = 1
    angle: Literal[0, 90] = 0

    @property
    def says(self) -> str:
        """The name its text goes by: the value, the choice, or the fixed words themselves."""
        return self.value or self.tick or self.text or ""

    @property
    def is_bars(self) -> bool:
        """Whether it is drawn as a bar code."""
        return self.value is not None and self.value.endswith(".bars")

    @property
    def smallest(self) -> float:
        """The size below which its text is not printed, in points."""
        return min(self.size, _FLOOR) if self.floor is None else self.floor

    @model_validator(mode="after")
    def _holds(self) -> FormField:
        faults = []
        if sum(each is not None for each in (self.value, self.text, self.tick)) != 1:
            faults.append("one of value, text and tick is needed, and one only")
        if self.floor is not None and self.floor > self.size:
            faults.append(f"floor {self.floor:g} is more than size {self.size:g}: it is the size a text shrinks to")
        across = self.w if self.angle else self.h
        if not self.is_bars and self.smallest * _POINT > across:
            faults.append(f"{across:g} mm are too low for text of {self.smallest:g} points")
        if faults:
            raise ValueError("; ".join(faults))
        return self


class PaperForm(Value):
    """A pre-printed form: the paper's `width` and `height` in millimetres, its fields in the order of the file.

    `background` is the picture's name in a file's own words, and its whole path in a form that was loaded.
    """

    name: Name
    width: Side
    height: Side
    background: Annotated[Path, AfterValidator(_is_beside)] | None = None
    field: Annotated[tuple[FormField, ...], Field(min_length=1, max_length=MOST_FIELDS)]


def load_form(path: Path) -> PaperForm:
    """Read a form. Errors: NotFound; InvalidInput with a finding for every fault, `field.3.size` in the third field."""
    try:
        # Notepad puts a byte order mark before a file, which TOML does not know.
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise NotFound(f"there is no form {path}") from None
    except OSError as fault:
        raise InvalidInput(f"{path} cannot be read: {fault.strerror or fault}") from fault
    except RecursionError:
        raise InvalidInput(f"{path} cannot be read: it is nested too deeply") from None
    except ValueError as fault:  # no UTF-8, no TOML, or a whole number of more digits than Python takes
        raise InvalidInput(f"{path} cannot be read: {fault}") from fault
    return read_form(content, path)


def read_form(content: dict[str, Any], path: Path) -> PaperForm:
    """A form out of the tables of its file; `path` is where it lies. Errors: as `load_form`."""
    faults: list[Finding] = []
    form = None
    try:
        form = PaperForm.model_validate(content)
    except ValidationError as fault:
        faults = [Finding(_place(each.loc), each.why, each.code) for each in faults_of(fault)]
    faults += _off_the_paper(content)
    background = path.parent / form.background if form and form.background else None
    if background and not background.is_file():
        faults.append(Finding("background", f"there is no picture {background}", "file-missing"))
    if form is None or faults:
        raise InvalidInput(f"{path} cannot be used as a form", faults)
    return form.model_copy(update={"background": background})


def _place(loc: tuple[int | str, ...]) -> str:
    """`field.3.size`: fields are counted from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)


def _off_the_paper(content: dict[str, Any]) -> list[Finding]:
    """Fields that stick out of the paper, looked at apart so that another fault does not hide them."""
    fields = content.get("field")
    found = []
    for number, field in enumerate(fields if isinstance(fields, list) else (), 1):
        for start, length, side in (("x", "w", "width"), ("y", "h", "height")):
            given = (field.get(start), field.get(length), content.get(side)) if isinstance(field, dict) else ()
            numbers = [each for each in given if isinstance(each, int | float)]
            if len(numbers) == 3 and (end := numbers[0] + numbers[1]) > numbers[2] + _HAIR:
                why = f"it ends at {end:g} mm, and the paper at {numbers[2]:g} mm"
                found.append(Finding(f"field.{number}.{length}", why, "off-paper"))
    return found
