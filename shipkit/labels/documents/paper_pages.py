"""Parts stacked to pages: tables that go on over the page with their sums carried, and the closing.

First everything gets its place, then it is drawn, because a page says how many there are.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from shipkit.labels.documents.paper_layout import (
    BOTTOM,
    LEFT,
    LETTERHEAD,
    ROW_HEIGHTS,
    SIGNATURE,
    TOP_MORE,
    first_head,
    more_head,
    table_head,
    table_row,
    table_sum,
    top_first,
)
from shipkit.labels.documents.paper_words import paper_words
from shipkit.labels.drawing.boxes import Box, Text
from shipkit.labels.drawing.draw import PageMaker, static_form
from shipkit.labels.drawing.look import SHEET_H, SHEET_W
from shipkit.labels.pdf.images import read_picture, with_picture
from shipkit.labels.pdf.pages import POINTS
from shipkit.labels.text.fit import TooLongError, fit
from shipkit.labels.text.lines import NoGlyphError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from shipkit.labels.documents.paper_layout import Column, Look
    from shipkit.labels.documents.paper_options import PaperOptions
    from shipkit.labels.drawing.boxes import Layout
    from shipkit.labels.pdf.images import Picture
    from shipkit.labels.pdf.pages import Form, Page


class Drawn(NamedTuple):
    """Pages, and what they share."""

    pages: tuple[Page, ...]
    forms: tuple[Form | Picture, ...]


class Block(NamedTuple):
    """A part of a page with its values. Errors call its fields `where` and the field's own name."""

    layout: Layout
    values: Mapping[str, str]
    where: str = ""


class Table(NamedTuple):
    """Rows under a heading that stands on every page they reach.

    `so_far` gives the sums of so many rows, by column; `total` the last sums. `before` is a sentence over all.
    """

    head: Block
    rows: tuple[Block, ...]
    so_far: Callable[[int], Block] | None = None
    brought: Callable[[int], Block] | None = None
    total: Block | None = None
    before: Block | None = None


class _Placed(NamedTuple):
    block: Block
    y: float


def table(
    name: str,
    columns: tuple[Column, ...],
    rows: Sequence[Mapping[str, str]],
    language: str,
    *,
    where: str,
    sums: Mapping[str, str] | None = None,
    so_far: Callable[[int], Mapping[str, str]] | None = None,
    before: Block | None = None,
) -> Table:
    """A table of `rows`. `sums` are the last sums by column, `so_far` those of so many rows; `where` as `items`."""
    words = paper_words(language)
    keys = tuple(sums or ())

    def summed(count: int, *, note: str) -> Block:
        values = so_far(count) if so_far else {}
        shown = {f"sum.{key}": text for key, text in values.items()}
        return Block(table_sum(name, columns, keys, final=False), shown | {"note": words[note]})

    last = {f"sum.{key}": text for key, text in (sums or {}).items()} | {"note": words["total"]}
    return Table(
        Block(table_head(name, columns, language), {}),
        tuple(_row(name, columns, row, f"{where}.{row.get('line') or row['piece']}.") for row in rows),
        partial(summed, note="carried") if so_far else None,
        partial(summed, note="brought") if so_far else None,
        Block(table_sum(name, columns, keys, final=True), last) if sums else None,
        before,
    )


# A row is made higher before its type is made smaller than this share of its size.
_COMFORT = 0.9


def _row(name: str, columns: tuple[Column, ...], row: Mapping[str, str], where: str) -> Block:
    """A row as high as its text needs."""
    flowing = [column.key for column in columns if column.flowing and row.get(column.key)]
    for share in (_COMFORT, 0.0):
        for height in ROW_HEIGHTS:
            layout = table_row(name, columns, height)
            texts = [field for field in layout.fields if isinstance(field, Text) and field.name in flowing]
            if all(_fits(field, row[field.name], share) for field in texts):
                return Block(layout, row, where)
    return Block(table_row(name, columns, ROW_HEIGHTS[-1]), row, where)


def _fits(field: Text, text: str, share: float) -> bool:
    style = replace(field.style, floor=max(field.style.smallest, share * field.style.size))
    try:
        fit(text, style, field.box.w * POINTS, field.box.h * POINTS)
    except TooLongError:
        return False
    except NoGlyphError:
        return True  # drawing says which
    return True


