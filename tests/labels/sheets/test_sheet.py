import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.desk.starting import starter_files
from shipkit.errors import InvalidInput, NotFound
from shipkit.labels.documents.piece_label_layout import LABEL_100X150, LABEL_A6, label_size
from shipkit.labels.sheets.sheet import Sheet, find_sheet, read_sheet, sheet_files

SHIPPED = starter_files() / "sheets"
FOUR = 'name = "four"\nwidth = 210\nheight = 297\ncolumns = 2\nrows = 2\nlabel_width = 105\nlabel_height = 148.5\n'


def changed(text, **changes):
    """The sheet's file with lines replaced; None takes one out."""
    lines = dict(line.split(" = ", 1) for line in text.strip().splitlines())
    lines |= {key: value for key, value in changes.items() if value is not None}
    return "\n".join(
        f"{key} = {value}" for key, value in lines.items() if key not in changes or changes[key] is not None
    )


@pytest.mark.parametrize(
    ("name", "places", "corners", "size"),
    [
        ("label-100x150", 1, [(0, 0)], LABEL_100X150),
        ("label-4x6in", 1, [(0, 0)], LABEL_100X150),
        ("a6", 1, [(0, 0)], LABEL_A6),
        ("a4-1up", 1, [(0, 0)], LABEL_A6),
        ("a4-2up", 2, [(0, 0), (0, 148.5)], LABEL_A6),
        ("a4-4up", 4, [(0, 0), (105, 0), (0, 148.5), (105, 148.5)], LABEL_A6),
        ("a4-8up", 8, [(4.65, 13.1), (106.25, 13.1), (4.65, 80.8), (106.25, 80.8), (4.65, 148.5), (106.25, 148.5), (4.65, 216.2), (106.25, 216.2)], None),
    ],
)  # fmt: skip
def test_a_shipped_sheet_has_its_places(name, places, corners, size):
    sheet = find_sheet(name, [SHIPPED])

    assert sheet.count == places
    assert [sheet.place(n) for n in range(1, places + 1)] == [pytest.approx(corner) for corner in corners]
    assert label_size(sheet) is size


def test_every_shipped_sheet_is_in_the_table_above():
    assert list(sheet_files([SHIPPED])) == [
        "a4-1up",
        "a4-2up",
        "a4-4up",
        "a4-8up",
        "a6",
        "label-100x150",
        "label-4x6in",
    ]


def test_what_is_not_said_is_without_gaps():
    sheet = read_sheet(FOUR)

    assert (sheet.left, sheet.top, sheet.pitch_x, sheet.pitch_y) == (0, 0, 105, 148.5)
    assert sheet.centred(4, 100, 148) == (107.5, 148.75)


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"label_width": "106"}, [("label_width", "the labels need 212 mm and have 210 mm")]),
        ({"label_height": "150"}, [("label_height", "the labels need 300 mm and have 297 mm")]),
        ({"pitch_x": "100"}, [("pitch_x", "labels of 105 mm overlap at a pitch of 100 mm")]),
        ({"left": "-1"}, [("left", "-1 mm lies off the sheet")]),
        ({"rows": "0"}, [("rows", "a sheet has at least one of them, not 0")]),
        ({"rows": "2.5"}, [("rows", "2.5 should be a whole number")]),
        ({"width": '"wide"'}, [("width", "'wide' should be a number of millimetres")]),
        ({"top": "nan"}, [("top", "nan should be a number of millimetres")]),
        ({"columns": "true"}, [("columns", "True should be a whole number")]),
        ({"name": "4"}, [("name", "4 should be a word")]),
        ({"width": None, "gap": "2"}, [("width", "is missing"), ("gap", "is nothing a sheet has")]),
        (
            {"columns": "3", "rows": "3"},
            [
                ("label_width", "the labels need 315 mm and have 210 mm"),
                ("label_height", "the labels need 445.5 mm and have 297 mm"),
            ],
        ),
        ({"width": "5000", "columns": "1"}, [("width", "5000 mm is no size of a sheet")]),
        ({"columns": "1", "label_width": "1"}, [("label_width", "1 mm is no size of a label")]),
    ],
)
def test_a_sheet_that_cannot_be_is_refused_with_every_fault(changes, faults):
    with pytest.raises(InvalidInput) as fault:
        read_sheet(changed(FOUR, **changes), "four.toml")

    assert [(finding.where, finding.why) for finding in fault.value.findings] == faults
    assert "four.toml" in fault.value.message


def test_a_file_that_is_no_toml_is_named():
    with pytest.raises(InvalidInput, match=r"four\.toml is no TOML"):
        read_sheet("name = ", "four.toml")


def test_the_desks_own_sheet_comes_before_ours(tmp_path):
    own = changed((SHIPPED / "a6.toml").read_text().split("\n", 1)[1], left="0.5", width="106")
    (tmp_path / "a6.toml").write_text(own)

    assert find_sheet("a6", [tmp_path, SHIPPED]).left == 0.5
    assert find_sheet("a6", [SHIPPED, tmp_path]).left == 0
    assert find_sheet("a6", [Path("no such folder"), SHIPPED]).left == 0


def test_an_unknown_sheet_is_told_with_those_there_are(tmp_path):
    (tmp_path / "mine.toml").write_text(FOUR)

    with pytest.raises(NotFound, match="there is no sheet 'a5'; there are mine"):
        find_sheet("a5", [tmp_path])
    with pytest.raises(InvalidInput, match="it calls itself 'four' and should be 'mine'"):
        find_sheet("mine", [tmp_path])


@given(st.integers(1, 5), st.integers(1, 8), st.floats(10, 60), st.floats(10, 60), st.floats(0, 5), st.floats(0, 5))
def test_places_of_an_accepted_sheet_never_overlap_or_leave_it(columns, rows, width, height, left, gap):
    try:
        sheet = Sheet("any", 210, 297, columns, rows, width, height, left, left, width + gap, height + gap)
    except InvalidInput:
        return

    corners = [sheet.place(n) for n in range(1, sheet.count + 1)]
    assert all(x >= 0 and x + width <= 210.02 and y >= 0 and y + height <= 297.02 for x, y in corners)
    for at, (x, y) in enumerate(corners):
        assert all(abs(x - u) > width - 0.02 or abs(y - v) > height - 0.02 for u, v in corners[at + 1 :])


def test_shipped_files_say_every_field():
    for file in SHIPPED.glob("*.toml"):
        assert len(tomllib.loads(file.read_text())) == 11
