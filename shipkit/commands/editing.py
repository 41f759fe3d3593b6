"""An entry in the user's own editor, as TOML, until it is right or left as it was."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from shipkit.desk.book_io.columns import WORDS
from shipkit.errors import InvalidInput, ShipkitError, UsageError
from shipkit.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shipkit.commands.session import Session
    from shipkit.desk.book_io.flat import Entry

_MARK = "#! "
_ROUNDS = 50  # of an editor that is a program, and would never be done
_KNOWN = ("sensible-editor", "nano", "vi", "notepad")


def edit_document(session: Session, kind: str, before: Entry) -> tuple[Entry, tuple[Finding, ...]]:
    """What the user makes of an entry, and what is doubtful about it; the entry itself when nothing was changed.

    A faulty text is opened again, its faults at the top. Errors: InvalidInput when it comes back as it was;
    UsageError when there is no editor; ShipkitError when the editor fails.
    """
    from shipkit.desk.book_io.editable import to_toml

    title = f"# {WORDS[kind]} {before.code}. Save it unchanged, or empty, to change nothing."
    original = text = f"{title}\n\n{to_toml(before)}"
    for _ in range(_ROUNDS):
        edited = edit_text(text, name=f"{WORDS[kind]}-")
        if _said(edited) in {"", _said(original)}:
            return before, ()
        try:
            return _read(session, kind, before, edited)
        except InvalidInput as fault:
            faults = fault
        if _said(edited) == _said(text):
            break
        text = _with_faults(edited, faults.findings)
    raise faults


def _read(session: Session, kind: str, before: Entry, text: str) -> tuple[Entry, tuple[Finding, ...]]:
    from shipkit.desk.book_io.documents import from_document, read_toml
    from shipkit.desk.book_io.keeping import reviewed
    from shipkit.tabular.faults import Faults

    faults = Faults(f"{WORDS[kind]} {before.code}")
    documents = list(read_toml(text, kind, faults))
    if faults.count:
        raise InvalidInput(f"the {WORDS[kind]} cannot be read", (_in_its_line(f, text) for f in faults.findings()))
    entry, found = from_document(type(before), documents[0][1] if documents else {})
    if entry is not None and entry.code != before.code:
        why = f"the code stays {before.code}: a new code is a new {WORDS[kind]}"
        found = (*found, Finding("code", why, "code-changed"))
    if entry is None or found:
        raise InvalidInput(f"the {WORDS[kind]} has faults", found)
    return entry, reviewed(session.desk, kind, entry)


def _in_its_line(fault: Finding, text: str) -> Finding:
    """A fault with the text of its line: lines move when faults are written above them."""
    line = text.splitlines()[(fault.line or 1) - 1]
    return Finding("", f"{fault.why.partition(' (at')[0]}, in: {line}", fault.code)


def _said(text: str) -> str:
    """The text without comments and blank lines."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("#"))


def _with_faults(text: str, faults: Iterable[Finding]) -> str:
    rest = "".join(line for line in text.splitlines(keepends=True) if not line.startswith(_MARK))
    return "".join(f"{_MARK}{line}\n" for fault in faults for line in str(fault).splitlines()) + rest


def edit_text(text: str, *, name: str) -> str:
    """What the user's editor makes of a text. Errors: UsageError, ShipkitError."""
    command = _editor()
    handle, path = tempfile.mkstemp(prefix=f"shipkit-{name}", suffix=".toml")  # mkstemp's files are 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        try:
            # The answer of the command goes to stdout, and the editor is no part of it.
            code = subprocess.run([*command, path], stdout=sys.stderr, check=False).returncode  # noqa: S603
        except OSError as fault:
            raise ShipkitError(f"the editor {command[0]!r} does not start: {fault.strerror}") from fault
        if code:
            raise ShipkitError(f"the editor {command[0]!r} ended with {code}: nothing was changed")
        return Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ShipkitError(f"the editor {command[0]!r} saved it in another encoding than UTF-8") from None
    finally:
        Path(path).unlink(missing_ok=True)


def _editor() -> list[str]:
    for variable in ("VISUAL", "EDITOR"):
        if command := os.environ.get(variable, "").strip():
            return shlex.split(command)
    for name in _KNOWN:
        if shutil.which(name):
            return [name]
    raise UsageError("no editor was found: set $EDITOR, or say the change as options")
