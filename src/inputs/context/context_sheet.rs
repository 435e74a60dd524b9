//! `contesto/ANNO.xlsx` → [`EntityContext`]: the same as the TOML, for who works with spreadsheets.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::{context_codes as codes, soundness};
use crate::domain::{Act, EntityContext, Payments, Place, Sourced, StaffCategory, Survey};
use crate::finding::Finding;
use crate::tabular::{self, Conventions, Header, RowCodes, RowReader, columns, italian_act};
use crate::words::fold;
use crate::workbook::{Limits, WorkbookError};

columns! {
    /// A column of the table.
    Column Conventions::of_amounts(&[Self::Section, Self::Item]) => {
        /// Which part of the context a row is of.
        Section = "SEZIONE" ["PARTE"];
        /// What is counted.
        Item = "VOCE" ["DESCRIZIONE"];
        /// How many, how much, or which act.
        Value = "VALORE" ["IMPORTO", "NUMERO"];
        /// Women.
        Women = "DONNE" ["F"];
        /// Men.
        Men = "UOMINI" ["M"];
        /// How many users answered.
        Answers = "RISPOSTE" ["NUMERO RISPOSTE", "QUESTIONARI"];
        /// The highest mark that a user can give.
        OutOf = "SU" ["SCALA", "PUNTEGGIO MASSIMO"];
    }
}

/// A part of the context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Population,
    Staff,
    Accounts,
    Act,
    Gender,
    Users,
    Payments,
}

/// VOCE of the day on which payment times were asked for; the other rows are [`crate::domain::PaymentItem`]s.
pub(super) const OBSERVED_ON: &str = "Data di rilevazione";

impl Section {
    pub const ALL: [Self; 7] =
        [Self::Population, Self::Staff, Self::Accounts, Self::Act, Self::Gender, Self::Users, Self::Payments];

    /// The word of SEZIONE.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Population => "popolazione",
            Self::Staff => "dipendenti",
            Self::Accounts => "rendiconto",
            Self::Act => "atto del rendiconto",
            Self::Gender => "genere",
            Self::Users => "utenti",
            Self::Payments => "pagamenti",
        }
    }
}

const ROW_CODES: RowCodes = RowCodes { bad: codes::BAD_CELL, understood: codes::UNDERSTOOD, detail: codes::BAD_CELL };

type Reader<'a> = RowReader<'a, Column>;

/// Reads the table; rows without a value are absent, and never zeros.
///
/// # Errors
/// If the file cannot be opened as a table at all.
pub fn read_context_sheet(
    bytes: &[u8],
    file: &str,
    limits: &Limits,
) -> Result<(EntityContext, Vec<Finding>), WorkbookError> {
    let workbook = tabular::open::<Column>(bytes, file, limits)?;
    let mut context = EntityContext::default();
    let mut findings = tabular::told_of_file(&workbook);
    let tables = workbook.sheets.iter().filter(|sheet| sheet.visible);
    let tables: Vec<_> = tables.filter_map(|sheet| Some((sheet, Header::<Column>::find(sheet)?))).collect();
    if tables.is_empty() {
        let finding = Finding::new(codes::NO_CONTEXT_TABLE, "Nel file del contesto non c’è la tabella.");
        let expected = "le colonne SEZIONE, VOCE, VALORE, DONNE e UOMINI: le prepara «relazione prepara»";
        findings.push(finding.at(Place::file(file)).expected(expected));
    }
    for (sheet, header) in tables {
        findings.extend(tabular::told(sheet, None));
        for (row, _) in header.rows_below(sheet) {
            let mut reader = Reader::new(sheet, &header, row, ROW_CODES);
            read_row(&mut reader, &mut context);
            findings.append(&mut reader.findings);
        }
    }
    Ok((context, findings))
}

