import pytest
from ipp_server import CERTIFICATE, IppServer, ipp_server
from socket_server import nobody

from shipkit.errors import PrintFailed
from shipkit.printing.ipp_codes import JobState, Operation, Status
from shipkit.printing.ipp_message import Group
from shipkit.printing.printer import IppPrinter
from shipkit.printing.send import send

ABOUT, PRINT, FOLLOW = Operation.GET_PRINTER_ATTRIBUTES, Operation.PRINT_JOB, Operation.GET_JOB_ATTRIBUTES


@pytest.fixture
def sent():
    """`sent(printer, job)` prints on a printer that listens for so long."""

    def sent(printer, job, *, timeout=10.0, **address):
        with ipp_server(printer):
            return send(job, IppPrinter("127.0.0.1", printer.port, **address), timeout=timeout)

    return sent


@pytest.fixture
def refused(sent):
    """The sentence with which it fails."""

    def refused(printer, job, **other):
        with pytest.raises(PrintFailed) as caught:
            sent(printer, job, **other)
        assert caught.value.message.isprintable()
        assert f"ipp://127.0.0.1:{printer.port}/" in caught.value.message
        return caught.value.message

    return refused


def test_a_job_is_printed_byte_for_byte_on_its_paper_at_its_size(sent, job):
    printer = IppServer()
    receipt = sent(printer, job(title="运单 1", copies=2))
    assert printer.documents == [job().content]
    assert (receipt.job_id, receipt.state, receipt.message) == ("41", "completed", "")
    assert receipt.printer == f"ipp://127.0.0.1:{printer.port}/ipp/print"
    (asked,) = printer.asked(PRINT)
    assert asked.values(Group.JOB, "media") == ("iso_a4_210x297mm",)
    assert asked.values(Group.JOB, "print-scaling") == ("none",)
    assert asked.values(Group.JOB, "copies") == (2,)
    assert asked.values(Group.OPERATION, "job-name") == ("运单 1",)
    assert asked.values(Group.OPERATION, "document-format") == ("application/pdf",)
    assert asked.values(Group.OPERATION, "printer-uri") == (receipt.printer,)


def test_a_request_begins_as_the_standard_wants_it(sent, job):
    printer = IppServer(states=(JobState.PROCESSING, JobState.COMPLETED))
    sent(printer, job())
    for question in printer.questions:
        first = [each.name for each in question.groups[0].attributes][:3]
        assert first == ["attributes-charset", "attributes-natural-language", "printer-uri"]
    (follow,) = printer.asked(FOLLOW)
    assert follow.groups[0].attributes[3].name == "job-id"
    assert len({question.request_id for question in printer.questions}) == len(printer.questions)


