#!/usr/bin/env bash
# Signed copies of a finished package, made anew with pyHanko and OpenSSL: good ones hold, tampered ones do not.
#
#     signatures.sh PROGRAM PACKAGE OTHER_PACKAGE
#
# OTHER_PACKAGE is another version, whose signed report is not this one's.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
program=$1 package=$2 other=$3

venv=target/venv-firme
if [ ! -x "$venv/bin/python" ]; then
  python3 -m venv "$venv"
fi
"$venv/bin/pip" install -q "pyHanko==0.38.0"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$venv/bin/python" "$here/signatures.py" "$package"/Relazione_performance_*.pdf "$other"/Relazione_performance_*.pdf "$work"

tried=0
outcome() {
  local expected=$1 file=$2 code=0
  "$program" verifica "$package" --firmato "$file" >"$work/detto" 2>&1 || code=$?
  if [ "$code" -ne "$expected" ]; then
    echo "$(basename "$file"): verifica --firmato ends with $code instead of $expected"
    grep -A12 "Copia firmata" "$work/detto" || cat "$work/detto"
    exit 1
  fi
  tried=$((tried + 1))
}
for file in "$work"/buone/*; do outcome 0 "$file"; done
for file in "$work"/manomesse/*; do outcome 5 "$file"; done
[ "$tried" -ge 24 ] || { echo "only $tried copies were tried"; exit 1; }
echo "$tried signed copies: each is judged as it should be"
