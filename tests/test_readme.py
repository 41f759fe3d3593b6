"""What the README tells a newcomer to type works as it stands, in an empty folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).parent.parent / "README.md"


def blocks(title):
    """The shell blocks of a section."""
    text = README.read_text(encoding="utf-8")
    section = text.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"```sh\n(.*?)```", section, re.DOTALL)


@pytest.mark.skipif(shutil.which("bash") is None, reason="the README's commands are for a shell")
def test_the_first_five_minutes_work_word_for_word(tmp_path):
    (tmp_path / "bin").mkdir()
    tool = tmp_path / "bin" / "shipkit"
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m shipkit "$@"\n')
    tool.chmod(0o755)
    env = {
        **os.environ,
        "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "PYTHONPATH": str(README.parent),
    }
    for name in ("SHIPKIT_DESK", "SHIPKIT_NOW"):
        env.pop(name, None)
    script = "set -ex\n" + "\n".join(blocks("The first five minutes"))
    answer = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=300)
    assert answer.returncode == 0, answer.stderr[-3000:]
    for name in ("SO-17.pdf", "receipt.csv", "orders.pdf", "papers.pdf", "labels.pdf", "copies.pdf"):
        assert (tmp_path / name).stat().st_size > 500, name


def test_every_page_the_readme_names_is_there():
    text = README.read_text(encoding="utf-8")
    for path in re.findall(r"\]\((docs/[^)#]+)\)", text):
        assert (README.parent / path).exists(), path
