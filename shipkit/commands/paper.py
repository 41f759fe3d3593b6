"""Paper to a file, to stdout or to a printer: what `ship`, `print` and `again` have in common."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from shipkit.desk.papers.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shipkit.commands.session import Session
    from shipkit.printing.job import Receipt


def check_target(output: str) -> None:
    """Refuse a file that cannot be written before anything is booked. Errors: StoreUnusable."""
    if output != "-":
        from pathlib import Path

        from shipkit.whole import check_writable

        check_writable(Path(output))


def write(session: Session, numbers: Sequence[str], output: str, choice: Choice | None = None) -> None:
    """The papers of `numbers` into a file; `-` is stdout."""
    with session.progress() as tell:
        printed = session.desk.print(
            numbers,
            sys.stdout.buffer if output == "-" else output,
            choice or Choice(),
            progress=lambda done: tell("print", done, len(numbers)),
        )
    if output == "-":
        sys.stdout.buffer.flush()
    else:
        pages = f"{printed.pages} page{'s' * (printed.pages != 1)}"
        session.say(f"Wrote {', '.join(map(str, printed.files))}: {pages}")


def send(session: Session, numbers: Sequence[str], printer: str, choice: Choice | None = None) -> None:
    """The papers of `numbers` to a printer."""
    say_sent(session, session.desk.send(numbers, printer, choice or Choice()))


def say_sent(session: Session, receipt: Receipt) -> None:
    """What a printer answered."""
    job = f" as {receipt.job_id}" if receipt.job_id else ""
    said = f": {receipt.message}" if receipt.message else ""
    session.say(f"Printed on {receipt.printer}{job}, {receipt.state}{said}")
