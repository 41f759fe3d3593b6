"""An entry in the user's own editor: here a small script that edits as it was told."""

from __future__ import annotations

import os
import stat
import sys

import pytest


@pytest.fixture
def edit(terminal, tmp_path):
    """`edit("item", "book", ("old", "new"), ...)`: the n-th time it opens, the editor replaces the n-th pair."""

    def edit(word, code, *changes, variable="EDITOR"):
        script = tmp_path / "editor.py"
        seen = tmp_path / "seen"
        seen.mkdir(exist_ok=True)
        script.write_text(
            "import pathlib, shutil, sys\n"
            f"changes, seen = {changes!r}, pathlib.Path({str(seen)!r})\n"
            "n = len(list(seen.iterdir()))\n"
            "path = pathlib.Path(sys.argv[1])\n"
            "shutil.copy2(path, seen / f'{n}')\n"
            "text = path.read_text(encoding='utf-8')\n"
            "if n < len(changes):\n"
            "    path.write_text(text.replace(*changes[n]) if changes[n] else '', encoding='utf-8')\n",
            encoding="utf-8",
        )
        with terminal(word, "edit", code, env={variable: f"{sys.executable} '{script}'"}) as t:
            return t.end(), sorted(seen.iterdir())

    return edit


def test_what_is_written_in_the_editor_is_kept(edit, desk):
    ended, (seen,) = edit("item", "book", ('description = "Printed books"', 'description = "Bound printed books"'))
    assert (ended.stdout, ended.code) == ("book\n", 0)
    assert desk.book.items.find("book").description == "Bound printed books"
    assert stat.S_IMODE(seen.stat().st_mode) == 0o600


@pytest.mark.parametrize("change", [("", ""), None, ("# item book", "# a comment of my own")])
def test_an_unchanged_or_emptied_text_changes_nothing(edit, desk, change):
    before = (desk.folder / "book" / "items.json").read_bytes()
    ended, _ = edit("item", "book", change)
    assert (ended.stdout, ended.code) == ("book\n", 0)
    assert "Nothing was changed" in ended.stderr
    assert (desk.folder / "book" / "items.json").read_bytes() == before


def test_a_faulty_text_is_opened_again_with_its_faults_at_the_top(edit, desk):
    ended, (_, second) = edit("recipient", "louvre", ('"75001"', '"7"'), ('= "7"', '= "75007"'))
    first_line = second.read_text(encoding="utf-8").splitlines()[0]
    assert first_line.startswith("#! postcode: '7' is no postcode of France")
    assert ended.code == 0
    assert desk.book.recipients.find("louvre").party.address.postcode == "75007"


def test_a_fault_that_is_mended_is_no_longer_told(edit):
    ended, seen = edit("recipient", "louvre", ('"75001"', '"7"'), ('= "7"', "= 75001\nx = 1"), ("x = 1\n", ""))
    heads = [path.read_text(encoding="utf-8").splitlines()[0][:12] for path in seen]
    assert heads == ["# recipient ", "#! postcode:", "#! party.add"]
    assert ended.code == 0


def test_broken_toml_is_told_with_its_line_and_opened_again(edit, desk):
    _, (_, second) = edit("item", "book", ('unit = "pcs"', "unit = pcs"), ("= pcs", '= "volume"'))
    first_line = second.read_text(encoding="utf-8").splitlines()[0]
    assert first_line.startswith("#! broken TOML")
    assert first_line.endswith("in: unit = pcs")
    assert desk.book.items.find("book").unit == "volume"


def test_a_text_left_faulty_is_given_up(edit, desk):
    ended, seen = edit("recipient", "louvre", ('"75001"', '"7"'))
    assert (ended.stdout, ended.code, len(seen)) == ("", 4, 2)
    assert desk.book.recipients.find("louvre").party.address.postcode == "75001"


def test_the_code_stays(edit, desk):
    ended, _ = edit("item", "book", ('code = "book"', 'code = "livre"'))
    assert ended.code == 4
    assert "the code stays book" in ended.stderr
    assert desk.book.items.get("livre") is None


def test_an_item_can_be_added_to_a_template(edit, desk):
    change = ("[[pieces]]", '[[items]]\ndescription = "Silk ties"\nunit_value = "5 USD"\n\n[[pieces]]')
    _, _ = edit("consignment", "docs", change)
    assert [item.description for item in desk.book.consignments.find("docs").items][-1] == "Silk ties"


@pytest.mark.parametrize("editor", ["false", "/nothing/such"])
def test_an_editor_that_fails_changes_nothing(terminal, editor):
    with terminal("item", "edit", "book", env={"EDITOR": editor}) as t:
        ended = t.end()
    assert (ended.stdout, ended.code) == ("", 1)
    assert f"the editor {editor!r}" in ended.stderr


def test_visual_comes_before_editor_and_no_text_is_left_behind(edit, desk, tmp_path, monkeypatch):
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    ended, _ = edit("item", "book", ('"pcs"', '"volume"'), variable="VISUAL")
    assert ended.code == 0
    assert [name for name in os.listdir(tmp_path) if name.startswith("shipkit-")] == []
