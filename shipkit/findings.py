"""What is wrong, or doubtful, with something a user gave: said once, in one shape, by every checker."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault or doubt.

    `where` is the field or column (`postcode`, `items.2.hs_code`), `why` a sentence with the value in it,
    `code` a stable word for scripts (`postcode-pattern`). `file` and `line` are set for input read from a file;
    lines count from 1 as an editor shows them, and a spreadsheet's line is its row.
    """

    where: str
    why: str
    code: str
    level: Level = "error"
    file: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        place = "" if self.file is None else f"{self.file}:{self.line or 0}: "
        column = f"{self.where}: " if self.where else ""
        return f"{place}{column}{self.why}"

    @property
    def is_error(self) -> bool:
        return self.level == "error"

    def at(self, file: str, line: int) -> Finding:
        """The same finding, placed in a file."""
        return replace(self, file=file, line=line)


def warning(where: str, why: str, code: str) -> Finding:
    """A doubt: it travels with the answer and stops nothing."""
    return Finding(where, why, code, "warning")


def as_dict(finding: Finding) -> dict[str, object]:
    """The form a script reads: keys `level where why code`, and `file line` where there is one."""
    answer: dict[str, object] = {
        "level": finding.level,
        "where": finding.where,
        "why": finding.why,
        "code": finding.code,
    }
    if finding.file is not None:
        answer |= {"file": finding.file, "line": finding.line}
    return answer
