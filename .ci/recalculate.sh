#!/bin/sh
# Recalculates the annexes with LibreOffice and compares every formula with our result.
#
#   .ci/recalculate.sh FILE.xlsx|DIR …
#
# Needs soffice and Python 3 with venv; a missing tool is a failure, not a skip.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
venv="$here/../target/venv-recalculate"

for tool in soffice python3; do
    command -v "$tool" >/dev/null || { echo "recalculate: manca $tool" >&2; exit 1; }
done
if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
fi
"$venv/bin/python" -c 'import openpyxl' 2>/dev/null ||
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check 'openpyxl==3.1.5'

exec "$venv/bin/python" "$here/recalculate.py" "$@"
