"""shipkit from Python, in a process of its own, for what the command line has no option for.

    driver.py DESK NUMBERS FILE JOBS      the waybills of a file of numbers into one PDF, drawn by JOBS processes

Prints the number of pages, and the seconds from the open desk to the closed file.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter


def print_waybills(desk_folder: str, numbers: str, file: str, jobs: str) -> tuple[int, float]:
    """Pages, and seconds without the start of the process."""
    from shipkit import Desk

    wanted = Path(numbers).read_text(encoding="ascii").split()
    with Desk.open(desk_folder) as desk:
        began = perf_counter()
        printed = desk.print(wanted, file, jobs=int(jobs))
        return printed.pages, perf_counter() - began


if __name__ == "__main__":
    print(*print_waybills(*sys.argv[1:]))
