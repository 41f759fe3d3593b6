"""Sets of papers: which ones a consignment needs, whether they agree, all of them in one PDF.

One record, one truth: before a set is printed, the weights, values, quantities and HS codes are read back from the
texts each paper will print, and compared.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from shipkit.errors import InvalidInput
from shipkit.findings import Finding
from shipkit.labels.documents.cn22 import CN22_ROWS, cn22_values, draw_cn22
from shipkit.labels.documents.cn23 import cn23_values, draw_cn23
from shipkit.labels.documents.instruction import draw_instruction, instruction_values
from shipkit.labels.documents.invoice import draw_invoice
from shipkit.labels.documents.invoice_values import invoice_kind, invoice_values
from shipkit.labels.documents.origin import draw_origin, origin_values
from shipkit.labels.documents.packing_list import draw_packing_list, packing_values
from shipkit.labels.documents.paper_facts import compare
from shipkit.labels.documents.paper_options import PaperOptions, clean_options
from shipkit.labels.documents.paper_pages import Drawn
from shipkit.labels.documents.paper_values import PaperValues
from shipkit.labels.documents.paper_words import paper_words
from shipkit.labels.documents.waybill import waybill_forms, waybill_pages
from shipkit.labels.documents.waybill_values import shown
from shipkit.labels.documents.words import find_words, language_tag
from shipkit.labels.documents.writing import show_number
from shipkit.labels.drawing.draw import page_over, static_form
from shipkit.labels.drawing.void import VOID, void_layout
from shipkit.labels.errors import NotPrintable
from shipkit.labels.pdf.document import write_pdf
from shipkit.labels.pdf.pages import POINTS
from shipkit.numbers import s10

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from shipkit.labels.pdf.images import Picture
    from shipkit.labels.pdf.pages import Form, Page
    from shipkit.model.money import Money
    from shipkit.model.waybill import Waybill

# Small packets, the letter post's goods, weigh 2 kg at most (UPU Convention, "small packets"); heavier ones are
# parcels. A parcel or an EMS item always has a CN 23.
CN22_MOST_GRAMS = 2000
# Service indicators (UPU S10) of the letter post as posts use them: L tracked, R registered, U plain. C are parcels,
# E is EMS; whatever else there is has a CN 23.
_LETTER_POST = frozenset("LRU")


class Paper(NamedTuple):
    """A paper of a set: its title, what it says, and how that is drawn."""

    title: str
    values: Callable[[Waybill, PaperOptions], PaperValues]
    draw: Callable[[Waybill, PaperValues, PaperOptions], Drawn]


def _waybill_values(waybill: Waybill, options: PaperOptions) -> PaperValues:
    values = shown(waybill, options.language)
    head = {key: values.head[key] for key in ("pieces", "gross_weight")}
    return PaperValues("waybill", values.head, values.rows, values.pieces, values.totals | head)


def _draw_waybill(waybill: Waybill, values: PaperValues, options: PaperOptions) -> Drawn:
    void = (waybill.number,) if VOID in values.head else ()
    pages = tuple(waybill_pages(waybill, language=options.language, void=void))
    return Drawn(pages, tuple(waybill_forms(options.language)))


def _paper(
    name: str,
    values: Callable[[Waybill, PaperOptions], PaperValues],
    draw: Callable[[PaperValues, PaperOptions], Drawn],
) -> Paper:
    return Paper(paper_words("en")[name], values, lambda _, shown, options: draw(shown, options))


PAPERS: Mapping[str, Paper] = MappingProxyType({
    "waybill": Paper(paper_words("en")["waybill"], _waybill_values, _draw_waybill),
    **{
        kind: _paper(kind, partial(invoice_values, paper=kind), draw_invoice)
        for kind in ("commercial-invoice", "pro-forma-invoice")
    },
    "packing-list": _paper("packing-list", packing_values, draw_packing_list),
    "cn22": _paper("cn22", cn22_values, draw_cn22),
    "cn23": _paper("cn23", cn23_values, draw_cn23),
    "origin": _paper("origin", origin_values, draw_origin),
    "instruction": _paper("instruction", instruction_values, draw_instruction),
})  # fmt: skip
"""Every paper a set may have, by name, in the order of a set."""


def papers_for(waybill: Waybill, *, cn22_limit: Money | None = None) -> tuple[str, ...]:
    """The papers a consignment needs, in the order of a set.

    Goods that cross a border have an invoice, pro-forma unless they are sold, and a packing list when there is
    more than one piece or line of goods. Under a postal number (S10) they have a CN 22 or CN 23, and an invoice if
    they are sold. `cn22_limit` is the worth of 300 SDR in the consignment's currency, up to which the Universal
    Postal Union has a CN 22 do; without it a CN 23 is chosen, which every post takes.
    """
    consignment = waybill.consignment
    if not consignment.is_international or consignment.contents == "documents":
        return ("waybill",)
    invoice = invoice_kind(waybill)
    if s10.is_valid(waybill.number):
        declaration = "cn22" if _is_small(waybill, cn22_limit) else "cn23"
        return ("waybill", *([invoice] if consignment.reason == "sale" else []), declaration)
    is_plain = len(consignment.pieces) == 1 and len(consignment.items) <= 1
    return ("waybill", invoice) if is_plain else ("waybill", invoice, "packing-list")


def _is_small(waybill: Waybill, limit: Money | None) -> bool:
    consignment = waybill.consignment
    value = consignment.value_for_customs
    return (
        s10.compact(waybill.number)[0] in _LETTER_POST
        and len(consignment.pieces) == 1
        and consignment.weight_g <= CN22_MOST_GRAMS
        and len(consignment.items) <= CN22_ROWS
        and limit is not None
        and value is not None
        and value.currency == limit.currency
        and value.amount <= limit.amount
    )


def check_set(waybill: Waybill, papers: Iterable[str], options: PaperOptions | None = None) -> tuple[Finding, ...]:
    """What keeps a set from being printed: what a paper lacks, and where the papers do not agree or add up.

    Errors: InvalidInput for a paper there is not and for options that cannot be; NotFound for a language.
    """
    values, faults = _all_values(waybill, _known(papers), _checked(options))
    return (*faults, *compare(values))


def write_set(
    waybill: Waybill,
    file: BinaryIO,
    *,
    papers: Iterable[str] = (),
    options: PaperOptions | None = None,
    title: str = "",
) -> int:
    """Write the papers of a waybill, by default those it needs, to one PDF; returns the number of pages.

    Errors: as `write_sets`.
    """
    names = tuple(papers)
    chosen = (lambda _: names) if names else papers_for
    options = _checked(options)
    words = paper_words(options.language)
    title = title or f"{words['papers']} {show_number(waybill.number)}"
    return write_sets([waybill], file, papers=chosen, options=options, title=title)


def write_sets(
    waybills: Iterable[Waybill],
    file: BinaryIO,
    *,
    papers: Callable[[Waybill], Iterable[str]] = papers_for,
    options: PaperOptions | None = None,
    title: str = "",
    progress: Callable[[int], None] | None = None,
    void: Collection[str] = (),
) -> int:
    """Write the papers of each waybill, by default those it needs, to one PDF; returns the number of pages.

    Papers of a number among `void` are marked so on every page, and have no bars.
    The bytes depend on the arguments alone. Nothing is written unless the papers of all agree and can be printed.
    `progress` is told how many waybills are done.
    Errors: NotPrintable with every fault of every paper of a waybill; InvalidInput for papers that contradict each
    other, paper names or numbers of copies that cannot be, charges that cannot be added.
    """
    options = _checked(options)
    pages: list[Page] = []
    parts: dict[str, Form | Picture] = {}
    for done, waybill in enumerate(waybills, 1):
        own, forms = _drawn_set(waybill, _known(papers(waybill)), options, void=waybill.number in void)
        pages += own
        parts |= {form.name: form for form in forms}
        if progress:
            progress(done)
    words = paper_words(options.language)
    lang = language_tag(options.language)
    return write_pdf(pages, file, forms=parts.values(), title=title or words["papers"], lang=lang)


def _drawn_set(
    waybill: Waybill, names: tuple[str, ...], options: PaperOptions, *, void: bool
) -> tuple[list[Page], list[Form | Picture]]:
    wanted = options.copies_to.get(waybill.consignment.consignee.address.country, {})
    options = replace(options, enclosed=options.enclosed or names, copies={**options.copies, **wanted})
    number = show_number(waybill.number)
    values, faults = _all_values(waybill, names, options)
    if faults:
        where = ", ".join(dict.fromkeys(fault.where for fault in faults))
        raise NotPrintable(f"cannot print {where} of {number}", faults)
    if differing := compare(values):
        raise InvalidInput(f"the papers of {number} contradict each other: none is printed", differing)
    if not void:
        return _draw_all(waybill, values, options)
    word = find_words(options.language)["void"]
    for said in values.values():
        said.head[VOID] = word
    pages, forms = _draw_all(waybill, values, options)
    marks = [static_form(void_layout(page.width / POINTS, page.height / POINTS, word)) for page in pages]
    # The waybill's own pages have the mark already.
    marked = [
        page if mark.name in page.forms else page_over(page, mark) for page, mark in zip(pages, marks, strict=True)
    ]
    return marked, [*forms, *marks]


def _known(papers: Iterable[str]) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(papers))
    if unknown := [name for name in names if name not in PAPERS]:
        findings = [
            Finding("papers", f"{name[:40]!r} is no paper: one of {', '.join(PAPERS)}", "paper-unknown")
            for name in unknown
        ]
        raise InvalidInput("there is no such paper", findings)
    return names


def _checked(options: PaperOptions | None) -> PaperOptions:
    """Errors: NotFound for a language; InvalidInput for texts and copies that cannot be printed."""
    options = options or PaperOptions()
    find_words(options.language)
    _known(options.copies)
    return clean_options(options)


def _all_values(
    waybill: Waybill, papers: Sequence[str], options: PaperOptions
) -> tuple[dict[str, PaperValues], list[Finding]]:
    """What each paper will say, and the faults of those that cannot say it."""
    values: dict[str, PaperValues] = {}
    faults: list[Finding] = []
    for name in papers:
        try:
            values[name] = PAPERS[name].values(waybill, options)
        except InvalidInput as error:
            faults += error.findings
    return values, faults


def _draw_all(
    waybill: Waybill, values: Mapping[str, PaperValues], options: PaperOptions
) -> tuple[list[Page], list[Form | Picture]]:
    """Errors: NotPrintable, with the faults of all papers."""
    pages: list[Page] = []
    forms: list[Form | Picture] = []
    faults: list[Finding] = []
    for name, said in values.items():
        try:
            drawn = PAPERS[name].draw(waybill, said, options)
        except NotPrintable as error:
            faults += error.findings
            continue
        pages += drawn.pages
        # The outline names a paper once.
        pages += [page._replace(bookmark="") for page in drawn.pages] * (options.copies.get(name, 1) - 1)
        forms += drawn.forms
    if faults:
        where = ", ".join(dict.fromkeys(fault.where for fault in faults))
        raise NotPrintable(f"cannot print {where} of {show_number(waybill.number)}", faults)
    return pages, forms
