"""How it goes and who pays: the questions whose answer the template, the recipient or the desk may know already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from shipkit.commands.asking.prompt import ask
from shipkit.commands.options import HELP
from shipkit.desk.clock import parse_day
from shipkit.model.consignment import Payer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from shipkit.commands.session import Session
    from shipkit.model.party import Recipient
    from shipkit.model.template import ConsignmentTemplate

SHORT = 40  # what `model.base.Short` takes
_PAYERS = get_args(Payer)
_PAYS = {"payer": "Who pays transport", "duties_payer": "Who pays duties and taxes"}


@dataclass(frozen=True, slots=True)
class Known:
    """Who may have said a term already, the nearest first."""

    template: ConsignmentTemplate | None
    recipient: Recipient | None
    desk: Any

    def term(self, column: str, fallback: str = "") -> str:
        """What is so when the order says nothing."""
        said = (
            getattr(self.template, column, None),
            getattr(self.recipient.defaults, column, None) if self.recipient else None,
            getattr(self.desk, column, None),
        )
        return next((str(value) for value in said if value), fallback)


def ask_terms(session: Session, known: Known, *, crosses: bool) -> dict[str, str]:
    """Service, reference, who pays and ship date; what is as it would be anyway is left out."""
    desk = session.desk
    services = desk.config.carrier.services
    cells = {
        "service": _ask_word(session, "service", known.term("service"), services),
        "reference": ask(session, "Your reference, if any", check=_of_length),
        **_ask_payer(session, known, "payer", "payer_account", "shipper"),
    }
    if crosses:
        fallback = "shipper" if known.term("incoterm").upper() == "DDP" else "recipient"
        cells |= _ask_payer(session, known, "duties_payer", "duties_account", fallback)
    today = desk.today()
    day = ask(session, "Ship date (today, tomorrow, +3 or 2026-12-01)", "today", check=day_check(today))
    cells["ship_date"] = "" if day == "today" else day
    return {column: text for column, text in cells.items() if text}


def _ask_word(session: Session, column: str, default: str, known: Iterable[str]) -> str:
    choice = tuple(known)
    answer = ask(
        session,
        f"{column.replace('_', ' ').capitalize()} ({', '.join(choice)})",
        default,
        check=word_check(column, choice),
        words=choice,
    )
    return "" if answer == default else answer


def _ask_payer(session: Session, known: Known, column: str, account: str, fallback: str) -> dict[str, str]:
    default = known.term(column, fallback)
    label = f"{_PAYS[column]} ({', '.join(_PAYERS)})"
    payer = ask(session, label, default, check=word_check(column, _PAYERS), words=_PAYERS)
    cells = {column: "" if payer == default else payer}
    if payer == "shipper":
        return cells
    own = known.term(account) if payer == default else ""
    if payer == "recipient" and known.recipient is not None:
        own = own or known.recipient.party.account
    answer = ask(session, HELP[account], own, check=_of_length, needed=payer == "third-party")
    return {**cells, account: "" if answer == known.term(account) else answer}


def _of_length(text: str) -> str:
    if len(text) > SHORT:
        msg = f"it is {len(text)} characters long, and {SHORT} is the most"
        raise ValueError(msg)
    return text


def word_check(column: str, known: Iterable[str]) -> Callable[[str], str]:
    """A check that an answer is one of some words, written in any way; an empty one passes."""
    choice = tuple(known)

    def check(text: str) -> str:
        word = text.casefold().replace(" ", "-").replace("_", "-")
        if word and word not in choice:
            msg = f"{text!r} is no {column.replace('_', ' ')}: one of {', '.join(choice)}"
            raise ValueError(msg)
        return word

    return check


def day_check(today: date) -> Callable[[str], str]:
    """A check that an answer is a day, today or later."""

    def check(text: str) -> str:
        day = parse_day(text, today)
        if day < today:
            msg = f"{day} is past: today is {today}"
            raise ValueError(msg)
        return text

    return check
