"""One question and its answer, asked again while the answer is faulty."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import typer

from shipkit.errors import ShipkitError
from shipkit.model.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from shipkit.commands.session import Session

    Check = Callable[[str], str]


def ask(
    session: Session,
    label: str,
    default: str = "",
    check: Check | None = None,
    *,
    needed: bool = False,
    words: Iterable[str] = (),
) -> str:
    """The answer to a question; `default`, shown in brackets, for an empty one.

    `check` gives the answer as it is to be taken, or raises ValueError or a ShipkitError with the reason, and it is
    asked again. `words` are what the tabulator completes. Errors: typer.Abort when there is no more input.
    """
    question = f"{label} [{default}]: " if default else f"{label}: "
    _complete(words)
    while True:
        try:
            answer = clean_line(_line(question), 500) or default
            if needed and not answer:
                session.say("  It is needed", always=True)
                continue
            return check(answer) if check else answer
        except (ValueError, ShipkitError) as fault:
            session.say(f"  {fault}", always=True)


def confirm(question: str, *, default: bool) -> None:
    """Go on only when the answer is yes; `default` for an empty one. Errors: typer.Abort."""
    answer = _line(f"{question} [{'Y/n' if default else 'y/N'}]: ").strip().casefold()
    if not (default if not answer else answer in {"y", "yes", "是"}):
        raise typer.Abort


def _line(question: str) -> str:
    """A line of input. Only when stdout is the terminal too may `input` edit it: it would write there."""
    if sys.stdout.isatty():
        with suppress(ImportError):
            import readline  # noqa: F401  # gives `input` its editing
        try:
            return input(question)
        except EOFError:
            raise typer.Abort from None
    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise typer.Abort
    return line.rstrip("\n")


def _complete(words: Iterable[str]) -> None:
    """Let the tabulator complete these words, where there is readline."""
    if not sys.stdout.isatty():
        return
    try:
        import readline
    except ImportError:
        return
    known = tuple(words)

    def complete(text: str, state: int) -> Any:
        matches = [word for word in known if word.startswith(text)]
        return matches[state] if state < len(matches) else None

    readline.set_completer(complete)
    readline.set_completer_delims(" ")
    readline.parse_and_bind("bind ^I rl_complete" if "libedit" in (readline.__doc__ or "") else "tab: complete")
