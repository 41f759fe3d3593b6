"""What the store's tests share. `ledger` is the engine under contract: its tests know nothing of SQLite."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import shipkit
from shipkit.store.book import Book
from shipkit.store.ledger import Ledger, PieceRow, ShipmentRow

AT = "2026-11-22T09:00:00Z"


@pytest.fixture
def ledger_path(tmp_path):
    return tmp_path / "ledger.db"


@pytest.fixture(scope="session")
def new_ledger(tmp_path_factory):
    """A new ledger to copy: making one takes longer than most tests."""
    path = tmp_path_factory.mktemp("new") / "ledger.db"
    with Ledger.open(path) as made:
        made.count()
    return path


@pytest.fixture
def ledger(ledger_path, new_ledger):
    shutil.copy(new_ledger, ledger_path)
    with Ledger.open(ledger_path) as opened:
        yield opened


@pytest.fixture
def book(tmp_path):
    return Book(tmp_path / "book")


def _make_shipment(n: int = 1, **changes) -> ShipmentRow:
    values = {
        "number": f"{100_000_000_000 + n}",
        "reference": f"SO-{n}",
        "digest": f"{n:032x}",
        "status": "booked",
        "booked_at": AT,
        "booked_by": "desk",
        "ship_date": "2026-11-22",
        "service": "priority",
        "packaging": "own",
        "contents": "goods",
        "recipient": "dlib",
        "template": "books",
        "consignee": "Receiving desk",
        "company": "Deutsche Nationalbibliothek",
        "city": "Frankfurt am Main",
        "country": "DE",
        "postcode": "60322",
        "phone": "+4969152500",
        "origin_country": "CN",
        "payer": "shipper",
        "payer_account": "",
        "duties_payer": "recipient",
        "pieces": 1,
        "weight_g": 1500,
        "currency": "EUR",
        "customs_minor": 12_050,
        "search": f"SO-{n}\nDeutsche Nationalbibliothek\nPrinted books",
        "record": f'{{"number":"{100_000_000_000 + n}"}}',
    }
    return ShipmentRow(**{**values, **changes})


def _make_piece(n: int = 1, piece: int = 1, **changes) -> PieceRow:
    number = f"{100_000_000_000 + n}"
    values = {
        "plate": f"J{number}{piece:03}", "number": number, "n": piece, "weight_g": 1500,
        "length_mm": 400, "width_mm": 300, "height_mm": 200,
    }  # fmt: skip
    return PieceRow(**{**values, **changes})


def _book_shipments(ledger: Ledger, *rows: ShipmentRow) -> None:
    with ledger.transaction():
        ledger.add_shipments(rows, [])


def _start_python(script: str, *arguments: object) -> subprocess.Popen:
    """A process of its own that runs `script` with this shipkit."""
    environment = {**os.environ, "PYTHONPATH": str(Path(shipkit.__file__).parents[1])}
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def _run_python(script: str, *arguments: object) -> str:
    """What `script` prints. Errors: AssertionError with its own when it fails."""
    process = _start_python(script, *arguments)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out


# Root may write anywhere: it gives up that right (CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, capabilities(7)) first.
_AS_ANYBODY = """
import ctypes, os, sys
if os.geteuid() == 0:
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    rights = (ctypes.c_uint32 * 6)()
    libc = ctypes.CDLL(None)
    libc.capget(header, rights)
    rights[0] &= ~0b110
    rights[1] &= ~0b110
    libc.capset(header, rights)
if os.access(sys.argv[1], os.W_OK):
    print("skip")
    raise SystemExit
"""


# Functions are handed out as fixtures: under importlib a test module imports no other.


@pytest.fixture(scope="session")
def make_shipment():
    return _make_shipment


@pytest.fixture(scope="session")
def make_piece():
    return _make_piece


@pytest.fixture(scope="session")
def book_shipments():
    return _book_shipments


@pytest.fixture(scope="session")
def start_python():
    return _start_python


@pytest.fixture(scope="session")
def run_python():
    return _run_python


@pytest.fixture(scope="session")
def as_anybody():
    """The beginning of a script that may write only where the modes of files let it."""
    return _AS_ANYBODY
