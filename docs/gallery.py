#!/usr/bin/env python3
"""Make the gallery: every document as a picture, from a sample desk, and the page that shows them.

docs/gallery.py             writes docs/gallery/*.png and docs/gallery/README.md
docs/gallery.py --check     says what is stale, and exits with 1 when something is
"""

from __future__ import annotations

import importlib.util
import io
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

    from shipkit.desk.desk import Desk

DOCS = Path(__file__).resolve().parent
GALLERY = DOCS / "gallery"
NOW = "2026-12-01T08:00:00+08:00"
MOST_BYTES, MOST_TOGETHER = 90_000, 2_000_000
MARGIN = 10
"""Pixels of grey around a page, so that its edge shows on a white screen."""
AROUND = (208, 212, 216)
FINER = 3
"""Pages are drawn so many times as fine and made smaller: hairlines and bold Han stay what they are on paper."""

CONSIGNMENTS = {
    "en": {"recipient": "louvre", "consignment": "export2", "reference": "SO-1001"},
    "zh": {"recipient": "ncl", "consignment": "export2", "reference": "SO-1002"},
    "ar": {"recipient": "alex", "consignment": "swatches", "reference": "SO-1003"},
    "three": {"recipient": "nypl", "consignment": "boxes3", "reference": "SO-1004"},
}
VARIANTS = {
    "": {},
    "sample": {"reason": "sample"},
    "packet": {"consignment": "swatches"},
    "parcel": {},
}
"""What is shipped otherwise for some documents: a pro-forma is for goods not sold, CN 22 and CN 23 are the post's."""
POSTAL = {"packet": ("RR", 10_000_001), "parcel": ("CP", 10_000_001)}
"""Service indicator and first serial of the numbers (UPU S10) under which these go."""
CAPTIONS = {"en": "en", "zh": "zh", "ar": "en", "three": "en+zh"}
TITLES = {
    "en": "English",
    "zh": "Chinese consignee, Chinese captions",
    "ar": "Arabic consignee",
    "three": "Three pieces, captions in both",
}


class Shown(NamedTuple):
    """A document in the gallery: its heading, what `Desk.print` is asked, and how fine it is drawn."""

    title: str
    command: str
    choice: dict[str, object]
    dpi: int = 92
    colours: int = 24
    variant: str = ""


DOCUMENTS = {
    "waybill": Shown("Waybill", "print NUMBER", {}, 104, 32),
    "piece-label": Shown("Piece label", "print NUMBER --document label",
                         {"documents": ("label",), "reprint": False}, 104, 16),
    "address-label": Shown("Address label", "print NUMBER --document address-label --sheet a6",
                           {"documents": ("address-label",), "sheet": "a6"}, 92, 16),
    "commercial-invoice": Shown("Commercial invoice", "print NUMBER --document invoice", {"documents": ("invoice",)}),
    "pro-forma-invoice": Shown("Pro-forma invoice", "print NUMBER --document pro-forma",
                               {"documents": ("pro-forma",)}, variant="sample"),
    "packing-list": Shown("Packing list", "print NUMBER --document packing-list", {"documents": ("packing-list",)}),
    "cn22": Shown("CN 22", "print NUMBER --document cn22", {"documents": ("cn22",)}, 140, 16, variant="packet"),
    "cn23": Shown("CN 23", "print NUMBER --document cn23", {"documents": ("cn23",)}, 100, variant="parcel"),
    "origin": Shown("Statement of origin", "print NUMBER --document origin", {"documents": ("origin",)}),
    "instruction": Shown("Shipper's letter of instruction", "print NUMBER --document instruction",
                         {"documents": ("instruction",)}),
    "form": Shown("Pre-printed form, as the screen shows it",
                  "form preview waybill-230x127 --number NUMBER", {}, 92),
}  # fmt: skip


class Picture(NamedTuple):
    """A picture of the gallery: its file's name, its heading, the command that prints the like, and the picture."""

    name: str
    title: str
    command: str
    image: Image


def pictures() -> Iterator[Picture]:
    """Every picture, in the order of the page."""
    from shipkit.desk.desk import Desk

    os.environ["SHIPKIT_NOW"] = NOW
    with (
        tempfile.TemporaryDirectory() as folder,
        Desk.create(Path(folder) / "desk", sample=True, user="desk") as desk,
    ):
        numbers = {variant: _shipped(desk, variant) for variant in VARIANTS}
        yield from _documents(desk, numbers)
        yield from _further(desk, numbers[""])


