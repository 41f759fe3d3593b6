"""A sample desk, and batch files for it."""

from __future__ import annotations

import pytest
from batchfiles import HEADER, as_csv

from shipkit.desk.desk import Desk

NOON = "2026-12-01T12:00:00+00:00"


@pytest.fixture(autouse=True)
def _noon(monkeypatch):
    monkeypatch.setenv("SHIPKIT_NOW", NOON)


@pytest.fixture
def desk(tmp_path):
    with Desk.create(tmp_path / "desk", sample=True, user="desk") as opened:
        yield opened


@pytest.fixture
def a_file(tmp_path):
    def write(rows, header=HEADER, name="orders.csv"):
        path = tmp_path / name
        path.write_bytes(as_csv(rows, header))
        return path

    return write
