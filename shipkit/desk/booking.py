"""Consignments into the ledger: each reference once, each number once, in one transaction."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from shipkit.errors import Conflict
from shipkit.findings import Finding, warning
from shipkit.numbers import licence_plate, sscc
from shipkit.store.ledger import PieceRow, ShipmentRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime

    from shipkit.config import CarrierSettings, Config, PlateSettings
    from shipkit.desk.packing import Ready
    from shipkit.store.ledger import Known, Ledger

Status = Literal["booked", "already", "void", "conflict"]
NEARLY_USED = 0.9


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one consignment.

    `booked`: it has a new number. `already`: the same reference with the same content has this number. `void`: so it
    had, and was voided since. `conflict`: the reference is another shipment's, whose number this is.
    """

    reference: str
    status: Status
    number: str
    plates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Booking:
    """The outcomes, in the order asked, and what to say about the number ranges."""

    outcomes: tuple[Outcome, ...]
    warnings: tuple[Finding, ...]


def settled(found: Known, digest: str, reference: str) -> Outcome | None:
    """What is already so for a reference the ledger knows; None when it is to be booked all the same."""
    void = found.status == "void"
    if found.digest == digest:
        return Outcome(reference, "void" if void else "already", found.number, ())
    return None if void else Outcome(reference, "conflict", found.number, ())


def book(ledger: Ledger, batch: Sequence[Ready], config: Config, *, at: datetime, who: str) -> Booking:
    """Book what is not booked yet, all of it or nothing. `at` is UTC; numbers follow the order given.

    Errors: Conflict when the ranges hold too few numbers or the store stays locked; StoreUnusable.
    """
    with ledger.transaction():
        known = ledger.known([ready.reference for ready in batch if ready.reference])
        outcomes = [
            settled(found, ready.digest, ready.reference) if (found := known.get(ready.reference)) else None
            for ready in batch
        ]
        new = [ready for ready, outcome in zip(batch, outcomes, strict=True) if outcome is None]
        numbers = list(_numbers(ledger, config, new))
        named = zip(numbers, _plates(ledger, config.plates, new, numbers), strict=True)
        shipments: list[ShipmentRow] = []
        pieces: list[PieceRow] = []
        heads = _Heads(config.carrier, at, who)
        answers: list[Outcome] = []
        for ready, outcome in zip(batch, outcomes, strict=True):
            if outcome is not None:
                answers.append(outcome)
                continue
            number, own = next(named)
            shipments.append(heads.row(ready, number, own))
            pieces += (
                PieceRow(plate, number, n, *piece)
                for n, (plate, piece) in enumerate(zip(own, ready.pieces, strict=True), 1)
            )
            answers.append(Outcome(ready.reference, "booked", number, own))
        if shipments:
            ledger.add_shipments(shipments, pieces)
        warnings = tuple(_nearly_used(ledger, config)) if shipments else ()
    return Booking(tuple(answers), warnings)


class _Heads:
    """The parts of a record that one booking has in common, turned into JSON once."""

    def __init__(self, carrier: CarrierSettings, at: datetime, who: str) -> None:
        self.carrier, self.who = carrier, who
        self.at = at.isoformat().replace("+00:00", "Z")
        self._names: dict[tuple[str, str], str] = {}

    def row(self, ready: Ready, number: str, plates: tuple[str, ...]) -> ShipmentRow:
        columns = ready.columns
        record = (
            f'{{"version":1,"number":{json.dumps(number)},"booked_at":"{self.at}",'
            f'"booked_by":{json.dumps(self.who, ensure_ascii=False)},'
            f'"carrier":{self._carrier(str(columns["service"]), str(columns["packaging"]))},'
            f'"plates":{json.dumps(plates)},"consignment":{ready.consignment_json}}}'
        )
        return ShipmentRow(
            number=number,
            reference=ready.reference,
            digest=ready.digest,
            status="booked",
            booked_at=self.at,
            booked_by=self.who,
            record=record,
            **columns,  # type: ignore[arg-type]
        )

    def _carrier(self, service: str, packaging: str) -> str:
        key = service, packaging
        if key not in self._names:
            names = {
                "name": self.carrier.name,
                "service": self.carrier.services.get(service, service),
                "packaging": self.carrier.packagings.get(packaging, packaging),
            }
            self._names[key] = json.dumps(names, ensure_ascii=False, separators=(",", ":"))
        return self._names[key]


def _numbers(ledger: Ledger, config: Config, new: Sequence[Ready]) -> Iterator[str]:
    typed = {ready.number for ready in new if ready.number}
    taken = iter(_from_ranges(ledger, config, len(new) - sum(bool(ready.number) for ready in new), typed))
    for ready in new:
        yield ready.number or next(taken)


def _from_ranges(ledger: Ledger, config: Config, wanted: int, typed: Collection[str]) -> list[str]:
    """So many numbers, in the order of the ranges.

    A number of a range that somebody typed in is passed over. Errors: Conflict when the ranges hold too few.
    """
    numbers: list[str] = []
    for settings in config.ranges:
        series = settings.range
        while len(numbers) < wanted:
            following = max(series.first, ledger.serials_used(series.name))
            take = min(wanted - len(numbers), series.last - following + 1)
            if take <= 0:
                break
            first = ledger.take_serials(series.name, series.first, series.last, take)
            fresh = [series.number_at(serial) for serial in range(first, first + take)]
            passed = ledger.booked(fresh) | set(typed)
            numbers += (number for number in fresh if number not in passed)
    if len(numbers) < wanted:
        raise Conflict(
            f"the number ranges in desk.toml are used up: {wanted} numbers are needed, {len(numbers)} are left",
            hint="shipkit desk info",
        )
    return numbers


def _plates(
    ledger: Ledger, settings: PlateSettings, new: Sequence[Ready], numbers: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    """The plates of each consignment's pieces: SSCCs from a series of their own, or plates made of the number."""
    if not settings.gs1_prefix:
        for ready, number in zip(new, numbers, strict=True):
            pieces = range(1, len(ready.pieces) + 1)
            yield tuple(licence_plate.make(number, n, settings.agency, settings.company) for n in pieces)
        return
    # An SSCC has 17 digits before its check digit: one extension digit, the prefix, the serial.
    last = 10 ** (16 - len(settings.gs1_prefix)) - 1
    serial = ledger.take_serials("sscc", 0, last, sum(len(ready.pieces) for ready in new)) if new else 0
    for ready in new:
        following = serial + len(ready.pieces)
        yield tuple(sscc.make(settings.gs1_prefix, n) for n in range(serial, following))
        serial = following


def _nearly_used(ledger: Ledger, config: Config) -> Iterator[Finding]:
    last = config.ranges[-1].range
    used = last.used_fraction(ledger.serials_used(last.name))
    if used >= NEARLY_USED:
        why = f"{used:.0%} of the number range {last.name!r} is used: add another of the carrier's to desk.toml"
        yield warning("ranges", why, "range-nearly-used")
