#!/usr/bin/env bash
# Looks at finished PDFs with other people's tools: pdf_checks.sh FILE...
# Every check must pass on every file; a missing tool is a failure.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ $# -gt 0 ] || { echo "uso: pdf_checks.sh FILE..." >&2; exit 2; }
for tool in java qpdf pdftotext pdffonts pdfinfo; do
  command -v "$tool" >/dev/null || { echo "manca lo strumento $tool" >&2; exit 1; }
done

failed=0
fault() { echo "FAIL $1: $2"; failed=1; }

# Fonts that pdffonts lists as not embedded or without ToUnicode (columns emb, sub, uni from the right).
bad_fonts() { pdffonts "$1" | awk 'NR > 2 && ($(NF-4) != "yes" || $(NF-2) != "yes") { print $1 }'; }

# Figures without a BBox, which veraPDF does not miss.
figures_without_box() {
  qpdf --json=2 --json-key=qpdf "$1" | python3 -c '
import json, sys
objects = json.load(sys.stdin)["qpdf"][1]
figures = boxes = 0
for entry in objects.values():
    value = entry.get("value")
    if isinstance(value, dict) and value.get("/S") == "/Figure":
        figures += 1
        attributes = value.get("/A") or {}
        attributes = attributes if isinstance(attributes, list) else [attributes]
        boxes += any(len(a.get("/BBox", [])) == 4 for a in attributes if isinstance(a, dict))
print(figures - boxes)'
}

for file in "$@"; do
  qpdf --check "$file" >/dev/null 2>&1 || fault "$file" "qpdf --check"
  [ -n "$(pdftotext "$file" - | tr -d '[:space:]\000')" ] || fault "$file" "pdftotext non trova testo"
  [ "$(pdffonts "$file" | wc -l)" -gt 2 ] || fault "$file" "nessun carattere"
  fonts=$(bad_fonts "$file")
  [ -z "$fonts" ] || fault "$file" "caratteri non incorporati o senza testo: $fonts"
  # poppler takes minutes to list the structure of thousands of pages; veraPDF reads all of it below.
  [ "$(pdfinfo "$file" | awk '/^Pages:/ { print $2 }')" -le 500 ] || continue
  [ -n "$(pdfinfo -struct-text "$file" 2>/dev/null | tr -d '[:space:]\000')" ] || fault "$file" "struttura senza testo"
  [ "$(figures_without_box "$file")" = 0 ] || fault "$file" "figure senza BBox"
  python3 "$here/pdf_figures.py" "$file" || fault "$file" "tabelle o collegamenti senza nome"
done
# Each file against what its version of PDF stands for (src/outputs/pdf/profile.rs).
of_version() { for file in "${@:2}"; do [ "$(head -c 8 "$file")" != "%PDF-$1" ] || printf '%s\0' "$file"; done; }
validated=0
validate() { # VERSION FLAVOURS FILE...
  local files=()
  mapfile -d '' files < <(of_version "$1" "${@:3}")
  [ ${#files[@]} -gt 0 ] || return 0
  validated=$((validated + ${#files[@]}))
  "$here/verapdf/verapdf.sh" "$2" "${files[@]}" || failed=1
}
validate 1.7 2a,ua1 "$@"
validate 2.0 4,ua2,wt1a,wt1r "$@"
[ $validated -eq $# ] || fault "$*" "una versione di PDF che non è né 1.7 né 2.0"
exit $failed
