"""What is to be printed of some waybills, and how: the choices of one printing, with the desk's own behind them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from shipkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from shipkit.config import Config
    from shipkit.model.money import Money

FileFormat = Literal["pdf", "png", "zpl"]
SHORT = {"invoice": "commercial-invoice", "pro-forma": "pro-forma-invoice", "label": "piece-label"}
"""Names people say, for the names the papers have."""
ON_LABELS = ("piece-label", "address-label")
COUNTED = ("commercial-invoice", "pro-forma-invoice", "packing-list", "origin", "instruction")
"""The papers of a set that may be wanted several times."""
PICTURE_DPI = 300
SETS = ("export", "full")
"""`export`: what a consignment needs. `full`: with the statement of origin and the letter of instruction."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One printing. What is None or empty is as `desk.toml` has it.

    `documents` are papers by name, or `set_of` one of `SETS`, or `form` a pre-printed form. `copies` are the marks of
    the waybill's copies, `counts` how many of each other paper. `sheet`, `start` (the first free place, from 1),
    `pieces` and `reprint` (its mark; None marks labels that were all
    printed before) are of labels. `dpi` is of PNG
    (300) and ZPL (the label printer's, as desk.toml has it) when it is 0; `mono` is of PNG.
    """

    documents: tuple[str, ...] = ()
    set_of: str = ""
    form: str = ""
    format: FileFormat = "pdf"
    language: str = ""
    copies: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    sheet: str = ""
    start: int = 1
    pieces: tuple[int, ...] = ()
    reprint: bool | None = None
    dpi: int = 0
    mono: bool = False
    charges: Mapping[str, Money] = field(default_factory=dict)
    invoice_number: str = ""
    invoice_date: date | None = None
    letterhead: Path | None = None
    signature: Path | None = None

    @property
    def title(self) -> str:
        """The document as printers and prints are named after it."""
        if self.form:
            return "form"
        if self.set_of:
            return f"{self.set_of}-set"
        return "+".join(self.papers)

    @property
    def papers(self) -> tuple[str, ...]:
        """The documents by the names the papers have; the waybill when none is named."""
        return tuple(dict.fromkeys(SHORT.get(name, name) for name in self.documents)) or ("waybill",)

    def with_counts(self, copies: int) -> Choice:
        """So many of each paper; the waybill's copies are marked ones."""
        if copies == 1:
            return self
        counts = {name: copies for name in self.papers if name != "waybill"} if not self.set_of else COUNTED
        return replace(self, counts=dict.fromkeys(counts, copies))

    def checked(self) -> Choice:
        """Itself. Errors: UsageError when the parts do not go together."""
        if sum(map(bool, (self.documents, self.set_of, self.form))) > 1:
            raise UsageError("give documents, a set or a form, not several of them")
        if self.set_of and self.set_of not in SETS:
            raise UsageError(f"{self.set_of!r} is no set: one of {', '.join(SETS)}")
        if len(self.papers) > 1 and any(name in ON_LABELS for name in self.papers):
            raise UsageError("labels are on paper of their own: print them apart from the other documents")
        if self.format == "zpl" and (self.form or self.set_of or self.papers != ("piece-label",)):
            raise UsageError("ZPL is for label printers: print --document label")
        return self

    def language_at(self, config: Config) -> str:
        """The captions' language."""
        return self.language or config.paper.captions

    def dpi_at(self, config: Config) -> int:
        """Dots an inch: of a label printer's head for ZPL, else of a picture."""
        return self.dpi or (config.paper.label_dpi if self.format == "zpl" else PICTURE_DPI)

    def sheet_at(self, config: Config) -> str:
        """The label stock; addresses have one of their own."""
        if self.sheet:
            return self.sheet
        return config.paper.address_sheet if self.papers == ("address-label",) else config.paper.sheet
