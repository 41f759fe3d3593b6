"""Pictures in a PDF: a letterhead, a signature. PNG and JPEG, no finer than a printer shows, kept small.

Transparent parts stay transparent, so that a signature may cross the line it stands on.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from shipkit.findings import Finding
from shipkit.labels.errors import NotPrintable
from shipkit.labels.pdf.file import compress
from shipkit.labels.pdf.pages import POINTS, Page, Used

if TYPE_CHECKING:
    from pathlib import Path

    from shipkit.labels.drawing.boxes import Box
    from shipkit.labels.pdf.file import PdfFile

_DPI = 300
# A file larger than this is a photograph out of a camera, not a letterhead; and so many pixels are an A4 page
# at 600 dpi.
_MOST_BYTES, _MOST_PIXELS = 20_000_000, 36_000_000


_ORIENTATION = 0x0112  # EXIF 2.32, tag 274: which side is up

Colours = Literal["DeviceGray", "DeviceRGB"]
Coding = Literal["FlateDecode", "DCTDecode"]


class Picture(NamedTuple):
    """A picture ready to be embedded. `width` and `height` are pixels; `name` is of its content.

    `content` is compressed by `coding` (ISO 32000-1, 7.4); `alpha` is eight bits a pixel, or empty.
    """

    name: str
    width: int
    height: int
    colours: Colours
    coding: Coding
    content: bytes
    alpha: bytes

    @property
    def used(self) -> dict[str, Used]:
        """The glyphs it draws: none."""
        return {}


def read_picture(source: Path | bytes, width: float, height: float, *, field: str) -> Picture:
    """A PNG or JPEG, from a file or its bytes, for a box of `width` by `height` millimetres.

    What is finer than 300 dpi there is made coarser. Errors: NotPrintable, naming `field`.
    """
    try:
        data = source if isinstance(source, bytes) else _read(source)
        return _picture(data, width, height)
    except (OSError, ValueError, SyntaxError) as error:
        # Pillow says SyntaxError of a broken PNG, ValueError and OSError of other faults.
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        shown = "the picture" if isinstance(source, bytes) else f"{source}"
        finding = Finding(field, f"{shown} cannot be printed: {why}", "picture-unreadable")
        raise NotPrintable(f"cannot print {field}", [finding]) from None


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_MOST_BYTES + 1)


@lru_cache(maxsize=8)  # a desk has one letterhead and one signature, on every paper
def _picture(data: bytes, width: float, height: float) -> Picture:
    from PIL import ImageOps

    image = _opened(data)
    scale = min(1.0, max(width * _DPI / 25.4 / image.width, height * _DPI / 25.4 / image.height))
    is_upright = image.getexif().get(_ORIENTATION, 1) == 1
    if image.format == "JPEG" and image.mode in {"L", "RGB"} and scale == 1.0 and is_upright:
        image.load()
        return _named(image, "DCTDecode", data, b"")
    image = ImageOps.exif_transpose(image)
    has_alpha = image.has_transparency_data
    image = image.convert("RGBA" if has_alpha else "L" if image.mode in {"1", "L", "I", "I;16"} else "RGB")
    if scale < 1.0:
        size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        image = image.resize(size)
    return _flat(image)


def _opened(data: bytes) -> Any:
    """The image, not yet decoded. Errors: ValueError."""
    import warnings

    from PIL import Image, UnidentifiedImageError

    if len(data) > _MOST_BYTES:
        msg = f"it has more than {_MOST_BYTES // 1_000_000} MB"
        raise ValueError(msg)
    too_large = f"it has more than {_MOST_PIXELS // 1_000_000} million pixels"
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        except UnidentifiedImageError:
            msg = "it is neither PNG nor JPEG"
            raise ValueError(msg) from None
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise ValueError(too_large) from None
    if image.width * image.height > _MOST_PIXELS:
        raise ValueError(too_large)
    return image


def _flat(image: Any) -> Picture:
    alpha = b""
    if image.mode == "RGBA":
        alpha = compress(image.getchannel("A").tobytes())
        image = image.convert("RGB")
    if image.mode == "RGB":
        red, green, blue = image.split()
        if red.tobytes() == green.tobytes() == blue.tobytes():
            image = red
    return _named(image, "FlateDecode", compress(image.tobytes()), alpha)


def _named(image: Any, coding: Coding, content: bytes, alpha: bytes) -> Picture:
    mark = hashlib.sha256(b"%d %d %b %b" % (image.width, image.height, content, alpha)).hexdigest()[:12]
    colours: Colours = "DeviceGray" if image.mode == "L" else "DeviceRGB"
    return Picture(f"picture-{mark}", image.width, image.height, colours, coding, content, alpha)


def write_picture(picture: Picture, file: PdfFile) -> str:
    """Write a picture's objects to the file; returns the reference of the image (ISO 32000-1, 8.9.5)."""
    size = f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} /BitsPerComponent 8"
    mask = ""
    if picture.alpha:
        about = f"{size} /ColorSpace /DeviceGray /Filter /FlateDecode"
        mask = f" /SMask {_write_image(about, picture.alpha, file)}"
    about = f"{size} /ColorSpace /{picture.colours} /Filter /{picture.coding}{mask}"
    return _write_image(about, picture.content, file)


def _write_image(about: str, content: bytes, file: PdfFile) -> str:
    return file.add(b"<<%b /Length %d>>\nstream\n%b\nendstream" % (about.encode(), len(content), content))


def with_picture(page: Page, picture: Picture, box: Box) -> Page:
    """The page with a picture over it, as large as the box allows, at its left and in the middle of its height.

    `box` is millimetres of the page, from its top-left corner.
    """
    scale = min(box.w / picture.width, box.h / picture.height)
    width, height = picture.width * scale, picture.height * scale
    left, bottom = box.x * POINTS, page.height - (box.y + (box.h + height) / 2) * POINTS
    shown = f"q {width * POINTS:.3f} 0 0 {height * POINTS:.3f} {left:.3f} {bottom:.3f} cm /{picture.name} Do Q"
    content = zlib.decompress(page.content) + b"\n" + shown.encode("ascii")
    forms = tuple(dict.fromkeys((*page.forms, picture.name)))
    return page._replace(content=zlib.compress(content, 3), forms=forms)
