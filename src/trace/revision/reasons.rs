//! Why a figure changed, read from what the two provenances say of it.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::printed::words;
use crate::inputs::config::FILE_NAME;
use crate::trace::provenance::{FigureInputView, FigureView, Provenance};
use crate::words::italian;

/// Most reasons that are written out for one figure.
const MOST_REASONS: usize = 12;

/// Why a figure changed, for auditors and for the public.
pub(super) struct Reason {
    pub(super) written: String,
    pub(super) public: String,
}

impl Reason {
    /// One that names no file.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { written: text.clone(), public: text }
    }

    /// One about an input: the public is told its place where that is another figure.
    fn of_input(what: &str, place: &str) -> Self {
        const FIGURES: [&str; 8] =
            ["indicatore ", "obiettivo ", "programma ", "missione ", "trasversali,", "indirizzo ", "ufficio ", "ente,"];
        let written = format!("{what} ({place})");
        let public = if place.starts_with(FILE_NAME) {
            format!("regola: {what}")
        } else if FIGURES.iter().any(|figure| place.starts_with(figure)) {
            written.clone()
        } else {
            format!("dato: {what}")
        };
        Self { written, public }
    }
}

/// The reasons of one figure that changed: rule, inputs, class, else the configuration.
pub(super) fn reasons(old: &FigureView, new: &FigureView, before: &Provenance, now: &Provenance) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if old.regola != new.regola {
        reasons.push(Reason::plain(format!("regola: «{}» → «{}»", old.regola, new.regola)));
    }
    reasons.extend(input_reasons(&old.ingressi, &new.ingressi));
    if old.classe != new.classe {
        reasons.extend(class_reasons(before, now));
    }
    if reasons.is_empty() && !new.is_result() {
        reasons.push(Reason::plain("cambiano i dati da cui viene"));
    } else if reasons.is_empty() && old.valore == new.valore {
        reasons.push(Reason::plain("configurazione: soglie o nomi delle classi (relazione.toml)"));
    } else if reasons.is_empty() && before.versione_programma != now.versione_programma {
        let (old, new) = (&before.versione_programma, &now.versione_programma);
        reasons.push(Reason::plain(format!("versione del programma: {old} → {new}")));
    } else if reasons.is_empty() {
        reasons.push(Reason::plain("configurazione: regole di calcolo (relazione.toml)"));
    }
    if reasons.len() > MOST_REASONS {
        let rest = reasons.len() - MOST_REASONS;
        reasons.truncate(MOST_REASONS);
        reasons.push(Reason::plain(italian::count(rest, "altro file di partenza", "altri file di partenza")));
    }
    reasons
}

/// The rules by which a figure of the same value has another class.
fn class_reasons(before: &Provenance, now: &Provenance) -> Vec<Reason> {
    let Some((old, new)) = before.regole.as_ref().zip(now.regole.as_ref()) else { return Vec::new() };
    let list = |values: &[String]| values.iter().map(|value| italian::digits(value)).collect::<Vec<_>>().join(" e ");
    let mut reasons = Vec::new();
    if old.soglie != new.soglie {
        let (old, new) = (list(&old.soglie), list(&new.soglie));
        reasons.push(Reason::plain(format!("regola: soglie delle classi: {old} → {new}")));
    }
    if old.etichette != new.etichette {
        let (old, new) = (old.etichette.join(", "), new.etichette.join(", "));
        reasons.push(Reason::plain(format!("regola: nomi delle classi: {old} → {new}")));
    }
    if old.dati_mancanti != new.dati_mancanti {
        let (old, new) = (&old.dati_mancanti, &new.dati_mancanti);
        reasons.push(Reason::plain(format!("regola: dati mancanti: {old} → {new}")));
    }
    reasons
}

/// The letters that occur more than once on one side.
fn repeated(sides: [&[FigureInputView]; 2]) -> BTreeSet<&str> {
    let mut repeated = BTreeSet::new();
    for inputs in sides {
        let mut seen = BTreeSet::new();
        repeated.extend(inputs.iter().map(|input| input.nome.as_ref()).filter(|name| !seen.insert(*name)));
    }
    repeated
}

/// Inputs by their letter; those of a letter that occurs more than once, also by their origin.
fn keyed<'i>(
    inputs: &'i [FigureInputView],
    repeated: &BTreeSet<&str>,
) -> BTreeMap<(&'i str, &'i str, usize), &'i FigureInputView> {
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut keyed = BTreeMap::new();
    for input in inputs {
        let name = input.nome.as_ref();
        let origin = if repeated.contains(name) { input.origine.as_str() } else { "" };
        let occurrence = seen.entry((name, origin)).or_default();
        keyed.insert((name, origin, *occurrence), input);
        *occurrence += 1;
    }
    keyed
}

/// Whether an input is one of those that a count counts, and not a value.
fn is_counted(input: &FigureInputView) -> bool {
    input.valore.as_deref() == Some("1") && input.origine.starts_with(&format!("{} ", input.nome))
}

/// Whether two inputs say the same; a number has more than one way to be written.
fn is_same_value(old: &FigureInputView, new: &FigureInputView) -> bool {
    let number = |input: &FigureInputView| input.valore.as_deref().and_then(|value| value.parse::<Decimal>().ok());
    old.valore == new.valore || number(old).is_some_and(|old| number(new) == Some(old))
}

pub(super) fn input_reasons(old: &[FigureInputView], new: &[FigureInputView]) -> Vec<Reason> {
    let repeated = repeated([old, new]);
    let (old, new) = (keyed(old, &repeated), keyed(new, &repeated));
    let said = |input: &FigureInputView| words(input.valore.as_deref()).unwrap_or_else(|| "non misurato".to_owned());
    let mut reasons = Vec::new();
    for (key, input) in &new {
        match old.get(key) {
            Some(before) if !is_same_value(before, input) => {
                let place = if before.origine == input.origine {
                    input.origine.clone()
                } else {
                    format!("{}; prima in {}", input.origine, before.origine)
                };
                let what = format!("{}: {} → {}", input.nome, said(before), said(input));
                reasons.push(Reason::of_input(&what, &place));
            }
            Some(_) => {}
            None if is_counted(input) => reasons.push(Reason::plain(format!("ora ne fa parte {}", input.origine))),
            None => {
                reasons.push(Reason::of_input(&format!("{} aggiunto: {}", input.nome, said(input)), &input.origine));
            }
        }
    }
    for (key, input) in &old {
        if new.contains_key(key) {
            continue;
        }
        if is_counted(input) {
            reasons.push(Reason::plain(format!("non ne fa più parte {}", input.origine)));
        } else {
            reasons.push(Reason::of_input(&format!("{} tolto: {}", input.nome, said(input)), &input.origine));
        }
    }
    reasons
}
