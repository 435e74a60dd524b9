#!/bin/sh
# Validates data packages with frictionless: types, constraints, keys, hashes.
#
#   .ci/opendata.sh datapackage.json …
#
# Needs Python 3 with venv; a missing tool is a failure, not a skip.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
venv="$here/../target/venv-opendata"

command -v python3 >/dev/null || { echo "opendata: manca python3" >&2; exit 1; }
[ "$#" -gt 0 ] || { echo "opendata: nessun pacchetto da verificare" >&2; exit 1; }
if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
fi
[ -x "$venv/bin/frictionless" ] ||
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check 'frictionless==5.18.1'

# The check must see a fault before it is believed: a truncated table fails its hash.
probe=$(mktemp -d)
trap 'rm -rf "$probe"' EXIT
cp "$(dirname "$1")"/*.csv "$1" "$probe/"
printf 'x\r\n' >>"$probe/missioni.csv"
if "$venv/bin/frictionless" validate "$probe/datapackage.json" >/dev/null 2>&1; then
    echo "opendata: la verifica non si accorge di una tabella alterata" >&2
    exit 1
fi

for package in "$@"; do
    "$venv/bin/frictionless" validate "$package"
done
