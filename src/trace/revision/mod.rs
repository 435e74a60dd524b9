//! What changed against the previous final: which figures, and why.
//!
//! Both sides are what `provenienza.json` says, so that an auditor who has the two
//! packages can make the same comparison. A figure changes because a cell holds another
//! value, because a rule or the configuration is another, or because a figure that it
//! rests on changed; the reasons name them. Deliberately absent: texts of the plan, which
//! are no figures.

mod earlier;
mod first_format;
pub mod revision_codes;
mod unexplained;

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::facts::names;
use super::provenance::{FigureInputView, FigureView, Provenance};
use crate::dossier::Previous;
use crate::inputs::config::FILE_NAME;
use crate::words::italian;
pub use earlier::{known_acts, predecessor};
pub use unexplained::unexplained;

/// Most reasons that are written out for one figure.
const MOST_REASONS: usize = 12;

/// The comparison of a run with the previous final.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// Number of the previous final.
    pub version: u32,
    /// Whether its figures could be read; if not, the lists are empty and say nothing.
    pub readable: bool,
    /// Input files that are new, changed or gone, by path.
    pub files: Vec<FileRevision>,
    /// Figures that are new, changed or gone, in the order of the provenance.
    pub figures: Vec<FigureRevision>,
}

/// An input file that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRevision {
    /// Its path.
    pub path: String,
    /// SHA-256 before; absent for a new file.
    pub before: Option<String>,
    /// SHA-256 now; absent for one that is gone.
    pub after: Option<String>,
}

/// A figure that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureRevision {
    /// Its name.
    pub figure: String,
    /// Value and class before, as printed; absent for a new figure.
    pub before: Option<String>,
    /// Value and class now; absent for one that is gone.
    pub after: Option<String>,
    /// Why, one sentence each, with the cells.
    pub reasons: Vec<String>,
    /// The same for the public, without the names of the offices' files.
    pub public_reasons: Vec<String>,
}

impl Revision {
    /// Compares the figures of a run with those of the previous final.
    pub fn of(previous: &Previous, now: &Provenance) -> Self {
        let version = previous.version;
        match Provenance::parse(&previous.bytes) {
            Some(before) => {
                Self { version, readable: true, files: files(&before, now), figures: figures(&before, now) }
            }
            None => Self { version, readable: false, files: Vec::new(), figures: Vec::new() },
        }
    }
}

fn files(before: &Provenance, now: &Provenance) -> Vec<FileRevision> {
    let by_path = |side: &Provenance| -> BTreeMap<String, String> {
        side.ingressi.iter().map(|input| (input.file.clone(), input.sha256.clone())).collect()
    };
    let (before, after) = (by_path(before), by_path(now));
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let revision = |path: &String| FileRevision {
        path: path.clone(),
        before: before.get(path).cloned(),
        after: after.get(path).cloned(),
    };
    paths.into_iter().map(revision).filter(|revision| revision.before != revision.after).collect()
}

/// What every version says of itself: its change explains nothing.
fn is_of_the_edition(view: &FigureView) -> bool {
    view.cifra == names::reference_date()
}

fn figures(before: &Provenance, now: &Provenance) -> Vec<FigureRevision> {
    let by_name =
        |side: &'_ Provenance| -> BTreeSet<String> { side.cifre.iter().map(|view| view.cifra.clone()).collect() };
    let old: BTreeMap<&str, &FigureView> = before.cifre.iter().map(|view| (view.cifra.as_str(), view)).collect();
    let (names_before, names_now) = (by_name(before), by_name(now));
    // A package of another version may not have told what this one tells.
    let told_alike = before.versione_programma == now.versione_programma;
    let worth = |view: &FigureView, others: &BTreeSet<String>| {
        view.is_result() || told_alike && !is_of_one_that_is_new(view, others)
    };
    let mut revisions = Vec::new();
    for view in now.cifre.iter().filter(|view| !is_of_the_edition(view)) {
        let revision = |before, reasons| revision(&view.cifra, before, Some(printed(view)), reasons);
        match old.get(view.cifra.as_str()) {
            None if worth(view, &names_before) => {
                revisions.push(revision(None, vec![Reason::plain("cifra nuova: prima non c’era")]));
            }
            Some(old) if printed(old) != printed(view) => {
                revisions.push(revision(Some(printed(old)), reasons(old, view, before, now)));
            }
            None | Some(_) => {}
        }
    }
    let gone = before.cifre.iter().filter(|view| !names_now.contains(&view.cifra) && worth(view, &names_now));
    let reason = || vec![Reason::plain("cifra tolta: non c’è più")];
    revisions.extend(gone.map(|view| revision(&view.cifra, Some(printed(view)), None, reason())));
    revisions
}

