import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.errors import InvalidInput, StoreUnusable
from shipkit.labels.drawing.boxes import Box
from shipkit.labels.forms.calibration import (
    FILE,
    STRAIGHT,
    Calibration,
    crosses,
    load_calibrations,
    measured,
    save_calibration,
)

off = st.floats(-8, 8)
stretch = st.floats(0.96, 1.04)


@given(off, off, stretch, stretch)
def test_what_a_printer_is_off_by_is_put_right(dx, dy, sx, sy):
    def printed(x, y):
        return (x * sx + dx, y * sy + dy)

    a, b = crosses(230, 127)
    calibration = measured("Counter", 230, 127, printed(*a), printed(*b))
    for x, y in ((0, 0), (5, 5), (115, 60), (229, 126)):
        moved = calibration.moved(Box(x, y, 10, 10))
        landed = printed(moved.x, moved.y)
        assert landed == pytest.approx((x, y), abs=0.02)
        assert moved.w * sx == pytest.approx(10, abs=0.01)


def test_a_printer_that_hits_the_crosses_needs_nothing():
    assert measured("Counter", 230, 127, *crosses(230, 127)) == Calibration(printer="Counter")
    assert STRAIGHT.moved(Box(1, 2, 3, 4)) == Box(1, 2, 3, 4)


@pytest.mark.parametrize(
    ("a", "b", "where"),
    [
        ((20, 20), (20, 100), ["x"]),
        ((210, 20), (20, 100), ["x"]),
        ((20, 20), (180, 100), ["scale_x"]),
        ((50, 20), (240, 100), ["dx_mm"]),
        ((20, -5), (210, 70), ["dy_mm", "scale_y"]),
        ((float("nan"), 20), (210, 100), ["dx_mm", "scale_x"]),
    ],
)
def test_a_printer_too_far_off_is_refused(a, b, where):
    with pytest.raises(InvalidInput, match="Counter cannot be calibrated") as caught:
        measured("Counter", 230, 127, a, b)

    assert [finding.where for finding in caught.value.findings] == where
    assert "100 %" in caught.value.hint


@pytest.mark.parametrize(("size", "b"), [((230, 127), (210, 100)), ((210, 297), (190, 270)), ((50, 50), (30, 30))])
def test_the_crosses_are_far_apart_on_the_grid(size, b):
    assert crosses(*size) == ((20, 20), b)


def test_a_paper_without_room_for_two_crosses_is_refused():
    with pytest.raises(InvalidInput, match="50 mm are the least"):
        crosses(230, 49)


def test_a_calibration_is_kept_by_the_name_of_its_printer(tmp_path):
    folder = tmp_path / "desk" / "printers"
    first = Calibration(printer='Counter "柜台" #1', dx_mm=-1.25, scale_y=1.002)
    second = Calibration(printer="Back office", dy_mm=3)

    assert load_calibrations(folder) == {}
    save_calibration(folder, first)
    path = save_calibration(folder, second)

    assert path == folder / FILE
    assert path.stat().st_mode & 0o777 == 0o600
    assert load_calibrations(folder) == {first.printer: first, second.printer: second}


def test_a_new_measurement_takes_the_place_of_the_old_and_comments_stay(tmp_path):
    save_calibration(tmp_path, Calibration(printer="Counter", dx_mm=1))
    save_calibration(tmp_path, Calibration(printer="Back office"))
    path = tmp_path / FILE
    path.write_text("# measured in the summer\n" + path.read_text())
    save_calibration(tmp_path, Calibration(printer="Counter", dx_mm=2.5))

    assert path.read_text().startswith("# measured in the summer\n")
    assert [each.dx_mm for each in load_calibrations(tmp_path).values()] == [2.5, 0]


@pytest.mark.parametrize(
    "content", ["", "calibration = []\n", 'calibration = [{printer = "Back office", dx_mm = 2.0}]\n']
)
def test_a_file_written_by_hand_in_another_way_is_added_to(tmp_path, content):
    (tmp_path / FILE).write_text(content)
    before = load_calibrations(tmp_path)
    save_calibration(tmp_path, Calibration(printer="Counter", dy_mm=1))
    save_calibration(tmp_path, Calibration(printer="Counter", dy_mm=2))

    assert load_calibrations(tmp_path) == before | {"Counter": Calibration(printer="Counter", dy_mm=2)}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("calibration = 3", "calibration: "),
        ("[[calibration]]\nprinter = 'A'\nscale_x = 1.2", "calibration.1.scale_x: 1.2 is too much: 1.05 is the most"),
        ("[[calibration]]\nprinter = 'A'\ndx_mm = -21", "-20"),
        ("[[calibration]]\ndx_mm = 1", "calibration.1.printer: it is needed"),
        ("[[calibration]", "cannot be read"),
    ],
)
def test_a_file_with_faults_is_refused_and_left_as_it_is(tmp_path, content, why):
    path = tmp_path / FILE
    path.write_text(content)

    with pytest.raises(StoreUnusable) as caught:
        save_calibration(tmp_path, Calibration(printer="Counter"))
    assert why in str(caught.value)
    assert path.read_text() == content


@pytest.mark.parametrize("changes", [{"scale_x": 0.94}, {"scale_y": 1.06}, {"dx_mm": 20.5}, {"dy_mm": float("inf")}])
def test_no_calibration_is_beyond_what_paper_can_be_off(changes):
    with pytest.raises(ValueError, match=next(iter(changes))):
        Calibration(printer="Counter", **changes)
