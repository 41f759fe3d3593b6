import pytest

from shipkit.errors import InvalidInput
from shipkit.printing.media import A4, A6, LABEL_4X6, LABEL_100X150, chosen, get_size, size_of


@pytest.mark.parametrize(
    ("name", "size"),
    [
        (A4, (21000, 29700)),
        (A6, (10500, 14800)),
        (LABEL_100X150, (10000, 15000)),
        (LABEL_4X6, (10160, 15240)),
        ("na_letter_8.5x11in", (21590, 27940)),
        ("iso_id-1_53.98x85.6mm", (5398, 8560)),
        ("custom_current.tray-1_4.125x11in", (10478, 27940)),
    ],
)
def test_a_name_ends_with_the_size(name, size):
    assert size_of(name) == size


@pytest.mark.parametrize(
    "name", ["", "A4", "iso_a4", "iso_a4_210x297", "iso_a4_210x297mm ", "ISO_A4_210x297mm", "iso_a4_210x297mm -o x",
             "-o_a_1x1mm", "iso_a4_1e9x297mm", "iso_a4_210x297cm", "iso_a4_٢x٣mm", "x" * 5000]
)  # fmt: skip
def test_what_is_no_name_of_paper_is_refused(name):
    assert get_size(name) is None
    with pytest.raises(InvalidInput, match="names no paper"):
        size_of(name)


@pytest.mark.parametrize(
    ("wished", "supported", "name"),
    [
        (A4, [], A4),
        (A4, ["na_letter_8.5x11in", A4], A4),
        (A4, ["na_letter_8.5x11in"], None),
        (A4, ["A4", "letterhead"], None),
        (LABEL_100X150, ["na_index-4x6_4x6in"], None),
        (LABEL_100X150, ["oe_label_100.00x150mm"], "oe_label_100.00x150mm"),
        (LABEL_100X150, ["custom_min_19.05x6.35mm", "custom_max_104x991mm"], LABEL_100X150),
        (LABEL_100X150, ["custom_min_19.05x6.35mm", "custom_max_99x991mm"], None),
        (LABEL_100X150, ["custom_min_101x6.35mm", "custom_max_104x991mm"], None),
        (LABEL_100X150, ["custom_min_1x151mm", "custom_max_104x991mm"], None),
        (LABEL_100X150, ["custom_min_1x1mm", "custom_max_104x149mm"], None),
        (LABEL_100X150, ["roll_min_1x1in", "roll_max_4.1x0in"], LABEL_100X150),
        (LABEL_100X150, ["custom_min_1x1mm"], None),
    ],
)
def test_a_printer_has_a_paper_by_name_by_size_or_between_its_bounds(wished, supported, name):
    assert chosen(wished, supported) == name
