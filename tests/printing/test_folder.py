import os

import pytest

from shipkit.errors import ExitCode, PrintFailed
from shipkit.printing.printer import Folder
from shipkit.printing.send import send


def test_a_job_becomes_a_file_of_its_own(job, tmp_path):
    first = send(job(), Folder(tmp_path))
    second = send(job(), Folder(tmp_path))
    assert first.printer == f"file:{tmp_path}"
    assert first.state == "accepted"
    assert sorted([first.job_id, second.job_id]) == sorted(os.listdir(tmp_path))
    assert first.job_id != second.job_id
    for receipt in (first, second):
        assert receipt.job_id.startswith("Waybill-1-")
        assert (tmp_path / receipt.job_id).read_bytes() == job().content


def test_a_file_on_the_disk_is_copied(job, tmp_path):
    source = tmp_path / "x.pdf"
    source.write_bytes(job().content)
    (tmp_path / "hot").mkdir()
    receipt = send(job(content=source), Folder(tmp_path / "hot"))
    assert (tmp_path / "hot" / receipt.job_id).read_bytes() == job().content


def test_each_copy_is_a_file(job, tmp_path):
    receipt = send(job(copies=3), Folder(tmp_path))
    names = os.listdir(tmp_path)
    assert len(names) == 3
    assert receipt.job_id in names
    assert all((tmp_path / name).read_bytes() == job().content for name in names)


@pytest.mark.parametrize(
    ("title", "format", "begin", "end"),
    [
        ("../../etc/passwd", "application/pdf", "etc-passwd-", ".pdf"),
        ("运单 123", "image/png", "运单-123-", ".png"),
        ("...", "application/vnd.zebra-zpl", "job-", ".zpl"),
        (".hidden", "application/pdf", "hidden-", ".pdf"),
        ("𠮷" * 100, "application/pdf", "𠮷" * 40 + "-", ".pdf"),
    ],
)
def test_a_title_becomes_a_name_that_stays_in_the_folder(job, tmp_path, title, format, begin, end):
    receipt = send(job(title=title, format=format), Folder(tmp_path))
    assert os.listdir(tmp_path) == [receipt.job_id]
    assert receipt.job_id.startswith(begin)
    assert receipt.job_id.endswith(end)


def test_a_folder_that_is_not_there_is_named_with_what_makes_it(job, tmp_path):
    with pytest.raises(PrintFailed, match="there is no such folder") as caught:
        send(job(), Folder(tmp_path / "not there"))
    assert caught.value.hint == f"mkdir '{tmp_path / 'not there'}'"
    assert caught.value.exit_code == ExitCode.FAILURE


def test_a_folder_that_cannot_be_written_is_a_failed_print(job, tmp_path):
    class Full(type(tmp_path)):
        def is_dir(self):
            return True

    with pytest.raises(PrintFailed, match="its folder does not exist"):
        send(job(), Folder(Full(tmp_path / "gone")))
    assert os.listdir(tmp_path) == []
