#!/usr/bin/env bash
# Checks that every build gives the same bits: trains a small network of every kind, built for release for each x86-64
# level and once for debug, on 1, 2, 3 and 7 threads, and compares with the committed digests
# (Sources/Networks/ReferenceDigests). A level that this processor lacks is built but not run. On x86-64 all kernels
# are also compiled for arm64, run in an emulator, and compared with this machine's, if the tools for that are there.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh
failed=0
mkdir -p .build/same-bits

# What a level adds to the one below, as /proc/cpuinfo names it; 'pni' is SSE3.
runs_here() {
    local flags
    case $1 in
        "") return 0 ;;
        x86-64) flags= ;;
        x86-64-v2) flags="cx16 lahf_lm popcnt pni sse4_1 sse4_2 ssse3" ;;
        x86-64-v3) flags="avx avx2 bmi1 bmi2 f16c fma movbe" ;;
        x86-64-v4) flags="avx512f avx512bw avx512cd avx512dq avx512vl" ;;
    esac
    for flag in $flags; do grep -qw "$flag" /proc/cpuinfo || return 1; done
}

check() { # configuration, level
    local folder=.build/same-bits/$1-${2:-$(uname -m)}
    echo "same-bits: $1, ${2:-$(uname -m)}"
    FOLIO_MARCH=$2 swift build -c "$1" --product check-digests --scratch-path "$folder" > "$folder.log" 2>&1 || { cat "$folder.log"; exit 1; }
    if runs_here "$2"; then
        "$folder/$1/check-digests" > "$folder.txt" || { failed=1; grep -v ': equal$' "$folder.txt" || true; }
        echo "  $(grep -c ': equal$' "$folder.txt") of $(wc -l < "$folder.txt") equal"
    else
        echo "  built; not run, as this processor lacks $2"
    fi
}

# The toolchain has no Swift library for arm64 Linux, but that of Embedded Swift, and the kernels need no more. Threads,
# which need the system, stay out.
check_arm64() {
    local folder=.build/same-bits/arm64 root=/usr/aarch64-linux-gnu library
    library=$(dirname "$(readlink -f "$(command -v swiftc)")")/../lib/swift/embedded/aarch64-none-none-elf
    echo "same-bits: kernels, arm64"
    if ! command -v qemu-aarch64 > /dev/null || [ ! -e $root/lib/libc.a ] || [ ! -e "$library/libswiftUnicodeDataTables.a" ]; then
        echo "  not checked: needs what scripts/setup.sh --arm64 installs, and a toolchain with Embedded Swift for aarch64-none-none-elf"
        return
    fi
    mkdir -p "$folder"
    cp scripts/KernelBits.swift "$folder/main.swift"
    # The base module without what needs a system: Philox, exponentials, MT19937.
    local basics=(Sources/Base/Basics/Random/*.swift Sources/Base/Basics/Arithmetic/*.swift)
    local kernels=("$folder/main.swift" $(find Sources/Networks/Kernels -name '*.swift' ! -path '*/Threads/*'))
    local options="-Ounchecked -wmo -swift-version 6 -package-name folio"
    compile() { # target, options
        swiftc $options "${@:2}" -parse-as-library -module-name Basics "${basics[@]}" -emit-module -emit-module-path "$folder/$1/Basics.swiftmodule" -c -o "$folder/$1/basics.o"
        swiftc $options "${@:2}" -module-name Kernels -I "$folder/$1" "${kernels[@]}" -c -o "$folder/$1/kernels.o"
    }
    mkdir -p "$folder/x86" "$folder/arm"
    compile x86 -Xcc -march=x86-64-v2
    swiftc "$folder/x86/basics.o" "$folder/x86/kernels.o" -lm -o "$folder/here"
    compile arm -target aarch64-none-none-elf -enable-experimental-feature Embedded
    clang --target=aarch64-linux-gnu --sysroot=$root --gcc-toolchain=/usr -fuse-ld=lld -static -B$root/lib -L$root/lib "$folder/arm/basics.o" \
        "$folder/arm/kernels.o" "$library/libswiftUnicodeDataTables.a" -lm -o "$folder/there"
    "$folder/here" > "$folder/here.txt"
    qemu-aarch64 "$folder/there" > "$folder/there.txt"
    diff "$folder/here.txt" "$folder/there.txt" > "$folder.txt" || { failed=1; cat "$folder.txt"; }
    echo "  $(grep -cxFf "$folder/here.txt" "$folder/there.txt") of $(wc -l < "$folder/here.txt") equal"
}

if [ "$(uname -m)" = x86_64 ]; then
    check_arm64
    for level in x86-64 x86-64-v2 x86-64-v3 x86-64-v4; do check release "$level"; done
    check debug x86-64-v3
else
    check release ""
    check debug ""
fi
exit $failed
