"""Labels in their order onto sheets, the first of which may be used in part."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, TypeVar

from shipkit.errors import InvalidInput
from shipkit.findings import Finding
from shipkit.labels.pdf.sheaves import draw_in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from shipkit.labels.pdf.pages import Page
    from shipkit.labels.sheets.sheet import Sheet

T = TypeVar("T")


def on_sheets(labels: Iterable[T], sheet: Sheet, start: int = 1) -> Iterator[list[tuple[int, T]]]:
    """The labels of each sheet, with their places. The first stands at place `start`.

    Errors: InvalidInput for a start that is no place of the sheet.
    """
    if not 1 <= start <= sheet.count:
        why = f"{start} is no place on sheet {sheet.name}: they are counted from 1 to {sheet.count}"
        raise InvalidInput(why, [Finding("start", why, "sheet-start")])
    return _filled(labels, sheet.count, start)


def _filled(labels: Iterable[T], count: int, start: int) -> Iterator[list[tuple[int, T]]]:
    placed: list[tuple[int, T]] = []
    at = start
    for label in labels:
        placed.append((at, label))
        at += 1
        if at > count:
            yield placed
            placed, at = [], 1
    if placed:
        yield placed


def draw_sheets(
    sheets: Iterable[list[tuple[int, T]]],
    draw: Callable[[list[list[tuple[int, T]]]], list[Page]],
    *,
    jobs: int | None,
    progress: Callable[[int], None] | None,
    counts: Callable[[T], bool],
) -> Iterator[Page]:
    """The pages of sheets in their order, drawn by `jobs` processes as `sheaves.draw_in_order` has it.

    `progress` is told, as pages come, how many labels have come of which `counts` is true.
    """
    waiting: deque[int] = deque()

    def counted() -> Iterator[list[tuple[int, T]]]:
        for placed in sheets:
            waiting.append(sum(counts(label) for _, label in placed))
            yield placed

    done = 0
    for count, pages in draw_in_order(counted(), draw, jobs):
        yield from pages
        done += sum(waiting.popleft() for _ in range(count))
        if progress:
            progress(done)
