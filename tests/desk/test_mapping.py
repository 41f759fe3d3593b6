"""A map turns a foreign row into our cells, says what is wrong with it, and survives its file."""

import csv
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shipkit.desk.mapping import (
    ColumnMap,
    Guess,
    apply,
    guess,
    guess_file,
    load_map,
    map_names,
    map_path,
    proposed_map,
    save_map,
)  # fmt: skip
from shipkit.desk.order import COLUMNS
from shipkit.errors import Conflict, InvalidInput, NotFound

SHOP = ColumnMap(
    columns={
        "Order Number": "reference",
        "Ship To": ("company", "name"),
        "Street": "address1",
        "No.": "address1",
        "Shipping": ("service", "incoterm"),
        "Product": "description",
        "Weight": "weight",
    },
    joins={"address1": " "},
    constants={"country": "DE", "country_of_manufacture": "CN"},
    values={"service": {"Express DDP": "priority"}, "incoterm": {"Express DDP": "DDP"}},
)
HEADER = ("order_number", "ship_to", "street", "no.", "shipping", "product", "weight", "colour")


def cells_of(*row: str, column_map: ColumnMap = SHOP) -> dict[str, str]:
    return apply(column_map, HEADER)(row)


def test_a_row_becomes_our_cells():
    assert cells_of(
        " SO-1 ", "Museum Ludwig", "Heinrich-Böll-Platz", "1", "EXPRESS ddp", "Printed books", "2.5", "red"
    ) == {
        "reference": "SO-1",
        "company": "Museum Ludwig",
        "name": "Museum Ludwig",
        "address1": "Heinrich-Böll-Platz 1",
        "service": "priority",
        "incoterm": "DDP",
        "description": "Printed books",
        "weight": "2.5",
        "country": "DE",
        "country_of_manufacture": "CN",
    }


def test_blank_cells_are_left_out_and_joined_to_nothing():
    cells = cells_of("SO-1", "  ", "Museumsinsel", " ", "", "Printed books", "", "")

    assert cells["address1"] == "Museumsinsel"
    assert cells.keys().isdisjoint({"company", "name", "service", "incoterm"})


def test_a_word_without_a_translation_stays_as_it_is():
    assert cells_of("SO-1", "", "", "", "Snail", "Tea", "", "")["service"] == "Snail"


def test_constants_of_items_are_only_for_rows_with_an_item():
    without = cells_of("SO-1", "Museum", "Street", "1", "", "", "2.5", "")

    assert "country_of_manufacture" not in without
    assert without["country"] == "DE"


@pytest.mark.parametrize("header", [HEADER, tuple(name.upper().replace("_", "  ") for name in HEADER)])
def test_the_header_may_be_typed_differently(header):
    assert apply(SHOP, header)(("SO-1", *[""] * 7))["reference"] == "SO-1"


def changed(**tables: dict) -> ColumnMap:
    """SHOP with entries added to its tables."""
    return ColumnMap(**{name: {**table, **tables.get(name, {})} for name, table in SHOP if name != "version"})


@pytest.mark.parametrize(
    ("tables", "where", "code", "why"),
    [
        ({"columns": {"colour": "adress2"}}, "columns.adress2", "column-unknown", "is 'address2' meant?"),
        ({"constants": {"cty": "Bonn"}}, "constants.cty", "column-unknown", "is 'city' meant?"),
        ({"values": {"x": {"a": "b"}}}, "values.x", "column-unknown", "no column"),
        ({"joins": {"x": ""}}, "joins.x", "column-unknown", "no column"),
        ({"columns": {"color": "notes"}}, "color", "source-missing", "is 'colour' meant?"),
        ({"columns": {"colour": "name"}}, "columns.name", "join-missing", "'Ship To' and 'colour'"),
        ({"constants": {"weight": "3"}}, "constants.weight", "constant-and-column", "'Weight' becomes weight"),
    ],
)
def test_what_is_wrong_with_a_map_is_said(tables, where, code, why):
    with pytest.raises(InvalidInput) as caught:
        apply(changed(**tables), HEADER, "orders.csv", 3)

    (finding,) = caught.value.findings
    assert (finding.where, finding.code, finding.file, finding.line) == (where, code, "orders.csv", 3)
    assert why in finding.why


