import io

import pypdfium2
import pytest
from papers import dollars, mark, posted, scrawl
from printed import squeezed, text_of
from samples import item, party, waybill

from shipkit.errors import InvalidInput, NotFound
from shipkit.labels import sets
from shipkit.labels.documents.paper_facts import compare
from shipkit.labels.documents.paper_options import PaperOptions
from shipkit.labels.errors import NotPrintable
from shipkit.labels.sets import PAPERS, check_set, papers_for, write_set
from shipkit.model.money import Money

SOLD = ("waybill", "commercial-invoice")
GIVEN = ("waybill", "pro-forma-invoice")
EXPORT = ("waybill", "commercial-invoice", "packing-list", "cn23", "origin", "instruction")
SDR_300 = Money.model_validate("400 USD")


def written(shown, **about):
    file = io.BytesIO()
    pages = write_set(shown, file, **about)
    return file.getvalue(), pages


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (waybill(consignee=party("chinese")), ("waybill",)),
        (waybill(items=0, contents="documents"), ("waybill",)),
        (waybill(items=1), SOLD),
        (waybill(items=1, reason="sample"), GIVEN),
        (waybill(items=1, reason="return"), GIVEN),
        (waybill(items=2), (*SOLD, "packing-list")),
        (waybill(items=1, pieces=2), (*SOLD, "packing-list")),
        (waybill(items=2, pieces=2, reason="gift"), (*GIVEN, "packing-list")),
        (posted(consignee=party("chinese")), ("waybill",)),
        (posted(), (*SOLD, "cn23")),
        (posted(reason="gift"), ("waybill", "cn23")),
    ],
)
def test_a_consignment_has_the_papers_it_needs(shown, expected):
    assert papers_for(shown) == expected


LIGHT = {"items": [item(quantity=1)], "pieces": 1, "reason": "gift"}


def light(indicator="RR", weight_g=2000, **changes):
    shown = posted(indicator, **(LIGHT | changes))
    pieces = tuple(piece.model_copy(update={"weight_g": weight_g}) for piece in shown.consignment.pieces)
    return shown.model_copy(update={"consignment": shown.consignment.model_copy(update={"pieces": pieces})})


@pytest.mark.parametrize(
    ("shown", "limit", "expected"),
    [
        (light(), SDR_300, "cn22"),
        (light("UA"), SDR_300, "cn22"),
        (light(items=[item(quantity=1, unit_value="400 USD")]), SDR_300, "cn22"),
        (light(items=[item(quantity=1, unit_value="400.01 USD")]), SDR_300, "cn23"),
        (light(weight_g=2001), SDR_300, "cn23"),
        (light("CP"), SDR_300, "cn23"),
        (light("EE"), SDR_300, "cn23"),
        (light(items=[item(n, quantity=1) for n in range(1, 6)]), SDR_300, "cn23"),
        (light(), None, "cn23"),
        (light(), Money.model_validate("400 EUR"), "cn23"),
    ],
)
def test_the_small_declaration_does_up_to_300_sdr_and_2_kg(shown, limit, expected):
    assert papers_for(shown, cn22_limit=limit) == ("waybill", expected)


def test_the_set_is_one_file_of_all_its_papers():
    pdf, pages = written(waybill(items=7, pieces=3), papers=EXPORT, options=PaperOptions(charges=dollars(freight="9")))

    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == pages
    titles = [mark.get_title() for mark in document.get_toc()]
    assert document.get_metadata_value("Title") == "Papers 5700 0000 0010"
    document.close()
    assert titles == [
        "5700 0000 0010",
        "Commercial invoice 5700 0000 0010",
        "Packing list 5700 0000 0010",
        "Customs declaration CN 23 5700 0000 0010",
        "Statement of origin 5700 0000 0010",
        "Shipper's letter of instruction 5700 0000 0010",
    ]


def test_the_letter_names_the_papers_it_comes_with():
    pdf, pages = written(waybill(), papers=("waybill", "origin", "instruction"))

    assert "Waybill·Statementoforigin" in squeezed(text_of(pdf, pages - 1))


def test_copies_are_printed_and_bookmarked_once():
    pdf, pages = written(waybill(items=1), options=PaperOptions(copies={"commercial-invoice": 3}))

    assert pages == 4
    document = pypdfium2.PdfDocument(pdf)
    assert len(list(document.get_toc())) == 2
    document.close()
    assert text_of(pdf, 1) == text_of(pdf, 2) == text_of(pdf, 3)


@pytest.mark.parametrize("language", ["en", "zh", "en+zh"])
def test_the_same_waybill_is_the_same_bytes(language):
    options = PaperOptions(language=language, letterhead=mark(), signature=scrawl(), charges=dollars(other="1"))
    shown = waybill(items=30, pieces=3, consignee=party("arabic"))

    assert written(shown, papers=EXPORT, options=options) == written(shown, papers=EXPORT, options=options)


