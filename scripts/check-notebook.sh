#!/usr/bin/env bash
# Asks nbformat, Jupyter's own library, whether notebooks are valid, and whether it writes them again with the same
# bytes: check-notebook.sh FILE…
# Exit code 0 if so, 1 if not, 77 if nbformat is missing.
#
# nbformat is a Python package (pip install nbformat); FOLIO_PYTHON may name the Python that has it.
set -euo pipefail

python=${FOLIO_PYTHON:-python3}
if ! "$python" -c 'import nbformat' 2>/dev/null; then
    echo "skipped: there is no nbformat; pip install nbformat"
    exit 77
fi
"$python" - "$@" <<'PYTHON'
import sys
import nbformat

fails = False
for path in sys.argv[1:]:
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    try:
        notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
        nbformat.validate(notebook, relax_add_props=False)
        again = nbformat.writes(notebook, version=nbformat.NO_CONVERT) + "\n"
        problem = None if again == text else "is laid out otherwise than by nbformat"
    except Exception as error:
        problem = f"is not valid: {str(error).splitlines()[0][:200]}"
    print(f"{path} {problem or 'is a valid notebook, laid out as by nbformat'}")
    fails = fails or problem is not None
sys.exit(1 if fails else 0)
PYTHON
