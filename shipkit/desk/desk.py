"""The desk: the public Python API, and all the commands use. One method is one thing a shipper does."""

from __future__ import annotations

import getpass
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING, Any, Self

from shipkit.config import Config, load_config
from shipkit.desk import clock, given
from shipkit.errors import NotFound, UsageError
from shipkit.store.home import default_home, open_home

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from typing import BinaryIO

    from shipkit.desk.batch import BatchResult
    from shipkit.desk.checking import Checker
    from shipkit.desk.drafts import Draft
    from shipkit.desk.mapping import ColumnMap, Guess
    from shipkit.desk.order import Order
    from shipkit.desk.papers.choice import Choice
    from shipkit.desk.papers.writing import Printed
    from shipkit.desk.shipping import Planned, Shipment, Shipped
    from shipkit.desk.verifying import Verdict
    from shipkit.labels.forms.calibration import Calibration
    from shipkit.model.waybill import Waybill
    from shipkit.printing.job import Receipt
    from shipkit.store.book import Book
    from shipkit.store.ledger import Filters, Ledger, ShipmentRow, SummaryRow


class Desk:
    """An open desk. Use it as a context manager, or `close()` it; in the thread that opened it.

    `folder` is the desk's own; `user` the name put beside what is done (the login name). Everything is opened when
    first needed. All errors are `shipkit.errors.ShipkitError`.
    """

    def __init__(self, folder: Path, *, user: str | None = None, timeout: float = 10.0) -> None:
        self.folder = folder
        self.user = user if user is not None else _login_name()
        self._timeout = timeout
        self._thread = get_ident()
        self._parts: dict[str, Any] | None = {}

    @classmethod
    def open(
        cls, folder: str | os.PathLike[str] | None = None, *, user: str | None = None, timeout: float = 10.0
    ) -> Self:
        """The desk in `folder`, else in `$SHIPKIT_DESK`, else in the user's data folder.

        `timeout` is how many seconds a locked store is waited for. Errors: NotFound when there is none.
        """
        return cls(open_home(Path(folder) if folder is not None else default_home()), user=user, timeout=timeout)

    @classmethod
    def create(
        cls,
        folder: str | os.PathLike[str] | None = None,
        *,
        sample: bool = False,
        shipper: Mapping[str, str] | None = None,
        timezone: str | None = None,
        currency: str | None = None,
        user: str | None = None,
    ) -> Self:
        """A new desk in a new or empty folder; with sample recipients, goods and templates when `sample`.

        `shipper` has the columns of a party (`company name phone email address1 ... country`).
        Errors: Conflict when a desk is there, StoreUnusable, InvalidInput for a faulty shipper.
        """
        from shipkit.desk.starting import create_desk

        home = create_desk(Path(folder) if folder is not None else default_home(), sample, shipper, timezone, currency)
        return cls(home, user=user)

    def __enter__(self) -> Self:
        self._part("self", lambda: self)
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the ledger. The desk cannot be used any more; closing it again does nothing."""
        parts, self._parts = self._parts, None
        if parts and "ledger" in parts:
            parts["ledger"].close()

    def _part(self, name: str, make: Callable[[], Any]) -> Any:
        """What is made once, when it is first needed. Errors: UsageError once closed, and in another thread."""
        if self._parts is None:
            raise UsageError("this desk is closed: open it again with Desk.open")
        if get_ident() != self._thread:
            raise UsageError("this desk was opened in another thread: open one in each")
        if name not in self._parts:
            self._parts[name] = make()
        return self._parts[name]

    @property
    def config(self) -> Config:
        """What `desk.toml` says."""
        config: Config = self._part("config", lambda: load_config(self.folder / "desk.toml"))
        return config

    @property
    def book(self) -> Book:
        """Recipients, senders, groups, consignment templates and items."""
        from shipkit.store.book import Book

        book: Book = self._part("book", lambda: Book(self.folder / "book"))
        return book

    @property
    def ledger(self) -> Ledger:
        """The shipments; its methods are for the desk's own modules."""
        from shipkit.store.ledger import Ledger

        path = self.folder / "ledger.db"
        ledger: Ledger = self._part("ledger", lambda: Ledger.open(path, timeout=self._timeout, must_exist=True))
        return ledger

    def today(self) -> date:
        """The day it is at the desk."""
        return clock.today(self.config.desk.timezone)

    def checker(self) -> Checker:
        """What checks orders against this desk's book and settings, today."""
        from shipkit.desk.checking import Checker

        return Checker(self.book.folder, self.config, self.today())

    # Shipping

    def plan(self, order: Order | None = None, /, *, number: str = "", **fields: Any) -> Planned:
        """What would be booked for an order, or for fields by column name; nothing is written.

        `items` and `pieces` are lists of mappings by column name. Errors: InvalidInput with every fault.
        """
        from shipkit.desk import shipping

        return shipping.plan(self.checker(), given.an_order(order, fields), given.text(number, "number"))

    def ship(self, order: Order | None = None, /, *, number: str = "", **fields: Any) -> Shipped:
        """Book one waybill: `desk.ship(recipient="dlib", consignment="books", reference="SO-1")`.

        The same reference with the same content gives the waybill it has. `number` is one a carrier gave.
        Errors: InvalidInput with every fault; Conflict when the reference is another's.
        """
        from shipkit.desk import shipping

        return shipping.ship(self, self.plan(order, number=number, **fields))

    def ship_group(self, group: str, order: Order | None = None, /, **fields: Any) -> tuple[Shipped, ...]:
        """One waybill to each member of a group, all or none. Their references are `REFERENCE-CODE`."""
        from shipkit.desk import shipping

        return shipping.ship_all(self, self.plan_group(group, order, **fields))

    def plan_group(self, group: str, order: Order | None = None, /, **fields: Any) -> tuple[Planned, ...]:
        """What would be booked for each member of a group. Errors: NotFound, InvalidInput."""
        from shipkit.desk import shipping

        return shipping.plan_group(self, given.text(group, "group"), given.an_order(order, fields))

    def ship_again(self, number: str, **changes: Any) -> Shipped:
        """The consignment of a waybill once more, today and without its reference, with changes by column name."""
        from shipkit.desk import shipping

        return shipping.ship(self, shipping.plan_again(self, self.show(number).waybill.consignment, changes))

    def ship_back(self, number: str, **changes: Any) -> Shipped:
        """A return: the consignment of a waybill the other way round, with a number of its own."""
        from shipkit.desk import shipping

        return shipping.ship(self, shipping.plan_return(self, self.show(number), changes))

    def batch(
        self,
        source: str | os.PathLike[str] | BinaryIO,
        *,
        column_map: str | ColumnMap | None = None,
        dry_run: bool = False,
        skip_bad: bool = False,
        receipt: str | os.PathLike[str] | None = None,
        labels: str | os.PathLike[str] | None = None,
        jobs: int | None = None,
        progress: Callable[[str, int, int], None] | None = None,
        **reading: Any,
    ) -> BatchResult:
        """Check a file of orders whole, then book each reference exactly once.

        `receipt` and `labels` are files to write; `reading` goes to `shipkit.tabular.read_table`.
        Errors: InvalidInput, with every fault of the file and nothing booked, unless `skip_bad`.
        """
        from shipkit.desk.running import run_batch

        return run_batch(
            self, source, column_map=column_map, dry_run=dry_run, skip_bad=skip_bad,
            receipt=receipt, labels=labels, jobs=jobs, progress=progress, reading=reading,
        )  # fmt: skip

    def guess_map(
        self, file: str | os.PathLike[str], *, save_as: str | None = None, **reading: Any
    ) -> tuple[Guess, ...]:
        """Propose a map for a batch file with other headers, and save it under a name if one is given."""
        from shipkit.desk.mapping import guess_file

        return guess_file(self.folder / "maps", Path(file), save_as, **reading)

    def map_names(self) -> tuple[str, ...]:
        """The saved maps."""
        from shipkit.desk.mapping import map_names

        return map_names(self.folder / "maps")

    def map_path(self, name: str) -> Path:
        """The file of a saved map. Errors: NotFound."""
        from shipkit.desk.mapping import map_path

        return map_path(self.folder / "maps", name)

    # Drafts

    def hold(self, order: Order | None = None, /, **fields: Any) -> Draft:
        """Keep an order as a draft, faulty or not."""
        from shipkit.desk import drafts

        return drafts.hold(self, given.an_order(order, fields))

    def drafts(self, limit: int | None = None) -> Iterator[Draft]:
        """The drafts, newest first."""
        from shipkit.desk import drafts

        return drafts.each(self, given.limit(limit))

    def draft(self, code: int) -> Draft:
        """One draft. Errors: NotFound."""
        from shipkit.desk import drafts

        return drafts.find(self, given.whole(code, "draft"))

    def change_draft(self, code: int, order: Order) -> Draft:
        """Put another order in a draft's place. Errors: NotFound."""
        from shipkit.desk import drafts

        return drafts.change(self, given.whole(code, "draft"), given.an_order(order, {}))

    def ship_draft(self, code: int) -> Shipped:
        """Book a draft and remove it. Errors: as `ship`."""
        from shipkit.desk import drafts

        return drafts.ship(self, given.whole(code, "draft"))

    def remove_draft(self, code: int) -> None:
        """Throw a draft away. Errors: NotFound."""
        from shipkit.desk import drafts

        drafts.remove(self, given.whole(code, "draft"))

    # What was shipped

    def show(self, number: str) -> Shipment:
        """A shipment by its number, a piece's, or its reference: waybill, status and events. Errors: NotFound."""
        from shipkit.desk import shipping

        return shipping.show(self, given.text(number, "number"))

    def find_number(self, number: str) -> str:
        """The waybill number behind a number, a piece's number or a reference. Errors: NotFound."""
        return self.ledger.find(given.text(number, "number")).row.number

    def void(self, *numbers: str, why: str = "") -> tuple[Shipment, ...]:
        """Cancel waybills, all or none, keeping their rows. Errors: NotFound; Conflict when one is void or closed."""
        from shipkit.desk import shipping

        return shipping.void(self, given.numbers(numbers), given.text(why, "why"))

    def history(
        self, filters: Filters | None = None, *, limit: int | None = None, oldest_first: bool = False
    ) -> Iterator[ShipmentRow]:
        """Shipments that pass the filters, newest ship date first."""
        narrowed, most = given.filters(filters), given.limit(limit)
        return self.ledger.search(narrowed, limit=most, newest_first=not oldest_first)

    def summary(self, filters: Filters | None = None, *, by: str = "status") -> tuple[SummaryRow, ...]:
        """Shipments, pieces and weight per status, country, service, ship_date or month."""
        return tuple(self.ledger.summary(given.filters(filters), by=given.text(by, "by")))

    def waybills(self, numbers: Iterable[str]) -> Iterator[Waybill]:
        """The records of waybills, in the order asked. Errors: NotFound."""
        from shipkit.model.waybill import Waybill

        for number in given.numbers(numbers):
            yield Waybill.model_validate_json(self.ledger.find(number).record)

    def print(
        self,
        numbers: Sequence[str],
        file: str | os.PathLike[str] | BinaryIO,
        choice: Choice | None = None,
        *,
        jobs: int | None = None,
        progress: Callable[[int], None] | None = None,
        **choices: Any,
    ) -> Printed:
        """Write papers of some waybills to a file, in the order given.

        `desk.print([number], "labels.pdf", documents=("label",), sheet="a6")`. The file is whole or not there. What may
        be chosen: see `shipkit.desk.papers.choice.Choice`; without any, the A4 waybill.
        Errors: NotFound, UsageError, InvalidInput for what cannot be printed, StoreUnusable.
        """
        from shipkit.desk.papers.choice import Choice
        from shipkit.desk.papers.writing import print_papers

        return print_papers(
            self, given.numbers(numbers), file, choice or Choice(**choices), jobs=jobs, progress=progress
        )

    def send(self, numbers: Sequence[str], printer: str = "", choice: Choice | None = None, **choices: Any) -> Receipt:
        """Print papers of some waybills on a printer, else on the one desk.toml names for the document.

        Errors: PrintFailed (the waybills stay booked, and `send_again` repeats it), UsageError without a printer.
        """
        from shipkit.desk.papers.choice import Choice
        from shipkit.desk.papers.sending import send_papers

        return send_papers(self, given.numbers(numbers), choice or Choice(**choices), printer)

    def printer_for(self, choice: Choice, printer: str = "") -> str:
        """The printer a document goes to; empty when none is named."""
        from shipkit.desk.papers.sending import printer_for

        return printer_for(self, choice, printer)

    def forms(self) -> tuple[str, ...]:
        """The pre-printed forms there are."""
        from shipkit.desk.papers.forms import form_files

        return tuple(form_files(self))

    def preview_form(self, form: str, number: str | None = None, *, dpi: int = 150, language: str = "") -> bytes:
        """A form over the picture of its paper, as PNG, with a waybill or samples. Errors: NotFound, InvalidInput."""
        from shipkit.desk.papers.forms import preview

        return preview(self, form, number, dpi=dpi, language=language or self.config.paper.captions)

    def print_grid(self, form: str, file: str | os.PathLike[str] = "", printer: str = "") -> None:
        """The test grid of a form's paper, to a file or a printer."""
        from shipkit.desk.papers.sending import print_grid

        print_grid(self, form, file, printer)

    def calibrate(self, printer: str, form: str, a: tuple[float, float], b: tuple[float, float]) -> Calibration:
        """Keep what a printer is off by, from where the grid's crosses A and B landed. Errors: InvalidInput."""
        from shipkit.desk.papers.forms import find_form, keep_calibration

        paper = find_form(self, form)
        return keep_calibration(self, printer, paper.width, paper.height, a, b)

    def send_again(self, printer: str = "") -> tuple[tuple[str, ...], Receipt]:
        """Print what failed last; gives its waybills. Errors: NotFound when nothing failed, PrintFailed."""
        from shipkit.desk.papers.sending import print_again

        return print_again(self, printer)

    def verify(self, file: str | os.PathLike[str]) -> Verdict:
        """Which waybills a printed file is of, and whether it is unaltered. Errors: NotFound, InvalidInput."""
        from shipkit.desk.verifying import verify

        return verify(self, Path(file))

    # The desk itself

    def info(self) -> dict[str, Any]:
        """Where it is, what it holds, how much of its number ranges is used."""
        from shipkit.desk.inspecting import info

        return info(self)

    def new_ledger(self) -> None:
        """Begin an empty ledger, where the desk has lost its own. Errors: Conflict when one is there."""
        from shipkit.desk.starting import make_ledger

        make_ledger(self.folder)

    def check(self) -> None:
        """Read everything. Errors: StoreUnusable with all that is wrong."""
        from shipkit.desk.inspecting import check

        check(self)


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as fault:
        raise NotFound("this machine does not say who is logged in: set $LOGNAME") from fault
