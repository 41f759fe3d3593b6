import io
import re

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageChops, ImageDraw
from printed import as_pdf, ink, picture, squeezed, symbols, text_of
from samples import COUNTRY_OF, SCRIPTS, item, party, waybill

from shipkit.errors import InvalidInput, NotFound
from shipkit.labels.documents import waybill as module
from shipkit.labels.documents.waybill import waybill_forms, waybill_pages, write_waybills
from shipkit.labels.documents.waybill_layout import SIGN_Y, head_layout, sign_layout
from shipkit.labels.drawing.boxes import Bars, Box, Text
from shipkit.labels.drawing.draw import PageMaker, static_form
from shipkit.labels.errors import NotPrintable
from shipkit.labels.pdf.pages import POINTS
from shipkit.labels.text.fit import fit


def printed(*waybills, **about):
    file = io.BytesIO()
    write_waybills(waybills, file, **about)
    return file.getvalue()


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_symbol_is_read_back_whatever_the_script(script):
    pdf = printed(waybill(consignee=party(script), items=[item(description=SCRIPTS[script])]))

    # The number stands on the waybill and on the delivery receipt, the plate on the label.
    assert symbols(picture(pdf)) == ["570000000010", "570000000010", "9S570000000010001"]


@pytest.mark.parametrize("dpi", [203, 300])
def test_a_page_of_labels_is_read_back_whole(dpi):
    pdf = printed(waybill(pieces=10, gs1=True))

    assert symbols(picture(pdf, 2, dpi)) == [f"(00){plate}" for plate in waybill(pieces=10, gs1=True).plates[2:]]


