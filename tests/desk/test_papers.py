"""Papers out of the ledger: which, how, whole, known again; and to printers, again when one failed."""

from __future__ import annotations

import io
import json

import pypdfium2
import pytest
import zxingcpp

from shipkit.desk.desk import Desk
from shipkit.errors import InvalidInput, NotFound, PrintFailed, UsageError


@pytest.fixture
def number(desk):
    return desk.ship(recipient="nypl", consignment="boxes3", reference="R-1").number


def text_of(path):
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def symbols_on(path, dpi=300):
    document = pypdfium2.PdfDocument(path)
    found = {
        symbol.text for page in document for symbol in zxingcpp.read_barcodes(page.render(scale=dpi / 72).to_pil())
    }
    document.close()
    return found


def test_the_waybill_is_what_is_printed_when_nothing_else_is_said(desk, number, tmp_path):
    printed = desk.print([number], tmp_path / "a.pdf")
    assert printed.pages == 2
    assert number in symbols_on(tmp_path / "a.pdf")


def test_labels_are_printed_on_the_stock_that_is_named_from_the_first_free_place(desk, number, tmp_path):
    printed = desk.print([number], tmp_path / "a.pdf", documents=("label",), sheet="a4-4up", start=3)
    assert printed.pages == 2
    plates = desk.show(number).waybill.plates
    assert set(plates) <= symbols_on(tmp_path / "a.pdf")


def test_one_piece_is_repeated_alone(desk, number, tmp_path):
    desk.print([number], tmp_path / "a.pdf", documents=("label",), pieces=(2,))
    found = symbols_on(tmp_path / "a.pdf")
    plates = desk.show(number).waybill.plates
    assert plates[1] in found
    assert not {plates[0], plates[2]} & found


def test_labels_printed_before_are_marked_as_a_reprint_unless_that_is_turned_off(desk, number, tmp_path):
    texts = []
    for choices in ({}, {}, {"reprint": False}):
        desk.print([number], tmp_path / "a.pdf", documents=("label",), **choices)
        texts.append("REPRINT" in text_of(tmp_path / "a.pdf").upper())
    assert texts == [False, True, False]


def test_captions_may_be_in_a_language_of_the_desk_s_own(desk, number, tmp_path):
    folder = desk.folder / "templates" / "words"
    folder.mkdir(parents=True)
    (folder / "eo.toml").write_text('waybill = "Frajtletero"\n', encoding="utf-8")
    desk.print([number], tmp_path / "a.pdf", language="eo")
    assert "Frajtletero" in text_of(tmp_path / "a.pdf")


def test_an_export_set_has_what_the_consignment_needs(desk, number, tmp_path):
    desk.print([number], tmp_path / "a.pdf", set_of="export")
    text = text_of(tmp_path / "a.pdf").casefold()
    for word in ("waybill", "commercial invoice", "packing list", "552.00"):
        assert word in text


def test_a_set_of_several_waybills_is_one_file_in_their_order(desk, number, tmp_path):
    other = desk.ship(recipient="louvre", consignment="export2").number
    desk.print([other, number], tmp_path / "a.pdf", set_of="export")
    text = text_of(tmp_path / "a.pdf").replace(" ", "")
    assert text.index(other) < text.index(number)


def test_a_destination_gets_as_many_invoices_as_the_desk_says_unless_it_is_asked_otherwise(desk, number, tmp_path):
    toml = desk.folder / "desk.toml"
    more = "\n[paper.counts_to.US]\ncommercial-invoice = 3\n"
    toml.write_text(toml.read_text("utf-8").replace("\n[printers]", f"{more}\n[printers]"), encoding="utf-8")
    other = desk.ship(recipient="louvre", consignment="export2").number
    with Desk.open(desk.folder) as changed:
        assert changed.print([number, other], tmp_path / "a.pdf", documents=("invoice",)).pages == 4
        counts = {"commercial-invoice": 2}
        assert changed.print([number], tmp_path / "a.pdf", documents=("invoice",), counts=counts).pages == 2


def test_a_pro_forma_is_not_printed_of_a_sale_for_it_says_that_nothing_is_sold(desk, number, tmp_path):
    with pytest.raises(InvalidInput, match="is a sale"):
        desk.print([number], tmp_path / "a.pdf", documents=("pro-forma",))
    given = desk.ship(recipient="nypl", consignment="boxes3", reason="gift").number
    assert desk.print([given], tmp_path / "a.pdf", documents=("pro-forma",)).pages == 1


def test_documents_may_be_named_alone(desk, number, tmp_path):
    desk.print([number], tmp_path / "a.pdf", documents=("invoice", "packing-list"))
    text = text_of(tmp_path / "a.pdf").casefold()
    assert "commercial invoice" in text
    assert "non-negotiable" not in text


def test_captions_are_chinese_when_the_desk_says_so(desk, number, tmp_path):
    toml = desk.folder / "desk.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('# captions = "en"  ', 'captions = "en+zh"'), "utf-8")
    with Desk.open(desk.folder) as changed:
        changed.print([number], tmp_path / "a.pdf")
    assert "收件人" in text_of(tmp_path / "a.pdf")


def test_pictures_have_a_file_a_page(desk, number, tmp_path):
    printed = desk.print([number], tmp_path / "a.png", format="png", dpi=100)
    assert [path.name for path in printed.files] == ["a-1.png", "a-2.png"]
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in printed.files)


