"""What is wrong or doubtful with an entry before it is kept: the rules a consignment made from it would meet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

from shipkit.findings import Finding
from shipkit.model.checks import check_description, check_hs_code
from shipkit.model.consignment import Incoterm, Payer, Reason
from shipkit.model.goods import SavedItem
from shipkit.model.party import Group, Recipient
from shipkit.model.review import review_party

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from shipkit.config import Config
    from shipkit.desk.book_io.flat import Entry
    from shipkit.model.template import ConsignmentTemplate
    from shipkit.store.book import Book

_WORDS = {
    "incoterm": get_args(Incoterm),
    "reason": get_args(Reason),
    "payer": get_args(Payer),
    "duties_payer": get_args(Payer),
}


def review_entry(entry: Entry, book: Book, config: Config) -> tuple[Finding, ...]:
    """Errors and warnings; `where` is the column. `book` is where the codes it names are looked up."""
    if isinstance(entry, Recipient):
        found: Iterable[Finding] = (*review_party(entry.party), *_review_words(dict(entry.defaults), config))
    elif isinstance(entry, Group):
        found = _review_members(entry, book)
    elif isinstance(entry, SavedItem):
        found = _review_goods(entry.description, entry.hs_code)
    else:
        found = _review_template(entry, book, config)
    return tuple(found)


def _review_words(words: Mapping[str, Any], config: Config) -> Iterator[Finding]:
    carrier = config.carrier
    known = {**_WORDS, "service": tuple(carrier.services), "packaging": tuple(carrier.packagings)}
    for column, choice in known.items():
        word = words.get(column)
        if word and word not in choice:
            yield Finding(column, f"{word!r} is no {column}: one of {', '.join(choice)}", f"{column}-unknown")


def _review_members(group: Group, book: Book) -> Iterator[Finding]:
    for member in group.members:
        if book.recipients.resolve(member) is None:
            yield Finding("members", f"no recipient {member!r} in the book", "recipient-unknown")


def _review_goods(description: str, hs_code: str | None) -> Iterator[Finding]:
    if not description:
        yield Finding("description", "a description is needed", "missing")
        return
    yield from check_description(description)
    if hs_code:
        yield from check_hs_code(hs_code)


def _review_template(entry: ConsignmentTemplate, book: Book, config: Config) -> Iterator[Finding]:
    yield from _review_words(dict(entry), config)
    for piece in entry.pieces:
        yield from _review_words({"packaging": piece.packaging}, config)
    if entry.sender and book.senders.resolve(entry.sender) is None:
        yield Finding("sender", f"no sender {entry.sender!r} in the book", "sender-unknown")
    currencies = {entry.currency} - {None}
    for n, item in enumerate(entry.items, 1):
        saved = book.items.get(item.item) if item.item else None
        if item.item and saved is None:
            yield Finding(f"items.{n}.item", f"no item {item.item!r} in the book", "item-unknown")
        elif item.description:
            found = _review_goods(item.description, item.hs_code)
            yield from (replace(finding, where=f"items.{n}.{finding.where}") for finding in found)
        if money := item.unit_value or (saved.unit_value if saved else None):
            currencies.add(money.currency)
    if len(currencies) > 1:
        said = " and ".join(sorted(filter(None, currencies)))
        yield Finding("currency", f"values in {said}: a consignment has one currency", "currency-mixed")
