# make          set up, build graph.ttl and partnerships.html from documents/
# make test     what the tests need, and the tests
# make check    lint, format, types, tests, built files against the committed ones
# make fuzz     read files changed at random, for so long: make fuzz SECONDS=1800
# make score    figures against gold facts elsewhere: make score SHARED=FOLDER
# make lock     choose the versions of all packages anew
# make docs     what the documentation and the tests quote of the graph: pasted and written anew
# make picture  take the picture of the map in the README anew (needs Chromium)
# make clean    remove what was set up and built, but for the committed files

PYTHON ?= python3
SHARED ?= ../shared
SECONDS ?= 1800
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := $(BIN)/uv pip compile pyproject.toml requirements/build.in --quiet --upgrade \
	--universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links
ARTIFACTS := graph.ttl partnerships.html
CODE := $(wildcard tejido loaders tests docs bench boundaries visualize.py)

.PHONY: all build test test-all fuzz check lint artifacts score lock docs picture clean
.DELETE_ON_ERROR:

all: build
	@echo
	@echo "Look:    open partnerships.html in a browser: who works with whom, and what says so."
	@echo "Ask:     $(BIN)/tejido query            lists the questions that graph.ttl answers."
	@echo "Go on:   $(BIN)/tejido build FOLDER     weaves documents of your own; see README.md."

build: .venv/run
	$(BIN)/tejido build documents -o graph.ttl --lang en
	$(BIN)/tejido map graph.ttl -o partnerships.html --anew --story stories/trata.yaml

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ echo "Python lacks venv: on Debian, apt-get install python3-venv"; exit 1; }
	@touch $@

.venv/run: requirements/run.lock pyproject.toml | .venv/python
	$(PIP) install --require-hashes -r requirements/run.lock
	$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

.venv/dev: requirements/dev.lock | .venv/run
	$(PIP) install --require-hashes -r requirements/dev.lock
	@touch $@

test: .venv/dev
	$(BIN)/python -m pytest -n auto -m "not slow"

test-all: .venv/dev
	$(BIN)/python -m pytest -n auto

# What fails is left in build/fuzzing; it belongs into tests/fuzzing/found once it is mended.
fuzz: .venv/dev
	FUZZ_SECONDS=$(SECONDS) $(BIN)/python -m pytest -n0 -s tests/fuzzing

check: lint artifacts test-all

lint: .venv/dev
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy

# What the documents give must be what is committed (or staged to be).
artifacts: build
	git ls-files --error-unmatch graph.ttl > /dev/null
	git diff --exit-code --stat -- $(ARTIFACTS)
	$(BIN)/tejido audit graph.ttl
	$(BIN)/tejido validate graph.ttl

score: .venv/run
	@for set in documents:gold corpus:corpus corpus-written:corpus-written; do \
		texts=$(SHARED)/$${set%:*}; gold=$(SHARED)/$${set#*:}; out=$$(mktemp -d); \
		echo "== $${set%:*}"; \
		$(BIN)/tejido facts $$texts/*.txt -o $$out && $(BIN)/tejido evaluate $$gold $$out; \
		rm -r $$out; \
	done

.venv-bench/ready: bench/requirements.txt
	@$(PYTHON) -m venv .venv-bench
	@grep -v es-core- $< > .venv-bench/library.txt
	@grep es-core- $< > .venv-bench/model.txt
	.venv-bench/bin/python -m pip --disable-pip-version-check --quiet install -r .venv-bench/library.txt
	.venv-bench/bin/python -m pip --disable-pip-version-check --quiet install --no-deps -r .venv-bench/model.txt
	@touch $@

bench: .venv/run .venv-bench/ready
	$(BIN)/python -m bench.reading --peer .venv-bench/bin/python documents
	$(BIN)/python -m bench.linking
	$(BIN)/python -m bench.asking
	$(BIN)/python -m bench.building
	$(BIN)/python -m bench.map

lock: .venv/python
	$(PIP) install uv
	$(LOCK) --output-file requirements/run.lock
	$(LOCK) --extra dev --constraints requirements/run.lock --output-file requirements/dev.lock

docs: build
	$(BIN)/python -m docs.paste
	$(BIN)/python -m docs.notebook
	$(BIN)/python -m tests.asking.golden

picture: build .venv/dev
	$(BIN)/python tests/drawing/screenshot.py partnerships.html build map-desktop-es evidence-desktop-en
	mv build/map-desktop-es.png docs/map.png
	mv build/evidence-desktop-en.png docs/evidence.png

clean:
	rm -rf .venv .venv-bench dist build .tejido .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
