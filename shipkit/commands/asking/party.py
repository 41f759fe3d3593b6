"""Who: a party, in the order of a waybill, the country early, for it says what an address needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shipkit.commands.asking.prompt import ask
from shipkit.commands.options import HELP
from shipkit.model.checks import check_address, check_email, check_phone, check_tax_id, postcode_examples
from shipkit.model.checks.address_rules import address_rules
from shipkit.model.countries import COUNTRIES, find_country
from shipkit.model.text import is_latin, latin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from shipkit.commands.session import Session
    from shipkit.findings import Finding
    from shipkit.model.checks.address_rules import AddressRules

_LATIN = ("company", "name", "address1", "address2", "address3", "city", "region")


def ask_party(session: Session) -> dict[str, str]:
    """The cells of a party, by column."""
    cells = {"company": ask(session, HELP["company"], check=_of_length(100))}
    cells["name"] = ask(session, HELP["name"], check=_of_length(100), needed=not cells["company"])
    country = ask(session, "Country (ISO code or name)", check=find_country, needed=True)
    cells["country"] = country
    session.say(f"  {COUNTRIES[country].name}")
    _ask_address(session, cells, address_rules(country))
    cells["phone"] = ask(session, HELP["phone"], check=_passing(lambda text: check_phone(text, country).findings))
    cells["email"] = ask(session, HELP["email"], check=_passing(check_email))
    cells["tax_id"] = ask(session, HELP["tax_id"], check=_passing(lambda text: check_tax_id(text, country)))
    return {column: text for column, text in {**cells, **_ask_latin(session, cells)}.items() if text}


def _ask_address(session: Session, cells: dict[str, str], rules: AddressRules) -> None:
    cells["address1"] = ask(session, HELP["address1"], check=_of_length(100), needed=True)
    for column in ("address2", "address3"):
        if cells["address1"] and (column == "address2" or cells["address2"]):
            cells[column] = ask(session, f"{HELP[column]}, if any", check=_of_length(100))
    examples = postcode_examples(rules.country)
    questions = {
        "city": rules.city_word.capitalize() if rules.city_word != "city" else HELP["city"],
        "region": rules.region_word.capitalize(),
        "postcode": rules.postcode_word[:1].upper() + rules.postcode_word[1:],
    }
    if examples:
        questions["postcode"] += f", as {examples[0]}"
    for column, label in questions.items():
        if column in rules.required:
            cells[column] = ask(session, label, check=_address_check(cells, column))
        elif column == "city" or (column == "region" and rules.regions) or (column == "postcode" and rules.postcode):
            cells[column] = ask(session, f"{label}, if any", check=_address_check(cells, column))


def _address_check(cells: dict[str, str], column: str) -> Callable[[str], str]:
    """What the rules of the country say about one column, with the answers so far."""

    def check(text: str) -> str:
        now = {**cells, column: text}
        found = check_address(
            country=now["country"],
            lines=(now["address1"],),
            city=now.get("city", ""),
            region=now.get("region", ""),
            postcode=now.get("postcode", ""),
        )
        _refuse(finding for finding in found if finding.where == column)
        return _of_length(100)(text)

    return check


def _passing(checker: Callable[[str], Iterable[Finding]]) -> Callable[[str], str]:
    """A check of the model as a check of an answer; what is empty is not checked."""

    def check(text: str) -> str:
        if text:
            _refuse(checker(text))
        return text

    return check


def _refuse(found: Iterable[Finding]) -> None:
    for finding in found:
        if finding.is_error:
            raise ValueError(finding.why)


def _of_length(most: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        if len(text) > most:
            msg = f"it is {len(text)} characters long, and {most} is the most"
            raise ValueError(msg)
        return text

    return check


def _ask_latin(session: Session, cells: dict[str, str]) -> dict[str, str]:
    """What another script is called in Latin letters. What is taken as proposed is left out: it is made anew."""
    given = {}
    for column in _LATIN:
        text = cells.get(column, "")
        if not is_latin(text):
            proposed = latin(text)[:100]
            answer = ask(session, f"{text} in Latin letters", proposed, check=_latin_line)
            if answer != proposed:
                given[f"latin_{column}"] = answer
    return given


def _latin_line(text: str) -> str:
    if not is_latin(text):
        msg = "there are letters in it that are not Latin"
        raise ValueError(msg)
    return _of_length(100)(text)
