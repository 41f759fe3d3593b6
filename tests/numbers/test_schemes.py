"""What holds for every scheme, and `identify` over all of them."""

import doctest
import importlib
import subprocess
import sys
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.numbers import SCHEMES, Identified, InvalidNumber, WrongForm, identify

RIGHT = {
    "waybill": "570012345673",
    "sscc": "123456789012345675",
    "licence_plate": "9S570012345673002",
    "s10": "EE876543216CA",
    "air_waybill": "17612345675",
}
ANY_SCHEME = pytest.mark.parametrize("word", RIGHT)
# Text near enough to numbers that it is sometimes one, and text of every other kind.
TEXT = st.text() | st.text("0123456789JS9 -ABC()", max_size=40) | st.sampled_from(sorted(RIGHT.values()))


@pytest.mark.parametrize("name", ["", ".common", ".ranges", *(f".{word}" for word in RIGHT)])
def test_the_examples_in_the_docstring_hold(name):
    assert doctest.testmod(importlib.import_module(f"shipkit.numbers{name}")).failed == 0


def test_the_desks_own_scheme_comes_first_and_every_scheme_is_its_modules_word():
    for word, (name, scheme) in zip(RIGHT, SCHEMES.items(), strict=True):
        assert word == name == scheme.SCHEME
    assert len(SCHEMES) == len(RIGHT)


def test_there_is_no_scheme_of_another_word():
    assert "plain" not in SCHEMES
    with pytest.raises(KeyError):
        SCHEMES["nonsense"]


def test_a_scheme_is_loaded_when_it_is_asked_for():
    script = (
        "import sys; from shipkit.numbers import SCHEMES; SCHEMES['s10']; "
        "print(sorted(n for n in sys.modules if n.startswith('shipkit.numbers.')))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['shipkit.numbers.common', 'shipkit.numbers.s10']"


@ANY_SCHEME
def test_a_right_number_is_right_compact_and_printed(word):
    scheme, number = SCHEMES[word], RIGHT[word]
    assert scheme.compact(number) == scheme.validate(number) == number
    assert scheme.is_valid(number)
    assert scheme.compact(scheme.format(number)) == number


@ANY_SCHEME
@given(text=TEXT)
def test_whatever_is_given_is_right_or_refused_with_a_reason(word, text):
    scheme = SCHEMES[word]
    try:
        number = scheme.validate(text)
    except InvalidNumber as fault:
        assert fault.number == text
        assert fault.why
        assert str(fault).endswith(fault.why)
        assert not scheme.is_valid(text)
    else:
        assert scheme.is_valid(text)
        assert scheme.validate(number) == number


@ANY_SCHEME
@pytest.mark.parametrize("text", ["", "5700\x001234", "\u202e570012345673", "9" * 65, "9" * 10_000_000])
def test_nothing_control_characters_and_huge_text_are_refused(word, text):
    with pytest.raises(WrongForm):
        SCHEMES[word].validate(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5700 1234 5673", [Identified("waybill", "570012345673", valid=True)]),
        (
            "570012345637",
            [Identified("waybill", "570012345637", valid=False, why="should end in check digit 6, ends in 7")],
        ),
        ("(00)123456789012345675", [Identified("sscc", "123456789012345675", valid=True)]),
        ("9S 5700 1234 5673 002", [Identified("licence_plate", "9S570012345673002", valid=True)]),
        ("rr473124829us", [Identified("s10", "RR473124829US", valid=True)]),
        ("176-12345675", [Identified("air_waybill", "17612345675", valid=True)]),
        (
            "JB123456785AB",
            [
                Identified("licence_plate", "JB123456785AB", valid=True),
                Identified("s10", "JB123456785AB", valid=False, why="ends in AB, which is no country of ISO 3166-1"),
            ],
        ),
        ("12345", []),
        ("", []),
        ("hello", []),
        ("5700\x001234567", []),
        ("9" * 1000, []),
    ],
)
def test_every_scheme_whose_form_fits_is_named_with_what_is_wrong(text, expected):
    assert identify(text) == tuple(expected)


@given(TEXT)
def test_any_text_is_identified_without_a_fault(text):
    for found in identify(text):
        assert found.valid == SCHEMES[found.scheme].is_valid(text)
        assert found.valid == (found.why == "")


def test_an_answer_cannot_be_changed():
    found = identify("570012345673")[0]
    with pytest.raises(FrozenInstanceError):
        found.valid = False
