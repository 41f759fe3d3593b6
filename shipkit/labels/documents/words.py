"""The words on papers, language by language. A paper's layout holds keys; what they say is here alone."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENGLISH = {
    "waybill": "Waybill",
    "non_negotiable": "Non-negotiable",
    "number": "Waybill number",
    "origin": "Origin",
    "destination": "Destination",
    "service": "Service",
    "ship_date": "Ship date",
    "pieces": "Pieces",
    "gross_weight": "Gross weight",
    "from": "From · shipper",
    "to": "To · consignee",
    "account": "Account",
    "phone": "Phone",
    "email": "E-mail",
    "tax_id": "Tax number",
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
    "continuation": "Continuation",
    "goods": "Goods",
    "documents": "Documents",
    "references": "References",
    "packaging": "Packaging",
    "incoterm": "Incoterms 2020",
    "reason": "Reason for export",
    "transport_payer": "Transport charges to",
    "duties_payer": "Duties and taxes to",
    "customs_value": "Value for customs",
    "carriage_value": "Value for carriage",
    "insurance": "Insurance",
    "options": "Special handling and notes",
    "shipper_signs": "Shipper",
    "carrier_signs": "Accepted for carriage",
    "consignee_signs": "Received in good order",
    "signature": "Signature",
    "print_name": "Name",
    "date_time": "Date and time",
    "piece_count": "Pieces",
    "piece": "Piece",
    "weight": "Weight",
    "size": "Size",
    "reference": "Reference",
    "ship_to": "To",
    "ship_from": "From",
    "receipt": "Delivery receipt",
    "remarks": "Remarks",
    "booked": "Booked",
    "page_of": "Page {page} of {pages}",
    "piece_of": "{piece} of {pieces}",
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
    "declaration": (
        "The shipper declares that the particulars on this waybill are correct and complete, that the contents are "
        "packed and marked for carriage, and that they hold no dangerous goods unless it is so stated above. The "
        "carrier's conditions of carriage apply, and with them the Montreal Convention of 1999 or the Warsaw "
        "Convention where the carriage is international and by air; they limit liability for loss, damage and "
        "delay. Where no value for carriage is declared (NVD) those limits stand."
    ),
}

WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType({"en": MappingProxyType(_ENGLISH)})
"""Language (BCP 47) to its words; every language has the same keys."""
