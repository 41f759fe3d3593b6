"""Which shipments: conditions a user chooses, as SQL with bound values, and the index that serves them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from shipkit.errors import InvalidInput
from shipkit.findings import Finding
from shipkit.store.times import day_text, utc_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; None narrows nothing, and all that is given must hold.

    `since` and `until` are ship dates, `booked_since` and `booked_until` times, all included. `recipient` is
    a code of the book, `reference` exact or, with `*` behind it, a beginning. `consignee` is part of the
    consignee's name or company, `text` words that must all be found in the shipment, both in any case.
    """

    since: date | str | None = None
    until: date | str | None = None
    booked_since: datetime | str | None = None
    booked_until: datetime | str | None = None
    recipient: str | None = None
    consignee: str | None = None
    country: str | None = None
    reference: str | None = None
    status: str | None = None
    service: str | None = None
    phone: str | None = None
    text: str | None = None
    payer_account: str | None = None
    numbers: Sequence[str] | None = None


class Condition(NamedTuple):
    """SQL after `WHERE`, and its values. `in_order`: the index that serves it is in the order of a list."""

    sql: str
    values: list[str]
    in_order: bool


class _Term(NamedTuple):
    kind: str
    column: str
    test: str
    values: Sequence[str]


# The fewer rows a filter is likely to leave, the earlier it stands: the first one given reads its index, and
# the others are hidden from the planner, which without statistics takes any index for as good as another.
_NARROWEST = (
    "numbers", "reference", "phone", "recipient", "payer_account", "beginning", "booked",
    "country", "service", "status",
)  # fmt: skip
# After one value of these the index goes on in the order of ship dates: a span of dates narrows it further.
_IN_ORDER = frozenset({"reference", "phone", "recipient", "payer_account", "country", "service", "status"})

# SQLite takes 32,766 values in a statement (SQLITE_MAX_VARIABLE_NUMBER), PostgreSQL 65,535.
_MOST_NUMBERS = 30_000
# SQLite takes a LIKE pattern of 50,000 bytes and 1,000 conditions; five hundred words of one letter fit.
_LONGEST_TEXT = 1_000
# Above every character of a text, compared by code point.
_HIGHEST = "\U0010ffff"


def condition(filters: Filters) -> Condition:
    """The filters as SQL. Errors: InvalidInput for a date that is none, or too long a text or list."""
    terms = list(_terms(filters))
    driver = next((kind for kind in _NARROWEST if any(term.kind == kind for term in terms)), "")
    in_order = not driver or driver in _IN_ORDER
    open_to_planner = {driver, "date"} if in_order else {driver}
    tests: list[str] = []
    values: list[str] = []
    for term in terms:
        # An expression is not the column any more, and no index is looked up for it.
        column = term.column if term.kind in open_to_planner else f"({term.column} || '')"
        tests.append(f"{column} {term.test}")
        values += term.values
    return Condition(" AND ".join(tests) or "1 = 1", values, in_order)


def _terms(filters: Filters) -> Iterator[_Term]:
    for kind in ("recipient", "country", "status", "service", "phone", "payer_account"):
        value = getattr(filters, kind)
        if value is not None:
            yield _Term(kind, kind, "= ?", (value,))
    yield from _reference(filters.reference)
    yield from _spans(filters)
    if filters.consignee is not None:
        yield _Term(
            "text", "consignee_search", "LIKE ? ESCAPE '\\'", (_containing(_short(filters.consignee, "consignee")),)
        )
    for word in _short(filters.text or "", "text").split():
        yield _Term("text", "search", "LIKE ? ESCAPE '\\'", (_containing(word),))
    if filters.numbers is not None:
        yield _numbers(filters.numbers)


def _reference(reference: str | None) -> Iterator[_Term]:
    if reference is None:
        return
    if reference.endswith("*"):
        beginning = reference[:-1]
        yield _Term("beginning", "reference", ">= ?", (beginning,))
        yield _Term("beginning", "reference", "< ?", (beginning + _HIGHEST,))
    else:
        yield _Term("reference", "reference", "= ?", (reference,))


def _spans(filters: Filters) -> Iterator[_Term]:
    try:
        if filters.since is not None:
            yield _Term("date", "ship_date", ">= ?", (day_text(filters.since),))
        if filters.until is not None:
            yield _Term("date", "ship_date", "<= ?", (day_text(filters.until),))
        if filters.booked_since is not None:
            yield _Term("booked", "booked_at", ">= ?", (utc_text(filters.booked_since),))
        if filters.booked_until is not None:
            yield _Term("booked", "booked_at", "<= ?", (utc_text(filters.booked_until),))
    except ValueError as fault:
        raise _refused("date", str(fault)) from None


def _numbers(numbers: Sequence[str]) -> _Term:
    if len(numbers) > _MOST_NUMBERS:
        raise _refused("numbers", f"{len(numbers)} numbers were given, and {_MOST_NUMBERS} are the most at once")
    # `IN ()` is no SQL; a number is never NULL.
    test = f"IN ({', '.join('?' * len(numbers))})" if numbers else "IS NULL"
    return _Term("numbers", "number", test, tuple(numbers))


def _short(text: str, field: str) -> str:
    if len(text) > _LONGEST_TEXT:
        raise _refused(field, f"it is {len(text)} characters long, and {_LONGEST_TEXT} is the most")
    return text


def _containing(text: str) -> str:
    escaped = folded(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def folded(text: str) -> str:
    """The form text is kept and looked for in: NFC, without case."""
    return normalize("NFC", normalize("NFC", text).casefold())


def _refused(field: str, why: str) -> InvalidInput:
    return InvalidInput(f"the filter cannot be used: {field}: {why}", [Finding(field, why, "filter")])
