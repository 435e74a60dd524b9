#!/bin/sh
# An independent reader finds in the annexes the figures that the program explains.
#
#   .ci/spiega_check.sh PACKAGE [--programma RELAZIONE --ente DIR --anno N --data GIORNO]
#
# Needs Python 3 with venv; a missing tool is a failure, not a skip.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
venv="$here/../target/venv-recalculate"

command -v python3 >/dev/null || { echo "spiega: manca python3" >&2; exit 1; }
if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
fi
"$venv/bin/python" -c 'import openpyxl' 2>/dev/null ||
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check 'openpyxl==3.1.5'

exec "$venv/bin/python" "$here/spiega_check.py" "$@"
