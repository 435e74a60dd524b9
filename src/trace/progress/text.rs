//! The state of the cycle as the terminal shows it.

use std::fmt::Write as _;

use super::completeness::Completeness;
use super::cycle::Progress;
use super::wording::{name, of_others, to_correct};
use crate::domain::ActKind;
use crate::inputs::acts::Adoption;
use crate::words::italian;

/// Codes listed for a group before the rest is counted.
const CODES_SHOWN: usize = 8;

impl Progress {
    /// Adoption or countdown, and the working days that are left, in one line.
    pub fn today(&self) -> String {
        format!("{}{}", today(self), working_days(self))
    }

    /// For the terminal.
    pub fn text(&self) -> String {
        let mut text = format!("Relazione sulla performance {}\n", self.year);
        let _ = writeln!(text, "{}", self.today());
        let _ = match self.last_final {
            Some(version) => writeln!(text, "Definitiva pubblicata: versione {version}."),
            None => writeln!(text, "Nessuna definitiva pubblicata."),
        };
        for line in acts(self) {
            let _ = writeln!(text, "  {line}");
        }
        let _ = match self.blocking {
            0 => writeln!(text, "Nessuna anomalia impedisce la definitiva."),
            1 => writeln!(text, "1 anomalia impedisce la definitiva: «relazione controlla» la mostra."),
            many => writeln!(text, "{many} anomalie impediscono la definitiva: «relazione controlla» le elenca."),
        };
        let _ = writeln!(text, "Il piano prevedeva {}.", self.objectives.written());
        write_groups(&mut text, "Completezza", std::slice::from_ref(&self.entity));
        write_groups(&mut text, "Per ufficio", &self.offices);
        write_groups(&mut text, "Per missione", &self.missions);
        text
    }
}

/// Adoption or countdown, from the day looked from.
pub(super) fn today(progress: &Progress) -> String {
    progress.adoption().today(&progress.deadline, progress.reference_date)
}

/// The acts of the last final, one line each, and those that are not noted yet.
pub(super) fn acts(progress: &Progress) -> Vec<String> {
    let Some(last) = progress.last_final else { return Vec::new() };
    let mut lines = Vec::new();
    if let Some(first) = progress.acts.first_adoption().filter(|_| last > 1) {
        lines.push(format!("prima adozione: {}", first.written()));
    }
    let link = |link: Option<&String>| link.map_or_else(String::new, |link| format!(" – {link}"));
    lines.extend(
        progress
            .acts
            .of_version(last)
            .map(|own| format!("{}: {}{}", own.kind.word(), own.act.written(), link(own.link.as_ref()))),
    );
    lines.extend(progress.signed.of_version(last).map(|own| format!("copia firmata {}: {}", own.file, own.written())));
    let missing: Vec<&str> =
        ActKind::ALL.into_iter().filter(|kind| progress.acts.find(*kind, last).is_none()).map(ActKind::word).collect();
    if !missing.is_empty() {
        lines.push(format!("da registrare con «relazione registra»: {}", missing.join(", ")));
    }
    lines
}

/// How many working days are left to adopt the report.
pub(super) fn working_days(progress: &Progress) -> String {
    match (progress.adoption(), progress.deadline.working_days_left(progress.reference_date)) {
        (Adoption::InTime(_) | Adoption::Late(..), _) | (Adoption::Unknown | Adoption::Issued(_), ..=0) => {
            String::new()
        }
        (Adoption::Unknown | Adoption::Issued(_), left) => format!(" Giorni lavorativi: {left}."),
    }
}

fn write_groups(text: &mut String, title: &str, groups: &[Completeness]) {
    let _ = writeln!(text, "\n{title}");
    let names: Vec<&str> = groups.iter().map(name).collect();
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    for (group, name) in groups.iter().zip(names) {
        let done = group.planned - group.missing.len();
        let share = group.per_cent().map_or_else(|| "n.d.".to_owned(), |share| format!("{share} %"));
        let _ = write!(text, "  {name:<width$}  {done:>4} di {:<4} {share:>6}", group.planned);
        if !group.missing.is_empty() {
            let codes = italian::first_of(group.missing.iter().map(|row| row.code.as_str()), CODES_SHOWN);
            let _ = write!(text, "  mancano: {codes}{}", of_others(group.of_others(), group.missing.len()));
        }
        text.push_str(&to_correct(group));
        text.push('\n');
    }
}

/// The lines on completeness and deadline that `controlla` prints below the findings.
pub(crate) fn brief(progress: &Progress) -> String {
    let mut text = format!("{}{}\n", today(progress), working_days(progress));
    write_groups(&mut text, "Completezza per ufficio", &progress.offices);
    write_groups(&mut text, "Completezza per missione", &progress.missions);
    text
}
