"""Where to print, as a user writes it in one word.

- `office`: a queue of this machine's CUPS;
- `ipp://host[:port]/path`: a printer that speaks IPP (RFC 8010, RFC 8011); port 631, path `/ipp/print`;
- `ipps://host[:port]/path`: the same over TLS (RFC 7472);
- `socket://host[:port]`: bytes as they are, port 9100: label printers;
- `file:DIR`: a folder in which each job becomes a file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from shipkit.errors import InvalidInput

IPP_PORT = 631  # RFC 8010 section 4, and RFC 7472 for ipps
IPP_PATH = "/ipp/print"  # PWG 5100.14 (IPP Everywhere) section 4.2: where every such printer answers
RAW_PORT = 9100

LONGEST = 1023
"""Characters of a printer's name: what a `uri` attribute holds (RFC 8011 section 5.1.6)."""

# CUPS, lpadmin(8): any printable character except space, tab, "/" and "#", up to 127 bytes; the other characters
# left out here are those of addresses and of the shell. A hyphen in front would be an option of `lp`.
_QUEUE = re.compile(r"[^\s/#\\'\"?:@-][^\s/#\\'\"?:@]*")
# RFC 1123 section 2.1: letters, digits and hyphens; the underscore is not allowed and met all the same.
_LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_HOST = re.compile(rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})*\.?")
# RFC 3986 section 3.3: what may stand in a path.
_PATH = re.compile(r"/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*")
_ADDRESS = re.compile(r"(?P<host>\[[^\]]*\]|[^:/?#@\[\]]*)(?::(?P<port>[^/?#@]*))?(?P<path>/.*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue of this machine's CUPS."""

    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class IppPrinter:
    """A printer that speaks IPP itself; `host` without brackets, `secure` over TLS."""

    host: str
    port: int = IPP_PORT
    path: str = IPP_PATH
    secure: bool = False

    def __str__(self) -> str:
        port = "" if self.port == IPP_PORT else f":{self.port}"
        return f"ipp{'s' if self.secure else ''}://{_written(self.host)}{port}{self.path}"


@dataclass(frozen=True, slots=True)
class RawPrinter:
    """A printer that prints whatever bytes come ("port 9100")."""

    host: str
    port: int = RAW_PORT

    def __str__(self) -> str:
        return f"socket://{_written(self.host)}:{self.port}"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder in which each job becomes a file."""

    path: Path

    def __str__(self) -> str:
        return f"file:{self.path}"


Printer = Queue | IppPrinter | RawPrinter | Folder


def parse_printer(text: str) -> Printer:
    """What a user calls a printer; `str()` of the answer is its full form, and parses to the same.

    Errors: InvalidInput, a sentence that names the fault.
    """
    text = text.strip()
    if not text:
        raise InvalidInput("a printer needs a name", hint=_EXAMPLES)
    if len(text) > LONGEST:
        raise InvalidInput(f"a printer's name has {len(text)} characters, and {LONGEST} is the most")
    if not text.isprintable():
        raise InvalidInput(f"the printer {text!r} has a character that cannot be seen: write its name anew")
    scheme, colon, rest = text.partition(":")
    if not colon:
        return _queue(text)
    match scheme.lower():
        case "file":
            return _folder(text, rest)
        case "ipp" | "ipps" as known:
            host, port, path = _address(text, rest, IPP_PORT)
            return IppPrinter(host, port, path or IPP_PATH, secure=known == "ipps")
        case "socket":
            host, port, path = _address(text, rest, RAW_PORT)
            if path not in {"", "/"}:
                raise InvalidInput(f"the printer {text!r} has a path, and a socket has none: leave out {path!r}")
            return RawPrinter(host, port)
    raise InvalidInput(f"the printer {text!r} begins with {scheme + ':'!r}, which is no way to print", hint=_EXAMPLES)


_EXAMPLES = "a printer is a CUPS queue (office), ipp://HOST/PATH, ipps://HOST/PATH, socket://HOST:9100 or file:FOLDER"


def is_queue_name(text: str) -> bool:
    """Whether CUPS may call a queue so, and `lp` cannot take it for anything else."""
    return bool(_QUEUE.fullmatch(text)) and text.isprintable() and len(text.encode()) <= 127


def _queue(text: str) -> Queue:
    if text.startswith("-"):
        raise InvalidInput(f"the printer {text!r} begins with a hyphen, which no queue's name does")
    if not is_queue_name(text):
        why = "blanks and / # \\ ' \" ? @ cannot stand in a queue's name, and 127 bytes is the most"
        raise InvalidInput(f"the printer {text!r} is neither a queue's name nor an address: {why}", hint=_EXAMPLES)
    return Queue(text)


def _folder(text: str, rest: str) -> Folder:
    path = rest
    if rest.startswith("//"):
        if not rest.startswith("///"):
            raise InvalidInput(f"the printer {text!r} names another machine: write file:FOLDER or file:///FOLDER")
        path = rest[2:]
    if not path:
        raise InvalidInput("file: needs a folder behind it, as in file:/srv/printing")
    try:
        return Folder(Path(path).expanduser())
    except RuntimeError:
        raise InvalidInput(f"the printer {text!r} is in the folder of a user nobody here knows") from None


def _address(text: str, rest: str, port: int) -> tuple[str, int, str]:
    """Host, port and path behind a scheme; each refused if it is not what its standard allows."""
    if not rest.startswith("//"):
        raise InvalidInput(f"the printer {text!r} lacks the two slashes behind {text.partition(':')[0] + ':'!r}")
    if "@" in rest.partition("//")[2].partition("/")[0]:
        raise InvalidInput("a printer's address cannot hold a user or a password: print through a CUPS queue")
    found = _ADDRESS.fullmatch(rest[2:])
    if not found:
        raise InvalidInput(f"the printer {text!r} is no address: it is written SCHEME://HOST:PORT/PATH")
    path = found["path"] or ""
    if path and not _PATH.fullmatch(path):
        raise InvalidInput(f"the printer {text!r} has {path!r} for a path: it has a sign that cannot be there")
    return _host(text, found["host"]), _port(text, found["port"], port), path


def _host(text: str, host: str) -> str:
    if host.startswith("["):
        from ipaddress import AddressValueError, IPv6Address

        try:
            address = IPv6Address(host[1:-1])
        except AddressValueError:
            raise InvalidInput(f"the printer {text!r} has {host!r} for a host, which is no IPv6 address") from None
        if address.scope_id:
            raise InvalidInput(f"the printer {text!r} has a zone in its address: use its name, or a global address")
        return str(address)
    if not _HOST.fullmatch(host):
        raise InvalidInput(f"the printer {text!r} has {host!r} for a host: it is a name or a number")
    return host.lower()


def _port(text: str, port: str | None, default: int) -> int:
    if not port:
        return default
    if not (port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536 and len(port) < 6):
        raise InvalidInput(f"the printer {text!r} has {port!r} for a port: it is a number from 1 to 65535")
    return int(port)


def _written(host: str) -> str:
    """A host as it stands in an address (RFC 3986 section 3.2.2)."""
    return f"[{host}]" if ":" in host else host
