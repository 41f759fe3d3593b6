"""In which encoding a text file is written. The same bytes always get the same answer.

In this order: a byte order mark; UTF-8; GB18030 (with it GBK and GB 2312) when what comes out is ordinary Chinese;
else a guess among the code pages spreadsheets save in, which is told as a warning; else the file is refused.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import TYPE_CHECKING

from shipkit.findings import Finding

if TYPE_CHECKING:
    from shipkit.tabular.faults import Faults

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Windows code pages, and the Unix one of Japan. Of two that fit a text equally well, the earlier.
_PAGES = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874"),
    *("gb18030", "cp932", "euc_jp", "cp949", "big5"),
)
_MOST_CHAOS = 0.1  # of charset-normalizer, 0 (ordinary text) to 1; its own limit is 0.2
_SAMPLE = 64 * 1024  # bytes that are looked at to guess
_CHUNK = 1024 * 1024
_WORD = re.compile(r"\w*[^\W\x00-\x7f]\w*")


def find_encoding(data: bytes, faults: Faults) -> tuple[str, tuple[Finding, ...]]:
    """The codec that reads all of `data`, and a warning when it was guessed. Errors: InvalidInput."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise faults.stop(1, "this is a spreadsheet and no text; is its name wrong?", "encoding")
    for mark, codec in _MARKS:
        if data.startswith(mark):
            if not _reads(codec, data):
                raise _broken(data, codec, faults)
            return codec, ()
    if data.isascii() or _reads("utf-8", data):
        return "utf-8", ()
    if _is_mostly_utf8(data):
        raise _broken(data, "utf-8", faults)
    sample = _sample(data)
    chinese = _is_chinese(sample) and _reads("gb18030", data)
    if chinese and not _may_be_korean(sample):
        return "gb18030", ()
    for codec in ["gb18030"] if chinese else _guesses(sample):
        if _reads(codec, data):
            return codec, (_doubt(codec, sample, faults),)
    raise _broken(data, "utf-8", faults, "in no encoding known here; save the file as UTF-8")


def _reads(codec: str, data: bytes) -> bool:
    """Whether all of it can be decoded; in pieces, so that a large file is not in memory once more."""
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for start in range(0, len(data), _CHUNK):
            decoder.decode(data[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly_utf8(data: bytes) -> bool:
    """UTF-8 with some spoilt bytes: half of the characters come out at least. Of other encodings hardly one does."""
    text = data.decode("utf-8", "replace")
    spoilt = text.count("\ufffd")
    return len(text) - len(text.encode("ascii", "ignore")) >= 2 * spoilt


def _broken(data: bytes, codec: str, faults: Faults, why: str = "") -> Exception:
    """Name the places that cannot be decoded: of UTF-8 the first of each line, of others the first of all."""
    if codec == "utf-16":
        offset = _first_fault(data, codec)
        return faults.stop(1, f"byte {offset + 1:,} of the file is not UTF-16, as its beginning says", "encoding")
    offset = 0
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        at = -1 if line.isascii() else _first_fault(line, codec)
        if at >= 0:
            what = f"byte {offset + at + 1:,} of the file (0x{line[at]:02X})"
            if why:
                return faults.stop(number, f"{what} is {why}", "encoding")
            faults.add(number, f"{what} is not UTF-8", "encoding", fatal=True)
        offset += len(line)
    return faults.error()


def _first_fault(data: bytes, codec: str) -> int:
    try:
        data.decode(codec)
    except UnicodeDecodeError as fault:
        return fault.start
    return -1


def _sample(data: bytes) -> bytes:
    """The beginning of what is not ASCII, whole lines of it: code and numbers tell nothing about an encoding."""
    found: list[bytes] = []
    size = 0
    for line in re.finditer(rb"[^\r\n]+", data):
        if not line[0].isascii():
            found.append(line[0][:_SAMPLE])
            size += len(found[-1])
        if size >= _SAMPLE:
            break
    return b"\n".join(found)


def _is_chinese(sample: bytes) -> bool:
    """Whether GB18030 makes ordinary Chinese of it.

    GB18030 gives a character to nearly any pair of bytes, so it must be the right ones: in GB 2312, most of them of
    its first level, rows 16 to 55, the 3,755 in common use; EUC-JP would have kana among them. EUC-KR has Hangul in
    rows 16 to 40 alone, where over half of any Chinese text lies, but not a dozen characters and no other.
    """
    rows = _rows_of_gb2312(sample)
    everything, common, kana = rows.total(), sum(rows[row] for row in range(16, 56)), rows[4] + rows[5]
    if rows[0] > 0.1 * everything or kana > 0.05 * everything or common < 0.6 * everything:
        return False
    return common < 12 or not _may_be_korean(sample)


def _may_be_korean(sample: bytes) -> bool:
    """Whether all of it lies where EUC-KR has Hangul."""
    rows = _rows_of_gb2312(sample)
    return not any(rows[row] for row in range(41, 88))


def _rows_of_gb2312(sample: bytes) -> Counter[int]:
    """How many characters, read as GB18030, lie in each row of GB 2312; in row 0 those it does not have."""
    rows: Counter[int] = Counter()
    for character, count in Counter(sample.decode("gb18030", "replace")).items():
        if not character.isascii():
            pair = character.encode("gb2312", "ignore")
            rows[pair[0] - 0xA0 if pair else 0] += count
    return rows


def _doubt(codec: str, sample: bytes, faults: Faults) -> Finding:
    word = _WORD.search(sample.decode(codec, "replace"))
    shown = f", for instance {word[0][:40]}" if word else ""
    why = f"the file is not UTF-8; it was read as {codec}{shown}. If that is wrong, save it as UTF-8"
    return Finding("", why, "encoding-guessed", "warning", faults.file, 1)


def _guesses(sample: bytes) -> list[str]:
    """The code pages that give ordinary text, best first."""
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_isolation=list(_PAGES), threshold=_MOST_CHAOS, enable_fallback=False)
    ranks = [
        (round(match.chaos, 2), -round(match.coherence, 2), _PAGES.index(page), page)
        for match in matches
        for page in (match.encoding, *match.could_be_from_charset)
        if page in _PAGES
    ]
    return list(dict.fromkeys(page for *_, page in sorted(ranks)))
