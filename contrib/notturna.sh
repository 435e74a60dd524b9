#!/bin/sh
# La bozza di ogni notte: stampa qualcosa soltanto se rispetto all’ultima volta è cambiato qualcosa.
#
#   notturna.sh ENTE STATO
#
# ENTE è la cartella dell’ente; STATO una cartella in cui tenere ciò che è stato detto l’ultima volta. Chi la lancia da
# cron riceve per posta ciò che stampa (MAILTO); con systemd il testo va in STATO/messaggio.txt, che un’altra unità spedisce.
set -eu

ente=$1
stato=$2
relazione=${RELAZIONE:-relazione}
mkdir -p "$stato"

codice=0
"$relazione" genera --ente "$ente" >"$stato/genera.txt" 2>"$stato/errore.txt" || codice=$?
# Un’altra esecuzione sta scrivendo: si riprova domani.
[ "$codice" -ne 75 ] || exit 0

# L’elenco delle anomalie cambia quando cambiano i dati, non quando passano i giorni.
elenco=0
"$relazione" controlla --ente "$ente" --formato json >"$stato/elenco.json" 2>"$stato/controlla.txt" || elenco=$?
{
    echo "genera $codice"
    cat "$stato/errore.txt"
    # La prima riga dice dove sta la bozza; i suoi byte cambiano soltanto se cambiano i dati o il programma.
    bozza=$(sed -n '1s/^[^:]*: //p' "$stato/genera.txt")
    [ -z "$bozza" ] || sha256sum <"$bozza/SHA256SUMS"
    # Senza date: il conto dei giorni cambia ogni notte da sé.
    grep -E '"(codice|gravita|messaggio|cella|file|foglio|trovato)"' "$stato/elenco.json" || true
    cat "$stato/controlla.txt"
} >"$stato/ora.txt"

if ! cmp -s "$stato/ora.txt" "$stato/prima.txt"; then
    if [ "$codice" -ne 0 ]; then
        echo "La bozza non è stata prodotta (codice $codice):"
        cat "$stato/errore.txt"
    else
        # Il codice 4 dice che il termine è passato: lo dice già il testo.
        "$relazione" stato --ente "$ente" || true
        "$relazione" controlla --ente "$ente" || true
    fi
    mv "$stato/ora.txt" "$stato/prima.txt"
fi
exit "$codice"
