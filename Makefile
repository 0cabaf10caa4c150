# Every target makes what it needs of .venv first, once: delete .venv to begin anew.

VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
# The first Python that starts and is new enough; PYTHON=… chooses another.
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$each && break; done)

install = $(if $(UV),uv pip install --quiet --python $(BIN)/python,\
	$(BIN)/python -m pip install --quiet)

.PHONY: help run test check consumers bench docs clean

help:
	@echo "make run     recover the references of seeds/ as BibTeX"
	@echo "make test    run the tests"
	@echo "make check   ruff, mypy and import-linter"
	@echo "make consumers     install what reads refkit's files, for the tests that try it"
	@echo "make bench   measure start-up, recovery, deduplication, enriching, and time on hostile input"
	@echo "make docs    check the documentation and build it into site/"
	@echo "make clean   remove what the other targets made"

run: $(VENV)/made-refkit
	@$(BIN)/refkit export --format bibtex seeds/

test: $(VENV)/made-test
	$(BIN)/python -m pytest

check: $(VENV)/made-check $(VENV)/made-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

consumers: $(VENV)/made-consumers
	@$(BIN)/npm install --prefix tests/consumers --silent --no-fund --no-audit --no-package-lock

bench: $(VENV)/made-bench
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/recovery.py
	$(BIN)/python bench/hostile.py
	$(BIN)/python bench/dedupe.py
	$(BIN)/python bench/enriching.py

docs: $(VENV)/made-docs $(VENV)/made-test
	$(BIN)/python -m pytest docs README.md
	$(BIN)/zensical build --clean --strict

clean:
	rm -rf $(VENV) .bare site build dist tests/consumers/node_modules

$(BIN)/python:
	@test -n "$(UV)$(PYTHON)" || { echo "refkit needs Python 3.11 or newer, or uv"; exit 1; }
ifdef UV
	@uv venv --quiet --allow-existing $(if $(PYTHON),--python $(PYTHON)) $(VENV)
else
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "this Python makes no\
	 virtual environments: install python3-venv (Debian, Ubuntu) or uv"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
endif

$(VENV)/made-refkit: pyproject.toml | $(BIN)/python
	@$(install) --editable .
	@$(BIN)/python -m compileall -q refkit  # as for any package that is installed
	@touch $@

$(VENV)/made-%: pyproject.toml $(VENV)/made-refkit
ifndef UV
	@$(install) --upgrade "pip>=25.1"  # older ones know no dependency groups
endif
	@$(install) --group $*
	@touch $@
