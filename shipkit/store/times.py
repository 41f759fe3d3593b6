"""Times and dates as the ledger keeps them: text of one form, so that comparing text compares time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache


# A batch books ten thousand shipments at one moment, for a few days.
@lru_cache(maxsize=64)
def utc_text(moment: datetime | str) -> str:
    """An aware time, or its ISO text, as `2026-11-22T09:00:00Z`: UTC, to the second. Errors: ValueError."""
    found = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    if found.tzinfo is None:
        msg = f"{moment} does not say in which time zone it is"
        raise ValueError(msg)
    return found.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@lru_cache(maxsize=64)
def day_text(day: date | str) -> str:
    """A date, or its ISO text, as `2026-11-22`. Errors: ValueError."""
    found = date.fromisoformat(day) if isinstance(day, str) else day
    return found.strftime("%Y-%m-%d")
