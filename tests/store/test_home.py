import stat
import sys
from pathlib import Path

import pytest

from shipkit.errors import Conflict, NotFound, StoreUnusable
from shipkit.store.home import create_home, default_home, open_home


def mode_of(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_desk_is_private(tmp_path):
    home = create_home(tmp_path / "new" / "desk")
    assert home == tmp_path / "new" / "desk"
    if sys.platform != "win32":
        assert (mode_of(home), mode_of(home / "book")) == (0o700, 0o700)


def test_an_empty_folder_is_taken_and_made_private(tmp_path):
    folder = tmp_path / "desk"
    folder.mkdir(mode=0o755)
    create_home(folder)
    assert (folder / "book").is_dir()
    if sys.platform != "win32":
        assert mode_of(folder) == 0o700


def test_a_start_that_was_broken_off_can_be_made_again(tmp_path):
    create_home(tmp_path / "desk")
    create_home(tmp_path / "desk")


@pytest.mark.parametrize("name", ["thesis.odt", ".bashrc", "book/notes.txt"])
def test_a_folder_with_other_things_is_not_taken_over(tmp_path, name):
    folder = tmp_path / "home"
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_text("mine")
    before = mode_of(folder)
    with pytest.raises(StoreUnusable, match=f"{folder} holds other things") as fault:
        create_home(folder)
    assert Path(name).parts[0] in fault.value.message
    assert (folder / name).read_text() == "mine"
    assert mode_of(folder) == before


def test_many_other_things_are_not_all_listed(tmp_path):
    for n in range(10):
        (tmp_path / f"file-{n}").touch()
    with pytest.raises(StoreUnusable, match=r"\(file-0, file-1, file-2, \.\.\.\)"):
        create_home(tmp_path)


def test_a_desk_is_not_made_twice(tmp_path):
    (tmp_path / "desk.toml").touch()
    with pytest.raises(Conflict, match="is a desk already"):
        create_home(tmp_path)


def test_a_desk_is_not_made_of_a_file(tmp_path):
    (tmp_path / "desk").write_text("a letter")
    with pytest.raises(StoreUnusable, match="is no folder"):
        create_home(tmp_path / "desk")
    with pytest.raises(StoreUnusable, match="cannot be written: its folder is no folder"):
        create_home(tmp_path / "desk" / "below")


def test_a_desk_is_opened_where_its_settings_are(tmp_path):
    (tmp_path / "desk.toml").touch()
    assert open_home(tmp_path) == tmp_path


@pytest.mark.parametrize("name", ["absent", "empty", "letter"])
def test_what_is_no_desk_is_not_found_and_left_as_it_is(tmp_path, name):
    (tmp_path / "empty").mkdir()
    (tmp_path / "letter").write_text("a letter")
    with pytest.raises(NotFound, match=r"is no desk: it has no desk\.toml") as fault:
        open_home(tmp_path / name)
    assert fault.value.hint == "shipkit init"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["empty", "letter"]


def test_the_environment_names_the_desk(monkeypatch, tmp_path):
    monkeypatch.setenv("SHIPKIT_DESK", str(tmp_path))
    assert default_home() == tmp_path
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("SHIPKIT_DESK", "~/desk")
    assert default_home() == tmp_path / "desk"


@pytest.mark.parametrize("unset", [None, ""])
def test_without_a_name_the_desk_is_in_the_data_folder_of_the_user(monkeypatch, unset):
    if unset is None:
        monkeypatch.delenv("SHIPKIT_DESK", raising=False)
    else:
        monkeypatch.setenv("SHIPKIT_DESK", unset)
    assert default_home().name == "shipkit"
    assert default_home().is_absolute()
