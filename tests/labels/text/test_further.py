import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
import uharfbuzz as hb
from printed import drawn, ink, picture, text_of
from samples import SCRIPTS
from tinyfont import tiny_font

from shipkit.errors import InvalidInput
from shipkit.labels.drawing.boxes import Box, Style, Text, sorted_out
from shipkit.labels.errors import NotPrintable
from shipkit.labels.text import further
from shipkit.labels.text.choice import use_fonts
from shipkit.labels.text.faces import SOURCES
from shipkit.labels.text.fonts import face, face_of_resource, find_face, plain_face

MISSING = "\U00020bb7"  # an ideograph that none of our fonts has
COPTIC = "\u03e2"


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine with the fonts that are put into this folder."""
    folder = tmp_path / "machine"
    folder.mkdir()
    monkeypatch.setattr(further, "FOLDERS", (str(folder),))
    further._machine_paths.cache_clear()
    use_fonts()
    yield folder
    use_fonts(machine=False)
    further._machine_paths.cache_clear()


@pytest.fixture
def named(tmp_path):
    def write(content, name="desk.ttf"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    yield write
    use_fonts(machine=False)


def printed(text, *, bold=False, size=20):
    style = Style(size, 10, bold=bold, lines=0, valign="top", align="start")
    return drawn(sorted_out("line", 100, 20, [Text("name", Box(5, 5, 90, 12), style)]), {"name": text})


@pytest.mark.parametrize("cff", [False, True], ids=["TrueType", "PostScript"])
@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("character", [MISSING, COPTIC])
def test_a_font_the_desk_names_prints_what_ours_lack(named, cff, bold, character):
    with pytest.raises(NotPrintable, match="name"):
        printed(character)
    use_fonts([named(tiny_font(character, cff=cff))], machine=False)
    size = 20 + cff  # a text that was fitted once is not fitted again
    pdf = printed(character, bold=bold, size=size)

    # The letter is a box: its left edge stands 100 of 1000 units into the em, 700 units wide and high.
    left, top, right, bottom = (edge * 25.4 / 300 for edge in ink(picture(pdf)))
    em = size * 25.4 / 72
    stroke = 0.022 * em if bold else 0
    assert left == pytest.approx(5 + 0.1 * em - stroke / 2, abs=0.15)
    assert (right - left, bottom - top) == pytest.approx((0.7 * em + stroke, 0.7 * em + stroke), abs=0.2)
    assert text_of(pdf) == character
    assert (b"FontFile3" in pdf, b"CIDFontType0C" in pdf) == (cff, cff)


def test_a_font_of_the_machine_is_the_last_resort(machine, named):
    (machine / "Tiny Sans.ttf").write_bytes(tiny_font(MISSING, "OfTheMachine"))
    further._machine_paths.cache_clear()
    use_fonts([named(tiny_font(MISSING, "OfTheDesk"))])
    assert face(find_face(MISSING)).name == "OfTheDesk"
    use_fonts()
    assert face(find_face(MISSING)).name == "OfTheMachine"
    use_fonts(machine=False)
    assert find_face(MISSING) is None


@pytest.mark.parametrize("character", ["A", "北", "م", "ท", "📦"])
def test_our_own_fonts_come_before_any_other(named, character):
    ours = find_face(character)
    use_fonts([named(tiny_font(character))], machine=False)

    assert find_face(character) == ours < len(SOURCES)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_paper_in_our_fonts_is_the_same_bytes_whatever_the_machine_has(named, script):
    alone = hashlib.sha256(printed(SCRIPTS[script][:24])).digest()
    use_fonts([named(tiny_font(SCRIPTS[script][0]))], machine=False)

    assert hashlib.sha256(printed(SCRIPTS[script][:24])).digest() == alone


def test_the_same_font_is_the_same_bytes_wherever_it_lies(named, tmp_path):
    def paper(name, *others):
        use_fonts([*others, named(tiny_font(MISSING, "Same"), name)], machine=False)
        return printed(f"A{MISSING}")

    assert paper("one.ttf") == paper("two.otf", named(tiny_font(COPTIC, "Other"), "other.ttf"))


def test_fonts_of_one_name_are_told_apart(named):
    use_fonts([named(tiny_font(MISSING, ink=False), "old.ttf"), named(tiny_font(MISSING), "new.ttf")], machine=False)

    first, second = further._named
    assert (first.name, first.mark != second.mark) == (second.name, True)
    assert further.known(find_face(MISSING)).mark == second.mark


def test_a_page_of_another_process_finds_its_font_again(named):
    use_fonts([named(tiny_font(MISSING, "Fresh"))], machine=False)
    code = f"""
