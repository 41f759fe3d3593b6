import io

import pytest
import zxingcpp
from samples import SCRIPTS, party, waybill

from shipkit.desk.starting import starter_files
from shipkit.errors import InvalidInput
from shipkit.labels.documents.label_words import LABEL_WORDS
from shipkit.labels.documents.piece_label_layout import LABEL_100X150
from shipkit.labels.documents.piece_label_values import label_values
from shipkit.labels.errors import NotPrintable
from shipkit.labels.sheets.sheet import find_sheet
from shipkit.labels.zpl.piece_label import write_piece_labels_zpl


def sheet(name="label-100x150"):
    return find_sheet(name, [starter_files() / "sheets"])


def written(*waybills, stock="label-100x150", **about):
    file = io.BytesIO()
    count = write_piece_labels_zpl(waybills, file, sheet=sheet(stock), **about)
    return count, file.getvalue()


def said(booked, piece=0):
    """Kind, content type and bytes of the three symbols of a label."""
    values = label_values(booked)
    own = values.pieces[piece]
    gs1, text = zxingcpp.ContentType.GS1, zxingcpp.ContentType.Text
    plate = own.get("sscc.bars") or own["plate.bars"]
    return {
        (kind, gs1 if value.startswith("\xf1") else text, value.removeprefix("\xf1").replace("\xf1", "\x1d").encode())
        for kind, value in (("bars", booked.number), ("bars", plate), ("matrix", own["matrix"]))
    }


def read(image):
    kinds = {"matrix": zxingcpp.BarcodeFormat.DataMatrix, "bars": zxingcpp.BarcodeFormat.Code128}
    return {
        (kind, found.content_type, found.bytes)
        for kind, wanted in kinds.items()
        for found in zxingcpp.read_barcodes(image, formats=wanted)
    }


WAYBILLS = {
    "sscc": waybill(1, gs1=True, shipper=party()),
    "plate": waybill(2, consignee=party("chinese")),
    "long": waybill(3, gs1=True, consignee=party("arabic"), reference="R" * 40),
}


@pytest.mark.parametrize("which", WAYBILLS)
@pytest.mark.parametrize("dpi", [203, 300, 600])
@pytest.mark.parametrize("stock", ["label-100x150", "label-4x6in", "a6"])
def test_every_symbol_is_read_back(printer, which, dpi, stock):
    _, zpl = written(WAYBILLS[which], stock=stock, dpi=dpi)
    (label,) = printer(zpl)

    assert read(label.image) == said(WAYBILLS[which])


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("script", SCRIPTS)
def test_nothing_leaves_the_label_or_meets_another_field(printer, script, dpi):
    _, zpl = written(waybill(4, consignee=party(script), shipper=party(script), gs1=True), dpi=dpi)
    (label,) = printer(zpl)
    wide, high = label.image.size

    for field in label.fields:
        left, top, right, bottom = field.box
        assert 0 <= left < right <= wide, field
        assert 0 <= top < bottom <= high, field
    # The captions, rules and values of a label are apart on the page, and stay so.
    shown = [field for field in label.fields if field.kind != "box"]
    for at, one in enumerate(shown):
        for other in shown[at + 1 :]:
            across = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
            down = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
            texts = {one.kind, other.kind} <= {"text", "picture"}
            assert across <= 1 or down <= (6 if texts else 0) * dpi / 203, (one, other)


def test_a_latin_label_is_all_the_printers_own(printer):
    _, zpl = written(WAYBILLS["sscc"])
    (label,) = printer(zpl)
    values = label_values(WAYBILLS["sscc"])
    texts = {field.data for field in label.of("text")}

    assert not label.of("picture")
    assert {"ES", "Spain", "10115", "Neutral Carrier", "Priority", "1 / 1", "2.50 kg", values.number} <= texts
    assert {values.pieces[0]["plate"], LABEL_WORDS["en"]["from"].upper()} <= texts
    assert len(zpl) < 2000


def test_every_piece_has_a_label_in_the_order_of_the_waybills(printer):
    done = []
    count, zpl = written(waybill(1, pieces=3), waybill(2), progress=done.append)
    labels = printer(zpl)

    assert count == len(labels) == 4
    assert done == [1, 2]
    pieces = [next(field.data for field in label.of("text") if " / " in field.data) for label in labels]
    assert pieces == ["1 / 3", "2 / 3", "3 / 3", "1 / 1"]


def test_some_pieces_are_printed_again_and_say_so(printer):
    count, zpl = written(waybill(1, pieces=3), pieces=[2], reprint=True)

    assert count == 1
    assert LABEL_WORDS["en"]["reprint"].upper() in {field.data for field in printer(zpl)[0].of("text")}


def test_a_piece_the_waybill_has_not_is_refused():
    with pytest.raises(InvalidInput, match="no piece 4"):
        written(waybill(1, pieces=3), pieces=[4])


@pytest.mark.parametrize(("stock", "code"), [("a4-4up", "sheet-labels"), ("a4-8up", "sheet-labels")])
def test_a_sheet_of_several_labels_is_not_for_a_label_printer(stock, code):
    with pytest.raises(InvalidInput) as refused:
        written(waybill(1), stock=stock)

    assert [finding.code for finding in refused.value.findings] == [code]


def test_a_label_stands_in_the_middle_of_larger_stock(printer):
    small = printer(written(WAYBILLS["sscc"])[1])[0]
    large = printer(written(WAYBILLS["sscc"], stock="label-4x6in")[1])[0]
    stock = sheet("label-4x6in")
    shift = round((stock.label_width - LABEL_100X150.width) / 2 * 8)

    assert large.image.size == (round(stock.width * 8), round(stock.height * 8))
    for one, other in zip(small.of("text"), large.of("text"), strict=True):
        assert other.box[0] - one.box[0] == pytest.approx(shift, abs=1)


@pytest.mark.parametrize("language", sorted(LABEL_WORDS))
def test_captions_are_in_the_languages_of_the_page(printer, language):
    (label,) = printer(written(WAYBILLS["sscc"], language=language)[1])

    assert label.of("bars")
    assert bool(label.of("picture")) == (language != "en")


def test_a_name_that_looks_like_a_command_is_a_name(printer):
    evil = "^XZ~JR^XA^FDgone^FS"
    _, zpl = written(waybill(1, consignee=party(company=evil), reference="~JA\\5EXZ"))
    (label,) = printer(zpl)

    assert evil in {field.data for field in label.of("text")}
    assert zpl.count(b"^XZ") == zpl.count(b"^XA") == 1
    assert b"~" not in zpl


def test_a_field_that_cannot_be_printed_is_named_with_its_piece():
    booked = waybill(1, pieces=2)
    booked = booked.model_copy(update={"plates": (booked.plates[0], "J" * 60)})
    with pytest.raises(NotPrintable) as refused:
        written(booked)

    assert {finding.where for finding in refused.value.findings} == {"pieces.2.plate.bars"}


def test_same_waybills_same_bytes():
    assert written(*WAYBILLS.values()) == written(*WAYBILLS.values())
