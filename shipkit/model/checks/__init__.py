"""Checks of what a user gives: plain strings in, findings out; heavy libraries load when one needs them."""

from __future__ import annotations

from shipkit.model.checks.address import check_address, normal_region, required_fields
from shipkit.model.checks.address_lines import address_lines
from shipkit.model.checks.email import check_email
from shipkit.model.checks.goods import check_description, check_hs_code, hs_digits
from shipkit.model.checks.phone import PhoneAnswer, check_phone
from shipkit.model.checks.po_box import is_po_box
from shipkit.model.checks.postcodes import normal_postcode, postcode_examples
from shipkit.model.checks.tax import check_tax_id

__all__ = [
    "PhoneAnswer",
    "address_lines",
    "check_address",
    "check_description",
    "check_email",
    "check_hs_code",
    "check_phone",
    "check_tax_id",
    "hs_digits",
    "is_po_box",
    "normal_postcode",
    "normal_region",
    "postcode_examples",
    "required_fields",
]
