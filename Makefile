# The two that do everything on a fresh machine are «make run» and «make test»; «make help» names the rest.
# Each step leaves a file that says it is done, so that a second run starts at once.

SHELL := /bin/sh
.DELETE_ON_ERROR:
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help run test env library bundle check-bundle archive deb check-deb windows check-windows twice lint bench \
	pictures frozen-pictures words lock clean sums system-window system-tests system-bundle system-deb system-windows display

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
RUN := $(VENV)/run.stamp
DEV := $(VENV)/dev.stamp
LIBRARY := resources/library.db
PO := $(wildcard resources/translations/*/LC_MESSAGES/tawsiyat.po)
MO := $(PO:.po=.mo)
CODE := tawsiyat.py $(shell find core db cli desktop resources -name '*.py')
STORE := $(shell find resources -type f ! -name '*.py' ! -name '*.pyc' ! -name '*.mo' ! -name 'library.db*')
CONTENT := $(filter resources/library/% resources/vocabulary/%,$(STORE))
VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
BUNDLE := dist/tawsiyat/tawsiyat
LINUX := dist/tawsiyat-$(VERSION)-linux-$(shell uname -m)
DEB = dist/tawsiyat_$(VERSION)_$(shell dpkg --print-architecture).deb
WINDOWS := dist/tawsiyat-$(VERSION)-windows-x86_64
WINDOWS_BUNDLE := dist/windows/tawsiyat/tawsiyat.exe
ICONS := build/icons/tawsiyat.ico
FREEZER := build.spec packaging/icons.py $(wildcard packaging/freezing/*.py packaging/licences/*.toml packaging/licences/*/*)
PACK := PYTHONPATH=packaging $(BIN)/python -m
# The same commit gives the same bytes: times are the commit's, and hashes are not drawn anew.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 1577836800)
# The frozen program's modules lie as they are: unpacking them took 30 ms of a start, and an archive of them is smaller.
export PYINSTALLER_ZLIB_COMPRESSION_LEVEL := 0
# Two at a time: each worker has its own virtual screen.
WORKERS ?= 2

help: ## name the commands
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' Makefile | expand -t 20

run: display system-window env ## open the program with its bundled library
	@$(BIN)/tawsiyat

test: system-tests $(DEV) $(MO) $(LIBRARY) ## run all tests and checks but the bundle's (PYTEST="-k folding" chooses)
	@$(BIN)/python -m pytest -n $(WORKERS) $(PYTEST)

env: $(RUN) $(MO) $(LIBRARY) ## make .venv with the command «tawsiyat» in it

library: $(LIBRARY) ## build the library from its sources

bundle: $(BUNDLE) ## freeze the program into dist/tawsiyat
	@du -sh --apparent-size dist/tawsiyat

check-bundle: $(BUNDLE) system-bundle ## start the frozen program where neither Python nor Qt is installed
	@$(BIN)/python -m pytest -m bundle tests/bundle

archive: $(LINUX).tar.xz sums ## pack the frozen program: tar.xz, bill of materials, SHA256SUMS

deb: $(DEB) sums ## make a package for Debian and Ubuntu

check-deb: $(DEB) system-bundle ## look through the package, install, start and remove it on a bare root
	@$(BIN)/python -m pytest -m deb tests/bundle

windows: $(WINDOWS).zip $(WINDOWS)-setup.exe sums check-windows ## freeze for Windows under Wine, try it there, pack it

check-windows: $(WINDOWS).zip $(WINDOWS)-setup.exe system-tests
	@$(BIN)/python -m pytest -m windows tests/bundle

twice: $(BUNDLE) ## freeze twice, in two places, and compare the bytes
	@$(PACK) twice

lint: $(DEV) ## style, types and floors alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: system-tests $(DEV) $(MO) $(LIBRARY) ## print what the program costs, beside its peers
	@for name in $(BENCHMARKS); do $(BIN)/python -m benchmarks.$$name || exit 1; done

pictures: display system-window env ## draw the pictures of the documents anew
	@PYTHONPATH=. $(BIN)/python packaging/pictures.py
	@PYTHONPATH=. $(BIN)/python packaging/guide_pictures.py

frozen-pictures: $(BUNDLE) system-tests ## take pictures of the frozen program from outside
	@PYTHONPATH=. $(BIN)/python packaging/frozen_pictures.py

words: $(DEV) ## bring the catalogues of words up to date with the code; then translate what is empty
	@mkdir -p build
	@$(BIN)/pybabel --quiet extract --no-location --sort-output -k tr -k trn:1,2 -k N_ \
		--project Tawsiyat --copyright-holder "The Tawsiyat authors" \
		-o build/words.pot tawsiyat.py core db cli desktop
	@$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --previous --width 110 \
		-D tawsiyat -i build/words.pot -d resources/translations

