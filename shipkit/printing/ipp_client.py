"""Questions to one IPP printer and its answers, over HTTP (RFC 8010 section 4) with the standard library."""

from __future__ import annotations

import getpass
import ssl
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import TYPE_CHECKING, BinaryIO

from shipkit.errors import PrintFailed
from shipkit.printing.connection import Patience, unreachable
from shipkit.printing.ipp_codes import FIRST_ERROR, Operation, Status, status_name
from shipkit.printing.ipp_message import (
    LARGEST,
    Attribute,
    Attributes,
    Group,
    Message,
    NotIpp,
    Tag,
    attribute,
    decode,
    encode,
)
from shipkit.printing.job import size_in
from shipkit.printing.words import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shipkit.printing.printer import IppPrinter

_CHUNK = 64 * 1024
_QUEUE_INSTEAD = "a CUPS queue can hold the password: make one with lpadmin, and print to its name"
# 2.0 is what IPP Everywhere printers speak (PWG 5100.14); 1.1 all others (RFC 8011 section 4.1.8).
_VERSION, _OLD_VERSION = (2, 0), (1, 1)


class Refused(PrintFailed):
    """A printer's no; `code` is its status."""

    def __init__(self, printer: IppPrinter, answer: Message) -> None:
        said = " ".join(str(each) for each in answer.values(Group.OPERATION, "status-message"))
        more = f": {harmless(said)}" if said else ""
        super().__init__(f"{printer} refuses: {status_name(answer.code)}{more}")
        self.code = answer.code


class IppClient:
    """One printer, asked one thing after another, each on a connection of its own."""

    def __init__(self, printer: IppPrinter, timeout: float) -> None:
        self._printer = printer
        self._timeout = timeout
        self._version = _VERSION
        self._asked = 0

    def ask(
        self,
        operation: Operation,
        *about: Attribute,
        job: tuple[Attribute, ...] = (),
        document: BinaryIO | None = None,
    ) -> Message:
        """A printer's yes to an operation with these operation and job attributes; a busy one is asked again.

        Errors: Refused for a no, PrintFailed for no answer.
        """
        patience = Patience(self._timeout)
        while True:
            answer = self._exchange(operation, about, job, document)
            if answer.code < FIRST_ERROR:
                return answer
            if answer.code == Status.SERVER_ERROR_VERSION_NOT_SUPPORTED and self._version != _OLD_VERSION:
                self._version = _OLD_VERSION
            elif answer.code != Status.SERVER_ERROR_BUSY or not patience.wait():
                raise Refused(self._printer, answer)

    def _exchange(
        self, operation: Operation, about: tuple[Attribute, ...], job: tuple[Attribute, ...], document: BinaryIO | None
    ) -> Message:
        self._asked += 1
        always = (
            attribute("attributes-charset", Tag.CHARSET, "utf-8"),  # these two first: RFC 8011 section 4.1.4
            attribute("attributes-natural-language", Tag.LANGUAGE, "en"),
            attribute("printer-uri", Tag.URI, str(self._printer)),  # and the target next: section 4.1.5
        )
        user = attribute("requesting-user-name", Tag.NAME, _user())
        groups = [Attributes(Group.OPERATION, (*always, *about, user))]
        if job:
            groups.append(Attributes(Group.JOB, job))
        question = encode(Message(self._version, operation, self._asked, tuple(groups)))
        try:
            answer, _ = decode(self._post(question, document))
        except NotIpp as fault:
            raise PrintFailed(f"{self._printer} does not answer in IPP: {fault}{_unknown(document)}") from fault
        return answer

    def _post(self, question: bytes, document: BinaryIO | None) -> bytes:
        connection = self._connection()
        try:
            try:
                connection.connect()
            except OSError as fault:
                raise unreachable(self._printer, fault, self._timeout) from fault
            length = len(question) + (size_in(document) if document else 0)
            headers = {"Content-Type": "application/ipp", "Content-Length": str(length)}
            # A printer that says no before it has read all closes its end; what it says is then still to be read.
            with suppress(BrokenPipeError, ConnectionResetError):
                connection.request("POST", self._printer.path, _body(question, document), headers)
            answer = connection.getresponse()
            if answer.status != 200:
                raise self._no_page(answer.status, answer.reason)
            return answer.read(LARGEST)
        except OSError as fault:
            raise unreachable(self._printer, fault, self._timeout, _unknown(document)) from fault
        except HTTPException as fault:
            raise PrintFailed(f"{self._printer} does not answer in HTTP{_unknown(document)}") from fault
        finally:
            connection.close()

    def _connection(self) -> HTTPConnection:
        host, port = self._printer.host, self._printer.port
        if not self._printer.secure:
            return HTTPConnection(host, port, timeout=self._timeout)
        context = ssl.create_default_context()
        # Trusted certificates only, but printers make their own, and few have all that RFC 5280 asks for, which
        # Python looks at from 3.13 on.
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT
        return HTTPSConnection(host, port, timeout=self._timeout, context=context)

    def _no_page(self, status: int, reason: str) -> PrintFailed:
        """The sentence for an answer of the web server in the printer, not of the printer."""
        printer = self._printer
        match status:
            case 401 | 403:
                return PrintFailed(f"{printer} asks for a user and a password", hint=_QUEUE_INSTEAD)
            case 404:
                return PrintFailed(f"{printer} cannot be printed to: there is no printer at {printer.path} there")
            case 426:
                return PrintFailed(f"{printer} wants to be spoken to in secret: write ipps:// for ipp://")
        return PrintFailed(f"{printer} cannot be printed to: it answers HTTP {status} {harmless(reason)}")


def _body(question: bytes, document: BinaryIO | None) -> Iterator[bytes]:
    yield question
    while document and (chunk := document.read(_CHUNK)):
        yield chunk


def _unknown(document: BinaryIO | None) -> str:
    """What has to be said when the answer to a job is lost."""
    return "; whether the job is printed is not known" if document else ""


def _user() -> str:
    """The user's name, which print servers show beside a job and ask for before it is cancelled."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError, ImportError):  # no such user here, or a system without users
        return "shipkit"
    return harmless(name)[:60] or "shipkit"
