#!/usr/bin/env bash
# rederive.sh PROGRAM ENTITY: a draft, a first final, a late final and a second version are made again from
# their own riservato/ingressi, with no other argument than --output, and come out the same byte for byte.
set -euo pipefail
program=$(realpath "$1") entity=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

again() { # PACKAGE
  local package=$1 name
  name=$(basename "$package")
  "$program" genera --ente "$package/riservato/ingressi" --output "$work/again" --quiet
  diff -r "$package" "$work/again/2024/$name"
  rm -rf "$work/again"
  echo "made again: $(find "$package" -type f | wc -l) files of ${package#"$work"/}"
}

cp -r "$entity" "$work/ente"
"$program" genera --ente "$work/ente" --anno 2024 --data 2025-06-20 --output "$work/uno" --quiet
again "$work/uno/2024/bozza"
"$program" genera --ente "$work/ente" --anno 2024 --definitiva --data 2025-06-20 --output "$work/uno" --quiet
again "$work/uno/2024/v1"
"$program" genera --ente "$work/ente" --anno 2024 --definitiva --data 2025-07-18 --motivo-ritardo "Proroga." \
  --output "$work/tardi" --quiet
again "$work/tardi/2024/v1"
sed -i 's/^parziale = 70/parziale = 60/' "$work/ente/relazione.toml"
"$program" genera --ente "$work/ente" --anno 2024 --definitiva --data 2025-06-25 --motivo-rettifica "Soglia." \
  --output "$work/uno" --quiet
again "$work/uno/2024/v2"
