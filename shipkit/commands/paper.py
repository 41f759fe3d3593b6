"""Paper to a file or to stdout: what `ship -o`, `print` and `again -o` have in common."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shipkit.commands.session import Session


def write(session: Session, numbers: Sequence[str], output: str) -> None:
    """The A4 waybills of `numbers` into one PDF; `-` is stdout."""
    with session.progress() as tell:
        pages = session.desk.print_waybills(
            numbers,
            sys.stdout.buffer if output == "-" else output,
            progress=lambda done: tell("print", done, len(numbers)),
        )
    if output == "-":
        sys.stdout.buffer.flush()
    else:
        session.say(f"Wrote {output}: {pages} page{'s' * (pages != 1)}")
