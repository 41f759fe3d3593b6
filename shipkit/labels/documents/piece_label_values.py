"""What a piece label's fields say, and what its symbol says to a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shipkit.labels.documents.addresses import address_lines
from shipkit.labels.documents.label_words import LABEL_WORDS
from shipkit.labels.drawing.void import VOID
from shipkit.labels.symbols.gs1 import element_string, human_readable, percent_encoded, postcode_element
from shipkit.labels.symbols.identifiers import IDENTIFIERS
from shipkit.labels.symbols.iso_numeric import NUMERIC
from shipkit.model.countries import COUNTRIES
from shipkit.model.party import with_latin
from shipkit.model.units import show_kg, show_size
from shipkit.numbers import licence_plate, sscc
from shipkit.numbers import waybill as waybill_number

if TYPE_CHECKING:
    from shipkit.labels.symbols.gs1 import Element
    from shipkit.model.party import LatinForm, Party
    from shipkit.model.waybill import Waybill

_DOT = "  ·  "
_ROOM = 48  # characters of references the label has room for


class LabelValues(NamedTuple):
    """The values of a waybill's labels: what all of them show, and each piece's own."""

    number: str
    head: dict[str, str]
    pieces: list[dict[str, str]]


def label_values(waybill: Waybill, language: str = "en", *, reprint: bool = False, void: bool = False) -> LabelValues:
    """Everything the labels of a waybill show, as text; with the word of a void one if it is."""
    words = LABEL_WORDS[language]
    consignment = waybill.consignment
    shipper, consignee = with_latin(consignment.shipper), with_latin(consignment.consignee)
    valid = waybill_number.is_valid(waybill.number)
    number = waybill_number.format(waybill.number) if valid else waybill.number
    head = {
        "destination.code": consignee.address.country,
        "destination.name": country_name(consignee.address.country, language),
        "postcode": consignee.address.postcode,
        "carrier": waybill.carrier.name,
        "service": waybill.carrier.service,
        "from": ", ".join(from_lines(shipper)),
        "to.phone": consignee.phone,
        "ship_date": f"{consignment.ship_date:{words['date']}}",
        "references": _references([*filter(None, (consignment.reference, *consignment.references))]),
        "number": number,
        "number.bars": waybill.number,
        "reprint": words["reprint"].upper() if reprint else "",
        **to_blocks(consignee),
        **({VOID: words["void"]} if void else {}),
    }
    return LabelValues(number, head, _pieces(waybill))


def country_name(country: str, language: str) -> str:
    """The country in the desk's language and in English, as carriers abroad read it."""
    named = COUNTRIES[country]
    return {"en": named.name, "zh": f"{named.chinese} {named.name}"}.get(language, f"{named.name} {named.chinese}")


def from_lines(shipper: Party) -> list[str]:
    """A sender's lines in its own script, the country in English."""
    country = COUNTRIES[shipper.address.country].name.upper()
    return [*filter(None, (shipper.company, shipper.name)), *address_lines(shipper.address), country]


def to_blocks(consignee: Party) -> dict[str, str]:
    """Fields `to`, or `to.original` and `to.latin` for a consignee that has a Latin form."""
    if consignee.latin is None:
        return {"to": _block(consignee)}
    return {"to.original": _block(consignee), "to.latin": _block(consignee, consignee.latin)}


def _block(party: Party, latin: LatinForm | None = None) -> str:
    source = latin or party
    lines = [
        source.company or source.name,
        ", ".join(filter(None, (source.name if source.company else "", "" if latin else party.department))),
        *address_lines(party.address, latin),
        COUNTRIES[party.address.country].name.upper(),
    ]
    return "\n".join(filter(None, lines))


def _references(references: list[str]) -> str:
    """As many as have room; `+2` says how many more the waybill names."""
    shown = references[:1]
    for reference in references[1:]:
        if len(_DOT.join([*shown, reference])) > _ROOM:
            break
        shown.append(reference)
    more = len(references) - len(shown)
    return _DOT.join([*shown, *[f"+{more}"] * bool(more)])


def _pieces(waybill: Waybill) -> list[dict[str, str]]:
    pieces = waybill.consignment.pieces
    return [
        {
            "piece": f"{at} / {len(pieces)}",
            "weight": f"{show_kg(piece.weight_g)} kg",
            "size": f"{show_size(*piece.size_mm)} cm" if piece.size_mm else "",
            "matrix": element_string(symbol_elements(waybill, at)),
            **_plate(plate),
        }
        for at, (piece, plate) in enumerate(zip(pieces, waybill.plates, strict=True), 1)
    ]


def _plate(plate: str) -> dict[str, str]:
    if sscc.is_valid(plate):
        elements = [("00", plate)]
        return {"plate": human_readable(elements), "sscc.bars": element_string(elements)}
    shown = licence_plate.format(plate) if licence_plate.is_valid(plate) else plate
    return {"plate": shown, "plate.bars": plate}


def symbol_elements(waybill: Waybill, piece: int) -> list[Element]:
    """What a phone reads off piece `piece` (from 1): whose it is, where it goes, the waybill and `n/m`.

    The number of the piece is its SSCC in (00), or a plate in (94). Where it goes is country and postcode in
    (421); without a postcode the country alone, in (4307) beside an SSCC, otherwise in (93). (91) is the waybill
    number, (92) `n/m`; 91 to 94 are the desk's own to fill. The service stands in (4320) beside an SSCC.
    """
    plate, address = waybill.plates[piece - 1], waybill.consignment.consignee.address
    is_gs1 = sscc.is_valid(plate)
    to = postcode_element(address.country, address.postcode)
    country = ("4307" if is_gs1 and address.country in NUMERIC else "93", address.country)
    wanted: list[Element] = [
        ("00" if is_gs1 else "94", plate),
        to or country,
        ("91", waybill.number),
        ("92", f"{piece}/{len(waybill.plates)}"),
        *([("4320", percent_encoded(waybill.carrier.service))] if is_gs1 else []),
    ]
    # What the symbol has no characters or no room for stands on the label in words.
    return [(code, value) for code, value in wanted if IDENTIFIERS[code].accepts(value)]
