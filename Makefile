# Front Desk. `make help` lists what there is.
.DEFAULT_GOAL := help
.PHONY: help demo agent build test lint format check bench-matcher needs

SWIFT ?= swift

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: build ## install what is missing, build, and chat with the desk on invented orders
	@.build/release/frontdesk

agent: build ## open the agents' console on the demo's desk, as `demo` when nobody was added
	@.build/release/frontdesk agents list --json 2>/dev/null | grep -q . || \
	  .build/release/frontdesk agents add demo --queues all --shown-as デモ担当 >/dev/null
	@name=; if .build/release/frontdesk agents list --json | grep -q '"name":"demo"'; then \
	  name='--name demo'; fi; .build/release/frontdesk agent $$name

build: needs ## build the program (.build/release/frontdesk)
	@$(SWIFT) build -c release --product frontdesk

test: needs ## install what is missing and run all tests
	@$(SWIFT) test

lint: ## what the formatter would change
	@$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

format: ## let the formatter change it
	@$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

check: build ## check the pages and play every promised conversation
	@.build/release/frontdesk check

# Where the labelled sets lie: a folder a set, with train.tsv and test.tsv.
NLU ?= ../shared/data/nlu

bench-matcher: build ## measure matching on all labelled sets (NLU=DIR), beside scikit-learn and fastText
	@Tests/Peers/bench-matcher .build/release/frontdesk $(NLU) Intents

# SQLite's header is all that a machine with a Swift toolchain may lack.
needs:
	@$(SWIFT) --version >/dev/null 2>&1 || { \
	  echo "Front Desk needs a Swift 6.2 toolchain or newer: https://www.swift.org/install" >&2; exit 2; }
	@if [ -e /usr/include/sqlite3.h ] || [ "$$(uname)" = Darwin ] || \
	    pkg-config --exists sqlite3 2>/dev/null; then :; \
	elif command -v apt-get >/dev/null 2>&1; then \
	  echo "installing libsqlite3-dev" >&2; \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libsqlite3-dev >/dev/null 2>&1 || { \
	    $$sudo apt-get update -qq && \
	    $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libsqlite3-dev >/dev/null; }; \
	else \
	  echo "install SQLite's development files (sqlite3.h) with your package manager, then run make again" >&2; exit 2; \
	fi
