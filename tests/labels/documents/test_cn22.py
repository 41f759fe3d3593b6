import pypdfium2
import pytest
from papers import paper_pdf, paper_texts, posted, scrawl
from printed import squeezed
from samples import SCRIPTS, item, party

from shipkit.labels.documents.cn22 import CATEGORIES, category, cn22_values
from shipkit.labels.documents.paper_options import PaperOptions
from shipkit.labels.errors import NotPrintable
from shipkit.model.consignment import Consignment


def test_the_form_says_what_the_union_asks():
    (text,) = paper_texts("cn22", posted(), PaperOptions())

    for expected in (
        "Customs declaration", "CN 22", "May be opened officially", "RR473124829CN", "12", "sets",
        "Porcelain tableware sets, no. 2", "2.60", "492.00", "6911.10", "CN", "2.50 kg", "USD 984.00", "I certify",
        "23 Nov 2026", "VALUE USD",
    ):  # fmt: skip
        assert squeezed(expected) in squeezed(text), expected


def test_the_form_is_of_its_size():
    document = pypdfium2.PdfDocument(paper_pdf("cn22", posted(), PaperOptions(signature=scrawl())))

    assert document[0].get_size() == pytest.approx((74 / 25.4 * 72, 105 / 25.4 * 72), abs=0.1)
    document.close()


@pytest.mark.parametrize("reason", Consignment.model_fields["reason"].annotation.__args__)
def test_one_box_is_ticked_whatever_the_reason(reason):
    head = cn22_values(posted(reason=reason), PaperOptions()).head

    assert [key for key in CATEGORIES if head.get(f"tick.{key}")] == [category(reason)]


def test_more_goods_than_lines_are_refused():
    with pytest.raises(NotPrintable) as fault:
        cn22_values(posted(items=5), PaperOptions())

    assert "print a CN 23" in fault.value.findings[0].why


def test_goods_without_a_value_are_refused():
    with pytest.raises(NotPrintable):
        cn22_values(posted(items=[item(unit_value=None)]), PaperOptions())


def test_a_fault_in_a_line_is_named():
    with pytest.raises(NotPrintable) as fault:
        paper_pdf("cn22", posted(items=[item(), item(description="\U00020bb7")]), PaperOptions())

    assert [finding.where for finding in fault.value.findings] == ["items.2.description"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_any_script_is_printed(script):
    shown = posted(consignee=party(script), items=[item(description=SCRIPTS[script])])

    assert len(paper_texts("cn22", shown, PaperOptions(language="en+zh"))) == 1
