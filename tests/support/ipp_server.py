"""An IPP printer on loopback, with the moods printers have (RFC 8010, RFC 8011)."""

from __future__ import annotations

import ssl
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from shipkit.printing.ipp_codes import JobState, Operation, Status
from shipkit.printing.ipp_message import Attributes, Group, Message, Tag, attribute, decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterator

CERTIFICATE = Path(__file__).with_name("loopback.pem")
"""Key and certificate of `localhost` and 127.0.0.1, valid for a hundred years."""


@dataclass
class IppServer:
    """What the printer can, what mood it is in, and what it was asked."""

    formats: tuple[str, ...] = ("application/pdf", "image/png")
    media: tuple[str, ...] = ("na_letter_8.5x11in", "iso_a4_210x297mm")
    most_copies: int = 99
    versions: tuple[tuple[int, int], ...] = ((1, 1), (2, 0))
    accepting: bool = True
    reasons: tuple[str, ...] = ("none",)
    busy: int = 0  # how many jobs it sends away before it takes one
    refusal: Status | None = None  # what it says to a job
    ignored: tuple[str, ...] = ()  # attributes of a job that it passes over
    states: tuple[int, ...] = (JobState.COMPLETED,)  # of a job, as it is asked for one after the other; the last stays
    forgetful: bool = False  # no longer knows of a job it took
    http_status: int = 200
    says: bytes | None = None  # instead of an answer
    hangs_up: frozenset[Operation] = frozenset()  # closes in the middle of its answer
    silent: frozenset[Operation] = frozenset()  # reads the question, and no more
    path: str = "/ipp/print"

    host: str = "127.0.0.1"
    port: int = 0
    questions: list[Message] = field(default_factory=list)
    documents: list[bytes] = field(default_factory=list)
    closed: threading.Event = field(default_factory=threading.Event)

    def asked(self, operation: Operation) -> list[Message]:
        """The questions of one kind."""
        return [each for each in self.questions if each.code == operation]

    def answer(self, question: Message, document: bytes) -> Message:
        """What the printer says, in IPP."""
        if question.version not in self.versions:
            return _said(question, Status.SERVER_ERROR_VERSION_NOT_SUPPORTED)
        match question.code:
            case Operation.GET_PRINTER_ATTRIBUTES:
                return _said(question, Status.SUCCESSFUL_OK, self._about())
            case Operation.PRINT_JOB:
                return self._taken(question, document)
            case Operation.GET_JOB_ATTRIBUTES if not self.forgetful:
                return _said(question, Status.SUCCESSFUL_OK, self._job())
            case Operation.GET_JOB_ATTRIBUTES:
                return _said(question, Status.CLIENT_ERROR_NOT_FOUND, words="no such job")
        return _said(question, Status.SERVER_ERROR_OPERATION_NOT_SUPPORTED)

    def _about(self) -> Attributes:
        about = [
            attribute("printer-is-accepting-jobs", Tag.BOOLEAN, int(self.accepting)),
            attribute("printer-state-reasons", Tag.KEYWORD, *self.reasons),
            attribute("copies-supported", Tag.RANGE, (1, self.most_copies)),
        ]
        if self.formats:
            about.append(attribute("document-format-supported", Tag.MIME_TYPE, *self.formats))
        if self.media:
            about.append(attribute("media-supported", Tag.KEYWORD, *self.media))
        return Attributes(Group.PRINTER, tuple(about))

    def _taken(self, question: Message, document: bytes) -> Message:
        if self.busy:
            self.busy -= 1
            return _said(question, Status.SERVER_ERROR_BUSY)
        if self.refusal is not None:
            return _said(question, self.refusal, words="not\x1b[31m this \u202eone")
        self.documents.append(document)
        if not self.ignored:
            return _said(question, Status.SUCCESSFUL_OK, self._job())
        unsupported = Attributes(
            Group.UNSUPPORTED, tuple(attribute(each, Tag.KEYWORD, "none") for each in self.ignored)
        )
        return _said(question, Status.SUCCESSFUL_OK_IGNORED_OR_SUBSTITUTED_ATTRIBUTES, unsupported, self._job())

    def _job(self) -> Attributes:
        state = self.states[0]
        self.states = self.states[1:] or self.states
        about = (
            attribute("job-id", Tag.INTEGER, 40 + len(self.documents)),
            attribute("job-state", Tag.ENUM, state),
            attribute("job-state-reasons", Tag.KEYWORD, *self.reasons),
        )
        return Attributes(Group.JOB, about)


def _said(question: Message, status: Status, *groups: Attributes, words: str = "") -> Message:
    operation = [
        attribute("attributes-charset", Tag.CHARSET, "utf-8"),
        attribute("attributes-natural-language", Tag.LANGUAGE, "en"),
    ]
    if words:
        operation.append(attribute("status-message", Tag.TEXT, words))
    return Message(
        question.version, status, question.request_id, (Attributes(Group.OPERATION, tuple(operation)), *groups)
    )


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    printer: IppServer

    def do_POST(self) -> None:
        printer = self.printer
        assert self.headers["Content-Type"] == "application/ipp"
        question, document = decode(self.rfile.read(int(self.headers["Content-Length"])))
        printer.questions.append(question)
        if question.code in printer.silent:
            printer.closed.wait()
            return
        status = printer.http_status if self.path == printer.path else 404
        content = printer.says or encode(printer.answer(question, document))
        self.send_response(status)
        self.send_header("Content-Type", "application/ipp")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if question.code in printer.hangs_up:
            content = content[: len(content) // 2]
            self.close_connection = True
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Nothing: a test's output is its own."""


@contextmanager
def ipp_server(printer: IppServer, *, secure: bool = False) -> Iterator[IppServer]:
    """The printer, listening on loopback at `printer.port` until the block ends."""
    handler = type("Handler", (_Handler,), {"printer": printer})
    with ThreadingHTTPServer((printer.host, 0), handler) as server:
        server.handle_error = lambda *_: None  # a client that goes away is what some tests are about
        if secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        printer.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield printer
        finally:
            printer.closed.set()
            server.shutdown()
            thread.join()
