from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageChops, ImageDraw
from printed import drawn, ink, picture
from samples import SCRIPTS, party, waybill

from shipkit.labels.documents import cn22, cn23, instruction, invoice, origin, packing_list
from shipkit.labels.documents.paper_layout import (
    BOTTOM,
    LETTERHEAD,
    ROW_HEIGHTS,
    TOP_MORE,
    WIDTH,
    closing,
    first_head,
    more_head,
    table_head,
    table_row,
    table_sum,
    top_first,
)
from shipkit.labels.documents.paper_options import PaperOptions
from shipkit.labels.drawing.boxes import Bars, Box, Caption, Rule, Text
from shipkit.labels.drawing.draw import PageMaker, static_form
from shipkit.labels.errors import NotPrintable
from shipkit.labels.sets import PAPERS

COLUMNS = {
    "invoice": invoice.COLUMNS,
    "pieces": packing_list.PIECE_COLUMNS,
    "contents": packing_list.ITEM_COLUMNS,
    "origin": origin.COLUMNS,
    "instruction": instruction.COLUMNS,
}
LOOKS = [
    invoice._look("commercial-invoice"),
    invoice._look("pro-forma-invoice"),
    packing_list._LOOK,
    origin._LOOK,
    instruction._LOOK,
]
SUMS = ("goods_total", "freight", "insurance", "packaging", "handling", "other", "invoice_total", "total_pieces")


def layouts(language):
    for look in LOOKS:
        yield first_head(look, language)
        yield more_head(look.paper, language)
        yield closing(look.paper, SUMS, "invoice_total", language)
    for name, columns in COLUMNS.items():
        keys = tuple(column.key for column in columns if column.key in {"line_value", "net_weight", "weight"})
        yield table_head(name, columns, language)
        yield from (table_sum(name, columns, keys, final=final) for final in (False, True))
        yield from (table_row(name, columns, height) for height in ROW_HEIGHTS)
    yield cn22.cn22_layout(language)
    yield cn23.cn23_layout(language)


LAYOUTS = list({layout.name: layout for language in ("en", "zh", "en+zh") for layout in layouts(language)}.values())
every_layout = pytest.mark.parametrize("layout", LAYOUTS, ids=[layout.name for layout in LAYOUTS])
EITHER = ({"shipper", "shipper.original", "shipper.latin"}, {"consignee", "consignee.original", "consignee.latin"})


@every_layout
def test_every_caption_fits_its_box(layout):
    assert static_form(layout).name == layout.name


@every_layout
def test_everything_is_on_the_paper(layout):
    paper = Box(0, 0, layout.width, layout.height)
    for item in (*layout.static, *layout.fields):
        if isinstance(item, Rule):
            assert paper.holds(Box(item.x1, item.y1, 0, 0)), item
            assert paper.holds(Box(item.x2, item.y2, 0, 0)), item
        else:
            assert paper.holds(item.box), item


@every_layout
def test_no_two_boxes_overlap(layout):
    items = [item for item in (*layout.static, *layout.fields) if isinstance(item, Caption | Text | Bars)]
    for at, one in enumerate(items):
        for other in items[at + 1 :]:
            names = {getattr(one, "name", ""), getattr(other, "name", "")}
            if any(names <= either for either in EITHER):
                continue
            across = min(one.box.right, other.box.right) - max(one.box.x, other.box.x)
            down = min(one.box.bottom, other.box.bottom) - max(one.box.y, other.box.y)
            assert not (across > 0.01 and down > 0.01), (one, other)


@every_layout
def test_no_two_fields_have_one_name(layout):
    names = [field.name for field in layout.fields]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize("columns", COLUMNS.values(), ids=list(COLUMNS))
def test_columns_fill_the_width(columns):
    assert sum(column.width for column in columns) == pytest.approx(WIDTH)


@pytest.mark.parametrize("look", LOOKS, ids=[look.paper for look in LOOKS])
def test_cells_fill_the_width(look):
    for row in (look.band, *(cells for _, cells in look.terms)):
        assert sum(width for _, width in row) == pytest.approx(WIDTH)


