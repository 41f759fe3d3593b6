"""Consignments and waybills for Hypothesis: whatever the model takes."""

from __future__ import annotations

from datetime import UTC, date
from decimal import Decimal

from entries import grams, hs_codes, incoterms, lines, maybe, parties, payers, reasons, words
from hypothesis import strategies as st

from shipkit.model.consignment import Consignment
from shipkit.model.goods import Item, Piece
from shipkit.model.money import Money
from shipkit.model.waybill import Carrier, Waybill

amounts = st.decimals(0, 10_000, places=6)
sides = st.integers(1, 30_000)
pieces = st.builds(Piece, weight_g=grams, packaging=maybe(words)) | st.builds(
    Piece, weight_g=grams, length_mm=sides, width_mm=sides, height_mm=sides
)


def items(currency):
    money = st.builds(Money, amount=amounts, currency=st.just(currency))
    return st.builds(
        Item, description=lines(least=1), hs_code=maybe(hs_codes), country_of_manufacture=maybe(st.just("CN")),
        quantity=st.decimals(Decimal("0.0001"), 1000, places=4), unit=lines(10), unit_value=maybe(money),
        net_weight_g=maybe(grams),
    )  # fmt: skip


@st.composite
def consignments(draw):
    currency = draw(st.sampled_from(["USD", "JPY", "KWD"]))
    other = st.builds(Money, amount=amounts, currency=st.sampled_from(["EUR", "CLF"]))
    return draw(
        st.builds(
            Consignment, shipper=parties, consignee=parties, reference=lines(),
            references=st.lists(lines(20, 1), max_size=3).map(tuple), service=words, packaging=words,
            ship_date=st.dates(date(2000, 1, 1), date(2100, 1, 1)), contents=st.sampled_from(["goods", "documents"]),
            items=st.lists(items(currency), max_size=3).map(tuple), pieces=st.lists(pieces, min_size=1, max_size=3).map(tuple),
            currency=st.just(currency), incoterm=maybe(incoterms), incoterm_place=lines(), reason=reasons, payer=payers,
            payer_account=lines(20), duties_payer=payers, value_for_carriage=maybe(other), insurance=maybe(other),
            options=st.lists(words, max_size=3).map(tuple), notes=lines(),
        )
    )  # fmt: skip


@st.composite
def waybills(draw):
    consignment = draw(consignments())
    return Waybill(
        number=draw(st.from_regex(r"[0-9A-Z]{4,35}", fullmatch=True)),
        booked_at=draw(st.datetimes(timezones=st.just(UTC))),
        booked_by=draw(lines()),
        carrier=Carrier(name=draw(lines()), service=draw(lines()), packaging=draw(lines())),
        consignment=consignment,
        plates=tuple(f"J{n:04d}" for n in range(len(consignment.pieces))),
    )
