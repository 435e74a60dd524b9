//! The sheet *Ricalcolo*: the drawn objectives, published and recomputed side by side.

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::checklist::judge;
use super::extraction;
use crate::assessment::{Figure, ObjectiveResult};
use crate::outputs::annexes::contents::Tables;
use crate::outputs::annexes::sheets::ObjectiveKey;
use crate::sheet::{self, Book, Cell, Columns, HEADER_ROW, Look, Table};
use crate::trace::sampling::{Candidate, SIZE, Sample};

/// Name of the sheet.
pub(super) const SHEET: &str = "Ricalcolo";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RecheckKey {
    Code,
    Published(ObjectiveKey),
    Recomputed(ObjectiveKey),
    Difference(ObjectiveKey),
    Judgement,
}

/// A drawn objective and its row in the sheet of objectives.
struct Row<'m> {
    drawn: &'m Candidate<'m>,
    index: usize,
    objectives: &'m Table<ObjectiveKey>,
}

/// A figure that is recomputed: its column in the sheet of objectives, the headers of its columns
/// here, and its value.
struct Recomputed {
    key: ObjectiveKey,
    /// Headers and widths here: published, recomputed.
    headers: [(&'static str, u16); 2],
    difference: &'static str,
    of: for<'r> fn(&'r ObjectiveResult<'_>) -> &'r Figure,
}

const FIGURES: [Recomputed; 3] = [
    Recomputed {
        key: ObjectiveKey::Measured,
        headers: [("Sui misurati M, pubblicato", 12), ("M ricalcolato", 12)],
        difference: "M: differenza",
        of: |result| &result.measured,
    },
    Recomputed {
        key: ObjectiveKey::Coverage,
        headers: [("Copertura c, pubblicata", 11), ("Copertura ricalcolata", 11)],
        difference: "Copertura: differenza",
        of: |result| &result.coverage,
    },
    Recomputed {
        key: ObjectiveKey::Prudent,
        headers: [("Cautelativo C, pubblicato", 12), ("Cautelativo ricalcolato", 12)],
        difference: "Cautelativo: differenza",
        of: |result| &result.prudent,
    },
];

/// The column under which the differences are counted.
const COUNTED: RecheckKey = RecheckKey::Difference(ObjectiveKey::Prudent);

type Column<'m> = sheet::Column<'m, Row<'m>, RecheckKey>;

fn columns<'m>() -> Columns<'m, Row<'m>, RecheckKey> {
    let objective = [
        Column::new("Obiettivo", 12, |row| Cell::Link {
            text: row.drawn.result.objective.code.as_str().into(),
            target: row.objectives.link(row.index),
        })
        .key(RecheckKey::Code),
        Column::new("Chiave di estrazione (SHA-256)", 36, |row| Cell::text(row.drawn.key.as_str())),
        Column::new("Strato (rischio, peso)", 20, |row| Cell::text(row.drawn.stratum.words())),
        Column::new("Ufficio", 20, |row| Cell::optional(row.drawn.result.office)),
    ];
    let judgement = [
        Column::new("Giudizio", 20, |_| Cell::entry(Look::Entry)).key(RecheckKey::Judgement),
        Column::new("Osservazioni", 40, |_| Cell::entry(Look::Entry)),
    ];
    Columns::of(objective.into_iter().chain(FIGURES.iter().flat_map(figure_columns)).chain(judgement))
}

/// The published value as a value, the recomputed one as a formula on the sheet of objectives.
fn figure_columns<'m>(figure: &'static Recomputed) -> [Column<'m>; 3] {
    let value = |row: &Row<'_>| (figure.of)(row.drawn.result).value;
    let [(published, width), (recomputed, recomputed_width)] = figure.headers;
    [
        Column::new(published, width, move |row| Cell::figure(value(row))).key(RecheckKey::Published(figure.key)),
        Column::new(recomputed, recomputed_width, move |row| Cell::figure(value(row)))
            .key(RecheckKey::Recomputed(figure.key))
            .formula(|row, _| row.objectives.cell(figure.key, row.index)),
        Column::new(figure.difference, 11, |_| Cell::Number(Decimal::ZERO, Look::TwoPlaces))
            .key(RecheckKey::Difference(figure.key))
            .formula(|_, cells| {
                let [published, recomputed] =
                    [RecheckKey::Published(figure.key), RecheckKey::Recomputed(figure.key)].map(|key| cells.of(key));
                format!("ROUND({published}-{recomputed},2)")
            }),
    ]
}

/// The number of differences, live, for the checklists; it stands under the table's longest form.
/// The program publishes what it has computed, so its own result is none; whoever recalculates
/// sees it at once if it is not.
pub(super) fn differences() -> Cell<'static> {
    let longest = columns().table(SHEET, HEADER_ROW, SIZE);
    Cell::number(Decimal::ZERO).live(longest.fixed_cell(COUNTED, SIZE))
}

/// Adds the sheet.
pub(super) fn add(book: &mut Book<'_>, sample: &Sample<'_>, tables: &Tables) -> Result<(), XlsxError> {
    let columns = columns();
    let mut writer = book.sheet(SHEET, "Campione di obiettivi, ricalcolato", &columns)?;
    let rows = sample.drawn().enumerate().map(|(index, drawn)| Row { drawn, index, objectives: &tables.objectives });
    let alt_text = "Un obiettivo estratto per riga: pubblicato, ricalcolato, differenza";
    let table = writer.table(&columns, rows, SHEET, alt_text)?;
    judge(&mut writer, &table, RecheckKey::Judgement)?;
    let longest = columns.table(SHEET, HEADER_ROW, SIZE);
    writer.skip(longest.last_row() + 1 - writer.next_row());
    let wrong = FIGURES
        .iter()
        .map(|figure| format!("SUMPRODUCT(--({}<>0))", table.own_range(RecheckKey::Difference(figure.key))));
    let formula = wrong.collect::<Vec<_>>().join("+");
    let count = Cell::Number(Decimal::ZERO, Look::TotalNumber).live(formula);
    writer.line(&table, [(RecheckKey::Code, Cell::total("Differenze")), (COUNTED, count)])?;
    writer.skip(1);
    let rule = format!(
        "Come è estratto il campione: per strati di rischio e di peso, con il seme {}; la regola, e tutti gli obiettivi che \
         potevano essere estratti, sono nel foglio «{}».",
        sample.seed,
        extraction::SHEET,
    );
    writer.note(&rule, 3)?;
    writer.note(
        "Il ricalcolo è fatto dalle formule dei fogli «Obiettivi» e «Indicatori» di questa cartella, dai valori letti \
         nelle celle che il foglio «Provenienza» indica: si può sostituire un valore con quello verificato sul posto e \
         vedere l’effetto.",
        3,
    )?;
    writer.long_table(1, 1)
}
