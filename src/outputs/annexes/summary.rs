//! Annex A of the whole entity: what each missione, programma, *indirizzo* and office adds up to.
//!
//! The results of objectives stand here as values; their own formulas are in the
//! workbook of their missione, to which each row links.

use rust_xlsxwriter::XlsxError;

use super::groups::{self, GroupRow, Members};
use super::sheets::{self, GroupKey, ObjectiveKey};
use super::{
    chart, classes, left_out, names, provenance, resources, rules_sheet, summary_objectives, trend, trend_objectives,
};
use crate::assessment::{Assessment, GroupResult, MissionResult, Subject};
use crate::dossier::Dossier;
use crate::sheet::{Book, Cell, Claim, Table};

/// What the sheets hold, for the reader who opens the file.
const SHEETS: [(&str, &str); 11] = [
    (sheets::PROGRAMMES, "Gli stessi indici per programma."),
    (sheets::DIRECTIONS, "Gli stessi indici per indirizzo strategico."),
    (sheets::OFFICES, "Gli stessi indici per ufficio."),
    (sheets::OBJECTIVES, "Tutti gli obiettivi con peso e risultato: da qui sono calcolati i totali."),
    (sheets::LEFT_OUT, "Ciò che non è misurato, è escluso con atto, è in corso o non era previsto nell’anno."),
    (sheets::RESOURCES, "Stanziato, impegnato e pagato per missione, anche dove non ci sono obiettivi."),
    (sheets::PROGRAMME_RESOURCES, "Le stesse cifre per programma, con la cella da cui vengono."),
    (sheets::TREND, "I tre indici dell’ente e delle missioni nel triennio."),
    (sheets::OBJECTIVE_TREND, "Il risultato di ogni obiettivo nel triennio."),
    (sheets::PROVENANCE, "Da quali celle viene ogni totale e con quale regola è calcolato."),
    (sheets::RULES, "Soglie, tolleranza, tabella dei ritardi e formule."),
];

const MISSING_IS_NOT_ZERO: &str = "I titoli delle missioni aprono il rispettivo allegato, se si trova nella stessa \
    cartella di questo file. Mancante non è zero: ciò che non è misurato è «n.d.», non entra nell’indice sui misurati \
    e nell’indice cautelativo non porta punti, ma il suo peso resta.";

/// The bytes of the summary workbook.
pub(super) fn bytes(dossier: &Dossier<'_>) -> Result<(Vec<u8>, Vec<Claim>), XlsxError> {
    let Dossier { assessment, supplements, edition, .. } = *dossier;
    let mut book = Book::new("Allegato A – Riepilogo", edition)?;
    let objectives = summary_objectives::table(assessment);
    add_missions(&mut book, assessment, &objectives)?;
    add_programmes(&mut book, assessment, &objectives)?;
    for groups in GroupSheet::of(assessment) {
        groups.add(&mut book, assessment, &objectives)?;
    }
    summary_objectives::add(&mut book, assessment)?;
    left_out::add(&mut book, assessment)?;
    resources::add_summary(&mut book, assessment, supplements.resources.as_ref())?;
    trend::add(&mut book, dossier)?;
    trend_objectives::add(&mut book, dossier)?;
    provenance::add_summary(&mut book, totals(assessment), &objectives, dossier)?;
    rules_sheet::add(&mut book, assessment.rules)?;
    book.finish_claiming()
}

fn add_missions(
    book: &mut Book<'_>,
    assessment: &Assessment<'_>,
    objectives: &Table<ObjectiveKey>,
) -> Result<(), XlsxError> {
    let edition = book.edition();
    // The names of the sheets, which link to them below the table, must fit.
    let columns = groups::columns(("Missione", 22), "Titolo");
    let mut writer = book.sheet(sheets::SUMMARY, "Allegato A – Riepilogo", &columns)?;
    let missions = assessment.missions.iter().map(|mission| GroupRow {
        subject: mission.subject(),
        code: Cell::text(mission.code.to_string()),
        name: names::mission_link(mission, mission.title),
        members: Members::WithCode(ObjectiveKey::Mission),
        objectives,
        total: &mission.total,
        rules: assessment.rules,
        issue: assessment.issue,
    });
    let alt_text = "Una missione per riga: i tre indici e gli obiettivi per classe";
    let table = writer.table(&columns, missions, "Missioni", alt_text)?;
    let entity = GroupRow {
        subject: Subject::Entity,
        code: Cell::total("Ente"),
        name: Cell::total(edition.entity.as_str()),
        members: Members::All,
        objectives,
        total: &assessment.entity,
        rules: assessment.rules,
        issue: assessment.issue,
    };
    writer.row(&columns, &entity)?;
    classes::colour(&mut writer, &table.clone().with_total(), GroupKey::Class)?;
    writer.skip(1);
    writer.section("Fogli di questa cartella")?;
    for (name, meaning) in SHEETS {
        writer.link_line(name, &format!("internal:'{name}'!A1"), meaning)?;
    }
    writer.skip(1);
    writer.note(MISSING_IS_NOT_ZERO, 10)?;
    let largest = assessment.missions.iter().map(|mission| mission.total.counts.planned).max().unwrap_or_default();
    chart::add(&mut writer, &table, "Obiettivi per classe e missione", assessment.missions.len(), largest)?;
    // Figures and chart belong on one page.
    writer.sheet.set_print_fit_to_pages(1, 1);
    Ok(())
}

