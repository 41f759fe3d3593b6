"""What the steps of composing share: the order, the book, the settings, and the faults as they are found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from shipkit.findings import Finding
from shipkit.model.faults import faults_of
from shipkit.model.units import length_unit, weight_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from shipkit.config import Config
    from shipkit.desk.order import Order
    from shipkit.model.faults import Fault
    from shipkit.model.goods import SavedItem
    from shipkit.model.party import Recipient
    from shipkit.model.template import ConsignmentTemplate

V = TypeVar("V", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Saved:
    """Where saved things are looked up by code; each gives None for a code it does not know."""

    recipient: Callable[[str], Recipient | None]
    sender: Callable[[str], Recipient | None]
    template: Callable[[str], ConsignmentTemplate | None]
    item: Callable[[str], SavedItem | None]


_COLUMN_OF = {
    "weight_g": "weight", "length_mm": "length", "width_mm": "width", "height_mm": "height",
    "net_weight_g": "net_weight", "unit_weight_g": "unit_weight",
}  # fmt: skip
_NESTED = ("address", "latin")


def filled(cells: Mapping[str, str]) -> Mapping[str, str]:
    """The cells that say something: an option may be nothing but blanks."""
    return (
        cells if all(map(str.strip, cells.values())) else {name: text for name, text in cells.items() if text.strip()}
    )


class Parts:
    """One order on its way to a consignment; `found` collects what is wrong as the parts are made."""

    def __init__(self, order: Order, saved: Saved, config: Config) -> None:
        self.order, self.saved, self.config = order, saved, config
        self.head: Mapping[str, str] = filled(order.head)
        self.found: list[Finding] = []
        self.recipient: Recipient | None = self.look_up("recipient", saved.recipient)
        self.template: ConsignmentTemplate | None = self.look_up("consignment", saved.template)
        defaults = None if self.recipient is None else self.recipient.defaults
        self._sources = tuple(source for source in (self.template, defaults) if source is not None)

    def look_up(self, column: str, find: Callable[[str], Any]) -> Any:
        """The saved thing a column names; None, and a fault, when the book has none of that code."""
        code = self.head.get(column)
        if not code:
            return None
        entry = find(code.strip())
        if entry is None:
            self.unknown(column, column, code)
        return entry

    def unknown(self, where: str, kind: str, code: str) -> None:
        """Note a code that the book does not have."""
        self.error(where, f"no {kind} {code[:60]!r} in the book", f"{kind}-unknown")

    def error(self, where: str, why: object, code: str = "invalid") -> None:
        """Note what is wrong with a column."""
        self.found.append(Finding(where, str(why), code))

    def faulty(self, where: str) -> bool:
        """Whether an error is noted for a column."""
        return any(finding.where == where and finding.is_error for finding in self.found)

    def review(self, found: Sequence[Finding]) -> None:
        """Note what a review found, but not where a stand-in was reviewed, or an unknown entry might have said it."""
        if found and self.found:
            faulty = {finding.where for finding in self.found if finding.is_error}
            found = [one for one in found if faulty.isdisjoint(_sources_of(one.where))]
        self.found += found

    def term(self, column: str, fallback: Any = None) -> Any:
        """One term of the consignment, from the nearest who says it."""
        if value := self.head.get(column):
            return value
        for source in self._sources:
            if value := getattr(source, column, None):
                return value
        return fallback

    def account(self, column: str, payer_column: str, payer: object) -> str:
        """The nearest account that can be the payer's: one that stands beside another payer is that one's.

        The desk's own accounts are the shipper's, unless its defaults name another payer.
        """
        if value := self.head.get(column):
            return value
        for source in (*self._sources, self.config.defaults):
            account = getattr(source, column, None)
            if account and (getattr(source, payer_column, "shipper") or payer) == payer:
                return str(account)
        return ""

    @property
    def weight_unit(self) -> str:
        """The unit of weights that name none."""
        return self._unit("weight_unit", weight_unit, self.config.desk.weight_unit)

    @property
    def length_unit(self) -> str:
        """The unit of lengths that name none."""
        return self._unit("dimension_unit", length_unit, self.config.desk.dimension_unit)

    def _unit(self, column: str, read: Callable[[str], str], fallback: str) -> str:
        said = self.head.get(column)
        if said is None:
            return fallback
        try:
            return read(said)
        except ValueError as fault:
            if not self.faulty(column):
                self.error(column, fault, "unit-unknown")
            return fallback

    def made(self, model: type[V], values: Mapping[str, Any], prefix: str = "") -> V | None:
        """The value, or None with all its faults noted under the columns a shipper knows."""
        try:
            return model.model_validate(values)
        except ValidationError as fault:
            self._note(faults_of(fault), prefix)
            return None

    def tried(
        self, model: type[V], values: Mapping[str, Any], prefix: str = "", *, stand_ins: Mapping[str, Any]
    ) -> V | None:
        """As `made`, with stand-ins for what is faulty, so that the rest is still checked; None if none will do."""
        try:
            return model.model_validate(values)
        except ValidationError as fault:
            faults = faults_of(fault)
        self._note(faults, prefix)
        try:
            return model.model_validate(_mended(values, faults, stand_ins))
        except ValidationError:
            return None

    def _note(self, faults: Iterable[Fault], prefix: str) -> None:
        for fault in faults:
            column = _column(fault.loc)
            why = f"{column} is needed" if fault.code == "missing" else fault.why
            self.error(prefix + column, why, fault.code)

    def measured(self, measure: Callable[[str, str], int], where: str, text: str, unit: str) -> int:
        """A weight or a length; 1 stands in for a faulty one, so that the rest is still checked."""
        try:
            return measure(text, unit)
        except ValueError as fault:
            self.error(where, fault, "measure")
            return 1


def _sources_of(where: str) -> tuple[str, ...]:
    """The column itself, and the one that names a saved entry it may come from."""
    if where == "description":  # of an order without items
        return where, "consignment", "items"
    return where, f"{where.rpartition('.')[0]}.item"


def _column(loc: Sequence[int | str]) -> str:
    """The column of a field of a model: `address.city` is `city`, `latin.city` `latin_city`."""
    names = [part for part in loc if isinstance(part, str)]
    if not names:
        return ""
    if names[0] in _NESTED and len(names) > 1:
        return names[1] if names[0] == "address" else f"latin_{names[1]}"
    return _COLUMN_OF.get(names[0], names[0])


def _mended(values: Mapping[str, Any], faults: Iterable[Fault], stand_ins: Mapping[str, Any]) -> dict[str, Any]:
    mended = {name: dict(value) if name in _NESTED and value else value for name, value in values.items()}
    for fault in faults:
        first, *rest = fault.loc or ("",)
        if first in _NESTED and rest:
            mended[str(first)].pop(rest[0], None)
        else:
            mended.pop(str(first), None)
    for name, stand_in in stand_ins.items():
        mended[name] = {**stand_in, **mended.get(name, {})} if name in _NESTED else mended.get(name) or stand_in
    return mended
