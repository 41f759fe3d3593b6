import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import dollars, mark, paper_pdf, paper_texts, scrawl
from printed import ink, picture, squeezed
from samples import SCRIPTS, item, party, waybill

from shipkit.errors import InvalidInput
from shipkit.labels.documents.invoice import draw_invoice
from shipkit.labels.documents.invoice_values import invoice_kind, invoice_values
from shipkit.labels.documents.paper_options import CHARGES, PaperOptions
from shipkit.labels.errors import NotPrintable
from shipkit.model.money import Money, minor_units

SOLD = "commercial-invoice"


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("sale", SOLD),
        *((reason, "pro-forma-invoice") for reason in ("gift", "sample", "return", "repair", "personal", "other")),
    ],
)
def test_what_is_not_sold_has_a_pro_forma_invoice(reason, kind):
    assert invoice_kind(waybill(reason=reason)) == kind


def test_the_page_says_what_the_consignment_says():
    options = PaperOptions(charges=dollars(freight="120.50", insurance="12"), invoice_number="INV 42", place="Beijing")
    (text,) = paper_texts(SOLD, waybill(pieces=3), options)

    for expected in (
        "Commercial invoice", "INV 42", "5700 0000 0010", "23 Nov 2026", "SO-000001 · PO 4500123", "DAP Madrid", "Sale",
        "Same as the consignee", "6911.10", "USD 984.00", "Freight", "USD 120.50", "Insurance", "USD 12.00",
        "USD 1,116.50", "7.503 kg", "5.20 kg", "Beijing", "the price paid or payable", "Page 1 of 1", "Receiving desk",
    ):  # fmt: skip
        assert squeezed(expected) in squeezed(text), expected


def test_a_pro_forma_invoice_says_that_nothing_is_sold():
    (text,) = paper_texts("pro-forma-invoice", waybill(reason="sample"), PaperOptions())

    assert "Pro-forma invoice" in text
    assert "nothing is sold" in text
    assert "price paid or payable" not in text


def test_number_and_date_are_the_waybills_unless_they_are_given():
    assert invoice_values(waybill(), PaperOptions(), SOLD).head["invoice_number"] == "5700 0000 0010"
    assert invoice_values(waybill(), PaperOptions(), SOLD).head["invoice_date"] == "23 Nov 2026"


def test_dates_are_written_as_the_captions_language_does():
    assert invoice_values(waybill(), PaperOptions(language="zh"), SOLD).head["invoice_date"] == "2026年11月23日"
    assert invoice_values(waybill(), PaperOptions(language="en+zh"), SOLD).head["invoice_date"] == "23 Nov 2026"


def test_a_charge_that_is_not_made_has_no_line():
    (text,) = paper_texts(SOLD, waybill(), PaperOptions(charges=dollars(handling="3")))

    assert "Handling" in text
    assert not any(word in text for word in ("Freight", "Other charges"))


@pytest.mark.parametrize(
    ("charges", "where", "code"),
    [
        ({"fuel": Money(amount=Decimal(1), currency="USD")}, "charges.fuel", "charge-unknown"),
        ({"freight": Money(amount=Decimal(1), currency="EUR")}, "charges.freight", "charge-currency"),
    ],
)
def test_a_charge_that_cannot_be_added_is_refused(charges, where, code):
    with pytest.raises(InvalidInput) as fault:
        invoice_values(waybill(), PaperOptions(charges=charges), SOLD)

    assert [(finding.where, finding.code) for finding in fault.value.findings] == [(where, code)]


def test_goods_without_a_value_cannot_be_invoiced():
    with pytest.raises(NotPrintable) as fault:
        invoice_values(waybill(items=[item(), item(unit_value=None)]), PaperOptions(), SOLD)
    assert [(finding.where, finding.code) for finding in fault.value.findings] == [
        ("items.2.unit_value", "value-missing")
    ]
    with pytest.raises(NotPrintable) as fault:
        invoice_values(waybill(items=0), PaperOptions(), SOLD)
    assert fault.value.findings[0].code == "items-missing"


@pytest.mark.parametrize(("items", "pages"), [(1, 1), (15, 1), (20, 2), (40, 2), (70, 3), (120, 4)])
def test_lines_go_on_over_pages_and_their_value_is_carried(items, pages):
    texts = paper_texts(SOLD, waybill(items=items), PaperOptions(charges=dollars(freight="1")))

    assert len(texts) == pages
    for number in range(1, items + 1):
        assert sum(len(re.findall(rf"no\. {number}\b", text)) for text in texts) == 1
    for page, (before, after) in enumerate(pairwise(texts), 1):
        (carried,) = re.findall(r"Carried forward\s+USD ([\d,.]+)", before)
        (brought,) = re.findall(r"Brought forward\s+USD ([\d,.]+)", after)
        so_far = sum(len(re.findall(r"Porcelain", text)) for text in texts[:page])
        assert carried == brought == f"{so_far * 492:,}.00"
    assert [f"Page {n} of {pages}" in text for n, text in enumerate(texts, 1)] == [True] * pages
    assert [text.count("Invoice total") for text in texts] == [0] * (pages - 1) + [1]


