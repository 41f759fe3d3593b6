import pytest
from papers import paper_texts
from samples import item, waybill

from shipkit.labels.documents.origin import origin_values
from shipkit.labels.documents.paper_options import PaperOptions
from shipkit.labels.errors import NotPrintable

MIXED = [item(n, country_of_manufacture=country) for n, country in enumerate(("CN", "DE", "CN", "JP"), 1)]


def test_each_country_has_one_sentence_over_its_lines():
    (text,) = paper_texts("origin", waybill(items=MIXED), PaperOptions())

    assert text.count("We state that the goods") == 3
    china, germany, japan = (
        text.index(f"made in {country}") for country in ("China (CN)", "Germany (DE)", "Japan (JP)")
    )
    assert (
        china < text.index("no. 1") < text.index("no. 3") < germany < text.index("no. 2") < japan < text.index("no. 4")
    )


def test_no_preference_is_claimed():
    (text,) = paper_texts("origin", waybill(), PaperOptions())

    assert "claims no preference under any trade agreement" in " ".join(text.split())


def test_two_languages_name_a_country_each_in_its_own():
    (text,) = paper_texts("origin", waybill(items=MIXED), PaperOptions(language="en+zh"))

    assert "made in Germany (DE)." in text
    assert "德国 (DE)制造" in text


def test_goods_of_an_unknown_origin_cannot_be_stated():
    with pytest.raises(NotPrintable) as fault:
        origin_values(waybill(items=[item(), item(country_of_manufacture=None)]), PaperOptions())

    (finding,) = fault.value.findings
    assert (finding.where, finding.code) == ("items.2.country_of_manufacture", "made-in-missing")


def test_many_lines_go_on_over_pages():
    texts = paper_texts("origin", waybill(items=45), PaperOptions())

    assert len(texts) == 2
    assert "Continuation" in texts[1]