fn read_row(reader: &mut Reader<'_>, context: &mut EntityContext) {
    let values = [Column::Value, Column::Women, Column::Men];
    if !values.into_iter().any(|column| reader.is_filled(column)) {
        return;
    }
    let word = reader.text(Column::Section).unwrap_or_default();
    let Some(section) = Section::ALL.into_iter().find(|section| fold(section.label()) == fold(&word)) else {
        let known = Section::ALL.map(Section::label).join(", ");
        let message = format!("La sezione «{word}» non è conosciuta: la riga non è letta.");
        return reader.report(Column::Section, codes::BAD_CELL, message, format!("una di: {known}"));
    };
    match section {
        Section::Population => context.population = count(reader, Column::Value).or(context.population.take()),
        Section::Staff => context.staff.extend(staff(reader)),
        Section::Gender => context.gender.extend(staff(reader)),
        Section::Users => context.surveys.extend(survey(reader)),
        Section::Payments => payment(reader, &mut context.payments),
        Section::Accounts => {
            let amount = reader.amount(Column::Value);
            let item = reader.text(Column::Item);
            if amount.is_some() && item.is_none() {
                reader.report(Column::Item, codes::BAD_CELL, "Il totale non ha un nome: non è letto.", "la VOCE");
            }
            context.accounts.extend(item.zip(amount));
        }
        Section::Act => {
            context.accounts_act =
                act(reader).map(|act| Sourced::new(act, reader.place(Column::Value))).or(context.accounts_act.take());
        }
    }
}

/// A category needs both numbers: one that is missing is not zero.
fn staff(reader: &mut Reader<'_>) -> Option<StaffCategory> {
    let [women, men] = [Column::Women, Column::Men].map(|column| {
        if !reader.is_filled(column) {
            let message = format!("Manca {} della categoria: la riga non è letta.", column.heading());
            reader.report(column, codes::BAD_CELL, message, "il numero; 0 se nessuno");
        }
        count(reader, column)
    });
    let name = reader.text(Column::Item);
    if name.is_none() {
        reader.report(Column::Item, codes::BAD_CELL, "La categoria non ha un nome: non è letta.", "la VOCE");
    }
    Some(StaffCategory { name: name?, women: women?.value, men: men?.value, place: reader.place(Column::Item) })
}

/// A survey needs answers, average and scale.
fn survey(reader: &mut Reader<'_>) -> Option<Survey> {
    for column in [Column::Item, Column::Answers, Column::Value, Column::OutOf] {
        if !reader.is_filled(column) {
            let message = format!("Manca {} dell’indagine fra gli utenti: la riga non è letta.", column.heading());
            reader.report(column, codes::BAD_CELL, message, "il servizio in VOCE, la media in VALORE, RISPOSTE e SU");
        }
    }
    let (service, answers) = (reader.text(Column::Item), count(reader, Column::Answers));
    let [average, out_of] = [Column::Value, Column::OutOf].map(|column| reader.number(column, ""));
    let survey = Survey { service: service?, answers: answers?, average: average?, out_of: out_of? };
    soundness::survey(survey, &reader.place(Column::Value)).map_err(|finding| reader.findings.push(*finding)).ok()
}

fn payment(reader: &mut Reader<'_>, payments: &mut Payments) {
    let name = reader.text(Column::Item).unwrap_or_default();
    if fold(&name) == fold(OBSERVED_ON) {
        payments.observed_on = reader.day(Column::Value).or(payments.observed_on.take());
        return;
    }
    match soundness::payment(&name, &payments.figures, &reader.place(Column::Item)) {
        Ok(item) => {
            payments.figures.extend(reader.number(Column::Value, item.unit()).map(|value| (item, value)));
        }
        Err(finding) => reader.findings.push(*finding),
    }
}

fn count(reader: &mut Reader<'_>, column: Column) -> Option<Sourced<u32>> {
    let number = reader.number(column, "")?;
    let whole = Some(number.value).filter(Decimal::is_integer).and_then(|value| value.to_u32());
    if whole.is_none() {
        reader.report(
            column,
            codes::BAD_CELL,
            "Il numero non è intero o non è possibile.",
            "un numero intero, zero o più",
        );
    }
    Some(Sourced::new(whole?, number.place))
}

fn act(reader: &mut Reader<'_>) -> Option<Act> {
    let text = reader.text(Column::Value)?;
    let act = italian_act(&text);
    if act.is_none() {
        let expected = "numero e data, come «C.C. 14 del 29/04/2025»";
        reader.report(Column::Value, codes::BAD_CELL, "L’atto del rendiconto non ha un numero o una data.", expected);
    }
    act
}
