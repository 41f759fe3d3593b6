"""The desk: the public Python API, and all the commands use. One method is one thing a shipper does."""

from __future__ import annotations

import getpass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from shipkit.config import Config, load_config
from shipkit.desk import clock
from shipkit.errors import NotFound
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
    from shipkit.desk.shipping import Planned, Shipment, Shipped
    from shipkit.model.waybill import Waybill
    from shipkit.store.book import Book
    from shipkit.store.ledger import Filters, Ledger, ShipmentRow, SummaryRow


class Desk:
    """An open desk. Use it as a context manager, or `close()` it.

    `folder` is the desk's own; `user` the name put beside what is done (the login name). Everything is opened when
    first needed. All errors are `shipkit.errors.ShipkitError`.
    """

    def __init__(self, folder: Path, *, user: str | None = None, timeout: float = 10.0) -> None:
        self.folder = folder
        self.user = user if user is not None else _login_name()
        self._timeout = timeout

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
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the ledger, if it was opened."""
        if "ledger" in self.__dict__:
            self.ledger.close()
            del self.__dict__["ledger"]

    @cached_property
    def config(self) -> Config:
        """What `desk.toml` says."""
        return load_config(self.folder / "desk.toml")

    @cached_property
    def book(self) -> Book:
        """Recipients, senders, groups, consignment templates and items."""
        from shipkit.store.book import Book

        return Book(self.folder / "book")

    @cached_property
    def ledger(self) -> Ledger:
        """The shipments; its methods are for the desk's own modules."""
        from shipkit.store.ledger import Ledger

        return Ledger.open(self.folder / "ledger.db", timeout=self._timeout)

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

        return shipping.plan(self.checker(), order or shipping.order_of(fields), number)

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

        return shipping.plan_group(self, group, order or shipping.order_of(fields))

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
        from shipkit.desk import drafts, shipping

        return drafts.hold(self, order or shipping.order_of(fields))

    def drafts(self, limit: int | None = None) -> Iterator[Draft]:
        """The drafts, newest first."""
        from shipkit.desk import drafts

        return drafts.each(self, limit)

    def draft(self, code: int) -> Draft:
        """One draft. Errors: NotFound."""
        from shipkit.desk import drafts

        return drafts.find(self, code)

    def change_draft(self, code: int, order: Order) -> Draft:
        """Put another order in a draft's place. Errors: NotFound."""
        from shipkit.desk import drafts

        return drafts.change(self, code, order)

    def ship_draft(self, code: int) -> Shipped:
        """Book a draft and remove it. Errors: as `ship`."""
        from shipkit.desk import drafts

        return drafts.ship(self, code)

    def remove_draft(self, code: int) -> None:
        """Throw a draft away. Errors: NotFound."""
        from shipkit.desk import drafts

        drafts.remove(self, code)

    # What was shipped

    def show(self, number: str) -> Shipment:
        """A shipment by its number, a piece's, or its reference: waybill, status and events. Errors: NotFound."""
        from shipkit.desk import shipping

        return shipping.show(self, number)

    def find_number(self, number: str) -> str:
        """The waybill number behind a number, a piece's number or a reference. Errors: NotFound."""
        return self.ledger.find(number).row.number

    def void(self, *numbers: str, why: str = "") -> tuple[Shipment, ...]:
        """Cancel waybills, all or none, keeping their rows. Errors: NotFound; Conflict when one is void or closed."""
        from shipkit.desk import shipping

        return shipping.void(self, numbers, why)

    def history(
        self, filters: Filters | None = None, *, limit: int | None = None, oldest_first: bool = False
    ) -> Iterator[ShipmentRow]:
        """Shipments that pass the filters, newest ship date first."""
        from shipkit.store.ledger import Filters

        return self.ledger.search(filters or Filters(), limit=limit, newest_first=not oldest_first)

    def summary(self, filters: Filters | None = None, *, by: str = "status") -> tuple[SummaryRow, ...]:
        """Shipments, pieces and weight per status, country, service, ship_date or month."""
        from shipkit.store.ledger import Filters

        return tuple(self.ledger.summary(filters or Filters(), by=by))

    def waybills(self, numbers: Iterable[str]) -> Iterator[Waybill]:
        """The records of waybills, in the order asked. Errors: NotFound."""
        from shipkit.model.waybill import Waybill

        for number in numbers:
            yield Waybill.model_validate_json(self.ledger.find(number).record)

    def print_waybills(self, numbers: Sequence[str], file: str | os.PathLike[str] | BinaryIO, **options: Any) -> int:
        """Write the A4 waybills to one PDF, in the order given. Gives the number of pages. Errors: NotFound."""
        from shipkit.desk.printing import print_waybills

        return print_waybills(self, numbers, file, **options)

    # The desk itself

    def info(self) -> dict[str, Any]:
        """Where it is, what it holds, how much of its number ranges is used."""
        from shipkit.desk.inspecting import info

        return info(self)

    def check(self) -> None:
        """Read everything. Errors: StoreUnusable with all that is wrong."""
        from shipkit.desk.inspecting import check

        check(self)


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as fault:
        raise NotFound("this machine does not say who is logged in: set $LOGNAME") from fault
