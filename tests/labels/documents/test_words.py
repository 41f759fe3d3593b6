import io
import re
from datetime import date

import pypdfium2
import pytest
from printed import squeezed, text_of
from samples import waybill

from shipkit.errors import Conflict, InvalidInput, NotFound
from shipkit.labels.documents.waybill import waybill_forms, waybill_layouts, write_waybills
from shipkit.labels.documents.words import (
    WORDS,
    Words,
    add_words,
    country_name,
    find_words,
    language_tag,
    load_words,
)
from shipkit.labels.drawing.boxes import Caption
from shipkit.labels.pdf.pages import POINTS
from shipkit.labels.text.fit import fit
from shipkit.model.countries import COUNTRIES

every_language = pytest.mark.parametrize("language", ["en", "zh", "en+zh", "zh+en"])
# A language as a desk might add it, far from whole.
FRENCH = {
    "waybill": "Lettre de transport",
    "payer.shipper": "Expéditeur",
    "months": "janv. févr. mars avril mai juin juil. août sept. oct. nov. déc.",
}


@every_language
def test_every_language_has_the_same_words(language):
    assert set(WORDS[language]) == set(WORDS["en"])
    assert all(WORDS[language].values())


@every_language
def test_words_with_places_keep_them(language):
    for key, text in WORDS[language].items():
        if key not in ("date", "page_of"):
            assert re.findall(r"{\w+}", text) == re.findall(r"{\w+}", WORDS["en"][key])
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", WORDS["en"][key]))


@every_language
def test_every_language_names_twelve_months(language):
    assert len(WORDS[language]["months"].split()) == 12


def captions(language):
    return [
        (layout, item) for layout in waybill_layouts(language) for item in layout.static if isinstance(item, Caption)
    ]


@every_language
def test_every_caption_fits_its_box(language):
    assert len(waybill_forms(language)) == len(waybill_layouts(language))
    for layout, caption in captions(language):
        size, lines = fit(caption.text, caption.style, caption.box.w * POINTS, caption.box.h * POINTS)
        for line, down in lines:
            # The room behind the last letter is no ink.
            spaced = (line.width + caption.tracking * (len(caption.text) - 1)) * size
            assert spaced <= caption.box.w * POINTS + 0.01, (layout.name, caption.text)
            assert down - line.ascent * size >= -0.01, (layout.name, caption.text)
            assert down + line.descent * size <= caption.box.h * POINTS + 0.01, (layout.name, caption.text)


def test_a_caption_says_both_languages_where_there_is_room():
    texts = [caption.text for _, caption in captions("en+zh")]

    assert "SHIP DATE 发货日期" in texts
    assert "DESCRIPTION OF GOODS" in texts
    assert "货物名称" in texts
    shared = [text for text in texts if re.search("[A-Z]", text) and re.search("[一-龥]", text)]
    assert len(shared) > len(texts) / 3


def test_a_caption_without_room_says_the_first_language_alone():
    add_words("qaa-long", dict.fromkeys(("packaging", "insurance"), "Sehr lange Wörter"))

    texts = [caption.text for _, caption in captions("en+qaa-long")]
    assert "PACKAGING" in texts
    assert "INSURANCE SEHR LANGE WÖRTER" in texts  # in the wider box of domestic terms


def test_two_languages_say_a_thing_once_where_it_is_a_figure():
    words = WORDS["en+zh"]

    assert words["payer.shipper"] == "Shipper 发件人"
    assert words.parts("service") == ("Service", "服务")
    assert words["unit.kg"] == "kg"
    assert words.date(date(2026, 11, 5)) == "5 Nov 2026"
    assert WORDS["zh"].date(date(2026, 11, 5)) == "2026年11月5日"
    assert WORDS["zh+en"].date(date(2026, 11, 5)) == "2026年11月5日"


def test_what_both_languages_say_alike_is_said_once():
    assert Words({"a": "NVD"}, {"a": "NVD"})["a"] == "NVD"


@pytest.mark.parametrize(("language", "expected"), [("en", "pcs"), ("zh", "件"), ("en+zh", "pcs")])
def test_a_usual_unit_is_translated_and_another_stays(language, expected):
    assert WORDS[language].unit("PCS" if language != "en" else "pcs") == expected
    assert WORDS[language].unit("drums") == "drums"


@pytest.mark.parametrize(
    ("language", "tag"), [("en", "en"), ("zh", "zh-Hans"), ("en+zh", "en"), ("zh+en", "zh-Hans"), ("pt-BR", "pt-BR")]
)
def test_a_file_is_tagged_with_its_first_language(language, tag):
    assert language_tag(language) == tag


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Spain"), ("zh", "西班牙"), ("en+zh", "Spain 西班牙"), ("fr", "Spain")]
)
def test_a_country_is_named_in_the_language_of_the_paper(language, name):
    assert country_name("ES", language) == name


