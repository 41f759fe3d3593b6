"""What is sent to a printer, and what comes of it."""

from __future__ import annotations

import io
import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Literal

from shipkit.errors import InvalidInput, NotFound, ShipkitError
from shipkit.printing.media import size_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Format = Literal["application/pdf", "application/vnd.zebra-zpl", "image/png"]

SUFFIXES: dict[Format, str] = {"application/pdf": ".pdf", "application/vnd.zebra-zpl": ".zpl", "image/png": ".png"}
"""What a job may hold (media types of the IANA registry), and how a file of it is called."""

LONGEST_TITLE = 120
MOST_COPIES = 999

State = Literal["completed", "accepted", "sent"]
"""`completed`: the printer says all pages are out. `accepted`: a queue, a printer or a folder has it whole. `sent`: the
bytes went out to a printer that never answers."""


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to print: a file or its bytes, on paper of one size.

    `media` is a PWG 5101.1 name such as `iso_a4_210x297mm` or `om_100x150mm_100x150mm`. Errors: InvalidInput.
    """

    content: bytes | Path
    media: str
    format: Format
    title: str
    copies: int = 1

    def __post_init__(self) -> None:
        size_of(self.media)
        if self.format not in SUFFIXES:
            raise InvalidInput(f"{self.format!r} cannot be printed: {', '.join(SUFFIXES)} can")
        if not self.title or not self.title.isprintable() or self.title.startswith("-"):
            raise InvalidInput(f"{self.title!r} is no title: it is one line, without a hyphen in front")
        if len(self.title) > LONGEST_TITLE:
            raise InvalidInput(f"a job's title has {len(self.title)} characters, and {LONGEST_TITLE} is the most")
        if not 1 <= self.copies <= MOST_COPIES:
            raise InvalidInput(f"{self.copies} copies cannot be printed: 1 to {MOST_COPIES} can")

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """The content as an open file. Errors: NotFound, InvalidInput when it is empty, ShipkitError."""
        if isinstance(self.content, bytes):
            file: BinaryIO = io.BytesIO(self.content)
        else:
            file = _open(self.content)
        with file:
            if size_in(file) == 0:
                raise InvalidInput(f"{self.title} is empty: there is nothing to print")
            yield file


def size_in(file: BinaryIO) -> int:
    """Bytes of an open file; it is at its beginning afterwards."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    return size


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError as fault:
        raise NotFound(f"There is no file {path}.") from fault
    except OSError as fault:
        raise ShipkitError(f"{path} cannot be read: {fault.strerror or fault}.") from fault


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a printer made of a job.

    `job_id` is the printer's own word for it, empty where it gives none; `message` a line for a person, empty when
    there is nothing to say.
    """

    printer: str
    job_id: str
    state: State
    message: str = ""
