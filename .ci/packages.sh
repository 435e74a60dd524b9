#!/usr/bin/env bash
# packages.sh PROGRAM ENTITY_OF_500 FOLDER: makes the packages by which two versions of the program are
# compared: the demonstration's draft and final of 2024 and draft of 2025, an entity of 500 objectives,
# blank and returned sheets, the canonical plan and what the commands print.
set -euo pipefail
program=$(realpath "$1") many=$(realpath "$2") out=$3
mkdir -p "$out"; out=$(realpath "$out")
seeds=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../seeds")
cd "$seeds/.."
"$program" genera --anno 2024 --data 2025-06-20 --output "$out/seme" > "$out/bozza_2024.txt"
"$program" genera --anno 2024 --definitiva --data 2025-06-20 --output "$out/seme" > "$out/definitiva_2024.txt"
"$program" genera --anno 2025 --data 2026-05-20 --output "$out/seme" > "$out/bozza_2025.txt"
"$program" genera --ente "$many" --anno 2024 --data 2025-06-20 --output "$out/cinquecento" > "$out/cinquecento.txt"
cp -r "$seeds" "$out/ente"
rm -rf "$out/ente/indicatori" "$out/ente/misurazioni"
"$program" schede --ente "$out/ente" --anno 2024 > "$out/schede_registro.txt" || true
cp "$seeds/indicatori/2024.xlsx" "$out/ente/indicatori/2024.xlsx"
"$program" schede --ente "$out/ente" --anno 2024 > "$out/schede.txt" || true
"$program" controlla --ente seeds --anno 2025 --data 2026-05-20 > "$out/controlla.txt" || true
"$program" controlla --ente seeds --anno 2025 --data 2026-05-20 --formato json > "$out/controlla.json" || true
"$program" importa seeds/piano/piano_dup_2024-2026.txt -o "$out/piano.xlsx" > "$out/importa.txt"
"$program" importa seeds/piano/piano_dup_2024-2026.txt --formato json > "$out/piano.json"
"$program" stato --anno 2024 --data 2025-06-20 --formato json > "$out/stato.json" || true
for subject in ente "missione 04" 01.02-03 01.02-03.1 "programma 01.02"; do
  "$program" spiega "$subject" --anno 2024 --data 2025-06-20 >> "$out/spiega.txt"
  "$program" spiega "$subject" --anno 2024 --data 2025-06-20 --formato json >> "$out/spiega.json" || true
done
sed -i "s#$out#.#g" "$out"/*.txt
