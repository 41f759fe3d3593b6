"""Bytes as they are to a socket, as print servers and label printers take them at port 9100."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from shipkit.printing.connection import Patience, unreachable
from shipkit.printing.job import Receipt, size_in

if TYPE_CHECKING:
    from shipkit.printing.job import Job
    from shipkit.printing.printer import RawPrinter

_CHUNK = 64 * 1024


def send_raw(job: Job, printer: RawPrinter, *, timeout: float) -> Receipt:
    """Send a job, once for each copy, and wait until the printer has closed its end.

    A printer that keeps its end open has got the bytes all the same, and the receipt says so. Errors: PrintFailed.
    """
    with job.opened() as file:
        try:
            with socket.create_connection((printer.host, printer.port), timeout) as line:
                for _ in range(job.copies):
                    size_in(file)
                    while chunk := file.read(_CHUNK):
                        line.sendall(chunk)
                line.shutdown(socket.SHUT_WR)
                closed = _closed(line, timeout)
        except OSError as fault:
            raise unreachable(printer, fault, timeout) from fault
    return Receipt(str(printer), "", "sent", "" if closed else "the printer has not closed the connection")


def _closed(line: socket.socket, timeout: float) -> bool:
    """Whether the other end is closed in time; what it says until then (some tell their status) is passed over."""
    patience = Patience(timeout)
    try:
        while line.recv(_CHUNK):
            if not patience.left:
                return False
            line.settimeout(patience.left)
    except TimeoutError:
        return False
    return True