@pytest.mark.parametrize("language", ["en", "zh", "en+zh"])
def test_every_country_fits_under_its_code(language):
    from shipkit.labels.documents.waybill_layout import head_layout
    from shipkit.labels.documents.waybill_values import _country

    (field,) = (field for field in head_layout(language).fields if field.name == "destination.name")
    for code in COUNTRIES:
        fit(_country(code, language), field.style, field.box.w * POINTS, field.box.h * POINTS)


@pytest.mark.parametrize("language", ["", "xx", "en+xx", "en+", "en+zh+en", "zh,en"])
def test_a_language_without_words_is_refused_with_those_there_are(language):
    with pytest.raises(NotFound, match="there are en, zh"):
        find_words(language)


def test_an_added_language_says_what_it_has_and_the_rest_in_english():
    add_words("fr", FRENCH)

    assert WORDS["fr"]["waybill"] == "Lettre de transport"
    assert WORDS["fr"]["service"] == "Service"
    assert WORDS["fr+zh"]["waybill"] == "Lettre de transport 运单"
    assert WORDS["fr"].date(date(2026, 8, 1)) == "1 août 2026"
    add_words("fr", FRENCH)


def test_an_added_language_is_printed_by_every_process():
    add_words("fr", FRENCH)
    waybills = [waybill(serial) for serial in range(30)]
    files = []
    for jobs in (1, 2):
        file = io.BytesIO()
        write_waybills(waybills, file, language="fr", jobs=jobs)
        files.append(file.getvalue())

    assert files[0] == files[1]
    assert "Lettre de transport" in text_of(files[0])
    assert squeezed("23 nov. 2026") in squeezed(text_of(files[0]))


def test_a_language_that_is_there_keeps_its_words():
    add_words("fr", FRENCH)

    for tag in ("fr", "en"):
        with pytest.raises(Conflict, match=f"speak {tag} already"):
            add_words(tag, {"waybill": "Connaissement"})


@pytest.mark.parametrize(
    ("table", "where", "why"),
    [
        ({"wabill": "x"}, "wabill", "no word of a paper"),
        ({"waybill": ""}, "waybill", "says nothing"),
        ({"waybill": 7}, "waybill", "no text"),
        ({"waybill": "a\u202eb"}, "waybill", "bidirectional"),
        ({"page_of": "Seite {page}"}, "page_of", "places"),
        ({"page_of": "Seite {page} von {pages} {"}, "page_of", "places"),
        ({"page_of": "Seite {page!r} von {pages}"}, "page_of", "places"),
        ({"months": "I II III"}, "months", "twelve"),
    ],
)
def test_words_that_cannot_be_used_are_named(table, where, why):
    with pytest.raises(InvalidInput) as fault:
        add_words("qaa-bad", table)

    (finding,) = fault.value.findings
    assert finding.where == where
    assert why in finding.why
    assert "qaa-bad" not in WORDS


def test_a_tag_is_no_path():
    with pytest.raises(InvalidInput, match="no language tag"):
        add_words("../fr", {})


def test_a_word_too_long_for_its_box_is_named_before_a_page_is_drawn():
    add_words("qaa-wide", {"made_in": "Hergestellt im schönen Lande"})

    with pytest.raises(InvalidInput) as fault:
        waybill_forms("qaa-wide")
    (finding,) = fault.value.findings
    assert finding.where == "made_in"
    assert "11.0 mm" in finding.why


def test_a_word_without_a_glyph_is_named():
    add_words("qaa-glyph", {"service": "\U00020bb7"})

    with pytest.raises(InvalidInput) as fault:
        waybill_forms("qaa-glyph")
    assert fault.value.findings[0].code == "glyph-missing"


def test_a_table_of_words_is_read_from_a_file(tmp_path):
    path = tmp_path / "nl.toml"
    path.write_text(
        'waybill = "Vrachtbrief"\n"payer.shipper" = "Afzender"\n[payer]\nrecipient = "Ontvanger"\n', "utf-8"
    )

    assert load_words(path) == "nl"
    assert WORDS["nl"]["waybill"] == "Vrachtbrief"
    assert WORDS["nl"]["payer.shipper"] == "Afzender"
    assert WORDS["nl"]["payer.recipient"] == "Ontvanger"


def test_a_file_that_is_no_table_is_refused(tmp_path):
    path = tmp_path / "nl-BE.toml"
    path.write_text("waybill = Vrachtbrief", "utf-8")

    with pytest.raises(InvalidInput, match=r"nl-BE\.toml is no table of words"):
        load_words(path)


@pytest.mark.parametrize(("language", "title", "tag"), [("zh", "运单", "zh-Hans"), ("en+zh", "Waybill 运单", "en")])
def test_the_file_says_its_title_and_language(language, title, tag):
    file = io.BytesIO()
    write_waybills([waybill()], file, language=language)

    document = pypdfium2.PdfDocument(file.getvalue())
    assert document.get_metadata_value("Title") == title
    document.close()
    assert f"/Lang ({tag})".encode() in file.getvalue()
