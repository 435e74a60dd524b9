//! The page of instructions that goes with every workbook an office fills in.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::table;
use crate::domain::Edition;
pub use crate::sheet::INSTRUCTIONS as SHEET_NAME;
use crate::sheet::write_instructions;

/// A heading with what it asks for.
type Line<'t> = (&'static str, &'t str);

/// How to fill in the register, given what it says of the kinds.
pub fn register(kinds: &str) -> [Line<'_>; 12] {
    [
        (
            "A che cosa serve",
            "Il registro fissa, in sede di programmazione, gli indicatori con cui si misurano gli obiettivi dell’anno. Dopo l’approvazione si modifica soltanto con le variazioni.",
        ),
        (
            "CODICE INDICATORE",
            "Codice permanente: il codice dell’obiettivo, un punto e un numero progressivo, per esempio 01.02-03.1. Una volta assegnato non cambia più.",
        ),
        (
            "INDICATORE",
            "Che cosa si misura, in una frase. All’inizio ci sono le parole del piano, da correggere. Per aggiungere un indicatore si aggiunge una riga con un nuovo codice.",
        ),
        (
            "SUGGERIMENTO",
            "Ciò che il testo del piano lascia intendere («+10 %», «entro giugno»). È un promemoria, non un \
             dato; tipo, base e target si scrivono nelle celle gialle. Dove dice «da confermare» il TIPO è proposto dal \
             programma: quando la riga va bene si cancella la cella; finché c’è, la definitiva non esce.",
        ),
        ("TIPO", kinds),
        (
            "VERSO",
            "Soltanto per «mantenimento»: «minimo» se il valore non deve scendere sotto il target, «massimo» se non deve superarlo. Vuoto vale minimo.",
        ),
        (
            "UNITÀ",
            "In che cosa si conta, come n., %, giorni, euro, km: nelle celle dei valori si scrive poi soltanto il numero.",
        ),
        (
            "BASE e ANNO BASE",
            "Il valore di partenza e l’anno a cui si riferisce: serve per «variazione»; per gli altri tipi è un’informazione. È già scritto il consuntivo dell’anno prima, dove c’è.",
        ),
        (
            "TARGET",
            "Il valore da raggiungere, nell’unità indicata. Può restare vuoto soltanto per sì/no, avanzamento e qualitativo.",
        ),
        (
            "PESO",
            "Il peso tra gli indicatori dello stesso obiettivo: si scrive per tutti o per nessuno. Vuoto per tutti significa pesi uguali.",
        ),
        (
            "FONTE PREVISTA",
            "esterna, gestionale oppure autodichiarata: il Nucleo di valutazione preferisce le prime due.",
        ),
        (
            "AMBITO",
            "Facoltativo: uno o più temi trasversali, separati da virgole, fra accessibilità, formazione, anticorruzione, pari opportunità, pagamenti e digitale. La relazione elenca gli obiettivi di ciascun tema.",
        ),
    ]
}

/// How to fill in a measurement sheet.
pub const SHEETS: &[Line<'_>] = &[
    (
        "Che cosa si compila",
        "Soltanto le celle gialle. Le altre ripetono il registro approvato e sono bloccate; se un dato del registro è sbagliato, segnalarlo: non si corregge qui.",
    ),
    (
        "Il minimo indispensabile",
        "CONSUNTIVO e, se il risultato è sotto il target, CAUSA SCOSTAMENTO. Tutto il resto è utile ma non obbligatorio.",
    ),
    (
        "CONSUNTIVO",
        "Il valore raggiunto, nell’unità indicata: un numero, una data (giorno/mese/anno) oppure sì o no, secondo il TIPO. Zero è un valore: se il dato manca, la cella resta vuota. Per le date, «non eseguito» se la cosa non è stata fatta.",
    ),
    (
        "VERSO",
        "Soltanto per gli indicatori di mantenimento: «minimo» vuol dire che il valore non deve scendere sotto il TARGET, «massimo» che non deve superarlo. Vuoto vale minimo.",
    ),
    (
        "UNITÀ",
        "In che cosa si conta il CONSUNTIVO, come n., %, giorni, euro, km: nella cella si scrive soltanto il numero. Per una percentuale 85, non 0,85.",
    ),
    (
        "BASE e ANNO BASE",
        "Il valore di partenza e l’anno a cui si riferisce. Conta per gli indicatori di variazione, che misurano quanta strada è stata fatta dalla BASE al TARGET; per gli altri è un’informazione.",
    ),
    (
        "La relazione stessa",
        "La riga dell’obiettivo che misura questa relazione si lascia vuota: la data la scrive il programma, e la riga conta già come completa.",
    ),
    (
        "COMPLETEZZA",
        "Si aggiorna da sola: dice se la riga è completa o che cosa manca. In alto il foglio conta le righe complete. La CAUSA SCOSTAMENTO serve quando il risultato è sotto il target, e qui non è controllata.",
    ),
    (
        "STATO",
        "Può restare vuoto. «rinviato» e «non valutabile» valgono soltanto se in ATTO ci sono numero e data, per esempio «G.C. 42 del 15/03/2025».",
    ),
    (
        "FONTE ed EVIDENZA",
        "Da dove viene il dato (esterna, gestionale, autodichiarata) e quale documento lo prova. L’evidenza non è pubblicata.",
    ),
    ("AZIONE CORRETTIVA", "Che cosa si fa perché lo scostamento non si ripeta."),
    ("COMPILATORE", "Il ruolo di chi compila; non è pubblicato."),
    (
        "PUNTEGGIO NDV e VERBALE",
        "Li compila il Nucleo di valutazione, soltanto per gli indicatori qualitativi: un punteggio da 0 a 100, con numero e data del verbale.",
    ),
    (
        "Righe e colonne",
        "Si possono filtrare e nascondere, e sotto la tabella si possono aggiungere righe: bastano CODICE INDICATORE, CONSUNTIVO e, se serve, CAUSA SCOSTAMENTO. Per ordinare le righe o spostare le colonne si toglie la protezione, che non ha password: i dati si ritrovano per intestazione e per codice. Il file si può salvare in formato xlsx oppure ods. Si stampano le colonne fino a CAUSA SCOSTAMENTO, su un foglio A4 orizzontale.",
    ),
];

/// Writes the page.
///
/// # Errors
/// If the sheet cannot hold it.
pub fn write(sheet: &mut Worksheet, edition: &Edition, lines: &[Line<'_>]) -> Result<(), XlsxError> {
    write_instructions(sheet, &table::footer(edition), lines.iter().copied())
}
