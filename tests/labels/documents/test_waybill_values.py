from decimal import Decimal

import pytest
from samples import item, party, waybill

from shipkit.labels.documents.waybill_values import shown
from shipkit.labels.documents.writing import show_hs, show_number, show_quantity


def test_a_party_of_another_script_is_shown_in_both():
    values = shown(waybill(shipper=party("cyrillic"), consignee=party("latin"))).head

    assert values["shipper.original"].startswith("Національна бібліотека України,\nReceiving desk\n")
    assert values["shipper.latin"].isascii()
    assert values["shipper.latin"].endswith("\nUKRAINE")
    assert "shipper" not in values
    assert values["consignee"].endswith("\nSPAIN")


def test_a_label_has_the_town_in_latin_letters():
    values = shown(waybill(consignee=party("greek"))).head

    assert values["consignee.label"].splitlines()[-1] == "42, GREECE"


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [("12", "12"), ("1.5", "1.5"), ("2.50", "2.5"), ("1E+3", "1,000"), ("1200.000", "1,200"), ("0.0001", "0.0001")],
)
def test_a_quantity_is_written_without_noise(quantity, expected):
    assert show_quantity(Decimal(quantity)) == expected


@pytest.mark.parametrize(
    ("code", "expected"), [("847130", "8471.30"), ("85076000", "8507.60.00"), ("8507600090", "8507.60.00.90"), ("", "")]
)
def test_an_hs_code_is_written_in_its_groups(code, expected):
    assert show_hs(code) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [("570000000010", "5700 0000 0010"), ("RR123456785CN", "RR123456785CN")]
)
def test_our_own_number_is_written_in_fours(number, expected):
    assert show_number(number) == expected


def test_values_add_up_and_unknown_is_not_nought():
    known = shown(waybill(items=3))
    unknown = shown(waybill(items=[item(unit_value=None, net_weight_g=None)]))

    assert known.head["customs_value"] == known.totals["goods.value"] == "USD 1,476.00"
    assert known.totals["goods.net_weight"] == "7.80 kg"
    assert unknown.head["customs_value"] == "NCV"
    assert unknown.head["carriage_value"] == "NVD"
    assert unknown.totals["goods.net_weight"] == ""


def test_a_consignment_without_items_says_what_it_is():
    values = shown(waybill(items=0, contents="documents", reason="documents"))

    assert values.rows == [{"description": "Documents"}]
    assert (values.columns, values.terms) == ("bare", "papers")
    assert values.head["reason"] == "Documents"


def test_each_piece_has_its_number_weight_and_plate():
    pieces = shown(waybill(pieces=2)).pieces

    assert [piece["piece"] for piece in pieces] == ["1 of 2", "2 of 2"]
    assert [piece["weight"] for piece in pieces] == ["2.50 kg", "2.501 kg"]
    assert pieces[0]["size"] == "40 x 30 x 20.5 cm"
    assert pieces[1]["plate"] == "9S 5700 0000 0010 002"
    assert pieces[1]["plate.bars"] == "9S570000000010002"


def test_a_gs1_plate_is_a_gs1_symbol():
    (piece,) = shown(waybill(gs1=True)).pieces

    assert piece["plate"] == "(00)001234560000010000"
    assert piece["plate.bars"] == "\xf100001234560000010000"


HOME = {"consignee": party("chinese")}


@pytest.mark.parametrize(
    ("changes", "columns", "terms"),
    [
        ({}, "customs", "export"),
        ({"contents": "documents"}, "customs", "papers"),
        ({"items": 0}, "bare", "export"),
        ({"items": 0, "contents": "documents"}, "bare", "papers"),
        (HOME, "customs", "domestic"),  # these goods have codes
        (HOME | {"items": [item(hs_code=None, country_of_manufacture=None)]}, "plain", "domestic"),
        (HOME | {"items": [item(hs_code=None)]}, "customs", "domestic"),
        (HOME | {"items": 0}, "bare", "domestic"),
    ],
)
def test_a_waybill_has_the_boxes_that_apply(changes, columns, terms):
    values = shown(waybill(**changes))

    assert (values.columns, values.terms) == (columns, terms)
    assert values.crosses == (terms != "domestic")


def test_what_is_not_known_is_a_dash():
    bare = {"hs_code": None, "country_of_manufacture": None, "unit_value": None, "net_weight_g": None}
    values = shown(
        waybill(
            consignee=party(phone="", email="", tax_id="", account=""),
            items=[item(**bare)],
            reference="",
            references=(),
            incoterm=None,
            incoterm_place="",
            notes="",
        )
    )

    for key in ("consignee.phone", "consignee.email", "consignee.tax_id", "references", "incoterm", "options"):
        assert values.head[key] == "–", key
    assert values.head["consignee.account"] == ""
    assert {key for key, text in values.rows[0].items() if text == "–"} == {
        "hs_code", "made_in", "net_weight", "unit_value", "line_value",
    }  # fmt: skip


def test_goods_at_home_without_a_value_are_not_called_worthless():
    values = shown(waybill(**HOME, items=[item(hs_code=None, country_of_manufacture=None, unit_value=None)]))

    assert values.totals["goods.value"] == ""


