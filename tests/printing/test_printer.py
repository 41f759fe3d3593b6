from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shipkit.errors import InvalidInput
from shipkit.printing.printer import Folder, IppPrinter, Printer, Queue, RawPrinter, parse_printer


@pytest.mark.parametrize(
    ("text", "printer", "written"),
    [
        ("office", Queue("office"), "office"),
        (" Büro_2-Zebra ", Queue("Büro_2-Zebra"), "Büro_2-Zebra"),
        ("ipp://printer.local", IppPrinter("printer.local"), "ipp://printer.local/ipp/print"),
        ("IPP://Printer.Local:8631/", IppPrinter("printer.local", 8631, "/"), "ipp://printer.local:8631/"),
        (
            "ipp://10.0.0.7:/printers/a%20b",
            IppPrinter("10.0.0.7", 631, "/printers/a%20b"),
            "ipp://10.0.0.7/printers/a%20b",
        ),
        ("ipps://h/ipp/print", IppPrinter("h", secure=True), "ipps://h/ipp/print"),
        ("ipp://[2001:DB8::0:7]:80/x", IppPrinter("2001:db8::7", 80, "/x"), "ipp://[2001:db8::7]:80/x"),
        ("socket://zebra-1", RawPrinter("zebra-1"), "socket://zebra-1:9100"),
        ("socket://[::1]:9101/", RawPrinter("::1", 9101), "socket://[::1]:9101"),
        ("file:out", Folder(Path("out")), "file:out"),
        ("file:/srv/hot folder", Folder(Path("/srv/hot folder")), "file:/srv/hot folder"),
        ("file:///srv/hot", Folder(Path("/srv/hot")), "file:/srv/hot"),
    ],
)
def test_a_printer_is_read_and_its_full_form_is_written(text, printer, written):
    assert parse_printer(text) == printer
    assert str(printer) == written
    assert parse_printer(written) == printer


def test_a_folder_may_be_the_users_own(monkeypatch):
    monkeypatch.setenv("HOME", "/home/desk")
    monkeypatch.setenv("USERPROFILE", "/home/desk")
    assert parse_printer("file:~/hot") == Folder(Path("/home/desk/hot"))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "needs a name"),
        ("   ", "needs a name"),
        ("x" * 1024, "1024 characters"),
        ("-o", "begins with a hyphen"),
        ("--help", "begins with a hyphen"),
        ("two words", "neither a queue's name nor an address"),
        ("office/duplex", "neither a queue's name nor an address"),
        ("a'b", "neither a queue's name nor an address"),
        ("office@server", "neither a queue's name nor an address"),
        ("ü" * 64, "neither a queue's name nor an address"),
        ("off\nice", "cannot be seen"),
        ("off\u202eice", "cannot be seen"),
        ("ipp://host/\x1b[31m", "cannot be seen"),
        ("http://host/", "'http:', which is no way to print"),
        ("lpd://host/queue", "'lpd:', which is no way to print"),
        ("javascript:1", "'javascript:', which is no way to print"),
        ("ipp:host", "lacks the two slashes"),
        ("ipp://", "'' for a host"),
        ("ipp:///ipp/print", "'' for a host"),
        ("ipp://-host/x", "'-host' for a host"),
        ("ipp://host-/x", "'host-' for a host"),
        ("ipp://a..b/x", "'a..b' for a host"),
        ("ipp://ho st/x", "'ho st' for a host"),
        ("ipp://drücker/x", "'drücker' for a host"),
        ("ipp://" + "a." * 126 + "aa/x", "for a host"),
        ("ipp://" + "a" * 64 + "/x", "for a host"),
        ("ipp://[::g]/x", "no IPv6 address"),
        ("ipp://[fe80::1%eth0]/x", "has a zone"),
        ("ipp://[::1]x/", "no address"),
        ("ipp://::1/x", "'' for a host"),
        ("ipp://user:pass@host/x", "cannot hold a user or a password"),
        ("ipp://host:0/x", "'0' for a port"),
        ("ipp://host:65536/x", "'65536' for a port"),
        ("ipp://host:" + "9" * 900 + "/x", "for a port"),
        ("ipp://host:６３１/x", "for a port"),
        ("ipp://host:-1/x", "for a port"),
        ("ipp://host/x?y=1", "for a path"),
        ("ipp://host/a b", "for a path"),
        ("ipp://host/%zz", "for a path"),
        ("ipp://host?x", "no address"),
        ("socket://host/path", "a socket has none"),
        ("file:", "needs a folder"),
        ("file://", "names another machine"),
        ("file://host/share", "names another machine"),
        ("file:~nobody-of-that-name/x", "a user nobody here knows"),
    ],
)
def test_what_is_no_printer_is_refused_with_the_reason(text, why):
    with pytest.raises(InvalidInput, match=".") as caught:
        parse_printer(text)
    assert why in caught.value.message
    assert caught.value.message.isprintable()


def test_a_password_is_not_repeated():
    with pytest.raises(InvalidInput) as caught:
        parse_printer("ipp://user:secret@host/x")
    assert "secret" not in caught.value.message


@given(st.text(max_size=60) | st.from_regex(r"(ipps?|socket|file):/?/?[!-~]{0,40}", fullmatch=True))
def test_any_text_is_a_printer_or_refused_and_what_is_written_reads_the_same(text):
    try:
        printer = parse_printer(text)
    except InvalidInput:
        return
    assert isinstance(printer, Printer)
    assert parse_printer(str(printer)) == printer


def test_a_long_host_is_refused_without_trying_every_way_to_cut_it():
    with pytest.raises(InvalidInput):
        parse_printer("ipp://" + "a" * 250 + "!/")
