"""Labels, ZPL and A4 beside other libraries that draw the same address, Code 128 and two-dimensional symbol.

The peers have a Python of their own in `out/peers`, made when it is missing; without a network they are left out.
Each side is a process that times itself from its first label to the closed file, its imports done: what is compared
is drawing, not starting.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from figures import Figure, megabytes, say
from memory import watch
from timing import HERE, Command, Failed, python, run_once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench import Bench

LABELS = 1_000
MANY = 10_000
LABEL_A_SECOND, BARE_A_SECOND, PAGES_A_SECOND, ZPL_A_SECOND = 500, 1_000, 250, 5_000
MOST_BYTES, MOST_MEMORY = 3_000, 150_000_000
PEERS = ("fpdf2", "reportlab", "pylabels", "blabel")
PEERS_HOME = HERE / "out" / "peers"


@dataclass(frozen=True)
class Made:
    """What a process says of itself: labels or pages, seconds on the wall and of processors, bytes of its file."""

    count: int
    seconds: float
    cpu: float
    size: int


def measure(bench: Bench) -> Iterator[Figure]:
    """Labels with and without the symbol beside the peers, ZPL, A4, memory of many, all cores."""
    content = bench.folder / "content.json"
    run_once(Command(_ours(bench, "content", LABELS, content)))
    commands = {kind: _ours(bench, kind, LABELS) for kind in ("label-latin", "label-latin-bars", "waybill")}
    commands["zpl-latin"] = _ours(bench, "zpl-latin", 4 * LABELS)
    peers_python = _peers()
    for peer in PEERS if peers_python else ():
        for symbol in ("1", "0"):
            out = bench.folder / f"{peer}.pdf"
            commands[f"{peer} {symbol}"] = (
                str(peers_python), str(HERE / "peers" / "theirs.py"), peer, str(content), str(out), symbol,
            )  # fmt: skip
    made = _in_turns(bench, commands)
    yield from _beside(made, "label-latin", "1", LABEL_A_SECOND, "label, with the 2D symbol")
    yield from _beside(made, "label-latin-bars", "0", BARE_A_SECOND, "label, without it")
    size = _middle(made["label-latin"], "size") / made["label-latin"][0].count
    best = min((runs for name, runs in made.items() if name.endswith(" 1")), key=_bytes_each, default=None)
    yield Figure(
        "papers: bytes a label", f"{size:,.0f}", f"{_bytes_each(best):,.0f}" if best else "",
        asked=f"< {MOST_BYTES:,}", met=size < MOST_BYTES,
    )  # fmt: skip
    yield _rate(made["zpl-latin"], "ZPL label", ZPL_A_SECOND)
    yield _rate(made["waybill"], "A4 waybill", PAGES_A_SECOND)
    yield from _many(bench)


def _ours(bench: Bench, kind: str, count: int, file: Path | None = None) -> tuple[str, ...]:
    return python("peers/ours.py", kind, bench.booked, bench.numbers, count, file or bench.folder / f"{kind}.out")


def _peers() -> Path | None:
    """The peers' Python; None when it cannot be made."""
    interpreter = PEERS_HOME / "bin" / "python"
    if not interpreter.exists():
        say("making the peers' own Python")
        install = ("-m", "pip", "install", "--quiet", "-r", str(HERE / "peers" / "requirements.txt"))
        try:
            subprocess.run((sys.executable, "-m", "venv", str(PEERS_HOME)), check=True)
            subprocess.run((str(interpreter), *install), check=True)
        except (OSError, subprocess.CalledProcessError) as fault:
            say(f"no peers: {fault}")
            interpreter.unlink(missing_ok=True)
            return None
    return interpreter


def _in_turns(bench: Bench, commands: dict[str, tuple[str, ...]]) -> dict[str, list[Made]]:
    """Every command as often as asked, in turns; a peer that fails is said and left out."""
    made: dict[str, list[Made]] = {}
    broken: set[str] = set()
    for _ in range(bench.options.repeat):
        for name, words in commands.items():
            if name in broken:
                continue
            try:
                made.setdefault(name, []).append(_run(bench, words))
            except Failed as fault:
                if name.partition(" ")[0] not in PEERS:
                    raise
                say(f"{name}: {fault}")
                broken.add(name)
                made.pop(name)
    return made


def _run(bench: Bench, words: tuple[str, ...]) -> Made:
    said = bench.folder / "said.txt"
    run_once(Command(words, stdout=said))
    count, wall, cpu, size = said.read_text(encoding="utf-8").split()[-4:]
    return Made(int(count), float(wall), float(cpu), int(size))


def _middle(runs: list[Made], name: str) -> float:
    return median(getattr(run, name) for run in runs)


def _a_second(runs: list[Made]) -> float:
    return runs[0].count / _middle(runs, "seconds")


def _bytes_each(runs: list[Made]) -> float:
    return _middle(runs, "size") / runs[0].count


def _listed(runs: list[Made]) -> dict[str, list[float]]:
    return {"seconds": [round(run.seconds, 4) for run in runs], "cpu": [round(run.cpu, 4) for run in runs]}


def _rate(runs: list[Made], name: str, least: int) -> Figure:
    """What is asked is asked of one core: its own time decides, on a machine that does other things besides."""
    rate = runs[0].count / _middle(runs, "cpu")
    value = f"{_a_second(runs):,.0f}/s, cpu {rate:,.0f}/s"
    return Figure(f"papers: {name}", value, asked=f">= {least:,}/s", met=rate >= least, runs={"figure": _listed(runs)})


def _beside(made: dict[str, list[Made]], kind: str, symbol: str, least: int, name: str) -> Iterator[Figure]:
    """Ours, then a line a peer; a ratio above 1 is how many times as long the peer takes."""
    own = made[kind]
    yield _rate(own, name, least)
    for peer in PEERS:
        if runs := made.get(f"{peer} {symbol}"):
            slower = _a_second(own) / _a_second(runs)
            cpu = (_middle(runs, "cpu") / runs[0].count) / (_middle(own, "cpu") / own[0].count)
            listed = {"figure": _listed(own), "peer": _listed(runs)}
            yield Figure(
                f"papers:   beside {peer}", f"{_a_second(own):,.0f}/s", f"{_a_second(runs):,.0f}/s", slower, cpu,
                runs=listed,
            )  # fmt: skip


def _many(bench: Bench) -> Iterator[Figure]:
    """Memory for many labels, by one process; every A4 page by all cores."""
    said = bench.folder / "said.txt"
    for kind, name in (("label", "labels"), ("zpl", "ZPL labels")):
        peak = watch(Command(_ours(bench, kind, MANY), stdout=said))
        count = int(said.read_text(encoding="utf-8").split()[0])
        yield Figure(
            f"papers: memory, {count:,} {name}", megabytes(peak.largest), asked=f"< {megabytes(MOST_MEMORY)}",
            met=peak.largest < MOST_MEMORY,
        )  # fmt: skip
    pages = _run(bench, _ours(bench, "waybill-cores", 0))
    yield Figure(
        f"papers: {pages.count:,} A4 pages, all cores", f"{pages.count / pages.seconds:,.0f}/s, {pages.seconds:.1f} s"
    )
