# The verbs of the project. A fresh machine needs Go, a C compiler, make and git; `make deps` says which is missing, and
# installs poppler where apt-get can.

SHELL       := bash
.SHELLFLAGS := -euo pipefail -c
GO          ?= go
FUZZTIME    ?= 20000x
OUTSIDETIME ?= 300x
DB          ?= targets.db

# What `mubiao --version` says, and what a run in a database is marked with: the commit, and where files differ from
# it a hash of the difference, so that a changed program never takes its own old rows for current ones.
COMMIT  := $(shell git describe --tags --always --dirty 2>/dev/null || echo devel)
CHANGES := $(if $(findstring dirty,$(COMMIT)),.$(shell git diff HEAD | git hash-object --stdin | cut -c1-8))
BUILD   := $(GO) build -buildvcs=false -trimpath -ldflags '-X main.release=$(COMMIT)$(CHANGES)'

.PHONY: run build test unit script race golden kill bench bench-export microbench fuzz lint deps readers help

## run: build mubiao, read seeds/ into targets.db, print what it found
run: build
	bin/mubiao ingest --db $(DB) seeds/
	bin/mubiao extract --show documents seeds/
	bin/mubiao extract seeds/
	@echo "stored in $(DB): open it in any SQLite browser and look at target_view"

## build: build bin/mubiao
build: deps
	$(BUILD) -o bin/mubiao ./cmd/mubiao

## test: everything that checks the project
test: deps lint unit race fuzz

## unit: every Go test: units, rule examples, lexicon, golden files, command scripts
unit: deps readers
	$(GO) test ./...

## script: the command's scripts alone (SCRIPT=name for one)
script: deps
	$(GO) test ./cmd/mubiao -run 'TestScript/$(SCRIPT)'

# The race detector makes C code compile anew, so it runs where there is none: over
# the whole extractor with all the seeds at once, and not over tests that measure time.
race: deps
	$(GO) test -race ./golden

## golden: rewrite golden/ with what the program says now; read the diff
golden: deps
	$(GO) test ./golden -run TestGolden -update
	git --no-pager diff --stat -- golden

## kill: an ingest of 2000 files, killed at 20 random moments and begun again each time
kill: deps
	$(GO) test ./cmd/mubiao -run TestKilled -v -args -kill-files 2000 -kill-times 20

## bench: measure the stages and the whole over ../shared/bulk (or BULK=DIR) and seeds, beside peers, into bench/README.md
bench: build
	$(GO) run -buildvcs=false -trimpath ./bench

## bench-export: measure the export of a million targets in each format (NOTICES=n for other than 27000 notices)
bench-export: build
	$(GO) run -buildvcs=false -trimpath ./bench export

## microbench: the Go benchmarks of single functions, in MB/s
microbench: deps
	$(GO) test -run NONE -bench . -benchmem -cpu 1 ./...

# By default so many inputs and not seconds: the go command can take its own deadline for a failure. Targets whose name ends in
# Outside start programs, and have fewer.
## fuzz: every fuzz target with 20000 inputs, or for FUZZTIME (1m) each; those that start programs for OUTSIDETIME
fuzz: deps
	@grep -rHo --include='*_test.go' '^func Fuzz[A-Za-z0-9]*' . | sort | while IFS=: read -r file func; do \
		case $$func in *Outside) time=$(OUTSIDETIME) ;; *) time=$(FUZZTIME) ;; esac; \
		echo "fuzz $$(dirname $$file) $${func#func }"; \
		$(GO) test -run NONE -fuzz "^$${func#func }\$$" -fuzztime $$time -fuzzminimizetime 20x $$(dirname $$file) </dev/null; \
	done

## lint: gofmt and go vet
lint: deps
	@unformatted=$$(gofmt -l .); \
	if [ -n "$$unformatted" ]; then echo "not formatted, run gofmt -w on:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...

## deps: check that this machine has what is needed, and install poppler (PDF) where apt-get can
deps:
	@lack=; command -v pdftotext >/dev/null || lack=1; \
	if command -v apt-get >/dev/null && [ ! -d /usr/share/poppler/cMap ]; then lack=1; fi; \
	if [ -n "$$lack" ] && command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends poppler-utils poppler-data >/dev/null; \
	elif [ -n "$$lack" ]; then \
		echo "PDF is read by fewer fonts without pdftotext and its Chinese maps: apt-get install poppler-utils poppler-data, or brew install poppler"; \
	fi
	@missing=; \
	need() { command -v "$$1" >/dev/null || { echo "missing: $$1 ($$2)"; missing=1; }; }; \
	need $(firstword $(GO)) "the version in go.mod or newer, https://go.dev/dl/"; \
	need "$$($(GO) env CC 2>/dev/null || echo gcc)" "a C compiler, for SQLite: apt-get install gcc, or xcode-select --install"; \
	need git "apt-get install git"; \
	[ -z "$$missing" ] || exit 1; \
	[ "$$($(GO) env CGO_ENABLED)" = 1 ] || { echo "CGO_ENABLED is not 1, and SQLite needs it: unset it, or install a C compiler"; exit 1; }

## readers: install what tests read exports back with, LibreOffice, pandas and node for DuckDB, where apt-get can
readers:
	@lack=; \
	command -v soffice >/dev/null || lack="$$lack libreoffice-calc-nogui"; \
	{ [ -x /usr/bin/python3 ] && /usr/bin/python3 -c 'import pandas' || python3 -c 'import pandas'; } 2>/dev/null || lack="$$lack python3-pandas"; \
	command -v npm >/dev/null || lack="$$lack nodejs npm"; \
	if [ -n "$$lack" ] && command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$lack >/dev/null; \
	elif [ -n "$$lack" ]; then \
		echo "the test that reads exports back wants these Debian packages, or the like:$$lack"; \
	fi

## help: these lines
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)
