"""A job to an IPP printer: is it able to, then the job, then what became of it (RFC 8011)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shipkit.errors import PrintFailed
from shipkit.printing import media
from shipkit.printing.connection import Patience
from shipkit.printing.ipp_client import IppClient
from shipkit.printing.ipp_codes import JobState, Operation, Status
from shipkit.printing.ipp_message import Attribute, Group, Message, Tag, attribute
from shipkit.printing.job import Receipt
from shipkit.printing.words import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shipkit.printing.job import Job
    from shipkit.printing.printer import IppPrinter

_WANTED = (
    "printer-is-accepting-jobs",
    "printer-state-reasons",
    "document-format-supported",
    "media-supported",
    "copies-supported",
)
_MOST_SHOWN = 8
_MOST_TITLE_BYTES = 255  # RFC 8011 section 5.1.3: name(MAX)


def send_to_ipp(job: Job, printer: IppPrinter, *, timeout: float) -> Receipt:
    """Print on an IPP printer that can print it, and wait until it has, `timeout` seconds at most.

    A job that is not ended by then is `accepted`, with what holds it up. Errors: PrintFailed.
    """
    client = IppClient(printer, timeout)
    about = client.ask(Operation.GET_PRINTER_ATTRIBUTES, attribute("requested-attributes", Tag.KEYWORD, *_WANTED))
    paper = _able(job, printer, about)
    with job.opened() as file:
        answer = client.ask(
            Operation.PRINT_JOB,
            attribute("job-name", Tag.NAME, _name(job.title)),
            attribute("document-format", Tag.MIME_TYPE, job.format),
            job=_wishes(job, paper),
            document=file,
        )
    return _followed(client, printer, answer, timeout)


def _able(job: Job, printer: IppPrinter, about: Message) -> str:
    """The name by which the printer has the job's paper. Errors: PrintFailed for what it cannot or will not."""
    if about.values(Group.PRINTER, "printer-is-accepting-jobs") == (0,):
        raise PrintFailed(f"{printer} takes no jobs now{_because(about, Group.PRINTER, 'printer-state-reasons')}")
    formats = _texts(about, "document-format-supported")
    if formats and job.format not in formats:
        raise PrintFailed(f"{printer} cannot print {job.format}: it prints {_listed(formats)}")
    for limits in about.values(Group.PRINTER, "copies-supported"):
        if isinstance(limits, tuple) and job.copies > limits[1]:
            raise PrintFailed(f"{printer} prints {limits[1]} copies at most, and the job asks for {job.copies}")
    papers = _texts(about, "media-supported")
    paper = media.chosen(job.media, papers)
    if paper is None:
        raise PrintFailed(f"{printer} has no paper {job.media}: it has {_listed(papers)}")
    return paper


def _wishes(job: Job, paper: str) -> tuple[Attribute, ...]:
    wishes = (
        attribute("media", Tag.KEYWORD, paper),
        attribute("print-scaling", Tag.KEYWORD, "none"),  # PWG 5100.13: a bar code keeps its size
    )
    return wishes if job.copies == 1 else (attribute("copies", Tag.INTEGER, job.copies), *wishes)


def _followed(client: IppClient, printer: IppPrinter, taken: Message, timeout: float) -> Receipt:
    """Wait for the end of a job that was taken.

    From here on nothing but the printer's own word is a failure: who prints it again may have it twice.
    """
    number = next(iter(taken.values(Group.JOB, "job-id")), None)
    if not isinstance(number, int):
        return Receipt(str(printer), "", "accepted", "the printer has not said the job's number")
    doubts, latest, patience = _ignored(taken), taken, Patience(timeout)
    while (state := next(iter(latest.values(Group.JOB, "job-state")), None)) not in _ENDED:
        if not patience.wait():
            held_up = _because(latest, Group.JOB, "job-state-reasons")
            doubts += [f"not at its end after {timeout:g} s{held_up}"]
            break
        try:
            latest = client.ask(
                Operation.GET_JOB_ATTRIBUTES,
                attribute("job-id", Tag.INTEGER, number),
                attribute("requested-attributes", Tag.KEYWORD, "job-state", "job-state-reasons"),
            )
        except PrintFailed as fault:
            doubts += [f"how it ended is not known: {fault}"]
            break
    if state in {JobState.CANCELED, JobState.ABORTED}:
        ended = "cancelled" if state == JobState.CANCELED else "given up"
        raise PrintFailed(f"{printer} has {ended} job {number}{_because(latest, Group.JOB, 'job-state-reasons')}")
    done = state == JobState.COMPLETED
    return Receipt(str(printer), str(number), "completed" if done else "accepted", "; ".join(doubts))


_ENDED = {JobState.CANCELED, JobState.ABORTED, JobState.COMPLETED}


def _ignored(taken: Message) -> list[str]:
    """A sentence when the printer left out what was wished: the bar codes may have another size."""
    if taken.code != Status.SUCCESSFUL_OK_IGNORED_OR_SUBSTITUTED_ATTRIBUTES:
        return []
    names = [a.name for each in taken.groups if each.group == Group.UNSUPPORTED for a in each.attributes]
    return [f"the printer passed over {_listed(names) or 'what it does not know'}: measure the bar codes"]


def _because(message: Message, group: Group, name: str) -> str:
    """`: media-empty, door-open`, for the keywords of an attribute that say something."""
    reasons = [str(each) for each in message.values(group, name) if each != "none"]
    return f": {_listed(reasons)}" if reasons else ""


def _texts(about: Message, name: str) -> list[str]:
    return [each for each in about.values(Group.PRINTER, name) if isinstance(each, str)]


def _listed(words: Iterable[str]) -> str:
    """The first words of a list a printer gave, and how many more there are."""
    kept = [harmless(word) for word in words]
    more = f" and {len(kept) - _MOST_SHOWN} more" if len(kept) > _MOST_SHOWN else ""
    return ", ".join(kept[:_MOST_SHOWN]) + more


def _name(title: str) -> str:
    """A title as the printer can take it, cut between two characters."""
    return title.encode()[:_MOST_TITLE_BYTES].decode(errors="ignore")
