import pytest

from shipkit.errors import InvalidInput
from shipkit.labels.drawing.boxes import Bars, Box, Caption, Layout, Rule, Style, Text, sorted_out
from shipkit.labels.errors import NotPrintable
from shipkit.labels.zpl.draw import LabelMaker, zpl_label

LAYOUT = sorted_out(
    "card",
    50,
    20,
    [
        Caption(Box(2, 2, 20, 3), "TO", Style(6)),
        Text("to", Box(2, 5, 46, 5), Style(9, 5)),
        Rule(2, 11, 48, 11, 0.4),
        Bars("number", Box(2, 12, 46, 7), 0.3, 0.25),
    ],
)


def test_a_label_has_its_size_its_static_part_and_its_values(printer):
    zpl = zpl_label([(LAYOUT, {"to": "Museo del Prado", "number": "123456"})], 50, 20)
    (label,) = printer(zpl)

    assert zpl.startswith(b"^XA^CI28^PW400^LL160^LH0,0")
    assert zpl.endswith(b"^PQ1^XZ\n")
    assert label.image.size == (400, 160)
    assert [field.kind for field in label.fields] == ["text", "box", "text", "bars"]
    assert [field.data for field in label.fields] == ["TO", "", "Museo del Prado", ">;123456"]


def test_a_field_without_a_value_stays_empty(printer):
    (label,) = printer(zpl_label([(LAYOUT, {"to": "", "other": "x"})], 50, 20))

    assert [field.kind for field in label.fields] == ["text", "box"]


def test_parts_stand_where_they_are_put(printer):
    maker = LabelMaker(50, 60, 203)
    maker.put(LAYOUT, {"to": "Prado"})
    maker.put(LAYOUT, {"to": "Prado"}, 1.5, 30)
    (label,) = printer(maker.label())
    first, second = label.fields[:3], label.fields[3:]

    for one, other in zip(first, second, strict=True):
        assert [b - a for a, b in zip(one.box, other.box, strict=True)] == [12, 240, 12, 240]


def test_same_input_same_bytes():
    values = {"to": "上海博物馆 Museo", "number": "123456"}

    assert zpl_label([(LAYOUT, values)], 50, 20) == zpl_label([(LAYOUT, dict(values))], 50, 20)


def test_every_value_that_cannot_be_printed_is_named():
    maker = LabelMaker(50, 20)
    maker.put(LAYOUT, {"to": "a" * 200, "number": "上海"}, called=lambda name: f"pieces.2.{name}")
    with pytest.raises(NotPrintable) as refused:
        maker.label("57000")

    assert {finding.where: finding.code for finding in refused.value.findings} == {
        "pieces.2.to": "text-too-long",
        "pieces.2.number": "bars-impossible",
    }
    assert refused.value.message == "cannot print pieces.2.to, pieces.2.number of 57000"


def test_a_caption_too_long_for_its_box_is_a_fault_of_the_layout():
    layout = Layout("bad", 50, 20, (Caption(Box(0, 0, 5, 3), "far too long", Style(8)),), ())
    with pytest.raises(ValueError, match="far too long"):
        zpl_label([(layout, {})], 50, 20)


def test_another_resolution_is_refused():
    with pytest.raises(InvalidInput, match="150 dpi"):
        zpl_label([], 50, 20, 150)