@pytest.mark.parametrize(
    ("about", "where"),
    [
        ({"papers": ("waybill", "bill-of-lading")}, "papers"),
        ({"options": PaperOptions(copies={"waybill": 0})}, "copies.waybill"),
        ({"options": PaperOptions(copies={"waybill": 21})}, "copies.waybill"),
        ({"options": PaperOptions(copies={"invoice": 2})}, "papers"),
        ({"options": PaperOptions(invoice_number="I" * 41)}, "invoice_number"),
        ({"options": PaperOptions(place="\u202eMadrid")}, "place"),
        ({"options": PaperOptions(signatory="A\x00B")}, "signatory"),
        ({"options": PaperOptions(charges={"freight": Money.model_validate("1 EUR")})}, "charges.freight"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(about, where):
    file = io.BytesIO()
    with pytest.raises(InvalidInput) as fault:
        write_set(waybill(), file, **about)

    assert {finding.where for finding in fault.value.findings} == {where}
    assert not file.getvalue()


def test_a_language_without_words_is_refused():
    with pytest.raises(NotFound):
        written(waybill(), options=PaperOptions(language="tlh"))


def test_faults_of_all_papers_are_named_at_once_and_nothing_is_written():
    goods = [item(unit_value=None), item(country_of_manufacture=None)]
    file = io.BytesIO()
    with pytest.raises(NotPrintable) as fault:
        write_set(waybill(items=goods), file, papers=("commercial-invoice", "origin"))

    assert [finding.where for finding in fault.value.findings] == [
        "items.1.unit_value",
        "items.2.country_of_manufacture",
    ]
    assert not file.getvalue()


def test_texts_that_do_not_fit_are_named_over_all_papers():
    goods = [item(n, description="\U00020bb7" if n == 2 else "Tea") for n in range(1, 4)]
    with pytest.raises(NotPrintable) as fault:
        written(waybill(items=goods))

    assert {finding.where for finding in fault.value.findings} == {"items.2.description"}
    assert len(fault.value.findings) == 3


@pytest.mark.parametrize("language", ["en", "zh", "en+zh"])
@pytest.mark.parametrize("shown", [waybill(items=9, pieces=4), waybill(items=1, reason="gift"), waybill(items=40)])
def test_the_papers_of_one_record_agree(shown, language):
    papers = [paper for paper in PAPERS if paper != "cn22"]

    assert check_set(shown, papers, PaperOptions(language=language, charges=dollars(freight="9.99"))) == ()


def changed(paper, change):
    """A set in which one paper's texts were changed."""
    shown = waybill(items=3, pieces=2)
    values = {name: PAPERS[name].values(shown, PaperOptions()) for name in EXPORT}
    change(values[paper])
    return [(finding.where, finding.code) for finding in compare(values)]


@pytest.mark.parametrize(
    ("paper", "change", "where"),
    [
        ("waybill", lambda said: said.rows[1].update(hs_code="6911.11"), "items.2.hs_code"),
        ("packing-list", lambda said: said.rows[0].update(quantity="11"), "items.1.quantity"),
        ("packing-list", lambda said: said.rows[0].update(hs_code=""), "items.1.hs_code"),
        ("origin", lambda said: said.rows[2].update(made_in="VN"), "items.3.made_in"),
        ("cn23", lambda said: said.totals.update({"gross_weight": "9.99 kg"}), "gross_weight"),
        ("waybill", lambda said: said.totals.update({"goods.value": "EUR 1,476.00"}), "goods.value"),
        ("waybill", lambda said: said.totals.update(pieces="3"), "pieces"),
        ("waybill", lambda said: said.pieces[1].update(weight="2.502 kg"), "pieces.2.weight"),
    ],
)
def test_papers_that_contradict_each_other_are_found(paper, change, where):
    assert (where, "papers-differ") in changed(paper, change)


@pytest.mark.parametrize(
    ("paper", "change", "where"),
    [
        ("commercial-invoice", lambda said: said.rows[0].update(line_value="492.01"), "goods.value"),
        ("commercial-invoice", lambda said: said.totals.update(invoice_total="USD 1.00"), "invoice_total"),
        ("instruction", lambda said: said.totals.update({"goods.net_weight": "1.00 kg"}), "goods.net_weight"),
        ("packing-list", lambda said: said.totals.update(gross_weight="1.00 kg"), "gross_weight"),
    ],
)
def test_a_paper_that_does_not_add_up_is_found(paper, change, where):
    assert (where, "papers-do-not-add-up") in changed(paper, change)


def test_one_figure_may_be_written_in_two_ways():
    assert changed("waybill", lambda said: said.rows[0].update(net_weight="2.600 kg", hs_code="691110")) == []


def test_nothing_is_printed_when_papers_contradict_each_other(monkeypatch):
    honest = PAPERS["packing-list"]

    def wrong(shown, options):
        values = honest.values(shown, options)
        values.rows[1]["hs_code"] = "9999.99"
        return values

    monkeypatch.setattr(sets, "PAPERS", {**PAPERS, "packing-list": honest._replace(values=wrong)})
    file = io.BytesIO()
    with pytest.raises(InvalidInput) as fault:
        write_set(waybill(), file)

    (finding,) = fault.value.findings
    assert finding.where == "items.2.hs_code"
    assert finding.why == "waybill says 6911.10; commercial-invoice says 6911.10; packing-list says 9999.99"
    assert not file.getvalue()
