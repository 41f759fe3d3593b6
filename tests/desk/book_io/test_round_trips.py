"""Whatever the model takes comes back the same from columns, tables, documents and an editor."""

from __future__ import annotations

import io

import pytest
from entries import OF_KIND
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shipkit.config import Config, RangeSettings
from shipkit.desk.book_io.documents import from_document, read_json, read_toml, to_document, write_json
from shipkit.desk.book_io.editable import to_toml
from shipkit.desk.book_io.flat import flatten, unflatten
from shipkit.desk.book_io.tables import header_of, read_orders, rows_of
from shipkit.tabular import read_table, write_table
from shipkit.tabular.faults import Faults

CONFIG = Config(ranges=(RangeSettings(name="main", first=0, last=9),))
POUNDS_AND_INCHES = CONFIG.model_copy(
    update={"desk": CONFIG.desk.model_copy(update={"weight_unit": "lb", "dimension_unit": "in", "currency": "KWD"})}
)
a_few = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], max_examples=25)
kinds = pytest.mark.parametrize("kind", OF_KIND)


@kinds
@a_few
@given(data=st.data())
def test_columns_say_all_of_an_entry_whatever_the_desks_units(kind, data):
    entry = data.draw(OF_KIND[kind])
    for config in (CONFIG, POUNDS_AND_INCHES):
        again, found = unflatten(kind, flatten(entry), config)
        assert (again, found) == (entry, ())


@kinds
@a_few
@given(data=st.data())
def test_a_table_says_all_of_its_entries(kind, data):
    entries = data.draw(st.lists(OF_KIND[kind], min_size=1, max_size=3, unique_by=lambda entry: entry.code))
    header = header_of(kind, entries)
    file = io.BytesIO()
    rows = ([row.get(column) for column in header] for entry in entries for row in rows_of(entry))
    write_table(file, header, rows, format="csv")
    file.seek(0)
    orders, found = read_orders(kind, read_table(file, name="book.csv", format="csv"))
    assert found == []
    assert [unflatten(kind, order, POUNDS_AND_INCHES)[0] for _, order in orders] == entries


@kinds
@a_few
@given(data=st.data())
def test_an_editable_text_says_all_of_an_entry(kind, data):
    entry = data.draw(OF_KIND[kind])
    faults = Faults("entry")
    ((_, document),) = read_toml(to_toml(entry), kind, faults)
    assert (from_document(type(entry), document), faults.count) == ((entry, ()), 0)


@kinds
@a_few
@given(data=st.data())
def test_json_says_all_of_its_entries(kind, data):
    entries = data.draw(st.lists(OF_KIND[kind], max_size=3))
    faults = Faults("book.json")
    text = "".join(write_json(map(to_document, entries), lines=data.draw(st.booleans())))
    read = [from_document(type(entries[0]), document)[0] for _, document in read_json(text, faults)]
    assert (read, faults.count) == (entries, 0)
