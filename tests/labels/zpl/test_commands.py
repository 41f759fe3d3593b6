import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.errors import InvalidInput
from shipkit.labels.zpl import commands


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Museo del Prado", "^FDMuseo del Prado^FS"),
        ("a_b", "^FDa_b^FS"),
        ("^XZ~JR", "^FH\\^FD\\5EXZ\\7EJR^FS"),
        ("a\\b", "^FH\\^FDa\\5Cb^FS"),
        ("tab\tend\x7f", "^FH\\^FDtab\\09end\\7F^FS"),
        ("Málaga 上海", "^FDMálaga 上海^FS"),
    ],
)
def test_data_never_holds_the_sign_of_a_command(text, expected):
    assert commands.data(text) == expected


@given(st.text(st.characters(codec="latin-1", min_codepoint=1), min_size=1, max_size=40))
def test_a_printer_reads_any_data_back_as_it_was(printer, text):
    field = commands.text_head(5, 30, 20, 20) + commands.data(text)
    (label,) = printer(commands.label(900, 200, [field]))

    assert [(each.kind, each.data) for each in label.fields] == [("text", text)]


@pytest.mark.parametrize(("dpi", "per_mm"), [(203, 8), (300, 11.811), (600, 23.622)])
def test_a_head_has_so_many_dots_a_millimetre(dpi, per_mm):
    assert commands.dots_per_mm(dpi) == pytest.approx(per_mm, abs=0.001)


@pytest.mark.parametrize("dpi", [0, 96, 200, 1200])
def test_a_head_there_is_not_is_refused(dpi):
    with pytest.raises(InvalidInput) as refused:
        commands.dots_per_mm(dpi)

    assert str(dpi) in refused.value.message
    assert [finding.code for finding in refused.value.findings] == ["dpi-unknown"]


@pytest.mark.parametrize(
    ("rows", "packed"),
    [
        (["00FF", "00FF", "0000"], "00FF:,"),
        (["F000"], "F0,"),
        (["AAAAAAAA"], "NA"),
        (["F" * 19 + "0"], "YF0"),
        (["F" * 20], "gF"),
        (["F" * 401 + "12"], "zGF12"),
        (["1" * 446], "zhL1"),
    ],
)
def test_runs_of_a_picture_are_counted(rows, packed):
    total, width = len("".join(rows)) // 2, len(rows[0]) // 2

    assert commands.picture(3, 4, width, rows) == f"^FO3,4^GFA,{total},{total},{width},{packed}^FS"


@given(st.integers(1, 450), st.integers(1, 6), st.randoms(use_true_random=False))
def test_a_picture_is_read_back_dot_by_dot(printer, width, height, chance: random.Random):
    rows = [
        "".join(chance.choice(("0", "F", "0" * 9, "F" * 60, "3A")) for _ in range(9))[: 2 * width]
        for _ in range(height)
    ]
    rows = [(row * width)[: 2 * width].ljust(2 * width, "0") for row in rows] + ["F" * 2 * width]
    zpl = commands.label(8 * width + 8, 20, [commands.picture(3, 2, width, rows)])
    (label,) = printer(zpl)

    dots = label.image.crop((3, 2, 3 + 8 * width, 2 + len(rows))).point(lambda grey: 255 - grey).convert("1")
    assert dots.tobytes().hex().upper() == "".join(rows)
