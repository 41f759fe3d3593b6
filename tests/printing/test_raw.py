import pytest
from socket_server import SocketServer, nobody, socket_server

from shipkit.errors import PrintFailed
from shipkit.printing.printer import RawPrinter
from shipkit.printing.send import send

ZPL = b"^XA^FO50,50^A0N,40^FD\xe5\xa4\xa7^FS^XZ\n" * 20_000


@pytest.fixture
def label(job):
    def label(**other):
        usual = {"content": ZPL, "format": "application/vnd.zebra-zpl", "media": "om_100x150mm_100x150mm"}
        return job(**(usual | other))

    return label


def test_the_bytes_arrive_as_they_are(label):
    with socket_server(SocketServer()) as printer:
        receipt = send(label(), RawPrinter("127.0.0.1", printer.port))
    assert printer.received == ZPL
    assert receipt.printer == f"socket://127.0.0.1:{printer.port}"
    assert (receipt.job_id, receipt.state, receipt.message) == ("", "sent", "")


def test_copies_are_sent_one_after_another(label):
    with socket_server(SocketServer()) as printer:
        send(label(copies=3), RawPrinter("127.0.0.1", printer.port))
    assert printer.received == ZPL * 3


def test_a_file_on_the_disk_is_sent(label, tmp_path):
    path = tmp_path / "x.zpl"
    path.write_bytes(ZPL)
    with socket_server(SocketServer()) as printer:
        send(label(content=path, copies=2), RawPrinter("127.0.0.1", printer.port))
    assert printer.received == ZPL * 2


def test_what_the_printer_says_of_its_state_is_passed_over(label):
    with socket_server(SocketServer("talks")) as printer:
        assert send(label(), RawPrinter("127.0.0.1", printer.port)).message == ""
    assert printer.received == ZPL


@pytest.mark.parametrize("mood", ["stays", "chatters"])
def test_a_printer_that_keeps_the_line_open_has_the_bytes_all_the_same(label, mood):
    with socket_server(SocketServer(mood)) as printer:
        receipt = send(label(), RawPrinter("127.0.0.1", printer.port), timeout=0.3)
    assert printer.received == ZPL
    assert receipt.state == "sent"
    assert receipt.message == "the printer has not closed the connection"


def test_a_printer_that_is_off_is_named_with_the_reason(label):
    port = nobody()
    with pytest.raises(PrintFailed, match=f"^socket://127.0.0.1:{port} cannot be printed to: nothing listens there"):
        send(label(), RawPrinter("127.0.0.1", port))


def test_a_printer_that_stops_reading_is_given_up(label):
    with socket_server(SocketServer("deaf")) as printer, pytest.raises(PrintFailed, match="did not answer for 0.3 s"):
        send(label(content=ZPL * 60), RawPrinter("127.0.0.1", printer.port), timeout=0.3)


def test_a_line_that_breaks_is_a_failure(label):
    with socket_server(SocketServer("resets")) as printer, pytest.raises(PrintFailed, match="it broke the connection"):
        send(label(content=ZPL * 60), RawPrinter("127.0.0.1", printer.port))
