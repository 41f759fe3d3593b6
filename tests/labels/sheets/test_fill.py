import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.errors import InvalidInput
from shipkit.labels.sheets.fill import draw_sheets, on_sheets
from shipkit.labels.sheets.sheet import Sheet

FOUR = Sheet("four", 210, 297, 2, 2, 105, 148.5, 0, 0, 105, 148.5)


@pytest.mark.parametrize(
    ("labels", "start", "sheets"),
    [
        ("", 1, []),
        ("abcde", 1, [[(1, "a"), (2, "b"), (3, "c"), (4, "d")], [(1, "e")]]),
        ("abc", 3, [[(3, "a"), (4, "b")], [(1, "c")]]),
        ("a", 4, [[(4, "a")]]),
    ],
)
def test_a_part_used_sheet_starts_where_it_is_told(labels, start, sheets):
    assert list(on_sheets(labels, FOUR, start)) == sheets


@given(st.integers(0, 30), st.integers(1, 4))
def test_no_label_is_lost_and_no_place_taken_twice(count, start):
    sheets = list(on_sheets(range(count), FOUR, start))

    assert [label for sheet in sheets for _, label in sheet] == list(range(count))
    assert all([place for place, _ in sheet] == list(range(sheet[0][0], sheet[0][0] + len(sheet))) for sheet in sheets)
    assert all(sheet[-1][0] == 4 for sheet in sheets[:-1])


@pytest.mark.parametrize("start", [0, 5, -1])
def test_a_start_off_the_sheet_is_refused(start):
    with pytest.raises(InvalidInput, match=f"{start} is no place on sheet four: they are counted from 1 to 4"):
        on_sheets("a", FOUR, start)


def test_progress_counts_the_labels_it_is_told_to():
    told = []
    sheets = on_sheets(range(10), FOUR)
    pages = draw_sheets(sheets, list, jobs=1, progress=told.append, counts=lambda label: label % 2 == 0)

    assert len(list(pages)) == 3
    assert told == [5]
