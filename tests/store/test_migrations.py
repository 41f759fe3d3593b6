import shutil
import sqlite3
from pathlib import Path

import pytest

from shipkit.errors import StoreUnusable
from shipkit.store import migrations as steps
from shipkit.store.ledger import Ledger


@pytest.fixture
def use_steps(tmp_path, monkeypatch):
    """The steps there are, and further ones given by name and SQL."""
    folder = tmp_path / "steps"
    shutil.copytree(Path(steps.__file__).parent, folder)

    def use(**further):
        for name, text in further.items():
            (folder / f"{name.removeprefix('step_')}.sql").write_text(text)
        monkeypatch.setattr(steps, "__file__", str(folder / "__init__.py"))
        steps.migrations.cache_clear()

    yield use
    monkeypatch.undo()
    steps.migrations.cache_clear()


def versions(path):
    connection = sqlite3.connect(path)
    try:
        return connection.execute("SELECT version, name FROM migrations ORDER BY version").fetchall()
    finally:
        connection.close()


@pytest.fixture
def old(ledger_path, make_shipment, book_shipments):
    """A ledger of the versions there are, with one shipment."""
    with Ledger.open(ledger_path) as ledger:
        book_shipments(ledger, make_shipment(1))
    return ledger_path


def test_the_steps_are_numbered_without_gaps():
    assert [step.version for step in steps.migrations()] == list(range(1, len(steps.migrations()) + 1))


def test_a_step_is_read_statement_by_statement(tmp_path):
    path = tmp_path / "0001_x.sql"
    path.write_text("-- one; two\nCREATE TABLE a (\n  b TEXT\n);\n\nINSERT INTO a VALUES ('x;y');\n")
    first, second = steps.Migration(1, path).statements()
    assert first.endswith(");\n")
    assert second.strip() == "INSERT INTO a VALUES ('x;y');"


def test_an_old_ledger_is_brought_up_to_date_once_after_a_copy(old, use_steps, make_shipment, book_shipments):
    before = versions(old)
    use_steps(step_0002_colour="ALTER TABLE shipments ADD COLUMN colour TEXT NOT NULL DEFAULT 'red';")
    for n in (2, 3):
        with Ledger.open(old) as ledger:
            book_shipments(ledger, make_shipment(n))
    assert versions(old) == [*before, (2, "0002_colour")]
    copies = [path.name for path in old.parent.glob("ledger.db.before-*")]
    assert copies == ["ledger.db.before-0002"]
    copy = old.with_name(copies[0])
    assert versions(copy) == before
    assert copy.stat().st_mode & 0o077 == 0


def test_the_copy_is_a_ledger_itself(old, use_steps, tmp_path):
    use_steps(step_0002_colour="CREATE TABLE colours (name TEXT);")
    with Ledger.open(old) as ledger:
        assert ledger.count() == 1
    copy = tmp_path / "copy.db"
    shutil.copy(old.with_name("ledger.db.before-0002"), copy)
    with Ledger.open(copy) as ledger:
        assert (ledger.count(), ledger.check()) == (1, ())


def test_several_steps_are_applied_in_order_after_one_copy(old, use_steps):
    use_steps(
        step_0003_more="INSERT INTO colours VALUES ('red');", step_0002_colour="CREATE TABLE colours (name TEXT);"
    )
    with Ledger.open(old) as ledger:
        ledger.count()
    assert [name for _, name in versions(old)][-2:] == ["0002_colour", "0003_more"]
    assert [path.name for path in old.parent.glob("ledger.db.before-*")] == ["ledger.db.before-0002"]


def test_a_new_ledger_has_every_step_and_no_copy(ledger_path, use_steps):
    use_steps(step_0002_colour="CREATE TABLE colours (name TEXT);")
    with Ledger.open(ledger_path) as ledger:
        ledger.count()
    assert versions(ledger_path)[-1] == (2, "0002_colour")
    assert [path.name for path in ledger_path.parent.glob("ledger*")] == ["ledger.db"]


def test_a_step_that_fails_leaves_the_version_before_it(old, use_steps):
    before = versions(old)
    use_steps(step_0002_broken="CREATE TABLE colours (name TEXT);\nINSERT INTO nowhere VALUES (1);")
    with Ledger.open(old) as ledger, pytest.raises(RuntimeError, match="nowhere"):
        ledger.count()
    assert versions(old) == before
    use_steps(step_0002_broken="CREATE TABLE colours (name TEXT);")
    with Ledger.open(old) as ledger:
        assert ledger.count() == 1


def test_a_ledger_of_a_newer_shipkit_is_refused_and_left_as_it_is(old):
    connection = sqlite3.connect(old)
    connection.execute("INSERT INTO migrations (version, name) VALUES (99, 'future')")
    connection.commit()
    connection.close()
    before = old.read_bytes()
    with Ledger.open(old) as ledger, pytest.raises(StoreUnusable, match="of a newer shipkit: it has version 99, this"):
        ledger.count()
    assert old.read_bytes() == before
