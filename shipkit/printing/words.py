"""What printers and their programs say, made fit to stand in our sentences."""

from __future__ import annotations

LONGEST_WORDS = 300
"""Characters that are kept of what a printer says."""


def harmless(text: str) -> str:
    """What another said, on one line: no control or direction characters, no more than `LONGEST_WORDS`."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= LONGEST_WORDS else line[: LONGEST_WORDS - 3] + "..."