def _shipped(desk: Desk, variant: str) -> dict[str, str]:
    """The number of each consignment, shipped as a variant asks."""
    from shipkit.desk.order import Order
    from shipkit.numbers import s10

    numbers = {}
    for place, (key, fields) in enumerate(CONSIGNMENTS.items()):
        reference = f"{fields['reference']}{variant[:3].upper()}"
        order = Order(fields | VARIANTS[variant] | {"reference": reference})
        if variant in POSTAL:
            indicator, serial = POSTAL[variant]
            numbers[key] = desk.ship(order, number=s10.make(indicator, serial + place, "CN")).number
        else:
            numbers[key] = desk.ship(order).number
    return numbers


def _documents(desk: Desk, numbers: dict[str, dict[str, str]]) -> Iterator[Picture]:
    for name, shown in DOCUMENTS.items():
        for key, number in numbers[shown.variant].items():
            if name == "form":
                pages = [_form(desk, shown.dpi, number, CAPTIONS[key])]
            else:
                pages = _pages(desk, [number], shown.dpi, language=CAPTIONS[key], **shown.choice)
            joined = _joined(pages if name == "piece-label" else pages[:1], shown.colours)
            title = "Captions in both" if name == "cn22" and key == "three" else TITLES[key]
            yield Picture(f"{name}-{key}", title, shown.command, joined)


def _further(desk: Desk, numbers: dict[str, str]) -> Iterator[Picture]:
    """What is the same in every script, and shown once."""
    three, every = numbers["three"], list(numbers.values())
    yield Picture(
        "waybill-copies", "Marked copies, with a list of the pieces when they are many",
        "print NUMBER --copy shipper --copy carrier --copy consignee",
        _joined(_pages(desk, [numbers["en"]], 56, copies=("shipper", "carrier", "consignee")), 32),
    )  # fmt: skip
    yield Picture(
        "sheet-a4-4up", "Four labels on A4, the first already used", "print NUMBER -d label --sheet a4-4up --start 2",
        _joined(_pages(desk, [three], 80, documents=("label",), sheet="a4-4up", start=2, reprint=False), 16),
    )  # fmt: skip
    yield Picture(
        "label-a6-reprint", "One piece again, on A6, marked", "print NUMBER -d label --sheet a6 --piece 2 --reprint",
        _joined(_pages(desk, [three], 84, documents=("label",), sheet="a6", pieces=(2,), reprint=True), 16),
    )  # fmt: skip
    yield Picture(
        "address-sheet", "Addresses on A4 stock of eight, the first already used",
        "print NUMBER... -d address-label --start 2",
        _joined(_pages(desk, every, 72, documents=("address-label",), start=2), 16),
    )  # fmt: skip
    back = desk.ship_back(numbers["en"]).number
    yield Picture(
        "return-label", "A return: the parties swapped, a number of its own", "again NUMBER --return",
        _joined(_pages(desk, [back], 84, documents=("label",), reprint=False), 16),
    )  # fmt: skip
    yield from _thermal(desk, three)
    sample = _form(desk, 92)
    yield Picture(
        "form-sample", "A form with a sample in every field", "form preview waybill-230x127", _joined([sample], 24)
    )
    printed = _pages(desk, [numbers["zh"]], 84, form="waybill-230x127", language="zh")
    yield Picture(
        "form-printed", "What the printer gets of it", "print NUMBER --form waybill-230x127", _joined(printed, 16)
    )
    with tempfile.TemporaryDirectory() as folder:
        grid = Path(folder) / "grid.pdf"
        desk.print_grid("waybill-230x127", grid)
        drawn = _joined(_drawn(grid.read_bytes(), 84), 16)
    yield Picture("calibration-grid", "The test grid", "print calibrate -o grid.pdf", drawn)
    yield _logistic()
    desk.void(back, why="The gallery shows a void waybill")
    void = [*_pages(desk, [back], 72), *_pages(desk, [back], 72, documents=("label",), reprint=False)]
    yield Picture("void", "Void: no bar codes", "void NUMBER; shipkit print NUMBER", _joined(void, 32))


