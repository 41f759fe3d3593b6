"""What a shipment is, by what happened to it: a pure fold over its events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Status = Literal["booked", "closed", "void"]

_BECOMES: dict[str, Status] = {"booked": "booked", "closed": "closed", "void": "void"}


def fold(kinds: Iterable[str]) -> Status:
    """The status after events of these kinds, oldest first. Void is final; other kinds change nothing."""
    status: Status = "booked"
    for kind in kinds:
        if status != "void":
            status = _BECOMES.get(kind, status)
    return status
