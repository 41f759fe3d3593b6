"""Printers made to hit a form: how far each is off, measured once on a test grid and kept.

A printer that takes pre-printed paper pulls it in a little to one side and a little longer or shorter than it is.
What it is off by is put right in the page: every place is stretched and shifted before it is drawn.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from pydantic import Field, ValidationError

from shipkit.errors import InvalidInput, StoreUnusable
from shipkit.findings import Finding
from shipkit.labels.drawing.boxes import Box
from shipkit.model.base import Name, Value
from shipkit.model.faults import faults_of
from shipkit.whole import whole_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE = "calibration.toml"
# A printer further off than this has its paper in askew, or was measured wrongly.
MOST_OFF, LEAST_SCALE, MOST_SCALE = 20.0, 0.95, 1.05

Offset = Annotated[float, Field(ge=-MOST_OFF, le=MOST_OFF, strict=True, allow_inf_nan=False)]
Scale = Annotated[float, Field(ge=LEAST_SCALE, le=MOST_SCALE, strict=True, allow_inf_nan=False)]


class Point(NamedTuple):
    """A place on paper, in millimetres from its top left corner."""

    x: float
    y: float


class Calibration(Value):
    """What is done to a page for one printer: stretched by `scale_x`, `scale_y`, then shifted by `dx_mm`, `dy_mm`.

    To the right and down is plus.
    """

    printer: Name
    dx_mm: Offset = 0.0
    dy_mm: Offset = 0.0
    scale_x: Scale = 1.0
    scale_y: Scale = 1.0

    def moved(self, box: Box) -> Box:
        """Where a box must be drawn to come out in its place."""
        return Box(
            box.x * self.scale_x + self.dx_mm,
            box.y * self.scale_y + self.dy_mm,
            box.w * self.scale_x,
            box.h * self.scale_y,
        )


STRAIGHT = Calibration(printer="")
"""A printer that is off by nothing."""


def crosses(width: float, height: float) -> tuple[Point, Point]:
    """Where the test grid of a paper has its crosses A and B: as far apart as can be measured well.

    Errors: InvalidInput for a paper too small for two.
    """
    if min(width, height) < 50:
        raise InvalidInput(f"a paper of {width:g} x {height:g} mm is too small for a test grid: 50 mm are the least")
    return Point(20, 20), Point((width - 20) // 10 * 10, (height - 20) // 10 * 10)


def measured(printer: str, width: float, height: float, a: tuple[float, float], b: tuple[float, float]) -> Calibration:
    """The calibration of a printer, from where crosses A and B of the paper's test grid came out.

    `a` and `b` are millimetres from the left and from the top edge of the paper, on a grid printed without a
    calibration. Errors: InvalidInput, when the printer is off by more than can be put right.
    """
    first, second = crosses(width, height)
    values: dict[str, object] = {"printer": printer}
    findings = []
    for n, axis in enumerate("xy"):
        landed = b[n] - a[n]
        if landed <= 0:
            why = f"cross B was measured at {b[n]:g} mm and A at {a[n]:g} mm: B is the one further on"
            findings.append(Finding(axis, why, "crosses-turned"))
            continue
        scale = round((second[n] - first[n]) / landed, 5)
        values |= {f"scale_{axis}": scale, f"d{axis}_mm": round(first[n] - scale * a[n], 2)}
    return _checked(values, f"{printer} cannot be calibrated by this", findings)


def _checked(values: Mapping[str, object], refusal: str, findings: list[Finding]) -> Calibration:
    try:
        calibration = Calibration.model_validate(values)
    except ValidationError as fault:
        findings += [Finding(str(each.loc[0]), each.why, each.code) for each in faults_of(fault)]
    if findings:
        hint = "put the paper in straight against its guide, print the grid at 100 % and measure again"
        raise InvalidInput(refusal, findings, hint=hint)
    return calibration


def load_calibrations(folder: Path) -> dict[str, Calibration]:
    """The printers of `calibration.toml` in a folder, by name; none when there is no such file.

    Errors: StoreUnusable, with every fault and its place in the file.
    """
    path = folder / FILE
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as fault:
        raise StoreUnusable(f"{path} cannot be read: {fault.strerror or fault}") from fault
    except (ValueError, RecursionError) as fault:
        raise StoreUnusable(f"{path} cannot be read: {fault}") from None
    try:
        kept = _File.model_validate(content).calibration
    except ValidationError as fault:
        whys = "; ".join(f"{'.'.join(map(_counted, each.loc))}: {each.why}" for each in faults_of(fault))
        raise StoreUnusable(f"{path} has faults: {whys}") from None
    return {calibration.printer: calibration for calibration in kept}


def _counted(part: int | str) -> str:
    return str(part + 1) if isinstance(part, int) else part


class _File(Value):
    calibration: tuple[Calibration, ...] = ()


def _as_table(calibration: Calibration) -> Any:
    import tomlkit

    table = tomlkit.item(calibration.model_dump())
    table.add(tomlkit.nl())
    return table


def save_calibration(folder: Path, calibration: Calibration) -> Path:
    """Keep a printer's calibration, in place of an older one; the others and the file's comments stay.

    Makes the folder. Returns the file. Errors: StoreUnusable; a file with faults is left as it is.
    """
    import tomlkit

    others = [each for name, each in load_calibrations(folder).items() if name != calibration.printer]
    path = folder / FILE
    document = tomlkit.parse(path.read_text(encoding="utf-8-sig")) if path.exists() else tomlkit.document()
    kept: Any = document.get("calibration")
    if not isinstance(kept, tomlkit.items.AoT):  # an array on one line cannot take a table
        document["calibration"] = kept = tomlkit.aot()
        for each in others:
            kept.append(_as_table(each))
    entry = next((each for each in kept if each["printer"] == calibration.printer), None)
    if entry is None:
        kept.append(_as_table(calibration))
    else:
        entry.update(calibration.model_dump())
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise StoreUnusable(f"{folder} cannot be made: {fault.strerror or fault}") from fault
    with whole_file(path, "w", private=True) as file:
        file.write(tomlkit.dumps(document))
    return path
