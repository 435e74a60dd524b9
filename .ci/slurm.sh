#!/usr/bin/env bash
# slurm.sh PROGRAM ENTITIES: contrib/slurm_lotto.sh on a real Slurm of one machine, an array of three. ENTITIES holds a folder an
# entity. Each entity must be in one share, the summary must have them all, and the packages must be those that a run without
# shares makes. Needs Debian's slurm-wlm and munge, and root.
set -euo pipefail
program=$(realpath "$1") entities=$(realpath "$2")
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")/..")
packages=()
for pair in slurmctld:slurm-wlm munged:munge; do command -v "${pair%%:*}" >/dev/null || packages+=("${pair#*:}"); done
if [ ${#packages[@]} -gt 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${packages[@]}" >/dev/null
fi

work=$(mktemp -d /tmp/slurm.XXXXXX)
chmod 755 "$work"
pids=()
end() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap end EXIT

mkdir -p "$work"/{munge,state,spool} && chmod 711 "$work/munge"
dd if=/dev/urandom of="$work/munge/key" bs=32 count=1 status=none
chmod 400 "$work/munge/key"
munged --foreground --force --key-file="$work/munge/key" --socket="$work/munge/socket" --pid-file="$work/munge/pid" \
  --seed-file="$work/munge/seed" --log-file="$work/munge/log" >"$work/munged.out" 2>&1 &
pids+=($!)

cpus=$(nproc)
cat > "$work/slurm.conf" <<CONF
ClusterName=prova
SlurmctldHost=$(hostname -s)(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
CredType=cred/munge
SlurmctldPort=16817
SlurmdPort=16818
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
ReturnToService=2
SchedulerParameters=sched_interval=1
MinJobAge=600
NodeName=$(hostname -s) NodeAddr=127.0.0.1 CPUs=$cpus State=UNKNOWN
PartitionName=prova Nodes=$(hostname -s) Default=YES MaxTime=10 State=UP
CONF
export SLURM_CONF=$work/slurm.conf
for _ in $(seq 50); do [ -S "$work/munge/socket" ] && break; sleep 0.1; done
slurmctld -D -f "$SLURM_CONF" >"$work/slurmctld.out" 2>&1 & pids+=($!)
slurmd -D -f "$SLURM_CONF" >"$work/slurmd.out" 2>&1 & pids+=($!)
for _ in $(seq 100); do sinfo -h -o %t 2>/dev/null | grep -q idle && break; sleep 0.2; done
sinfo -h -o %t | grep -q idle || { tail "$work"/*.log; exit 1; }

find "$entities" -mindepth 1 -maxdepth 1 -type d | sort > "$work/elenco.txt"
RELAZIONE=$program OPZIONI="-n1" "$here/contrib/slurm_lotto.sh" 3 "$work/elenco.txt" 2024 "$work/quote" > "$work/lavoro"
for _ in $(seq 600); do [ -z "$(squeue -h)" ] && break; sleep 0.5; done
[ -z "$(squeue -h)" ] || { squeue; exit 1; }
cat "$work"/quote/*.log
"$program" lotto --elenco "$work/elenco.txt" --anno 2024 --output "$work/intero" >/dev/null 2>&1 || true
python3 - "$work" <<'PYTHON'
import json, pathlib, sys
work = pathlib.Path(sys.argv[1])
of = lambda place: [record for file in sorted((work / place / "lotto_2024").glob("esiti*.json")) for record in json.loads(file.read_text())["esiti"]]
shares, whole = of("quote"), of("intero")
files = sorted(file.name for file in (work / "quote/lotto_2024").glob("esiti*.json"))
assert files == ["esiti_1-di-3.json", "esiti_2-di-3.json", "esiti_3-di-3.json"], files
key = lambda record: (record["cartella"], record["stato"], (record["pacchetto"] or {}).get("sha256"))
assert sorted(map(key, shares)) == sorted(map(key, whole)), "the shares are not the whole"
rows = (work / "quote/lotto_2024/riassunto.csv").read_text().splitlines()
assert len(rows) == len(whole) + 1, rows
print(f"slurm: an array of 3, {len(whole)} entities, each in one share, the same packages")
PYTHON