/// Whether a figure belongs to an objective or indicator that the other side does not have: its result says so once.
fn is_of_one_that_is_new(view: &FigureView, others: &BTreeSet<String>) -> bool {
    let subject = view.cifra.split(", ").next().unwrap_or_default();
    let result = match subject.split_once(' ') {
        Some(("indicatore", _)) => format!("{subject}, G"),
        Some(("obiettivo", _)) => format!("{subject}, C"),
        _ => return false,
    };
    !others.contains(&result)
}

fn revision(figure: &str, before: Option<String>, after: Option<String>, reasons: Vec<Reason>) -> FigureRevision {
    FigureRevision {
        figure: figure.to_owned(),
        before,
        after,
        public_reasons: reasons.iter().map(|reason| reason.public.clone()).collect(),
        reasons: reasons.into_iter().map(|reason| reason.written).collect(),
    }
}

/// Why a figure changed, for auditors and for the public.
struct Reason {
    written: String,
    public: String,
}

impl Reason {
    /// One that names no file.
    fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { written: text.clone(), public: text }
    }

    /// One about an input: the public is told its place where that is another figure.
    fn of_input(what: &str, place: &str) -> Self {
        const FIGURES: [&str; 7] =
            ["indicatore ", "obiettivo ", "programma ", "missione ", "indirizzo ", "ufficio ", "ente,"];
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

/// Value and class, as people read them.
fn printed(view: &FigureView) -> String {
    let value = if view.is_result() {
        let number = view.valore.as_deref().and_then(|value| value.parse().ok());
        number.map_or_else(|| "n.d.".to_owned(), italian::two_places)
    } else {
        words(view.valore.as_deref()).unwrap_or_else(|| "n.d.".to_owned())
    };
    view.classe.as_ref().map_or(value.clone(), |class| format!("{value} – {class}"))
}

/// A value of the provenance in Italian figures, with the decimals that it has there: amounts in euro have two.
fn words(value: Option<&str>) -> Option<String> {
    let value = value?;
    if let Ok(day) = value.parse() {
        return Some(italian::short_date(day));
    }
    Some(value.parse::<Decimal>().map_or_else(|_| value.to_owned(), |_| italian::digits(value)))
}

fn reasons(old: &FigureView, new: &FigureView, before: &Provenance, now: &Provenance) -> Vec<Reason> {
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
        reasons.push(Reason::plain(italian::count(rest, "altro ingresso", "altri ingressi")));
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

/// Whether two inputs say the same; a number has more than one way to be written.
fn is_same_value(old: &FigureInputView, new: &FigureInputView) -> bool {
    let number = |input: &FigureInputView| input.valore.as_deref().and_then(|value| value.parse::<Decimal>().ok());
    old.valore == new.valore || number(old).is_some_and(|old| number(new) == Some(old))
}

fn input_reasons(old: &[FigureInputView], new: &[FigureInputView]) -> Vec<Reason> {
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
            None => {
                reasons.push(Reason::of_input(&format!("{} aggiunto: {}", input.nome, said(input)), &input.origine));
            }
        }
    }
    for (key, input) in &old {
        if !new.contains_key(key) {
            reasons.push(Reason::of_input(&format!("{} tolto: {}", input.nome, said(input)), &input.origine));
        }
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::hex_digest;
    use crate::domain::Year;

    fn input(name: &'static str, value: &str, origin: &str) -> FigureInputView {
        let valore = (!value.is_empty()).then(|| value.to_owned());
        FigureInputView { nome: name.into(), valore, origine: origin.to_owned() }
    }

    fn figure(name: &str, value: &str, class: &str, inputs: Vec<FigureInputView>) -> FigureView {
        FigureView {
            cifra: name.to_owned(),
            valore: Some(value.to_owned()),
            esatto: None,
            classe: (!class.is_empty()).then(|| class.to_owned()),
            regola: "100·v/t".into(),
            ingressi: inputs,
        }
    }

    fn previous(version: u32, bytes: Vec<u8>) -> Previous {
        Previous { year: Year(2024), version, sha256: hex_digest(&bytes), bytes }
    }

    fn compare(before: Vec<FigureView>, now: Vec<FigureView>) -> Vec<FigureRevision> {
        let side = |cifre| Provenance { cifre, versione_programma: "1".to_owned(), ..Provenance::default() };
        let previous = previous(1, side(before).json());
        let revision = Revision::of(&previous, &side(now));
        assert!(revision.readable);
        revision.figures
    }

    #[test]
    fn a_changed_cell_is_named_with_both_values() {
        let row = |v: &str, value: &str| {
            vec![figure(
                "indicatore X.1, G",
                value,
                "",
                vec![input("v", v, "a.xlsx, cella N6"), input("t", "440", "r, K6")],
            )]
        };
        let [revision] = compare(row("425", "96.59"), row("430.5", "97.84")).try_into().unwrap();
        assert_eq!((revision.before.as_deref(), revision.after.as_deref()), (Some("96,59"), Some("97,84")));
        assert_eq!(revision.reasons, ["v: 425 → 430,5 (a.xlsx, cella N6)"]);
        let [revision] = compare(row("", "0"), row("430", "97.73")).try_into().unwrap();
        assert_eq!(revision.reasons, ["v: non misurato → 430 (a.xlsx, cella N6)"], "missing is never zero");
        assert_eq!(compare(row("425", "96.59"), row("425", "96.59")), []);
        let [revision] = compare(row("166500.4", "96.59"), row("166500.50", "97.84")).try_into().unwrap();
        assert_eq!(
            revision.reasons,
            ["v: 166.500,4 → 166.500,50 (a.xlsx, cella N6)"],
            "the decimals of an amount stay"
        );
        let reasons = input_reasons(&[input("v", "166500.4", "x")], &[input("v", "166500.40", "x")]);
        assert!(reasons.is_empty(), "the same amount, written by an earlier version");
    }

    #[test]
    fn a_changed_figure_is_followed_through_its_parents() {
        let parent = |value: &str, first: &str| {
            vec![figure(
                "obiettivo X, C",
                value,
                "",
                vec![
                    input("G", first, "indicatore X.1, G"),
                    input("w", "1", "valore predefinito del metodo"),
                    input("G", "80", "indicatore X.2, G"),
                    input("w", "1", "valore predefinito del metodo"),
                ],
            )]
        };
        let [revision] = compare(parent("70", "60"), parent("75", "70")).try_into().unwrap();
        assert_eq!(revision.reasons, ["G: 60 → 70 (indicatore X.1, G)"]);
    }

    #[test]
    fn another_threshold_shows_in_the_class() {
        let side = |class| vec![figure("obiettivo X, C", "65.00", class, Vec::new())];
        let [revision] = compare(side("non raggiunto"), side("parzialmente raggiunto")).try_into().unwrap();
        assert_eq!(revision.before.as_deref(), Some("65,00 – non raggiunto"));
        assert!(revision.reasons[0].contains("soglie"), "{:?}", revision.reasons);
    }

    #[test]
    fn every_printed_figure_counts_and_not_only_results() {
        let residents = |value: &str| {
            vec![figure("contesto, residenti", value, "", vec![input("residenti", value, "contesto/2024.toml")])]
        };
        let [revision] = compare(residents("4000"), residents("5000")).try_into().unwrap();
        assert_eq!((revision.before.as_deref(), revision.after.as_deref()), (Some("4.000"), Some("5.000")));
        assert_eq!(revision.public_reasons, ["dato: residenti: 4.000 → 5.000"]);
        let day = |value: &str| vec![figure("data di riferimento", value, "", Vec::new())];
        assert_eq!(compare(day("2025-06-20"), day("2025-07-10")), [], "every version has its own");
    }

    #[test]
    fn a_day_is_told_as_people_write_it_and_a_rule_as_a_rule() {
        let graded = |day: &str, tolerance: &str| {
            let inputs = vec![input("v", day, "a.xlsx, cella N6"), input("τ", tolerance, "relazione.toml, soglie")];
            vec![figure("indicatore X.1, G", if day.ends_with("20") { "100" } else { "80" }, "", inputs)]
        };
        let [revision] = compare(graded("2025-06-20", "0.05"), graded("2025-07-10", "0.02")).try_into().unwrap();
        let told = ["dato: v: 20/06/2025 → 10/07/2025".to_owned(), "regola: τ: 0,05 → 0,02".to_owned()];
        assert!(told.iter().all(|reason| revision.public_reasons.contains(reason)), "{:?}", revision.public_reasons);
    }

    #[test]
    fn a_term_that_stays_is_not_taken_out_when_another_comes() {
        let term = |name: &'static str, value: &str, objective: &str| input(name, value, objective);
        let one = vec![term("C", "99", "obiettivo A")];
        let two = vec![term("C", "99", "obiettivo A"), term("C", "40", "obiettivo B")];
        let reasons = input_reasons(&one, &two);
        let written: Vec<&str> = reasons.iter().map(|reason| reason.written.as_str()).collect();
        assert_eq!(written, ["C aggiunto: 40 (obiettivo B)"]);
    }

    #[test]
    fn new_and_gone_figures_are_listed() {
        let one = |name: &str| vec![figure(name, "1", "", Vec::new())];
        let revisions = compare(one("obiettivo 01.01-01, C"), one("obiettivo 01.01-02, C"));
        assert_eq!(revisions.len(), 2);
        assert_eq!((revisions[0].before.as_deref(), revisions[1].after.as_deref()), (None, None));
    }

    #[test]
    fn what_cannot_be_read_is_said_and_not_guessed() {
        let revision = Revision::of(&previous(3, b"{}".to_vec()), &Provenance::default());
        assert!(!revision.readable && revision.figures.is_empty());
    }
}
