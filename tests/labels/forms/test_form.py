import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from shipkit.errors import InvalidInput, NotFound
from shipkit.labels.forms.form import load_form, read_form

EXAMPLE = Path(__file__).parents[3] / "templates" / "forms" / "waybill-230x127.toml"
FIELD = {"value": "number", "x": 10, "y": 10, "w": 40, "h": 6}


def form(*fields, **changes):
    return read_form(
        {"name": "Form", "width": 100, "height": 50, "field": list(fields) or [FIELD]} | changes, Path("f.toml")
    )


def faults(*fields, **changes):
    with pytest.raises(InvalidInput) as caught:
        form(*fields, **changes)
    return {finding.where: finding.why for finding in caught.value.findings}


def test_a_form_is_read_from_its_file(tmp_path):
    Image.new("L", (100, 50), "white").save(tmp_path / "scan.png")
    path = tmp_path / "counter.toml"
    path.write_text(
        '\ufeffname = "Counter 柜台"\nwidth = 100\nheight = 50.5\nbackground = "scan.png"\n'
        '[[field]]\nvalue = "number"\nx = 1\ny = 2\nw = 30\nh = 4.5\nsize = 9\nfloor = 7\nbold = true\nangle = 0\n'
        '[[field]]\ntick = "payer=shipper"\nx = 1\ny = 8\nw = 4\nh = 4\n',
        encoding="utf-8",
    )
    read = load_form(path)

    assert (read.name, read.width, read.height, read.background) == ("Counter 柜台", 100, 50.5, tmp_path / "scan.png")
    assert [each.says for each in read.field] == ["number", "payer=shipper"]
    assert (read.field[0].size, read.field[0].smallest, read.field[0].bold) == (9, 7, True)
    assert hash(read) == hash(load_form(path))


@pytest.mark.parametrize(("size", "floor", "smallest"), [(10, None, 6), (5, None, 5), (8, 4, 4), (8, 8, 8)])
def test_text_shrinks_to_the_floor_and_to_six_points_without_one(size, floor, smallest):
    assert form(FIELD | {"size": size} | ({"floor": floor} if floor else {})).field[0].smallest == smallest


def test_every_fault_is_told_at_once_by_the_number_of_its_field():
    found = faults(
        FIELD,
        FIELD | {"value": "consignee.compny", "size": 400, "align": "middle"},
        FIELD | {"x": 90, "angle": 45},
        FIELD | {"text": "both", "y": "10"},
        width=-1,
    )  # fmt: skip

    assert set(found) == {"width", "field.2.value", "field.2.size", "field.2.align", "field.3.angle", "field.4.y",
                          *(f"field.{n}.w" for n in (1, 2, 3, 4))}  # fmt: skip
    assert "perhaps consignee.company" in found["field.2.value"]


@pytest.mark.parametrize(
    ("changes", "where", "why"),
    [
        ({"x": 70}, "field.1.w", "ends at 110 mm, and the paper at 100 mm"),
        ({"y": 44.5}, "field.1.h", "ends at 50.5 mm, and the paper at 50 mm"),
        ({"x": -1}, "field.1.x", "too little"),
        ({"w": 0}, "field.1.w", "more than 0"),
        ({"w": float("nan")}, "field.1.w", "number"),
        ({"h": float("inf")}, "field.1.h", ""),
        ({"x": True}, "field.1.x", ""),
        ({"text": "both"}, "field.1", "one of value, text and tick"),
        ({"value": None}, "field.1", "one of value, text and tick"),
        ({"floor": 11}, "field.1", "floor 11 is more than size 10"),
        ({"h": 2}, "field.1", "2 mm are too low for text of 6 points"),
        ({"angle": 90, "w": 2}, "field.1", "2 mm are too low"),
        ({"value": "number.bars.x"}, "field.1.value", "perhaps number.bars"),
        ({"value": None, "tick": "payer"}, "field.1.tick", "write it as payer=shipper"),
        ({"value": None, "tick": "payer=nobody"}, "field.1.tick", "one of shipper, recipient, third-party"),
        ({"value": None, "tick": "weather=fine"}, "field.1.tick", "cannot be ticked"),
        ({"value": None, "text": "a\x07b"}, "field.1.text", ""),
        ({"colour": "red"}, "field.1.colour", "no such field"),
        ({"lines": -1}, "field.1.lines", "too little"),
        ({"bold": "yes"}, "field.1.bold", ""),
    ],
)  # fmt: skip
def test_a_faulty_field_is_refused_with_the_reason(changes, where, why):
    changed = {key: value for key, value in (FIELD | changes).items() if value is not None}

    assert why in faults(changed)[where]


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"field": []}, "field"), ({"field": 3}, "field"), ({"field": [3]}, "field.1"), ({"name": 3.5j}, "name"),
        ({"width": 5000}, "width"), ({"background": "../scan.png"}, "background"), ({"background": "absent.png"}, "background"),
        ({"background": "a\\b.png"}, "background"), ({"background": "scan.svg"}, "background"), ({"folder": "/"}, "folder"),
        ({"field": [FIELD] * 301}, "field"),
    ],
)  # fmt: skip
def test_a_faulty_form_is_refused(changes, where):
    assert where in faults(**changes)


def test_a_box_for_bars_may_be_low():
    assert form(FIELD | {"value": "number.bars", "h": 1.5}).field[0].is_bars


@pytest.mark.parametrize("content", ["name = ", "\udcff", "x = " + "9" * 5000, "a = " + "[" * 3000])
def test_what_is_no_toml_is_refused(tmp_path, content):
    path = tmp_path / "form.toml"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))

    with pytest.raises(InvalidInput, match=r"form\.toml cannot be read"):
        load_form(path)


def test_a_form_that_is_not_there_is_not_found(tmp_path):
    with pytest.raises(NotFound, match=r"there is no form .*absent\.toml"):
        load_form(tmp_path / "absent.toml")


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*FIELD, "field", "size"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["name", "width", "height", "field", "background"]), junk))
def test_whatever_a_file_holds_it_is_a_form_or_refused(content):
    try:
        assert read_form(content, Path("form.toml")).field
    except InvalidInput as fault:
        assert fault.findings


def test_the_example_is_faultless_and_its_picture_small():
    example = load_form(EXAMPLE)

    assert (example.width, example.height) == (230, 127)
    assert len(example.field) == len(tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))["field"])
    assert example.background.stat().st_size < 100_000
    assert {each.angle for each in example.field} == {0, 90}
