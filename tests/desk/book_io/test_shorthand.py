"""Pieces and items as one word."""

from __future__ import annotations

import pytest

from shipkit.desk.book_io.shorthand import item_row, piece_row, piece_word


@pytest.mark.parametrize(
    ("word", "row"),
    [
        ("2.5", {"weight": "2.5"}),
        ("5 lb", {"weight": "5 lb"}),
        ("2kg:40x30x20", {"weight": "2kg", "length": "40", "width": "30", "height": "20"}),
        ("2kg:40 x 30.5 x 20 cm", {"weight": "2kg", "length": "40 cm", "width": "30.5 cm", "height": "20 cm"}),
        ("2kg:16X12×8in", {"weight": "2kg", "length": "16 in", "width": "12 in", "height": "8 in"}),
        ('2kg:16*12*8"', {"weight": "2kg", "length": '16 "', "width": '12 "', "height": '8 "'}),
        ("2kg::tube", {"weight": "2kg", "packaging": "tube"}),
        (
            "2kg:4x3x2m:pallet",
            {"weight": "2kg", "length": "4 m", "width": "3 m", "height": "2 m", "packaging": "pallet"},
        ),
    ],
)
def test_a_piece_is_read_with_its_units_left_where_they_were(word, row):
    assert piece_row(word) == row


@pytest.mark.parametrize("word", ["", ":40x30x20", "2kg:40x30", "2kg:axbxc", "2kg:40x30x20 furlongs"])
def test_what_is_no_piece_is_refused_with_a_reason(word):
    with pytest.raises(ValueError, match="weight|size|length"):
        piece_row(word)


@pytest.mark.parametrize("word", ["2.5kg", "2.5kg:40x30.5x20cm", "2.5kg:40x30x20cm:box", "2.5kg::box"])
def test_a_piece_is_written_as_it_is_read(word):
    assert piece_word(piece_row(word)) == word


@pytest.mark.parametrize(
    ("word", "row"), [("book", {"item": "book"}), ("book * 12", {"item": "book", "quantity": "12"})]
)
def test_an_item_is_a_code_and_how_many(word, row):
    assert item_row(word) == row
