import pypdfium2
import pytest
from papers import dollars, paper_pdf, paper_texts, posted
from printed import picture, squeezed, symbols
from samples import SCRIPTS, item, party

from shipkit.labels.documents.cn23 import cn23_values
from shipkit.labels.documents.paper_options import PaperOptions
from shipkit.labels.errors import NotPrintable


def test_the_form_says_what_the_union_asks():
    options = PaperOptions(charges=dollars(freight="30.20", insurance="1.5"), invoice_number="INV 42")
    (text,) = paper_texts("cn23", posted(), options)

    for expected in (
        "Customs declaration", "CN 23", "May be opened officially", "RR473124829CN", "GB 000 0000 00",
        "+44 20 7946 0000 · desk@example.com", "Porcelain tableware sets, no. 2", "492.00", "6911.10", "2.50 kg",
        "USD 984.00", "USD 31.70", "INV 42", "I certify", "23 Nov 2026", "Page 1 of 1",
    ):  # fmt: skip
        assert squeezed(expected) in squeezed(text), expected


@pytest.mark.parametrize("dpi", [203, 300])
def test_the_number_is_read_back_from_its_bars(dpi):
    assert symbols(picture(paper_pdf("cn23", posted(), PaperOptions()), dpi=dpi)) == ["RR473124829CN"]


def test_the_form_is_a5_landscape():
    document = pypdfium2.PdfDocument(paper_pdf("cn23", posted(), PaperOptions()))

    assert document[0].get_size() == pytest.approx((210 / 25.4 * 72, 148 / 25.4 * 72), abs=0.1)
    document.close()


@pytest.mark.parametrize(("items", "sheets"), [(1, 1), (5, 1), (6, 2), (40, 8)])
def test_only_the_last_sheet_has_sums(items, sheets):
    texts = paper_texts("cn23", posted(items=items), PaperOptions())

    assert len(texts) == sheets
    assert [f"USD {items * 492:,}.00" in text for text in texts] == [False] * (sheets - 1) + [True]
    assert ["Continued" in text for text in texts] == [True] * (sheets - 1) + [False]


@pytest.mark.parametrize(
    ("reason", "explanation"), [("sale", ""), ("repair", "Repair"), ("personal", "Personal effects")]
)
def test_what_has_no_box_is_explained(reason, explanation):
    assert cn23_values(posted(reason=reason), PaperOptions()).head["explanation"] == explanation


def test_a_fault_on_the_second_sheet_is_named_by_its_line():
    goods = [item(n, description="\U00020bb7" if n == 7 else "Tea") for n in range(1, 9)]
    with pytest.raises(NotPrintable) as fault:
        paper_pdf("cn23", posted(items=goods), PaperOptions())

    assert [finding.where for finding in fault.value.findings] == ["items.7.description"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_any_script_is_printed(script):
    shown = posted(consignee=party(script), shipper=party(script), items=[item(description=SCRIPTS[script])])

    assert len(paper_texts("cn23", shown, PaperOptions(language="en+zh"))) == 1
