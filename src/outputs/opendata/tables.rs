//! The rows of the tables.

use rust_decimal::Decimal;

use super::resources;
use super::schema::{INDICATORS, MISSIONS, OBJECTIVES, Schema};
use crate::assessment::{self, Assessment, IndicatorResult, MissionResult, ObjectiveResult, RollUp};
use crate::domain::Class;
use crate::domain::Rules;
use crate::domain::{Field, FieldOrigin, Quantity, SourceKind};
use crate::dossier::Dossier;

/// Why writing cannot fail.
const IN_MEMORY: &str = "rows as long as the header, written to memory";

/// A table.
pub(super) struct Table {
    pub schema: &'static Schema,
    /// Fields of each row in the order of the schema's columns, as the CSV holds them.
    pub rows: Vec<Vec<String>>,
}

/// All tables, those that others refer to first.
pub(super) fn all(dossier: &Dossier<'_>) -> Vec<Table> {
    let Dossier { assessment, supplements, .. } = *dossier;
    let rules = assessment.rules;
    let objectives = assessment.objectives().map(|(mission, objective)| objective_row(mission, objective, rules));
    let indicators = assessment.objectives().flat_map(|(_, objective)| &objective.indicators);
    vec![
        missions(assessment),
        Table { schema: &OBJECTIVES, rows: objectives.collect() },
        Table { schema: &INDICATORS, rows: indicators.map(|indicator| indicator_row(indicator, rules)).collect() },
        resources::table(supplements.resources.as_ref(), assessment),
    ]
}

/// The table of totals.
pub(super) fn missions(assessment: &Assessment<'_>) -> Table {
    Table { schema: &MISSIONS, rows: group_rows(assessment) }
}

impl Table {
    /// Header and rows. Every field is quoted: a code such as `01.10` is no number, and a text no formula.
    pub fn csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .quote_style(csv::QuoteStyle::Always)
            .from_writer(Vec::new());
        let header: Vec<&str> = self.schema.columns.iter().map(|column| column.name).collect();
        writer.write_record(header).expect(IN_MEMORY);
        for row in &self.rows {
            writer.write_record(row).expect(IN_MEMORY);
        }
        writer.into_inner().expect(IN_MEMORY)
    }
}

fn group_rows(assessment: &Assessment<'_>) -> Vec<Vec<String>> {
    let rules = assessment.rules;
    let mut rows = vec![group_row("ente", "ente", "", &assessment.entity, rules)];
    for mission in &assessment.missions {
        rows.push(group_row(&mission.code.to_string(), "missione", mission.title, &mission.total, rules));
        for programme in &mission.programmes {
            let name = programme.name.as_deref().unwrap_or_default();
            rows.push(group_row(&programme.code.to_string(), "programma", name, &programme.total, rules));
        }
    }
    for (number, direction) in (1_usize..).zip(&assessment.directions) {
        let name = direction.name.as_deref().unwrap_or_default();
        rows.push(group_row(&direction_code(number), "indirizzo", name, &direction.total, rules));
    }
    rows
}

/// The key of an *indirizzo strategico*, which has no code of its own: its number in the plan's order.
pub(crate) fn direction_code(number: usize) -> String {
    format!("indirizzo-{number}")
}

fn group_row(code: &str, level: &str, name: &str, total: &RollUp, rules: &Rules) -> Vec<String> {
    let counts = total.counts;
    vec![
        code.to_owned(),
        level.to_owned(),
        name.to_owned(),
        plain(total.weight),
        printed(total.prudent.value),
        printed(total.measured.value),
        printed(total.coverage.value),
        class(total.class, rules),
        counts.planned.to_string(),
        counts.achieved.to_string(),
        counts.partly.to_string(),
        counts.not_achieved.to_string(),
        counts.not_measured.to_string(),
        counts.excluded.to_string(),
        plain(counts.excluded_weight),
        counts.in_progress.to_string(),
        counts.not_planned.to_string(),
    ]
}

