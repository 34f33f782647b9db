# The only commands to type on a new machine with Python 3.11 or later, pip and make.
#
#   make demo    read the invented reports in examples/ and write their record to demo-out/
#   make test    all tests, doctests included
#   make lint    ruff: rules and format        make types   mypy --strict
#   make bench   the benches' floors on the small cases that the repository ships
#   make docs    the documents as a site, in site/; fails on a link that leads nowhere
#   make clean   remove what these made
#
# Each sets up .venv by itself, and again only after pyproject.toml changed. None installs PyTorch.

VENV := .venv
BIN := $(VENV)/bin
CANDIDATES := python3 python3.13 python3.12 python3.11 python
# The first Python on the PATH that is new enough; PYTHON=… overrides.
PYTHON ?= $(shell for p in $(CANDIDATES); do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test lint types bench docs clean
.DEFAULT_GOAL := demo
# A half-made environment is made anew.
.DELETE_ON_ERROR:

demo: $(VENV)/.installed
	$(BIN)/onrecord run examples -o demo-out
	@echo
	@echo "Open demo-out/index.html in a browser; the data are demo-out/*.jsonl and record.db."

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

bench: $(VENV)/.installed
	$(BIN)/python -m bench

docs: $(VENV)/.installed-dev
	$(BIN)/mkdocs build --strict --quiet

clean:
	rm -rf $(VENV) demo-out site build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src bench tests train -name __pycache__ -type d -prune -exec rm -rf {} +

# Some systems ship Python without ensurepip: then the system's pip fills the environment.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "OnRecord needs Python 3.11 or later; found none." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { \
		$(PYTHON) -m venv --clear --without-pip $(VENV) && \
		$(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(PIP_INSTALL) --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(PIP_INSTALL) --editable '.[dev]'
	@touch $(VENV)/.installed $@
