"""The A4 waybill: a booked consignment becomes its pages.

The first page is the waybill and, under a tear line, the label of the first piece; beside it that of the second
one, or a delivery receipt. Goods that do not fit go on over continuation pages, many pieces stand on a list,
further labels on pages of eight. With `copies` there is a set of pages for each; the labels come with the first,
the others have a notice of liability in their place. A value that cannot be printed stops its waybill with every
such value named.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from shipkit.errors import InvalidInput
from shipkit.labels.documents.piece_layout import (
    PIECES_A_PAGE,
    piece_layout,
    piece_page_layout,
    places,
    receipt_layout,
)
from shipkit.labels.documents.waybill_copies import (
    COPIES,
    LIST_LINES,
    MARK_X,
    MARK_Y,
    NOTICE_Y,
    Copy,
    list_layout,
    mark_layout,
    notice_layout,
)
from shipkit.labels.documents.waybill_layout import (
    FOOT_Y,
    GOODS_Y,
    LEFT,
    MORE_HEAD_H,
    PIECES_ON_FIRST,
    ROWS_FIRST,
    ROWS_MORE,
    SECOND,
    SIGN_Y,
    STUB_Y,
    TABLES,
    TERMS,
    TERMS_Y,
    WHOLE_FOOT_Y,
    foot_layout,
    goods_layout,
    head_layout,
    more_head_layout,
    sign_layout,
    terms_layout,
)
from shipkit.labels.documents.waybill_values import DIVISOR, Shown, shown
from shipkit.labels.documents.words import WORDS, add_words, added_words, find_words, language_tag
from shipkit.labels.drawing.draw import PageMaker, stamped_forms, static_form
from shipkit.labels.drawing.look import SHEET_H, SHEET_W
from shipkit.labels.drawing.void import VOID, void_layout
from shipkit.labels.pdf.document import write_pdf
from shipkit.labels.pdf.sheaves import draw_in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from shipkit.labels.drawing.boxes import Layout
    from shipkit.labels.pdf.pages import Form, Page
    from shipkit.model.waybill import Waybill

# Pieces whose labels stand on the first page.
_PIECES_FIRST = 2


class _Options(NamedTuple):
    """What changes the paper of a waybill, beside the waybill."""

    language: str
    copies: tuple[Copy, ...]
    mask_accounts: bool
    volumetric_divisor: int | None
    void: frozenset[str]


def waybill_pages(
    waybill: Waybill,
    *,
    language: str = "en",
    copies: Sequence[Copy] = (),
    mask_accounts: bool = False,
    volumetric_divisor: int | None = DIVISOR,
    void: Collection[str] = (),
) -> Iterator[Page]:
    """The pages of one waybill, in order. Options are those of `write_waybills`.

    Errors: NotPrintable, naming each field that cannot be printed; NotFound for a language; InvalidInput for a
    copy.
    """
    return _pages(waybill, _Options(language, _known(copies), mask_accounts, volumetric_divisor, frozenset(void)))


def _pages(waybill: Waybill, options: _Options) -> Iterator[Page]:
    language, copies, mask_accounts, divisor, void = options
    values = shown(waybill, language, mask_accounts=mask_accounts, volumetric_divisor=divisor)
    if waybill.number in void:
        values.head[VOID] = find_words(language)["void"]
    for turn, copy in enumerate(copies or (None,)):
        yield from _copy(values, _Copy(language, copy, is_first=turn == 0))


def waybill_layouts(language: str = "en") -> list[Layout]:
    """Every layout that may stand on the pages."""
    return [
        void_layout(SHEET_W, SHEET_H, WORDS[language]["void"]),
        head_layout(language),
        more_head_layout(language),
        more_head_layout(language, "list_of_pieces"),
        *(goods_layout(language, columns, rows) for columns in TABLES for rows in (ROWS_FIRST, *ROWS_MORE)),
        goods_layout(language, "bare"),
        *(terms_layout(language, terms) for terms in TERMS),
        *(sign_layout(language, crosses=crosses) for crosses in (True, False)),
        *(foot_layout(torn=torn) for torn in (True, False)),
        *(mark_layout(language, copy) for copy in COPIES),
        notice_layout(language),
        *(list_layout(language, lines) for lines in LIST_LINES),
        piece_layout(language),
        receipt_layout(language),
        piece_page_layout(language),
    ]


def waybill_forms(language: str = "en") -> list[Form]:
    """What the pages share, drawn, for `write_pdf`. Errors: InvalidInput for a word that does not fit its box."""
    find_words(language)
    return [static_form(layout) for layout in waybill_layouts(language)]


def write_waybills(
    waybills: Iterable[Waybill],
    file: BinaryIO,
    *,
    language: str = "en",
    title: str = "",
    jobs: int | None = None,
    progress: Callable[[int], None] | None = None,
    copies: Sequence[Copy] = (),
    mask_accounts: bool = False,
    volumetric_divisor: int | None = DIVISOR,
    void: Collection[str] = (),
) -> int:
    """Write waybills to one PDF in their order; returns the number of pages.

    `language` is `en`, `zh`, `en+zh` or what `words` has besides. `copies` are those printed of each waybill, each
    marked and with page numbers of its own; none is one set without a mark. `mask_accounts` shows the last four
    characters of accounts. `volumetric_divisor` is in cm3 to the kilogram, for information; None leaves it out.
    Waybills whose number is among `void` are marked so on every page, and have no bars.
    `jobs` is the number of processes that draw, None as many as pay. `progress` is told how many waybills are
    done. The bytes depend on the waybills and the options that change the paper. Errors: NotPrintable at the first
    waybill that cannot be printed (the file is then unfinished); NotFound for a language; InvalidInput for its
    words or for a copy there is not.
    """
    find_words(language)
    forms = partial(stamped_forms, others=partial(waybill_layouts, language))
    options = _Options(language, _known(copies), mask_accounts, volumetric_divisor, frozenset(void))
    draw = partial(_draw, options=options, added=added_words(language))

    def pages() -> Iterator[Page]:
        done = 0
        for count, drawn in draw_in_order(waybills, draw, jobs):
            yield from drawn
            done += count
            if progress:
                progress(done)

    title = title or find_words(language)["waybill"]
    return write_pdf(pages(), file, forms=forms, title=title, lang=language_tag(language))


def _known(copies: Sequence[Copy]) -> tuple[Copy, ...]:
    for copy in copies:
        if copy not in COPIES:
            raise InvalidInput(f"{copy!r} is no copy of a waybill: there are {', '.join(COPIES)}")
    return tuple(copies)


def _draw(waybills: list[Waybill], *, options: _Options, added: Mapping[str, Mapping[str, str]]) -> list[Page]:
    for tag, table in added.items():  # a process that was not copied from ours has not heard of them
        add_words(tag, table)
    return [page for waybill in waybills for page in _pages(waybill, options)]


class _Copy(NamedTuple):
    """One set of pages: in which words, whose, and whether the labels come with it."""

    language: str
    copy: Copy | None
    is_first: bool


def _copy(values: Shown, copy: _Copy) -> Iterator[Page]:
    goods = _split(len(values.rows), ROWS_FIRST, ROWS_MORE[-1])
    count_of_pieces = len(values.pieces)
    lists = _split(count_of_pieces, 0, 2 * LIST_LINES[-1])[1:] if count_of_pieces > PIECES_ON_FIRST else []
    labels = _split(count_of_pieces, _PIECES_FIRST, PIECES_A_PAGE) if copy.is_first else []
    count = len(goods) + len(lists) + len(labels[1:])
    numbers = iter(range(1, count + 1))
    for rows in goods:
        number = next(numbers)
        maker = _page_maker(values, copy.language)
        page = {"page": values.page_of(number, count)}
        if number == 1:
            _put_first(maker, values, rows, copy, page)
        else:
            _put_more(maker, values, rows, copy, page)
        if labels and number == 1:
            _put_stubs(maker, values, labels[0], copy.language)
        yield maker.page(values.bookmark if number == 1 and copy.is_first else "")
    for pieces in lists:
        maker = _page_maker(values, copy.language)
        _put_list(maker, values, pieces, copy, {"page": values.page_of(next(numbers), count)})
        yield maker.page()
    for pieces in labels[1:]:
        maker = _page_maker(values, copy.language)
        page = {"page": values.page_of(next(numbers), count)}
        maker.put(piece_page_layout(copy.language), values.head | page, called=_called)
        for piece, corner in zip(pieces, places(), strict=False):
            _put_piece(maker, values, piece, copy.language, corner)
        yield maker.page()


def _page_maker(values: Shown, language: str) -> PageMaker:
    maker = PageMaker(SHEET_W, SHEET_H)
    if VOID in values.head:
        maker.put(void_layout(SHEET_W, SHEET_H, WORDS[language]["void"]), {})
    return maker


def _split(count: int, first: int, more: int) -> list[range]:
    """Positions 0 to `count` in runs: the first page's, then a run for each further page."""
    runs = [range(min(count, first))]
    while runs[-1].stop < count:
        start = runs[-1].stop
        runs.append(range(start, min(count, start + more)))
    return runs


