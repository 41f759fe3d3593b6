"""Questions on a terminal."""

from __future__ import annotations

import json

import pytest

from shipkit.errors import NotFound

PARIS = (
    ("Company or institution", ""),
    ("Person or department", ""),
    ("It is needed", "Accueil"),
    ("Country", "Atlantis"),
    ("is no country", "france"),
    ("France", ""),
    ("It is needed", "37 quai Branly"),
    ("Second line of the address, if any", ""),
    ("City", "Paris"),
    ("Postcode", ""),
    ("needs one", "7"),
    ("'7' is no postcode of France", "75007"),
    ("Telephone", "+33 1 99 00 47 12"),
    ("E-mail", "nobody"),
    ("no e-mail address", ""),
    ("tax number", ""),
)


def test_a_recipient_is_asked_for_by_what_its_country_requires(terminal, desk):
    with terminal("recipient", "add") as t:
        t.answer(("A code of your own", "../x"), ("is no code", "louvre"), ("in the book already", "branly"), *PARIS)
        ended = t.end()
    assert (ended.stdout, ended.code) == ("branly\n", 0)
    party = desk.book.recipients.find("branly").party
    assert (party.name, party.address.postcode, party.address.country) == ("Accueil", "75007", "FR")


def test_a_latin_form_is_proposed_and_only_what_is_changed_is_kept(terminal, desk):
    with terminal("recipient", "add", "tobikan") as t:
        t.answer(
            ("Company", "東京都美術館"), ("Person", ""), ("Country", "JP"), ("Street", "上野公園8-36"), ("Second", ""),
            ("City", "台東区"), ("Prefecture", "東京都"), ("Postcode", "110-0007"), ("Telephone", ""), ("E-mail", ""),
            ("tax", ""), ("東京都美術館 in Latin letters [", "Metropolitan Art Museum"), ("上野公園8-36 in Latin", ""),
            ("台東区 in Latin", "大"), ("not Latin", "Taito"), ("東京都 in Latin", ""),
        )  # fmt: skip
        ended = t.end()
    assert ended.code == 0
    assert "Warning: phone" in ended.stderr
    latin = desk.book.recipients.find("tobikan").party.latin
    assert (latin.company, latin.city, latin.address1) == ("Metropolitan Art Museum", "Taito", "")


def test_goods_a_group_and_a_template_are_asked_for(terminal, desk):
    with terminal("item", "add", "ties") as t:
        t.answer(
            ("What it is", "Silk ties"), ("HS code", "62x"), ("6 to 10 digits", "621510"), ("Country", ""),
            ("Unit", ""), ("Value", "12.x"), ("no number", "12.50"), ("Currency [USD]", "eur"), ("Weight", "90g"),
        )  # fmt: skip
        assert t.end().stdout == "ties\n"
    with terminal("group", "add", "two") as t:
        t.answer(("What the group is for", ""), ("Member 1", "louvr"), ("did you mean", "louvre"), ("Member 2", "prado"), ("Member 3", ""))  # fmt: skip
        assert t.end().stdout == "two\n"
    with terminal("consignment", "add", "t") as t:
        t.answer(
            ("for", "Ties"), ("sender", ""), ("goods or documents", ""), ("Item 1", "ties"), ("Quantity in pcs", "5"),
            ("Item 2", ""), ("Piece 1", "1kg:2x3"), ("is no size", "1kg:20x30x4"), ("Piece 2", ""),
            ("Service", "teleport"), ("is no service", "economy"), ("Packaging", ""),
        )  # fmt: skip
        assert t.end().stdout == "t\n"
    goods, template = desk.book.items.find("ties"), desk.book.consignments.find("t")
    assert (str(goods.unit_value), goods.unit_weight_g) == ("12.50 EUR", 90)
    assert desk.book.groups.find("two").members == ("louvre", "prado")
    assert (template.items[0].quantity, template.pieces[0].size_mm, template.service) == (5, (200, 300, 40), "economy")


def test_a_waybill_is_asked_for_in_its_own_order_and_confirmed(terminal, desk):
    with terminal("ship") as t:
        t.answer(
            ("To", "louvr"), ("did you mean louvre", "louvre"), ("What", "export2"), ("Piece 1", ""),
            ("Service (priority, economy, freight, documents) [priority]", "economy"), ("Your reference", "A-1"),
            ("Who pays transport (shipper, recipient, third-party) [shipper]", "third party"), ("Account", ""),
            ("needed", "77-1"), ("Who pays duties and taxes", ""), ("Ship date", "2026-11-30"), ("is past", "tomorrow"),
            ("Book? [Y/n]", ""),
        )  # fmt: skip
        ended = t.end()
    assert ended.code == 0
    assert "To           Musée du Louvre" in ended.stderr
    shipment = desk.show("A-1")
    assert ended.stdout == f"{shipment.row.number}\n"
    consignment = shipment.waybill.consignment
    assert (consignment.service, consignment.payer, consignment.payer_account) == ("economy", "third-party", "77-1")
    assert str(consignment.ship_date) == "2026-12-02"


