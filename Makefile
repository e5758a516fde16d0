# make demo: set everything up and build 大众联合 for all three targets · make test: set everything up, pass all tests
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test check verify-long bench clean

demo: $(VENV)/ready
	$(BIN)/python -m ivrc build menus/大众联合.ivr
	@$(BIN)/python demo/show.py dist/大众联合
	@echo
	$(BIN)/python -m ivrc call menus/大众联合.ivr --keys "0" --at "2026-11-23 10:00" --dest 坐席一=busy

test: $(VENV)/ready-dev check
	$(BIN)/python -m pytest -n auto --dist loadgroup

check: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# 5,000 random flows and callers on a real switch; IVRC_SEED makes them others
verify-long: $(VENV)/ready-dev
	IVRC_PAIRS=5000 IVRC_SEED=$${IVRC_SEED:-1} $(BIN)/python -m pytest -s tests/verify/test_asterisk_random.py

bench: $(VENV)/ready-dev
	$(BIN)/python bench/compile.py
	$(BIN)/python bench/speech.py

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/ready-dev: pyproject.toml $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

clean:
	rm -rf dist $(VENV) .mypy_cache .ruff_cache .pytest_cache
