//! The sheet *Regole*: thresholds and words as named cells that every formula uses.
//!
//! An auditor changes a threshold here and sees the effect in the whole workbook: the yellow
//! cells are the only ones that the protection leaves free.

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use super::classes::class_label;
use super::formulas::{ACHIEVED, CEILING, DELAY_FROM, DELAY_POINTS, MINIMUM_COVERAGE, PARTLY, TOLERANCE, class_name};
use super::sheets::RULES;
use crate::assessment::roll_up_rules;
use crate::domain::{Class, MissingPolicy, Rules};
use crate::kinds;
use crate::sheet::{Book, Cell, Column, Columns, Look};

/// A rule as a named cell.
type Named = (&'static str, Cell<'static>, &'static str);
/// A band of delay: from how many days, and the points.
type Band = (u32, Decimal);

/// The columns of the sheet, over each of its blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RuleKey {
    Subject,
    Value,
}

/// Adds the sheet and defines its names.
pub(super) fn add(book: &mut Book<'_>, rules: &Rules) -> Result<(), XlsxError> {
    let named = named_rules(rules);
    let named_columns = named_columns();
    let mut writer = book.sheet(RULES, "Regole di calcolo", &named_columns)?;
    let table = writer.block(&named_columns, named.iter())?;
    let named_cells: Vec<(&str, String)> =
        named.iter().enumerate().map(|(index, (name, ..))| (*name, table.fixed_cell(RuleKey::Value, index))).collect();
    writer.skip(1);
    let delays = writer.block(&delay_columns(), delay_steps(rules))?;
    writer.skip(1);
    writer.block(&formula_columns(), formulas())?;
    writer.skip(1);
    writer.note(missing_words(rules.missing), 3)?;
    writer.note(&format!("Le regole sono quelle di: {}.", rules.place), 3)?;
    for (name, cell) in named_cells {
        book.define_name(name, &cell)?;
    }
    book.define_name(DELAY_FROM, &delays.range(RuleKey::Subject))?;
    book.define_name(DELAY_POINTS, &delays.range(RuleKey::Value))
}

fn named_columns<'c>() -> Columns<'c, &'c Named, RuleKey> {
    type Own<'c> = Column<'c, &'c Named, RuleKey>;
    Columns::of([
        Own::new("Nome usato nelle formule", 30, |(name, ..)| Cell::text(*name)).key(RuleKey::Subject),
        Own::new("Valore", 28, |(_, value, _)| value.clone()).key(RuleKey::Value),
        Own::new("Significato", 80, |(.., meaning)| Cell::text(*meaning)),
    ])
}

fn delay_columns<'c>() -> Columns<'c, Band, RuleKey> {
    type Own<'c> = Column<'c, Band, RuleKey>;
    Columns::of([
        Own::new("Da giorni di ritardo", 30, |(from, _)| setting(Decimal::from(*from))).key(RuleKey::Subject),
        Own::new("Punti %", 28, |(_, points)| setting(*points)).key(RuleKey::Value),
        Own::new("Significato", 80, |(from, _)| {
            Cell::text(if *from == 0 {
                "entro il termine"
            } else {
                "ritardo in giorni, fino alla riga seguente esclusa"
            })
        }),
    ])
}

fn formula_columns<'c>() -> Columns<'c, [String; 3]> {
    type Own<'c> = Column<'c, [String; 3]>;
    Columns::of([
        Own::new("Tipo o cifra", 30, |[subject, ..]| Cell::text(subject.clone())),
        Own::new("Formula", 28, |[_, formula, _]| Cell::text(formula.clone())),
        Own::new("Come si legge", 80, |[.., reading]| Cell::text(reading.clone())),
    ])
}

fn named_rules(rules: &Rules) -> [Named; 8] {
    let class = |class| Cell::text(class_label(rules, class));
    [
        (ACHIEVED, setting(rules.thresholds.achieved), "Da questo valore in su la classe è la prima."),
        (PARTLY, setting(rules.thresholds.partly), "Da questo valore in su la classe è la seconda; sotto, la terza."),
        (class_name(Class::Achieved), class(Class::Achieved), "Simbolo e nome della prima classe."),
        (class_name(Class::Partly), class(Class::Partly), "Simbolo e nome della seconda classe."),
        (class_name(Class::NotAchieved), class(Class::NotAchieved), "Simbolo e nome della terza classe."),
        (
            TOLERANCE,
            setting(rules.maintenance_tolerance),
            "Tolleranza τ degli indicatori di mantenimento, come frazione: 0,05 è il 5 %.",
        ),
        (CEILING, setting(rules.ceiling), "Grado più alto che un indicatore può contare, in percentuale."),
        (
            MINIMUM_COVERAGE,
            setting(rules.minimum_coverage * Decimal::ONE_HUNDRED),
            "Copertura minima per dare una classe con la regola «escludi», in percentuale.",
        ),
    ]
}

/// A number that an auditor may change even while the sheet is protected.
const fn setting(value: Decimal) -> Cell<'static> {
    Cell::Number(value, Look::Setting)
}

const fn missing_words(policy: MissingPolicy) -> &'static str {
    match policy {
        MissingPolicy::Block => {
            "Dati mancanti: bloccanti («blocca»). La relazione definitiva non si emette finché qualcosa di previsto non è misurato."
        }
        MissingPolicy::Zero => {
            "Dati mancanti: «zero». La definitiva si può emettere; l’indice in evidenza è il cautelativo."
        }
        MissingPolicy::Exclude => {
            "Dati mancanti: «escludi». La definitiva si può emettere; l’indice in evidenza è quello sui misurati."
        }
    }
}

/// Lower bounds of the bands of delay, ascending: a look-up finds the last one not above the delay.
fn delay_steps(rules: &Rules) -> Vec<Band> {
    let mut steps = vec![(0, Decimal::ONE_HUNDRED)];
    let mut from = 1;
    for band in &rules.delays {
        if band.up_to_days >= from {
            steps.push((from, band.achievement));
            from = band.up_to_days.saturating_add(1);
        }
    }
    steps.push((from, Decimal::ZERO));
    steps
}

/// Kinds, roll-up and rounding: name, formula, how it is to be read.
fn formulas() -> impl Iterator<Item = [String; 3]> {
    let kinds = kinds::ALL.iter().map(|kind| {
        let words = kind.words();
        [kind.to_string(), words.formula.rules_sheet.to_owned(), words.reading.to_owned()]
    });
    let sums = roll_up_rules::words().map(|words| words.rules_sheet);
    let others = [ACHIEVEMENT].into_iter().chain(sums).chain([ROUNDING]);
    kinds.chain(others.map(|row| row.map(str::to_owned)))
}

const ACHIEVEMENT: [&str; 3] =
    ["G", "tra 0 e TETTO", "Grado di raggiungimento dell’indicatore; il valore grezzo resta visibile accanto."];

const ROUNDING: [&str; 3] = [
    "Arrotondamento",
    "ARROTONDA(…;11), poi ARROTONDA(…;2)",
    "Due decimali, con l’arrotondamento commerciale (0,5 si allontana dallo zero). Il primo arrotondamento, \
     all’undicesimo decimale, toglie il rumore del calcolo binario dei fogli elettronici, che altrimenti porterebbe \
     62,625 a 62,62.",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Place;

    #[test]
    fn bands_of_delay_become_ascending_lower_bounds() {
        let steps = delay_steps(&Rules::standard(Place::file("relazione.toml")));
        let expected = [(0, 100), (1, 80), (31, 50), (61, 0)];
        assert_eq!(steps, expected.map(|(from, points)| (from, Decimal::from(points))));
    }
}
