"""A file of orders: planned whole, applied exactly once, answered with a receipt."""

from __future__ import annotations

import hashlib
import shlex
from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from shipkit.desk import clock
from shipkit.desk.booking import book, settled
from shipkit.desk.checking import check_orders
from shipkit.desk.mapping import apply
from shipkit.desk.orders import RECEIPT_COLUMNS, RECEIPT_KEYS, check_header, group_orders
from shipkit.errors import Conflict, InvalidInput
from shipkit.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from shipkit.desk.booking import Outcome
    from shipkit.desk.desk import Desk
    from shipkit.desk.mapping import ColumnMap
    from shipkit.desk.orders import PlacedOrder
    from shipkit.desk.packing import Ready
    from shipkit.tabular import Table

BOOKED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one reference.

    `status` is booked, already, void, or bad (then `error` says why and `number` is empty); in a dry run, new for
    what would be booked.
    """

    reference: str
    status: str
    number: str
    pieces: tuple[str, ...]
    error: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BatchResult:
    """The answer to a batch: a line a reference, in the order of the file, and everything doubtful."""

    lines: tuple[Line, ...]
    warnings: tuple[Finding, ...]

    def counts(self) -> Counter[str]:
        """How many lines of each status."""
        return Counter(line.status for line in self.lines)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The waybills that stand, old and new, in the order of the file."""
        return tuple(line.number for line in self.lines if line.status in {"booked", "already"})


Progress = "Callable[[str, int, int], None]"
"""Called with what is done (`check`, `book`, `print`), how many are, and of how many."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A file read whole: its orders, what is settled already, what is ready, and every fault."""

    table: Table
    orders: tuple[PlacedOrder, ...]
    settled: dict[int, Outcome]
    ready: dict[int, Ready]
    faults: tuple[Finding, ...]
    faulty: frozenset[int]
    warnings: tuple[Finding, ...]


def read_orders(table: Table, column_map: ColumnMap | None = None) -> tuple[list[PlacedOrder], list[Finding]]:
    """The orders of a file and what is wrong with its shape. Errors: InvalidInput when the header does not serve."""
    header = table.header[: _own_columns(table)]
    to_cells: Callable[[Sequence[str]], dict[str, str]]
    if column_map is None:
        faults = check_header(header, table.name, table.header_line)
        if faults:
            named = "FILE" if table.name.startswith("<") else shlex.quote(table.name)
            why = f"{table.name} cannot be read as a batch file"
            raise InvalidInput(why, faults, hint=f"shipkit batch map --guess {named}")
        to_cells = partial(_filled, header)
    else:
        to_cells = apply(column_map, header, table.name, table.header_line)
    orders, found = group_orders(table.rows, to_cells, table.name)
    return orders, [*table.findings, *found]


def _own_columns(table: Table) -> int:
    """How many columns are the input's own; behind them a receipt in JSON has its four."""
    return len(table.header) - 4 * (table.header[-4:] in {RECEIPT_COLUMNS, RECEIPT_KEYS})