@pytest.mark.parametrize(
    ("items", "pieces", "pages"),
    [
        (0, 1, 1),
        (6, 1, 1),
        (6, 2, 1),
        (7, 2, 2),
        (46, 1, 2),
        (47, 1, 3),
        (1, 3, 2),
        (1, 6, 2),
        (1, 7, 3),
        (1, 10, 3),
        (1, 11, 4),
        (7, 11, 5),
    ],
)
def test_pages_go_on_as_far_as_goods_and_pieces_need(items, pieces, pages):
    pdf = printed(waybill(items=items, pieces=pieces))

    texts = [text_of(pdf, page) for page in range(pages)]
    assert [f"Page {n} of {pages}" in text for n, text in enumerate(texts, 1)] == [True] * pages
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == pages
    document.close()
    for number in range(1, items + 1):
        assert sum(len(re.findall(rf"no\. {number}\b", text)) for text in texts) == 1
    assert sum("Continued on the next page" in text for text in texts) == max(0, -(-(items - 6) // 40))
    assert sum("Total" in text for text in texts) == (items > 0)
    assert sum("List of pieces" in text for text in texts) == (pieces > 6)


def test_the_page_says_what_the_consignment_says():
    text = text_of(printed(waybill(value_for_carriage="500 USD", options=("saturday-delivery",))))

    for expected in (
        "Neutral Carrier", "Non-negotiable", "5700 0000 0010", "Priority", "23 Nov 2026", "2.50 kg", "DAP Madrid",
        "Sale · Goods", "Shipper · 123456789", "USD 984.00", "USD 500.00", "SO-000001 · PO 4500123", "6911.10",
        "Saturday delivery · Ring at the rear entrance", "1 of 1", "Spain", "China", "Page 1 of 1",
        "Booked 2026-11-22 08:15 UTC",
    ):  # fmt: skip
        assert squeezed(expected) in squeezed(text), expected


def test_the_same_waybills_are_the_same_bytes_however_many_processes_draw():
    waybills = [waybill(serial, consignee=party(script)) for serial, script in enumerate(sorted(SCRIPTS) * 2)]

    assert printed(*waybills, jobs=1) == printed(*waybills, jobs=1) == printed(*waybills, jobs=2)


def test_progress_is_told_in_waybills():
    told = []

    printed(*(waybill(serial) for serial in range(30)), jobs=1, progress=told.append)
    assert told == [25, 30]


def test_bookmarks_are_the_numbers():
    document = pypdfium2.PdfDocument(printed(waybill(1, pieces=3), waybill(2)))

    marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    assert marks == [("5700 0000 0010", 0), ("5700 0000 0029", 2)]
    document.close()


COPIES = ("shipper", "carrier", "consignee")


@pytest.mark.parametrize(
    ("language", "marks"),
    [
        ("en", ["Shipper's copy", "Carrier's copy", "Consignee's copy"]),
        ("zh", ["发件人联", "承运人联", "收件人联"]),
        ("en+zh", ["Shipper's copy 发件人联", "Carrier's copy 承运人联", "Consignee's copy 收件人联"]),
    ],
)
def test_each_copy_is_marked_and_numbered_by_itself(language, marks):
    pdf = printed(waybill(items=7, pieces=3), language=language, copies=COPIES)

    texts = [squeezed(text_of(pdf, page)) for page in range(7)]
    # The waybill, its goods and a page of labels; then the waybill and its goods twice more.
    marked = [[page for page, text in enumerate(texts) if squeezed(mark) in text] for mark in marks]
    assert marked == [[0, 1], [3, 4], [5, 6]]
    if language == "en":
        assert [re.search(r"Page(\d)of(\d)", text).groups() for text in texts] == [
            ("1", "3"), ("2", "3"), ("3", "3"), ("1", "2"), ("2", "2"), ("1", "2"), ("2", "2"),
        ]  # fmt: skip


def test_labels_come_with_the_first_copy_and_the_others_have_a_notice():
    pdf = printed(waybill(), copies=COPIES)

    assert [len(symbols(picture(pdf, page))) for page in range(3)] == [3, 1, 1]
    assert ["Notice of liability" in text_of(pdf, page) for page in range(3)] == [False, True, True]
    document = pypdfium2.PdfDocument(pdf)
    assert [mark.get_dest().get_index() for mark in document.get_toc()] == [0]
    document.close()


def test_a_set_without_copies_has_no_mark():
    assert "copy" not in text_of(printed(waybill()))


def test_a_list_of_pieces_names_each_once():
    pieces = 109
    pdf = printed(waybill(pieces=pieces), copies=("carrier",))

    listed = squeezed(text_of(pdf, 1) + text_of(pdf, 2))
    assert squeezed("All pieces are on the list of pieces") in squeezed(text_of(pdf, 0))
    for plate in waybill(pieces=pieces).plates:
        assert listed.count(plate) == 1


def test_a_consignment_at_home_has_no_boxes_of_customs():
    goods = [item(hs_code=None, country_of_manufacture=None)]
    home = text_of(printed(waybill(consignee=party("chinese"), items=goods))).lower()
    abroad = text_of(printed(waybill(items=goods))).lower()

    for words in ("hs code", "made in", "value for customs", "duties and taxes", "reason for export", "montreal"):
        assert words in abroad
        assert words not in home


@pytest.mark.parametrize("home", [False, True])
def test_documents_have_no_empty_table(home):
    text = text_of(
        printed(waybill(items=0, contents="documents", **({"consignee": party("chinese")} if home else {})))
    ).lower()

    for words in ("hs code", "made in", "quantity", "unit value", "duties and taxes", "total"):
        assert words not in text
    assert ("ncv" in text) is not home


def test_masked_accounts_are_on_no_page():
    pdf = printed(waybill(pieces=3, duties_account="987654321"), mask_accounts=True, copies=COPIES)

    document = pypdfium2.PdfDocument(pdf)
    text = "".join(text_of(pdf, page) for page in range(len(document)))
    document.close()
    assert "12345" not in text
    assert "98765" not in text
    assert "•••• 6789" in text


def test_a_copy_there_is_not_is_refused_with_those_there_are():
    with pytest.raises(InvalidInput, match="'customer' is no copy of a waybill: there are shipper, carrier, consignee"):
        printed(waybill(), copies=("customer",))


def test_a_language_without_words_prints_nothing():
    with pytest.raises(NotFound, match="'xx'"):
        printed(waybill(), language="xx")


def test_too_long_a_text_is_named_with_its_field_and_by_how_much():
    long = party(company="国" * 100, name="国" * 100, department="国" * 100)

    with pytest.raises(NotPrintable) as fault:
        printed(waybill(consignee=long, pieces=2))
    assert fault.value.message == "cannot print consignee of 5700 0000 0010"
    assert {finding.code for finding in fault.value.findings} == {"text-too-long"}
    assert re.search(r"takes \d+ lines and has \d+; about \d+ characters too many", fault.value.findings[0].why)


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"items": [item(n, description="国" * (200 if n == 9 else 3)) for n in range(1, 10)]}, "items.9.description"),
        ({"items": [item(unit="国" * 40)]}, "items.1.unit"),
        ({"notes": "国" * 500}, "notes"),
        ({"references": ("国" * 40,) * 10}, "references"),
        ({"consignee": party(account="国" * 40)}, "consignee.account"),
        ({"incoterm_place": "国" * 100}, "incoterm_place"),
        ({"consignee": party(email="國" * 150)}, "consignee.email"),
    ],
)
def test_what_is_too_long_is_called_as_its_user_calls_it(changes, where):
    with pytest.raises(NotPrintable) as fault:
        printed(waybill(**changes))

    assert [finding.where for finding in fault.value.findings] == [where]


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_company_of_a_hundred_letters_is_wrapped(script):
    text = " ".join(SCRIPTS[script].split())
    company = (text + " " + text * 3)[:100].strip()

    pdf = printed(waybill(consignee=party(script, company=company)))
    assert symbols(picture(pdf)) == ["570000000010", "570000000010", "9S570000000010001"]


