"""Names of regions and cities, found however they are written: `CA`, `California`, `辽宁` for `辽宁省`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from shipkit.model.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# What a kind of place is called, behind or before its name, in the writing that fold() gives. People leave
# these words out, or add them in English, so names are compared with and without.
_BEHIND = (
    "province|state|region|governorate|county|prefecture|department|district|municipality|city|emirate|oblast|krai"
    "|parish|republic|territory|voivodeship|sheng|shi|xian|qu|zizhiqu|zhuangzuzizhiqu|huizuzizhiqu|weiwuerzizhiqu"
    "|do|si|gun|gu|ken|fu|to|ili|oblasti?|область|край|республика|обл"
)
_BEFORE = (
    "co|county|province of|province|provincia de|provincia di|provincia|departamento de|departamento del"
    "|departamento|estado de|estado|region de|region del|region|comunidad de|state of|city of|emirate of"
    "|municipality of|tinh|thanh pho|tp|республика|г|город|محافظة|امارة|ولاية|منطقة|مدينة|จังหวัด"
)
_ATTACHED = (
    "特别行政区|特別行政區|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|地区|盟|省|市|縣|县|區|区|都|府|県"
    "|특별자치도|특별자치시|특별시|광역시|도|시|군|구"
)


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(f"^(?:{_BEFORE}) | (?:{_BEHIND})$|(?<=..)(?:{_ATTACHED})$")


def bare(folded: str) -> str:
    """A folded name without the word for its kind: `hunan` of `hunan province`, `辽宁` of `辽宁省`."""
    return _kinds().sub("", folded)


def names_to_keys(choices: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Every way to write each of a few places, folded, to its key. `choices`: key and the names it has.

    Full names go before bare ones; a bare name that two places share (`新竹` of 新竹市 and 新竹縣) is left
    out.
    """
    found: dict[str, str] = {}
    bares: dict[str, set[str]] = {}
    for key, names in choices:
        for name in (key, *names):
            folded = fold(name)
            if folded:
                found.setdefault(folded, key)
                bares.setdefault(bare(folded), set()).add(key)
    for name, keys in bares.items():
        if len(keys) == 1:
            found.setdefault(name, *keys)
    return found


def key_of(keys: Mapping[str, str], name: str) -> str | None:
    """The key a written name stands for, or None."""
    folded = fold(name)
    return keys.get(folded) or keys.get(bare(folded))
