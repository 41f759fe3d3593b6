"""An entry of the book, asked for column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shipkit.commands.asking.goods import ask_goods, ask_items, ask_pieces, weight_check
from shipkit.commands.asking.party import ask_party
from shipkit.commands.asking.prompt import ask
from shipkit.commands.asking.terms import word_check
from shipkit.commands.options import HELP
from shipkit.desk.book_io.columns import PARTY_KINDS, WORDS
from shipkit.desk.order import Order
from shipkit.model.base import check_code

if TYPE_CHECKING:
    from collections.abc import Callable

    from shipkit.commands.session import Session


def ask_entry(session: Session, kind: str, code: str | None) -> Order:
    """What a new entry says. Errors: those of a faulty `code`; typer.Abort when there is no more input."""
    head = {"code": _ask_code(session, kind, code)}
    if kind in PARTY_KINDS:
        return Order({**head, **ask_party(session)})
    if kind == "groups":
        return Order({**head, **_ask_group(session)})
    if kind == "items":
        goods = ask_goods(session)
        check = weight_check(session.desk.config.desk.weight_unit)
        weight = ask(session, HELP["unit_weight"], check=check)
        return Order({**head, **goods, **({"unit_weight": weight} if weight else {})})
    return _ask_template(session, head)


def _ask_code(session: Session, kind: str, code: str | None) -> str:
    shelf = session.desk.book.shelf(kind)

    def check(text: str) -> str:
        if shelf.get(text) is not None:
            msg = f"{WORDS[kind]} {text} is in the book already"
            raise ValueError(msg)
        return check_code(text)

    if code is not None:
        try:
            return check(code)
        except ValueError as fault:
            session.say(f"  {fault}", always=True)
    return ask(session, "A code of your own for it", check=check, needed=True)


def _ask_group(session: Session) -> dict[str, str]:
    description = ask(session, "What the group is for")
    recipients = session.desk.book.recipients
    members: list[str] = []
    check: Callable[[str], str] = lambda text: recipients.find(text).code if text else text
    while text := ask(
        session,
        f"Member {len(members) + 1}" + (" (Enter when done)" if members else ""),
        check=check,
        needed=not members,
        words=recipients.codes(),
    ):
        if text not in members:
            members.append(text)
    return {"description": description, "members": " ".join(members)}


def _ask_template(session: Session, head: dict[str, str]) -> Order:
    carrier = session.desk.config.carrier
    senders = session.desk.book.senders
    head["title"] = ask(session, HELP["title"])
    head["sender"] = ask(
        session,
        f"{HELP['sender']}, if any",
        check=lambda text: senders.find(text).code if text else text,
        words=senders.codes(),
    )
    head["contents"] = ask(session, HELP["contents"], "goods", check=word_check("contents", ("goods", "documents")))
    items = ask_items(session)
    pieces = ask_pieces(session, needed=False)
    for column, known in (("service", carrier.services), ("packaging", carrier.packagings)):
        label = f"{column.capitalize()}, if always the same ({', '.join(known)})"
        head[column] = ask(session, label, check=word_check(column, known), words=known)
    return Order({column: text for column, text in head.items() if text}, items, pieces)