lock: .cache/uv/bin/uv ## choose newest allowed versions anew and write them down
	$< pip compile pyproject.toml --group build $(COMPILE) -o requirements/run.lock
	$< pip compile pyproject.toml --group dev -c requirements/run.lock $(COMPILE) -o requirements/dev.lock
	$< pip compile pyproject.toml --group windows -c requirements/dev.lock $(COMPILE_WINDOWS) -o requirements/windows.lock

clean: ## remove all that make has made
	rm -rf $(VENV) .cache build dist $(LIBRARY) $(MO) .pytest_cache .mypy_cache .ruff_cache .hypothesis \
		.import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

display:
	@if [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ] && [ "$$(uname -s)" = Linux ]; then \
		echo "There is no screen to open a window on (DISPLAY is not set);" \
			"the command line works without one: make env, then .venv/bin/tawsiyat --help" >&2; exit 1; fi

system-window:
	@packaging/system.sh window

system-tests:
	@packaging/system.sh tests

system-bundle:
	@packaging/system.sh bundle

system-deb:
	@packaging/system.sh deb

system-windows:
	@packaging/system.sh windows

$(BIN)/pip:
	@packaging/environment.sh $(VENV)

# The editable install is built by the locked hatchling, never by one fetched for the moment.
$(RUN): requirements/run.lock pyproject.toml | $(BIN)/pip
	@echo "Installing what the program needs"
	@$(PIP) install --require-hashes -r requirements/run.lock || { echo $(OFFLINE) >&2; exit 1; }
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements/dev.lock $(RUN)
	@echo "Installing what the tests need"
	@$(PIP) install --require-hashes -r requirements/dev.lock || { echo $(OFFLINE) >&2; exit 1; }
	@touch $@

%.mo: %.po | $(RUN)
	@$(BIN)/pybabel --quiet compile -i $< -o $@

$(LIBRARY): $(CONTENT) $(filter core/% db/%,$(CODE)) | $(RUN) $(MO)
	@echo "Building the library"
	@$(BIN)/python -m db build

$(ICONS): packaging/icons.py resources/icons/program/tawsiyat.svg | $(RUN) system-window
	@$(PACK) icons build/icons

$(BUNDLE): $(FREEZER) $(CODE) $(STORE) $(MO) $(LIBRARY) $(DEV) $(ICONS) | system-bundle
	@echo "Freezing the program"
	@PYTHONHASHSEED=0 $(BIN)/pyinstaller --noconfirm --log-level WARN --distpath dist --workpath build/frozen build.spec
	@touch $@

$(LINUX).tar.xz: $(BUNDLE) packaging/archive.py
	@echo "Packing $@"
	@cp dist/tawsiyat/_internal/resources/licences/bill.cdx.json $(LINUX).cdx.json
	@$(PACK) archive dist/tawsiyat $@

$(DEB): $(BUNDLE) $(wildcard packaging/debian/*) | system-deb
	@echo "Packing $@"
	@$(PACK) debian.package dist/tawsiyat $@

$(WINDOWS_BUNDLE): $(FREEZER) $(CODE) $(STORE) $(MO) $(LIBRARY) $(DEV) $(ICONS) requirements/windows.lock \
		$(wildcard packaging/windows/*.py packaging/windows/stubs/*) | system-windows
	@echo "Freezing the program for Windows"
	@$(PACK) windows.build .cache/windows dist/windows
	@touch $@

$(WINDOWS).zip: $(WINDOWS_BUNDLE) packaging/archive.py
	@echo "Packing $@"
	@cp dist/windows/tawsiyat/_internal/resources/licences/bill.cdx.json $(WINDOWS).cdx.json
	@$(PACK) archive dist/windows/tawsiyat $@

$(WINDOWS)-setup.exe: $(WINDOWS_BUNDLE) $(wildcard packaging/windows/*.ns*) | system-windows
	@echo "Packing $@"
	@makensis -V2 -NOCD -INPUTCHARSET UTF8 -DVERSION=$(VERSION) -DOUT=$@ packaging/windows/installer.nsi

# After all that one command packs: it lists what lies there.
sums: $(if $(filter archive,$(MAKECMDGOALS)),$(LINUX).tar.xz) $(if $(filter deb,$(MAKECMDGOALS)),$(DEB)) \
		$(if $(filter windows,$(MAKECMDGOALS)),$(WINDOWS).zip $(WINDOWS)-setup.exe)
	@$(PACK) archive --sums dist

.cache/uv/bin/uv:
	@packaging/environment.sh .cache/uv
	@.cache/uv/bin/python -m pip --quiet install uv

OFFLINE := "The packages did not come. The first run needs the network; with it, type the same command again."
COMPILE_ALL := --python-version 3.11 --generate-hashes --upgrade --quiet --custom-compile-command "make lock"
COMPILE := --universal $(COMPILE_ALL)
COMPILE_WINDOWS := --python-platform x86_64-pc-windows-msvc $(COMPILE_ALL)
BENCHMARKS := $(basename $(notdir $(shell grep -l __main__ benchmarks/*.py)))