def _put_first(maker: PageMaker, values: Shown, rows: range, copy: _Copy, page: dict[str, str]) -> None:
    language = copy.language
    maker.put(head_layout(language), values.head, called=_called)
    _put_mark(maker, copy)
    _put_goods(maker, values, rows, GOODS_Y, goods_layout(language, values.columns, ROWS_FIRST))
    maker.put(terms_layout(language, values.terms), values.head, 0, TERMS_Y, called=_called)
    maker.put(sign_layout(language, crosses=values.crosses), {}, 0, SIGN_Y)
    if not copy.is_first:
        maker.put(notice_layout(language), {}, 0, NOTICE_Y)
    foot = FOOT_Y if copy.is_first else WHOLE_FOOT_Y
    maker.put(foot_layout(torn=copy.is_first), values.head | page, 0, foot, called=_called)


def _put_more(maker: PageMaker, values: Shown, rows: range, copy: _Copy, page: dict[str, str]) -> None:
    least = next(most for most in ROWS_MORE if most >= len(rows))
    maker.put(more_head_layout(copy.language), values.head, called=_called)
    _put_mark(maker, copy)
    _put_goods(maker, values, rows, MORE_HEAD_H, goods_layout(copy.language, values.columns, least))
    maker.put(foot_layout(), values.head | page, 0, WHOLE_FOOT_Y, called=_called)


