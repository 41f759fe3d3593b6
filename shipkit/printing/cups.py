"""Queues of this machine's CUPS, through its own commands `lp` and `lpstat`."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

from shipkit.errors import PrintFailed
from shipkit.printing.job import Receipt
from shipkit.printing.printer import is_queue_name
from shipkit.printing.words import harmless

if TYPE_CHECKING:
    from shipkit.printing.job import Job
    from shipkit.printing.printer import Queue

_LIST_TIMEOUT = 10


def queue_names() -> tuple[str, ...]:
    """The queues of this machine by name; none where there is no CUPS, or where it does not answer."""
    lpstat = shutil.which("lpstat")
    if lpstat is None:
        return ()
    try:
        answer = subprocess.run(  # noqa: S603  # a program of the system, without a shell
            [lpstat, "-e"], stdin=subprocess.DEVNULL, capture_output=True, timeout=_LIST_TIMEOUT, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    names = answer.stdout.decode(errors="replace").splitlines()
    return tuple(name for name in names if is_queue_name(name))


def send_to_queue(job: Job, queue: Queue, *, timeout: float) -> Receipt:
    """Hand a job to a queue. CUPS prints it in its own time: `lpstat` tells of it. Errors: PrintFailed."""
    lp = shutil.which("lp")
    if lp is None:
        hint = "name the printer by its address (ipp://HOST/ipp/print, socket://HOST:9100), or install CUPS"
        raise PrintFailed(f"the queue {queue} cannot be printed to: there is no lp command here", hint=hint)
    with job.opened() as file:
        fed: dict[str, Any] = {"input": job.content} if isinstance(job.content, bytes) else {"stdin": file}
        try:
            answer = subprocess.run(  # noqa: S603  # no shell, and each value is checked or stands behind its option
                [lp, *lp_options(job, queue)], **fed, capture_output=True, timeout=timeout, check=False
            )
        except subprocess.TimeoutExpired:
            raise PrintFailed(f"the queue {queue} cannot be printed to: lp did not end in {timeout:g} s") from None
        except OSError as fault:
            raise PrintFailed(f"the queue {queue} cannot be printed to: {lp}: {fault.strerror or fault}") from fault
    said = harmless(answer.stdout.decode(errors="replace"))
    if answer.returncode != 0:
        why = harmless(answer.stderr.decode(errors="replace")) or said or f"it ends with {answer.returncode}"
        why = why.removeprefix(f"{lp}: ")
        raise PrintFailed(f"lp does not print to {queue}: {why}", hint="lpstat -e")
    job_id = _job_id(queue, said)
    return Receipt(str(queue), job_id, "accepted", "" if job_id else said)


def lp_options(job: Job, queue: Queue) -> list[str]:
    """What `lp` is called with; the job comes on its stdin."""
    # Filters may fit a page to the printable area, and a bar code with it: 77.17 mm became 73.91 mm with fit-to-page.
    options = ["-d", queue.name, "-o", "print-scaling=none", "-o", f"media={job.media}"]
    if job.format == "application/vnd.zebra-zpl":
        options += ["-o", "raw"]  # else CUPS takes it for text, and prints the commands
    return [*options, "-t", job.title, "-n", str(job.copies), "--", "-"]


def _job_id(queue: Queue, said: str) -> str:
    """`office-17` in what `lp` says, in whatever language; empty when it is not there."""
    found = re.search(rf"(?<![\w-]){re.escape(queue.name)}-\d+", said, re.IGNORECASE)
    return found[0] if found else ""
