//! The sheets of budget figures: of one missione, and of the whole entity.

use std::collections::BTreeSet;

use rust_xlsxwriter::XlsxError;

use super::budget::{self, Amounts, BudgetRow};
use super::names;
use super::place_columns::place_columns;
use super::sheets::{BudgetKey, PROGRAMME_RESOURCES, RESOURCES};
use crate::assessment::{Assessment, BudgetFigures, MissionResult, Subject};
use crate::domain::{Edition, MissionCode, ProgrammeBudget, ProgrammeCode, Resources};
use crate::dossier::Dossier;
use crate::inputs::catalogue::Catalogue;
use crate::sheet::{Book, Cell, Columns};

const EXPLAINED: &str = "Le cifre sono quelle del rendiconto, per programma: stanziato sono le previsioni definitive di \
    competenza, impegnato e pagato sono in competenza. Le risorse seguono i programmi e non gli obiettivi: il costo di \
    un obiettivo non esiste. Una cella vuota non è uno zero, e un totale a cui manca una cifra è «n.d.».";

/// Adds the sheet of one missione: its programmi, those without objectives included.
pub(super) fn add_mission(
    book: &mut Book<'_>,
    dossier: &Dossier<'_>,
    mission: &MissionResult<'_>,
    code: MissionCode,
) -> Result<(), XlsxError> {
    let Dossier { assessment, supplements, edition, .. } = *dossier;
    let resources = supplements.resources.as_ref();
    let entries: Vec<&ProgrammeBudget> = resources.into_iter().flat_map(|own| own.of_mission(code)).collect();
    let programmes = budget::table(RESOURCES, entries.len());
    let columns = programme_columns();
    let mut writer = book.sheet(RESOURCES, "Risorse per programma", &columns)?;
    let rows = programme_rows(&entries, assessment.catalogue);
    writer.table(&columns, rows, "Risorse", "Un programma per riga: stanziato, impegnato e pagato")?;
    let total = BudgetRow {
        subject: Subject::Mission(code),
        code: Cell::total(format!("Missione {code}")),
        name: Cell::total("Totale della missione"),
        figures: BudgetFigures::total(entries.iter().copied()),
        amounts: Amounts::OfAll { programmes: &programmes, here: true },
    };
    writer.row(&budget::columns("", ""), &total)?;
    writer.skip(1);
    writer.note(EXPLAINED, 10)?;
    let with_budget: BTreeSet<ProgrammeCode> = entries.iter().map(|entry| entry.programme).collect();
    let without = mission.coded_programmes().map(|(code, _)| code).filter(|code| !with_budget.contains(code));
    let note = match resources {
        None => Some(absent(edition)),
        Some(_) => named("Programmi che hanno obiettivi ma nessuna cifra nel file delle risorse: ", without),
    };
    note.map_or(Ok(()), |note| writer.note(&note, 10))
}

/// Adds the two sheets of the summary: by missione and by programma.
pub(super) fn add_summary(
    book: &mut Book<'_>,
    assessment: &Assessment<'_>,
    resources: Option<&Resources>,
) -> Result<(), XlsxError> {
    let edition = book.edition();
    let entries: Vec<&ProgrammeBudget> = resources.into_iter().flat_map(|own| &own.programmes).collect();
    let programmes = budget::table(PROGRAMME_RESOURCES, entries.len());
    let columns = budget::columns("Missione", "Titolo");
    let mut writer = book.sheet(RESOURCES, "Risorse per missione", &columns)?;
    let rows = missions(resources).into_iter().map(|mission| BudgetRow {
        subject: Subject::Mission(mission),
        code: Cell::text(mission.to_string()),
        name: mission_title(assessment, mission),
        figures: BudgetFigures::total(entries.iter().copied().filter(|entry| entry.programme.mission == mission)),
        amounts: Amounts::OfMission(&programmes),
    });
    writer.table(&columns, rows, "RisorseMissioni", "Una missione per riga: stanziato, impegnato e pagato")?;
    let total = BudgetRow {
        subject: Subject::Entity,
        code: Cell::total("Ente"),
        name: Cell::total(edition.entity.as_str()),
        figures: BudgetFigures::total(entries.iter().copied()),
        amounts: Amounts::OfAll { programmes: &programmes, here: false },
    };
    writer.row(&columns, &total)?;
    writer.skip(1);
    writer.note(EXPLAINED, 10)?;
    let assessed = |mission: &MissionCode| assessment.missions.iter().any(|own| own.code == (*mission).into());
    let note = match resources {
        None => Some(absent(edition)),
        Some(_) => named(
            "Missioni che hanno risorse ma nessun obiettivo nel piano: ",
            missions(resources).into_iter().filter(|mission| !assessed(mission)),
        ),
    };
    if let Some(note) = note {
        writer.note(&note, 10)?;
    }
    let columns = programme_columns();
    let mut writer = book.sheet(PROGRAMME_RESOURCES, "Risorse per programma", &columns)?;
    let rows = programme_rows(&entries, assessment.catalogue);
    writer.table(&columns, rows, "RisorseProgrammi", "Un programma per riga: stanziato, impegnato e pagato")?;
    writer.long_table(1, 2)
}

/// The columns of a sheet of programmi, which tells where each row was read.
fn programme_columns<'r>() -> Columns<'r, BudgetRow<'r>, BudgetKey> {
    let place = place_columns([26, 16, 12], "Cella o riga", BudgetRow::place);
    Columns::of(budget::columns("Programma", "Nome del programma").into_iter().chain(place))
}

fn programme_rows<'r>(
    entries: &'r [&'r ProgrammeBudget],
    catalogue: &'r Catalogue,
) -> impl Iterator<Item = BudgetRow<'r>> {
    entries.iter().map(|entry| BudgetRow {
        subject: Subject::Programme(entry.programme),
        code: Cell::text(entry.programme.to_string()),
        name: Cell::optional(catalogue.programme(entry.programme)),
        figures: BudgetFigures::of(entry),
        amounts: Amounts::Given(&entry.place),
    })
}

/// Every missione that has budget figures, ascending.
pub(super) fn missions(resources: Option<&Resources>) -> Vec<MissionCode> {
    let codes: BTreeSet<MissionCode> =
        resources.into_iter().flat_map(|own| &own.programmes).map(|entry| entry.programme.mission).collect();
    codes.into_iter().collect()
}

/// The title, which opens the missione's workbook where there is one.
fn mission_title<'m>(assessment: &'m Assessment<'_>, code: MissionCode) -> Cell<'m> {
    match assessment.missions.iter().find(|mission| mission.code == code.into()) {
        Some(mission) => names::mission_link(mission, mission.title),
        None => Cell::optional(assessment.catalogue.mission(code)),
    }
}

fn named<T: ToString>(words: &str, codes: impl Iterator<Item = T>) -> Option<String> {
    let codes: Vec<String> = codes.map(|code| code.to_string()).collect();
    (!codes.is_empty()).then(|| format!("{words}{}.", codes.join(", ")))
}

fn absent(edition: &Edition) -> String {
    let year = edition.year;
    format!("Risorse non disponibili: manca il file risorse/{year}.xlsx (oppure risorse/{year}.csv).")
}
