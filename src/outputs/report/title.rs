//! What the document is called and what it says it is about, in its PDF and beside it.

use crate::domain::Status;
use crate::dossier::Dossier;
use crate::outputs::pdf::Metadata;

/// `Relazione_performance_2024.pdf`, and the same of its other forms.
pub fn file_name(dossier: &Dossier<'_>, extension: &str) -> String {
    let mark = if dossier.edition.status == Status::Draft { "_BOZZA" } else { "" };
    format!("Relazione_performance_{}{mark}.{extension}", dossier.edition.year)
}

pub(super) fn subject(dossier: &Dossier<'_>) -> String {
    format!("Relazione annuale sulla performance {} ({})", dossier.edition.year, "D.Lgs. 150/2009, art. 10")
}

pub(super) fn keywords(dossier: &Dossier<'_>) -> Vec<String> {
    let plan = dossier.config.plans.name(dossier.edition.year).short;
    let always = ["performance", "obiettivi", &plan, "D.Lgs. 150/2009"];
    always.into_iter().chain(dossier.edition.marks()).map(str::to_owned).collect()
}

pub(super) fn metadata(dossier: &Dossier<'_>, title: &str) -> Metadata {
    Metadata {
        title: title.to_owned(),
        subject: subject(dossier),
        keywords: keywords(dossier),
        author: dossier.edition.entity.clone(),
        creator_tool: concat!("relazione ", env!("CARGO_PKG_VERSION")).to_owned(),
        date: dossier.edition.reference_date,
        language: "it-IT".to_owned(),
    }
}
