# `make` prints what it can do.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

SCRATCH ?= .build
# Independent clients and servers that judge ours; they live outside the repository.
export REFEREES ?= $(abspath ../shared/referees)
export FREEHOLD_BINARY := $(abspath $(SCRATCH))/debug/freehold
VENV := $(abspath $(SCRATCH))/venv
PYTHON := $(VENV)/bin/python
SWIFT_BUILD := swift build --scratch-path $(SCRATCH)
SOURCES := Package.swift Sources Clouds Tests

.PHONY: help
help: ## print this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-18s %s\n", $$1, $$2}' Makefile

.PHONY: install
install: ## install what building and testing need, from Debian's packages
	@Tests/Scripts/install.sh

.PHONY: build
build: install ## build everything, tests included
	$(SWIFT_BUILD) --build-tests

.PHONY: demo
demo: build ## create, watch and remove a simulated EKS cluster
	Tests/Demo/demo.sh

.PHONY: test
test: build check unit crash kill conformance moto ## everything that has to hold

.PHONY: unit
unit: build ## the Swift tests
	timeout -s KILL 1200 swift test --scratch-path $(SCRATCH) --skip-build 2>&1 | Tests/Scripts/canary.sh

.PHONY: check
check: ## format, and the rules of the house
	swift format lint --strict --recursive --parallel $(SOURCES)
	$(SWIFT_BUILD) --build-tests
	timeout -s KILL 300 swift test --scratch-path $(SCRATCH) --skip-build --filter ArchitectureTests

.PHONY: format
format: ## bring the sources into form
	swift format --in-place --recursive --parallel $(SOURCES)

.PHONY: venv
venv: install
	@test -x $(PYTHON) || python3 -m venv $(VENV)
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check -r Tests/Moto/requirements.txt

.PHONY: clean
clean: ## remove what was built
	rm -rf $(SCRATCH)
