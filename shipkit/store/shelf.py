"""One kind of entry in the book: found by code, added, replaced, removed."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, cast
from unicodedata import normalize

from shipkit.errors import Conflict, InvalidInput, NotFound
from shipkit.findings import Finding
from shipkit.store.book_file import Entries, Stamp, entry_lines, read_entries, refuse, stamp_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from tinydb.table import Table

    from shipkit.model.goods import SavedItem
    from shipkit.model.party import Group, Recipient
    from shipkit.model.template import ConsignmentTemplate

    Entry = Recipient | Group | ConsignmentTemplate | SavedItem

T = TypeVar("T", bound="Entry")
OnDuplicate = Literal["skip", "replace", "refuse"]
_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the entries of an import."""

    added: int
    replaced: int
    skipped: int


class Shelf(Generic[T]):
    """The entries of one file, by code.

    Codes are compared in NFC; one written in another case is understood when only one entry can be meant. A file
    is read again when it has changed, and an entry is checked when it is asked for. Errors of every method:
    StoreUnusable for a file with a fault, which names each and leaves it as it is; of those that write, Conflict
    when the book stays locked.
    """

    def __init__(
        self,
        path: Path,
        word: str,
        load_model: Callable[[], type[T]],
        users: Callable[[str], list[str]],
        timeout: float,
    ) -> None:
        self.path = path
        self.word = word
        self._load_model = load_model
        self._users = users
        self._timeout = timeout
        self._stamp: Stamp | None = None
        self._entries: Entries = {}
        self._checked: dict[str, T] = {}
        self._by_case: dict[str, list[str]] | None = None

    @cached_property
    def model(self) -> type[T]:
        """The class of the entries; loaded when first needed, for codes alone do without."""
        return self._load_model()

    # Reading

    def codes(self) -> tuple[str, ...]:
        """Every code, in order."""
        return tuple(sorted(self._load()))

    def get(self, code: str) -> T | None:
        """The entry of a code, if there is one."""
        found = self.resolve(code)
        return None if found is None else self._entry(found)

    def find(self, code: str) -> T:
        """The entry of a code. Errors: NotFound, with the codes that look like it."""
        entry = self.get(code)
        if entry is None:
            raise self._not_found(code)
        return entry

    def all(self) -> tuple[T, ...]:
        """Every entry, in the order of the codes."""
        entries = self._load()
        if len(self._checked) < len(entries):
            self._check_all()
        return tuple(self._checked[code] for code in sorted(entries))

    def resolve(self, code: str) -> str | None:
        """The code as the book writes it; None when there is none, or several that differ in case alone."""
        entries = self._load()
        code = normalize("NFC", code)
        if code in entries:
            return code
        if self._by_case is None:
            self._by_case = {}
            for known in entries:
                self._by_case.setdefault(known.casefold(), []).append(known)
        alike = self._by_case.get(code.casefold(), [])
        return alike[0] if len(alike) == 1 else None

    def _load(self) -> Entries:
        if stamp_of(self.path) != self._stamp:
            self._stamp, self._entries = read_entries(self.path, self.path.stem)
            self._checked, self._by_case = {}, None
        return self._entries

    def _entry(self, code: str) -> T:
        if code not in self._checked and list(self._faults_of(code)):
            self._check_all()
        return self._checked[code]

    def _check_all(self) -> None:
        faults = {
            code: found
            for code in self._entries
            if code not in self._checked and (found := list(self._faults_of(code)))
        }
        if faults:
            lines, name = entry_lines(self.path), self.path.name
            refuse(
                self.path,
                (
                    Finding(f"{code}: {where}" if where else code, why, "book", file=name, line=lines.get(code, 1))
                    for code, found in faults.items()
                    for where, why in found
                ),
            )

    def _faults_of(self, code: str) -> Iterator[tuple[str, str]]:
        """Make the entry of its raw form, or say what is wrong: field and sentence."""
        from pydantic import ValidationError

        from shipkit.model.faults import faults_of

        raw = self._entries[code]
        if raw.get("code", code) != code:
            yield "code", f"the entry of {code!r} calls itself {raw['code']!r}"
            return
        try:
            entry = cast("T", self.model.model_validate({**raw, "code": code}))
        except ValidationError as fault:
            yield from ((each.where, each.why) for each in faults_of(fault))
            return
        if entry.code == code:
            self._checked[code] = entry
        else:
            yield "code", f"write it as {entry.code!r}"

    def _not_found(self, code: str) -> NotFound:
        from difflib import get_close_matches

        wanted = normalize("NFC", code[:_LONGEST_SHOWN]).casefold()
        by_case = {known.casefold(): known for known in self._load()}
        same = sorted(known for known in self._load() if known.casefold() == wanted)
        meant = same or [by_case[match] for match in get_close_matches(wanted, by_case, n=3)]
        why = f"no {self.word} has the code {code[:_LONGEST_SHOWN]!r}"
        why += f"; did you mean {' or '.join(meant)}?" if meant else ""
        return NotFound(why, hint=f"shipkit {self.word} list")

    # Writing

    def add(self, entry: T) -> None:
        """Put a new entry in. Errors: Conflict when its code is there; InvalidInput."""
        self.put_many([entry], on_duplicate="refuse")

    def replace(self, entry: T) -> None:
        """Put an entry in the place of the one with its code. Errors: NotFound; InvalidInput."""
        from shipkit.store.json_storage import has, put

        raw = self._raw(entry)
        with self._changing() as table:
            if not has(table, entry.code):
                raise self._not_found(entry.code)
            put(table, {entry.code: raw})

    def put_many(self, entries: Iterable[T], on_duplicate: OnDuplicate) -> Counts:
        """Put entries in, all at once; a code that is there, or comes twice, is skipped, replaced or refused.

        Errors: Conflict when refused, naming each such code, and always for a new code that differs from another in
        case alone, with nothing written; InvalidInput.
        """
        from shipkit.store.json_storage import has, put

        given = [(entry.code, self._raw(entry)) for entry in entries]
        with self._changing() as table:
            before = Counter[str]()
            new: Entries = {}
            for code, raw in given:
                there = code in new or has(table, code)
                before[code] += there
                if not there or on_duplicate == "replace":
                    new[code] = raw
            twice = sorted(code for code, times in before.items() if times)
            if twice and on_duplicate == "refuse":
                raise self._in_the_book(twice)
            self._refuse_alike([code for code in new if not has(table, code)])
            if new:
                put(table, new)
        repeats = before.total()
        replaced = repeats if on_duplicate == "replace" else 0
        return Counts(len(given) - repeats, replaced, repeats - replaced)

    def remove(self, code: str) -> None:
        """Take an entry out. Errors: NotFound; Conflict when another entry of the book names it."""
        from shipkit.store.json_storage import remove

        with self._changing() as table:
            found = self.resolve(code)
            if found is None:
                raise self._not_found(code)
            users = self._users(found)
            if users:
                raise Conflict(
                    f"{self.word} {found} is named by {', '.join(users)}: take it out there first",
                    hint=f"shipkit {users[0].split()[0]} show {users[0].split()[1]}",
                )
            remove(table, [found])

    @contextmanager
    def _changing(self) -> Iterator[Table]:
        """The table under the lock; a file with a fault in any entry is refused before anything is done."""
        from shipkit.store.json_storage import changing

        with changing(self.path, self._sound, self._timeout) as table:
            yield table

    def _sound(self) -> Entries:
        self.all()
        return self._entries

    def _raw(self, entry: T) -> dict[str, Any]:
        """The short form: what is as the model has it anyway is left out. Errors: InvalidInput."""
        from pydantic import ValidationError

        from shipkit.model.faults import faults_of

        raw = entry.model_dump(mode="json", exclude_defaults=True, exclude={"code"})
        try:
            self.model.model_validate({**raw, "code": entry.code})
        except ValidationError as fault:
            found = [Finding(each.where, each.why, each.code) for each in faults_of(fault)]
            raise InvalidInput(f"{self.word} {entry.code!r} cannot be kept as it is", found) from None
        return raw

    def _refuse_alike(self, codes: list[str]) -> None:
        """Errors: Conflict for a new code that is another's but for its case: whoever types it may mean either."""
        written = {known.casefold(): known for known in self._entries}
        pairs = [(code, written.setdefault(code.casefold(), code)) for code in codes]
        alike = [f"{code} and {other}" for code, other in pairs if code != other]
        if alike:
            raise Conflict(
                f"{self.word} codes may not differ in upper and lower case alone: {', '.join(alike)}",
                hint=f"shipkit {self.word} list",
            )

    def _in_the_book(self, codes: list[str]) -> Conflict:
        if len(codes) == 1:
            return Conflict(
                f"{self.word} {codes[0]} is in the book already", hint=f"shipkit {self.word} show {codes[0]}"
            )
        why = f"{len(codes)} codes are in the book already, or given twice: {', '.join(codes)}"
        return Conflict(why, hint=f"shipkit {self.word} list")