def test_a_file_on_the_disk_is_printed(sent, job, tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(job().content)
    printer = IppServer()
    assert sent(printer, job(content=path)).state == "completed"
    assert printer.documents == [job().content]


def test_one_copy_is_not_asked_for(sent, job):
    printer = IppServer()
    sent(printer, job())
    assert printer.asked(PRINT)[0].values(Group.JOB, "copies") == ()


def test_a_long_title_is_cut_between_two_characters(sent, job):
    printer = IppServer()
    sent(printer, job(title="大" * 120))
    assert printer.asked(PRINT)[0].values(Group.OPERATION, "job-name") == ("大" * 85,)


def test_a_busy_printer_is_asked_again_and_prints_once(sent, job):
    printer = IppServer(busy=2)
    assert sent(printer, job()).state == "completed"
    assert len(printer.asked(PRINT)) == 3
    assert printer.documents == [job().content]


def test_a_printer_that_stays_busy_is_given_up(refused, job):
    assert refused(IppServer(busy=10**9), job(), timeout=0.3).endswith("refuses: server-error-busy")


def test_an_old_printer_is_spoken_to_in_its_own_version(sent, job):
    printer = IppServer(versions=((1, 1),))
    assert sent(printer, job()).state == "completed"
    assert [question.version for question in printer.questions] == [(2, 0), (1, 1), (1, 1)]


def test_a_printer_of_no_known_version_is_given_up(refused, job):
    assert "server-error-version-not-supported" in refused(IppServer(versions=()), job())


def test_the_end_of_a_job_is_waited_for(sent, job):
    printer = IppServer(states=(JobState.PENDING, JobState.PROCESSING, JobState.PROCESSING, JobState.COMPLETED))
    assert sent(printer, job()).state == "completed"
    assert len(printer.asked(FOLLOW)) == 3


def test_a_job_without_paper_is_taken_and_says_what_it_lacks(sent, job):
    printer = IppServer(states=(JobState.PROCESSING_STOPPED,), reasons=("media-empty", "door-open"))
    receipt = sent(printer, job(), timeout=0.3)
    assert (receipt.job_id, receipt.state) == ("41", "accepted")
    assert receipt.message == "not at its end after 0.3 s: media-empty, door-open"


@pytest.mark.parametrize(
    ("state", "ended"), [(JobState.ABORTED, "has given up job 41"), (JobState.CANCELED, "has cancelled job 41")]
)
def test_a_job_that_the_printer_ends_is_a_failure(refused, job, state, ended):
    printer = IppServer(states=(JobState.PROCESSING, state), reasons=("document-format-error",))
    assert refused(printer, job()).endswith(f"{ended}: document-format-error")


def test_a_job_that_is_taken_is_no_failure_when_its_end_is_not_known(sent, job):
    forgotten = sent(IppServer(states=(JobState.PENDING,), forgetful=True), job())
    gone = sent(IppServer(states=(JobState.PENDING,), hangs_up=frozenset({FOLLOW})), job())
    silent = sent(IppServer(states=(JobState.PENDING,), silent=frozenset({FOLLOW})), job(), timeout=0.3)
    for receipt in (forgotten, gone, silent):
        assert (receipt.job_id, receipt.state) == ("41", "accepted")
        assert receipt.message.startswith("how it ended is not known: ")


@pytest.mark.parametrize(
    ("printer", "other", "why"),
    [
        (IppServer(), {"format": "application/vnd.zebra-zpl"}, "cannot print application/vnd.zebra-zpl: it prints application/pdf, image/png"),
        (IppServer(), {"media": "om_100x150mm_100x150mm"}, "has no paper om_100x150mm_100x150mm: it has na_letter_8.5x11in, iso_a4_210x297mm"),
        (IppServer(media=tuple(f"oe_size_{n}x1in" for n in range(1, 12))), {}, "oe_size_8x1in and 3 more"),
        (IppServer(most_copies=1), {"copies": 2}, "prints 1 copies at most, and the job asks for 2"),
        (IppServer(accepting=False, reasons=("paused", "toner\x1b[31m-empty")), {}, "takes no jobs now: paused, toner [31m-empty"),
        (IppServer(accepting=False), {}, "takes no jobs now"),
    ],
)  # fmt: skip
def test_a_printer_that_cannot_is_not_sent_the_job(refused, job, printer, other, why):
    assert refused(printer, job(**other)).endswith(why)
    assert printer.asked(PRINT) == []


def test_a_printer_that_tells_little_is_believed(sent, job):
    printer = IppServer(formats=(), media=())
    assert sent(printer, job()).state == "completed"
    assert printer.asked(PRINT)[0].values(Group.JOB, "media") == ("iso_a4_210x297mm",)


def test_paper_of_the_same_size_is_asked_for_by_the_printers_name(sent, job):
    printer = IppServer(media=("oe_shipping_100x150mm",))
    sent(printer, job(media="om_100x150mm_100x150mm"))
    assert printer.asked(PRINT)[0].values(Group.JOB, "media") == ("oe_shipping_100x150mm",)


def test_a_wish_that_was_passed_over_is_told(sent, job):
    receipt = sent(IppServer(ignored=("print-scaling",)), job())
    assert receipt.state == "completed"
    assert receipt.message == "the printer passed over print-scaling: measure the bar codes"


def test_a_no_is_repeated_in_the_printers_words_made_harmless(refused, job):
    printer = IppServer(refusal=Status.CLIENT_ERROR_DOCUMENT_FORMAT_ERROR)
    assert refused(printer, job()).endswith("refuses: client-error-document-format-error: not [31m this one")
    assert len(printer.asked(PRINT)) == 1


def test_a_status_without_a_name_is_told_by_its_number(refused, job):
    class Odd(IppServer):
        def answer(self, question, document):
            self.refusal = 0x04FF
            return super().answer(question, document)

    assert "refuses: status 0x04ff" in refused(Odd(), job())


@pytest.mark.parametrize("operation", [ABOUT, PRINT])
def test_an_answer_that_breaks_off_is_a_failure(refused, job, operation):
    printer = IppServer(hangs_up=frozenset({operation}))
    why = refused(printer, job())
    assert "does not answer in IPP: it ends in the middle" in why
    assert why.endswith("whether the job is printed is not known") == (operation == PRINT)
    assert len(printer.asked(operation)) == 1


@pytest.mark.parametrize("operation", [ABOUT, PRINT])
def test_a_printer_that_does_not_answer_is_given_up(refused, job, operation):
    printer = IppServer(silent=frozenset({operation}))
    why = refused(printer, job(), timeout=0.3)
    assert "it did not answer for 0.3 s" in why
    assert why.endswith("whether the job is printed is not known") == (operation == PRINT)
    assert len(printer.asked(operation)) == 1


@pytest.mark.parametrize("says", [b"<html>hello</html>", b"\x01\x01\x00\x00", b"\x00" * 5000, b"\x01" * 300_000])
def test_what_is_no_ipp_is_said_to_be_none(refused, job, says):
    assert "does not answer in IPP" in refused(IppServer(says=says), job())


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (401, "asks for a user and a password"),
        (403, "asks for a user and a password"),
        (404, "there is no printer at /ipp/print there"),
        (426, "write ipps:// for ipp://"),
        (500, "it answers HTTP 500 Internal Server Error"),
    ],
)
def test_what_the_web_server_in_the_printer_says_is_a_sentence(refused, job, status, why):
    assert refused(IppServer(http_status=status), job()).endswith(why)


