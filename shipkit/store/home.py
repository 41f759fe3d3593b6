"""The desk's folder: where it is, whether it is one, and a new one."""

from __future__ import annotations

import os
from pathlib import Path

from shipkit.errors import Conflict, NotFound, StoreUnusable
from shipkit.whole import unwritable

VARIABLE = "SHIPKIT_DESK"
SETTINGS = "desk.toml"
BOOK = "book"


def default_home() -> Path:
    """`$SHIPKIT_DESK`, else the folder the system keeps a user's data in."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("shipkit", appauthor=False)


def open_home(folder: Path) -> Path:
    """The folder, when it is a desk. Errors: NotFound when it is none; StoreUnusable."""
    try:
        (folder / SETTINGS).stat()
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(f"{folder} is no desk: it has no {SETTINGS}", hint="shipkit init") from None
    except OSError as fault:
        raise StoreUnusable(f"{folder} cannot be read: {fault.strerror}") from fault
    return folder


def create_home(folder: Path) -> Path:
    """A new or empty folder made ready for a desk: private, with a place for the book.

    Errors: Conflict when a desk is there; StoreUnusable when the folder holds other things, or cannot be made.
    """
    try:
        if folder.exists():
            _require_empty(folder)
        folder.mkdir(parents=True, exist_ok=True)
        for private in (folder, folder / BOOK):
            private.mkdir(exist_ok=True)
            private.chmod(0o700)
    except OSError as fault:
        raise unwritable(folder, fault) from fault
    return folder


def _require_empty(folder: Path) -> None:
    if not folder.is_dir():
        raise StoreUnusable(f"{folder} is no folder, and a desk needs one")
    if (folder / SETTINGS).exists():
        raise Conflict(f"{folder} is a desk already", hint="shipkit desk info")
    # An empty place for the book is what a start that was broken off leaves behind.
    others = sorted(entry.name for entry in folder.iterdir() if entry.name != BOOK or any(entry.iterdir()))
    if others:
        shown = ", ".join(others[:3]) + (", ..." if len(others) > 3 else "")
        raise StoreUnusable(f"{folder} holds other things ({shown}): a desk needs a folder of its own")
