PREFIX ?= /usr/local

.DEFAULT_GOAL := build
.PHONY: setup build release test lint demo benchmark scale install clean

setup: ## install what building and testing need (Debian)
	scripts/setup

build: ## a debug build
	swift build

release: ## the binary that is installed, with Swift's runtime inside
	swift build -c release --static-swift-stdlib --product jsmigrate

test: ## every test, on a private PostgreSQL
	scripts/test

lint: ## format, layers, JavaScript syntax, a build without warnings
	scripts/lint

demo: ## the example migrations on a private PostgreSQL
	scripts/demo

benchmark: release ## against Node with node-postgres, and against psql
	scripts/benchmark

scale: ## validates 2,000 tables and 2 million rows, and says how long it takes
	scripts/scale

install: release ## PREFIX=/usr/local, DESTDIR for packagers
	install -D -m 755 .build/release/jsmigrate "$(DESTDIR)$(PREFIX)/bin/jsmigrate"

clean:
	swift package clean
	rm -rf .build/lint .build/layers
