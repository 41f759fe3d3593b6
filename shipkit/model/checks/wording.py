"""How a finding shows what the user wrote, and what may have been meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shipkit.model.checks.regions import bare
from shipkit.model.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHOWN = 60


def shown(text: str) -> str:
    """The user's own words in quotes, cut when they would drown the sentence."""
    return f"'{text}'" if len(text) <= _SHOWN else f"'{text[: _SHOWN - 1]}…'"


def near_names(name: str, keys: Mapping[str, str]) -> list[str]:
    """The keys of up to three names like `name`, best first. `keys`: folded name to key.

    Only names with the same first letter are compared: a misspelling is seldom there, and a state of Brazil
    has 850 towns.
    """
    from difflib import get_close_matches

    folded = bare(fold(name))[:_SHOWN]
    alike = [known for known in keys if known[:1] == folded[:1]]
    near = get_close_matches(folded, alike, n=3, cutoff=0.75 if len(folded) > 4 else 0.5)
    return list(dict.fromkeys(keys[known] for known in near))
