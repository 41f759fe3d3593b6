"""What is reported: a figure beside its floor, as a line of a table and as an entry of a JSON file."""

from __future__ import annotations

import json
import os
import platform
import sys
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timing import Runs

LIBRARIES = ("shipkit", "typer", "pydantic", "tinydb", "reportlab", "uharfbuzz", "python-barcode")


@dataclass(frozen=True)
class Figure:
    """One line. `value` and `floor` are as they are printed; `ratio` and `cpu` compare them, on the wall and by
    processor time; `asked` is what the ratio or the value should keep.

    `met` is None where nothing is asked. `runs` holds every run of the figure and of its floor.
    """

    name: str
    value: str
    floor: str = ""
    ratio: float | None = None
    cpu: float | None = None
    asked: str = ""
    met: bool | None = None
    runs: dict[str, dict[str, list[float]]] = field(default_factory=dict)


def against(
    name: str, own: Runs, floor: Runs, *, value: str = "", beside: str = "", most: float | None = None
) -> Figure:
    """A command beside its floor, and whether it takes at most `most` times as long.

    `value` and `beside` are shown in place of both medians.
    """
    ratio = own.seconds / floor.seconds
    return Figure(
        name, value or seconds(own.seconds), beside or seconds(floor.seconds), ratio, own.cpu / floor.cpu,
        "" if most is None else f"<= {most:g} x", None if most is None else ratio <= most,
        {"figure": own.listed(), "floor": floor.listed()},
    )  # fmt: skip


HEADER = ("", "figure", "floor", "ratio", "cpu ratio", "asked", "met")


def cells(figure: Figure) -> tuple[str, ...]:
    """A figure as the table shows it."""
    ratio, cpu = ("" if value is None else f"{value:.2f}" for value in (figure.ratio, figure.cpu))
    met = {None: "", True: "yes", False: "no"}[figure.met]
    return (figure.name, figure.value, figure.floor, ratio, cpu, figure.asked, met)


def table(figures: Iterable[Figure]) -> list[str]:
    """The lines of a table; every column but the first stands right."""
    rows = [HEADER, *map(cells, figures)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEADER))]
    lines = [_line(row, widths) for row in rows]
    return [lines[0], "  ".join("-" * width for width in widths), *lines[1:]]


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]).rstrip()


def seconds(value: float) -> str:
    """`83 ms`, `4.31 s`."""
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"


def megabytes(size: int) -> str:
    """`112 MB`, a million bytes each."""
    return f"{size / 1e6:.0f} MB"


def machine() -> dict[str, Any]:
    """Where and when the figures were taken."""
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "cores": os.cpu_count(),
        "processor": _processor(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "versions": {name: found for name in LIBRARIES if (found := _version(name))},
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def load() -> float:
    """How many processes want a processor, over the last minute (getloadavg(3))."""
    return round(os.getloadavg()[0], 2)


def write_json(path: Path, figures: Iterable[Figure], options: dict[str, Any]) -> None:
    """Keep a run. Keys are only ever added."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"machine": machine(), "options": options, "figures": [asdict(figure) for figure in figures]}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def say(text: str) -> None:
    """Talk goes to stderr; the table is the answer."""
    print(text, file=sys.stderr, flush=True)