def test_a_page_holds_the_highest_row_and_the_closing():
    for look in LOOKS:
        close = closing(look.paper, SUMS, "invoice_total", "en+zh")
        assert top_first(look) + 3 * ROW_HEIGHTS[-1] < BOTTOM
        assert TOP_MORE + close.height + ROW_HEIGHTS[-1] < BOTTOM


def test_the_letterhead_stands_free_of_everything_but_the_name_it_replaces():
    for item in (*first_head(LOOKS[0], "en").static, *first_head(LOOKS[0], "en").fields):
        if isinstance(item, Caption | Text) and not getattr(item, "name", "").startswith("letterhead."):
            across = min(LETTERHEAD.right, item.box.right) - max(LETTERHEAD.x, item.box.x)
            down = min(LETTERHEAD.bottom, item.box.bottom) - max(LETTERHEAD.y, item.box.y)
            assert across <= 0.01 or down <= 0.01, item


INVOICE_SUMS = ("goods_total", "freight", "invoice_total", "total_pieces", "total_gross", "total_net")
FILLED = [
    first_head(LOOKS[0], "en"),
    more_head("origin", "zh"),
    closing("commercial-invoice", INVOICE_SUMS, "invoice_total", "en+zh"),
    table_row("invoice", invoice.COLUMNS, ROW_HEIGHTS[1]),
    table_row("pieces", packing_list.PIECE_COLUMNS, ROW_HEIGHTS[0]),
    cn22.cn22_layout("en"),
    cn23.cn23_layout("en+zh"),
]
DPI = 110


def words(most):
    """Text of one script."""
    return st.one_of([
        st.text(st.sampled_from(text), min_size=1, max_size=most).map(lambda text: " ".join(text.split()) or "x")
        for text in SCRIPTS.values()
    ])  # fmt: skip


@settings(max_examples=8, deadline=None)
@given(texts=st.lists(words(40), min_size=3, max_size=3))
@pytest.mark.parametrize("layout", FILLED, ids=[layout.name for layout in FILLED])
def test_no_ink_leaves_its_box(layout, texts):
    names = [field.name for field in layout.fields if isinstance(field, Text)]
    # A party stands in its own box or in these two.
    names = [name for name in names if not name.endswith((".original", ".latin"))]
    values = dict(zip(names, cycle(texts), strict=False))
    maker = PageMaker(layout.width, layout.height)
    maker.put(layout, values)
    try:
        maker.page()
    except NotPrintable as fault:
        values = {name: text for name, text in values.items() if name not in {each.where for each in fault.findings}}
    added = ImageChops.difference(picture(drawn(layout, values), dpi=DPI), picture(drawn(layout, {}), dpi=DPI))

    pencil = ImageDraw.Draw(added)
    for field in layout.fields:
        # Ink covers whole pixels.
        edges = (field.box.x, field.box.y, field.box.right, field.box.bottom)
        pencil.rectangle([edge * DPI / 25.4 + by for edge, by in zip(edges, (-1, -1, 1, 1), strict=True)], fill=0)
    assert ink(ImageChops.invert(added)) is None


def test_every_field_of_a_head_has_a_value_and_every_value_a_field():
    shown = waybill(shipper=party("arabic"), consignee=party("latin"), notes="x")
    other = waybill(shipper=party("latin"), consignee=party("arabic"))
    seen = set()
    for look in LOOKS:
        heads = [PAPERS[look.paper].values(each, PaperOptions()).head for each in (shown, other)]
        fields = {
            field.name for layout in (first_head(look, "en"), more_head(look.paper, "en")) for field in layout.fields
        }
        assert fields <= {*heads[0], *heads[1], "page"}, look.paper
        seen |= fields
    signed = {field.name for field in closing("origin", (), "", "en").fields}
    for look in LOOKS:
        assert set(PAPERS[look.paper].values(shown, PaperOptions()).head) <= seen | signed, look.paper
