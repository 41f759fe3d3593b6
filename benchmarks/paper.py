"""A4 waybills of booked orders: by one process beside a bare canvas, and all of them by all cores."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from figures import Figure, against, megabytes, say, seconds
from memory import watch
from operators import shared, typical_page
from timing import Command, interleaved, python, run_once, shipkit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench import Bench

LEAST_A_SECOND = 300
MOST_TIMES = 6.0
FLOOR = "bare canvas"


def measure(bench: Bench) -> Iterator[Figure]:
    """Pages a second by one process, its memory, bytes a page; then every order by every core."""
    yield from _one_process(bench)
    yield from _all_cores(bench)


def _one_process(bench: Bench) -> Iterator[Figure]:
    numbers, pdf, said = (bench.folder / name for name in ("some.txt", "one.pdf", "pages.txt"))
    wanted = bench.numbers.read_text(encoding="ascii").split()[: bench.options.pages]
    numbers.write_text("\n".join(wanted), encoding="ascii")
    ours = Command(python("driver.py", bench.booked, numbers, pdf, 1), stdout=said)
    run_once(ours)
    pages = int(said.read_text().split()[0])
    page, forms = typical_page(pdf), shared(pdf)
    say(f"a page draws {page.texts} strings, {page.bars} bars, {page.rules} rules; all forms together {tuple(forms)}")
    bare = Command(python("floors.py", "canvas", pages, *page, bench.folder / "bare.pdf"))
    runs = interleaved({FLOOR: bare, "one process": ours}, bench.options.repeat)
    least, own = runs[FLOOR], runs["one process"]
    rate = pages / own.seconds
    name, value, beside = f"paper: {pages:,} pages, one process", f"{rate:,.0f}/s", f"{pages / least.seconds:,.0f}/s"
    fast = against(name, own, least, value=value, beside=beside)
    yield replace(fast, asked=f">= {LEAST_A_SECOND}/s", met=rate >= LEAST_A_SECOND)
    yield against("paper: the same, against the floor", own, least, value=value, beside=beside, most=MOST_TIMES)
    yield Figure("paper: the same, memory", megabytes(own.peak), megabytes(least.peak), own.peak / least.peak)
    yield _bytes_a_page(pdf, pages, bench.folder / "bare.pdf")


def _bytes_a_page(pdf: Path, pages: int, bare: Path) -> Figure:
    own, least = pdf.stat().st_size / pages, bare.stat().st_size / pages
    return Figure("paper: bytes a page", f"{own:,.0f}", f"{least:,.0f}", own / least)


def _all_cores(bench: Bench) -> Iterator[Figure]:
    pdf = bench.folder / "all.pdf"
    command = Command(shipkit("--desk", bench.booked, "print", "-", "-o", pdf), stdin=bench.numbers)
    one = Command(python("driver.py", bench.booked, bench.numbers, pdf, 1), stdout=bench.folder / "pages.txt")
    runs = interleaved({"one": one, "all": command}, max(1, bench.options.repeat // 2), warm=False)
    own, single = runs["all"], runs["one"]
    count = int((bench.folder / "pages.txt").read_text().split()[0])
    yield against(
        f"paper: {count:,} pages, all cores",
        own,
        single,
        value=f"{count / own.seconds:,.0f}/s, {seconds(own.seconds)}",
        beside=f"{count / single.seconds:,.0f}/s (one process)",
    )
    peak = watch(command)
    together = f", {megabytes(peak.together)} together" if peak.together else ""
    yield Figure("paper: the same, memory", f"{megabytes(peak.largest)}{together}")
    yield Figure("paper: the same, bytes a page", f"{pdf.stat().st_size / count:,.0f}")
