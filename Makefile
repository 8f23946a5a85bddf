# Two commands on a fresh machine with Python 3.11 or newer: `make run` and `make test`.

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed

.PHONY: install run test test-fast fuzz check eval bench constraints programs clean

install: $(INSTALLED)

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

run: install  ## the bundled sources, a chat and the API on http://127.0.0.1:8000
	$(BIN)/dossier demo

test: install programs  ## everything, on real parts
	$(BIN)/pytest -q

test-fast: install  ## what takes seconds
	$(BIN)/pytest -q -m 'not slow and not browser'

fuzz: install  ## some ten thousand requests of every kind, each answered as the API's description says
	EXAMPLES=350 $(BIN)/pytest -q tests/ui/test_openapi.py -k anybody

check: install  ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: install  ## the bundled gold set, with its report in reports/gold, and its search side by side
	$(BIN)/dossier eval gold --out reports/gold
	$(BIN)/dossier eval gold --sides

bench: install  ## speed and memory beside the bare libraries
	$(BIN)/dossier bench

constraints: install  ## write the exact versions of what is installed
	$(BIN)/pip freeze --exclude-editable | sed 's/+cpu$$//' > constraints.txt

# The chat's tests drive a real browser, Debian's; the tests of TLS make a real certificate; those of
# a catalogue on a server start one.
programs:
	@missing=; for program in chromium openssl curl; do \
	  command -v $$program >/dev/null || missing="$$missing $$program"; done; \
	command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 \
	  || missing="$$missing postgresql"; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq $$missing >/dev/null; \
	  else echo "The tests need these packages; install them first:$$missing" >&2; exit 1; fi; fi

clean:
	rm -rf .venv build dist reports *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
