#!/usr/bin/env bash
# Shows veraPDF the damaged files of `every_damage_is_refused` and its like:
# pdf_damaged.sh FLAVOURS FOLDER. It must refuse each under the clause that the file's name
# begins with, and accept the sound file from which all were made.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ $# -eq 2 ] || { echo "uso: pdf_damaged.sh PROFILI CARTELLA" >&2; exit 2; }
verdicts=$(mktemp)
trap 'rm -f "$verdicts"' EXIT
"$here/verapdf/verapdf.sh" "$1" "$2"/*.pdf >"$verdicts" || true
python3 - "$2" "$verdicts" <<'PY'
import pathlib, re, sys
rules, passed = {}, {}
for line in open(sys.argv[2], encoding="utf-8"):
    if found := re.match(r"(PASS|FAIL) \S+ (\S+) \(", line):
        current = pathlib.Path(found[2]).name
        passed[current] = passed.get(current, True) and found[1] == "PASS"
    elif found := re.match(r"  (\S+) x\d+:", line):
        rules.setdefault(current, set()).add(found[1])
files = sorted(path.name for path in pathlib.Path(sys.argv[1]).glob("*.pdf"))
wrong = [file for file in files if file not in passed]
for file in files:
    rule = file.split("_")[0]
    if file == "sound.pdf" or rule == "unseen":
        # What veraPDF does not see must not be damaged in any other way either.
        wrong += [file] if not passed.get(file) else []
    elif rule not in rules.get(file, set()):
        wrong.append(file)
    print(f"{file}: {'PASS' if passed.get(file) else ', '.join(sorted(rules.get(file, {'?'})))}")
sys.exit(f"not as expected: {wrong}" if wrong or len(files) < 10 else 0)
PY
