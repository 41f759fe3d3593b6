"""A new desk: its folder, its settings, and what it starts with."""

from __future__ import annotations

import json
import secrets
import shutil
from contextlib import suppress
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from shipkit.config import load_config
from shipkit.errors import Conflict, InvalidInput, ShipkitError
from shipkit.store.book import KINDS, Book
from shipkit.store.home import create_home
from shipkit.whole import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shipkit.model.party import Party

SAMPLE_PREFIX = "10000"
"""The sample desk's waybill numbers begin with this; a real desk's with five digits of its own."""

SAMPLE_ORDERS = "orders.csv"
"""A batch file of a hundred orders that a sample desk brings."""


@lru_cache(maxsize=1)
def starter_files() -> Path:
    """Where our templates lie: in the installed package, or in the checkout it runs from."""
    installed = Path(str(files("shipkit"))) / "_templates"
    return installed if installed.is_dir() else Path(str(files("shipkit"))).parent / "templates"


def create_desk(
    folder: Path, sample: bool, shipper: Mapping[str, str] | None, timezone: str | None, currency: str | None
) -> Path:
    """Make a desk in a new or empty folder; after a fault the folder is as it was.

    Errors: Conflict when a desk is there, InvalidInput for a faulty shipper, StoreUnusable.
    """
    if sample and shipper is None:
        shipper = json.loads((starter_files() / "sample" / "shipper.json").read_text(encoding="utf-8"))
        timezone = timezone or "Asia/Shanghai"
    party = None if shipper is None else _checked(shipper)
    was_there = folder.exists()
    home = create_home(folder)
    try:
        _write_settings(home, party, timezone or _local_zone(), currency or "USD", sample=sample)
        make_ledger(home)
        if sample:
            fill_book(Book(home / "book"))
            with whole_file(home / SAMPLE_ORDERS, private=True) as file:
                file.write((starter_files() / "sample" / "orders.csv").read_bytes())
    except BaseException:
        for entry in home.iterdir():
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        if not was_there:
            with suppress(OSError):
                home.rmdir()
        raise
    return home


def _checked(shipper: Mapping[str, str]) -> Party:
    from shipkit.desk.compose import compose_party
    from shipkit.model.review import review_party

    party, faults = compose_party(shipper)
    found = [*faults, *(review_party(party) if party is not None else ())]
    errors = [finding for finding in found if finding.is_error]
    if party is None or errors:
        raise InvalidInput("the shipper has faults", errors)
    return party


def _write_settings(home: Path, shipper: Party | None, timezone: str, currency: str, *, sample: bool) -> None:
    prefix = SAMPLE_PREFIX if sample else str(10_000 + secrets.randbelow(90_000))
    values = {"timezone": timezone, "currency": currency.upper(), "prefix": prefix}
    text = Template((starter_files() / "desk.toml").read_text(encoding="utf-8")).substitute(
        {name: json.dumps(value, ensure_ascii=False) for name, value in values.items()}, shipper=_shipper_table(shipper)
    )
    path = home / "desk.toml"
    with whole_file(path, "w", private=True) as file:
        file.write(text)
    try:
        load_config(path)
    except ShipkitError as fault:
        raise InvalidInput(fault.message.split("has faults: ", 1)[-1]) from None


_SHIPPER_FORM = (
    "[shipper]", 'company = ""', 'name = "Shipping department"', 'phone = "+86 411 ..."', 'email = ""', "",
    "[shipper.address]", 'address1 = ""', 'city = ""', 'region = ""', 'postcode = ""', 'country = "CN"',
)  # fmt: skip


def _shipper_table(shipper: Party | None) -> str:
    """The `[shipper]` tables; commented out while nobody has said who ships. A JSON value here is a TOML one."""
    if shipper is None:
        return "\n".join(f"# {line}" if line else "" for line in _SHIPPER_FORM)
    values = shipper.model_dump(exclude_defaults=True)
    tables = {"shipper.address": values.pop("address"), "shipper.latin": values.pop("latin", None)}
    lines = ["[shipper]", *_settings(values)]
    for name, table in tables.items():
        lines += ["", f"[{name}]", *_settings(table)] if table else []
    return "\n".join(lines)


def _settings(table: Mapping[str, Any]) -> Iterator[str]:
    return (f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in table.items())


def make_ledger(home: Path) -> None:
    """An empty ledger; nothing else makes one, so that a lost one is not taken for a new one. Errors: Conflict."""
    from shipkit.store.ledger import Ledger

    path = home / "ledger.db"
    if path.exists():
        raise Conflict(f"{path} is there already")
    with Ledger.open(path) as ledger:
        ledger.make()


def fill_book(book: Book) -> None:
    """Put the sample entries into an empty book."""
    for kind in KINDS:
        source = starter_files() / "sample" / f"{kind}.json"
        if source.exists():
            shelf = book.shelf(kind)
            entries = [shelf.model.model_validate(entry) for entry in json.loads(source.read_text(encoding="utf-8"))]
            shelf.put_many(entries, on_duplicate="refuse")


def _local_zone() -> str:
    from tzlocal import get_localzone_name

    try:
        return str(get_localzone_name())
    except Exception:  # noqa: BLE001  # a machine with a broken zone still gets a desk
        return "UTC"
