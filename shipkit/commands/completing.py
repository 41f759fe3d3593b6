"""Words the shell completes: the book's codes, the numbers shipped last. Never an error, whatever the desk's state."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from shipkit.desk.desk import Desk

RECENT = 50
MOST = 1_000


def _desk(ctx: typer.Context) -> Desk:
    from shipkit.desk.desk import Desk

    return Desk.open(ctx.find_root().params.get("desk"))


def codes(kind: str) -> Callable[[typer.Context, str], list[str]]:
    """Completes the codes of one kind of the book."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        return _beginning(incomplete, lambda desk: iter(desk.book.shelf(kind).codes()), ctx)

    return complete


def numbers(ctx: typer.Context, incomplete: str) -> list[str]:
    """Completes the numbers of the latest shipments."""
    return _beginning(incomplete, lambda desk: (row.number for row in desk.history(limit=RECENT)), ctx)


def _beginning(incomplete: str, words: Callable[[Desk], Iterator[str]], ctx: typer.Context) -> list[str]:
    with suppress(Exception), _desk(ctx) as desk:
        return list(islice((word for word in words(desk) if word.startswith(incomplete)), MOST))
    return []
