"""`shipkit ship` with nothing said: the questions in the order of a waybill, then what would be booked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shipkit.commands.asking.goods import ask_items, ask_pieces
from shipkit.commands.asking.party import ask_party
from shipkit.commands.asking.prompt import ask, confirm
from shipkit.commands.asking.terms import Known, ask_terms, word_check
from shipkit.commands.options import HELP
from shipkit.desk.order import HEAD_COLUMNS, Order
from shipkit.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from shipkit.commands.session import Session
    from shipkit.desk.shipping import Planned
    from shipkit.findings import Finding
    from shipkit.model.party import Recipient
    from shipkit.model.template import ConsignmentTemplate
    from shipkit.store.book import Shelf


def ask_order(session: Session) -> Order:
    """Whom to, what, in which pieces, how, who pays, when; shown whole and confirmed.

    Errors: typer.Abort when it is not to be booked or there is no more input; InvalidInput for what no further
    answer can mend, and then it is kept as a draft.
    """
    session.say("Enter takes what stands in brackets, or leaves it empty; Ctrl-C ends without booking.")
    recipient, head = _ask_consignee(session)
    country = recipient.party.address.country if recipient else head["country"]
    template = _ask_template(session)
    if template is not None:
        head["consignment"] = template.code
    crosses = country != _origin(session, template)
    if template is None:
        contents = ask(session, HELP["contents"], "goods", check=word_check("contents", ("goods", "documents")))
        head |= {"contents": contents} if contents != "goods" else {}
    contents = head.get("contents") or (template.contents if template else None) or "goods"
    dutiable = crosses and contents == "goods"
    items = () if template is not None and template.items else ask_items(session, value_needed=dutiable)
    pieces = _ask_pieces(session, template)
    known = Known(template, recipient, session.desk.config.defaults)
    head |= ask_terms(session, known, crosses=dutiable)
    order, planned = _mended(session, Order(head, items, pieces))
    _show(session, planned)
    confirm("Book?", default=True)
    return order


def _ask_consignee(session: Session) -> tuple[Recipient | None, dict[str, str]]:
    recipients = session.desk.book.recipients
    question = f"To: code of a recipient ({_some(recipients.codes())}), Enter for a new address"
    code = ask(session, question, check=_known(recipients), words=recipients.codes())
    if not code:
        return None, ask_party(session)
    recipient = recipients.find(code)
    party = recipient.party
    session.say(f"  {party.title}, {party.address.city} {party.address.country}")
    return recipient, {"recipient": recipient.code}


def _ask_template(session: Session) -> ConsignmentTemplate | None:
    templates = session.desk.book.consignments
    if not templates.codes():
        return None
    question = f"What: code of a template ({_some(templates.codes())}), Enter to say it all"
    code = ask(session, question, check=_known(templates), words=templates.codes())
    if not code:
        return None
    template = templates.find(code)
    session.say(f"  {template.description}")
    return template


def _known(shelf: Shelf[Recipient] | Shelf[ConsignmentTemplate]) -> Callable[[str], str]:
    return lambda text: shelf.find(text).code if text else text


def _some(codes: Iterable[str]) -> str:
    """A few codes, to show what one looks like."""
    several = tuple(codes)
    return ", ".join(several[:4]) + (", ..." if len(several) > 4 else "") if several else "the book has none yet"


def _origin(session: Session, template: ConsignmentTemplate | None) -> str:
    sender = session.desk.book.senders.get(template.sender) if template and template.sender else None
    shipper = sender.party if sender else session.desk.config.shipper
    return shipper.address.country if shipper else ""


def _ask_pieces(session: Session, template: ConsignmentTemplate | None) -> tuple[dict[str, str], ...]:
    if template is not None and template.pieces:
        session.say(f"  Pieces as in the template: {len(template.pieces)}. Say others, or Enter")
    else:
        session.say("  Pieces as 2.5kg:40x30x20cm, or the weight alone")
    return ask_pieces(session, needed=template is None or not template.pieces)


def _mended(session: Session, order: Order) -> tuple[Order, Planned]:
    """The order with the columns asked for again that its plan finds fault with."""
    while True:
        try:
            return order, session.desk.plan(order)
        except InvalidInput as fault:
            faults = {finding.where: finding for finding in fault.findings}
            if not faults or any(column not in HEAD_COLUMNS for column in faults):
                held = session.desk.hold(order)
                session.say(f"What you said is kept as draft {held.code}", always=True)
                hint = f"shipkit draft edit {held.code}"
                raise InvalidInput(fault.message, fault.findings, hint=hint) from None
            order = replace(order, head={**order.head, **_answers(session, faults)})


def _answers(session: Session, faults: dict[str, Finding]) -> dict[str, str]:
    answers = {}
    for column, finding in faults.items():
        session.say(f"  {finding}", always=True)
        answers[column] = ask(session, HELP[column], needed=True)
    return answers


def _show(session: Session, planned: Planned) -> None:
    from shipkit.commands.showing import consignment_lines

    session.say("")
    for line in consignment_lines(planned.consignment):
        session.say(line, always=True)
    session.warn(planned.warnings)
