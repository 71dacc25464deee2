# Needs make and Python 3.11 or newer; everything else goes into .venv/, once.
#
#   make demo     assess an example case, in the terminal and as out/grand-alliance.html
#   make test     run the test suite
#   make check    everything a change has to pass: format, lint, types, imports, tests
#   make docs     write docs/cli.md anew from the code
#   make clean    remove .venv/, out/ and all caches
#
# Another Python: `make test PYTHON=python3.12`. One process, for a debugger: `make test WORKERS=0`. Part of the tests: `make test ARGS="tests/judge -x"`.

.DEFAULT_GOAL := help
.PHONY: help demo test check lint docs clean

ifeq ($(origin PYTHON),undefined)
# The first that is new enough; python3 where none is, so that the message below names it.
PYTHON := $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && exit; done; echo python3)
endif
# Tests run in so many processes; a file of tests stays in one.
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
CASE := examples/grand-alliance
REPORT := out/grand-alliance.html

help:
	@sed -n 's/^#   make/  make/p' Makefile

demo: $(VENV)/.core
	@mkdir -p $(dir $(REPORT))
	@test -t 1 || $(BIN)/whence assess $(CASE)  # in a terminal the next line prints it as well
	@$(BIN)/whence assess $(CASE) --html $(REPORT)
	@echo "Open it in a browser: file://$(abspath $(REPORT))"

test: $(VENV)/.dev
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile $(ARGS)

check: lint test

lint: $(VENV)/.dev
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

docs: $(VENV)/.dev
	@$(BIN)/python docs/generate_cli.py

clean:
	rm -rf $(VENV) out dist build .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	find src tests docs -name __pycache__ -type d -prune -exec rm -rf {} +

# Two stamps: what whence itself needs, and what developing it needs on top. Each is made anew
# only when a dependency has changed.
$(VENV)/.core: pyproject.toml constraints.txt | $(BIN)/pip
	@echo "Installing whence into $(VENV) …"
	@$(PIP) install --no-compile --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/pip
	@echo "Installing whence and its development tools into $(VENV) …"
	@$(PIP) install --no-compile --constraint constraints.txt --editable '.[dev]'
	@touch $(VENV)/.core $@

$(BIN)/pip:
	@command -v $(PYTHON) >/dev/null || \
		{ echo "whence: there is no $(PYTHON) here; install Python 3.11 or newer" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "whence: needs Python 3.11 or newer, and $(PYTHON) is `$(PYTHON) -V 2>&1`;" \
		"name another one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@echo "Making a virtual environment in $(VENV) with `$(PYTHON) -V 2>&1` …"
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "whence: $(PYTHON) cannot make virtual environments; on Debian or Ubuntu:" \
		"sudo apt-get install python3-venv" >&2; exit 1; }
