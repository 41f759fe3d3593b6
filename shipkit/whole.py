"""Files written whole or not at all: a crash leaves the old file, or the whole new one."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from shipkit.errors import StoreUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "writing there is not allowed",
    errno.EPERM: "writing there is not allowed",
    errno.ENOENT: "its folder does not exist",
    errno.ENOTDIR: "its folder is no folder",
    errno.EISDIR: "it is a folder",
    errno.ENAMETOOLONG: "its name is too long",
}


def unwritable(path: Path, fault: OSError) -> StoreUnusable:
    """The sentence for a file that could not be written; what was there is untouched."""
    reason = _REASONS.get(fault.errno or 0, fault.strerror or str(fault))
    return StoreUnusable(f"{path} cannot be written: {reason}")


def check_writable(path: Path) -> None:
    """Try whether a file can be written at `path`, and leave all as it is. Errors: StoreUnusable."""
    target, old = _found(path)
    if old and not stat.S_ISREG(old):
        return
    try:
        handle, name = tempfile.mkstemp(".part", ".try.", target.parent)
    except OSError as fault:
        raise unwritable(path, fault) from fault
    os.close(handle)
    Path(name).unlink()


@contextmanager
def whole_file(path: Path, mode: str = "wb", *, private: bool = False) -> Iterator[IO[Any]]:
    """A file to write that takes its place only when the block ends well.

    Written aside in the same folder, synced, then renamed over `path`; the mode of a file that was there is kept,
    a new one is 0600 when `private`, else as the umask says. A symbolic link is followed and stays. What is no plain
    file (`/dev/null`, a named pipe) cannot be replaced and is written straight. Errors: StoreUnusable, with the old
    file as it was.
    """
    text = {} if "b" in mode else {"encoding": "utf-8", "newline": ""}
    target, old = _found(path)
    if old and not stat.S_ISREG(old):
        with _told(path, str(path)), path.open(mode, **text) as file:  # type: ignore[call-overload]
            yield file
        return
    try:
        # 40 letters of four bytes each, and what stands around them, are below the 255 bytes of a file's name.
        handle, name = tempfile.mkstemp(".part", f".{target.name[:40]}.", target.parent)
    except OSError as fault:
        raise unwritable(path, fault) from fault
    aside = Path(name)
    try:
        with _told(path, name):
            with os.fdopen(handle, mode, **text) as file:  # type: ignore[call-overload]
                yield file
                file.flush()
                os.fsync(file.fileno())
            aside.chmod(stat.S_IMODE(old) if old else _new_mode(private=private))
            aside.replace(target)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise
    sync_folder(target.parent)


@contextmanager
def _told(path: Path, name: str) -> Iterator[None]:
    """Turn a fault of the disk into its sentence; one of a file of another name is the caller's, who was reading it."""
    try:
        yield
    except OSError as fault:
        if str(fault.filename or name) == name:
            raise unwritable(path, fault) from fault
        raise


def _found(path: Path) -> tuple[Path, int]:
    """Where it lies in truth, and kind and permissions of what is there: 0 when nothing is."""
    try:
        target = Path(os.path.realpath(path))
        mode = path.stat().st_mode
    except FileNotFoundError:
        return target, 0
    except OSError as fault:
        raise unwritable(path, fault) from fault
    except ValueError as fault:
        raise StoreUnusable(f"{str(path)!r} cannot be written: {fault}") from None
    if stat.S_ISDIR(mode):
        raise unwritable(path, IsADirectoryError(errno.EISDIR, ""))
    return target, mode


def _new_mode(*, private: bool) -> int:
    if private:
        return 0o600
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` outlive a power cut; where a folder cannot be opened (Windows), nothing."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
