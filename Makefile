# `make report` and `make test` need nothing but a Swift toolchain: what else is missing they install, and say so.

# The processor decides which code is generated (Package.swift), never what it computes.
# Programs and tests share one build, in which tests see internals.
export FOLIO_TESTABLE = 1
ifeq ($(shell uname -m),x86_64)
export FOLIO_MARCH ?= $(shell if grep -qw avx2 /proc/cpuinfo 2>/dev/null && grep -qw fma /proc/cpuinfo; then echo x86-64-v3; else echo x86-64-v2; fi)
endif

SWIFT_BUILD = swift build -c release
FOLIO = .build/release/folio
# More for folio: make report ARGS="--seed 7 --out elsewhere"
ARGS ?=
# The Python for bench-peers. Set PYTHON=… to use a virtual environment's.
PYTHON ?= python3
# Modules that are documented: those that Folio and FolioNetworks export, and the document model.
DOCUMENTED = Folio FolioNetworks Basics Documents Statistics Plots Notebooks Drawing PlotDrawing Formats Commands \
	Kernels NeuralNetworks ImageDatasets NetworkNotebooks

.PHONY: check-page help report render status quick verify list test gallery gallery-approve bench bench-peers bench-page same-bits faults kills races fuzz sanitize docs data preview clean build setup setup-tests lint

help:
	@echo "make report      compute the report, later what is missing or stale; write report/report.pdf and report/report.md"
	@echo "make part-4      the same for part 4 and what it reads"
	@echo "make status      say which parts are fresh, which are stale and why"
	@echo "make render      write the report from the stored results, computing nothing"
	@echo "make quick       try everything on a few images, in report-quick/"
	@echo "make verify      compute everything anew and compare it bit by bit with report/results"
	@echo "make list        list the parts"
	@echo "make test        build and run the tests"
	@echo "make lint        check format, imports, names and comments of the sources"
	@echo "make bench       verify and time kernels, training, growth and the whole report"
	@echo "make bench-peers the same training in NumPy, PyTorch, JAX and Keras, as far as they are installed"
	@echo "make bench-page  how long setting a document takes, by its pages"
	@echo "make same-bits   build for debug and every x86-64 level, for arm64 if it can, and compare bits"
	@echo "make faults      fail every system call of a small run once, and check what comes of it; it takes hours"
	@echo "make kills       kill a small run 200 times, and check that the next run makes everything right"
	@echo "make races       run several programs on the same folders, and check that none disturbs another"
	@echo "make check-page  use the report's web page in Chromium and Firefox, where they are installed"
	@echo "make fuzz        try random inputs on everything that reads or trains, 20 seconds for each of eleven targets"
	@echo "make sanitize    run tests under the thread and the address sanitizer; slow to build"
	@echo "make gallery     draw every kind of figure and page furniture and compare with what was approved"
	@echo "make docs        documentation of the libraries in .build/docs; it fetches the plug-in that runs DocC"
	@echo "make data        check the data, fetch what is missing"
	@echo "make preview     draw report/preview.png from the PDF"
	@echo "make clean       remove what the build made and .folio, which keeps what was computed"
	@echo "More options:    make report ARGS=\"--seed 7\"; make part-3 ARGS=\"-P epochs=3\"; .build/release/folio --help"

# The first run on a machine computes all parts, although the clone contains results; a stopped run goes on.
report: build
	$(FOLIO) run $(if $(wildcard .folio/complete),,--force) $(ARGS)
	@$(if $(ARGS),,mkdir -p .folio && touch .folio/complete)

part-%: build
	$(FOLIO) run $* $(ARGS)

render: build
	$(FOLIO) render $(ARGS)

status: build
	@$(FOLIO) status $(ARGS)

quick: build
	$(FOLIO) run --quick $(ARGS)

verify: build
	$(FOLIO) verify $(ARGS)

list: build
	@$(FOLIO) list

test: setup-tests
	$(SWIFT_BUILD) --build-tests
	swift test -c release --skip-build $(ARGS)

# ARCHITECTURE.md's table of modules is the law that imports are held to.
lint: setup
	swift format lint --strict --recursive --parallel Package.swift Sources Notebooks Tests Plugins scripts
	$(SWIFT_BUILD) --product check-sources
	.build/release/check-sources

# Later: make bench ARGS="--against .build/bench.json --json .build/bench-2.json"
bench: build
	$(SWIFT_BUILD) --product Benchmarks
	.build/release/Benchmarks $(ARGS)

# You must install the packages; those that are missing are skipped and named.
bench-peers: build
	$(SWIFT_BUILD) --product Benchmarks
	$(PYTHON) scripts/bench-peers.py $(ARGS)

bench-page: setup-tests
	$(SWIFT_BUILD) --build-tests
	FOLIO_BENCH=1 swift test -c release --skip-build --filter PageBenchmark

same-bits:
	scripts/same-bits.sh

# A sample: make faults ARGS="--count 200 --seed 7"; one command of the program: make faults ARGS="--of run"
faults: setup-tests
	$(SWIFT_BUILD) --product StoppingDistances
	scripts/check-faults.py $(ARGS)

kills: setup-tests
	$(SWIFT_BUILD) --product StoppingDistances
	scripts/check-kills.py $(ARGS)

races: setup-tests
	$(SWIFT_BUILD) --product StoppingDistances
	scripts/check-races.py $(ARGS)

# Exit code 77 says that there is no browser that can be driven: see scripts/setup.sh --checks.
check-page:
	@scripts/check-page.py report/report.html || [ $$? -eq 77 ]

# Eleven targets of random inputs. For longer: make fuzz ARGS="--seconds 600 prose plots"
fuzz:
	@scripts/setup.sh --fuzz
	scripts/fuzz.py $(ARGS)

# make sanitize ARGS=thread, or address, for one of the two
sanitize:
	scripts/sanitize.sh $(ARGS)

# Figures go into .build/gallery, in colour and in grey, with a picture of everything that differs from Tests/PlotsTests/Gallery.
gallery: setup-tests
	$(SWIFT_BUILD) --build-tests
	rm -rf .build/gallery
	FOLIO_GALLERY=.build/gallery swift test -c release --skip-build --filter GalleryTests

# Run this after looking: it makes the present drawings the reference.
gallery-approve: setup-tests
	$(SWIFT_BUILD) --build-tests
	FOLIO_GALLERY_APPROVE=1 swift test -c release --skip-build --filter GalleryTests
	git status --short Tests/PlotsTests/Gallery Tests/TypesettingTests/Gallery

# One archive for all modules, so that they can link to each other. A warning is an error.
docs: setup
	rm -rf .build/docs
	FOLIO_DOCS=1 swift package --allow-writing-to-directory .build/docs generate-documentation \
		$(addprefix --target ,$(DOCUMENTED)) --enable-experimental-combined-documentation \
		--experimental-skip-synthesized-symbols --warnings-as-errors --output-path .build/docs
	@echo "To read it: python3 -m http.server --directory .build/docs, then http://localhost:8000/documentation/"

data:
	scripts/fetch-data.sh

preview: setup-tests
	pdftoppm -r 60 -png -f 1 -l 1 -singlefile report/report.pdf report/preview

clean:
	rm -rf .build .folio

build: setup
	$(SWIFT_BUILD) --product folio

setup:
	@scripts/setup.sh

setup-tests:
	@scripts/setup.sh --tests
