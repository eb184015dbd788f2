# make graph and make test need nothing but Python 3.11+ with venv, make, and a network that reaches the package index.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
LOCK   := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
          --no-header --no-annotate --no-emit-index-url --group build

.PHONY: help graph test lint chromium train lock clean

help: ## Show what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

graph: $(VENV)/.run ## Build the graph of seeds/ in output/
	@$(BIN)/kg build seeds/ -o output/

test: $(VENV)/.test chromium lint ## Run all checks and tests
	@$(BIN)/python -m pytest

lint: $(VENV)/.test ## Check style and types
	@$(BIN)/ruff check .
	@$(BIN)/mypy

chromium: $(VENV)/.test ## Provide the browser that the page tests drive
	@sh .ci/chromium $(BIN)/python

train: $(VENV)/.test ## Train the Dutch pipeline again (needs the treebanks: see kg/language/training)
	@$(BIN)/python -m kg.language.training $(ARGS)

lock: $(VENV)/.run ## Bring the lock files up to date with pyproject.toml
	@$(PIP) install uv
	@$(LOCK) --output-file requirements.txt pyproject.toml
	@$(LOCK) --output-file requirements-test.txt --extra serve --extra test pyproject.toml

clean: ## Remove what was installed and built
	rm -rf $(VENV) dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find output -mindepth 1 ! -name .gitkeep -delete

$(VENV)/.run: requirements.txt pyproject.toml | $(BIN)/python
	@echo "installing what kg needs into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements-test.txt $(VENV)/.run
	@echo "installing what the tests need into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements-test.txt
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "kg needs Python 3.11 or newer, and $(PYTHON) is " \
		+ sys.version.split()[0] + "; name another one: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "the venv module is missing: install python3-venv" >&2; exit 1; }