fn objective_row(mission: &MissionResult<'_>, result: &ObjectiveResult<'_>, rules: &Rules) -> Vec<String> {
    let objective = result.objective;
    let [direction, direction_origin] = field(objective.direction.as_ref());
    let [strategic, strategic_origin] = field(objective.strategic.as_ref());
    let [title, title_origin] = field(Some(&objective.title));
    let years: Vec<String> = objective.years.iter().map(ToString::to_string).collect();
    vec![
        objective.code.to_string(),
        mission.code.to_string(),
        objective.programme.to_string(),
        direction,
        direction_origin,
        strategic,
        strategic_origin,
        title,
        title_origin,
        objective.purpose.clone(),
        objective.stakeholders.clone(),
        objective.indicator.value.clone(),
        result.office.unwrap_or_default().to_owned(),
        years.join(" "),
        result.state.label().to_owned(),
        plain(result.weight),
        printed(result.measured.value),
        printed(result.coverage.value),
        printed(result.prudent.value),
        class(result.class, rules),
    ]
}

fn indicator_row(result: &IndicatorResult<'_>, rules: &Rules) -> Vec<String> {
    let indicator = result.indicator;
    let kind = indicator.kind.value;
    let measurement = result.measurement;
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let [base, _, _] = quantity(indicator.baseline.as_ref().map(|baseline| baseline.value));
    let [target, target_day, target_words] = quantity(indicator.target.as_ref().map(|target| target.value));
    let [actual, actual_day, actual_words] = quantity(result.scored_value());
    let deviation = result.deviation;
    let side = deviation.map_or("", |deviation| if deviation.favourable { "favorevole" } else { "sfavorevole" });
    let act = result.act();
    vec![
        indicator.code.to_string(),
        indicator.objective.to_string(),
        indicator.name.clone(),
        kind.label().to_owned(),
        text(kind.bound()),
        indicator.unit.clone(),
        base,
        target,
        target_day,
        target_words,
        actual,
        actual_day,
        actual_words,
        result.state.label().to_owned(),
        plain(result.weight.value),
        printed(result.achievement.value.and(result.achievement.exact)),
        printed(result.achievement.value),
        class(result.class, rules),
        deviation.map(|deviation| plain(deviation.amount)).unwrap_or_default(),
        printed(deviation.and_then(|deviation| deviation.per_cent)),
        side.to_owned(),
        text(measurement.and_then(|row| row.cause.as_deref())),
        text(measurement.and_then(|row| row.corrective_action.as_deref())),
        text(measurement.and_then(|row| row.source).map(SourceKind::label)),
        act.map(|act| act.number.clone()).unwrap_or_default(),
        act.map(|act| act.date.to_string()).unwrap_or_default(),
        indicator.plan_text.clone(),
    ]
}

/// A text and where it stands.
fn field(field: Option<&Field>) -> [String; 2] {
    field.map_or_else(Default::default, |field| {
        let origin = match field.origin {
            FieldOrigin::Cell => "cella",
            FieldOrigin::Inherited => "ereditato",
        };
        [field.text.clone(), origin.to_owned()]
    })
}

/// A value in the column of its type: number, day, words.
fn quantity(value: Option<Quantity>) -> [String; 3] {
    let [mut number, mut day, mut words] = [const { String::new() }; 3];
    match value {
        None => {}
        Some(Quantity::Number(value)) => number = plain(value),
        Some(Quantity::Date(value)) => day = value.to_string(),
        Some(Quantity::YesNo(true)) => "sì".clone_into(&mut words),
        Some(Quantity::YesNo(false)) => "no".clone_into(&mut words),
        Some(Quantity::NotDone) => "non eseguito".clone_into(&mut words),
    }
    [number, day, words]
}

fn class(class: Option<Class>, rules: &Rules) -> String {
    class.map(|class| rules.label(class).to_owned()).unwrap_or_default()
}

/// A number with the decimals it has.
pub(super) fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}

/// A figure with the two decimals that the report prints; empty where it is not available.
pub(super) fn printed(value: Option<Decimal>) -> String {
    value.map(|value| format!("{:.2}", assessment::printed(value))).unwrap_or_default()
}