def test_all_faults_are_said_at_once():
    with pytest.raises(InvalidInput) as caught:
        apply(changed(columns={"a": "address9", "colour": "weight"}, constants={"service": "economy"}), HEADER)

    assert sorted(finding.code for finding in caught.value.findings) == [
        "column-unknown", "constant-and-column", "join-missing", "source-missing",
    ]  # fmt: skip


def test_a_map_that_leaves_out_what_every_order_needs_is_refused():
    with pytest.raises(InvalidInput) as caught:
        apply(ColumnMap(columns={"ship_to": "name"}, constants={"country": "DE"}), HEADER)

    assert [(f.where, f.code) for f in caught.value.findings] == [
        ("reference", "column-missing"), ("address1", "column-missing"), ("weight", "column-missing"),
    ]  # fmt: skip


def test_a_map_is_read_as_people_write_it(tmp_path):
    (tmp_path / "shop.toml").write_text(
        '[columns]\n"收件人" = "name"\n"Ship To" = ["company", "city"]\n\n[constants]\npieces = 2\n', encoding="utf-8"
    )

    assert load_map(tmp_path, "shop") == ColumnMap(
        columns={"收件人": "name", "Ship To": ("company", "city")}, constants={"pieces": "2"}
    )


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_TABLE = st.dictionaries(st.sampled_from(COLUMNS), _TEXT, max_size=4)


@st.composite
def _maps(draw):
    ours = draw(st.lists(st.sampled_from(COLUMNS), min_size=1, unique=True, max_size=6))
    several = draw(st.lists(_TEXT, min_size=len(ours), max_size=len(ours), unique=True))
    columns = {source: (target,) for source, target in zip(several, ours, strict=True)}
    columns |= draw(
        st.dictionaries(_TEXT.filter(lambda text: text not in several), st.just(tuple(ours[:2])), max_size=2)
    )
    return ColumnMap(
        columns=columns,
        joins=dict.fromkeys(ours, draw(_TEXT)),
        constants={name: text for name, text in draw(_TABLE).items() if name not in ours},
        values=draw(
            st.dictionaries(st.sampled_from(COLUMNS), st.dictionaries(_TEXT, _TEXT, min_size=1, max_size=3), max_size=3)
        ),
    )


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(column_map=_maps(), unused=st.lists(_TEXT, max_size=3))
def test_a_map_comes_back_from_its_file_as_it_was(tmp_path, column_map, unused):
    save_map(tmp_path, "any", column_map, unused)

    assert load_map(tmp_path, "any") == column_map


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"[columns", "no TOML file"),
        (b"\xff\xfe", "no TOML file"),
        (b"", "no map"),
        (b"[columns]\nA = 3\n", "no map"),
        (b"[columns]\nA = []\n", "no map"),
        (b'version = 2\n[columns]\nA = "name"\n', "no map"),
        (b'[colums]\nA = "name"\n', "no map"),
        (b'[columns]\nA = "nmae"\n', "has faults"),
    ],
)
def test_a_file_that_is_no_map_is_refused_and_left_as_it_is(tmp_path, content, why):
    (tmp_path / "bad.toml").write_bytes(content)

    with pytest.raises(InvalidInput, match=why):
        load_map(tmp_path, "bad")
    assert (tmp_path / "bad.toml").read_bytes() == content


@pytest.mark.parametrize("name", ["../secret", "a/b", "", ".hidden", "a\\b", "x" * 41, "missing"])
def test_a_name_that_is_no_map_is_not_found(tmp_path, name):
    (tmp_path / "secret.toml").write_text('[columns]\nA = "name"\n')

    with pytest.raises(NotFound):
        map_path(tmp_path / "maps", name)


@pytest.mark.parametrize("name", ["../secret", "a/b", ""])
def test_a_map_is_not_written_outside_its_folder(tmp_path, name):
    with pytest.raises(InvalidInput):
        save_map(tmp_path / "maps", name, SHOP)
    assert list(tmp_path.iterdir()) == []