def test_a_waybill_can_be_asked_for_whole(terminal, desk):
    with terminal("ship") as t:
        t.answer(("To", ""), *PARIS)
        t.answer(
            ("What", ""), ("goods or documents", ""), ("Item 1", "book"), ("Quantity", "6"),
            ("Item 2", "Glazed ceramic bowls"), ("HS", "691200"), ("Country", "CN"), ("Unit", ""), ("Value", ""),
            ("It is needed", "5"), ("Currency [USD]", ""), ("Quantity", "0"), ("more than 0", "3"), ("Item 3", ""),
            ("Piece 1", ""), ("It is needed", "2kg:30x20x10"), ("Piece 2", "3"), ("Piece 3", ""), ("Service", ""),
            ("reference", ""), ("transport", ""), ("duties", ""), ("Account", ""), ("Ship date", ""), ("Book?", "y"),
        )  # fmt: skip
        ended = t.end()
    assert ended.code == 0
    consignment = desk.show(ended.stdout.strip()).waybill.consignment
    assert consignment.consignee.name == "Accueil"
    assert [str(item.value) for item in consignment.items] == ["58.80 USD", "15.00 USD"]
    assert [piece.weight_g for piece in consignment.pieces] == [2000, 3000]


def test_what_the_plan_finds_fault_with_is_asked_for_again(terminal, desk):
    louvre = desk.book.recipients.find("louvre")
    address = louvre.party.address.model_copy(update={"postcode": "7"})
    desk.book.recipients.replace(
        louvre.model_copy(update={"party": louvre.party.model_copy(update={"address": address})})
    )
    with terminal("ship") as t:
        t.answer(("To", "louvre"), ("What", "export2"), *((": ", "") for _ in range(6)))
        t.answer(("'7' is no postcode of France", ""), ("Postcode", "75001"), ("Book?", ""))
        ended = t.end()
    assert ended.code == 0
    assert desk.show(ended.stdout.strip()).waybill.consignment.consignee.address.postcode == "75001"


def test_what_is_not_confirmed_is_not_booked(terminal, desk):
    with terminal("ship") as t:
        t.answer(("To", "louvre"), ("What", "export2"), *((": ", "") for _ in range(6)), ("Book?", "n"))
        assert t.end().code == 1
    assert list(desk.history()) == []


def test_faults_that_no_answer_mends_leave_a_draft(terminal, desk):
    with terminal("ship") as t:
        t.answer(
            ("To", "louvre"), ("What", ""), ("goods", ""), ("Item 1", "book"), ("Quantity", ""),
            ("Item 2", "Glazed ceramic bowls"), ("HS", ""), ("Country", ""), ("Unit", ""), ("Value", "5"),
            ("Currency", "EUR"), ("Quantity", ""), ("Item 3", ""), ("Piece 1", "2"), ("Piece 2", ""), ("Service", ""),
            ("reference", ""), ("transport", ""), ("duties", ""), ("Ship date", ""),
        )  # fmt: skip
        ended = t.end()
    assert ended.code == 4
    (draft,) = desk.drafts()
    assert f"Hint: shipkit draft edit {draft.code}" in ended.stderr
    assert draft.order.items[1]["unit_value"] == "5 EUR"


def test_a_reference_booked_with_other_content_is_a_conflict_after_all(terminal, desk):
    desk.ship(recipient="prado", consignment="docs", reference="A-1")
    with terminal("ship") as t:
        t.answer(("To", "louvre"), ("What", "export2"), ("Piece", ""), ("Service", ""), ("reference", "A-1"))
        t.answer(*((": ", "") for _ in range(3)), ("Book?", ""))
        assert t.end().code == 5


def test_ctrl_c_and_the_end_of_input_end_it_with_nothing_done(terminal, desk):
    with terminal("recipient", "add") as t:
        t.until("A code of your own")
        t.interrupt()
        assert t.end().code == 130
    with terminal("recipient", "add") as t:
        t.until("A code of your own")
        t.type("\x04")
        assert t.end().code == 1


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("", 1), ("n", 1)])
def test_a_removal_is_asked_about(terminal, desk, answer, code):
    with terminal("item", "remove", "bearing") as t:
        t.until("item bearing: Ball bearings")
        t.answer(("Remove it? [y/N]", answer))
        ended = t.end()
    assert (ended.stdout, ended.code) == ("bearing\n" if code == 0 else "", code)
    assert (desk.book.items.get("bearing") is None) == (code == 0)


def test_yes_on_the_command_line_is_no_question(terminal, desk):
    with terminal("item", "remove", "bearing", "--yes") as t:
        assert (t.end().stdout, t.shown) == ("bearing\n", "")
    with pytest.raises(NotFound):
        desk.book.items.find("bearing")


def test_the_tabulator_completes_codes(terminal, desk):
    with terminal("group", "add", "one", stdout_too=True) as t:
        t.answer(("What the group is for", ""), ("Member 1", "tsing\t"), ("Member 2", ""))
        assert t.end().code == 0
    assert desk.book.groups.find("one").members == ("tsinghua",)


def test_a_script_is_asked_nothing(run):
    answer = run("ship", stdin=b"louvre\n" * 9)
    assert (answer.stdout, answer.code) == ("", 2)
    assert json.loads(run("history", "--json").stdout) == []
