"""The book: recipients, senders, groups, consignment templates and items, one small JSON file each."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from shipkit.store.shelf import Counts, OnDuplicate, Shelf

if TYPE_CHECKING:
    from pathlib import Path

    from shipkit.model.goods import SavedItem
    from shipkit.model.party import Group, Recipient
    from shipkit.model.template import ConsignmentTemplate

__all__ = ["KINDS", "Book", "Counts", "OnDuplicate", "Shelf"]

KINDS = ("recipients", "senders", "groups", "items", "consignments")
"""The shelves, by the name of their files; what names another comes after it."""


def _recipient() -> type[Recipient]:
    from shipkit.model.party import Recipient

    return Recipient


def _group() -> type[Group]:
    from shipkit.model.party import Group

    return Group


def _consignment() -> type[ConsignmentTemplate]:
    from shipkit.model.template import ConsignmentTemplate

    return ConsignmentTemplate


def _item() -> type[SavedItem]:
    from shipkit.model.goods import SavedItem

    return SavedItem


class Book:
    """The shelves of a folder. `timeout` is how many seconds a lock is waited for."""

    def __init__(self, folder: Path, *, timeout: float = 10.0) -> None:
        self.folder = folder
        self._timeout = timeout

    def shelf(self, kind: str) -> Shelf[Any]:
        """The shelf of one of `KINDS`."""
        if kind not in KINDS:
            msg = f"{kind!r} is no shelf: one of {', '.join(KINDS)}"
            raise ValueError(msg)
        shelf: Shelf[Any] = getattr(self, kind)
        return shelf

    @cached_property
    def recipients(self) -> Shelf[Recipient]:
        """The address book."""
        return self._shelf("recipients", _recipient)

    @cached_property
    def senders(self) -> Shelf[Recipient]:
        """Parties that send, kept as recipients are."""
        return self._shelf("senders", _recipient)

    @cached_property
    def groups(self) -> Shelf[Group]:
        """Recipients who are sent the same."""
        return self._shelf("groups", _group)

    @cached_property
    def consignments(self) -> Shelf[ConsignmentTemplate]:
        """Consignment templates."""
        return self._shelf("consignments", _consignment)

    @cached_property
    def items(self) -> Shelf[SavedItem]:
        """Goods ready to be picked by code."""
        return self._shelf("items", _item)

    def _shelf(self, kind: str, load_model: Any) -> Shelf[Any]:
        path = self.folder / f"{kind}.json"
        return Shelf(path, kind.removesuffix("s"), load_model, partial(self._users, kind), self._timeout)

    def _users(self, kind: str, code: str) -> list[str]:
        """The entries that name `code` of `kind`, as `group friends`."""
        if kind == "recipients":
            named = {f"group {group.code}": group.members for group in self.groups.all()}
        elif kind in {"senders", "items"}:
            templates = self.consignments.all()
            named = {f"consignment {template.code}": _named(template, kind) for template in templates}
        else:
            return []
        meant = self.shelf(kind).resolve
        return [user for user, codes in named.items() if code in map(meant, codes)]


def _named(template: ConsignmentTemplate, kind: str) -> tuple[str, ...]:
    """The codes of senders or of items in a template."""
    codes = [template.sender] if kind == "senders" else [line.item for line in template.items]
    return tuple(code for code in codes if code)
