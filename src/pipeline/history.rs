//! The years before, as they were published, or computed again where they were not.

use std::collections::BTreeMap;

use super::past::Past;
use crate::assessment::{Basis, Trend, TrendYear, trend_codes as codes};
use crate::domain::{ObjectiveCode, Place, Year};
use crate::dossier::Previous;
use crate::finding::Finding;
use crate::inputs::entity::InputFile;
use crate::inputs::plan;
use crate::trace::published;
use crate::words::italian;

/// How many figures or files one finding names.
const NAMED: usize = 5;

/// The trend that ends with the year measured, with what is odd about the years before.
///
/// A year shows what its last final published; `recomputed` are the years that can be computed from the inputs
/// of today, which are `files`.
pub(super) fn trend(
    measured: TrendYear,
    recomputed: &[TrendYear],
    past: &Past,
    files: &[&InputFile],
) -> (Trend, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut years: Vec<TrendYear> = Vec::new();
    for final_of_year in &past.earlier {
        let Some(mut published) = published::results(final_of_year) else { continue };
        if let Basis::Published { first_format: true, .. } = published.basis {
            findings.push(first_format(final_of_year));
        }
        let again = recomputed.iter().find(|year| year.year == published.year);
        findings.extend(again.and_then(|again| otherwise(&published, again, final_of_year, files)));
        if let Some(again) = again {
            take_former_titles(&mut published, again);
        }
        years.push(published);
    }
    let without = recomputed.iter().filter(|year| years.iter().all(|published| published.year != year.year));
    let without: Vec<TrendYear> = without.cloned().collect();
    findings.extend(without.iter().map(|year| not_published(year.year)));
    years.extend(without);
    years.sort_by_key(|year| year.year);
    let codes = measured.objectives.keys().map(|code| (code.clone(), Vec::new()));
    let mut titles = Titles(codes.collect());
    titles.learn(&measured);
    // From the last year back: each may say what an objective was called in the one before.
    let parted: Vec<Vec<Finding>> = years.iter_mut().rev().map(|year| titles.part_strangers(year)).collect();
    findings.extend(parted.into_iter().rev().flatten());
    years.push(measured);
    (Trend { years }, findings)
}

fn first_format(of: &Previous) -> Finding {
    let (year, version) = (of.year, of.version);
    Finding::new(
        codes::FIRST_FORMAT,
        format!(
            "La definitiva del {year} (versione {version}) è stata fatta con la versione 0.1.0 del programma: \
             nell’andamento valgono le sue cifre; tipi e pesi si conoscono soltanto dalle sue derivazioni."
        ),
    )
}

fn not_published(year: Year) -> Finding {
    let message = format!(
        "Nell’andamento triennale il {year} è ricalcolato con le regole di oggi: non ne risulta una definitiva."
    );
    Finding::new(codes::NOT_PUBLISHED, message)
        .expected("se la relazione fu pubblicata con questo programma, il suo pacchetto nella cartella di uscita")
}

/// A year whose files or rules of today do not give what was published.
fn otherwise(published: &TrendYear, again: &TrendYear, of: &Previous, files: &[&InputFile]) -> Option<Finding> {
    let mut differing = Vec::new();
    let mut compare = |name: String, was: Option<rust_decimal::Decimal>, is: Option<rust_decimal::Decimal>| {
        if was != is {
            let said = |value: Option<_>| value.map_or_else(|| "n.d.".to_owned(), italian::per_cent);
            differing.push(format!("{name} {} (ricalcolato {})", said(was), said(is)));
        }
    };
    compare("ente".to_owned(), published.entity.prudent, again.entity.prudent);
    compare("ente, sui misurati".to_owned(), published.entity.measured, again.entity.measured);
    compare("ente, copertura".to_owned(), published.entity.coverage, again.entity.coverage);
    for code in published
        .objectives
        .keys()
        .chain(again.objectives.keys().filter(|code| !published.objectives.contains_key(code)))
    {
        let value = |year: &TrendYear| year.objectives.get(code).and_then(|point| point.prudent);
        compare(code.to_string(), value(published), value(again));
    }
    if differing.is_empty() {
        return None;
    }
    let inputs = published::inputs(of);
    let changed: Vec<&str> = files
        .iter()
        .filter(|file| inputs.get(&file.path).is_some_and(|sha256| *sha256 != file.sha256))
        .map(|file| file.path.as_str())
        .collect();
    let why = if changed.is_empty() {
        "i file sono gli stessi: sono cambiate le regole o il programma".to_owned()
    } else {
        format!("file cambiati da allora: {}", some(&changed))
    };
    let (year, version) = (of.year, of.version);
    let message = format!(
        "Il ricalcolo del {year} non dà le cifre della definitiva (versione {version}): nell’andamento valgono quelle \
         pubblicate. {}.",
        capital(&why)
    );
    let names: Vec<&str> = differing.iter().map(String::as_str).collect();
    let mut finding = Finding::new(codes::RECOMPUTED_OTHERWISE, message)
        .found(some(&names))
        .expected("le cifre pubblicate; se erano sbagliate, una nuova versione della relazione di quell’anno");
    if let Some(file) = changed.iter().find(|file| file.contains(&year.to_string())).or(changed.first()) {
        finding = finding.at(Place::file(*file));
    }
    Some(finding)
}

