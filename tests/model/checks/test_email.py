import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shipkit.model.checks.email import check_email


@pytest.mark.parametrize(
    "address",
    [
        "desk1@example.com",
        "receiving.desk+north@mail.example.org",
        "o'neill@example.co.uk",
        "a@b.co",
        "!#$%&'*+/=?^_`{|}~-@example.com",
        "x" * 64 + "@example.com",
        "用户@例子.广告",
        "büro@müller.example.de",
        "desk@xn--mller-kva.de",
        '"receiving desk"@example.com',
    ],
)
def test_an_address_of_the_right_form_passes(address):
    assert check_email(address) == ()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "desk",
        "desk@",
        "@example.com",
        "desk@example",
        "a..b@example.com",
        ".a@example.com",
        "a.@example.com",
        "a b@example.com",
        "desk@-example.com",
        "desk@example-.com",
        "desk@exa_mple.com",
        "desk@example..com",
        "desk@example.c0m.1",
        "desk@[192.0.2.1]",
        "Desk <desk@example.com>",
        "desk@example.com\n",
        "desk@example.com,two@example.com",
        "x" * 65 + "@example.com",
        "desk@" + "x" * 64 + ".com",
        "desk@" + "x." * 130 + "com",
        "desk@xn--a.com",
    ],
)
def test_an_address_of_a_wrong_form_is_an_error(address):
    (found,) = check_email(address)
    assert (found.where, found.code, found.level) == ("email", "email", "error")
    assert "is no e-mail address: " in found.why
    assert len(found.why) < 300


def test_a_plain_address_needs_no_library(monkeypatch):
    monkeypatch.setitem(sys.modules, "email_validator", None)
    assert check_email("desk1@example.com") == ()


def test_nothing_is_looked_up(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.socket", refuse)
    assert check_email("büro@example.com") == ()


@given(st.emails())
@settings(deadline=None)  # the first example loads a library
def test_what_passes_here_passes_the_library_too(address):
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False, allow_quoted_local=True, strict=True)
    except EmailNotValidError as error:
        # Names set apart for tests and local networks are right in form.
        assert check_email(address) or "special-use" in str(error)
    else:
        assert check_email(address) == ()


@given(st.text(max_size=300))
@settings(deadline=None)  # the first example loads a library
def test_any_text_has_an_answer(text):
    assert len(check_email(text)) <= 1
