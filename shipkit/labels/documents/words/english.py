"""English, which every other table follows key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    # What the paper is.
    "waybill": "Waybill",
    "non_negotiable": "Non-negotiable",
    "copy.shipper": "Shipper's copy",
    "copy.carrier": "Carrier's copy",
    "copy.consignee": "Consignee's copy",
    "continuation": "Continuation",
    "list_of_pieces": "List of pieces",
    "receipt": "Delivery receipt",
    "page_of": "Page {page} of {pages}",
    "booked": "Booked",
    "void": "VOID",
    # Where it goes, and between whom.
    "number": "Waybill number",
    "origin": "Origin",
    "destination": "Destination",
    "service": "Service",
    "ship_date": "Ship date",
    "pieces": "Pieces",
    "gross_weight": "Gross weight",
    "from": "From · shipper",
    "to": "To · consignee",
    "ship_to": "To",
    "ship_from": "From",
    "residential": "Residential",
    "account": "Account",
    "phone": "Phone",
    "email": "E-mail",
    "tax_id": "Tax number",
    # Goods.
    "line": "No.",
    "description": "Description of goods",
    "hs_code": "HS code",
    "made_in": "Made in",
    "quantity": "Quantity",
    "unit": "Unit",
    "net_weight": "Net kg",
    "unit_value": "Unit value",
    "line_value": "Value",
    "total": "Total",
    "continued": "Continued on the next page",
    "goods": "Goods",
    "documents": "Documents",
    # Terms.
    "references": "References",
    "packaging": "Packaging",
    "contents": "Contents",
    "incoterm": "Incoterms 2020",
    "reason": "Reason for export",
    "transport_payer": "Transport charges to",
    "duties_payer": "Duties and taxes to",
    "customs_value": "Value for customs",
    "carriage_value": "Value for carriage",
    "insurance": "Insurance",
    "options": "Special handling and notes",
    "NCV": "NCV",
    "NVD": "NVD",
    "none": "None",
    "payer.shipper": "Shipper",
    "payer.recipient": "Consignee",
    "payer.third-party": "Third party",
    "reason.sale": "Sale",
    "reason.gift": "Gift",
    "reason.sample": "Sample",
    "reason.return": "Return",
    "reason.repair": "Repair",
    "reason.personal": "Personal effects",
    "reason.documents": "Documents",
    "reason.other": "Other",
    "option.saturday-delivery": "Saturday delivery",
    "option.signature": "Signature",
    "option.adult-signature": "Adult signature",
    "option.hold": "Hold for collection",
    "option.hold-at-location": "Hold for collection",
    "option.inside-delivery": "Inside delivery",
    "option.return": "Return",
    "option.fragile": "Fragile",
    "option.keep-dry": "Keep dry",
    "option.dry-ice": "Dry ice",
    "option.dangerous-goods": "Dangerous goods",
    "option.lithium": "Lithium batteries",
    "option.temperature": "Temperature controlled",
    # Pieces.
    "piece": "Piece",
    "piece_number": "Piece number",
    "weight": "Weight",
    "size": "Size",
    "reference": "Reference",
    "pieces_and_sizes": "Pieces: number, gross weight, size",
    "see_list": "All pieces are on the list of pieces",
    "volumetric_weight": "Volumetric weight",
    "for_information": "for information",
    "piece_of": "{piece} of {pieces}",
    # Signatures and small print.
    "shipper_signs": "Shipper",
    "carrier_signs": "Accepted for carriage",
    "consignee_signs": "Received in good order",
    "signature": "Signature",
    "print_name": "Name",
    "date_time": "Date and time",
    "piece_count": "Pieces",
    "remarks": "Remarks",
    "declaration": (
        "The shipper declares that the particulars on this waybill are correct, that the contents are packed and "
        "marked for carriage, and that they hold no dangerous goods unless it is so stated above. The carrier's "
        "conditions of carriage apply. The Montreal Convention of 1999 or the Warsaw Convention governs international "
        "carriage by air and limits liability for loss, damage and delay; without a declared value for carriage "
        "(NVD) those limits stand."
    ),
    "declaration.domestic": (
        "The shipper declares that the particulars on this waybill are correct, that the contents are packed and "
        "marked for carriage, and that they hold no dangerous goods unless it is so stated above. The carrier's "
        "conditions of carriage apply and limit liability for loss, damage and delay; without a declared value for "
        "carriage (NVD) those limits stand."
    ),
    "notice_title": "Notice of liability",
    # The time limits are those of the Montreal Convention, articles 31 (2) and 35.
    "notice": (
        "The carrier's conditions of carriage are part of this contract and are shown on request. If international "
        "carriage is by air, the Montreal Convention of 1999 or the Warsaw Convention may apply; it limits the "
        "carrier's liability for loss of, damage to or delay of cargo by its weight, unless a higher value for "
        "carriage was declared when the cargo was handed over and any charge for it was paid. Under the Montreal "
        "Convention damage is to be complained of in writing within 14 days of receipt, delay within 21 days of the "
        "day the cargo was placed at the consignee's disposal, and an action is to be brought within two years. "
        "Insurance is taken out only where an amount is stated."
    ),
    # Figures: in a paper of two languages they are written once, as the first one does.
    "date": "{day} {month} {year}",
    "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "unit.kg": "kg",
    "unit.g": "g",
    "unit.lb": "lb",
    "unit.cm": "cm",
    "unit.cm3/kg": "cm³/kg",
    "unit.m": "m",
    "unit.l": "l",
    "unit.pcs": "pcs",
    "unit.pc": "pc",
    "unit.sets": "sets",
    "unit.set": "set",
    "unit.pairs": "pairs",
    "unit.pair": "pair",
    "unit.boxes": "boxes",
    "unit.box": "box",
    "unit.bottles": "bottles",
    "unit.rolls": "rolls",
    "unit.sheets": "sheets",
    "unit.copies": "copies",
    "unit.dozen": "dozen",
}