def test_a_wrong_path_is_named(refused, job):
    assert refused(IppServer(), job(), path="/printers/x").endswith("there is no printer at /printers/x there")


def test_a_printer_that_is_off_is_named(job):
    port = nobody()
    with pytest.raises(PrintFailed, match=f"^ipp://127.0.0.1:{port}/ipp/print cannot be printed to: nothing listens"):
        send(job(), IppPrinter("127.0.0.1", port))


def test_a_certificate_that_is_not_trusted_stops_the_job(job):
    with ipp_server(IppServer(), secure=True) as printer, pytest.raises(PrintFailed, match="not trusted") as caught:
        send(job(), IppPrinter("127.0.0.1", printer.port, secure=True))
    assert printer.questions == []
    assert "$SSL_CERT_FILE" in caught.value.hint


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_certificate_that_is_trusted_carries_the_job(job, monkeypatch, host):
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with ipp_server(IppServer(), secure=True) as printer:
        receipt = send(job(), IppPrinter(host, printer.port, secure=True))
    assert receipt.printer == f"ipps://{host}:{printer.port}/ipp/print"
    assert printer.documents == [job().content]


def test_a_printer_that_does_not_encrypt_is_told_of(job):
    with ipp_server(IppServer()) as printer, pytest.raises(PrintFailed, match="no encrypted connection comes about"):
        send(job(), IppPrinter("127.0.0.1", printer.port, secure=True))


def test_a_proxy_is_not_used(sent, job, monkeypatch):
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{nobody()}")
    assert sent(IppServer(), job()).state == "completed"


def test_a_job_is_shown_under_the_users_name(sent, job, monkeypatch):
    monkeypatch.setattr("getpass.getuser", lambda: "desk\x1b1")
    printer = IppServer()
    sent(printer, job())
    assert printer.asked(PRINT)[0].values(Group.OPERATION, "requesting-user-name") == ("desk 1",)


def test_a_user_without_a_name_prints_all_the_same(sent, job, monkeypatch):
    def nobody_known():
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr("getpass.getuser", nobody_known)
    printer = IppServer()
    sent(printer, job())
    assert printer.asked(PRINT)[0].values(Group.OPERATION, "requesting-user-name") == ("shipkit",)
