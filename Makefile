# Needs Python 3.11 or newer, pip and make. `make` alone lists the targets.

PYTHON ?= python3
UV ?= uv
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types imports drift evaluate bench lexicons models lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

demo: $(VENV)/run ## build a dossier of the sample accounts into demo/
	$(BIN)/crossbearing build examples/cave --out demo

test: $(VENV)/dev ## run the tests
	$(BIN)/pytest

check: lint types imports drift test ## all that must hold before a commit

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev
	$(BIN)/mypy src evaluation tools

imports: $(VENV)/dev
	$(BIN)/lint-imports

drift: $(VENV)/dev
	$(BIN)/python tools/compile_gazetteer.py --check
	$(BIN)/python tools/compile_wordnet.py --check

evaluate: $(VENV)/dev ## score against the sets in ../shared, or where CROSSBEARING_SHARED says
	$(BIN)/python evaluation/evaluate.py $(ARGS)

bench: $(VENV)/dev ## time and peak memory of each stage, beside bare nlp.pipe
	$(BIN)/python evaluation/bench.py $(ARGS)

lexicons: $(VENV)/dev ## compile the resource data that is shipped compiled
	$(BIN)/python tools/compile_gazetteer.py
	$(BIN)/python tools/compile_wordnet.py

# The encoder comes first, in an environment of its own: see tools/train_attention.py.
models: $(VENV)/dev ## train the models of attitudes, stories and sameness on our sets and the shared ones
	$(BIN)/python tools/train_attitudes.py
	$(BIN)/python tools/train_stories.py
	$(BIN)/python tools/train_sameness.py

lock: ## pin all requirements anew; needs uv
	$(UV) pip compile $(LOCK) --group build -o requirements.lock
	$(UV) pip compile $(LOCK) --group dev -o requirements-dev.lock

LOCK := pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

clean: ## remove all that make has made
	rm -rf $(VENV) demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment in two steps, each a stamp: what the program needs, and what its developers need besides.

$(VENV)/run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes --requirement requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: requirements-dev.lock $(VENV)/run
	$(PIP) --require-hashes --requirement requirements-dev.lock
	@touch $@
