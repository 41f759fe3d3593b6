import re
from pathlib import Path

import pytest
from hypothesis import given
from samples import SCRIPTS, party, waybill
from waybills import waybills

from shipkit.labels.forms.values import CHOICES, TICK, VALUES, check_tick, check_value, form_values

DOCS = Path(__file__).parents[3] / "docs" / "forms.md"


@given(waybills())
def test_every_value_offered_is_there_and_every_tick_is_one_of_the_choices(record):
    values = form_values(record)

    assert {name for name in values if "=" not in name} == set(VALUES)
    for tick in (name for name in values if "=" in name):
        check_tick(tick)
        assert values[tick] == TICK


def test_the_goods_are_summed_and_each_thing_is_said_once():
    items = [
        {"description": "Plates", "quantity": "1000", "unit": "pcs", "unit_value": "1.50 USD", "hs_code": "691110", "country_of_manufacture": "CN"},
        {"description": "Bowls", "quantity": "2.50", "unit": "sets", "unit_value": "4 USD", "hs_code": "69111000", "country_of_manufacture": "CN"},
        {"description": "Plates", "quantity": "1", "unit": "pcs"},
    ]  # fmt: skip
    values = form_values(waybill(items=items, pieces=2))

    assert values["description"] == "Plates, Bowls"
    assert values["description.first"] == "Plates"
    assert values["quantity"] == "1,001 pcs, 2.5 sets"
    assert values["hs_codes"] == "6911.10, 6911.10.00"
    assert values["made_in"] == "CN"
    assert (values["value"], values["currency"]) == ("1,510.00", "USD")
    assert (values["pieces"], values["weight_kg"], values["sizes"]) == ("2", "5.001", "40 x 30 x 20.5")
    assert values["net_weight_kg"] == ""


def test_what_has_no_value_says_so():
    values = form_values(waybill(items=0, contents="documents"))

    assert (values["value"], values["currency"], values["carriage_value"], values["insurance"]) == (
        "NCV",
        "",
        "NVD",
        "",
    )
    assert values["description"] == "Documents"
    assert values["quantity"] == ""


def test_dates_and_words_are_in_the_language_asked_for():
    english, chinese = form_values(waybill()), form_values(waybill(), "zh")

    assert (english["ship_date"], chinese["ship_date"]) == ("23 Nov 2026", "2026年11月23日")
    assert (english["shipper.country"], chinese["shipper.country"]) == ("China", "中国")
    assert [english[f"ship_date.{part}"] for part in ("year", "month", "day")] == ["2026", "11", "23"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_party_is_there_in_its_own_script_and_in_latin(script):
    consignee = party(script)
    values = form_values(waybill(consignee=consignee))

    assert values["consignee.company"] == consignee.company
    assert values["consignee.latin.company"].isascii() or script in ("latin", "vietnamese")
    assert "10115" in values["consignee.address"]
    assert "10115" not in values["consignee.address.bare"]
    assert "10115" not in values["consignee.latin.address.bare"]


def test_ticks_are_what_the_waybill_says():
    values = form_values(
        waybill(payer="recipient", options=("signature",), insurance="5 USD", consignee=party(residential=True))
    )
    ticks = {name for name in values if "=" in name}

    assert ticks == {
        "payer=recipient", "duties_payer=recipient", "contents=goods", "reason=sale", "incoterm=DAP", "service=priority",
        "packaging=own", "option=signature", "insured=yes", "international=yes", "residential=yes",
    }  # fmt: skip


def test_an_unknown_value_is_refused_with_its_neighbours():
    with pytest.raises(ValueError, match=r"'shiper\.name' is no value of a waybill: perhaps shipper\.name"):
        check_value("shiper.name")


@pytest.mark.parametrize("tick", ["", "payer", "payer=", "=shipper", "payer=Shipper", "insured=maybe"])
def test_what_is_no_choice_cannot_be_ticked(tick):
    with pytest.raises(ValueError, match="cannot be ticked"):
        check_tick(tick)


def test_the_manual_names_every_value_and_choice():
    text = DOCS.read_text(encoding="utf-8")
    names = set(re.findall(r"`([a-z_.0-9]+)`", text.split("## Values")[1].split("## Choices")[0]))

    assert names == set(VALUES)
    assert re.findall(r"^\| `(\w+)=`", text, re.MULTILINE) == list(CHOICES)