def test_labels_are_printed_as_zpl(desk, number, tmp_path):
    desk.print([number], tmp_path / "a.zpl", documents=("label",), format="zpl", dpi=203)
    zpl = (tmp_path / "a.zpl").read_bytes()
    assert zpl.count(b"^XA") == zpl.count(b"^XZ") == 3


def test_zpl_is_for_the_label_printer_s_head_unless_it_is_said_otherwise(desk, number, tmp_path):
    for dpi in (0, 203, 300):
        desk.print([number], tmp_path / f"{dpi}.zpl", documents=("label",), format="zpl", dpi=dpi, reprint=False)
    own, head, other = ((tmp_path / f"{dpi}.zpl").read_bytes() for dpi in (0, 203, 300))
    assert own == head != other


@pytest.mark.parametrize(
    "choices",
    [
        {"documents": ("label", "invoice")},
        {"documents": ("invoice",), "set_of": "export"},
        {"set_of": "import"},
        {"format": "zpl"},
        {"form": "waybill-230x127", "documents": ("label",)},
    ],
)
def test_choices_that_do_not_go_together_are_refused(desk, number, tmp_path, choices):
    with pytest.raises(UsageError):
        desk.print([number], tmp_path / "a.pdf", **choices)
    assert not list(tmp_path.glob("a.*"))


@pytest.mark.parametrize(
    ("choices", "error"),
    [
        ({"documents": ("novel",)}, InvalidInput),
        ({"documents": ("label",), "sheet": "../../etc"}, NotFound),
        ({"documents": ("label",), "pieces": (9,)}, InvalidInput),
        ({"form": "../desk"}, NotFound),
        ({"language": "xx"}, NotFound),
    ],
)
def test_what_is_not_there_is_refused_and_no_file_is_left(desk, number, tmp_path, choices, error):
    with pytest.raises(error):
        desk.print([number], tmp_path / "a.pdf", **choices)
    assert not list(tmp_path.glob("*a.pdf*"))


def test_a_printed_file_is_known_again_and_an_altered_one_is_not(desk, number, tmp_path):
    path = tmp_path / "a.pdf"
    other = desk.ship(recipient="louvre", consignment="export2").number
    desk.print([number, other], path)
    verdict = desk.verify(path)
    assert verdict.is_unaltered
    assert [(row.number, row.document) for row in verdict.prints] == [(number, "waybill"), (other, "waybill")]
    content = path.read_bytes()
    path.write_bytes(content.replace(b"/Pages", b"/Pages ", 1))
    altered = desk.verify(path)
    assert not altered.is_unaltered
    path.write_bytes(b"no paper at all")
    assert desk.verify(path).named == ()
    with pytest.raises(NotFound):
        desk.verify(tmp_path / "nowhere.pdf")


def test_the_same_paper_is_the_same_bytes(desk, number):
    files = [io.BytesIO() for _ in range(2)]
    for file in files:
        desk.print([number], file, set_of="full")
    assert files[0].getvalue() == files[1].getvalue()


def test_paper_goes_to_the_printer_that_desk_toml_names(desk, number, tmp_path):
    (tmp_path / "tray").mkdir()
    toml = desk.folder / "desk.toml"
    toml.write_text(toml.read_text("utf-8") + f'piece-label = "file:{tmp_path / "tray"}"\n', encoding="utf-8")
    with Desk.open(desk.folder) as changed:
        receipt = changed.send([number], documents=("label",))
        assert receipt.state == "accepted"
        (job,) = (tmp_path / "tray").iterdir()
        assert job.read_bytes().startswith(b"%PDF")
        assert changed.verify(job).is_unaltered
        with pytest.raises(UsageError, match="no printer"):
            changed.send([number])


def test_a_failed_print_leaves_the_waybill_booked_and_is_repeated_by_again(desk, number, tmp_path):
    tray = tmp_path / "tray"
    with pytest.raises(PrintFailed):
        desk.send([number], f"file:{tray}", documents=("label",), pieces=(1,), sheet="a6")
    assert desk.show(number).row.status == "booked"
    kept = json.loads((desk.folder / "printers" / "failed.json").read_text(encoding="utf-8"))
    assert kept["numbers"] == [number]
    tray.mkdir()
    numbers, receipt = desk.send_again()
    assert (numbers, receipt.state) == ((number,), "accepted")
    assert len(list(tray.iterdir())) == 1
    with pytest.raises(NotFound):
        desk.send_again()


def test_a_form_is_shown_printed_and_moved_by_what_its_printer_is_off(desk, number, tmp_path):
    assert desk.preview_form("waybill-230x127", number, dpi=60).startswith(b"\x89PNG")
    desk.print([number], tmp_path / "a.pdf", form="waybill-230x127")
    assert "New York Public Library" in text_of(tmp_path / "a.pdf")
    tray = tmp_path / "tray"
    tray.mkdir()
    desk.print_grid("waybill-230x127", printer=f"file:{tray}")
    kept = desk.calibrate(f"file:{tray}", "waybill-230x127", *_crosses(desk, 1.5, -0.5))
    assert (round(kept.dx_mm, 2), round(kept.dy_mm, 2)) == (-1.5, 0.5)
    desk.send([number], f"file:{tray}", form="waybill-230x127")
    moved = {path.read_bytes() for path in tray.iterdir()}
    assert (tmp_path / "a.pdf").read_bytes() not in moved


def _crosses(desk, dx, dy):
    from shipkit.desk.papers.forms import find_form
    from shipkit.labels.forms.calibration import crosses

    form = find_form(desk, "waybill-230x127")
    return [(point.x + dx, point.y + dy) for point in crosses(form.width, form.height)]
