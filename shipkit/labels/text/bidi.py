"""The order of a line that runs right to left: Unicode Standard Annex 9, without the explicit controls.

The resolved levels come from python-bidi. It has no rule N0 (brackets belong together), so that one is here.
Explicit controls never arrive: text is stripped of them before it is set, because a name must not be able
to turn its line around.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import Any

_RTL = ("R", "AL", "AN")
# Bracket pairs of ordinary writing (the whole of BidiBrackets.txt is mathematics beyond these).
_CLOSING = {
    "(": ")",
    "[": "]",
    "{": "}",
    "（": "）",
    "［": "］",
    "「": "」",
    "『": "』",
    "【": "】",
    "〈": "〉",
    "《": "》",
}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
# Rule BD16 gives up on brackets nested deeper than this.
_DEEPEST = 63


def has_rtl(text: str) -> bool:
    """Whether anything in it runs right to left."""
    return any(unicodedata.bidirectional(c) in _RTL for c in text)


def is_rtl(text: str) -> bool:
    """Whether the first letter of either direction runs right to left (rules P2 and P3)."""
    return next((kind != "L" for c in text if (kind := unicodedata.bidirectional(c)) in ("L", "R", "AL")), False)


def levels(text: str, *, rtl: bool) -> list[int]:
    """The embedding level of each character: odd runs right to left."""
    from bidi import algorithm

    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = int(rtl), "LR"[rtl]
    algorithm.get_embedding_levels(text, storage)
    every = storage["chars"]
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], "LR"[rtl])
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    for char in reversed(every):  # rule L1: white space at the end goes with the line
        if char["orig"] not in ("WS", "BN"):
            break
        char["level"] = int(rtl)
    for before, char in pairwise(every):
        if char["orig"] == "BN":  # rule X9 left joiners out; they stay with their letter
            char["level"] = before["level"]
    return [char["level"] for char in every]


def _resolve_brackets(chars: list[dict[str, Any]], embedding: str) -> None:
    """Rule N0: both brackets of a pair take one direction."""
    for opening, closing in _pairs(chars):
        inside = {_strong(char["type"]) for char in chars[opening + 1 : closing]} - {""}
        if embedding in inside:
            direction = embedding
        elif inside:
            before = next((s for c in reversed(chars[:opening]) if (s := _strong(c["type"]))), embedding)
            direction = before if before in inside else embedding
        else:
            continue
        chars[opening]["type"] = chars[closing]["type"] = direction


def _strong(kind: str) -> str:
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def _pairs(chars: list[dict[str, Any]]) -> list[tuple[int, int]]:
    waiting: list[int] = []
    found = []
    for at, char in enumerate(chars):
        if char["type"] != "ON":
            continue
        if char["ch"] in _CLOSING:
            if len(waiting) >= _DEEPEST:
                return []
            waiting.append(at)
        elif char["ch"] in _OPENING:
            match = next(
                (n for n in reversed(range(len(waiting))) if chars[waiting[n]]["ch"] == _OPENING[char["ch"]]),
                None,
            )
            if match is not None:
                found.append((waiting[match], at))
                del waiting[match:]
    return sorted(found)


def visual_order(run_levels: list[int]) -> list[int]:
    """The positions of runs from left to right (rule L2), for runs of one level each."""
    order = list(range(len(run_levels)))
    odd = [level for level in run_levels if level % 2]
    for level in range(max(run_levels, default=0), min(odd, default=1) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order