fn some(names: &[&str]) -> String {
    let shown = names.iter().take(NAMED).copied().collect::<Vec<_>>().join("; ");
    if names.len() > NAMED { format!("{shown} e altre {}", names.len() - NAMED) } else { shown }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// What was published does not say what its plan says of the titles of before.
fn take_former_titles(published: &mut TrendYear, plan_of_it: &TrendYear) {
    for (code, objective) in &mut published.objectives {
        objective.former_title = plan_of_it.objectives.get(code).and_then(|own| own.former_title.clone());
    }
}

/// The titles under which this year's objectives are known, with the one that each has now.
struct Titles(BTreeMap<ObjectiveCode, Vec<String>>);

impl Titles {
    /// Learns those of a year.
    fn learn(&mut self, year: &TrendYear) {
        for (code, titles) in &mut self.0 {
            let own = year.objectives.get(code).map(|own| own.title.iter().chain(&own.former_title));
            titles.extend(own.into_iter().flatten().cloned());
        }
    }

    /// Takes out of an earlier year the objectives whose code means another one now: titles that have nothing to do
    /// with each other are two objectives unless a plan says that they are one, and a code is never used twice.
    fn part_strangers(&mut self, year: &mut TrendYear) -> Vec<Finding> {
        let mut findings = Vec::new();
        let (before, mut strangers) = (year.year, Vec::new());
        year.objectives.retain(|code, old| {
            let (Some(was), Some(known)) = (&old.title, self.0.get(code).filter(|known| !known.is_empty())) else {
                return true;
            };
            if known.iter().any(|title| plan::may_be_one(was, title)) {
                return true;
            }
            findings.push(
                Finding::new(
                    codes::OTHER_OBJECTIVE,
                    format!("Il codice {code} nel {before} era di un obiettivo con un altro titolo: l’andamento non li unisce."),
                )
                .found(format!("«{}»", known[0]))
                .expected(format!(
                    "«{was}» nel {before}. Se è lo stesso obiettivo, scrivere quel titolo nella colonna TITOLO PRECEDENTE del \
                     piano (aggiungerla, se non c’è); se è un altro, un codice nuovo (importa --aggiorna)"
                )),
            );
            strangers.push(old.clone());
            false
        });
        year.strangers = strangers;
        self.learn(year);
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Indices, ObjectivePoint};

    fn year(year: u16, title: &str) -> TrendYear {
        let point = ObjectivePoint {
            outcome: String::new(),
            prudent: Some(80.into()),
            gap: None,
            title: Some(title.to_owned()),
            former_title: None,
            mission: "07".parse().unwrap(),
            weight: None,
            indicators: None,
        };
        TrendYear {
            year: Year(year),
            basis: Basis::Recomputed,
            entity: Indices::default(),
            missions: BTreeMap::new(),
            objectives: BTreeMap::from([("07.01-01".parse().unwrap(), point)]),
            strangers: Vec::new(),
            rules: None,
        }
    }

    #[test]
    fn two_objectives_of_one_code_are_not_joined() {
        let joined = |before: &str, now: &str| {
            // «now, formerly before».
            let (now, former) = now.split_once(", già ").map_or((now, None), |(now, former)| (now, Some(former)));
            let mut measured = year(2026, now);
            measured.objectives.values_mut().for_each(|own| own.former_title = former.map(str::to_owned));
            let (trend, findings) = trend(measured, &[year(2025, before)], &Past::default(), &[]);
            let told = findings.iter().any(|finding| finding.code == codes::OTHER_OBJECTIVE);
            let joined = !trend.years[0].objectives.is_empty();
            assert_eq!(told, !joined, "{findings:?}");
            joined
        };
        assert!(!joined("Portale turistico", "Punto informazioni estivo"));
        assert!(joined("Punto informazioni", "Punto informazioni estivo"));
        assert!(joined("Portale turistico", "Punto informazioni estivo, già Portale turistico"));
        assert!(!joined("Portale turistico", "Punto informazioni estivo, già Museo civico"));
    }
}
