import errno
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from shipkit.errors import StoreUnusable
from shipkit.whole import sync_folder, unwritable, whole_file


@pytest.fixture
def path(tmp_path):
    """A file with something in it."""
    path = tmp_path / "book.json"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    return path


def mode_of(path):
    return stat.S_IMODE(path.stat().st_mode)


def alone(path):
    """Whether nothing lies beside a file."""
    return os.listdir(path.parent) == [path.name]


def test_the_new_file_takes_the_place_of_the_old(path):
    with whole_file(path) as file:
        file.write(b"new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert alone(path)


def test_text_is_utf8_with_lines_ended_as_they_are_given(path):
    with whole_file(path, "w") as file:
        file.write("大连\n\r\n")
    assert path.read_bytes() == "大连\n\r\n".encode()


@pytest.mark.parametrize("mode", [0o640, 0o600, 0o664, 0o755])
def test_the_mode_of_a_file_that_was_there_is_kept(path, mode):
    path.chmod(mode)
    with whole_file(path, private=True) as file:
        file.write(b"new")
    assert mode_of(path) == mode


def test_a_new_private_file_is_its_owners_alone(tmp_path):
    with whole_file(tmp_path / "new", private=True) as file:
        file.write(b"x")
    assert mode_of(tmp_path / "new") == 0o600


def test_a_new_file_is_as_the_umask_says(tmp_path):
    before = os.umask(0o027)
    try:
        with whole_file(tmp_path / "new") as file:
            file.write(b"x")
        assert mode_of(tmp_path / "new") == 0o640
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)


def test_it_lies_aside_for_its_owner_alone_until_it_is_whole(path):
    with whole_file(path):
        (aside,) = set(path.parent.iterdir()) - {path}
        assert aside.name.startswith(".book.json.")
        assert mode_of(aside) == 0o600


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, SystemExit, RecursionError, MemoryError])
def test_the_old_file_stays_after_any_error(path, fault):
    with pytest.raises(fault), whole_file(path) as file:
        file.write(b"half")
        raise fault
    assert path.read_text() == "old"
    assert mode_of(path) == 0o640
    assert alone(path)


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, "the disk is full"), (errno.EDQUOT, "the disk quota is used up"), (errno.EROFS, "the disk is read-only"),
     (errno.EACCES, "writing there is not allowed"), (errno.EPERM, "writing there is not allowed"),
     (errno.EIO, os.strerror(errno.EIO))],
)  # fmt: skip
def test_a_fault_of_the_disk_is_a_sentence_and_the_old_file_stays(path, number, reason):
    with pytest.raises(StoreUnusable) as told, whole_file(path) as file:
        file.write(b"half")
        raise OSError(number, os.strerror(number))
    assert told.value.message == f"{path} cannot be written: {reason}"
    assert path.read_text() == "old"
    assert alone(path)


@pytest.mark.parametrize("call", ["fsync", "replace", "chmod"])
def test_a_disk_that_fails_at_the_last_step_leaves_the_old_file(path, monkeypatch, call):
    def fail(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(StoreUnusable, match="the disk is full"), whole_file(path) as file:
        file.write(b"half")
        monkeypatch.setattr(os if call == "fsync" else Path, call, fail)
    monkeypatch.undo()
    assert path.read_text() == "old"
    assert alone(path)


def test_a_fault_of_another_file_is_not_this_ones(path):
    with pytest.raises(FileNotFoundError), whole_file(path):
        Path(path.parent / "no such file").read_bytes()
    assert path.read_text() == "old"
    assert alone(path)


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(StoreUnusable, match="cannot be written: it is a folder"), whole_file(tmp_path):
        pytest.fail("the block was entered")


@pytest.mark.parametrize(
    ("name", "reason"),
    [("no/such/file", "its folder does not exist"), ("book.json/x", "its folder is no folder"), ("x" * 5000, "its name is too long"),
     ("a\0b", "embedded null byte")],
    ids=["no folder", "no folder but a file", "long", "nul"],
)  # fmt: skip
def test_a_place_that_cannot_be_written_is_refused(path, name, reason):
    with pytest.raises(StoreUnusable, match=reason), whole_file(path.parent / name):
        pytest.fail("the block was entered")
    assert alone(path)


@pytest.mark.parametrize("letter", ["x", "é", "馆", "🙂"])
def test_the_longest_name_a_file_can_have_is_written(tmp_path, letter):
    path = tmp_path / (letter * (255 // len(letter.encode())))
    try:
        path.write_bytes(b"old")
    except OSError:
        pytest.skip("this file system has no names as long")
    with whole_file(path) as file:
        file.write(b"new")
    assert path.read_bytes() == b"new"


def test_a_symbolic_link_is_followed_and_stays(path):
    link = path.with_name("link.json")
    link.symlink_to(path.name)
    with whole_file(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert mode_of(path) == 0o640


def test_a_named_pipe_is_written_straight(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    with whole_file(pipe) as file:
        file.write(b"through")
    reader.join(10)
    assert read == [b"through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="this system has no names for open files")
def test_a_link_to_a_pipe_that_is_open_is_written_straight(tmp_path):
    link = tmp_path / "stdout"
    link.symlink_to("/dev/fd/1")
    code = "import sys; from pathlib import Path; from shipkit.whole import whole_file\n"
    code += "with whole_file(Path(sys.argv[1])) as file: file.write(b'through')"
    done = subprocess.run([sys.executable, "-c", code, str(link)], capture_output=True, check=True)
    assert done.stdout == b"through"
    assert link.is_symlink()


def test_a_pipe_whose_reader_is_gone_is_told(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: os.close(os.open(pipe, os.O_RDONLY)), daemon=True)
    reader.start()
    with pytest.raises(StoreUnusable, match="cannot be written: Broken pipe"), whole_file(pipe) as file:
        reader.join(10)
        file.write(b"x" * 100_000)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_refused(path):
    path.parent.chmod(0o500)
    try:
        with pytest.raises(StoreUnusable, match="writing there is not allowed"), whole_file(path):
            pytest.fail("the block was entered")
    finally:
        path.parent.chmod(0o700)
    assert path.read_text() == "old"


KILLED = """
import sys, time
from pathlib import Path
from shipkit.whole import whole_file
with whole_file(Path(sys.argv[1])) as file:
    file.write(b"half of it")
    file.flush()
    print("written", flush=True)
    time.sleep(60)
"""


def test_a_kill_in_the_middle_leaves_the_old_file(path):
    with subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"written\n"
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    assert path.read_text() == "old"
    assert mode_of(path) == 0o640
    with whole_file(path) as file:
        file.write(b"new")
    assert path.read_text() == "new"


def test_two_writers_at_once_leave_one_whole_file(path):
    def write(text):
        for _ in range(20):
            with whole_file(path) as file:
                file.write(text * 50_000)

    writers = [threading.Thread(target=write, args=(letter,)) for letter in (b"a", b"b")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert path.read_bytes() in (b"a" * 50_000, b"b" * 50_000)
    assert alone(path)


def test_an_unknown_fault_is_told_in_the_systems_words():
    assert unwritable(Path("a"), OSError("odd")).message == "a cannot be written: odd"


def test_a_folder_that_cannot_be_synced_is_left_alone(tmp_path):
    sync_folder(tmp_path / "no such folder")
