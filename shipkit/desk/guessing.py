"""Which of our columns the columns of a foreign file are: by their names first, then by what stands in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from shipkit.desk import mapping_words as words
from shipkit.desk.order import COLUMNS, ITEM_COLUMNS, LATIN_COLUMNS, PARTY_COLUMNS, PIECES_COLUMNS, TERMS_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

SURE_ENOUGH = 0.6
"""From this confidence on, a guess is good enough to stand in a proposed map."""

# Confidence by what speaks for a guess. Their order matters, their distance little.
_OWN, _OWN_SAID, _SAID, _KNOWN, _QUALIFIED, _BUYERS, _DOUBTFUL, _NEAR = 1.0, 0.98, 0.97, 0.95, 0.93, 0.65, 0.5, 0.75
_LEAST_LIKENESS = 0.86
# Too little to lift a doubtful guess into a map.
_CELLS_AGREE = 0.05
_LEAST_SHOWN = 0.35
_SAMPLE_ROWS = 50
# The two halves of a name compete as if they were columns of their own.
_FIRST, _LAST = "name:first", "name:last"

_PARTY = frozenset((*PARTY_COLUMNS, *LATIN_COLUMNS, "recipient", "notes", _FIRST, _LAST))
_GOODS = frozenset((*ITEM_COLUMNS, "currency"))
_PARCEL = frozenset((*PIECES_COLUMNS, *TERMS_COLUMNS, "reference", *ITEM_COLUMNS))


@dataclass(frozen=True, slots=True)
class Guess:
    """Column `source` of a file is our column `target`; `confidence` from 0 to 1, and what speaks for it."""

    source: str
    target: str
    confidence: float
    why: str


class _Reading(NamedTuple):
    target: str
    score: float
    why: str


class _Candidate(NamedTuple):
    score: float
    place: int
    target: str
    why: str
    said: bool


def guess(header: Sequence[str], sample_rows: Iterable[Sequence[str]] = ()) -> tuple[Guess, ...]:
    """What each column of a file seems to be, in the order of the file; columns that are nothing of ours are left out.

    Each source and each target stands at most once, but for `name`, which a first and a last name share. Up to 50
    `sample_rows`, each as wide as the header, are looked at: what stands in a column can outweigh its name.
    """
    rows = list(islice(sample_rows, _SAMPLE_ROWS))
    cells = [[row[n].strip() for row in rows if n < len(row) and row[n].strip()] for n in range(len(header))]
    candidates = [c for n, name in enumerate(header) for c in _candidates(n, name, cells[n])]
    candidates += _by_content_alone(header, cells)
    candidates = _qualified_first(candidates)
    chosen = _assigned(_one_name(candidates))
    return tuple(
        Guess(header[c.place], c.target.partition(":")[0], round(c.score, 2), c.why)
        for c in sorted(chosen, key=lambda c: c.place)
        if c.score >= _LEAST_SHOWN
    )


def unit_in(header: str, units: Mapping[str, str]) -> str | None:
    """The unit a header ends with: kg for `Weight (kg)`; None when what stands before it is no measure."""
    return _unit_and_rest(word_key(header), units)[0]


def word_key(text: str) -> str:
    """A header without what does not count: `Ship-To City` and `SHIPTO_CITY` are `shiptocity`; `#` is a number."""
    text = normalize("NFKC", text).casefold().replace("#", "no")
    return "".join(character for character in text if character.isalnum())


# By name


class _Words(NamedTuple):
    known: dict[str, str]
    doubtful: dict[str, tuple[str, ...]]
    not_ours: frozenset[str]
    affixes: tuple[tuple[tuple[str, ...], frozenset[str], float], ...]
    others: tuple[str, ...]
    buyers: tuple[str, ...]


def _keys(text: str) -> tuple[str, ...]:
    """Longest first, so that `shipping` is taken off before `ship`."""
    return tuple(sorted(map(word_key, text.split("|")), key=len, reverse=True))


@cache
def _words() -> _Words:
    known = {word_key(column): column for column in COLUMNS}
    for target, text in (*words.KNOWN.items(), (_FIRST, words.FIRST_NAME), (_LAST, words.LAST_NAME)):
        for key in _keys(text):
            known.setdefault(key, target)
    doubtful: dict[str, tuple[str, ...]] = {}
    for target, text in words.DOUBTFUL.items():
        for key in _keys(text):
            doubtful[key] = (*doubtful.get(key, ()), target)
    return _Words(
        known=known,
        doubtful=doubtful,
        not_ours=frozenset(_keys(words.NOT_OURS)),
        affixes=(
            (_keys(words.CONSIGNEE_WORDS), _PARTY, _SAID),
            (_keys(words.ITEM_WORDS), _GOODS, _QUALIFIED),
            (_keys(words.PARCEL_WORDS), _PARCEL, _QUALIFIED),
        ),
        others=_keys(words.OTHERS_WORDS),
        buyers=_keys(words.BUYERS_WORDS),
    )


def _candidates(place: int, name: str, cells: Sequence[str]) -> Iterator[_Candidate]:
    for target, score, why in _readings(name):
        said = score in {_SAID, _OWN_SAID}
        share = _share(target, cells)
        if share is not None and share < 0.3:
            yield _Candidate(score * 0.4, place, target, f"{why}, but its cells do not look like it", said)
        elif share is not None and share > 0.8 and score < _QUALIFIED:
            yield _Candidate(score + _CELLS_AGREE, place, target, f"{why}, and its cells look like it", said)
        else:
            yield _Candidate(score, place, target, why, said)


def _readings(name: str) -> list[_Reading]:
    """Everything a header may mean."""
    if name in COLUMNS:
        # `name` alone may still be something else: where it is nobody's own, the doubtful readings stand behind it.
        return [_Reading(name, _OWN, "our own name"), *_doubtful(word_key(name))]
    table, key = _words(), word_key(name)
    if not key or key in table.not_ours:
        return []
    if key in table.known:
        return [_Reading(table.known[key], _KNOWN, "a name known for it"), *_doubtful(key)]
    if key in table.doubtful:
        return _doubtful(key)
    if owner := _affixed(key, table.others):
        return _of_buyers(key) if owner in table.buyers else []
    return [*_of_buyers(key), *_measured(key), *_without_affix(key)] or _near(key)


def _doubtful(key: str) -> list[_Reading]:
    return [_Reading(target, _DOUBTFUL, "a name that may mean it") for target in _words().doubtful.get(key, ())]


def _affixed(key: str, owners: Iterable[str]) -> str | None:
    return next((word for word in owners if key.startswith(word) or key.endswith(word)), None)


def _rests(key: str, affixes: Iterable[str]) -> Iterator[str]:
    """What is left of a header without one or two words at its ends: `goodsinvoiceunits` without `goods`, `invoice`."""
    for first in _stripped(key, affixes):
        yield first
        yield from _stripped(first, affixes)


def _stripped(key: str, affixes: Iterable[str]) -> Iterator[str]:
    for word in affixes:
        if len(key) > len(word):
            if key.startswith(word):
                yield key[len(word) :]
            if key.endswith(word):
                yield key[: -len(word)]


def _of_buyers(key: str) -> list[_Reading]:
    table = _words()
    targets = {table.known.get(rest) for rest in _stripped(key, table.buyers)}
    return [
        _Reading(target, _BUYERS, "the buyer's, which may serve for the consignee's")
        for target in ("phone", "email")
        if target in targets
    ]


def _without_affix(key: str) -> Iterator[_Reading]:
    table = _words()
    for affixes, targets, score in table.affixes:
        rests = list(_rests(key, affixes))
        for rest in rests:
            target = table.known.get(rest)
            if target is not None and target in targets:
                own = score == _SAID and rest == word_key(target)
                yield _Reading(target, _OWN_SAID if own else score, "a name known for it")
                break
        else:
            yield from (r for rest in rests for r in _doubtful(rest) if r.target in targets)


def _measured(key: str) -> list[_Reading]:
    for units in (words.WEIGHT_UNITS, words.LENGTH_UNITS):
        unit, rest = _unit_and_rest(key, units)
        if unit is None:
            continue
        if rest in _words().known:
            return [_Reading(_words().known[rest], _QUALIFIED, f"a name known for it, in {unit}")]
        return _doubtful(rest)
    return []


def _unit_and_rest(key: str, units: Mapping[str, str]) -> tuple[str | None, str]:
    """The unit a header ends with, and the measure before it: `packageweightkg` is kg and `weight`."""
    table = _words()
    measures = {"weight", "net_weight"} if units is words.WEIGHT_UNITS else {"length", "width", "height"}
    for word in sorted(units, key=len, reverse=True):
        if not key.endswith(word):
            continue
        name = key.removesuffix(word)
        # Not without the words for goods: the weight of an item is not the weight of the parcel.
        for rest in (
            name,
            *(rest for affixes, targets, _ in table.affixes if targets != _GOODS for rest in _rests(name, affixes)),
        ):
            if table.known.get(rest) in measures or measures & set(table.doubtful.get(rest, ())):
                return units[word], rest
    return None, key


def _near(key: str) -> list[_Reading]:
    """The likeliest slip of the pen; words of four letters or fewer are too short to tell."""
    best, likeness = "", _LEAST_LIKENESS
    matcher = SequenceMatcher(b=key)
    for known in _words().known:
        matcher.set_seq1(known)
        if len(known) > 4 and matcher.quick_ratio() > likeness and (ratio := matcher.ratio()) > likeness:
            best, likeness = known, ratio
    return [_Reading(_words().known[best], _NEAR * likeness, f"much like {best!r}")] if best else []


# By content


def _is_country(text: str) -> bool:
    from shipkit.model.countries import find_country

    try:
        return len(text) > 1 and bool(find_country(text))
    except ValueError:
        return False


def _is_currency(text: str) -> bool:
    from shipkit.model.currencies import MINOR_UNITS

    return text.upper() in MINOR_UNITS


def _fits(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda text: compiled.fullmatch(text) is not None


def _has_letters(text: str) -> bool:
    return sum(map(str.isalpha, text)) > 1 and "@" not in text


_is_code = _fits(r"\w[\w.-]{0,39}")
_is_payer = _fits(r".*(?:shipper|sender|recipient|receiver|consignee|third|collect|prepaid|寄|发|收|到付|第三|月结).*")
_is_number = _fits(r"[\d.,]+\s*[^\W\d_]{0,6}\"?")
_is_phone = _fits(r"\+?[\d ()./-]{6,22}(?:\s*(?:x|ext\.?)\s*\d{1,6})?")
_is_money = _fits(r"(?:[A-Z]{3}\s?)?[$€£¥]?\s?\d[\d,]*\.\d{2}(?:\s?[A-Z]{3})?")
# Chapters of the Harmonized System run from 01 to 97 (WCO, HS 2022); two to ten digits, here six at least.
_is_hs = _fits(r"(?:0[1-9]|[1-8]\d|9[0-7])\d{2}[. ]?\d{2}(?:[. ]?\d{2}){0,2}")
_LOOKS: dict[str, Callable[[str], bool]] = {
    "country": _is_country,
    "country_of_manufacture": _is_country,
    "currency": _is_currency,
    "email": _fits(r"[^@\s]+@[^@\s]+\.[^@\s]+"),
    "phone": _is_phone,
    "postcode": _fits(r"(?=.*\d)[A-Z0-9][A-Z0-9 -]{1,10}"),
    "hs_code": _is_hs,
    "reference": _fits(r"(?=.*\d)\S.{0,39}"),
    "name": _has_letters,
    "company": _has_letters,
    "city": lambda text: any(map(str.isalpha, text)),
    "description": _has_letters,
    "service": _has_letters,
    "payer": _is_payer,
    "duties_payer": _is_payer,
    "recipient": _is_code,
    "item": _is_code,
    "unit_value": _is_number,
    "quantity": _fits(r"\d+(?:[.,]\d+)?"),
    "pieces": _fits(r"\d{1,3}(?:\.0)?"),
    **dict.fromkeys(("weight", "net_weight", "length", "width", "height"), _is_number),
}
# What cells alone say, when the name says nothing.
_ALONE = (
    ("email", 0.75, "its cells are e-mail addresses"),
    ("country", SURE_ENOUGH, "its cells are countries"),
    ("currency", SURE_ENOUGH, "its cells are currencies"),
    ("phone", 0.5, "its cells look like telephone numbers"),
    ("hs_code", 0.45, "its cells look like HS codes"),
    ("unit_value", 0.4, "its cells are amounts of money"),
    ("postcode", 0.4, "its cells look like postcodes"),
)
# Where nothing else speaks for it: no date, no bare count, no whole number.
_DATE = r"\d{4}[-/.]\d{1,2}[-/.]|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
_PLAINER = {
    "phone": _fits(rf"(?!{_DATE})(?=\+|0|.*[ ()-])\+?[\d ()./-]{{8,22}}"),
    "unit_value": _is_money,
    "postcode": _fits(r"\d{5,6}|\d{3} \d{2}|\d{5}-\d{3,4}|(?=.*\d)(?=.*[A-Z])[A-Z0-9]{2,4}[ -]?[A-Z0-9]{3,4}"),
}


def _share(target: str, cells: Sequence[str]) -> float | None:
    looks = _LOOKS.get(target)
    return sum(map(looks, cells)) / len(cells) if looks and cells else None


def _by_content_alone(header: Sequence[str], cells: Sequence[Sequence[str]]) -> Iterator[_Candidate]:
    nameless = [n for n, name in enumerate(header) if cells[n] and not _readings(name) and _may_be_ours(name)]
    for n in nameless:
        for target, score, why in _ALONE:
            looks = _PLAINER.get(target, _LOOKS[target])
            if all(map(looks, cells[n])):
                yield _Candidate(score, n, target, why, said=False)
                break


def _may_be_ours(name: str) -> bool:
    key = word_key(name)
    return key not in _words().not_ours and not _affixed(key, _words().others)


# Each once


def _qualified_first(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """A name that says it is the consignee's goes before one that says nothing: `Shipping City` before `City`."""
    said = {c.target.partition(":")[0] for c in candidates if c.said and c.score >= _SAID}
    return [
        c._replace(score=c.score * 0.9) if c.target in said and c.target in _PARTY and not c.said else c
        for c in candidates
    ]


