"""The only clock of the house. `$SHIPKIT_NOW` (an ISO time) stands still for tests and reprints."""

from __future__ import annotations

import os
from datetime import MAXYEAR, UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from shipkit.errors import UsageError
from shipkit.model.decimals import half_width

VARIABLE = "SHIPKIT_NOW"


def now() -> datetime:
    """The time, in UTC, to the second. Errors: UsageError when `$SHIPKIT_NOW` is no ISO time."""
    fixed = os.environ.get(VARIABLE)
    if not fixed:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        moment = datetime.fromisoformat(fixed).replace(microsecond=0)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        # A day off the ends of the calendar, so that the day at the desk and the day after have a date.
        if not 1 < moment.year < MAXYEAR:
            raise OverflowError
    except (ValueError, OverflowError):
        raise UsageError(f"${VARIABLE} is {fixed[:60]!r}: write an ISO time, as in 2026-11-22T09:00:00+08:00") from None
    return moment


def today(timezone: str) -> date:
    """The day it is at the desk."""
    return now().astimezone(ZoneInfo(timezone)).date()


def parse_day(text: str, today: date) -> date:
    """`today`, `tomorrow`, `+3`, `2026-12-01`, and for the past `yesterday`, `-7`, as a date. Errors: ValueError."""
    day = _read_day(half_width(text).strip().casefold(), today) if len(text) <= 40 else None
    if day is None:
        msg = f"{text[:40]!r} is no date: write it as 2026-12-01, today, tomorrow or +3, yesterday or -7 (days ago)"
        raise ValueError(msg)
    return day


_DAYS = {"": 0, "today": 0, "今天": 0, "tomorrow": 1, "明天": 1, "yesterday": -1, "昨天": -1}


def _read_day(word: str, today: date) -> date | None:
    days = _DAYS.get(word)
    if days is None and word[:1] in {"+", "-"} and word[1:].isascii() and word[1:].isdigit() and len(word) <= 4:
        days = int(word)
    try:
        return date.fromisoformat(word) if days is None else today + timedelta(days=days)
    except (ValueError, OverflowError):
        return None
