"""Whatever is faulty, in whatever file, is told in the words of the desk and never in those of a library."""

from __future__ import annotations

import json
import re

import pytest

FOREIGN = re.compile(r"[Ii]nput should|Field required|Value error|Extra inputs|Decimal input|should (have|be|match)")


def told(answer, code):
    """What stderr says, when it says it in our words."""
    assert answer.code == code, answer.stderr
    assert not FOREIGN.search(answer.stderr)
    return answer.stderr


def change(path, kind, code, **fields):
    content = json.loads(path.read_text(encoding="utf-8"))
    content[kind][code] |= fields
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "code", "fields", "why"),
    [
        ("items", "book", {"colour": "red"}, "book: colour: there is no such field"),
        ("items", "book", {"description": None}, "book: description: None is no text"),
        ("items", "book", {"unit_value": {"amount": "1.23456789", "currency": "USD"}}, "behind the point"),
        ("items", "book", {"unit_value": {"amount": "1.00"}}, "book: unit_value.currency: it is needed"),
        ("groups", "museums", {"members": ["louvre", "../x"]}, "museums: members.2: '../x' is no code"),
        ("consignments", "boxes3", {"pieces": [{"weight_g": "much"}]}, "pieces.1.weight_g: 'much' is no whole number"),
    ],
)
def test_a_book_edited_by_hand(run, desk_folder, kind, code, fields, why):
    change(desk_folder / "book" / f"{kind}.json", kind, code, **fields)
    assert why in told(run(kind.removesuffix("s"), "list"), 6)


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ({"code": "x", "description": "Books", "unit_value": {"amount": "1.123456789", "currency": "USD"}}, "1.123456789 has"),
        ({"code": "x"}, "description: it is needed"),
        ({"code": "x", "description": "Books", "unit_weight_g": 0}, "unit_weight_g: 0 is too little"),
        ({"code": "x", "description": "Books", "hs": "490199"}, "hs: there is no such field"),
        ({"code": "x", "description": ["Books"]}, "description: ['Books'] is no text"),
    ],
)  # fmt: skip
def test_a_document_that_is_imported(run, tmp_path, document, why):
    path = tmp_path / "items.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert why in told(run("item", "import", path), 4)


@pytest.mark.parametrize(
    ("amount", "why"),
    [
        ("1.123456789", "unit_value: 1.123456789 has more than"),
        ("much", "unit_value: 'much' is no number"),
        ("99999999999999999999", "unit_value: 99999999999999999999 has more than"),
    ],
)
def test_an_amount_of_an_option_or_of_a_table(run, tmp_path, amount, why):
    assert why in told(run("item", "add", "x", "--description", "Books", "--unit-value", amount), 4)
    path = tmp_path / "items.csv"
    path.write_text(f"code,description,unit_value,currency\nx,Books,{amount},USD\n", encoding="utf-8")
    assert why in told(run("item", "import", path), 4)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('delimiter = "ab"\n', "there is no such field"),
        ("columns = 5\n", "columns: 5 stands where fields with names are needed"),
        ("[columns]\nA = 5\n", "columns.A: 5 stands where a list is needed"),
    ],
)
def test_a_map(run, desk_folder, tmp_path, text, why):
    (desk_folder / "maps").mkdir(exist_ok=True)
    (desk_folder / "maps" / "shop.toml").write_text(text, encoding="utf-8")
    (tmp_path / "orders.csv").write_text("A\n1\n", encoding="utf-8")
    assert why in told(run("batch", tmp_path / "orders.csv", "--map", "shop"), 4)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[paper.counts]\nlabel = 99\n", "paper.counts.label: 99 is too much: 20 is the most"),
        ('[plates]\ngs1_prefix = "12x"\n', "plates.gs1_prefix: '12x' is not of the form"),
    ],
)
def test_desk_toml(run, desk_folder, text, why):
    path = desk_folder / "desk.toml"
    table = text.splitlines()[0]
    content = path.read_text(encoding="utf-8")
    path.write_text(re.sub(rf"^{re.escape(table)}$", "", content, flags=re.MULTILINE) + text, encoding="utf-8")
    assert why in told(run("ship", "--to", "louvre", "-c", "export2"), 6)
