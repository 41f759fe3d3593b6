import re

import pytest

from shipkit.labels.documents.paper_words import heading, paper_words


def test_every_language_has_the_same_words():
    for language in ("en", "zh", "en+zh"):
        words = paper_words(language)
        assert set(words) == set(paper_words("en"))
        assert all(words.values())


def test_words_with_places_keep_them():
    for key, text in paper_words("zh").items():
        assert re.findall(r"{\w+}", text) == re.findall(r"{\w+}", paper_words("en")[key]), key


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Consignee"),
        ("zh", "收货人"),
        ("zh-Hans", "收货人"),
        ("en+zh", "Consignee 收货人"),
        ("zh+en", "收货人 Consignee"),
        ("fr", "Consignee"),
        ("fr+zh", "Consignee 收货人"),
    ],
)
def test_a_caption_is_said_in_one_language_or_two(language, expected):
    assert paper_words(language)["consignee"] == expected


def test_sentences_of_two_languages_stand_one_under_the_other():
    assert paper_words("en+zh")["declares.origin"].count("\n") == 1
    assert paper_words("en+zh")["NCV"] == "NCV"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("HS code HS编码", "HS code\nHS编码"),
        ("Made in 原产国", "Made in\n原产国"),
        ("Volume m³", "Volume m³"),
        ("原产国", "原产国"),
        ("Unit", "Unit"),
    ],
)
def test_a_heading_of_two_languages_has_two_lines(words, expected):
    assert heading(words) == expected
