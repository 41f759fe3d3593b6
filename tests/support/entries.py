"""Entries of the book for Hypothesis: whatever the model takes, as far as columns can say it."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from shipkit.model.goods import Piece, SavedItem
from shipkit.model.money import Money
from shipkit.model.party import Address, Group, LatinForm, Party, PartyDefaults, Recipient
from shipkit.model.template import ConsignmentTemplate, TemplateItem
from shipkit.model.text import clean_line

_SCRIPTS = "aZ09 éßŁ-'=+@\"&()/#\\ Ωд中文字こ한글عربעבไทยहिं🙂"


def _cleaned(text):
    return clean_line(text, 500)


def lines(most=30, least=0):
    """A line as the model keeps it. No `;`, which parts references in a cell."""
    text = st.one_of(st.text(_SCRIPTS, max_size=most), st.text("=+-@'0123456789.,", max_size=6))
    return text.map(_cleaned).filter(lambda line: least <= len(line) <= most)


codes = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,11}", fullmatch=True)
words = st.sampled_from(["priority", "economy", "box", "own", "tail-lift", "2-day"])
payers = st.sampled_from(["shipper", "recipient", "third-party"])
incoterms = st.sampled_from(["DAP", "DDP", "EXW"])
reasons = st.sampled_from(["sale", "gift", "other"])
amounts = st.decimals(Decimal("0.01"), Decimal(99999), places=2)
money = st.builds(Money, amount=amounts, currency=st.sampled_from(["USD", "EUR", "KWD", "JPY"]))
grams = st.integers(1, 1_000_000)
maybe = st.none().__or__

addresses = st.builds(
    Address, address1=lines(least=1), address2=lines(), address3=lines(), city=lines(), region=lines(),
    postcode=lines(12), country=st.sampled_from(["FR", "CN", "US", "AE"]),
)  # fmt: skip
latin_forms = st.builds(LatinForm, company=lines(least=1), name=lines(), address1=lines(), city=lines())
parties = st.builds(
    Party, company=lines(least=1), name=lines(), department=lines(), phone=lines(20), email=lines(), address=addresses,
    tax_id=lines(20), account=lines(20), residential=st.booleans(), latin=maybe(latin_forms),
)  # fmt: skip
defaults = st.builds(
    PartyDefaults, service=maybe(words), packaging=maybe(words), incoterm=maybe(incoterms), reason=maybe(reasons),
    payer=maybe(payers), payer_account=maybe(lines(20, 1)), references=st.lists(lines(20, 1), max_size=3).map(tuple),
    notes=lines(),
)  # fmt: skip
recipients = st.builds(Recipient, code=codes, party=parties, defaults=defaults)
groups = st.builds(
    Group, code=codes, description=lines(), members=st.lists(codes, min_size=1, max_size=8, unique=True).map(tuple)
)
hs_codes = st.from_regex(r"[0-9]{6,10}", fullmatch=True)
goods = st.builds(
    SavedItem, code=codes, description=lines(least=1), hs_code=maybe(hs_codes),
    country_of_manufacture=maybe(st.just("CN")), unit=st.sampled_from(["pcs", "m", "kg"]), unit_value=maybe(money),
    unit_weight_g=maybe(grams),
)  # fmt: skip
millimetres = st.integers(1, 30_000)
pieces = st.one_of(
    st.builds(Piece, weight_g=grams, packaging=maybe(words)),
    st.builds(Piece, weight_g=grams, length_mm=millimetres, width_mm=millimetres, height_mm=millimetres),
)
template_items = st.builds(
    TemplateItem, item=maybe(codes), description=lines(least=1), hs_code=maybe(hs_codes),
    quantity=st.decimals(Decimal("0.0001"), Decimal(9999), places=4), unit=lines(8), unit_value=maybe(money),
    net_weight_g=maybe(grams),
)  # fmt: skip
templates = st.builds(
    ConsignmentTemplate, code=codes, description=lines(), sender=maybe(codes), service=maybe(words),
    packaging=maybe(words), contents=maybe(st.sampled_from(["goods", "documents"])),
    items=st.lists(template_items, max_size=3).map(tuple),
    pieces=st.one_of(
        st.lists(pieces, max_size=3).map(tuple), st.tuples(pieces, st.integers(1, 4)).map(lambda p: p[:1] * p[1])
    ),
    currency=maybe(st.sampled_from(["USD", "EUR"])), incoterm=maybe(incoterms), incoterm_place=lines(),
    reason=maybe(reasons), payer=maybe(payers), payer_account=lines(20), duties_payer=maybe(payers),
    references=st.lists(lines(20, 1), max_size=3).map(tuple), value_for_carriage=maybe(money), insurance=maybe(money),
    options=st.lists(words, max_size=3).map(tuple), notes=lines(),
)  # fmt: skip

OF_KIND = {
    "recipients": recipients,
    "senders": recipients,
    "groups": groups,
    "consignments": templates,
    "items": goods,
}