fn add_programmes(
    book: &mut Book<'_>,
    assessment: &Assessment<'_>,
    objectives: &Table<ObjectiveKey>,
) -> Result<(), XlsxError> {
    let columns = groups::columns(("Programma", 12), "Nome del programma");
    let mut writer = book.sheet(sheets::PROGRAMMES, "Risultati per programma", &columns)?;
    let programmes = assessment.missions.iter().flat_map(|mission| {
        mission.coded_programmes().map(|(code, programme)| GroupRow {
            subject: Subject::Programme(code),
            code: Cell::text(code.to_string()),
            name: Cell::optional(programme.name.as_deref()),
            members: Members::WithCodeIn(mission.code, ObjectiveKey::Programme),
            objectives,
            total: &programme.total,
            rules: assessment.rules,
            issue: assessment.issue,
        })
    });
    let alt_text = "Un programma per riga: i tre indici e gli obiettivi per classe";
    let table = writer.table(&columns, programmes, sheets::PROGRAMMES, alt_text)?;
    classes::colour(&mut writer, &table, GroupKey::Class)?;
    writer.long_table(1, 2)
}

/// Where the totals of every sheet come from.
fn totals<'m>(assessment: &'m Assessment<'_>) -> Vec<provenance::Group<'m>> {
    let missions = &assessment.missions;
    let summary = groups::table(sheets::SUMMARY, missions.len());
    let programmes = groups::table(sheets::PROGRAMMES, 1);
    let mut totals = vec![("Ente".to_owned(), summary.link(missions.len()), &assessment.entity)];
    for (index, mission) in missions.iter().enumerate() {
        totals.push((mission.code.heading(), summary.link(index), &mission.total));
    }
    for (index, (code, programme)) in missions.iter().flat_map(MissionResult::coded_programmes).enumerate() {
        totals.push((code.to_string(), programmes.link(index), &programme.total));
    }
    for sheet in GroupSheet::of(assessment) {
        let table = groups::table(sheet.name, 1);
        for (index, group) in sheet.groups.iter().enumerate() {
            totals.push((format!("{} {}", sheet.word, index + 1), table.link(index), &group.total));
        }
    }
    totals
}

/// A sheet of groups that cut across missioni.
struct GroupSheet<'g> {
    name: &'static str,
    /// What a group is called.
    word: &'static str,
    header: &'static str,
    title: &'static str,
    /// The column of the sheet of objectives that names the group.
    column: ObjectiveKey,
    groups: &'g [GroupResult],
    /// The subject that a group is.
    subject: fn(Option<String>) -> Subject,
}

impl<'g> GroupSheet<'g> {
    const fn of(assessment: &'g Assessment<'_>) -> [Self; 2] {
        [
            Self {
                name: sheets::DIRECTIONS,
                word: "Indirizzo",
                header: "Indirizzo strategico",
                title: "Risultati per indirizzo strategico",
                column: ObjectiveKey::Direction,
                groups: assessment.directions.as_slice(),
                subject: Subject::Direction,
            },
            Self {
                name: sheets::OFFICES,
                word: "Ufficio",
                header: "Ufficio",
                title: "Risultati per ufficio",
                column: ObjectiveKey::Office,
                groups: assessment.offices.as_slice(),
                subject: Subject::Office,
            },
        ]
    }

    fn add(
        &self,
        book: &mut Book<'_>,
        assessment: &Assessment<'_>,
        objectives: &Table<ObjectiveKey>,
    ) -> Result<(), XlsxError> {
        let columns = groups::columns(("N.", 12), self.header);
        let mut writer = book.sheet(self.name, self.title, &columns)?;
        let rows = (1_u32..).zip(self.groups).map(|(number, group)| GroupRow {
            subject: (self.subject)(group.name.clone()),
            code: Cell::number(number.into()),
            name: Cell::text(group.name.as_deref().unwrap_or(summary_objectives::UNNAMED)),
            members: Members::WithName(self.column),
            objectives,
            total: &group.total,
            rules: assessment.rules,
            issue: assessment.issue,
        });
        let table = writer.table(&columns, rows, self.name, self.title)?;
        classes::colour(&mut writer, &table, GroupKey::Class)?;
        writer.long_table(1, 2)
    }
}
