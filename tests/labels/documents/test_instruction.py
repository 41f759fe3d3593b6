from papers import paper_texts
from printed import squeezed
from samples import waybill

from shipkit.labels.documents.paper_options import PaperOptions


def test_the_letter_says_what_the_carrier_is_to_do():
    shown = waybill(
        options=("saturday-delivery",), value_for_carriage="500 USD", insurance="20 USD", duties_payer="third-party"
    )
    (text,) = paper_texts("instruction", shown, PaperOptions(enclosed=("waybill", "packing-list", "instruction")))

    for expected in (
        "Shipper's letter of instruction", "Saturday delivery · Ring at the rear entrance", "USD 500.00", "USD 20.00",
        "Shipper · 123456789", "Third party", "Waybill · Packing list", "Please carry the goods", "DAP Madrid",
        "Neutral Carrier", "Priority", "USD 984.00", "2.50 kg", "Box",
    ):  # fmt: skip
        assert squeezed(expected) in squeezed(text), expected
    assert text.count("letter of instruction") == 1


def test_a_letter_without_goods_has_no_table():
    (text,) = paper_texts("instruction", waybill(items=0, contents="documents"), PaperOptions())

    assert "DESCRIPTION OF GOODS" not in text
    assert "NVD" in text
