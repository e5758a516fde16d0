# make demo: set everything up and build 大众联合 for all three targets · make test: set everything up, pass all tests
# Both take exactly what requirements*.lock name · make update: renew those · make test-newest: what pyproject.toml allows
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
NEWEST := .venv-newest
RELEASE := .venv-release
VSCODE := editors/vscode
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check

# More than `auto` are quicker where nothing else runs: those that drive a switch wait for its clock most of the time
JOBS ?= auto
SPREAD = -n $(JOBS) --dist loadfile --no-loadscope-reorder

# What a change of the language, the flow, the checks or a page breaks first; under a minute on two cores
QUICK = tests/language tests/flow tests/checks tests/simulate tests/phrases tests/diagnostics tests/docs \
	tests/test_golden.py tests/targets/test_kinds.py

# Spoils what is emitted for Asterisk, line by line, and tells which faults the generated calls miss; of which menus
MUTANTS ?= 500
MENUS ?= menus/大众联合.ivr

.PHONY: deploys demo test test-newest quick check sound page schema grammar vscode editor-tests verify-long mutants mutants-freeswitch bench release update clean

demo: $(VENV)/ready
	$(BIN)/python -m ivrc build menus/大众联合.ivr
	@$(BIN)/python demo/show.py dist/大众联合
	@echo
	$(BIN)/python -m ivrc call menus/大众联合.ivr --keys "0" --at "2026-11-23 10:00" --dest 坐席一=busy

test: $(VENV)/ready-dev check editor-tests
	$(BIN)/python -m pytest $(SPREAD)

quick: check
	$(BIN)/python -m pytest -n auto -m 'not slow' $(QUICK)

check: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m ivrc fmt --check menus examples ivrc/starter

# The published schema of the flow's JSON, from the declarations in ivrc/flow
schema: $(VENV)/ready
	$(BIN)/python -m ivrc.flow.as_schema > ivrc/flow/schema.json.new
	mv ivrc/flow/schema.json.new ivrc/flow/schema.json

# How editors colour a menu file, from the tables of keywords
grammar: $(VENV)/ready
	$(BIN)/python -m ivrc.language.as_textmate > $(VSCODE)/syntaxes/ivr.tmLanguage.json.new
	mv $(VSCODE)/syntaxes/ivr.tmLanguage.json.new $(VSCODE)/syntaxes/ivr.tmLanguage.json

# dist/ivrc.vsix, the extension for VS Code; needs node 20 or later
vscode: $(VENV)/ready grammar
	$(BIN)/python -m ivrc schema -o $(VSCODE)/schemas
	cp LICENSE $(VSCODE)/LICENSE
	cd $(VSCODE) && npm ci --ignore-scripts
	mkdir -p dist
	cd $(VSCODE) && npx --no-install vsce package --out ../../dist/ivrc.vsix

# VS Code's own engine, to try the grammar with; without node those tests are skipped
editor-tests: tests/editors/node_modules/.ready

tests/editors/node_modules/.ready: tests/editors/package-lock.json
	@if ! command -v npm > /dev/null; then echo 'node is not installed: the extension for VS Code is not tried'; \
	elif ! (cd tests/editors && npm ci --ignore-scripts && touch node_modules/.ready); then \
	echo 'its packages cannot be had: the extension for VS Code is not tried'; fi

# 2,000 random flows: what checks tell of calls, against all their calls; IVRC_SEED makes them others
sound: $(VENV)/ready-dev
	IVRC_FLOWS=2000 $(BIN)/python -m pytest -s -n0 tests/checks/test_check_explored.py

# Every covering call of every menu and lesson, and 2,000 random ones, in the machine of the page and in the simulator
page: $(VENV)/ready-dev
	IVRC_PAGE=2000 $(BIN)/python -m pytest -s -n0 tests/page/test_machine.py

# 5,000 random flows and callers on a real switch; IVRC_SEED makes them others
verify-long: $(VENV)/ready-dev
	IVRC_PAIRS=5000 IVRC_SEED=$${IVRC_SEED:-1} $(BIN)/python -m pytest -s tests/verify/test_asterisk_random.py

