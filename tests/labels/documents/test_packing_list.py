import re
from decimal import Decimal

import pytest
from papers import paper_texts
from printed import squeezed
from samples import SCRIPTS, item, party, waybill

from shipkit.labels.documents.packing_list import packing_values
from shipkit.labels.documents.paper_options import PaperOptions


def test_every_piece_is_listed_with_plate_size_and_weight():
    (text,) = paper_texts("packing-list", waybill(pieces=3), PaperOptions())

    for expected in (
        "9S 5700 0000 0010 003", "40 x 30 x 20.5", "0.0246", "2.502", "7.503", "0.0738", "Contents", "6911.10", "5.20",
        "Total pieces", "0.0738 m³",
    ):  # fmt: skip
        assert squeezed(expected) in squeezed(text), expected
    assert text.count("0.0738") == 2  # under the column, and in the closing


def test_the_columns_add_up_as_they_are_printed():
    values = packing_values(waybill(pieces=7), PaperOptions())

    assert sum(Decimal(piece["weight"]) for piece in values.pieces) == Decimal(values.totals["gross_weight"].split()[0])
    assert sum(Decimal(piece["volume"]) for piece in values.pieces) == Decimal(values.totals["volume"].split()[0])


def test_weights_stand_point_under_point():
    whole, fine = ({"weight_g": 2500}, {"weight_g": 2501})
    one = waybill().consignment

    def weights(*pieces):
        shown = waybill(pieces=len(pieces)).model_copy(update={"consignment": _with(one, list(pieces))})
        return [piece["weight"] for piece in packing_values(shown, PaperOptions()).pieces]

    assert weights(whole, whole) == ["2.50", "2.50"]
    assert weights(whole, fine) == ["2.500", "2.501"]


def test_a_volume_is_not_known_when_one_size_is_not():
    sizes = [{"weight_g": 100}, {"weight_g": 200, "length_mm": 100, "width_mm": 100, "height_mm": 100}]
    one = waybill().consignment.model_copy(update={"pieces": ()})
    values = packing_values(waybill(pieces=2).model_copy(update={"consignment": _with(one, sizes)}), PaperOptions())

    assert values.totals["volume"] == ""
    assert [piece["size"] for piece in values.pieces] == ["", "10 x 10 x 10"]


def _with(consignment, pieces):
    return type(consignment).model_validate(consignment.model_dump() | {"pieces": pieces})


def test_a_gs1_plate_is_shown_as_one():
    assert packing_values(waybill(gs1=True), PaperOptions()).pieces[0]["plate"] == "(00)001234560000010000"


@pytest.mark.parametrize(("items", "pieces", "pages"), [(1, 1, 1), (0, 1, 1), (40, 60, 4), (3, 26, 2)])
def test_pieces_and_goods_go_on_over_pages(items, pieces, pages):
    texts = paper_texts("packing-list", waybill(items=items, pieces=pieces), PaperOptions())

    assert len(texts) == pages
    text = "\n".join(texts)
    assert len(set(re.findall(r"9S 5700 0000 0010 \d{3}", text))) == pieces
    assert len(re.findall(r"Porcelain", text)) == items


@pytest.mark.parametrize("script", SCRIPTS)
def test_any_script_is_printed(script):
    shown = waybill(consignee=party(script), items=[item(description=SCRIPTS[script])])

    assert len(paper_texts("packing-list", shown, PaperOptions(language="en+zh"))) == 1
