# Everything is made in .venv here: `make demo` and `make test` are all a new machine needs.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null 2>&1 && \
	$$p -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
READY := .venv/.ready
# Two workers keep both cores of a small machine busy; more gain nothing there.
WORKERS ?= 2

.PHONY: help demo test check check-style check-slow bench lock docs clean

help:
	@echo "make demo        run the main job on sample data, into demo-desk/"
	@echo "make test        run the tests"
	@echo "make check       what CI runs: style, types, layers, docs, tests"
	@echo "make check-slow  the long tests: many kills, many processes, the whole page gallery"
	@echo "make bench       speed and memory, each figure beside its floor"
	@echo "make docs        write the generated pages again"
	@echo "make lock        choose the newest dependencies that pyproject.toml allows"

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "shipkit needs Python 3.11, 3.12 or 3.13 with venv: set PYTHON=..."; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $(READY)

demo: $(READY)
	$(BIN)/shipkit demo demo-desk

test: $(READY)
	$(BIN)/python -m pytest -q -n $(WORKERS) -m "not slow"

check: check-style
	$(BIN)/python -m pytest -q -n $(WORKERS) -m "not slow"

check-style: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check

check-slow: $(READY)
	$(BIN)/python docs/gallery.py --check
	$(BIN)/python -m pytest -q -m slow

bench: $(READY)
	$(BIN)/python benchmarks/run

docs: $(READY)
	$(BIN)/python docs/generate.py --pictures
	$(BIN)/python docs/gallery.py

lock: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --upgrade --quiet \
		--custom-compile-command "make lock" -o requirements.lock

clean:
	rm -rf .venv demo-desk dist build
