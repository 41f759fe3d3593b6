"""Pre-printed forms: the desk's own and ours, and how far each printer is off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shipkit.desk.starting import starter_files
from shipkit.errors import NotFound

if TYPE_CHECKING:
    from pathlib import Path

    from shipkit.desk.desk import Desk
    from shipkit.labels.forms.calibration import Calibration
    from shipkit.labels.forms.form import PaperForm


def form_files(desk: Desk) -> dict[str, Path]:
    """The forms there are, by name; the desk's own in `templates/forms` before ours."""
    folders = (starter_files() / "forms", desk.folder / "templates" / "forms")
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.toml"))}


def find_form(desk: Desk, name: str) -> PaperForm:
    """A form by its name. Errors: NotFound, InvalidInput with every fault of its file."""
    from shipkit.labels.forms.form import load_form

    path = form_files(desk).get(name)
    if path is None:
        raise NotFound(f"no form {name[:40]!r}", hint="shipkit form list")
    return load_form(path)


def preview(desk: Desk, name: str, number: str | None, *, dpi: int, language: str) -> bytes:
    """A form over the picture of its paper, with a waybill's values or a sample in every field, as PNG."""
    from shipkit.labels.forms.preview import preview as drawn

    waybill = None if number is None else next(desk.waybills([number]))
    return drawn(find_form(desk, name), waybill, dpi=dpi, language=language)


def calibration_folder(desk: Desk) -> Path:
    """Where what printers are off by is kept."""
    return desk.folder / "printers"


def calibration_of(desk: Desk, printer: str) -> Calibration:
    """What a printer is off by; nothing when it was never measured."""
    from shipkit.labels.forms.calibration import STRAIGHT, load_calibrations

    return load_calibrations(calibration_folder(desk)).get(printer, STRAIGHT)


def keep_calibration(  # noqa: PLR0917
    desk: Desk, printer: str, width: float, height: float, a: tuple[float, float], b: tuple[float, float]
) -> Calibration:
    """Work out what a printer is off by from where its crosses A and B landed, in millimetres, and keep it.

    Errors: InvalidInput for a measurement that cannot be.
    """
    from shipkit.labels.forms.calibration import measured, save_calibration

    calibration = measured(printer, width, height, a, b)
    calibration_folder(desk).mkdir(mode=0o700, exist_ok=True)
    save_calibration(calibration_folder(desk), calibration)
    return calibration
