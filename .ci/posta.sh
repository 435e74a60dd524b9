#!/usr/bin/env bash
# Mail: the letters as Python's own reader of mail sees them, and, with the feature `posta`, out to a server of Python's.
#
#     posta.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT

venv=target/venv-posta
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install -q "aiosmtpd==1.4.6"

# The tests bring the program with them, built with the feature.
cargo test --release --features posta --locked --test suite dispatch
"$venv/bin/python" .ci/posta_server.py "$work/porta" "$work/presi" &
server=$!
for _ in $(seq 50); do [ -s "$work/porta" ] && break; sleep 0.1; done

cp -r seeds "$work/ente"
cat >>"$work/ente/relazione.toml" <<TOML

[uffici]
"Ufficio tecnico" = "tecnico@comune.prova.it"
"Servizi alla persona" = "persona@comune.prova.it"
TOML
cat >"$work/ente/posta.toml" <<TOML
mittente = "ragioneria@comune.prova.it"
server = "127.0.0.1"
porta = $(cat "$work/porta")
sicurezza = "nessuna"
TOML
mkdir -p "$work/ente/misurazioni/2025"
mv "$work/ente/misurazioni/2025/ufficio_tecnico.xlsx" "$work/ente/misurazioni/2025/attività_tecnica.xlsx"
target/release/relazione spedisci --ente "$work/ente" --anno 2025 --data 2026-05-20 --invia
python3 .ci/posta_check.py "$work/ente/posta" "$work/presi"