class _Stack:
    """Pages filled from the top."""

    def __init__(self, top: float) -> None:
        self._y = top
        self.pages: list[list[_Placed]] = [[]]

    def has_room(self, height: float) -> bool:
        return self._y + height <= BOTTOM

    def put(self, block: Block, gap: float = 0.0) -> float:
        """Where the block stands."""
        self._y += gap if self.pages[-1] else 0.0
        at = self._y
        self.pages[-1].append(_Placed(block, at))
        self._y += block.layout.height
        return at

    def turn(self) -> None:
        self.pages.append([])
        self._y = TOP_MORE


_GAP = 5.0


def _stack(tables: Sequence[Table], close: Block, top: float) -> _Stack:
    stack = _Stack(top)
    for at, section in enumerate(tables):
        _stack_table(stack, section, after=close.layout.height + _GAP if at == len(tables) - 1 else 0.0)
    if not stack.has_room(close.layout.height + _GAP):
        stack.turn()
    stack.put(close, _GAP)
    return stack


def _stack_table(stack: _Stack, section: Table, *, after: float) -> None:
    """Put a table; its last row stays with what comes `after` it, where a page can hold both."""
    sums = section.total.layout.height if section.total else 0.0
    start = [block for block in (section.before, section.head) if block]
    first = section.rows[0].layout.height if section.rows else 0.0
    needed = sum(block.layout.height for block in start) + first + sums + _GAP
    if not stack.has_room(needed + (after if len(section.rows) <= 1 else 0.0)):
        stack.turn()
    for n, block in enumerate(start):
        stack.put(block, 0.0 if n else _GAP)
    for n, row in enumerate(section.rows):
        is_last = n == len(section.rows) - 1
        if n and not stack.has_room(row.layout.height + sums + (after if is_last else 0.0)):
            if section.so_far:
                stack.put(section.so_far(n))
            stack.turn()
            stack.put(section.head)
            if section.brought:
                stack.put(section.brought(n))
        stack.put(row)
    if section.total:
        stack.put(section.total)


def draw_paper(
    look: Look, head: Mapping[str, str], tables: Sequence[Table], close: Block, options: PaperOptions
) -> Drawn:
    """The pages of an A4 paper. Errors: NotPrintable, naming each field that cannot be printed."""
    language = options.language
    words = paper_words(language)
    stacks = _stack(tables, close, top_first(look)).pages
    layouts: dict[str, Layout] = {}
    pages = []
    for number, blocks in enumerate(stacks, 1):
        is_first = number == 1
        layout = first_head(look, language) if is_first else more_head(look.paper, language)
        own = {"page": words["page_of"].format(page=number, pages=len(stacks))}
        if is_first and options.letterhead:
            own["letterhead.name"] = ""
        maker = PageMaker(SHEET_W, SHEET_H)
        for (part, values, where), y in (_Placed(Block(layout, {**head, **own}), 0.0), *blocks):
            maker.put(part, values, LEFT if y else 0.0, y, called=f"{where}{{}}".format)
            layouts[part.name] = part
        pages.append(maker.page(f"{words[look.paper]} {head['document']}" if is_first else ""))
    drawn = Drawn(tuple(pages), tuple(map(static_form, layouts.values())))
    drawn = stamped(drawn, options.letterhead, LETTERHEAD, page=0, field="letterhead")
    sign = Box(LEFT + SIGNATURE.x, stacks[-1][-1].y + SIGNATURE.y, SIGNATURE.w, SIGNATURE.h)
    return stamped(drawn, options.signature, sign)


def stamped(drawn: Drawn, source: Path | bytes | None, box: Box, *, page: int = -1, field: str = "signature") -> Drawn:
    """With a picture, if there is one, over one page. Errors: NotPrintable, naming the picture's `field`."""
    if source is None:
        return drawn
    picture = read_picture(source, box.w, box.h, field=field)
    pages = list(drawn.pages)
    pages[page] = with_picture(pages[page], picture, box)
    return Drawn(tuple(pages), (*drawn.forms, picture))