def _one_name(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Either a name or its two halves, whichever is surer; a half alone is taken for the whole."""
    best = {
        target: max((c.score for c in candidates if c.target == target), default=0.0)
        for target in ("name", _FIRST, _LAST)
    }
    halves = min(best[_FIRST], best[_LAST])
    if halves > best["name"]:
        return [c for c in candidates if c.target != "name"]
    if best["name"]:
        return [c for c in candidates if c.target not in {_FIRST, _LAST}]
    half = {_FIRST: "the first name alone", _LAST: "the last name alone"}
    return [
        c._replace(target="name", score=SURE_ENOUGH, why=half[c.target]) if c.target in half else c for c in candidates
    ]


def _assigned(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """The best of what is left, again and again."""
    ranked = sorted(candidates, key=lambda c: (-c.score, c.place))
    chosen: dict[int, _Candidate] = {}
    targets: set[str] = set()
    for candidate in ranked:
        if candidate.place not in chosen and candidate.target not in targets:
            chosen[candidate.place] = candidate
            targets.add(candidate.target)
    if "reference" not in targets:
        # No map serves without a reference: a further one will do, or what may be one and is nothing else.
        spare = (c for c in ranked if c.target == "reference" and c.score >= _DOUBTFUL)
        free = (c for c in spare if c.place not in chosen or chosen[c.place].target == "references")
        chosen |= {c.place: c for c in [*free][:1]}
    return list(chosen.values())
