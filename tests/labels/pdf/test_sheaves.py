import pytest

from shipkit.labels.errors import NotPrintable
from shipkit.labels.pdf.pages import Page
from shipkit.labels.pdf.sheaves import draw_in_order


def draw(numbers):
    if 61 in numbers:
        raise NotPrintable("cannot print 61", [])
    return [Page(number, 0, b"", (), {}) for number in numbers]


@pytest.mark.parametrize("jobs", [None, 1, 2])
@pytest.mark.parametrize("count", [0, 1, 25, 60])
def test_pages_come_in_the_order_of_their_documents(jobs, count):
    sheaves = list(draw_in_order(iter(range(count)), draw, jobs))

    assert sum(number for number, _ in sheaves) == count
    assert [page.width for _, pages in sheaves for page in pages] == list(range(count))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_comes_through_whole_when_its_turn_has_come(jobs):
    sheaves = draw_in_order(range(100), draw, jobs)

    assert next(sheaves)[0] == 25
    assert next(sheaves)[0] == 25
    with pytest.raises(NotPrintable, match="cannot print 61"):
        next(sheaves)


def test_only_a_few_sheaves_are_taken_ahead():
    taken = []

    def numbers():
        for number in range(1000):
            taken.append(number)
            yield number

    sheaves = draw_in_order(numbers(), _draw_nothing, 2)
    next(sheaves)
    assert len(taken) <= 25 * 7
    sheaves.close()


def _draw_nothing(numbers):
    return []