def test_maps_are_listed_by_name_and_kept_private(tmp_path):
    folder = tmp_path / "maps"
    assert map_names(folder) == ()

    for name in ("shop", "淘宝", "amazon"):
        save_map(folder, name, SHOP)

    assert map_names(folder) == ("amazon", "shop", "淘宝")
    assert stat.S_IMODE(map_path(folder, "shop").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_proposed_map_takes_what_is_sure_enough():
    guesses = (Guess("A", "name", 0.95, ""), Guess("B", "item", 0.5, ""))

    assert proposed_map(guesses) == ColumnMap(columns={"A": "name"})
    assert proposed_map(guesses, least=0.5) == ColumnMap(columns={"A": "name", "B": "item"})


@pytest.mark.parametrize(
    ("header", "columns", "constants"),
    [
        (["Weight (lb)"], {"weight"}, {"weight_unit": "lb"}),
        (["Weight (lb)", "Weight Unit"], {"weight", "weight_unit"}, {}),
        (
            ["重量(kg)", "净重(kg)", "长(cm)"],
            {"weight", "net_weight", "length"},
            {"weight_unit": "kg", "dimension_unit": "cm"},
        ),
        (["重量(kg)", "净重(g)"], {"weight"}, {"weight_unit": "kg"}),
        (["Weight"], {"weight"}, {}),
    ],
)
def test_units_in_a_header_become_constants(header, columns, constants):
    column_map = proposed_map(guess(header))

    assert column_map.sources.keys() == columns
    assert column_map.constants == constants


def test_halves_of_a_name_are_joined_by_a_blank():
    header = ["Order ID", "Recipient Code", "Template", "First Name", "Last Name"]

    to_cells = apply(proposed_map(guess(header)), header)

    assert to_cells(["1", "", "", "Mail", "room"]) == {"reference": "1", "name": "Mail room"}


def test_a_doubtful_reference_stands_in_a_map_for_want_of_a_better():
    assert proposed_map(guess(["Name"], [["#1001"]])) == ColumnMap(columns={"Name": "reference"})


@pytest.fixture
def export(tmp_path) -> Path:
    """A shop's export of one order of two items; in line 2 of the header file stands what each column is."""
    source = Path(__file__).parent / "headers" / "shopify.csv"
    with source.open(encoding="utf-8", newline="") as file:
        header, _, first, _ = csv.reader(file)
    again = {**dict.fromkeys(header, ""), "Name": "#1001", "Lineitem quantity": "3", "Lineitem name": "Tote bag"}
    path = tmp_path / "export.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((header, first, list(again.values())))
    return path


def test_an_export_is_read_with_the_map_that_was_guessed_for_it(tmp_path, export):
    maps = tmp_path / "maps"

    guesses = guess_file(maps, export, "shop")

    assert len(guesses) >= 17
    with export.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    # A shop's export says nothing of the weight.
    column_map = load_map(maps, "shop").model_copy(update={"constants": {"weight": "1"}})
    first, second = map(apply(column_map, header), rows)
    assert {name: first[name] for name in ("reference", "company", "city", "postcode", "country", "description")} == {
        "reference": "#1001",
        "company": "Boston Public Library",
        "city": "Boston",
        "postcode": "02116",
        "country": "US",
        "description": "Botanical print, A3",
    }
    assert second == {"reference": "#1001", "description": "Tote bag", "quantity": "3", "weight": "1"}
    assert '# not used: "billing_city"' in map_path(maps, "shop").read_text(encoding="utf-8")


def test_guessing_again_does_not_undo_what_somebody_mended(tmp_path, export):
    maps = tmp_path / "maps"
    save_map(maps, "shop", SHOP)

    with pytest.raises(Conflict):
        guess_file(maps, export, "shop")
    assert load_map(maps, "shop") == SHOP


def test_guessing_without_a_name_writes_nothing(tmp_path, export):
    guess_file(tmp_path / "maps", export)

    assert not (tmp_path / "maps").exists()