@pytest.mark.parametrize(
    ("faulty", "where"),
    [
        (
            waybill(items=[item(n, description="\U00020bb7" if n == 9 else "Tea") for n in range(1, 10)]),
            "items.9.description",
        ),
        (waybill(notes="\U00020bb7"), "notes"),
        (waybill(consignee=party(phone="\U00020bb7")), "consignee.phone"),
        (waybill(items=[item(unit="\U00020bb7")]), "items.1.unit"),
    ],
)
def test_a_character_without_a_glyph_is_named_with_its_field(faulty, where):
    with pytest.raises(NotPrintable) as fault:
        printed(faulty)

    (finding,) = fault.value.findings
    assert finding.where == where
    assert finding.code == "glyph-missing"
    assert "U+20BB7" in finding.why


class Watched(PageMaker):
    """Remembers what was put where."""

    def __init__(self, width, height):
        super().__init__(width, height)
        self.size = (width, height)
        self.stamps = []
        PAGES.append(self)

    def put(self, layout, values, x=0.0, y=0.0, *, called=str):
        self.stamps.append((layout, values, x, y))
        super().put(layout, values, x, y, called=called)


PAGES = []


def watched_pages(printable, **options):
    """The pages, and for each what was put on it."""
    PAGES.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "PageMaker", Watched)
        pages = list(waybill_pages(printable, **options))
    return pages, list(PAGES)