def _filled(header: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    return {column: cell.strip() for column, cell in zip(header, row, strict=False) if cell and not cell.isspace()}


def plan_batch(
    desk: Desk,
    table: Table,
    column_map: ColumnMap | None = None,
    *,
    jobs: int | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Plan:
    """Read and check a whole file; nothing is booked. Errors: InvalidInput for a header that does not serve."""
    orders, faults = read_orders(table, column_map)
    broken = {finding.line for finding in faults}
    faulty = {n for n, order in enumerate(orders) if broken & set(order.lines)}
    known = desk.ledger.known([order.reference for order in orders])
    done: dict[int, Outcome] = {}
    for n, order in enumerate(orders):
        found = known.get(order.reference)
        outcome = settled(found, order.order.digest(), order.reference) if found else None
        if outcome is None:
            continue
        if outcome.status == "conflict":
            faulty.add(n)
            faults.append(_conflict(outcome).at(table.name, order.line))
        elif n not in faulty:
            done[n] = outcome
    open_ = [n for n in range(len(orders)) if n not in done and n not in faulty]
    warnings: list[Finding] = []
    said: set[str] = set()
    ready: dict[int, Ready] = {}
    verdicts = check_orders([orders[n].order for n in open_], desk.book.folder, desk.config, desk.today(), jobs=jobs)
    for count, (n, verdict) in enumerate(zip(open_, verdicts, strict=True), 1):
        placed = [orders[n].place(finding, table.name) for finding in verdict.findings]
        warnings += (finding for finding in placed if not finding.is_error and _is_news(finding, said))
        if verdict.ready is None:
            faulty.add(n)
            faults += (finding for finding in placed if finding.is_error)
        else:
            ready[n] = verdict.ready
        if progress and not count % 100:
            progress("check", count, len(open_))
    faults.sort(key=lambda finding: finding.line or 0)
    return Plan(table, tuple(orders), done, ready, tuple(faults), frozenset(faulty), tuple(warnings))


def _is_news(finding: Finding, said: set[str]) -> bool:
    """Whether a warning is to be said: what is doubtful of the shipper once, not once an order."""
    if not finding.where.startswith("shipper."):
        return True
    news = str(replace(finding, file=None, line=None)) not in said
    said.add(str(replace(finding, file=None, line=None)))
    return news


def _conflict(outcome: Outcome) -> Finding:
    why = f"{outcome.reference} was booked as {outcome.number} with other content"
    return Finding("reference", why, "reference-conflict")


def refuse_faults(plan: Plan) -> None:
    """Errors: Conflict when all that is wrong is references booked with other content; InvalidInput otherwise."""
    if not plan.faults:
        return
    count = len(plan.faulty)
    message = f"{plan.table.name}: nothing is booked, {count} of {len(plan.orders)} orders have faults"
    if all(fault.code == "reference-conflict" for fault in plan.faults):
        hint = "give them references of their own if they are further orders, or book the others with --skip-bad"
        raise BatchConflict(message, plan.faults, hint=hint)
    hint = "mend them and run it again, or book the others with --skip-bad"
    raise InvalidInput(message, plan.faults, hint=hint)


class BatchConflict(Conflict, InvalidInput):
    """References of the file are booked already, with other content."""

    exit_code = Conflict.exit_code


def apply_plan(desk: Desk, plan: Plan, *, progress: Callable[[str, int, int], None] | None = None) -> BatchResult:
    """Book what is ready, each reference exactly once, some hundreds at a time. Faulty orders are passed over."""
    at, who = clock.now(), desk.user
    outcomes = dict(plan.settled)
    raced: dict[int, Finding] = {}
    warnings: dict[str, Finding] = {}
    numbers = sorted(plan.ready)
    for start in range(0, len(numbers), BOOKED_AT_ONCE):
        chunk = numbers[start : start + BOOKED_AT_ONCE]
        booking = book(desk.ledger, [plan.ready[n] for n in chunk], desk.config, at=at, who=who)
        for n, outcome in zip(chunk, booking.outcomes, strict=True):
            if outcome.status == "conflict":
                # Another desk booked it between our look and our transaction.
                raced[n] = _conflict(outcome).at(plan.table.name, plan.orders[n].line)
            else:
                outcomes[n] = outcome
        warnings |= {finding.why: finding for finding in booking.warnings}
        if progress:
            progress("book", start + len(chunk), len(numbers))
    result = _result(plan, outcomes, raced, desk)
    desk.ledger.record_import(
        at=at,
        who=who,
        name=plan.table.name,
        digest=_digest(plan),
        orders=len(plan.orders),
        booked=result.counts()["booked"],
    )
    return replace(result, warnings=(*plan.warnings, *warnings.values()))


def foretell(plan: Plan, desk: Desk) -> BatchResult:
    """What `apply_plan` would do, for a dry run."""
    return replace(_result(plan, plan.settled, {}, desk), warnings=plan.warnings)


def _digest(plan: Plan) -> str:
    references = "\n".join(order.reference for order in plan.orders)
    return hashlib.blake2b(references.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _result(plan: Plan, outcomes: dict[int, Outcome], raced: dict[int, Finding], desk: Desk) -> BatchResult:
    errors: dict[int, list[str]] = {}
    line_of = {line: n for n, order in enumerate(plan.orders) for line in order.lines}
    for fault in plan.faults:
        if fault.line in line_of:
            errors.setdefault(line_of[fault.line], []).append(f"{fault.where}: {fault.why}")
    for n, fault in raced.items():
        errors.setdefault(n, []).append(f"{fault.where}: {fault.why}")
    plates = desk.ledger.plates([o.number for o in outcomes.values() if o.status == "already"])
    lines = []
    for n, order in enumerate(plan.orders):
        rows = tuple(order.lines)
        reference = order.reference
        if n in errors or n in plan.faulty:
            lines.append(Line(reference, "bad", "", (), "; ".join(errors.get(n, ())), rows))
        elif n in outcomes:
            outcome = outcomes[n]
            pieces = outcome.plates or plates.get(outcome.number, ())
            error = "voided since it was booked" if outcome.status == "void" else ""
            lines.append(Line(reference, outcome.status, outcome.number, pieces, error, rows))
        else:
            lines.append(Line(reference, "new", "", (), "", rows))
    return BatchResult(tuple(lines), ())


def receipt_rows(
    table: Table, result: BatchResult, *, as_json: bool = False
) -> tuple[tuple[str, ...], Iterator[tuple[Any, ...]]]:
    """The receipt: the input's header and rows, with `RECEIPT_COLUMNS` (or, in JSON, keys) behind them."""
    width = _own_columns(table)
    of_row = {row: line for line in result.lines for row in line.rows}
    own = table.header[:width]
    header = (*own, *(RECEIPT_KEYS if as_json and "pieces" in own else RECEIPT_COLUMNS))

    def rows(source: Iterable[tuple[int, Sequence[str]]]) -> Iterator[tuple[Any, ...]]:
        for number, cells in source:
            line = of_row.get(number)
            if line is None:
                tail = ("bad", "", "", "reference: each row needs a reference")
            else:
                tail = (line.status, line.number, " ".join(line.pieces), line.error)
            yield (*cells[:width], *tail)

    return header, rows(table.rows)
