"""Tax, VAT and business numbers by the schemes of python-stdnum: a foreign one is doubted, never refused."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from shipkit.findings import Finding, warning
from shipkit.model.checks.wording import shown
from shipkit.model.countries import COUNTRIES

# The modules of python-stdnum 2.2 whose numbers a consignee gives for customs: those of companies, and of
# persons, who import too. Left out are numbers of banks, health insurance, schools and post.
_SCHEMES = """
AD nrt | AL nipt | AR cuit dni | AT uid tin businessid | AU abn acn tfn | AZ voen | BE vat nn bis
BG vat egn pnf | BR cnpj cpf | BY unp | CA bn sin | CH uid vat | CL rut | CN uscc ric | CO nit
CR cpj cpf cr | CU ni | CY vat | CZ dic rc | DE vat stnr idnr | DK cvr cpr | DO rnc cedula | DZ nif
EC ruc ci | EE kmkr registrikood ik | EG tn | ES nif | FI alv ytunnus veronumero hetu | FO vn
FR tva siren siret nif | GB vat utr | GH tin | GN nifp | GR vat amka | GT nit | HR oib | HU anum
ID npwp nik | IE vat pps | IL hp idnr | IN gstin pan aadhaar | IS vsk kennitala
IT iva codicefiscale | JP cn in_ | KE pin | KR brn rrn | LI peid | LT pvm asmens | LU tva | LV pvn
MA ice | MC tva | MD idno | ME pib | MK edb | MT vat | MU nid | MX rfc curp | MY nric | MZ nuit
NL btw bsn | NO mva orgnr fodselsnummer | NZ ird | PE ruc cui | PK cnic | PL nip regon pesel
PT nif cc | PY ruc | RO cf cui cnp onrc | RS pib | RU inn ogrn | SE vat orgnr personnummer | SG uen
SI ddv maticna emso | SK dph rc | SM coe | SN ninea | SV nit | TH tin moa pin | TN mf
TR vkn tckimlik | TW ubn | UA edrpou rntrc | US tin | UY rut | VE rif | VN mst | ZA tin idnr
"""
# Numbers that python-stdnum does not have. Korea Customs Service: the personal clearance code, P and 12 digits.
_FORMS = {"KR": {"PCCC": r"P\d{12}"}}
# What stands behind the two letters of an EORI (Delegated Regulation (EU) 2015/2446, annex 12-01: up to 15 characters)
# where it is no number of the schemes above. HM Revenue and Customs; Austria; Germany: the old customs number or 15
# digits (IHK Regensburg); France: the SIRET; the Netherlands; Poland: the NIP and five noughts, of foreigners 14 digits
# and Z (biznes.gov.pl); Sweden. Read on 2026-11-22.
_EORI = {
    "AT": r"EOS\d{10}", "DE": r"\d{7}|\d{15}", "FR": r"\d{14}", "GB": r"\d{12}", "NL": r"\d{9}",
    "PL": r"\d{10}0{5}|\d{14}Z", "SE": r"\d{10}", "XI": r"\d{12}",
}  # fmt: skip
_NAMES = {"codicefiscale": "codice fiscale", "stnr": "Steuernummer"}


@lru_cache(maxsize=4096)
def check_tax_id(text: str, country: str) -> tuple[Finding, ...]:
    """A warning `tax-id` when a number fits none of the schemes known for its country; else nothing.

    `country` is alpha-2. A VAT number with a prefix of the European Union is judged by its own country, and
    an EORI by the form its country gives it. Where no scheme is known, nothing is said.
    """
    number = re.sub(r"\s", "", text).upper()
    forms = _FORMS.get(country, {})
    schemes = _schemes().get(country, ())
    if any(re.fullmatch(form, number) for form in forms.values()):
        return ()
    if number[:2] in _EORI and re.fullmatch(_EORI[number[:2]], number[2:]):
        return ()
    if any(_is_valid(country, scheme, text) for scheme in schemes):
        return ()
    is_union = _vat_prefix().match(number) is not None
    if is_union and _is_union_number(number):
        return ()
    names = [_NAMES.get(scheme, scheme.strip("_").upper()) for scheme in schemes] + list(forms)
    if is_union:
        names += [f"VAT of {number[:2]}", "EORI"]
    if not names:
        return ()
    place = COUNTRIES[country].name if country in COUNTRIES else country
    why = f"{shown(text)} fits no number known for {place} ({', '.join(names)}): look at it again"
    return (warning("tax_id", why, "tax-id"),)


def _is_union_number(number: str) -> bool:
    """Whether it is a VAT number, or an EORI made of another number of its country."""
    from stdnum.eu import vat

    country, rest = number[:2], number[2:]
    return vat.is_valid(number) or any(_is_valid(country, scheme, rest) for scheme in _schemes().get(country, ()))


def _is_valid(country: str, scheme: str, text: str) -> bool:
    try:
        _module(country, scheme).validate(text)
    except ValueError:  # stdnum's own errors are; so is its slip over digits of other scripts
        return False
    return True


@cache
def _module(country: str, scheme: str) -> Any:
    folder = country.lower()
    if folder in {"in", "is"}:  # words of Python, which the library avoids
        folder += "_"
    return import_module(f"stdnum.{folder}.{scheme}")


@cache
def _vat_prefix() -> re.Pattern[str]:
    # The Union's members, EL for Greece, XI for Northern Ireland, IM and EU of its one-stop shops.
    codes = "AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|EU|FI|FR|HR|HU|IE|IM|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI"
    return re.compile(codes)


@cache
def _schemes() -> dict[str, tuple[str, ...]]:
    rows = (row.split() for row in re.split(r"[|\n]", _SCHEMES))
    return {country: tuple(schemes) for country, *schemes in filter(None, rows)}