@st.composite
def words(draw, most):
    """Text of one script: now and then as long as the field may be, else short, so that pages get printed."""
    letters = SCRIPTS[draw(st.sampled_from(sorted(SCRIPTS)))]
    if draw(st.booleans()):
        text = draw(st.text(st.sampled_from(letters), min_size=1, max_size=min(most, 30)))
    else:
        start, size = draw(st.integers(0, len(letters) - 1)), draw(st.sampled_from((most, most // 2, most // 4)))
        text = (f"{letters[start:]} {letters} " * 20)[:size]
    return " ".join(text.split()) or "x"


@st.composite
def printables(draw):
    """A waybill with any field up to its limit, in any script."""
    home = draw(st.booleans())
    address = {
        "address1": draw(words(100)),
        "city": draw(words(100)),
        "region": draw(words(40)),
        "postcode": "10115",
        "country": "CN" if home else draw(st.sampled_from(sorted(set(COUNTRY_OF.values())))),
    }
    goods = [item(description=draw(words(200)), unit=draw(words(40)))]
    return waybill(
        consignee=party(
            company=draw(words(100)),
            name=draw(words(100)),
            department=draw(words(30)),
            residential=draw(st.booleans()),
            account=draw(words(40)),
            tax_id=draw(words(40)),
            address=address,
        ),
        items=draw(st.sampled_from([goods, goods * 7, []])),
        notes=draw(words(500)),
        reference=draw(words(40)),
        references=(draw(words(40)),) * draw(st.integers(0, 10)),
        incoterm_place=draw(words(100)),
        payer_account=draw(words(40)),
        pieces=draw(st.sampled_from([1, 2, 7])),
    )


languages = st.sampled_from(["en", "zh", "en+zh"])
copies = st.sampled_from([(), COPIES])
FIELDS = re.compile(r"(shipper|consignee|items|pieces|references?|notes|incoterm_place|payer_account|carrier)\b")


def pages_or_faults(printable, **options):
    try:
        return watched_pages(printable, **options)
    except NotPrintable as fault:
        for finding in fault.findings:
            assert finding.code in ("text-too-long", "glyph-missing")
            assert FIELDS.match(finding.where), finding.where
            assert finding.code == "glyph-missing" or re.search("too many$|its letters are", finding.why)
        return None


def assert_set_inside(field, value):
    """Every line of a value has its ink within the field's box."""
    width, height = field.box.w * POINTS, field.box.h * POINTS
    size, lines = fit(value, field.style, width, height)
    assert size >= field.style.smallest
    for line, down in lines:
        assert line.width * size <= width + 0.01
        assert down - line.ascent * size >= -0.01
        assert down + line.descent * size <= height + 0.01


@given(printable=printables(), language=languages, copies=copies)
@settings(max_examples=40, deadline=None)
def test_every_line_is_set_inside_its_box_or_its_field_is_named(printable, language, copies):
    found = pages_or_faults(printable, language=language, copies=copies)
    if found is None:
        return
    _, makers = found
    for maker in makers:
        paper = Box(0, 0, *maker.size)
        for layout, values, x, y in maker.stamps:
            for field in layout.fields:
                box = field.box
                assert paper.holds(Box(x + box.x, y + box.y, min(box.w, paper.w - x - box.x), box.h))
                if isinstance(field, Text) and (value := values.get(field.name)):
                    assert_set_inside(field, value)


DPI = 110


def pixels(box, x, y):
    """A box on the page in pixels; ink covers whole ones."""
    left, top = x + box.x, y + box.y
    return [
        left * DPI / 25.4 - 1,
        top * DPI / 25.4 - 1,
        (left + box.w) * DPI / 25.4 + 1,
        (top + box.h) * DPI / 25.4 + 1,
    ]


@given(printable=printables(), language=languages)
@settings(max_examples=20, deadline=None)
def test_no_ink_of_a_value_is_outside_its_box(printable, language):
    found = pages_or_faults(printable, language=language)
    if found is None:
        return
    pages, makers = found
    forms = waybill_forms(language)
    filled = as_pdf(pages[:1], forms)
    bare = PageMaker(*makers[0].size)
    for layout, _, x, y in makers[0].stamps:
        bare.put(layout, {}, x, y)
    added = ImageChops.difference(picture(filled, dpi=DPI), picture(as_pdf([bare.page()], forms), dpi=DPI))
    pencil = ImageDraw.Draw(added)
    for layout, values, x, y in makers[0].stamps:
        for field in layout.fields:
            if isinstance(field, Bars) or values.get(field.name):
                pencil.rectangle(pixels(field.box, x, y), fill=0)
    assert ink(ImageChops.invert(added)) is None


def test_the_static_parts_are_drawn_once_for_all_pages():
    one, many = printed(waybill(), copies=COPIES), printed(*(waybill(n) for n in range(5)), copies=COPIES)

    # Head, goods, terms, signatures, two feet, notice, label, receipt, and a mark for each copy.
    assert one.count(b"/Subtype /Form") == many.count(b"/Subtype /Form") == 12
    assert static_form(head_layout("en")) is static_form(head_layout("en"))


def test_the_declaration_stands_in_each_language():
    text = squeezed(text_of(printed(waybill(), language="en+zh")))

    assert squeezed("The shipper declares that the particulars on this waybill are correct") in text
    assert "发件人声明：本运单所填内容真实无误" in text
    assert SIGN_Y + sign_layout("en+zh").height <= 217
