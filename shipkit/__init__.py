"""shipkit: a shipping desk on the command line, and the same from Python.

>>> from shipkit import Desk                            # doctest: +SKIP
>>> with Desk.open("my-desk") as desk:                  # doctest: +SKIP
...     shipped = desk.ship(recipient="dlib", consignment="books")
...     desk.print([shipped.number], "waybill.pdf")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shipkit.desk.desk import Desk
    from shipkit.desk.order import Order
    from shipkit.store.ledger import Filters

__all__ = ["Desk", "Filters", "Order", "__version__"]
__version__ = "0.1.0"

_HOMES = {"Desk": "shipkit.desk.desk", "Order": "shipkit.desk.order", "Filters": "shipkit.store.ledger"}


def __getattr__(name: str) -> Any:
    # Loaded when asked for: `shipkit --help` needs none of it.
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
