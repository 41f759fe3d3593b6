"""Many orders checked at once: in this process when they are few, on every core when they are many."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from shipkit.desk.compose import Saved, compose
from shipkit.desk.packing import Ready, pack
from shipkit.store.book import Book
from shipkit.workers import pool, processors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from shipkit.config import Config
    from shipkit.desk.order import Order
    from shipkit.findings import Finding

CHUNK = 200
# Two processes cost about as much to start as a few hundred orders to check.
FEW = 600


@dataclass(frozen=True, slots=True)
class Checked:
    """One order's verdict: `ready` unless an error is among the findings."""

    ready: Ready | None
    findings: tuple[Finding, ...]


def saved_in(book: Book) -> Saved:
    """The book as `compose` asks it, each entry read once."""
    return Saved(
        recipient=lru_cache(maxsize=None)(book.recipients.get),
        sender=lru_cache(maxsize=None)(book.senders.get),
        template=lru_cache(maxsize=None)(book.consignments.get),
        item=lru_cache(maxsize=None)(book.items.get),
    )


class Checker:
    """Checks orders against one book, one configuration and one day."""

    def __init__(self, book_folder: Path, config: Config, today: date) -> None:
        self.saved, self.config, self.today = saved_in(Book(book_folder)), config, today

    def check(self, order: Order, number: str = "") -> Checked:
        """The verdict on one order."""
        composed = compose(order, self.saved, self.config, self.today)
        if composed.consignment is None:
            return Checked(None, composed.findings)
        ready = pack(composed.consignment, order, number, recipient=composed.recipient, template=composed.template)
        return Checked(ready, composed.findings)


_checker: Checker | None = None


def _start_worker(book_folder: Path, config: Config, today: date) -> None:
    global _checker  # noqa: PLW0603  # one a worker process, made once
    # What is there now stays; of what an order makes, little is garbage: looking for it often costs a tenth.
    gc.freeze()
    gc.set_threshold(20_000, 50, 50)
    _checker = Checker(book_folder, config, today)


def _check_chunk(orders: Sequence[Order]) -> list[Checked]:
    if _checker is None:
        msg = "the worker was not started"
        raise RuntimeError(msg)
    return [_checker.check(order) for order in orders]


def check_orders(
    orders: Sequence[Order], book_folder: Path, config: Config, today: date, *, jobs: int | None = None
) -> Iterator[Checked]:
    """The verdicts, in the order given. `jobs` processes, as many as there are processors when None."""
    workers = jobs or processors()
    if workers == 1 or len(orders) < FEW:
        checker = Checker(book_folder, config, today)
        yield from map(checker.check, orders)
        return
    with pool(workers, _start_worker, (book_folder, config, today)) as processes:
        chunks = [orders[start : start + CHUNK] for start in range(0, len(orders), CHUNK)]
        for answer in processes.map(_check_chunk, chunks):
            yield from answer
