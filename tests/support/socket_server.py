"""A printer on loopback that takes bytes as they come."""

from __future__ import annotations

import socket
import struct
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class SocketServer:
    """What it does with one connection, and what came."""

    mood: Literal["closes", "stays", "resets", "talks", "chatters", "deaf"] = "closes"
    port: int = 0
    received: bytes = b""
    done: threading.Event = field(default_factory=threading.Event)

    def serve(self, listener: socket.socket) -> None:
        line, _ = listener.accept()
        with line, suppress(BrokenPipeError, ConnectionResetError):  # the other end may go first
            if self.mood == "deaf":
                self.done.wait()
                return
            if self.mood == "resets":
                line.recv(1)
                # With a linger of 0 s, closing throws away what is in the way and sends a reset.
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
            while some := line.recv(4096):
                self.received += some
            if self.mood == "talks":
                line.sendall(b"\x02030,0,0\x03\r\n" * 100)
            while self.mood == "chatters" and not self.done.wait(0.01):
                line.sendall(b"READY\r\n")
            if self.mood == "stays":
                self.done.wait()


@contextmanager
def socket_server(printer: SocketServer) -> Iterator[SocketServer]:
    """The printer, listening on loopback at `printer.port` until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        printer.port = listener.getsockname()[1]
        thread = threading.Thread(target=printer.serve, args=(listener,))
        thread.start()
        try:
            yield printer
        finally:
            printer.done.set()
            thread.join()


def nobody() -> int:
    """A port of loopback at which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]
