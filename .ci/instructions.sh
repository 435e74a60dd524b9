#!/usr/bin/env bash
# instructions.sh PROGRAM [ENTITY]: how many million instructions the main job takes, by stage, on the demonstration or on another
# entity: numbers that no other program on the machine changes. Needs valgrind. Stages overlap where one calls another; what
# runs through all of them is below the line. valgrind knows no SHA instructions: hashes cost a tenth of it on a real processor.
set -euo pipefail
program=$(realpath "$1") entity=$(realpath "${2:-$(dirname "${BASH_SOURCE[0]}")/../seeds}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
RAYON_NUM_THREADS=1 valgrind --quiet --tool=callgrind --callgrind-out-file="$work/callgrind" \
  "$program" genera --ente "$entity" --anno 2024 --data 2025-06-20 --output "$work/output" --quiet
callgrind_annotate --inclusive=yes --threshold=100 --show-percs=no "$work/callgrind" > "$work/inclusive" 2>/dev/null
callgrind_annotate --inclusive=no --threshold=100 --show-percs=no "$work/callgrind" > "$work/own" 2>/dev/null
python3 - "$work" <<'PYTHON'
import pathlib, re, sys

work = pathlib.Path(sys.argv[1])
STAGES = {
    "workbooks read, inputs and annexes": r"relazione_performance::workbook::read_as \[",
    "assessment": r"assessment::assess::assess \[",
    "templates parsed": r"report::template::Templates::new \[",
    "document and papers composed": r"registry::Registry::render_with_context \[",
    "pages laid out": r"typeset::document::lay_out_illustrated \[",
    "PDF written": r"outputs::pdf::compose \[",
    "what was written read back": r"outputs::proof::prove \[",
    "annexes": r"outputs::annexes::workbooks::all \[",
    "tie-out": r"outputs::proof::tie_out::tie_out \[",
    "annexes of findings and validation": r"outputs::annexes::workbooks::(findings|validation)_annex \[",
    "open data": r"outputs::opendata::tables \[",
    "web page": r"outputs::web::page::page \[",
    "texts for the bodies": r"outputs::papers::all \[",
}
EVERYWHERE = {
    "deflate": ("inclusive", r"zlib_rs::stable::Deflate::compress_uninit \["),
    "formats of cells hashed": ("own", r"(sip::Hasher|BuildHasher::hash_one|rust_xlsxwriter::format::\w+ as core::hash::Hash)"),
    "SHA-256": ("inclusive", r"sha2::sha256::compress256 \["),
    "allocator": ("own", r"malloc/malloc\.c:"),
}


def counts(name, pattern):
    lines = (work / name).read_text().splitlines()
    found = [int(line.split()[0].replace(",", "")) for line in lines if re.search(pattern, line)]
    return max(found, default=0) if name == "inclusive" and "|" not in pattern else sum(found)


def show(label, count):
    print(f"{label:40} {count / 1e6:8.0f}")


total = next(line for line in (work / "own").read_text().splitlines() if "PROGRAM TOTALS" in line)
show("all", int(total.split()[0].replace(",", "")))
for label, pattern in STAGES.items():
    show(label, counts("inclusive", pattern))
print("-" * 49)
for label, (name, pattern) in EVERYWHERE.items():
    show(label, counts(name, pattern))
PYTHON
