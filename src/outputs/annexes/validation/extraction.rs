//! The sheet *Estrazione*: every objective that could be drawn, with risk, stratum and key, and the rule of the draw.

use rust_xlsxwriter::XlsxError;

use crate::sheet::{self, Book, Cell, Columns};
use crate::trace::sampling::{Candidate, Reason, SIZE, Sample};

/// Name of the sheet.
pub(super) const SHEET: &str = "Estrazione";

/// Where a seed comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seed {
    /// It is made of the published results.
    Printed,
    /// The auditor has chosen it.
    Own,
}

impl Seed {
    const fn words(self) -> &'static str {
        match self {
            Self::Printed => {
                "Il seme di questo foglio è lo SHA-256 dei risultati: una riga «codice;peso;C» e un a capo per ogni obiettivo \
                 qui sotto, in ordine di codice, con il punto decimale e C a due cifre. Cambia soltanto se cambia un risultato: \
                 testi, nomi di file e righe vuote non lo toccano. Chi prepara i dati però lo conosce: chi controlla estragga con \
                 un numero proprio, «relazione campione PACCHETTO --seme NUMERO -o Campione.xlsx», detto soltanto dopo avere \
                 ricevuto il pacchetto."
            }
            Self::Own => "Il seme di questo foglio è il numero scelto da chi controlla.",
        }
    }
}

/// Adds the sheet.
pub(super) fn add(book: &mut Book<'_>, sample: &Sample<'_>, seed: Seed) -> Result<(), XlsxError> {
    let columns = columns();
    let mut writer = book.sheet(SHEET, "Come è estratto il campione", &columns)?;
    writer.table(&columns, &sample.candidates, SHEET, "Un obiettivo estraibile per riga: rischio, strato, chiave")?;
    writer.skip(1);
    writer.note(&format!("Seme: {}", sample.seed), 6)?;
    writer.note(seed.words(), 6)?;
    for rule in rules(&sample.seed) {
        writer.note(&rule, 6)?;
    }
    writer.long_table(1, 1)
}

fn columns<'c>() -> Columns<'c, &'c Candidate<'c>> {
    type Own<'c> = sheet::Column<'c, &'c Candidate<'c>>;
    Columns::of([
        Own::new("Obiettivo", 14, |row| Cell::text(row.result.objective.code.as_str())),
        Own::new("Estratto", 10, |row| Cell::text(if row.drawn { "sì" } else { "no" })),
        Own::new("Strato (rischio, peso)", 22, |row| Cell::text(row.stratum.words())),
        Own::new("Punti di rischio", 12, |row| Cell::number(row.reasons.len().into())),
        Own::new("Perché", 60, |row| {
            Cell::text(row.reasons.iter().map(|reason| reason.words()).collect::<Vec<_>>().join("; "))
        }),
        Own::new("Peso W", 10, |row| Cell::number(row.result.weight.value)),
        Own::new("Cautelativo C", 12, |row| Cell::figure(row.result.prudent.value)),
        Own::new("Chiave (SHA-256)", 70, |row| Cell::text(row.key.as_str())),
    ])
}

/// The rule, so that another program can repeat the draw.
fn rules(seed: &str) -> [String; 4] {
    let points =
        [Reason::SelfDeclared, Reason::NoEvidence, Reason::Changed, Reason::PartlyExcluded, Reason::JustEnough]
            .map(Reason::words)
            .join("; ");
    [
        format!(
            "1. Punti di rischio: uno per ogni tipo di segnale di attenzione dell’obiettivo (spenti compresi), e uno per ognuno \
             di questi: {points} (meno di due punti). Rischio alto da 3 punti, medio con 1 o 2, basso con nessuno."
        ),
        "2. Strato: rischio, e peso: «pesante» se W è almeno la media dei pesi di questo elenco.".to_owned(),
        format!(
            "3. Posti, {SIZE} in tutto: uno a ogni strato, nell’ordine alto pesante, alto leggero, medio pesante, … ; gli altri \
             uno alla volta allo strato con il quoziente più alto fra somma dei pesi × fattore (alto 3, medio 2, basso 1) e \
             posti già dati più uno (d’Hondt); a parità il primo; mai più degli obiettivi dello strato."
        ),
        format!(
            "4. In ogni strato si prendono le chiavi più piccole, dove la chiave è lo SHA-256 del testo «seme|codice»: \
             printf '%s|%s' '{seed}' 'CODICE' | sha256sum."
        ),
    ]
}
