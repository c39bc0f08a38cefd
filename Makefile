# What fails before a pipe fails the line.
SHELL = bash
.SHELLFLAGS = -euo pipefail -c

PREFIX ?= /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share

.DEFAULT_GOAL := build
.PHONY: setup build release test servers lint demo benchmark scale install clean

setup: ## install what building and testing need (Debian)
	scripts/setup

build: ## a debug build
	swift build

release: ## the binary that is installed, with Swift's runtime inside
	swift build -c release --static-swift-stdlib --product jsmigrate

test: ## every test, on a private PostgreSQL
	scripts/test

servers: ## the tests that speak with a server, on PostgreSQL 13, 16, 17 and 18, which it gets; an hour
	scripts/test-servers

lint: ## format, layers, JavaScript syntax, a build without warnings
	scripts/lint

demo: ## the example migrations on a private PostgreSQL
	scripts/demo

benchmark: release ## against Node with node-postgres, and against psql
	scripts/benchmark

scale: ## validates 2,000 tables and 2 million rows, and says how long it takes
	scripts/scale

install: release ## PREFIX=/usr/local, DESTDIR for packagers; with completions and a manual page
	install -D -m 755 .build/release/jsmigrate "$(DESTDIR)$(PREFIX)/bin/jsmigrate"
	.build/release/jsmigrate completion bash | install -D -m 644 /dev/stdin "$(SHARE)/bash-completion/completions/jsmigrate"
	.build/release/jsmigrate completion zsh | install -D -m 644 /dev/stdin "$(SHARE)/zsh/site-functions/_jsmigrate"
	.build/release/jsmigrate completion fish | install -D -m 644 /dev/stdin "$(SHARE)/fish/vendor_completions.d/jsmigrate.fish"
	.build/release/jsmigrate reference manual | install -D -m 644 /dev/stdin "$(SHARE)/man/man1/jsmigrate.1"

clean:
	swift package clean
	rm -rf .build/lint .build/layers