from pathlib import Path
from shipkit.labels.text.choice import use_fonts
from shipkit.labels.text.fonts import face_of_resource, face, find_face
use_fonts([Path({str(named(tiny_font(COPTIC), "first.ttf"))!r}), Path({str(named(tiny_font(MISSING, "Fresh")))!r})], machine=False)
print(face(find_face("{COPTIC}")).name, face_of_resource("{face(find_face(MISSING)).resource}").name)
"""
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert answer.stdout.split() == ["Tiny-Regular", "Fresh"]
    assert face_of_resource(face(find_face(MISSING)).resource) is face(find_face(MISSING))
    with pytest.raises(KeyError):
        face_of_resource("X00000000")


def test_only_ideographs_of_further_fonts_are_plain(named):
    use_fonts([named(tiny_font(MISSING)), named(tiny_font(COPTIC), "coptic.ttf")], machine=False)

    assert plain_face(MISSING) == find_face(MISSING)
    assert plain_face(COPTIC) is None
    assert find_face(COPTIC) is not None


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is no font"),
        (b"not a font", "is no font"),
        (tiny_font(MISSING)[:200], "is no font"),
        (tiny_font(MISSING, fs_type=0x0002), "may not be embedded"),
        (tiny_font(MISSING, fs_type=0x0100), "may not be embedded"),
        (tiny_font(MISSING, fs_type=0x0200), "may not be embedded"),
        (tiny_font(MISSING, "LastResort"), "no letters of its own"),
        (tiny_font(MISSING).replace(b"glyf", b"glyX"), "has no outlines"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(named, content, why):
    good = named(tiny_font(COPTIC), "good.ttf")
    with pytest.raises(InvalidInput) as caught:
        use_fonts([named(content), good, Path("absent.ttf")], machine=False)

    assert [finding.where for finding in caught.value.findings] == ["fonts.1", "fonts.3"]
    assert why in caught.value.findings[0].why
    assert "absent.ttf cannot be read" in caught.value.findings[1].why
    assert find_face(COPTIC) is None


@pytest.mark.parametrize("fs_type", [0x0000, 0x0004, 0x0008])
def test_a_font_that_may_be_embedded_is_taken(named, fs_type):
    use_fonts([named(tiny_font(MISSING, fs_type=fs_type))], machine=False)

    assert find_face(MISSING) is not None


def test_what_the_machine_has_in_other_kinds_of_file_is_passed_over(machine):
    (machine / "readme.txt").write_text("fonts")
    (machine / "Broken Sans.ttf").write_bytes(b"broken")
    (machine / "Locked Sans.ttf").write_bytes(tiny_font(MISSING, fs_type=2))
    (machine / "Colour Sans.ttf").write_bytes(tiny_font(MISSING, "Colour", ink=False))
    (machine / "deeper").mkdir()
    (machine / "deeper" / "Zeta Serif.ttf").write_bytes(tiny_font(MISSING, "Zeta"))
    further._machine_paths.cache_clear()

    assert face(find_face(MISSING)).name == "Zeta"


def test_upright_fonts_without_serifs_come_first(machine):
    for name in ("A Sans Bold.ttf", "B Serif.ttf", "Z Sans.ttf", "C.otf", "D Sans Mono.ttf"):
        (machine / name).write_bytes(b"")
    further._machine_paths.cache_clear()

    shown = [Path(path).name for path in further.machine_fonts()]
    assert shown == ["Z Sans.ttf", "C.otf", "A Sans Bold.ttf", "D Sans Mono.ttf", "B Serif.ttf"]


def test_nothing_is_looked_for_before_a_character_is_missing(machine):
    printed("Museo 国家博物馆")

    assert further._machine_paths.cache_info().currsize == 0


@pytest.mark.parametrize("character", ["\x00", "\u200b", "\ue000", "\ud800", "\U000e0001"])
def test_no_font_is_asked_for_what_is_no_letter(machine, character):
    assert further.find(character) is None
    assert further._machine_paths.cache_info().currsize == 0


def test_the_tiny_fonts_of_these_tests_are_fonts():
    for cff in (False, True):
        opened = hb.Font(hb.Face(hb.Blob(tiny_font("A", cff=cff))))
        extents = opened.get_glyph_extents(opened.get_nominal_glyph(ord("A")))
        assert (extents.x_bearing, extents.width, extents.y_bearing) == (100, 700, 700)
