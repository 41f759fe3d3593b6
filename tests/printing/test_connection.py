import errno
import socket

import pytest

from shipkit.errors import PrintFailed
from shipkit.printing.connection import Patience, unreachable


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (TimeoutError("timed out"), "it did not answer for 7 s"),
        (ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused"), "nothing listens there; it is off, or this is not its port"),
        (ConnectionResetError(errno.ECONNRESET, "reset"), "it broke the connection"),
        (BrokenPipeError(errno.EPIPE, "pipe"), "it broke the connection"),
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "no machine of that name is known"),
        (OSError(errno.EHOSTUNREACH, "No route to host"), "the network does not lead there"),
        (OSError(errno.ENETUNREACH, "Network is unreachable"), "the network does not lead there"),
        (OSError(errno.EACCES, "Not\x1b[1m allowed"), "Not [1m allowed"),
        (OSError("odd"), "odd"),
    ],
)  # fmt: skip
def test_a_connection_that_fails_is_told_in_a_sentence(fault, reason):
    answer = unreachable("socket://zebra:9100", fault, 7.0, "; and more")
    assert isinstance(answer, PrintFailed)
    assert answer.message == f"socket://zebra:9100 cannot be printed to: {reason}; and more"
    assert answer.hint is None


def test_waits_grow_until_the_time_is_over(monkeypatch):
    now, waits = [100.0], []

    def sleep(seconds):
        waits.append(round(seconds, 6))
        now[0] += seconds

    monkeypatch.setattr("shipkit.printing.connection.monotonic", lambda: now[0])
    monkeypatch.setattr("shipkit.printing.connection.sleep", sleep)
    patience = Patience(10)
    while patience.wait():
        assert patience.left == pytest.approx(110 - now[0])
    assert waits == [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 3.7]
    assert patience.left == 0


def test_no_wait_is_longer_than_a_few_seconds(monkeypatch):
    waits = []
    monkeypatch.setattr("shipkit.printing.connection.sleep", waits.append)
    patience = Patience(10_000)
    assert all(patience.wait() for _ in range(20))
    assert max(waits) == 4.0
