import pytest
from samples import SCRIPTS

from shipkit.labels.documents.invoice import COLUMNS
from shipkit.labels.documents.paper_layout import ROW_HEIGHTS
from shipkit.labels.documents.paper_pages import table


def height_of(**row):
    (block,) = table("invoice", COLUMNS, [{"line": "1", **row}], "en", where="items").rows
    return block.layout.height


@pytest.mark.parametrize(
    ("description", "height"),
    [
        ("", ROW_HEIGHTS[0]),
        ("Porcelain", ROW_HEIGHTS[0]),
        ("Porcelain tea service, 12 pieces, hand-painted, circa 1890", ROW_HEIGHTS[1]),
        ("Porcelain " * 19, ROW_HEIGHTS[3]),
        ("瓷餐具" * 66, ROW_HEIGHTS[-1]),
        ("\U00020bb7", ROW_HEIGHTS[0]),
        ("瓷餐具" * 200, ROW_HEIGHTS[-1]),
    ],
    ids=["empty", "short", "two lines", "200 Latin", "200 Han", "no glyph", "too long"],
)
def test_a_row_is_made_higher_before_its_type_is_made_small(description, height):
    assert height_of(description=description) == height


def test_a_unit_of_many_letters_makes_a_row_high_too():
    assert height_of(description="Tea", unit="hand-woven baskets of bamboo, large") > ROW_HEIGHTS[0]


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_row_of_any_script_has_its_height(script):
    assert height_of(description=SCRIPTS[script]) in ROW_HEIGHTS
