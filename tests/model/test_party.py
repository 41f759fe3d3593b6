import pytest
from builders import LONDON, SHANGHAI, a_party, party_of
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from shipkit.model import party as party_module
from shipkit.model.party import Address, Group, LatinForm, Party, PartyDefaults, Recipient, with_latin
from shipkit.model.text import clean_line


def faults(**columns):
    with pytest.raises(ValidationError) as refused:
        a_party(**columns)
    return {".".join(map(str, error["loc"])) for error in refused.value.errors()}


def test_the_street_lines_are_those_that_say_something():
    assert a_party(address1="a", address3="c").address.lines == ("a", "c")


@pytest.mark.parametrize(("company", "name", "title"), [("A", "B", "A"), ("", "B", "B"), ("A", "", "A")])
def test_a_party_is_called_by_its_company_else_its_name(company, name, title):
    assert a_party(company=company, name=name).title == title


@pytest.mark.parametrize("blank", ["", " ", "\u200b", "\u3000"])
def test_a_party_without_company_and_name_is_nobody(blank):
    with pytest.raises(ValidationError, match="a company or a name is needed"):
        a_party(company=blank, name=blank)


def test_nobody_is_told_beside_every_other_fault():
    found = faults(company="", name="", phone="1" * 41, city="\0", country="XX", residential="?", postcode="1" * 21)
    assert found == {"name", "phone", "address.city", "address.country", "address.postcode", "residential"}


def test_a_faulty_company_is_not_called_a_missing_one():
    assert faults(company="\u202e", name="") == {"company"}


@pytest.mark.parametrize("bad", ["a\0", "\u202ea", "\ud800", "x" * 255])
def test_an_email_is_a_line_like_any_other(bad):
    assert faults(email=bad) == {"email"}


def test_a_cell_that_is_a_formula_is_kept_as_text():
    assert a_party(company="=cmd|' /C calc'!A0").company == "=cmd|' /C calc'!A0"


def test_an_address_needs_a_line_and_a_country():
    with pytest.raises(ValidationError) as refused:
        Address.model_validate({})
    assert {error["loc"] for error in refused.value.errors()} == {("address1",), ("country",)}


def test_a_party_all_in_latin_letters_needs_no_latin_form():
    party = a_party(company="Süddeutsche Bücherei", city="Łódź")
    assert with_latin(party) is party
    assert party.latin is None


def test_a_party_in_another_script_gets_a_latin_form():
    assert with_latin(party_of(SHANGHAI)).latin == LatinForm(
        company="Shang Hai Tu Shu Guan",
        name="Shou Fa Shi",
        address1="Huai Hai Zhong Lu 1555 Hao",
        address2="Xu Hui Qu",
        city="Shang Hai Shi",
        region="Shang Hai Shi",
    )


def test_a_latin_form_that_was_given_stands_and_is_completed():
    party = party_of({**SHANGHAI, "latin": {"company": "Shanghai Library", "city": "Shanghai"}})
    form = with_latin(party).latin
    assert (form.company, form.city) == ("Shanghai Library", "Shanghai")
    assert form.name == "Shou Fa Shi"


def test_a_latin_form_given_to_a_party_in_latin_letters_is_completed_too():
    form = with_latin(a_party(city="Łódź", latin={"name": "Desk 4"})).latin
    assert (form.name, form.company, form.city) == ("Desk 4", "The British Library", "Lodz")


def test_the_original_script_stays_beside_the_latin_form():
    party = party_of(SHANGHAI)
    assert with_latin(party).model_copy(update={"latin": None}) == party


def test_a_latin_form_longer_than_a_line_is_cut():
    form = with_latin(a_party(company="馆" * 100)).latin
    assert len(form.company) <= 100
    assert form.company == clean_line(form.company)


def test_a_shipper_is_transliterated_once_for_a_thousand_consignments(monkeypatch):
    asked = []
    monkeypatch.setattr(party_module, "latin", lambda text: asked.append(text) or "x")
    party = party_of({**SHANGHAI, "department": "seldom seen"})
    for _ in range(1000):
        with_latin(party.model_copy())
    assert len(asked) == 7


@given(st.text("aé中한Я'-. 7", min_size=1, max_size=100).map(clean_line).filter(bool))
def test_any_name_has_a_latin_form_in_ascii_or_is_latin(name):
    made = with_latin(a_party(name=name))
    assert made.latin is None or made.latin.name.isascii()
    assert with_latin(made) == made


def test_defaults_of_a_recipient_say_nothing_unless_told():
    assert all(not value for _, value in Recipient(code="bl", party=a_party()).defaults)


def test_a_recipient_brings_ten_references_at_most():
    with pytest.raises(ValidationError, match="at most 10"):
        PartyDefaults(references=("a",) * 11)


def test_a_member_stands_in_a_group_once():
    with pytest.raises(ValidationError, match="nypl is a member twice"):
        Group(code="all", members=("bl", "nypl", "louvre", "nypl"))


def test_a_group_has_a_member_at_least():
    with pytest.raises(ValidationError):
        Group(code="all", members=())


@pytest.mark.parametrize("code", ["../../x", "a/b", ""])
def test_a_recipient_has_no_path_for_a_code(code):
    with pytest.raises(ValidationError, match="is no code"):
        Recipient(code=code, party=a_party())


def test_parties_are_equal_by_what_they_say():
    assert a_party() == a_party()
    assert hash(a_party()) == hash(Party(**a_party().model_dump()))
    assert a_party() != a_party(postcode=LONDON["postcode"].lower())
