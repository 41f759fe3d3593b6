import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from samples import SCRIPTS

from shipkit.findings import Finding
from shipkit.labels.drawing.boxes import Box, Style
from shipkit.labels.zpl import commands
from shipkit.labels.zpl.scale import Scale
from shipkit.labels.zpl.text import TextField

BOX = Box(10, 10, 60, 20)
STYLES = {
    "one": Style(12, 5),
    "right": Style(12, 5, align="right"),
    "middle": Style(12, 5, align="center", bold=True, valign="bottom"),
    "block": Style(11, 4, align="start", valign="top", lines=0, leading=1.22, head=True),
}


def printed(printer, text, style, dpi=203):
    per_mm = commands.dots_per_mm(dpi)
    written = TextField("to", BOX, style, Scale(per_mm, 0, 0))(text)
    if isinstance(written, Finding):
        return written
    (label,) = printer(commands.label(round(80 * per_mm), round(40 * per_mm), [written]))
    return label


def stays(label, dpi=203):
    per_mm = commands.dots_per_mm(dpi)
    left, top, right, bottom = (edge * per_mm for edge in (BOX.x, BOX.y, BOX.right, BOX.bottom))
    for field in label.fields:
        assert left - 1.01 <= field.box[0], field
        assert field.box[2] <= right + 1.01, field
        assert top - 1.5 <= field.box[1], field
        assert field.box[3] <= bottom + 1.5, field


@pytest.mark.parametrize("style", STYLES)
def test_plain_text_is_the_printers_own(printer, style):
    label = printed(printer, "Museo del Prado, Málaga", STYLES[style])

    assert [(field.kind, field.data) for field in label.fields] == [("text", "Museo del Prado, Málaga")]
    assert label.fields[0].about["height"] == label.fields[0].about["width"]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("script", SCRIPTS)
def test_other_scripts_are_pictures_inside_their_box(printer, script, style):
    label = printed(printer, SCRIPTS[script], STYLES[style])

    assert {field.kind for field in label.fields} == {"text" if script == "latin" else "picture"}
    stays(label)


def test_a_block_is_in_one_hand(printer):
    label = printed(printer, "上海博物馆\nReceiving desk\nCHINA", STYLES["block"])

    assert [field.kind for field in label.fields] == ["picture"] * 3


def test_lines_of_a_block_stand_as_far_apart_as_on_the_page(printer):
    label = printed(printer, "Museo\nCalle 1\nSPAIN", STYLES["block"])
    baselines = [field.about["at"][1] for field in label.fields]

    assert [field.data for field in label.fields] == ["Museo", "Calle 1", "SPAIN"]
    assert baselines == [round((10 + (0.77 + n * 1.22) * 11 / 72 * 25.4) * 8) for n in range(3)]


def test_quick_lines_stand_where_careful_ones_do(printer):
    for style in STYLES.values():
        quick = printed(printer, "Avila", style).fields[0].about
        careful = TextField("to", BOX, style, Scale(8.0, 0, 0))._set("Avila")
        (label,) = printer(commands.label(640, 320, [careful]))
        assert label.fields[0].about["at"] == quick["at"]


@pytest.mark.parametrize("text", ["JJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJJ", "W" * 14, "I" * 40, "@" * 12])
def test_what_the_printer_might_set_too_wide_is_squeezed(printer, text):
    label = printed(printer, text, STYLES["one"])

    assert {field.kind for field in label.fields} <= {"text", "picture"}
    stays(label)


def test_right_to_left_begins_on_the_right(printer):
    right = printed(printer, "مكتبة", STYLES["block"]).fields[0].box
    left = printed(printer, "上海", STYLES["block"]).fields[0].box

    assert right[2] == pytest.approx(BOX.right * 8, abs=4)
    assert left[0] == pytest.approx(BOX.x * 8, abs=4)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a" * 300, "text-too-long"),
        ("漢" * 300, "text-too-long"),
        ("a\ue000", "glyph-missing"),
        ("a\x01", "glyph-missing"),
    ],
)
def test_what_cannot_be_set_is_named(printer, text, code):
    finding = printed(printer, text, STYLES["one"])

    assert (finding.where, finding.code) == ("to", code)


@pytest.mark.parametrize(
    "text", ["^XZ~JR", "^FS^XZ^XA", "~DGR:A,1,1,FF", "a\\&b", "_5EXZ", "\\5EXZ", "^^", "~", "¬^CC!"]
)
def test_no_name_is_a_command(printer, text):
    label = printed(printer, text, STYLES["right"])

    assert len(label.fields) == 1
    assert label.fields[0].data in {text, ""}


MIXED = st.text(
    st.sampled_from("".join(SCRIPTS.values()) + "^~\\_>%&\"'ÀÉÑJWi ")
    | st.characters(codec="latin-1", categories=("L", "N", "P", "S")),
    min_size=1,
    max_size=70,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(MIXED, min_size=1, max_size=3), st.sampled_from(sorted(STYLES)), st.sampled_from([203, 300]))
def test_no_text_leaves_its_box(printer, lines, style, dpi):
    label = printed(printer, "\n".join(lines), STYLES[style], dpi)
    assume(not isinstance(label, Finding))

    stays(label, dpi)
