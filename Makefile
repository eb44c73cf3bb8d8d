# One command for each thing a person wants. Every target does its own set-up; a second run only does what has changed.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve test bench check lint install chromium lock clean clean-all
SHELL := /bin/bash

# The first Python on this machine that Gongkai runs on; `make PYTHON=/path/to/python3.12 ...` takes another.
PYTHON ?= $(shell for found in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$found -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null && echo $$found && break; done)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet install
NPM_LOCK := tests/npm/package-lock.json
NPM_DONE := tests/npm/node_modules/.package-lock.json
# Material for MkDocs announces MkDocs 2.0 on every run; which one we use is settled by requirements/.
export NO_MKDOCS_2_WARNING := 1

help: ## show this list
	@echo "Gongkai 公开. Usage: make TARGET"
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  \1\t\2/p' Makefile | expand -t 14

site: $(VENV)/.site ## check the records and build the site
	@$(BIN)/gongkai check
	@$(BIN)/gongkai build
	@echo
	@echo "The site is in build/html. To read it: make serve, then open http://127.0.0.1:8000/ in a browser."
	@echo "网站已生成于 build/html。运行 make serve，然后用浏览器打开 http://127.0.0.1:8000/ 。"

serve: $(VENV)/.site ## show the site on 127.0.0.1 and build it again on every change
	@$(BIN)/gongkai serve

test: $(VENV)/.test $(NPM_DONE) chromium ## run every test; ARGS="-k word" for some of them
	@$(BIN)/python -m pytest -n 2 --dist loadgroup $(ARGS)

bench: $(VENV)/.bench ## measure against other tools; the figures go to build/bench.json
	@$(BIN)/python -m tests.bench $(ARGS)

check: lint test ## do all that CI does
	@$(BIN)/gongkai check
	@$(BIN)/gongkai build
	@$(BIN)/mkdocs build --strict --site-dir build/strict
	@echo "Everything passed."

lint: $(VENV)/.test
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

install: $(VENV)/.site ## make the environment in .venv and nothing more

lock: $(VENV)-lock/.done ## choose versions anew, none younger than a week, and write requirements/ and the npm lock
	@$(call lock,site,--group build)
	@$(call lock,test,--group build --extra test -c requirements/site.txt)
	@$(call lock,bench,--group build --extra test --extra bench -c requirements/test.txt)
	@$(call lock-alone,node,--group node)
	@$(call lock-alone,lock,--group lock)
	@cd tests/npm && npm install --package-lock-only

clean: ## remove what was built
	rm -rf build .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

clean-all: clean ## remove the environments too
	rm -rf $(VENV) $(VENV)-lock tests/npm/node_modules tools/*.egg-info

# ---- Set-up. A hidden file in the environment says that a step is done; it is older than what the step was done from.

# --no-build-isolation: setuptools comes from the lock like everything else.
$(VENV)/.site: requirements/site.txt pyproject.toml | $(VENV)/.made
	@echo "Installing what the site needs ..."
	@$(PIP) --require-hashes -r $<
	@$(PIP) --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.site
	@echo "Installing what the tests need ..."
	@$(PIP) --require-hashes -r $<
	@touch $@

$(VENV)/.bench: requirements/bench.txt $(VENV)/.test
	@echo "Installing what the benchmarks need ..."
	@$(PIP) --require-hashes -r $<
	@touch $@

$(VENV)/.made:
	@$(call make-venv,$(VENV))
	@touch $@

$(VENV)-lock/.done: requirements/lock.txt
	@$(call make-venv,$(VENV)-lock)
	@$(VENV)-lock/bin/python -m pip --disable-pip-version-check --quiet --quiet install --require-hashes -r $<
	@touch $@

# Without an npm on the machine, one from PyPI is put into the environment; the tests look for node there as well.
$(NPM_DONE): $(NPM_LOCK) tests/npm/package.json | $(VENV)/.test
	@echo "Installing what the tests need from npm ..."
	@command -v npm >/dev/null || $(PIP) --require-hashes -r requirements/node.txt
	@cd tests/npm && PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --loglevel=error
	@touch $@

# Only tries. Where it may not install, the browser tests fail and name the command that mends it.
chromium:
	@if command -v chromium >/dev/null && { ! command -v fc-list >/dev/null || fc-list :lang=zh-cn | grep -q . ; }; then exit 0; fi; \
	command -v apt-get >/dev/null || exit 0; \
	if [ "$$(id -u)" = 0 ]; then as_root=env; elif sudo -n true 2>/dev/null; then as_root='sudo -n env'; else exit 0; fi; \
	echo "Installing Chromium and a Chinese font for the browser tests ..."; \
	{ $$as_root apt-get -qq update \
		&& $$as_root DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium fonts-wqy-microhei; } \
		>/dev/null || echo "That did not work; the browser tests will say what to do."

define make-venv
test -n "$(PYTHON)" || { echo "Gongkai needs Python 3.11 to 3.14. On Debian or Ubuntu: sudo apt-get install -y python3 python3-venv" >&2; exit 1; }; \
"$(PYTHON)" -m venv --clear $(1) || { rm -rf $(1); \
	echo "$(PYTHON) cannot make an environment. On Debian or Ubuntu: sudo apt-get install -y python3-venv" >&2; exit 1; }
endef

# No host is written down, so that whoever installs takes the packages from the registry of their choice.
define lock-alone
$(VENV)-lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --exclude-newer '7 days' \
	--generate-hashes --no-emit-index-url --no-header $(2) -o requirements/$(1).txt
endef
lock = $(call lock-alone,$(1),pyproject.toml $(2))
