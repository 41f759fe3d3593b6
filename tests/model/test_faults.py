from datetime import date, datetime
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field, ValidationError

from shipkit.model.base import Value
from shipkit.model.faults import faults_of
from shipkit.model.goods import Quantity
from shipkit.model.money import Money


class Inner(Value):
    size: Annotated[int, Field(ge=1, le=9)] = 1


class Box(Value):
    name: Annotated[str, Field(min_length=2, max_length=5, pattern="^[a-z]*$")] = "box"
    kind: Literal["big", "small"] = "big"
    many: Quantity = 1
    weight: Annotated[int, Field(gt=0)] = 1
    open: bool = False
    inner: Inner = Inner()
    boxes: Annotated[tuple[Inner, ...], Field(min_length=1, max_length=2)] = (Inner(),)
    words: dict[str, str] = {}
    day: date = date(2026, 12, 1)
    at: datetime | None = None
    angle: Annotated[float, Field(lt=360)] = 0.0
    marks: frozenset[str] = frozenset()


def faults(values):
    with pytest.raises(ValidationError) as refused:
        Box.model_validate(values)
    return faults_of(refused.value)


@pytest.mark.parametrize(
    ("field", "value", "why", "code"),
    [
        ("colour", "red", "there is no such field", "field-unknown"),
        ("kind", "huge", "'huge' is none of 'big' or 'small'", "word-unknown"),
        ("many", "abc", "'abc' is no number", "invalid"),
        ("many", None, "None is no number", "number"),
        ("many", float("nan"), "nan is no number that can be used", "number"),
        ("many", "1e309", "1E+309 has more than 15 digits", "number"),
        ("many", "1.23456", "1.23456 has more than 4 digits behind the point", "number"),
        ("many", "123456789012", "123456789012 has more than 11 digits before the point", "number"),
        ("weight", "1.5", "'1.5' is no whole number", "number"),
        ("weight", 1.5, "1.5 is no whole number", "number"),
        ("weight", 0, "0 is too little: it must be more than 0", "number"),
        ("weight", None, "None is no whole number", "number"),
        ("open", "perhaps", "'perhaps' is neither true nor false", "kind"),
        ("open", [], "[] is neither true nor false", "kind"),
        ("name", [], "[] is no text", "kind"),
        ("name", "\ud800", "it has half a character in it (a lone surrogate): leave it out", "character"),
        ("name", "abcdef", "it is 6 characters long: far too many", "length"),
        ("name", "a", "'a' is too short: 2 characters are the least", "length"),
        ("name", "ABC", "'ABC' is not of the form ^[a-z]*$", "form"),
        ("inner", "x", "'x' stands where fields with names are needed", "kind"),
        ("words", 5, "5 stands where fields with names are needed", "kind"),
        ("boxes", "x", "'x' stands where a list is needed", "kind"),
        ("boxes", [], "0 are too few: 1 is the least", "length"),
        ("day", "tomorrow", "'tomorrow' is no date: write it as 2026-12-01", "date"),
        ("day", "2026-13-01", "'2026-13-01' is no date: write it as 2026-12-01", "date"),
        ("day", "2026-12-01T08:00:00", "'2026-12-01T08:00:00' is no date: write it as 2026-12-01", "date"),
        ("day", None, "None is no date: write it as 2026-12-01", "date"),
        ("at", "noon", "'noon' is no time: write it as 2026-12-01T08:00:00Z", "date"),
        ("angle", "steep", "'steep' is no number", "number"),
        ("angle", 360, "360 is too much: it must be less than 360.0", "number"),
        ("marks", 5, "5 cannot stand here", "invalid"),
        ("boxes", [{}, {}, {}], "3 are too many: 2 is the most", "length"),
    ],
)
def test_each_fault_is_a_sentence_with_the_value_in_it(field, value, why, code):
    values = {field: value}
    assert faults(values) == [((field,), why, code)]


@pytest.mark.parametrize(
    ("size", "why"), [(0, "0 is too little: 1 is the least"), ("10", "'10' is too much: 9 is the most")]
)
def test_the_way_to_a_field_within_a_list_is_kept(size, why):
    assert faults({"boxes": [{}, {"size": size}]}) == [(("boxes", 1, "size"), why, "number")]


def test_a_list_of_faulty_things_is_not_called_too_short_as_well():
    assert [fault.loc for fault in faults({"boxes": [{"size": 0}]})] == [("boxes", 0, "size")]


def test_every_fault_is_told_in_the_order_of_the_fields():
    found = faults({"open": "x", "kind": "y", "inner": {"size": -1}})
    assert [fault.loc for fault in found] == [("kind",), ("open",), ("inner", "size")]


def test_what_is_missing_is_needed():
    with pytest.raises(ValidationError) as refused:
        Money.model_validate({"currency": "USD"})
    assert faults_of(refused.value) == [(("amount",), "it is needed", "missing")]


def test_the_sentence_of_a_rule_of_ours_stands_as_it_is():
    with pytest.raises(ValidationError) as refused:
        Money.model_validate("5")
    assert faults_of(refused.value) == [((), "'5' is no amount of money: write it as 12.50 USD", "invalid")]


def test_a_fault_of_a_kind_not_foreseen_keeps_its_own_words():
    class Odd(BaseModel):
        place: complex

    with pytest.raises(ValidationError) as refused:
        Odd.model_validate({"place": []})
    assert [fault.code for fault in faults_of(refused.value)] == ["invalid"]


@pytest.mark.parametrize(
    "value",
    ["x" * 10_000_000, ["x"] * 100_000, {"a": {"b": {"c": ["d"] * 10_000}}}, 10**5000],
    ids=["text", "list", "table", "number"],
)
def test_a_huge_value_is_cut(value):
    assert all(len(fault.why) < 150 for fault in faults({"kind": value, "weight": value}))


def test_nesting_of_thousands_is_no_crash():
    deep = []
    for _ in range(5000):
        deep = [deep]
    assert faults({"boxes": deep})


def test_the_way_to_a_fault_counts_from_one():
    assert [fault.where for fault in faults({"boxes": [{}, {"size": 0}]})] == ["boxes.2.size"]
