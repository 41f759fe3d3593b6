import pytest

from shipkit.errors import InvalidInput, NotFound, ShipkitError
from shipkit.printing.job import size_in


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"title": ""}, "is no title"),
        ({"title": "a\nb"}, "is no title"),
        ({"title": "a\u202eb"}, "is no title"),
        ({"title": "-o landscape"}, "is no title"),
        ({"title": "x" * 121}, "121 characters"),
        ({"copies": 0}, "0 copies"),
        ({"copies": 1000}, "1000 copies"),
        ({"media": "A4"}, "names no paper"),
        ({"format": "text/plain"}, "cannot be printed"),
    ],
)
def test_a_job_that_cannot_be_is_refused(job, other, why):
    with pytest.raises(InvalidInput, match=why):
        job(**other)


def test_bytes_and_a_file_are_opened_alike(job, tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-x")
    for content in (b"%PDF-x", path):
        with job(content=content).opened() as file:
            assert size_in(file) == 6
            assert file.read() == b"%PDF-x"


def test_a_file_that_is_not_there_is_named(job, tmp_path):
    with pytest.raises(NotFound, match="no file .*gone.pdf"), job(content=tmp_path / "gone.pdf").opened():
        pass


def test_a_folder_is_no_content(job, tmp_path):
    with pytest.raises(ShipkitError, match="cannot be read"), job(content=tmp_path).opened():
        pass


def test_nothing_is_not_printed(job, tmp_path):
    empty = tmp_path / "empty.pdf"
    empty.touch()
    for content in (b"", empty):
        with pytest.raises(InvalidInput, match="is empty"), job(content=content).opened():
            pass
