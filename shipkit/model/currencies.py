"""The currencies of ISO 4217, and how many decimals each is counted in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# ISO 4217 list one, published 2026-01-01 by SIX, the maintenance agency: the codes in use that have a minor
# unit, funds codes among them. Left out is what nobody invoices in: metals, units of account and test codes
# (XAU, XDR, XTS), and XAD, in which one institution keeps its books.
_BY_MINOR_UNITS = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    2: (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD "
        "CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS "
        "GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD "
        "LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB "
        "PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP "
        "SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG"
    ),
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}

MINOR_UNITS: Mapping[str, int] = MappingProxyType(
    {code: units for units, codes in _BY_MINOR_UNITS.items() for code in codes.split()}
)
"""Code, in capitals, to the number of decimals."""


def minor_units(code: str) -> int:
    """How many decimals amounts of a currency have: 2 for USD, 0 for JPY, 3 for KWD.

    `code` is the three letters, in capitals. Raises ValueError with a sentence for any other.
    """
    try:
        return MINOR_UNITS[code]
    except KeyError:
        why = f"{code[:20]!r} is no currency of ISO 4217: write three capital letters, such as EUR"
        raise ValueError(why) from None
