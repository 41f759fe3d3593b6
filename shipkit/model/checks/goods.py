"""What customs can do with a description and an HS code: numbers of the right form, words that name goods."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

from shipkit.findings import Finding, warning
from shipkit.model.checks.vague_words import is_vague
from shipkit.model.checks.wording import shown

# The WCO's Harmonized System has six digits; national tariffs add up to four (TARIC, HTSUS: ten).
_HS_DIGITS = range(6, 11)


def check_hs_code(text: str) -> tuple[Finding, ...]:
    """Error `hs-code` when `text` is not 6 to 10 digits; warning `hs-chapter` for a chapter there is none of.

    Dots and blanks between the digits are fine. Chapters are 01 to 97 without 77, which the WCO keeps free;
    98 and 99 are left to each country for its own use, and pass.
    """
    digits = hs_digits(text)
    if not (digits.isascii() and digits.isdigit() and len(digits) in _HS_DIGITS):
        why = f"{shown(text)} is no HS code: that is 6 to 10 digits, such as 8471.30"
        return (Finding("hs_code", why, "hs-code"),)
    if digits[:2] in {"00", "77"}:
        why = f"{shown(text)} is in chapter {digits[:2]}, and the Harmonized System has no such chapter"
        return (warning("hs_code", why, "hs-chapter"),)
    return ()


def hs_digits(text: str) -> str:
    """An HS code without its dots and blanks: `8471.30` is `847130`. Nothing is checked."""
    return re.sub(r"[.\s]", "", normalize("NFKC", text))


def check_description(text: str) -> tuple[Finding, ...]:
    """Warnings for a description that tells customs nothing; empty for one that may.

    `description-short`: fewer than three letters (two in Chinese, Japanese, Korean).
    `description-order-number`: a number of an order or mostly digits. `description-vague`: every word of it
    is vague ("spare parts", "samples, no commercial value", "礼品一批"); one word that names goods is
    enough to pass.
    """
    if _is_number(text):
        why = f"{shown(text)} looks like the number of an order: customs need to know what the goods are"
        return (warning("description", why, "description-order-number"),)
    if _is_short(text):
        why = f"{shown(text)} is too short to say what the goods are"
        return (warning("description", why, "description-short"),)
    if is_vague(text):
        why = f"{shown(text)} does not say what the goods are, of what material and for what use"
        return (warning("description", why, "description-vague"),)
    return ()


def _is_short(text: str) -> bool:
    # Most descriptions begin with a word that is long enough.
    if len(text) > 2 and text[:3].isalpha():
        return False
    letters = [character for character in text if character.isalpha()]
    return len(letters) < (2 if any(letter >= "\u3040" for letter in letters) else 3)


def _is_number(text: str) -> bool:
    if not _digits().search(text):
        return False
    if _order_number().fullmatch(text.strip()):
        return True
    signs = [character for character in text if character.isalnum()]
    return 2 * sum(map(str.isdigit, signs)) > len(signs)


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"\d")


@cache
def _order_number() -> re.Pattern[str]:
    """`SO-1234`, `PO 4711`, `#8812`, `Order no. 77-12`, `订单 2024`: three digits or more, few letters."""
    words = (
        "order|sales order|purchase order|p\\.o\\.|invoice|inv|ref|reference|number|no|nr|bestellung|auftrag"
        "|rechnung|commande|facture|pedido|factura|fatura|ordine|fattura|заказ"
        "|订单号?|訂單|发票|發票|单号|注文|주문"
    )
    return re.compile(
        rf"(?=(?:\D*\d){{3}})(?:(?:{words})[\s.:#№-]*)*[#№]?\s*[a-z]{{0,4}}[-_/ ]?\d[\d./_ -]+[a-z]?",
        re.IGNORECASE,
    )
