"""The faults of one file, gathered while it is read, so that all of them are told at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from shipkit.errors import InvalidInput
from shipkit.findings import Finding

KEPT = 1_000
"""How many findings of one file are kept; the rest are only counted. Nobody reads more, and memory has an end."""


@dataclass(slots=True)
class Faults:
    """What is wrong with the file called `file`, in the order it was met."""

    file: str
    count: int = 0
    fatal: bool = False
    _kept: list[Finding] = field(default_factory=list)

    def add(self, line: int, why: str, code: str, where: str = "", *, fatal: bool = False) -> None:
        """Note a fault of a line; `fatal` when not even the row can be told from it."""
        self.count += 1
        self.fatal = self.fatal or fatal or self.count > KEPT
        if len(self._kept) < KEPT:
            self._kept.append(Finding(where, why, code, file=self.file, line=line))

    def findings(self) -> tuple[Finding, ...]:
        """All that was kept, and last, when there were more, how many more (its code is `more`)."""
        more = self.count - len(self._kept)
        if not more:
            return tuple(self._kept)
        why = f"{more:,} more faults are not listed"
        return (*self._kept, Finding("", why, "more", file=self.file, line=self._kept[-1].line))

    def error(self) -> InvalidInput:
        """All of them as the one exception to raise."""
        faults = "1 fault" if self.count == 1 else f"{self.count:,} faults"
        return InvalidInput(f"{self.file} cannot be read: {faults}", self.findings())

    def stop(self, line: int, why: str, code: str) -> InvalidInput:
        """Note a fault after which nothing more can be read, and give the exception to raise."""
        self.add(line, why, code, fatal=True)
        return self.error()
