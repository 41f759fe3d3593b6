"""Papers into files: each document to its writer, the file whole or not at all, its SHA-256 kept with the shipment."""

from __future__ import annotations

import hashlib
import io
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from shipkit.desk import clock
from shipkit.desk.starting import starter_files
from shipkit.errors import InvalidInput
from shipkit.findings import Finding
from shipkit.whole import whole_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shipkit.desk.desk import Desk
    from shipkit.desk.papers.choice import Choice
    from shipkit.labels.forms.calibration import Calibration
    from shipkit.model.waybill import Waybill


@dataclass(frozen=True, slots=True)
class Printed:
    """What was written: how many pages, the files, the SHA-256 of each."""

    pages: int
    files: tuple[Path, ...]
    hashes: tuple[str, ...]


class Hashed:
    """A file that is written and hashed at once."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._hash = file, hashlib.sha256()

    def write(self, data: bytes) -> int:
        """Write and hash."""
        self._hash.update(data)
        return self._file.write(data)

    @property
    def sha256(self) -> str:
        """Of all that was written, in hexadecimals."""
        return self._hash.hexdigest()


def print_papers(
    desk: Desk,
    numbers: Sequence[str],
    file: str | os.PathLike[str] | BinaryIO,
    choice: Choice,
    *,
    jobs: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> Printed:
    """Write papers of some waybills, in the order given, to a path or an open binary file.

    PNG has a file a page: `x.png` becomes `x-1.png`, `x-2.png` when there are several.
    Errors: NotFound, UsageError, InvalidInput for what cannot be printed, StoreUnusable.
    """
    choice = choice.checked()
    if choice.format == "png":
        printed = _pictures(desk, numbers, file, choice)
    elif isinstance(file, str | os.PathLike):
        path = Path(file)
        with whole_file(path) as whole:
            hashed = Hashed(cast("BinaryIO", whole))
            pages = write(desk, numbers, hashed, choice, jobs=jobs, progress=progress)
        printed = Printed(pages, (path,), (hashed.sha256,))
    else:
        hashed = Hashed(file)
        pages = write(desk, numbers, hashed, choice, jobs=jobs, progress=progress)
        printed = Printed(pages, (), (hashed.sha256,))
    at = clock.now()
    with desk.ledger.transaction():
        for sha256 in printed.hashes:
            desk.ledger.record_prints(sha256, numbers, choice.title, at, desk.user)
    return printed


def write(
    desk: Desk,
    numbers: Sequence[str],
    file: Any,
    choice: Choice,
    *,
    calibration: Calibration | None = None,
    jobs: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> int:
    """The papers as one PDF, or labels as ZPL, into an open file. Gives the number of pages.

    `calibration` is of the printer a form goes to.
    """
    config = desk.config
    language = choice.language_at(config)
    _use_fonts(desk)
    _load_words(desk)
    waybills = desk.waybills(numbers)
    void = void_numbers(desk, numbers)
    if choice.form:
        from shipkit.desk.papers.forms import find_form
        from shipkit.labels.forms.calibration import STRAIGHT
        from shipkit.labels.forms.printing import write_forms

        form = find_form(desk, choice.form)
        return write_forms(form, waybills, file, calibration or STRAIGHT, language=language, void=void)
    if choice.papers == ("waybill",) and not choice.set_of:
        from shipkit.labels.documents.waybill import write_waybills

        return write_waybills(
            waybills, file, language=language, copies=choice.copies or config.paper.copies,  # type: ignore[arg-type]
            mask_accounts=config.paper.mask_accounts, jobs=jobs, progress=progress, void=void,
        )  # fmt: skip
    if choice.papers == ("piece-label",):
        return _labels(desk, numbers, waybills, file, choice, jobs=jobs, progress=progress, void=void)
    if choice.papers == ("address-label",):
        from shipkit.labels.documents.address_label import write_address_labels

        pairs = ((waybill.consignment.shipper, waybill.consignment.consignee) for waybill in waybills)
        sheet = find_sheet(desk, choice.sheet_at(config))
        return write_address_labels(
            pairs, file, sheet=sheet, start=choice.start, language=language, jobs=jobs, progress=progress
        )
    from shipkit.labels.sets import write_sets

    return write_sets(
        waybills, file, papers=_papers(choice), options=_options(desk, choice), progress=progress, void=void
    )


def void_numbers(desk: Desk, numbers: Sequence[str]) -> frozenset[str]:
    """The waybill numbers, of those behind `numbers`, that are void. Errors: NotFound."""
    rows = (desk.ledger.find(number).row for number in numbers)
    return frozenset(row.number for row in rows if row.status == "void")


def _labels(desk: Desk, numbers: Sequence[str], waybills: Any, file: Any, choice: Choice, **how: Any) -> int:
    sheet = find_sheet(desk, choice.sheet_at(desk.config))
    more = {
        "pieces": choice.pieces or None,
        "language": choice.language_at(desk.config),
        "reprint": _is_reprint(desk, numbers) if choice.reprint is None else choice.reprint,
        "progress": how["progress"],
        "void": how["void"],
    }
    if choice.format == "zpl":
        from shipkit.labels.zpl.piece_label import write_piece_labels_zpl

        return write_piece_labels_zpl(waybills, file, sheet=sheet, dpi=choice.dpi_at(desk.config), **more)
    from shipkit.labels.documents.piece_label import write_piece_labels

    return write_piece_labels(waybills, file, sheet=sheet, start=choice.start, jobs=how["jobs"], **more)


def _is_reprint(desk: Desk, numbers: Sequence[str]) -> bool:
    """Whether every one of these labels was printed before."""
    return all(any(row.document == "piece-label" for row in desk.ledger.prints(number)) for number in numbers)


def _load_words(desk: Desk) -> None:
    """Languages of captions that the desk has of its own, a TOML file each in `templates/words`."""
    files = sorted((desk.folder / "templates" / "words").glob("*.toml"))
    if files:
        from shipkit.labels.documents.words import load_words

        for path in files:
            load_words(path)


def _papers(choice: Choice) -> Any:
    from shipkit.labels.sets import papers_for

    if choice.set_of == "export":
        return papers_for
    if choice.set_of == "full":
        return lambda waybill: (*papers_for(waybill), "origin", "instruction")
    return partial(_named, choice)


def _named(choice: Choice, waybill: Waybill) -> tuple[str, ...]:
    """The papers asked for by name. Errors: InvalidInput for a pro-forma of a sale, which it says it is not."""
    if "pro-forma-invoice" in choice.papers and waybill.consignment.reason == "sale":
        why = f"{waybill.number} is a sale, and a pro-forma declares that nothing is sold: print --document invoice"
        raise InvalidInput(why, [Finding("documents", why, "pro-forma-sale")])
    return choice.papers


def _options(desk: Desk, choice: Choice) -> Any:
    from shipkit.labels.documents.paper_options import PaperOptions

    paper = desk.config.paper
    letterhead = choice.letterhead or (desk.folder / paper.letterhead if paper.letterhead else None)
    signature = choice.signature or (desk.folder / paper.signature if paper.signature else None)
    return PaperOptions(
        language=choice.language_at(desk.config),
        letterhead=letterhead,
        signature=signature,
        charges=choice.charges,
        invoice_number=choice.invoice_number,
        invoice_date=choice.invoice_date,
        copies={**paper.counts, **choice.counts},
        copies_to={} if choice.counts else paper.counts_to,
    )


def find_sheet(desk: Desk, name: str) -> Any:
    """A sheet of label stock: the desk's own in `templates/sheets`, else ours. Errors: NotFound, InvalidInput."""
    from shipkit.labels.sheets.sheet import find_sheet as find

    return find(name, [desk.folder / "templates" / "sheets", starter_files() / "sheets"])


def _use_fonts(desk: Desk) -> None:
    from shipkit.labels.text.choice import use_fonts

    use_fonts([desk.folder / font for font in desk.config.paper.fonts])


def _pictures(desk: Desk, numbers: Sequence[str], file: Any, choice: Choice) -> Printed:
    from shipkit.labels.pictures import page_pictures

    pdf = io.BytesIO()
    write(desk, numbers, pdf, choice)
    pictures = list(page_pictures(pdf.getvalue(), dpi=choice.dpi_at(desk.config), mono=choice.mono))
    hashes = tuple(hashlib.sha256(picture).hexdigest() for picture in pictures)
    if not isinstance(file, str | os.PathLike):
        for picture in pictures:
            file.write(picture)
        return Printed(len(pictures), (), hashes)
    path = Path(file)
    paths = [path.with_stem(f"{path.stem}-{n}") for n in range(1, len(pictures) + 1)] if len(pictures) > 1 else [path]
    for each, picture in zip(paths, pictures, strict=True):
        with whole_file(each) as whole:
            whole.write(picture)
    return Printed(len(pictures), tuple(paths), hashes)
