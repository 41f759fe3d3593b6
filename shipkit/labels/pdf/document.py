"""The PDF document: pages written as they come, then the forms and fonts they used, then the catalogue.

Nothing in it depends on the clock or on chance: same pages, same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from shipkit.labels.pdf.embed import embed, write_font
from shipkit.labels.pdf.file import PdfFile
from shipkit.labels.pdf.images import Picture, write_picture
from shipkit.labels.pdf.pages import UseCollector

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from shipkit.labels.pdf.pages import Form, Page

# A node of the page tree holds so many pages that readers find one of ten thousand in two steps.
_KIDS = 100


def write_pdf(
    pages: Iterable[Page],
    file: BinaryIO,
    *,
    forms: Iterable[Form | Picture] | Callable[[Collection[str]], Iterable[Form | Picture]] = (),
    title: str = "",
    lang: str = "en",
) -> int:
    """Write a document of `pages`; of a page written, memory keeps its place and its glyphs only.

    `forms` holds at least those the pages name, pictures among them, or gives them when it is told their names, behind
    the last page. `lang` is a BCP 47 tag. Returns the
    number of pages. Errors: KeyError for a form that was not given; whatever the pages raise while they are
    drawn.
    """
    pdf = PdfFile(file)
    catalog, resources = pdf.reserve(), pdf.reserve()
    uses = UseCollector()
    shown: set[str] = set()
    tree = _PageTree(pdf, resources)
    outline = _Outline(pdf)
    for page in pages:
        tree.add(page)
        uses.add_used(page.used)
        shown.update(page.forms)
        if page.bookmark:
            outline.add(page.bookmark, tree.newest, page.height)
    known = {form.name: form for form in (forms(shown) if callable(forms) else forms)}
    used_forms = [known[name] for name in sorted(shown)]
    for form in used_forms:
        uses.add_used(form.used)
    _write_resources(pdf, resources, used_forms, uses)
    trees = {"Pages": tree.close(), "Outlines": outline.close()}
    _write_catalog(pdf, catalog, trees, title, lang)
    return tree.count


class _PageTree:
    """Pages hang in nodes of a hundred under one root. Written as text: there are many of them."""

    def __init__(self, pdf: PdfFile, resources: str) -> None:
        self._pdf = pdf
        self._resources = resources
        self._root = pdf.reserve()
        self._nodes: list[str] = []
        self._node = ""
        self._kids: list[str] = []
        self.count = 0
        self.newest = ""

    def add(self, page: Page) -> None:
        if not self._kids:
            self._node = self._pdf.reserve()
        content = self._pdf.add_stream(page.content)
        self.newest = self._pdf.add(
            f"<</Type /Page /Parent {self._node} /MediaBox [0 0 {page.width:.2f} {page.height:.2f}]"
            f" /Resources {self._resources} /Contents {content}>>"
        )
        self._kids.append(self.newest)
        self.count += 1
        if len(self._kids) == _KIDS:
            self._close_node()

    def _close_node(self) -> None:
        kids = " ".join(self._kids)
        self._pdf.put(self._node, f"<</Type /Pages /Parent {self._root} /Count {len(self._kids)} /Kids [{kids}]>>")
        self._nodes.append(self._node)
        self._kids = []

    def close(self) -> str:
        if self._kids:
            self._close_node()
        nodes = " ".join(self._nodes)
        self._pdf.put(self._root, f"<</Type /Pages /Count {self.count} /Kids [{nodes}]>>")
        return self._root


class _Outline:
    """One bookmark after another, each written when the next is known."""

    def __init__(self, pdf: PdfFile) -> None:
        self._pdf = pdf
        self._root = ""
        self._first = ""
        self._before = ""
        self._waiting: tuple[str, str, str] | None = None
        self._count = 0

    def add(self, title: str, page: str, top: float) -> None:
        self._root = self._root or self._pdf.reserve()
        this = self._pdf.reserve()
        self._first = self._first or this
        self._write_waiting(this)
        self._waiting = (this, title, f"[{page} /XYZ 0 {top:.2f} 0]")
        self._count += 1

    def _write_waiting(self, following: str) -> None:
        if self._waiting is None:
            return
        this, title, destination = self._waiting
        neighbours = f" /Prev {self._before}" * bool(self._before) + f" /Next {following}" * bool(following)
        self._pdf.put(this, f"<</Title {_text(title)} /Parent {self._root} /Dest {destination}{neighbours}>>")
        self._before = this

    def close(self) -> str:
        if self._waiting is not None:
            self._write_waiting("")
            self._pdf.put(
                self._root,
                f"<</Type /Outlines /First {self._first} /Last {self._before} /Count {self._count}>>",
            )
        return self._root


def _text(text: str) -> str:
    """A text string of any script (ISO 32000-1, 7.9.2.2): UTF-16 after a byte order mark."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def _write_resources(pdf: PdfFile, resources: str, forms: list[Form | Picture], uses: UseCollector) -> None:
    from reportlab.pdfbase.pdfdoc import PDFArrayCompact, PDFDictionary, PDFName

    fonts = {resource: write_font(embed(resource, used), pdf) for resource, used in sorted(uses.used().items())}
    every_font = pdf.add(PDFDictionary(fonts))
    references = {}
    for form in forms:
        if isinstance(form, Picture):
            references[form.name] = write_picture(form, pdf)
            continue
        about = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": PDFArrayCompact([0, 0, form.width, form.height]),
            "Resources": PDFDictionary({"Font": every_font}),
        }
        references[form.name] = pdf.add_stream(form.content, about)
    pdf.put(resources, PDFDictionary({"Font": every_font, "XObject": PDFDictionary(references)}))


def _write_catalog(pdf: PdfFile, catalog: str, trees: dict[str, str], title: str, lang: str) -> None:
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFString

    about = {
        "Type": PDFName("Catalog"),
        "Lang": PDFString(lang),
        # A bar is right at its own size alone: readers are told not to scale when they print.
        "ViewerPreferences": PDFDictionary({"DisplayDocTitle": "true", "PrintScaling": PDFName("None")}),
        **{key: reference for key, reference in trees.items() if reference},
    }
    pdf.put(catalog, PDFDictionary(about))
    info = {"Producer": PDFString("shipkit")}
    if title:
        info["Title"] = _text(title)
    pdf.finish(catalog, pdf.add(PDFDictionary(info)))
