"""A folder in which each job becomes a file: for programs that watch one, and for looking at what would be printed."""

from __future__ import annotations

import re
import secrets
import shlex
from shutil import copyfileobj
from typing import TYPE_CHECKING

from shipkit.errors import PrintFailed, StoreUnusable
from shipkit.printing.job import SUFFIXES, Receipt, size_in
from shipkit.whole import whole_file

if TYPE_CHECKING:
    from shipkit.printing.job import Job
    from shipkit.printing.printer import Folder

_UNSAFE = re.compile(r"[^\w-]+")
_LONGEST = 40  # letters, of at most four bytes each: with what follows, below the 255 bytes of a file's name


def put_in_folder(job: Job, folder: Folder) -> Receipt:
    """Write a job into a folder that is there, once for each copy; the receipt's `job_id` is the (first) file's name.

    A file appears when it is whole, named after the job's title and never like another; who may read it is for the
    umask to say, as the program that watches often runs under another user. Errors: PrintFailed.
    """
    if not folder.path.is_dir():
        mend = f"mkdir {shlex.quote(str(folder.path))}"
        raise PrintFailed(f"{folder} cannot be printed to: there is no such folder", hint=mend)
    stem = _UNSAFE.sub("-", job.title)[:_LONGEST].strip("-") or "job"
    names = [f"{stem}-{secrets.token_hex(4)}{SUFFIXES[job.format]}" for _ in range(job.copies)]
    with job.opened() as file:
        for name in names:
            size_in(file)
            try:
                with whole_file(folder.path / name) as written:
                    copyfileobj(file, written)
            except StoreUnusable as fault:
                raise PrintFailed(fault.message) from fault
    return Receipt(str(folder), names[0], "accepted")
