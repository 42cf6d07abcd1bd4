# Two commands do everything on a fresh Debian machine with git, make and Python 3.11: `make run` and `make test`.
PORT ?= 8501
DATA ?= data
PYTHON ?= python3
export DUIXIAN_DATA := $(abspath $(DATA))

VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help run build test check format bench soak pictures clean

help: ## List the commands
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

# Debian keeps ensurepip in a package of its own; without it a virtual environment has no pip.
define make_venv
$(PYTHON) -c 'import ensurepip' 2>/dev/null \
|| { [ "$$(id -u)" = 0 ] && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv; } \
|| { echo "Python has no venv: install it (apt-get install python3-venv) or put uv on PATH." >&2; exit 1; }
$(PYTHON) -m venv $(VENV)
endef

$(BIN)/python:
	$(if $(UV),$(UV) venv --quiet --allow-existing --python $(PYTHON) $(VENV),$(make_venv))

# Stamps, so that an environment that is up to date costs nothing.
$(VENV)/run.stamp: requirements.txt | $(BIN)/python
	$(if $(UV),$(UV) pip install --quiet --python $(BIN)/python -r $<,$(BIN)/python -m pip install --quiet --disable-pip-version-check -r $<)
	@touch $@

$(VENV)/test.stamp: tests/requirements.txt requirements.txt | $(BIN)/python
	$(if $(UV),$(UV) pip install --quiet --python $(BIN)/python -r $<,$(BIN)/python -m pip install --quiet --disable-pip-version-check -r $<)
	@touch $@ $(VENV)/run.stamp

run: $(VENV)/run.stamp ## Environment, database, dashboard (PORT=8501 DATA=data)
	$(BIN)/python -m loaders build || echo "未能重建数据库，继续使用上一次建好的；原因见上。"
	exec $(BIN)/streamlit run dashboard.py --server.port $(PORT) --server.headless true

build: $(VENV)/run.stamp ## Build the database from the loads
	$(BIN)/python -m loaders build

test: $(VENV)/test.stamp ## Every check and test, browser tests included
	sh tests/browser_setup.sh
	$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "not browser"
	$(BIN)/python -m pytest -n 2 --dist loadfile -m browser

check: $(VENV)/test.stamp ## Format, lint, types, and the faults of the register
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m loaders check

format: $(VENV)/test.stamp ## Put the code into shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/test.stamp ## Speed, as ratios within the run
	$(BIN)/python -m tests.bench

pictures: $(VENV)/test.stamp ## Contact sheets of every page (FOLDER=data/build/pictures)
	sh tests/browser_setup.sh
	$(BIN)/python tests/browser/pictures.py $(FOLDER)

soak: $(VENV)/test.stamp ## Kills, broken files and returns by the hundred
	$(BIN)/python -m tests.soak

clean: ## Remove the environment and the built databases
	rm -rf $(VENV) data/build
