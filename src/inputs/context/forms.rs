//! `individuale/ANNO.xlsx` and `contesto/ANNO.xlsx` to be filled in.

use rust_xlsxwriter::XlsxError;

use super::columns::Column;
use super::context_sheet::{Column as Item, OBSERVED_ON, Section};
use crate::domain::{Edition, PaymentItem};
use crate::sheet::{BlankForm, Entry, FormColumn};

/// The areas of the national contract of local government (CCNL 16/11/2022, art. 12), beside those of managers.
const AREAS: [&str; 6] = [
    "Dirigenti",
    "Titolari di incarichi di EQ",
    "Funzionari ed elevata qualificazione",
    "Istruttori",
    "Operatori esperti",
    "Operatori",
];

/// What a *rendiconto* says of the year as a whole.
const ACCOUNTS: [&str; 5] = [
    "Entrate accertate",
    "Spese impegnate",
    "Spese pagate",
    "Fondo di cassa al 31 dicembre",
    "Risultato di amministrazione",
];

/// Where women and men are counted beside the staff.
const GENDER: [&str; 4] = ["Consiglio comunale", "Giunta comunale", "Titolari di incarichi di EQ", "Tempo parziale"];

const OF_INDIVIDUALS: &[(&str, &str)] = &[
    (
        "A che cosa serve",
        "La distribuzione delle valutazioni e dei premi, soltanto in forma aggregata: una riga per categoria e fascia.",
    ),
    (
        "Dati personali",
        "Nomi, matricole e codici fiscali non vanno scritti in nessuna cella: tutto il file sarebbe rifiutato.",
    ),
    ("CATEGORIA", "L’area o il gruppo, come «Istruttori»; si può scegliere dall’elenco o scriverne un’altra."),
    ("FASCIA", "La fascia di punteggio del sistema di valutazione, come «90–100»."),
    ("NUMERO DIPENDENTI", "Quanti dipendenti della categoria sono nella fascia; 0 se nessuno."),
    ("PREMI STANZIATI e DISTRIBUITI", "In euro, per la fascia. Facoltativi."),
    (
        "Riservatezza",
        "Le fasce con meno di cinque persone non sono stampate, né ciò che le rivelerebbe: ci pensa il programma.",
    ),
];

const OF_THE_CONTEXT: &[(&str, &str)] = &[
    (
        "A che cosa serve",
        "Il Comune in cifre: popolazione, dipendenti, rendiconto, tempi di pagamento, utenti. Ogni riga è facoltativa: ciò che manca è detto nella relazione.",
    ),
    ("popolazione", "I residenti al 31 dicembre, in VALORE."),
    ("dipendenti", "In VOCE la categoria, in DONNE e UOMINI quanti sono al 31 dicembre; 0 se nessuno."),
    (
        "rendiconto",
        "In VOCE il nome del totale, in VALORE l’importo in euro. «Spese impegnate» e «Spese pagate» sono confrontate con le risorse.",
    ),
    ("atto del rendiconto", "In VALORE numero e data della delibera, come «C.C. 14 del 29/04/2025»."),
    ("genere", "In VOCE un organo o una condizione, come «Consiglio comunale», in DONNE e UOMINI quanti sono."),
    (
        "utenti",
        "In VOCE il servizio, in RISPOSTE quanti hanno risposto all’indagine, in VALORE la media, in SU il punteggio massimo, come 5.",
    ),
    (
        "pagamenti",
        "In VALORE la cifra della voce: tempi e ritardo in giorni (il ritardo può essere negativo), quota e peso in percento, debito in euro. Le voci non cambiano nome.",
    ),
    ("Altre righe", "Si possono aggiungere categorie e voci; le righe che non servono restano vuote o si tolgono."),
];

/// The form of individual performance.
///
/// # Errors
/// If a text is longer than a cell holds.
pub fn blank_individual(edition: &Edition) -> Result<Vec<u8>, XlsxError> {
    let column = |column: Column, width, entry| FormColumn::new(column.heading(), width, entry);
    BlankForm {
        edition,
        title: format!("Performance individuale {}", edition.year),
        help: "Soltanto dati aggregati, senza nomi; il foglio «Istruzioni» dice come.",
        sheet: "Fasce",
        columns: vec![
            column(Column::Category, 40, Entry::Text).choosing(AREAS.map(str::to_owned).to_vec()),
            column(Column::Band, 18, Entry::Text),
            column(Column::People, 14, Entry::Count),
            column(Column::Allocated, 18, Entry::Amount),
            column(Column::Distributed, 18, Entry::Amount),
        ],
        rows: Vec::new(),
        instructions: OF_INDIVIDUALS,
    }
    .write()
}

/// The form of the context.
///
/// # Errors
/// If a text is longer than a cell holds.
pub fn blank_context(edition: &Edition) -> Result<Vec<u8>, XlsxError> {
    let row = |section: Section, item: &str| vec![section.label().to_owned(), item.to_owned()];
    let mut rows = vec![row(Section::Population, "Residenti al 31 dicembre")];
    rows.extend(AREAS.map(|area| row(Section::Staff, area)));
    rows.extend(ACCOUNTS.map(|account| row(Section::Accounts, account)));
    rows.push(row(Section::Act, "Delibera che approva il rendiconto"));
    rows.extend(GENDER.map(|body| row(Section::Gender, body)));
    rows.push(row(Section::Users, ""));
    rows.push(row(Section::Payments, OBSERVED_ON));
    rows.extend(PaymentItem::ALL.map(|item| row(Section::Payments, item.label())));
    BlankForm {
        edition,
        title: format!("Il Comune in cifre {}", edition.year),
        help: "Compilare le celle gialle che servono; il foglio «Istruzioni» dice come.",
        sheet: "Contesto",
        columns: vec![
            FormColumn::new(Item::Section.heading(), 22, Entry::Text)
                .choosing(Section::ALL.map(|section| section.label().to_owned()).to_vec()),
            FormColumn::new(Item::Item.heading(), 46, Entry::Text),
            FormColumn::new(Item::Value.heading(), 26, Entry::Text),
            FormColumn::new(Item::Women.heading(), 10, Entry::Count),
            FormColumn::new(Item::Men.heading(), 10, Entry::Count),
            FormColumn::new(Item::Answers.heading(), 12, Entry::Count),
            FormColumn::new(Item::OutOf.heading(), 8, Entry::Count),
        ],
        rows,
        instructions: OF_THE_CONTEXT,
    }
    .write()
}
