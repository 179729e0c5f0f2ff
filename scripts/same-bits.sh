#!/usr/bin/env bash
# The same bits from every build: trains each kind of network in small, built for release and debug and for each x86-64 level, on 1, 2, 3 and 7 threads, and compares with the committed
# digests (Sources/TrainedBits). A level that this processor lacks is built but not run.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh
failed=0
mkdir -p .build/same-bits

# What a level adds to the one below, as /proc/cpuinfo names it; 'pni' is SSE3.
runs_here() {
    local flags
    case $1 in
        x86-64) flags= ;;
        x86-64-v2) flags="cx16 lahf_lm popcnt pni sse4_1 sse4_2 ssse3" ;;
        x86-64-v3) flags="avx avx2 bmi1 bmi2 f16c fma movbe" ;;
        x86-64-v4) flags="avx512f avx512bw avx512cd avx512dq avx512vl" ;;
    esac
    for flag in $flags; do grep -qw "$flag" /proc/cpuinfo || return 1; done
}

check() { # configuration, level
    local folder=.build/same-bits/$1-$2
    echo "same-bits: $1, $2"
    FOLIO_MARCH=$2 swift build -c "$1" --product trained-bits --scratch-path "$folder" > "$folder.log" 2>&1 || { cat "$folder.log"; exit 1; }
    if runs_here "$2"; then
        "$folder/$1/trained-bits" > "$folder.txt" || { failed=1; grep -v ': equal$' "$folder.txt" || true; }
        echo "  $(grep -c ': equal$' "$folder.txt") of $(wc -l < "$folder.txt") equal"
    else
        echo "  built; not run, as this processor lacks $2"
    fi
}

if [ "$(uname -m)" = x86_64 ]; then
    for level in x86-64 x86-64-v2 x86-64-v3 x86-64-v4; do check release "$level"; done
    check debug x86-64-v3
else
    check release "$(uname -m)"
    check debug "$(uname -m)"
fi
exit $failed
