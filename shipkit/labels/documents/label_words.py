"""The words on piece and address labels, language by language."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENGLISH = {
    "labels": "Piece labels",
    "addresses": "Address labels",
    "from": "From",
    "to": "To",
    "piece": "Piece",
    "weight": "Weight",
    "size": "Size",
    "ship_date": "Ship date",
    "references": "References",
    "number": "Waybill number",
    "reprint": "Reprint",
    "void": "VOID",
    "date": "%d %b %Y",
    "lang": "en",
}
_CHINESE = {
    "labels": "包裹标签",
    "addresses": "地址标签",
    "from": "寄件人",
    "to": "收件人",
    "piece": "件数",
    "weight": "重量",
    "size": "尺寸",
    "ship_date": "寄件日期",
    "references": "参考号",
    "number": "运单号",
    "reprint": "补打",
    "void": "作废",
    "date": "%Y-%m-%d",
    "lang": "zh",
}
_BOTH = {key: f"{word} {_CHINESE[key]}" for key, word in _ENGLISH.items()} | {"date": "%Y-%m-%d", "lang": "en"}

LABEL_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {language: MappingProxyType(words) for language, words in (("en", _ENGLISH), ("zh", _CHINESE), ("en+zh", _BOTH))}
)
"""Language to its words, `en+zh` for both. `date` is a pattern of strftime, `lang` the document's BCP 47 tag."""