def _put_mark(maker: PageMaker, copy: _Copy) -> None:
    if copy.copy:
        maker.put(mark_layout(copy.language, copy.copy), {}, MARK_X, MARK_Y)


def _put_goods(maker: PageMaker, values: Shown, rows: range, y: float, layout: Layout) -> None:
    lines = {f"row.{place}.{key}": text for place, at in enumerate(rows) for key, text in values.rows[at].items()}
    totals = values.totals if rows.stop == len(values.rows) else {"goods.note": values.continued}

    def called(field: str) -> str:
        if not field.startswith("row."):
            return _called(field)
        _, place, key = field.split(".")
        return f"items.{rows.start + int(place) + 1}.{_ITEM_FIELDS.get(key, key)}"

    maker.put(layout, values.head | lines | totals, 0, y, called=called)


def _put_list(maker: PageMaker, values: Shown, pieces: range, copy: _Copy, page: dict[str, str]) -> None:
    lines = next(most for most in LIST_LINES if 2 * most >= len(pieces))
    listed = {
        f"list.{place}.{key}": text
        for place, at in enumerate(pieces)
        for key, text in (values.pieces[at] | {"line": str(at + 1)}).items()
    }

    def called(field: str) -> str:
        _, place, key = field.split(".")
        return f"pieces.{pieces.start + int(place) + 1}.{key}"

    maker.put(more_head_layout(copy.language, "list_of_pieces"), values.head, called=_called)
    _put_mark(maker, copy)
    maker.put(list_layout(copy.language, lines), listed, 0, MORE_HEAD_H, called=called)
    maker.put(foot_layout(), values.head | page, 0, WHOLE_FOOT_Y, called=_called)


def _put_stubs(maker: PageMaker, values: Shown, pieces: range, language: str) -> None:
    for piece, x in zip(pieces, (LEFT, SECOND), strict=False):
        _put_piece(maker, values, piece, language, (x, STUB_Y))
    if len(pieces) < _PIECES_FIRST:
        maker.put(receipt_layout(language), values.head, SECOND, STUB_Y, called=_called)


def _put_piece(maker: PageMaker, values: Shown, piece: int, language: str, corner: tuple[float, float]) -> None:
    maker.put(
        piece_layout(language),
        values.head | values.pieces[piece],
        *corner,
        called=lambda field: f"pieces.{piece + 1}.{field}" if field in values.pieces[piece] else _called(field),
    )


# What a person calls the fields whose names are the paper's own.
_ITEM_FIELDS = {
    "made_in": "country_of_manufacture",
    "net_weight": "net_weight_g",
    "line_value": "value",
}
_FIELDS = {
    "carrier": "carrier.name",
    "service": "carrier.service",
    "packaging": "carrier.packaging",
    "number.bars": "number",
    "booked": "booked_by",
    "consignee.original": "consignee",
    "consignee.label": "consignee",
    "consignee.name": "consignee.company",
    "shipper.original": "shipper",
    "from": "shipper.address.city",
    "incoterm": "incoterm_place",
    "transport_payer": "payer_account",
    "duties_payer": "duties_account",
    "carriage_value": "value_for_carriage",
    "customs_value": "value_for_customs",
    "options": "notes",
}


def _called(field: str) -> str:
    if field.startswith("piece."):
        return f"pieces.{int(field[6:]) + 1}.plate"
    return _FIELDS.get(field, field)
