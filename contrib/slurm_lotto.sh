#!/bin/sh
# Le relazioni di molti enti su un cluster Slurm, e alla fine il riassunto.
#
#   slurm_lotto.sh QUOTE ELENCO ANNO USCITA
#
# ELENCO ha una cartella di ente per riga; USCITA è una cartella che tutti i nodi vedono. Un array di QUOTE lavori, ognuno con
# la sua quota; quando sono finiti tutti, comunque siano andati, un ultimo lavoro fa il riassunto. Stampa il suo numero.
# Rilanciato, riprende: ciò che è pubblicato e invariato è saltato. OPZIONI: altre opzioni di sbatch.
set -eu

[ $# -eq 4 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
quote=$1
elenco=$(realpath "$2")
anno=$3
uscita=$(realpath -m "$4")
relazione=${RELAZIONE:-relazione}
mkdir -p "$uscita"

# shellcheck disable=SC2086
array=$(sbatch --parsable --array="1-$quote" --job-name=relazione --output="$uscita/quota_%a.log" \
    --signal=INT@120 ${OPZIONI:-} <<FINE
#!/bin/sh
# Due minuti prima del limite di tempo arriva un Ctrl-C: gli enti cominciati finiscono.
exec srun "$relazione" lotto --elenco "$elenco" --anno "$anno" --output "$uscita"
FINE
)
# shellcheck disable=SC2086
sbatch --parsable --dependency="afterany:$array" --job-name=riassunto --output="$uscita/riassunto.log" ${OPZIONI:-} <<FINE
#!/bin/sh
exec "$relazione" lotto --elenco "$elenco" --anno "$anno" --output "$uscita" --riassunto
FINE
