import errno
import os
import stat
from pathlib import Path

import pytest

from shipkit import whole
from shipkit.errors import ShipkitError, StoreUnusable
from shipkit.whole import whole_file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_file_is_there_when_the_block_has_ended(tmp_path):
    path = tmp_path / "receipt.csv"
    with whole_file(path) as file:
        file.write(b"new")
        assert not path.exists()
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["receipt.csv"]


def test_until_then_it_lies_beside_under_a_private_name_with_a_dot(tmp_path):
    with whole_file(tmp_path / "receipt.csv"):
        (aside,) = tmp_path.iterdir()
        assert aside.name.startswith(".")
        assert stat.S_IMODE(aside.stat().st_mode) == 0o600


def test_text_is_utf8_and_keeps_its_line_ends(tmp_path):
    path = tmp_path / "a.txt"
    with whole_file(path, "w") as file:
        file.write("北京\r\n\n")
    assert path.read_bytes() == "北京\r\n\n".encode()


def test_after_an_error_the_old_file_is_as_it_was(tmp_path):
    path = tmp_path / "receipt.csv"
    path.write_bytes(b"old")

    def spoil() -> None:
        with whole_file(path) as file:
            file.write(b"half of the n")
            file.flush()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        spoil()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["receipt.csv"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_file_that_was_there_keeps_its_mode(tmp_path, mode):
    path = tmp_path / "receipt.csv"
    path.write_bytes(b"old")
    path.chmod(mode)
    with whole_file(path) as file:
        file.write(b"new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_private_new_file_is_its_owners_alone(tmp_path):
    with whole_file(tmp_path / "a.pdf", private=True):
        pass
    assert stat.S_IMODE((tmp_path / "a.pdf").stat().st_mode) == 0o600


def test_a_symbolic_link_stays_and_what_it_leads_to_is_replaced(tmp_path):
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "a.csv", tmp_path / "link.csv"
    real.write_bytes(b"old")
    link.symlink_to(real)
    with whole_file(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_folder_is_not_written_through(tmp_path):
    with pytest.raises(StoreUnusable, match="it is a folder"), whole_file(tmp_path):
        pass


@pytest.mark.parametrize("missing", ["not/there.csv", "file.txt/there.csv"])
def test_a_missing_folder_is_told(tmp_path, missing):
    (tmp_path / "file.txt").touch()
    with pytest.raises(StoreUnusable, match=r"there\.csv cannot be written: its folder"):
        whole_file(tmp_path / missing).__enter__()


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.EACCES, "writing there is not allowed"),
        (errno.EROFS, "the disk is read-only"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EMFILE, os.strerror(errno.EMFILE)),
    ],
)
def test_a_file_that_cannot_be_opened_is_named_with_the_reason(tmp_path, monkeypatch, code, reason):
    def refuse(*_args):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(whole.tempfile, "mkstemp", refuse)
    with pytest.raises(StoreUnusable) as caught, whole_file(tmp_path / "a.csv"):
        pass
    assert str(caught.value) == f"{tmp_path / 'a.csv'} cannot be written: {reason}"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_fails_at_the_end_leaves_the_old_file(tmp_path, monkeypatch, step):
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")

    def full(*_args):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(*{"fsync": (whole.os, "fsync", full), "replace": (Path, "replace", full)}[step])
    with pytest.raises(StoreUnusable, match=r"a\.csv cannot be written"), whole_file(path) as file:
        file.write(b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.csv"]


def test_a_disk_that_fills_up_in_the_middle_is_told(tmp_path):
    with pytest.raises(StoreUnusable, match="the disk is full"), whole_file(tmp_path / "a.csv"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_other_errors_of_the_block_are_its_own(tmp_path):
    with pytest.raises(FileNotFoundError), whole_file(tmp_path / "a.csv"):
        (tmp_path / "template.txt").read_text()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_plain_file_is_written_straight_and_stays_what_it_is(tmp_path):
    # A pipe of our own, and no device: were this ever broken, root would replace the device.
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with whole_file(pipe) as file:
        file.write(b"row")
    assert os.read(reader, 10) == b"row"
    os.close(reader)
    assert pipe.is_fifo()


def test_what_the_system_refuses_ends_with_the_code_of_an_unusable_store():
    assert StoreUnusable.exit_code == 6
    assert issubclass(StoreUnusable, ShipkitError)