@pytest.mark.parametrize(
    ("account", "masked"), [("123456789", "•••• 6789"), ("12345678", "•••• 5678"), ("1234567", "••••"), ("", "")]
)
def test_a_masked_account_shows_its_end_only(account, masked):
    values = shown(
        waybill(
            shipper=party(account=account), payer_account=account, duties_payer="third-party", duties_account=account
        ),
        mask_accounts=True,
    )

    assert values.head["shipper.account"] == (f"Account {masked}" if masked else "")
    assert values.head["transport_payer"] == (f"Shipper  ·  {masked}" if masked else "Shipper")
    assert values.head["duties_payer"] == (f"Third party  ·  {masked}" if masked else "Third party")
    assert not account or account not in str(values)


def test_a_home_address_is_marked():
    assert shown(waybill(consignee=party(residential=True))).head["consignee.account"] == (
        "Residential  ·  Account 123456789"
    )


@pytest.mark.parametrize(
    ("grams", "kg", "lb"),
    [(20090, "20.09 kg", "44.29 lb"), (1, "0.001 kg", "0.0022 lb"), (453592, "453.592 kg", "1,000.00 lb")],
)
def test_the_weight_is_shown_in_both_units(grams, kg, lb):
    values = shown(waybill().model_copy(update={"consignment": weighing(grams)})).head

    assert (values["gross_weight"], values["gross_weight.lb"]) == (kg, lb)


def weighing(grams):
    consignment = waybill().consignment
    return consignment.model_copy(update={"pieces": (consignment.pieces[0].model_copy(update={"weight_g": grams}),)})


def test_the_volumetric_weight_has_its_divisor_beside_it():
    # 40 x 30 x 20.5 cm are 24,600 cm3.
    default = shown(waybill(pieces=2)).head
    other = shown(waybill(), volumetric_divisor=6000).head

    assert default["volumetric"] == "9.84 kg"
    assert default["volumetric.basis"] == "5,000 cm³/kg  ·  for information"
    assert other["volumetric"] == "4.10 kg"
    assert other["volumetric.basis"].startswith("6,000 cm³/kg")


@pytest.mark.parametrize("divisor", [None, 5000])
def test_no_volumetric_weight_is_invented(divisor):
    sizeless = waybill(pieces=2).consignment
    first = sizeless.pieces[0].model_copy(update=dict.fromkeys(("length_mm", "width_mm", "height_mm")))
    pieces = sizeless.pieces if divisor is None else (first, sizeless.pieces[1])
    values = shown(
        waybill(pieces=2).model_copy(update={"consignment": sizeless.model_copy(update={"pieces": pieces})}),
        volumetric_divisor=divisor,
    ).head

    assert values["volumetric"] == "–"
    assert "volumetric.basis" not in values


def test_few_pieces_stand_on_the_waybill_and_many_on_a_list():
    few, many = shown(waybill(pieces=6)).head, shown(waybill(pieces=7)).head

    assert few["piece.5"] == "6  ·  9S 5700 0000 0010 006  ·  2.505 kg  ·  40 x 30 x 20.5 cm"
    assert many["piece.0"] == "All pieces are on the list of pieces"
    assert "piece.1" not in many


def test_chinese_papers_say_their_words_in_chinese():
    values = shown(waybill(items=1, options=("saturday-delivery", "ring-twice"), insurance=None), "zh")

    assert values.head["ship_date"] == "2026年11月23日"
    assert values.head["gross_weight"] == "2.50 千克"
    assert values.head["transport_payer"] == "发件人  ·  123456789"
    assert values.head["reason"] == "销售  ·  货物"
    assert values.head["options"] == "周六派送  ·  Ring twice  ·  Ring at the rear entrance"
    assert values.head["destination.name"] == "西班牙"
    assert values.head["unit_value.head"] == "单价 USD"
    assert values.rows[0]["unit"] == "套"
    assert values.page_of(1, 2) == "第1页，共2页"


def test_papers_in_two_languages_say_words_twice_and_figures_once():
    values = shown(waybill(), "en+zh")

    assert values.head["transport_payer"] == "Shipper 发件人  ·  123456789"
    assert values.head["ship_date"] == "23 Nov 2026"
    assert values.head["destination.name"] == "Spain 西班牙"
    assert values.rows[0]["unit"] == "sets"
    assert values.pieces[0]["piece"] == "1 of 1"


def every_name(language="en"):
    from shipkit.labels.documents.waybill import waybill_layouts

    return {field.name for layout in waybill_layouts(language) for field in layout.fields}


def test_every_value_has_a_field():
    names = every_name()
    values = shown(waybill(items=7, pieces=2, shipper=party("arabic"), consignee=party("latin")))

    assert set(values.head) <= names
    assert set(values.totals) <= names
    assert {f"row.0.{key}" for row in values.rows for key in row} <= names
    assert {key for piece in values.pieces for key in piece} <= names


def test_every_field_has_a_value():
    one = shown(waybill(items=7, pieces=6, shipper=party("arabic"), consignee=party("latin")))
    other = shown(waybill(shipper=party("latin"), consignee=party("arabic")))
    given = {*one.head, *other.head, *one.totals, *one.pieces[0], "page"}

    assert {name for name in every_name() if not name.startswith(("row.", "list."))} <= given
