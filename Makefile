# What is run by hand, before a push and in the CI is defined here, once.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
# Each processor runs files of tests, in the order that tests/conftest.py gives them. The log tells where the time goes.
PYTEST := $(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder --durations 15

# The newest Python that the tests cover and that can make a virtual environment. It is run and not only looked up:
# version managers put names on the path that lead nowhere.
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	$$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help venv tools build serve check style types layers workflows articles queries unit test slow browser servers audit-tools audit planted bench bench-search reference lock clean

help:  ## Show what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

venv: $(READY)  ## Install everything into .venv (all other targets do it too)

# A virtual environment that still runs is kept: its packages change with the lock, its Python does not.
$(READY): pyproject.toml requirements.txt
	@$(BIN)/python -c '' 2>/dev/null || test -n "$(PYTHON)" || { \
		echo "no Python 3.11 or newer that can make a virtual environment (Debian: apt-get install python3-venv)" >&2; exit 1; }
	@$(BIN)/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

build: venv  ## Build the site of every audience and language into site/
	$(BIN)/kbtool build

serve: venv  ## Build, serve on this machine, and rebuild when a file changes
	$(BIN)/kbtool serve

check: style types layers workflows articles queries unit  ## Run all checks that need no browser: do it before every push

style: venv
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: venv
	$(BIN)/mypy

layers: venv
	$(BIN)/lint-imports --no-logo

workflows: venv
	$(BIN)/actionlint -shellcheck= -pyflakes=
	$(BIN)/zizmor --offline --quiet --persona=auditor .github

articles: venv
	$(BIN)/kbtool check
	$(BIN)/kbtool owners --check

# What readers search for must be found: asked of the sites that the tests look at too.
queries: venv
	site=$$($(BIN)/python -m tests.help_centre) && $(BIN)/kbtool search --test --site "$$site"

unit: venv
	$(PYTEST) -m "not browser and not slow and not audit"

test: unit slow audit  ## Run every test: the quick ones, those with a browser or a whole site, and the audit

slow: venv browser servers
	$(PYTEST) -m "(browser or slow) and not audit"

# One after the other, also where two makes run: packages are not installed by two at once.
ALONE := $(if $(shell command -v flock),flock .ci)

tools: browser servers audit-tools  ## Install all that `make test` needs and `make check` does not

browser:  ## Make sure that Chromium is here, and fonts for Chinese and Persian
	@$(ALONE) .ci/browser

servers: venv  ## Make sure that nginx, Apache, sshd and rsync are here, for the tests of publishing
	@$(ALONE) .ci/servers

audit-tools: venv
	@$(ALONE) .ci/audit-tools

audit: venv browser audit-tools  ## Hold our help centre against the checkers of others: Nu, html-validate, axe, Lighthouse, ...
	$(PYTEST) tests/audit

planted: venv browser audit-tools  ## Have the checkers of others look for the faults planted for verify, and write the table of who sees what (RULES="KV313 KV314": of these only)
	$(BIN)/python -m tests.audit.planted $(RULES)

# Takes an hour or more with the others; the figures of others are kept where PEERS=without.
bench: venv browser  ## Measure how fast kbtool is and write the article about it (QUICK=1, SIZES="500 2000", PEERS=without or only)
	$(if $(filter without,$(PEERS)),,@.ci/bench-peers)
	$(BIN)/python -m tests.bench.run --sizes "$(SIZES)" $(if $(QUICK),--quick) --peers $(or $(PEERS),with)

bench-search: venv browser  ## Measure how well the search finds, beside others, and its cost (FRESH=1: with questions that nobody has seen)
	@.ci/search-peers
	$(BIN)/python -m tests.search.tuning.bench $(if $(FRESH),--fresh)
	$(BIN)/python -m tests.search.tuning.budget

reference: venv  ## Write the reference pages of the rules anew, after a change of a rule
	$(BIN)/python -m kbtool.report.rule_pages

lock: venv  ## Write requirements.txt anew after a change of pyproject.toml (UPGRADE=1: newest versions)
	$(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 --all-extras --generate-hashes \
		--no-emit-index-url --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade) \
		--output-file requirements.txt pyproject.toml

clean:  ## Remove the built site and all caches; .venv stays
	rm -rf site build dist .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +
