#!/usr/bin/env bash
# Writes the report again from the committed results, elsewhere, and compares: web page, Markdown, notebook and figures
# byte by byte, but not the notebook's PNGs, and the PDF by its text (these depend on the version of Cairo).
set -euo pipefail
cd "$(dirname "$0")/.."

folio=.build/release/folio
again=$(mktemp -d)
trap 'rm -rf "$again"' EXIT
cp -r report/results report/measurements.json "$again"/
rm -f "$again/results/claims.json"
"$folio" render --out "$again" >/dev/null

differs() { echo "check-report: $1 is not what the results give; run \`make render\` and commit it." >&2; exit 1; }
cmp "$again/results/claims.json" report/results/claims.json || differs report/results/claims.json
cmp "$again/report.md" report/report.md || differs report/report.md
cmp "$again/report.html" report/report.html || differs report/report.html
cmp <(grep -v '"image/png": "' "$again/report.ipynb") <(grep -v '"image/png": "' report/report.ipynb) ||
    differs report/report.ipynb
diff -r "$again/figures" report/figures || differs report/figures
diff <(pdftotext -layout "$again/report.pdf" -) <(pdftotext -layout report/report.pdf -) || differs report/report.pdf
echo "The report is what its results say: verdicts, web page, Markdown, notebook and figures to the last byte, the PDF to the last word."
