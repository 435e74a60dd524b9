//! `controlla --definitiva`: what is still to be done before a final, whatever the findings say, and what follows it.

use std::fmt::Write as _;

use crate::domain::Year;
use crate::pipeline::Checked;
use crate::signals::Signal;
use crate::trace::revision::{PublishedValue, Revision};
use crate::words::italian;

/// Figures and files that are named.
const NAMED: usize = 10;

/// The whole list.
pub(super) fn said(checked: &Checked, year: Year) -> String {
    let mut text = format!("\nPrima della definitiva del {year}\n");
    push_findings(&mut text, checked, year);
    push_list(
        &mut text,
        "Il documento dirà «non disponibile» di (relazione prepara scrive i fogli e i testi da compilare)",
        usize::MAX,
        checked.unavailable.iter().cloned(),
    );
    push_list(
        &mut text,
        "Testi facoltativi che nessuno ha scritto: il documento non ne dice nulla",
        usize::MAX,
        checked.unwritten.iter().cloned(),
    );
    push_list(
        &mut text,
        "Segnali di attenzione, da leggere prima che li legga il Nucleo di valutazione",
        usize::MAX,
        signals(&checked.signals),
    );
    if let Some(revision) = &checked.revision {
        push_revision(&mut text, revision);
    }
    push_list(
        &mut text,
        "Che cosa chiede la legge",
        usize::MAX,
        checked.progress.law(checked.plan_act.as_ref()).into_iter(),
    );
    text
}

fn push_findings(text: &mut String, checked: &Checked, year: Year) {
    let blocking = checked.findings.iter().filter(|finding| finding.blocks()).count();
    let _ = match blocking {
        0 => writeln!(text, "  - nessuna anomalia la impedisce"),
        number => {
            let named = italian::count(number, "anomalia bloccante", "anomalie bloccanti");
            writeln!(text, "  - {named} da sistemare, nell’elenco di «relazione controlla»")
        }
    };
    for act in &checked.missing_acts {
        let _ = writeln!(text, "  - manca {act}");
    }
    if checked.awaits_adoption {
        let key = format!("relazione.toml alla voce [atti.{year}] delibera_giunta");
        let _ = writeln!(text, "  - la delibera di Giunta che adotta la relazione non è indicata: quando c’è, {key}");
    }
    if let Some(lateness) = &checked.lateness {
        let _ = writeln!(text, "  - {lateness} Serve dirne il motivo con --motivo-ritardo \"…\"");
    }
    if let Some(version) = checked.progress.last_final {
        let _ = writeln!(text, "  - c’è già la versione {version}: per sostituirla serve --motivo-rettifica \"…\"");
    }
}

/// How often each signal speaks.
fn signals(signals: &[Signal]) -> impl Iterator<Item = String> {
    let mut kinds: Vec<(&Signal, usize)> = Vec::new();
    for signal in signals {
        match kinds.iter_mut().find(|(first, _)| first.kind == signal.kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((signal, 1)),
        }
    }
    kinds.into_iter().map(|(first, count)| format!("[{}] {}: {count}", first.finding.code.id, first.kind.name()))
}

fn push_revision(text: &mut String, revision: &Revision) {
    let version = revision.version;
    if !revision.readable {
        let _ = writeln!(text, "\nLa versione {version} non si riesce a leggere: non si sa che cosa cambierebbe.");
        return;
    }
    if revision.figures.is_empty() && revision.files.is_empty() {
        let _ = writeln!(text, "\nRispetto alla versione {version} non cambierebbe nulla.");
        return;
    }
    let or_none = |value: Option<String>| value.filter(|text| !text.is_empty()).unwrap_or_else(|| "—".to_owned());
    let published = |value: &Option<PublishedValue>| or_none(value.as_ref().map(ToString::to_string));
    let figures = revision.figures.iter().map(|figure| {
        let (before, after) = (published(&figure.before), published(&figure.after));
        format!("{}: {before} → {after}", figure.figure)
    });
    push_list(text, &format!("Rispetto alla versione {version} cambierebbero le cifre"), NAMED, figures);
    let texts = revision.texts.iter().map(|text| {
        let (before, after) = (or_none(text.before.clone()), or_none(text.after.clone()));
        let code = text.indicator.as_ref().unwrap_or(&text.objective);
        format!("{code}, {}: «{before}» → «{after}»", text.aspect.in_words())
    });
    push_list(text, &format!("Rispetto alla versione {version} cambierebbero i testi"), NAMED, texts);
    let files = revision.files.iter().map(|file| match (&file.before, &file.after) {
        (None, _) => format!("{} (nuovo)", file.path),
        (_, None) => format!("{} (tolto)", file.path),
        _ => file.path.clone(),
    });
    push_list(text, &format!("Rispetto alla versione {version} sono diversi i file"), NAMED, files);
}

/// A title over its lines; nothing where there are none, and beyond `most` the number of the others.
fn push_list(text: &mut String, title: &str, most: usize, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{title}");
    let shown = if lines.len() > most { most } else { lines.len() };
    for line in &lines[..shown] {
        let _ = writeln!(text, "  - {line}");
    }
    if shown < lines.len() {
        let _ = writeln!(text, "  - … e altre {}", lines.len() - shown);
    }
}
