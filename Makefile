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
export FREEHOLD_PYTHON := $(PYTHON)
SWIFT_BUILD := swift build --scratch-path $(SCRATCH)
CRASH := $(SCRATCH)/release/crash
SOURCES := Package.swift Sources Clouds Tests
SEEDS ?= 1000
CLOUD ?= aws

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
demo: build ## create, watch and remove a simulated cluster: CLOUD=aws or azure
	Tests/Demo/demo.sh $(CLOUD)

.PHONY: test
test: build check unit kill notifications oidc contract canaries conformance moto crash browser ## everything that has to hold

.PHONY: unit
unit: build venv ## the Swift tests
	timeout -s KILL 1200 swift test --scratch-path $(SCRATCH) --skip-build 2>&1 | Tests/Scripts/canary.sh

.PHONY: check
check: ## format, and the rules of the house
	swift format lint --strict --recursive --parallel $(SOURCES)
	$(SWIFT_BUILD) --build-tests
	timeout -s KILL 300 swift test --scratch-path $(SCRATCH) --skip-build --filter ArchitectureTests

.PHONY: format
format: ## bring the sources into form
	swift format --in-place --recursive --parallel $(SOURCES)

$(CRASH): $(shell find Sources Clouds Tests/CrashTests -name '*.swift') Package.swift
	FREEHOLD_PLANTED=1 $(SWIFT_BUILD) -c release --product crash
	@touch $(CRASH)

.PHONY: crash
crash: install $(CRASH) ## die before and after every call and write, then at random; catch planted bugs
	$(CRASH) matrix
	$(CRASH) random --seeds $(SEEDS)
	$(CRASH) mutants

.PHONY: crash-random
crash-random: install $(CRASH) ## random schedules of deaths and faults: SEEDS=50000
	$(CRASH) random --seeds $(SEEDS)

.PHONY: kill
kill: build venv ## kill the real server with -9 while it works
	$(PYTHON) Tests/Kill/kill.py 2>&1 | Tests/Scripts/canary.sh

.PHONY: notifications
notifications: build venv ## a real mail server and a foreign verifier of webhooks get what teams are told
	$(PYTHON) -m pytest -q Tests/Notifications 2>&1 | Tests/Scripts/canary.sh

.PHONY: contract
contract: build venv ## the API against its own description, and against whoever means it ill
	cd Tests/Contract && $(PYTHON) -m pytest -q -p no:cacheprovider 2>&1 | ../Scripts/canary.sh
	$(PYTHON) Tests/Contract/contract.py 2>&1 | Tests/Scripts/canary.sh

.PHONY: canaries
canaries: build venv ## a secret in each place that takes one, and a look through all that comes out
	$(PYTHON) -m pytest -q Tests/Canaries/test_sweep.py
	$(PYTHON) Tests/Canaries/canaries.py

.PHONY: oidc
oidc: build venv ## people sign in at an identity provider that somebody else wrote
	$(PYTHON) -m pytest -q Tests/Oidc 2>&1 | Tests/Scripts/canary.sh

.PHONY: conformance
conformance: build venv ## Amazon's and Microsoft's own clients drive the simulated clouds
	Tests/Conformance/run.sh $(VENV)

.PHONY: browser
browser: build venv ## the dashboard in Chromium: journeys, axe, pictures of every page
	SCREENSHOTS=$(abspath $(SCRATCH))/browser $(PYTHON) Tests/Browser/browser.py 2>&1 | Tests/Scripts/canary.sh

.PHONY: moto
moto: build venv ## create, scale and delete clusters on moto, an AWS that somebody else wrote
	$(PYTHON) -m pytest -q Tests/Moto
	$(PYTHON) Tests/Moto/run.py

.PHONY: bench-provision
bench-provision: build venv $(CRASH) ## compare with a boto3 script and Terraform on moto; makespan on the simulator
	$(PYTHON) Tests/Bench/provision.py
	$(CRASH) makespan --kind dedicated-ha --autoscaling

.PHONY: bench-api
bench-api: venv ## what 10,000 clusters in the store do to the API's answers
	$(SWIFT_BUILD) -c release --product freehold
	FREEHOLD_BINARY=$(abspath $(SCRATCH))/release/freehold $(PYTHON) Tests/Bench/api.py

.PHONY: venv
venv: install
	@test -x $(PYTHON) || python3 -m venv $(VENV)
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check \
		-r Tests/Moto/requirements.txt -r Tests/Conformance/requirements.txt \
		-r Tests/Notifications/requirements.txt -r Tests/Browser/requirements.txt \
		-r Tests/Contract/requirements.txt -r Tests/Oidc/requirements.txt

.PHONY: clean
clean: ## remove what was built
	rm -rf $(SCRATCH)
