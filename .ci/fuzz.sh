#!/usr/bin/env bash
# Fuzzes the readers of workbooks and of text plans for a bounded time (seconds for each
# target: first argument, 45 by default). Fails on a crash, on more than 512 MiB and on
# inputs that take longer than ten seconds. Without a nightly compiler it says so and relies
# on the property tests, which mutate real workbooks with the stable one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds=${1:-45}

if ! command -v rustup >/dev/null || ! rustup toolchain list | grep -q '^nightly'; then
  echo "no nightly compiler here: the readers are fuzzed by the property tests only"
  cargo test --release --locked --test suite damaged
  exit 0
fi
command -v cargo-fuzz >/dev/null || cargo install --locked --quiet cargo-fuzz

for target in workbook text_plan; do
  # What the fuzzer finds goes to a folder of its own: the seeds in the repository stay as they are.
  found=$(mktemp -d)
  trap 'rm -rf "$found"' EXIT
  cargo +nightly fuzz run "$target" "$found" "fuzz/corpus/$target" -- \
    -max_total_time="$seconds" -rss_limit_mb=512 -timeout=10 -print_final_stats=1
  rm -rf "$found"
done
