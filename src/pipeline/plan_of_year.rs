//! Which plan is of which year, said in `relazione.toml` once an entity has several, and what it is called where it is no DUP.
//!
//! Guaranteed: lines are only added; what the office wrote stays, and the file as it was is kept beside it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Imported, PipelineError};
use crate::domain::Year;
use crate::inputs::config::{self, Config};
use crate::inputs::entity::{self, Records};
use crate::inputs::plan;
use crate::package::{self, Overwriting};
use crate::words::PlanName;
use crate::words::decoding::decode;
use crate::workbook::Limits;

/// What became of what is to be said of plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlansNamed {
    /// `relazione.toml` says it all, or need not.
    NothingToSay,
    /// These lines were added, each under its year's heading; the file as it was is kept.
    Added(BTreeMap<Year, Vec<String>>, Option<PathBuf>),
    /// These are to be added by hand: the file cannot take them.
    ByHand(BTreeMap<Year, Vec<String>>),
}

/// Says of the plans of an entity that has just got the one in `canonical` what is not said yet.
///
/// # Errors
/// `relazione.toml` cannot be read or written.
pub(super) fn name_plans(imported: &Imported, root: &Path, canonical: &Path) -> Result<PlansNamed, PipelineError> {
    let Some(config) = entity::configuration(root) else { return Ok(PlansNamed::NothingToSay) };
    let mut missing: BTreeMap<Year, Vec<String>> = BTreeMap::new();
    for (year, file) in unnamed(imported, root, canonical, &config) {
        missing.entry(year).or_default().push(format!("file = \"{file}\""));
    }
    if let Some((year, name)) = own_name(imported, &config) {
        missing.entry(year).or_default().push(format!("nome = \"{}\"", name.full));
    }
    if missing.is_empty() {
        return Ok(PlansNamed::NothingToSay);
    }
    let path = root.join(config::FILE_NAME);
    let bytes = super::named_file::read_file(&path, entity::file_limit(root))?;
    let text = missing.iter().fold(decode(&bytes).text, |text, (year, lines)| with_lines(&text, *year, lines));
    if Config::parse(&text).is_err() {
        return Ok(PlansNamed::ByHand(missing));
    }
    let kept = package::write(&path, text.as_bytes(), Overwriting::KeepingOld)?;
    Ok(PlansNamed::Added(missing, kept))
}

/// A configuration with lines under the heading of a year's plan, which stands at the end if there was none; each line ends
/// as the others do.
fn with_lines(text: &str, year: Year, lines: &[String]) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let (heading, lines) = (format!("[piano.{year}]"), lines.join(end));
    let is_heading = |line: &str| line.split('#').next().is_some_and(|line| line.trim() == heading);
    let mut ends = text.split_inclusive('\n').scan(0, |at, line| {
        *at += line.len();
        Some((*at, line))
    });
    let Some((at, _)) = ends.find(|(_, line)| is_heading(line)) else {
        return format!("{}{end}{end}{heading}{end}{lines}{end}", text.trim_end_matches(['\r', '\n']));
    };
    let (before, after) = (text[..at].trim_end_matches(['\r', '\n']), &text[at..]);
    format!("{before}{end}{lines}{end}{after}")
}

/// What the plan calls itself, where the entity would call it otherwise and has said nothing of its year.
fn own_name(imported: &Imported, config: &Config) -> Option<(Year, PlanName)> {
    let (year, name) = imported.plan.years.first().copied().zip(imported.plan.name.clone())?;
    (!config.plans.names.contains_key(&year) && config.plans.name(year) != name).then_some((year, name))
}

/// The plans that no year names: each is of its first year, the one just imported before any other.
fn unnamed(imported: &Imported, root: &Path, canonical: &Path, config: &Config) -> BTreeMap<Year, String> {
    let records = Records::read(root, &[PathBuf::from(canonical)]);
    let own = canonical.file_name().map(|name| format!("piano/{}", name.to_string_lossy()));
    let mut plans: BTreeMap<Year, String> = imported.plan.years.first().copied().zip(own).into_iter().collect();
    for file in records.plans {
        let read = plan::read(&file.bytes, &file.path, &imported.names, &Limits::default());
        let first = read.ok().and_then(|(plan, _)| plan.years.first().copied());
        if let Some(year) = first {
            plans.entry(year).or_insert(file.path);
        }
    }
    if plans.len() < 2 {
        return BTreeMap::new();
    }
    plans.retain(|year, _| !config.plans.files.contains_key(year));
    plans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_added_under_their_heading_and_nothing_else_changes() {
        let added = |text: &str| with_lines(text, Year(2025), &["nome = \"PEG\"".to_owned()]);
        for (text, expected) in [
            ("[piano.2025] # nostro\nfile = \"a\"\n", "[piano.2025] # nostro\nnome = \"PEG\"\nfile = \"a\"\n"),
            ("[ente]\r\n[piano.2025]\r\nfile = \"a\"", "[ente]\r\n[piano.2025]\r\nnome = \"PEG\"\r\nfile = \"a\""),
            ("[piano.2025]", "[piano.2025]\nnome = \"PEG\"\n"),
            ("[ente]\r\n", "[ente]\r\n\r\n[piano.2025]\r\nnome = \"PEG\"\r\n"),
        ] {
            assert_eq!(added(text), expected, "{text:?}");
        }
    }
}
