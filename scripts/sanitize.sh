#!/usr/bin/env bash
# Runs tests under sanitizers, with release flags: those of threads and of the engine under the thread sanitizer, those
# of everything that reads files under the address sanitizer. Each builds in a folder of its own, which takes some ten
# minutes the first time on two cores. sanitize.sh [thread | address]: one of the two.
# Reports that are known to be false are listed, with the reason, in scripts/thread-sanitizer.supp.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh --tests
# Swift's own backtraces would take the place of the sanitizers' reports.
export SWIFT_BACKTRACE=enable=no
failed=0

check() { # sanitizer, filter
    local options=(-c release --scratch-path ".build/sanitize-$1" --sanitize "$1")
    echo "sanitize: building the tests for the $1 sanitizer"
    if ! swift build "${options[@]}" --build-tests > ".build/sanitize-$1.log" 2>&1; then
        cat ".build/sanitize-$1.log"
        exit 1
    fi
    echo "sanitize: running the tests under the $1 sanitizer"
    # XCTest, of which there are no tests, would leak 144 bytes of its own.
    swift test "${options[@]}" --skip-build --disable-xctest --filter "$2" 2>&1 | tee ".build/sanitize-$1.log" || failed=1
    # A report of the thread sanitizer alone does not make a test fail.
    if grep -q "WARNING: ThreadSanitizer\|ERROR: AddressSanitizer\|ERROR: LeakSanitizer" ".build/sanitize-$1.log"; then
        failed=1
        echo "sanitize: the $1 sanitizer has reported something; see .build/sanitize-$1.log"
    fi
}

mkdir -p .build
if [ "${1:-thread}" = thread ]; then
    export TSAN_OPTIONS="suppressions=$PWD/scripts/thread-sanitizer.supp halt_on_error=0"
    check thread '^(NeuralNetworksTests|KernelsTests|BasicsTests|NotebooksTests|NetworkNotebooksTests|DrawingTests)\.'
fi
if [ "${1:-address}" = address ]; then
    export ASAN_OPTIONS="detect_leaks=1"
    suites='ProseTests|TeXMathTests|SwiftSourceTests|DocumentsTests|ImageDatasetsTests|FormatsTests|NotebooksTests'
    check address "^($suites|DrawingTests|TypesettingTests)\\."
fi
[ $failed = 0 ] && echo "sanitize: nothing was reported"
exit $failed
