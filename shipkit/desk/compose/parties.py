"""The two parties: from the book, from the order's own cells, or from both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shipkit.config import Config
from shipkit.desk.compose.parts import Parts, Saved
from shipkit.desk.order import LATIN_COLUMNS, PARTY_COLUMNS, Order
from shipkit.model.countries import find_country
from shipkit.model.party import Party

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from shipkit.findings import Finding

_TRUE = frozenset(("1", "true", "yes", "y", "x", "是"))
_FALSE = frozenset(("0", "false", "no", "n", "否"))
_PLACE = ("address1", "address2", "address3", "city", "region", "postcode", "country")
_STAND_INS = {"company": "-", "address": {"address1": "-"}}
# Whom a faulty order to an unknown recipient is checked with; nothing found in this party itself is told.
_SOMEBODY = {"company": "-", "address1": "-", "country": "CH"}


def compose_party(cells: Mapping[str, str]) -> tuple[Party | None, tuple[Finding, ...]]:
    """A party from cells by column name, and what is wrong with it."""
    nobody: Callable[[str], None] = lambda _: None
    parts = Parts(Order(cells), Saved(nobody, nobody, nobody, nobody), Config.model_construct(ranges=()))
    party = parts.made(Party, _party_values(parts, parts.head))
    return (None if parts.found else party), tuple(parts.found)


def consignee_of(parts: Parts) -> Party | None:
    """The consignee, with stand-ins for what is faulty; None, with a fault noted, when nothing can be said of it."""
    head = parts.head
    given = {column: head[column] for column in PARTY_COLUMNS if column in head}
    if parts.recipient is not None:
        return _changed(parts, parts.recipient.party, given)
    if "recipient" in head:
        parts.tried(Party, _party_values(parts, {**_SOMEBODY, **given}), stand_ins=_STAND_INS)
        return None
    return parts.tried(Party, _party_values(parts, given), stand_ins=_STAND_INS)


def _changed(parts: Parts, saved: Party, given: dict[str, str]) -> Party | None:
    """A recipient's party with the order's own cells over it."""
    if not given and not any(column in parts.head for column in LATIN_COLUMNS):
        return saved
    before = saved.model_dump(exclude={"latin", "address"}) | saved.address.model_dump()
    now = before | given
    if "address1" in given:
        # A new street leaves nothing of the old one standing, another country nothing of the town.
        now |= {column: given.get(column, "") for column in ("address2", "address3")}
    if "country" in given and _is_elsewhere(given["country"], saved.address.country):
        now |= {column: given.get(column, "") for column in ("city", "region", "postcode")}
    values = _party_values(parts, now)
    # The Latin form of what is now written otherwise would be that of another name.
    kept = {name: text for name, text in saved.latin or () if text and now[name] == before[name]}
    values["latin"] = kept | (values["latin"] or {}) or None
    return parts.tried(Party, values, stand_ins=_STAND_INS)


def _is_elsewhere(country: str, before: str) -> bool:
    try:
        return find_country(country) != before
    except ValueError:
        return False  # which is noted when the party is made


def _party_values(parts: Parts, flat: Mapping[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {column: flat[column] for column in _OWN if column in flat}
    values["address"] = {column: flat[column] for column in _PLACE if column in flat}
    if isinstance(word := values.get("residential"), str):
        word = word.strip().casefold()
        values["residential"] = word in _TRUE
        if word not in _TRUE | _FALSE:
            parts.error("residential", f"{word[:20]!r} is neither yes nor no", "word-unknown")
    head = parts.head
    values["latin"] = {column[6:]: head[column] for column in LATIN_COLUMNS if column in head} or None
    return values


_OWN = tuple(column for column in PARTY_COLUMNS if column not in _PLACE)


def shipper_of(parts: Parts) -> Party | None:
    """The sender the order or its template names, else the desk's shipper; None, with a fault noted, without one."""
    code = parts.head.get("sender") or (parts.template.sender if parts.template else None)
    if not code:
        if parts.config.shipper is None:
            parts.error("sender", "desk.toml names no shipper, and no sender was given", "shipper-missing")
        return parts.config.shipper
    sender = parts.saved.sender(code.strip())
    if sender is None:
        parts.unknown("sender", "sender", code)
        return None
    return sender.party
