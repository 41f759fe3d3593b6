"""Batch files for tests: faultless orders, changed where a test wants."""

from __future__ import annotations

import csv
import io

HEADER = (
    "reference", "company", "phone", "address1", "city", "postcode", "country", "service", "weight",
    "description", "hs_code", "country_of_manufacture", "quantity", "unit_value", "currency",
)  # fmt: skip


def an_order(reference, **changes):
    """The cells of a faultless order."""
    cells = {
        "reference": reference, "company": "Österreichische Nationalbibliothek", "phone": "+43 1 53410",
        "address1": "Josefsplatz 1", "city": "Wien", "postcode": "1015", "country": "AT", "service": "priority",
        "weight": "2.4", "description": "Printed books", "hs_code": "490199", "country_of_manufacture": "CN",
        "quantity": "3", "unit_value": "12.50", "currency": "EUR",
    }  # fmt: skip
    return cells | changes


def as_csv(rows, header=HEADER):
    """Rows as the bytes of a CSV file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="", lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