def _thermal(desk: Desk, number: str) -> Iterator[Picture]:
    """A label in ZPL, as the interpreter of our tests reads it: no printer was asked."""
    path = DOCS.parent / "tests" / "labels" / "zpl" / "conftest.py"
    spec = importlib.util.spec_from_file_location("zpl_interpreter", path)
    if not path.is_file() or spec is None or spec.loader is None:
        return
    interpreter = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = interpreter  # its dataclasses look themselves up
    spec.loader.exec_module(interpreter)
    file = io.BytesIO()
    desk.print([number], file, documents=("label",), format="zpl", dpi=203, pieces=(1,), reprint=False)
    image = interpreter.Printer(1.0).read(file.getvalue())[0].image.convert("L")
    small = image.resize((image.width // 2, image.height // 2), box=(0, 0, image.width // 2 * 2, image.height // 2 * 2))
    yield Picture(
        "label-zpl", "The label as ZPL, as the interpreter of our tests draws it",
        "print NUMBER -d label --format zpl --dpi 203", _joined([small], 16),
    )  # fmt: skip


def _logistic() -> Picture:
    """A label of a desk that has a GS1 company prefix; 952 is GS1's own for examples (GS1 prefixes)."""
    from shipkit.desk.desk import Desk
    from shipkit.desk.order import Order

    with tempfile.TemporaryDirectory() as folder, Desk.create(Path(folder) / "desk", sample=True, user="desk") as desk:
        settings = desk.folder / "desk.toml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace('# gs1_prefix = ""', 'gs1_prefix = "9521234"'), encoding="utf-8")
        number = desk.ship(Order(CONSIGNMENTS["en"])).number
        image = _joined(_pages(desk, [number], 104, documents=("label",), reprint=False), 16)
    title = "A piece numbered by an SSCC, of a desk with a GS1 company prefix"
    return Picture("label-sscc", title, "print NUMBER -d label", image)


def _pages(desk: Desk, numbers: list[str], dpi: int, **choice: object) -> list[Image]:
    file = io.BytesIO()
    desk.print(numbers, file, **choice)
    return _drawn(file.getvalue(), dpi)


def _drawn(pdf: bytes, dpi: int) -> list[Image]:
    from shipkit.labels.pictures import page_bitmaps

    fine = page_bitmaps(pdf, dpi=FINER * dpi)
    return [bitmap.to_pil().convert("RGB").reduce(FINER) for bitmap in fine]


def _form(desk: Desk, dpi: int, number: str | None = None, language: str = "en") -> Image:
    from PIL import Image

    png = desk.preview_form("waybill-230x127", number, dpi=FINER * dpi, language=language)
    return Image.open(io.BytesIO(png)).convert("RGB").reduce(FINER)


def _joined(pages: list[Image], colours: int) -> Image:
    """Pages beside each other on grey, in few colours."""
    from PIL import Image

    width = sum(page.width + MARGIN for page in pages) + MARGIN
    height = max(page.height for page in pages) + 2 * MARGIN
    whole = Image.new("RGB", (width, height), AROUND)
    x = MARGIN
    for page in pages:
        whole.paste(page.convert("RGB"), (x, MARGIN))
        x += page.width + MARGIN
    return whole.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def page(shown: list[Picture]) -> str:
    """The page that shows them."""
    lines = [
        "# Gallery", "",
        "Every document `shipkit` prints, from the sample desk: consignments to Paris, Taipei, Alexandria and, in",
        "three pieces, New York. `docs/gallery.py` makes this page and its pictures; [Papers](../papers.md) says how",
        "to print them. The pictures are made small: the papers themselves are drawn, not dotted.", "",
    ]  # fmt: skip
    rest = {picture.name: picture for picture in shown}
    for name, document in DOCUMENTS.items():
        lines += [f"## {document.title}", "", f"`shipkit {document.command}`", ""]
        for key in CONSIGNMENTS:
            picture = rest.pop(f"{name}-{key}")
            lines += [picture.title, "", f"![{document.title}: {picture.title}]({picture.name}.png)", ""]
    for picture in rest.values():
        lines += [f"## {picture.title}", "", f"`shipkit {picture.command}`", ""]
        lines += [f"![{picture.title}]({picture.name}.png)", ""]
    return "\n".join(lines)


def made() -> dict[str, bytes]:
    """The files of the gallery by name."""
    shown = list(pictures())
    files = {"README.md": page(shown).encode()}
    for picture in shown:
        file = io.BytesIO()
        picture.image.save(file, "PNG", optimize=True)
        files[f"{picture.name}.png"] = file.getvalue()
    return files


def main(args: list[str]) -> int:
    """Write or check the gallery."""
    files = made()
    if large := [name for name, content in files.items() if len(content) > MOST_BYTES]:
        sys.stderr.write(f"more than {MOST_BYTES} bytes: {', '.join(large)}\n")
        return 1
    if (size := sum(map(len, files.values()))) > MOST_TOGETHER:
        sys.stderr.write(f"the gallery has {size} bytes, and may have {MOST_TOGETHER}\n")
        return 1
    there = {path.name: path.read_bytes() for path in GALLERY.glob("*")} if GALLERY.is_dir() else {}
    if "--check" in args:
        stale = sorted(name for name in files.keys() | there.keys() if files.get(name) != there.get(name))
        if stale:
            sys.stderr.write(f"docs/gallery is stale ({', '.join(stale)}): run docs/gallery.py\n")
        return int(bool(stale))
    GALLERY.mkdir(exist_ok=True)
    for name in there.keys() - files.keys():
        (GALLERY / name).unlink()
    for name, content in files.items():
        (GALLERY / name).write_bytes(content)
    sys.stderr.write(f"{len(files) - 1} pictures, {size:,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
