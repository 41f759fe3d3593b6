import pytest
import uharfbuzz as hb
from tinyfont import GLYPH, tiny_font

from shipkit.labels.pdf.embed import embed
from shipkit.labels.pdf.pages import Used
from shipkit.labels.text.choice import use_fonts
from shipkit.labels.text.fonts import face, find_face


def used(text):
    return Used(frozenset(text), ())


@pytest.mark.parametrize(
    ("resource", "character", "glyphs"),
    # The Arabic letter is put together from its body and its dots.
    [("F0", "A", 2), ("B0", "A", 2), ("F1", "北", 2), ("F2", "ث", 4), ("B20", "ท", 2)],
)
def test_a_cut_font_still_is_a_font(resource, character, glyphs):
    font = embed(resource, used(character))

    face = hb.Face(hb.Blob(font.programme))
    assert face.glyph_count == glyphs
    assert "fvar" not in face.table_tags
    assert len(font.programme) < 2500


def test_bold_outlines_are_those_of_the_weight_axis():
    regular, bold = embed("F0", used("H")), embed("B0", used("H"))

    assert regular.name.endswith("+NotoSans-Regular")
    assert bold.name.endswith("+NotoSans-Bold")
    assert list(regular.widths.values()) == [741]
    assert list(bold.widths.values()) == [765]
    assert regular.programme != bold.programme


def test_codes_lead_to_the_glyphs_kept():
    font = embed("F0", used("AV"))
    face = hb.Face(hb.Blob(font.programme))
    advances = [hb.Font(face).get_glyph_h_advance(n) for n in range(3)]

    for code, width in font.widths.items():
        glyph = int.from_bytes(font.cid_to_gid[2 * code : 2 * code + 2], "big")
        assert advances[glyph] == width


def test_a_font_of_postscript_outlines_has_an_encoding_of_its_own(tmp_path):
    path = tmp_path / "desk.otf"
    path.write_bytes(tiny_font("\u03e2", cff=True))
    use_fonts([path], machine=False)
    resource = face(find_face("\u03e2")).resource
    font = embed(resource, used("\u03e2"))

    assert font.programme[:2] == b"\1\0"  # the CFF table alone, not the file around it
    assert font.cid_to_gid == b""
    assert f"<{GLYPH:04X}> 1\n" in font.encoding.decode()
    assert font.widths == {1: 900}


def test_the_tag_changes_with_the_glyphs_and_with_nothing_else():
    assert embed("F0", used("AB")).name == embed("F0", used("BA")).name
    assert embed("F0", used("AB")).name != embed("F0", used("ABC")).name


def test_characters_come_back_from_codes():
    cmap = embed("F0", used("Aé")).to_unicode.decode()

    assert "<0024> <0041>" in cmap
    assert "<00E9>" in cmap
