"""Whether the papers of a set agree: read from the texts they will print, not from the record again."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from shipkit.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shipkit.labels.documents.paper_values import PaperValues

# What papers are compared by, line by line and as a whole. Descriptions may be cut and units translated.
_ROW_FACTS = ("hs_code", "made_in", "quantity", "net_weight", "unit_value", "line_value")
_TOTAL_FACTS = ("pieces", "gross_weight", "goods.net_weight", "goods.value")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_CURRENCY = re.compile(r"\b[A-Z]{3}\b")


def compare(values: Mapping[str, PaperValues]) -> tuple[Finding, ...]:
    """Where papers, by name, say different things of one consignment, and where one does not add up."""
    said: dict[str, dict[str, str]] = {}
    for name, paper in values.items():
        for where, text in _facts(paper):
            said.setdefault(where, {})[name] = text
    differing = [
        Finding(where, "; ".join(f"{name} says {text or 'nothing'}" for name, text in by.items()), "papers-differ")
        for where, by in said.items()
        if len({_meaning(where, text) for text in by.values()}) > 1
    ]
    return (*differing, *(finding for name, paper in values.items() for finding in _sums(name, paper)))


def _facts(paper: PaperValues) -> Iterator[tuple[str, str]]:
    """What a paper says, as it is printed, field by field."""
    for number, row in enumerate(paper.rows, 1):
        yield from ((f"items.{row.get('line', number)}.{key}", row[key]) for key in _ROW_FACTS if key in row)
    for number, piece in enumerate(paper.pieces, 1):
        yield f"pieces.{number}.weight", piece["weight"]
    yield from ((key, paper.totals[key]) for key in _TOTAL_FACTS if key in paper.totals)


def _meaning(where: str, text: str) -> object:
    """What a printed text stands for, however it is written."""
    if where.endswith(("hs_code", "made_in")):
        return text.replace(".", "").replace(" ", "")
    number = _number(text)
    if number is None:
        return text
    return number, "".join(_CURRENCY.findall(text))


def _number(text: str) -> Decimal | None:
    found = _NUMBER.search(text)
    return Decimal(found[0].replace(",", "")) if found else None


def _sums(name: str, paper: PaperValues) -> Iterator[Finding]:
    """Where the lines of a paper do not come to its sums."""
    charges = [text for key, text in paper.totals.items() if key.startswith("charge.")]
    for where, parts in (
        ("goods.value", [row["line_value"] for row in paper.rows if "line_value" in row]),
        ("goods.net_weight", [row["net_weight"] for row in paper.rows if "net_weight" in row]),
        ("gross_weight", [piece["weight"] for piece in paper.pieces]),
        ("invoice_total", [paper.totals.get("goods.value", ""), *charges]),
    ):
        numbers = [number for part in parts if (number := _number(part)) is not None]
        stated = _number(paper.totals.get(where, ""))
        if numbers and stated is not None and sum(numbers) != stated:
            why = f"{name}: the lines come to {sum(numbers):,f}, and {paper.totals[where]} is stated"
            yield Finding(where, why, "papers-do-not-add-up")