# 20 deployments and 20 rollbacks on a live Asterisk with 50 calls at once, and 30 deployers killed at random moments; the same on the
# FreeSWITCH that IVRC_FREESWITCH names (docs/verify-freeswitch.md)
deploys: $(VENV)/ready-dev
	IVRC_DEPLOYS=20 $(BIN)/python -m pytest -s -n0 -rs tests/deploy/test_under_calls.py tests/deploy/test_freeswitch_calls.py

mutants: $(VENV)/ready-dev
	$(BIN)/python -m tests.mutation $(MENUS) --site lab --most $(MUTANTS) --json mutants.json

mutants-freeswitch: $(VENV)/ready-dev
	$(BIN)/python -m tests.mutation.freeswitch $(MENUS) --site lab --most $(MUTANTS) --json mutants-freeswitch.json

bench: $(VENV)/ready-dev
	$(BIN)/python bench/compile.py
	$(BIN)/python bench/checks.py
	$(BIN)/python bench/hostile.py
	$(BIN)/python bench/speech.py
	$(BIN)/python bench/report.py
	$(BIN)/python bench/areas.py
	$(BIN)/python bench/reload.py
	$(BIN)/python bench/calls.py
	$(BIN)/python bench/difference.py

$(VENV)/ready: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(PIP_INSTALL) --require-hashes -r requirements.lock
	$(BIN)/python $(PIP_INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

# No isolation: what comes as source is built by the locked build tools too.
$(VENV)/ready-dev: $(VENV)/ready requirements-dev.lock
	$(BIN)/python $(PIP_INSTALL) --require-hashes --no-build-isolation --use-pep517 -r requirements-dev.lock
	@touch $@

# The suite with the newest versions that pyproject.toml allows, beside the locked ones
test-newest:
	$(PYTHON) -m venv --clear $(NEWEST)
	$(NEWEST)/bin/python $(PIP_INSTALL) --upgrade --upgrade-strategy eager -e '.[voice,dev]'
	$(NEWEST)/bin/python -m pip list --format freeze
	$(NEWEST)/bin/python -m pytest $(SPREAD)

# dist/release: the wheel and the source, built twice and the same to the byte; what is installed with them, as a bill of
# materials; the man page; what shells need to complete commands. Nothing of it holds the day or the machine.
release: $(VENV)/ready $(RELEASE)/ready
	rm -rf dist/release dist/again
	$(RELEASE)/bin/python -m build --no-isolation --outdir dist/release
	$(RELEASE)/bin/python -m build --no-isolation --outdir dist/again
	diff -r dist/release dist/again && rm -r dist/again
	$(RELEASE)/bin/cyclonedx-py requirements --output-reproducible --pyproject pyproject.toml \
		--output-file dist/release/ivrc.cdx.json requirements.lock
	PYTHONPATH=$(CURDIR):$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))') \
		$(RELEASE)/bin/argparse-manpage --module ivrc.cli.arguments --function whole --project-name ivrc \
		--prog ivrc --format pretty --output dist/release/ivrc.1
	for shell in bash zsh fish; do $(BIN)/python -m ivrc completion $$shell > dist/release/ivrc.$$shell || exit 1; done
	cd dist/release && sha256sum * > SHA256SUMS

$(RELEASE)/ready: requirements-release.lock
	$(PYTHON) -m venv $(RELEASE)
	$(RELEASE)/bin/python $(PIP_INSTALL) --require-hashes -r requirements-release.lock
	@touch $@

LOCK = .venv-update/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command 'make update'
OF_IVRC = --group build pyproject.toml

# The dev lock first, so that use and dev have the same versions
update:
	$(PYTHON) -m venv .venv-update
	.venv-update/bin/python $(PIP_INSTALL) --upgrade uv
	$(LOCK) $(OF_IVRC) --extra voice --extra dev -o requirements-dev.lock
	$(LOCK) $(OF_IVRC) --extra voice -c requirements-dev.lock -o requirements.lock
	$(LOCK) $(OF_IVRC) -c requirements-dev.lock -o requirements-check.lock
	$(LOCK) --group release -o requirements-release.lock

clean:
	rm -rf dist $(VENV) $(NEWEST) $(RELEASE) .venv-update .mypy_cache .ruff_cache .pytest_cache
