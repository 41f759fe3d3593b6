import pytest

from shipkit.errors import PrintFailed
from shipkit.printing.printer import Queue
from shipkit.printing.send import printers, send

OFFICE = Queue("office")


def test_a_job_is_handed_to_lp_with_its_paper_and_its_size_kept(commands, job):
    commands.make("lp", stdout="request id is office-17 (0 file(s))\n")
    receipt = send(job(title="Waybill 1; rm -rf $HOME", copies=2), OFFICE)
    assert commands.words("lp") == [
        *("-d", "office"),
        *("-o", "print-scaling=none"),
        *("-o", "media=iso_a4_210x297mm"),
        *("-t", "Waybill 1; rm -rf $HOME"),
        *("-n", "2"),
        *("--", "-"),
    ]
    assert commands.stdin("lp") == job().content
    assert (receipt.printer, receipt.job_id, receipt.state, receipt.message) == ("office", "office-17", "accepted", "")


def test_a_file_on_the_disk_is_fed_to_lp(commands, job, tmp_path):
    commands.make("lp", stdout="request id is office-1 (0 file(s))\n")
    path = tmp_path / "-o.pdf"
    path.write_bytes(job().content)
    send(job(content=path), OFFICE)
    assert commands.stdin("lp") == job().content


def test_label_commands_pass_the_queue_as_they_are(commands, job):
    commands.make("lp", stdout="request id is zebra-1 (0 file(s))\n")
    send(job(content=b"^XA^XZ", format="application/vnd.zebra-zpl", media="om_100x150mm_100x150mm"), Queue("zebra"))
    words = commands.words("lp")
    assert words[words.index("raw") - 1] == "-o"
    assert "media=om_100x150mm_100x150mm" in words
    assert "print-scaling=none" in words


@pytest.mark.parametrize(
    ("said", "job_id", "message"),
    [
        ("请求 id 为 office-18（0 个文件）\n", "office-18", ""),
        ("L'identifiant de requête est office-1203\n", "office-1203", ""),
        ("request id is back-office-9\n", "", "request id is back-office-9"),
        ("taken\x1b[0m\n", "", "taken [0m"),
        ("", "", ""),
    ],
)
def test_the_jobs_name_is_found_in_any_language(commands, job, said, job_id, message):
    commands.make("lp", stdout=said)
    receipt = send(job(), OFFICE)
    assert (receipt.job_id, receipt.message) == (job_id, message)


def test_what_lp_says_against_it_is_repeated_and_made_harmless(commands, job):
    commands.make("lp", stderr="lp: Error - \x1b[31mThe printer or class\u202e does not exist.\n", code=1)
    with pytest.raises(PrintFailed) as caught:
        send(job(), OFFICE)
    assert caught.value.message == "lp does not print to office: lp: Error - [31mThe printer or class does not exist."
    assert caught.value.hint == "lpstat -e"


def test_the_way_to_lp_is_left_out_of_what_it_says(commands, job):
    commands.make("lp", stderr=f"{commands.folder}/lp: Error - no.\n", code=1)
    with pytest.raises(PrintFailed, match="^lp does not print to office: Error - no\\.$"):
        send(job(), OFFICE)


def test_an_lp_that_says_nothing_is_known_by_its_exit_code(commands, job):
    commands.make("lp", code=3)
    with pytest.raises(PrintFailed, match="lp does not print to office: it ends with 3"):
        send(job(), OFFICE)


def test_an_lp_that_does_not_end_is_ended(commands, job):
    commands.make("lp", sleeps=60)
    with pytest.raises(PrintFailed, match="lp did not end in 0.2 s"):
        send(job(), OFFICE, timeout=0.2)


def test_without_lp_other_ways_are_named(commands, job):
    with pytest.raises(PrintFailed, match="there is no lp command here") as caught:
        send(job(), OFFICE)
    assert "ipp://" in caught.value.hint


def test_an_lp_that_cannot_run_is_named(commands, job):
    (commands.folder / "lp").write_text("#!/no/such/interpreter\n")
    (commands.folder / "lp").chmod(0o755)
    with pytest.raises(PrintFailed, match="bin/lp: No such file"):
        send(job(), OFFICE)


def test_the_queues_of_the_machine_are_listed(commands):
    commands.make("lpstat", stdout="office\nzebra_2\n-o\nwith blank\n\n")
    assert printers() == ("office", "zebra_2")
    assert commands.words("lpstat") == ["-e"]


def test_without_cups_there_are_no_queues(commands):
    assert printers() == ()


def test_a_cups_that_does_not_run_has_no_queues(commands):
    commands.make("lpstat", stderr="lpstat: Bad file descriptor\n", code=1)
    assert printers() == ()


def test_an_lpstat_that_cannot_run_is_no_cups(commands):
    (commands.folder / "lpstat").write_text("#!/no/such/interpreter\n")
    (commands.folder / "lpstat").chmod(0o755)
    assert printers() == ()
