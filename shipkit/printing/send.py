"""The door to printing: a job to a printer of any kind, and which queues there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shipkit.printing.printer import Folder, IppPrinter, Printer, Queue

if TYPE_CHECKING:
    from shipkit.printing.job import Job, Receipt

TIMEOUT = 30.0
"""Seconds a printer may be silent, and seconds that are waited for the end of a job it has taken."""


def send(job: Job, printer: Printer, *, timeout: float = TIMEOUT) -> Receipt:
    """Print a job. Errors: PrintFailed; NotFound, InvalidInput, ShipkitError for a content that cannot be read.

    It is sent once: after PrintFailed nothing was printed, unless the message says that this is not known.
    """
    match printer:
        case Queue():
            from shipkit.printing.cups import send_to_queue

            return send_to_queue(job, printer, timeout=timeout)
        case IppPrinter():
            from shipkit.printing.ipp import send_to_ipp

            return send_to_ipp(job, printer, timeout=timeout)
        case Folder():
            from shipkit.printing.folder import put_in_folder

            return put_in_folder(job, printer)
    from shipkit.printing.raw import send_raw

    return send_raw(job, printer, timeout=timeout)


def printers() -> tuple[str, ...]:
    """The CUPS queues of this machine by name, as `parse_printer` takes them; none without CUPS."""
    from shipkit.printing.cups import queue_names

    return queue_names()
