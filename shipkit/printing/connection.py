"""Connections to a printer: why one fails, said in a sentence, and how long to be patient."""

from __future__ import annotations

import errno
import ssl
from socket import gaierror
from time import monotonic, sleep

from shipkit.errors import PrintFailed
from shipkit.printing.words import harmless

_UNREACHABLE = {errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EHOSTDOWN, errno.ENETDOWN}
_FIRST_WAIT, _LONGEST_WAIT = 0.1, 4.0
_TRUST = "name a file with the printer's certificate in $SSL_CERT_FILE, or print through a CUPS queue"


def unreachable(printer: object, fault: OSError, timeout: float, more: str = "") -> PrintFailed:
    """The sentence for a connection that was not made, or that broke; `more` is what follows from it."""
    hint = _TRUST if isinstance(fault, ssl.SSLCertVerificationError) else None
    return PrintFailed(f"{printer} cannot be printed to: {_reason(fault, timeout)}{more}", hint=hint)


def _reason(fault: OSError, timeout: float) -> str:
    match fault:
        case TimeoutError():
            return f"it did not answer for {timeout:g} s"
        case ConnectionRefusedError():
            return "nothing listens there; it is off, or this is not its port"
        case gaierror():
            return "no machine of that name is known"
        case ssl.SSLCertVerificationError():
            return f"its certificate is not trusted ({harmless(fault.verify_message)})"
        case ssl.SSLError():
            return f"no encrypted connection comes about ({harmless(fault.reason or str(fault))})"
        case ConnectionError():
            return "it broke the connection"
    if fault.errno in _UNREACHABLE:
        return "the network does not lead there"
    return harmless(fault.strerror or str(fault))


class Patience:
    """Waits that grow, until `seconds` are over."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds
        self._next = _FIRST_WAIT

    @property
    def left(self) -> float:
        """Seconds that are left, 0 when it is over."""
        return max(0.0, self._end - monotonic())

    def wait(self) -> bool:
        """Sleep a little, each time twice as long; False, and at once, when the time is over."""
        if not self.left:
            return False
        sleep(min(self._next, self.left))
        self._next = min(2 * self._next, _LONGEST_WAIT)
        return True