amounts = st.decimals(0, 99_999, places=6).map(lambda amount: amount.copy_abs())
quantities = st.decimals("0.0001", 9999, places=4)


@settings(deadline=None, max_examples=60)
@given(
    lines=st.lists(st.tuples(quantities, amounts), min_size=1, max_size=60),
    charges=st.dictionaries(st.sampled_from(CHARGES), amounts),
    currency=st.sampled_from(["USD", "JPY", "KWD"]),
)
def test_what_is_printed_adds_up_to_the_last_digit(lines, charges, currency):
    items = [
        item(n, quantity=quantity, unit_value={"amount": amount, "currency": currency})
        for n, (quantity, amount) in enumerate(lines, 1)
    ]
    options = PaperOptions(charges={kind: Money(amount=amount, currency=currency) for kind, amount in charges.items()})
    values = invoice_values(waybill(items=items, currency=currency), options, SOLD)

    def number(text):
        digits = text.removeprefix(f"{currency} ").replace(",", "")
        assert len(digits.partition(".")[2]) == minor_units(currency)
        return Decimal(digits)

    goods = sum(number(row["line_value"]) for row in values.rows)
    charged = sum(number(text) for key, text in values.totals.items() if key.startswith("charge."))
    assert goods == number(values.totals["goods.value"])
    assert goods + charged == number(values.totals["invoice_total"])


@pytest.mark.parametrize("script", SCRIPTS)
def test_parties_and_goods_of_any_script_are_printed(script):
    goods = [item(description=(SCRIPTS[script] + " ") * 2)]
    texts = paper_texts(SOLD, waybill(consignee=party(script), shipper=party(script), items=goods), PaperOptions())

    assert len(texts) == 1


@pytest.mark.parametrize("text", ["Porcelain " * 19 + "cups", "瓷餐具" * 66])
def test_a_description_as_long_as_a_record_keeps_is_printed_whole(text):
    (page,) = paper_texts(SOLD, waybill(items=[item(description=text)]), PaperOptions())

    assert squeezed(text) in squeezed(page)


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"items": [item(), item(description="\U00020bb7")]}, "items.2.description"),
        ({"consignee": party(company="国" * 100, name="国" * 100, department="国" * 100)}, "consignee.original"),
    ],
)
def test_what_cannot_be_printed_is_named_with_its_field(changes, where):
    with pytest.raises(NotPrintable) as fault:
        paper_pdf(SOLD, waybill(**changes), PaperOptions())

    assert [finding.where for finding in fault.value.findings] == [where]


def test_letterhead_and_signature_are_pictures_of_the_size_of_their_places():
    plain = paper_pdf(SOLD, waybill(shipper=party(company="X", name="")), PaperOptions())
    with_pictures = paper_pdf(SOLD, waybill(), PaperOptions(letterhead=mark(), signature=scrawl()))

    assert with_pictures.count(b"/Subtype /Image") == 3  # the signature has a mask
    assert b"/SMask" in with_pictures
    head = picture(with_pictures, dpi=254).crop((100, 115, 1060, 300))
    left, top, right, bottom = ink(head)
    assert right - left > 850  # 92 mm wide, less the picture's own margin
    assert bottom - top <= 171
    assert len(with_pictures) - len(plain) < 20_000


def test_a_signature_stands_on_the_last_page():
    pages = draw_invoice(
        invoice_values(waybill(items=40), PaperOptions(), SOLD), PaperOptions(signature=scrawl())
    ).pages

    assert [any(name.startswith("picture-") for name in page.forms) for page in pages] == [False, True]


def test_a_letterhead_stands_on_the_first_page():
    values = invoice_values(waybill(items=40), PaperOptions(letterhead=mark()), SOLD)
    pages = draw_invoice(values, PaperOptions(letterhead=mark())).pages

    assert [any(name.startswith("picture-") for name in page.forms) for page in pages] == [True, False]


def test_a_letterhead_takes_the_place_of_the_shippers_name_alone():
    shown = waybill(shipper=party(company="Museum of Applied Arts"), items=40)
    plain = paper_texts(SOLD, shown, PaperOptions())
    pictured = paper_texts(SOLD, shown, PaperOptions(letterhead=mark()))

    assert [text.count("Museum of Applied Arts") for text in plain] == [2, 1]
    assert [text.count("Museum of Applied Arts") for text in pictured] == [1, 1]
    assert [text.count("+44 20 7946 0000") for text in plain] == [3, 0]
    assert [text.count("+44 20 7946 0000") for text in pictured] == [2, 0]


def test_a_picture_that_cannot_be_read_is_named():
    with pytest.raises(NotPrintable) as fault:
        paper_pdf(SOLD, waybill(), PaperOptions(letterhead=b"no picture"))

    assert fault.value.findings[0].where == "letterhead"


@pytest.mark.parametrize("language", ["en", "zh", "en+zh", "fr"])
def test_captions_are_in_the_language_asked_for(language):
    (text,) = paper_texts(SOLD, waybill(), PaperOptions(language=language, charges=dollars(freight="1")))

    assert ("Invoice total" in text) == (language != "zh")
    assert ("发票总额" in text) == ("zh" in language)
