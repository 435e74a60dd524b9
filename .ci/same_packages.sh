#!/usr/bin/env bash
# same_packages.sh BEFORE AFTER: whether two folders of packages.sh are the same byte for byte, but for
# what a change of the built-in templates must change, riservato/ingressi/templates/, but for what names the build
# that made them, the key `costruzione`, and but for the checksums of both.
set -euo pipefail
before=$1 after=$2 differ=0
strip() { grep -v -e ' [ *]\?ingressi/templates/' -e ' provenienza.json$' -e ' ingressi/edizione.json$' "$1" || true; }
without_build() { sed '/"costruzione": {/,/}/d' "$1"; }
while IFS= read -r file; do
  case "$file" in
    */riservato/ingressi/templates/*) continue ;;
  esac
  if [ ! -e "$before/$file" ] || [ ! -e "$after/$file" ]; then
    echo "only on one side: $file"; differ=1
  elif [[ "$file" == */riservato/SHA256SUMS ]]; then
    diff -q <(strip "$before/$file") <(strip "$after/$file") >/dev/null || { echo "differs: $file"; differ=1; }
  elif [[ "$file" == */riservato/provenienza.json || "$file" == */riservato/ingressi/edizione.json ]]; then
    diff -q <(without_build "$before/$file") <(without_build "$after/$file") >/dev/null || { echo "differs: $file"; differ=1; }
  elif ! cmp -s "$before/$file" "$after/$file"; then
    echo "differs: $file"; differ=1
  fi
done < <({ cd "$before"; find . -type f; cd - >/dev/null; cd "$after"; find . -type f; } | sort -u)
[ "$differ" -eq 0 ] && echo "same bytes: $(cd "$after" && find . -type f | wc -l) files"
exit "$differ"
