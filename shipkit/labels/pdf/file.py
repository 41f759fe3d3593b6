"""The bones of a PDF file: numbered objects, written one after another, and the table that finds them again.

reportlab writes the objects; the file is kept here, because reportlab holds a whole document in memory and a
batch has ten thousand pages.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Mapping

# The second line tells file transfer programs that this is not text (ISO 32000-1, 7.5.2).
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class PdfFile:
    """Numbers objects and writes each where the file has got to. A reference is text, `12 0 R`."""

    def __init__(self, file: BinaryIO) -> None:
        from reportlab.pdfbase.pdfdoc import DummyDoc

        self._file = file
        self._document = DummyDoc()
        self._offsets: list[int] = []
        self._at = 0
        self._hash = hashlib.sha256()
        self._write(_HEADER)

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._hash.update(data)
        self._at += len(data)

    def reserve(self) -> str:
        """The reference of an object that is written later."""
        self._offsets.append(-1)
        return f"{len(self._offsets)} 0 R"

    def put(self, reference: str, content: Any) -> None:
        """Write a reserved object: one of reportlab's, or the text of one."""
        self._put(reference, content if isinstance(content, bytes) else self._format(content))

    def _put(self, reference: str, content: bytes) -> None:
        number = int(reference.partition(" ")[0])
        self._offsets[number - 1] = self._at
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, content))

    def _format(self, content: Any) -> bytes:
        from reportlab.pdfbase.pdfdoc import format as as_bytes

        shown: bytes = as_bytes(content, self._document)
        return shown

    def add(self, content: Any) -> str:
        """Write an object and give its reference."""
        reference = self.reserve()
        self.put(reference, content)
        return reference

    def add_stream(self, compressed: bytes, entries: Mapping[str, Any] | None = None) -> str:
        """Write a stream whose content zlib has compressed, with further entries for its dictionary."""
        about = b"/Filter /FlateDecode /Length %d" % len(compressed)
        for key, value in (entries or {}).items():
            about += b" /%b %b" % (key.encode(), self._format(value))
        reference = self.reserve()
        self._put(reference, b"<<%b>>\nstream\n%b\nendstream" % (about, compressed))
        return reference

    def finish(self, root: str, info: str) -> None:
        """The cross-reference table and the trailer (ISO 32000-1, 7.5.4 and 7.5.5)."""
        start = self._at
        # The identifier is of the content, so that the same content is the same file.
        mark = self._hash.hexdigest()[:32]
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(self._offsets) + 1))
        self._write(b"".join(b"%010d 00000 n \n" % offset for offset in self._offsets))
        self._write(
            f"trailer\n<</Size {len(self._offsets) + 1} /Root {root} /Info {info} /ID [<{mark}> <{mark}>]>>\n"
            f"startxref\n{start}\n%%EOF\n".encode()
        )


def compress(content: bytes) -> bytes:
    """A stream's bytes as small as they get; for what is written once in a document."""
    return zlib.compress(content, 9)
