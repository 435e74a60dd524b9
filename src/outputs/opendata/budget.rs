//! `risorse.csv`: the budget figures of programmi, and the totals of missioni and entity.

use super::level::Level;
use super::table::{KEY, Resource, Table};
use crate::assessment::{Aspect, Assessment, BudgetFigures, BudgetItem, Subject};
use crate::domain::{MissionCode, ProgrammeBudget, Resources};
use crate::sheet::field::Rule::{Free, Required};
use crate::sheet::field::{Field, Rule, figure, text};

pub(super) const RESOURCE: Resource = Resource {
    name: "risorse",
    file: "risorse.csv",
    title: "Risorse per missione e programma, in euro",
    references: &[],
};

// Names of columns.
const APPROPRIATED: &str = "stanziato";
const COMMITTED: &str = "impegnato";
const CARRIED_FORWARD: &str = "fondo_pluriennale_vincolato";
const COMMITTED_SHARE: &str = "impegnato_su_stanziato";
const PAID: &str = "pagato";
const PAID_SHARE: &str = "pagato_su_impegnato";
const ARREARS_PAID: &str = "pagato_residui";
const ARREARS_LEFT: &str = "residui_finali";

struct Row<'a> {
    subject: Subject,
    code: String,
    level: Level,
    name: Option<&'a str>,
    figures: BudgetFigures,
}

/// The table; without budget figures it has no rows.
pub(super) fn table(resources: Option<&Resources>, assessment: &Assessment<'_>) -> Table {
    let rows = resources.map_or_else(Vec::new, |resources| rows(&resources.programmes, assessment));
    Table::new(&RESOURCE, &fields(), rows)
}

fn fields<'a>() -> [Field<Row<'a>>; 11] {
    let levels = Rule::words(Level::BUDGET.map(Level::label));
    [
        text(
            KEY,
            "Codice della missione (due cifre) o del programma (MM.PP); «ente» per il totale",
            Required,
            |row| Some(&row.code),
        ),
        text("livello", "Che cosa riassume la riga", levels, |row| Some(row.level.label())),
        text("nome", "Titolo della missione o nome del programma", Free, |row| row.name),
        figure(APPROPRIATED, "Previsioni definitive di competenza; vuoto se manca una cifra", Free, |row: &Row<'a>| {
            row.figures.appropriated
        })
        .fact(|row| Some(row.subject.fact(Aspect::Budget(BudgetItem::Appropriated)))),
        figure(COMMITTED, "Impegni di competenza; vuoto se manca una cifra", Free, |row: &Row<'a>| {
            row.figures.committed
        })
        .fact(|row| Some(row.subject.fact(Aspect::Budget(BudgetItem::Committed)))),
        figure(CARRIED_FORWARD, "Impegni rinviati agli anni successivi", Free, |row: &Row<'a>| {
            row.figures.carried_forward
        })
        .fact(|row| Some(row.subject.fact(Aspect::Budget(BudgetItem::CarriedForward)))),
        figure(COMMITTED_SHARE, "In percentuale; vuoto se non calcolabile", Free, |row: &Row<'a>| {
            row.figures.committed_share
        })
        .fact(|row| Some(row.subject.fact(Aspect::Budget(BudgetItem::CommittedShare)))),
        figure(PAID, "Pagamenti in competenza; vuoto se manca una cifra", Free, |row: &Row<'a>| row.figures.paid)
            .fact(|row| Some(row.subject.fact(Aspect::Budget(BudgetItem::Paid)))),
        figure(PAID_SHARE, "In percentuale; vuoto se non calcolabile", Free, |row: &Row<'a>| row.figures.paid_share)
            .fact(|row| Some(row.subject.fact(Aspect::Budget(BudgetItem::PaidShare)))),
        figure(ARREARS_PAID, "Pagamenti in conto residui; vuoto se manca una cifra", Free, |row: &Row<'a>| {
            row.figures.arrears_paid
        })
        .fact(|row| Some(row.subject.fact(Aspect::Budget(BudgetItem::ArrearsPaid)))),
        figure(ARREARS_LEFT, "Residui al 31 dicembre; vuoto se manca una cifra", Free, |row: &Row<'a>| {
            row.figures.arrears_left
        })
        .fact(|row| Some(row.subject.fact(Aspect::Budget(BudgetItem::ArrearsLeft)))),
    ]
}

fn rows<'a>(programmes: &[ProgrammeBudget], assessment: &Assessment<'a>) -> Vec<Row<'a>> {
    let row = |subject, code, level, name, entries: &[ProgrammeBudget]| Row {
        subject,
        code,
        level,
        name,
        figures: BudgetFigures::total(entries),
    };
    let mut rows = vec![row(Subject::Entity, Level::Entity.label().to_owned(), Level::Entity, None, programmes)];
    for group in programmes.chunk_by(|left, right| left.programme.mission == right.programme.mission) {
        let mission = group[0].programme.mission;
        rows.push(row(
            Subject::Mission(mission),
            mission.to_string(),
            Level::Mission,
            title(mission, assessment),
            group,
        ));
        for entry in group {
            let name = assessment.catalogue.programme(entry.programme);
            let subject = Subject::Programme(entry.programme);
            rows.push(row(subject, entry.programme.to_string(), Level::Programme, name, std::slice::from_ref(entry)));
        }
    }
    rows
}

/// The plan's title, or the official one of a missione without objectives.
fn title<'t>(code: MissionCode, assessment: &Assessment<'t>) -> Option<&'t str> {
    let own = assessment.missions.iter().find(|mission| mission.code == code.into()).map(|mission| mission.title);
    own.or_else(|| assessment.catalogue.mission(code))
}
