"""GS1 application identifiers that stand on our papers: what each may hold and what it goes with."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Identifier(NamedTuple):
    """One application identifier.

    `pattern` is the form of its value, `form` the same in words. `check` names a further rule, empty for none.
    `needs` are groups of which one identifier each must be in the same string, `bars` those that may not.
    """

    code: str
    title: str
    form: str
    pattern: str
    check: str
    needs: tuple[tuple[str, ...], ...]
    bars: tuple[str, ...]

    def accepts(self, value: str) -> bool:
        """Whether a value has its length and characters."""
        # `re` keeps what it has compiled: a label needs few of the patterns, and they would be most of the start.
        return re.fullmatch(self.pattern, value) is not None

    @property
    def is_predefined(self) -> bool:
        """Whether a reader knows its length without a separator, by its first two digits."""
        return self.code[:2] in _PREDEFINED


# GS1 General Specifications, figure 7.8.5-2: identifiers that begin so have a length set for ever.
_PREDEFINED = frozenset(
    "00 01 02 03 04 11 12 13 14 15 16 17 18 19 20 31 32 33 34 35 36 41".split()  # noqa: SIM905
)

# GS1 AI encodable character set 82 (General Specifications, figure 7.11-1).
SET82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
_CLASSES = {"N": "[0-9]", "X": f"[{re.escape(SET82)}]"}
_WORDS = {"N": "digits", "X": "characters"}

# Identifier, form, check, needs (`/` one of these, `&` and), bars, title. Forms: N digits, X set 82; `18` so many,
# `..9` one to nine; `n` in an identifier is the number of decimals, 0 to 5. After the GS1 Syntax Dictionary of
# 2025, less what goes only with identifiers that are not here; read on 2026-11-22.
_TABLE = """
00   N18     csum     -      -      SSCC
01   N14     csum     -      02/37  GTIN
02   N14     csum     37     01     CONTENT
10   X..20   -        01/02  -      BATCH/LOT
21   X..20   -        01     -      SERIAL
37   N..8    -        00&02  -      COUNT
310n N6      -        01/02  -      NET WEIGHT (kg)
330n N6      -        00/01  -      GROSS WEIGHT (kg)
400  X..30   -        -      -      ORDER NUMBER
401  N4X..26 -        -      -      GINC
402  N17     csum     -      -      GSIN
403  X..30   -        00     -      ROUTE
410  N13     csum     -      -      SHIP TO LOC
411  N13     csum     -      -      BILL TO
412  N13     csum     -      -      PURCHASE FROM
413  N13     csum     -      -      SHIP FOR LOC
414  N13     csum     -      -      LOC No.
415  N13     csum     8020   -      PAY TO
416  N13     csum     -      -      PROD/SERV LOC
417  N13     csum     -      -      PARTY
420  X..20   -        -      421    SHIP TO POST
421  N3X..9  iso3166  -      4307   SHIP TO POST
4300 X..35   pcenc    00     -      SHIP TO COMP
4301 X..35   pcenc    00     -      SHIP TO NAME
4302 X..70   pcenc    00     -      SHIP TO ADD1
4303 X..70   pcenc    4302   -      SHIP TO ADD2
4304 X..70   pcenc    00     -      SHIP TO SUB
4305 X..70   pcenc    00     -      SHIP TO LOC
4306 X..70   pcenc    00     -      SHIP TO REG
4307 X2      alpha2   00     -      SHIP TO COUNTRY
4308 X..30   -        00     -      SHIP TO PHONE
4309 N20     latlong  00     -      SHIP TO GEO
4310 X..35   pcenc    00     -      RTN TO COMP
4311 X..35   pcenc    00     -      RTN TO NAME
4312 X..70   pcenc    00     -      RTN TO ADD1
4313 X..70   pcenc    4312   -      RTN TO ADD2
4314 X..70   pcenc    00     -      RTN TO SUB
4315 X..70   pcenc    00     -      RTN TO LOC
4316 X..70   pcenc    00     -      RTN TO REG
4317 X2      alpha2   00     -      RTN TO COUNTRY
4318 X..20   -        00     -      RTN TO POST
4319 X..30   -        00     -      RTN TO PHONE
4320 X..35   pcenc    00     -      SRV DESCRIPTION
4321 N1      yesno    00     -      DANGEROUS GOODS
4322 N1      yesno    00     -      AUTH TO LEAVE
4323 N1      yesno    00     -      SIG REQUIRED
8020 X..25   -        415    -      REF No.
90   X..30   -        -      -      INTERNAL
91   X..90   -        -      -      INTERNAL
92   X..90   -        -      -      INTERNAL
93   X..90   -        -      -      INTERNAL
94   X..90   -        -      -      INTERNAL
"""

_PART = re.compile(r"([NX])(\.\.)?(\d+)")


def _identifiers() -> dict[str, Identifier]:
    rows = [line.split(maxsplit=5) for line in _TABLE.strip().splitlines()]
    return {
        code: Identifier(
            code,
            title,
            " and ".join(f"{'1 to ' * bool(upto)}{count} {_WORDS[kind]}" for kind, upto, count in _PART.findall(form)),
            "".join(f"{_CLASSES[kind]}{{{'1,' * bool(upto)}{count}}}" for kind, upto, count in _PART.findall(form)),
            check.strip("-"),
            tuple(tuple(group.split("/")) for group in needs.strip("-").split("&") if group),
            tuple(bars.strip("-").split("/")) if bars != "-" else (),
        )
        for family, form, check, needs, bars, title in rows
        for code in ([family[:3] + digit for digit in "012345"] if family.endswith("n") else [family])
    }


IDENTIFIERS: Mapping[str, Identifier] = MappingProxyType(_identifiers())
"""Application identifier, as digits, to what is known of it."""
