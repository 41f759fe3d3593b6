import re

from shipkit.labels.documents import words as module
from shipkit.labels.documents.waybill import waybill_forms
from shipkit.labels.documents.words import WORDS


def test_every_language_has_the_same_words():
    for language, words in WORDS.items():
        assert set(words) == set(WORDS["en"]), language
        assert all(words.values()), language


def test_words_with_places_keep_them():
    for words in WORDS.values():
        for key, text in words.items():
            assert re.findall(r"{\w+}", text) == re.findall(r"{\w+}", WORDS["en"][key])


def test_every_caption_fits_its_box():
    for language in module.WORDS:
        assert len(waybill_forms(language)) == 7
