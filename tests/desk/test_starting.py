"""A new desk: its folder, its settings, its shipper as given."""

from __future__ import annotations

import stat

import pytest

from shipkit.desk.desk import Desk
from shipkit.errors import Conflict, InvalidInput, StoreUnusable

SHIPPER = {
    "company": "大连市图书馆", "name": "收发室", "phone": "+86 411 3965 6000", "address1": "长白街7号", "address2": "西岗区",
    "city": "大连市", "region": "辽宁省", "postcode": "116012", "country": "CN", "residential": "no",
    "latin_company": "Dalian Library",
}  # fmt: skip


def test_the_shipper_is_kept_as_given_with_its_latin_form(tmp_path):
    with Desk.create(tmp_path / "desk", shipper=SHIPPER, timezone="Asia/Shanghai", currency="cny") as desk:
        shipper = desk.config.shipper
        assert (shipper.company, shipper.address.city, shipper.latin.company) == (
            "大连市图书馆",
            "大连市",
            "Dalian Library",
        )
        assert (desk.config.desk.timezone, desk.config.desk.currency) == ("Asia/Shanghai", "CNY")


@pytest.mark.parametrize("text", ['Quote "unquote"', "back\\slash", "# no comment", "$company", "'single'", "]"])
def test_any_text_of_the_shipper_survives_the_settings_file(tmp_path, text):
    with Desk.create(tmp_path / "desk", shipper=SHIPPER | {"company": text}) as desk:
        assert desk.config.shipper.company == text


def test_without_a_shipper_the_settings_say_where_to_write_it(tmp_path):
    with Desk.create(tmp_path / "desk") as desk:
        assert desk.config.shipper is None
        assert "# [shipper]" in (tmp_path / "desk" / "desk.toml").read_text(encoding="utf-8")
        with pytest.raises(InvalidInput) as caught:
            desk.ship(company="Library", address1="1 Street", city="Wien", postcode="1010", country="AT", weight="1")
        assert "shipper-missing" in {finding.code for finding in caught.value.findings}


@pytest.mark.parametrize(
    "changes", [{"postcode": "ABC"}, {"country": "Atlantis"}, {"company": "", "name": ""}, {"phone": "none"}]
)
def test_a_faulty_shipper_leaves_no_folder_behind(tmp_path, changes):
    with pytest.raises(InvalidInput):
        Desk.create(tmp_path / "desk", shipper=SHIPPER | changes)
    assert not (tmp_path / "desk").exists()


def test_a_faulty_time_zone_leaves_no_folder_behind(tmp_path):
    with pytest.raises(InvalidInput, match="Nowhere"):
        Desk.create(tmp_path / "desk", timezone="Nowhere")
    assert not (tmp_path / "desk").exists()


def test_two_desks_have_number_ranges_of_their_own(tmp_path):
    prefixes = set()
    for n in range(8):
        with Desk.create(tmp_path / str(n)) as desk:
            prefixes.add(desk.config.ranges[0].prefix)
    assert len(prefixes) > 1


def test_a_desk_is_private(tmp_path):
    Desk.create(tmp_path / "desk", sample=True).close()
    for path in (tmp_path / "desk", *(tmp_path / "desk").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_desk_is_never_opened_over_something(tmp_path):
    Desk.create(tmp_path / "desk").close()
    with pytest.raises(Conflict):
        Desk.create(tmp_path / "desk")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("mine")
    with pytest.raises(StoreUnusable):
        Desk.create(tmp_path / "full")
