//! The Revisore's comparisons with what lies outside: the *rendiconto*, and the files' hashes.

use rust_decimal::Decimal;
use rust_xlsxwriter::XlsxError;

use crate::assessment::BudgetFigures;
use crate::domain::Resources;
use crate::dossier::{Dossier, FileEntry};
use crate::outputs::annexes::resources;
use crate::sheet::{Book, Cell, Column, Columns, Look};

/// Name of the sheet of files.
pub(super) const SHEET: &str = "File e impronte";
/// Name of the sheet of budget totals.
pub(super) const BUDGET: &str = "Riscontro risorse";

/// A file that was read or made.
struct Listed<'f> {
    origin: &'static str,
    path: &'f str,
    /// Its name in what is published, where that is another.
    public: Option<String>,
    sha256: &'f str,
}

/// Adds the sheet of files.
pub(super) fn add(book: &mut Book<'_>, dossier: &Dossier<'_>, made: &[FileEntry]) -> Result<(), XlsxError> {
    type Own<'f> = Column<'f, Listed<'f>>;
    let columns: Columns<'_, _> = Columns::of([
        Own::new("Letto o prodotto", 14, |file| Cell::text(file.origin)),
        Own::new("File", 64, |file| Cell::text(file.path)),
        Own::new("Nome nelle parti pubbliche", 40, |file| Cell::optional(file.public.as_deref())),
        Own::new("SHA-256", 72, |file| Cell::text(file.sha256)),
    ]);
    let mut writer = book.sheet(SHEET, "File letti e prodotti", &columns)?;
    let read = dossier.inputs.iter().map(|file| Listed {
        origin: "letto",
        path: &file.path,
        public: Some(dossier.public_path(&file.path).into_owned()).filter(|public| *public != file.path),
        sha256: file.sha256.as_str(),
    });
    let public = made.iter().filter(|file| !file.is_reserved());
    let made = public.map(|file| Listed { origin: "prodotto", path: &file.path, public: None, sha256: &file.sha256 });
    writer.table(&columns, read.chain(made), "FileImpronte", "Un file per riga, con la sua impronta")?;
    writer.skip(1);
    writer.note(
        "Le stesse impronte sono nei due elenchi SHA256SUMS del pacchetto, che si verificano con «sha256sum -c».",
        3,
    )?;
    writer.long_table(1, 2)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BudgetKey {
    Report,
    Accounts,
}

/// A figure of a missione, or of the entity.
struct Compared {
    of: String,
    figure: &'static str,
    value: Option<Decimal>,
}

/// Adds the sheet of budget totals: the Revisore writes what the *rendiconto* says.
pub(super) fn add_budget(book: &mut Book<'_>, dossier: &Dossier<'_>) -> Result<(), XlsxError> {
    type Own = Column<'static, Compared, BudgetKey>;
    let resources = dossier.supplements.resources.as_ref();
    let columns = Columns::of([
        Own::new("Missione", 12, |row| Cell::text(row.of.as_str())),
        Own::new("Cifra", 22, |row| Cell::text(row.figure)),
        Own::new("Nella Relazione €", 18, |row| Cell::figure(row.value)).key(BudgetKey::Report),
        Own::new("Nel rendiconto €", 18, |_| Cell::entry(Look::Amount)).key(BudgetKey::Accounts),
        Own::new("Differenza €", 18, |_| Cell::Text("da riscontrare".into(), Look::TwoPlaces)).formula(|_, cells| {
            let [report, accounts] = [BudgetKey::Report, BudgetKey::Accounts].map(|key| cells.of(key));
            let difference = format!("IF(ISNUMBER({report}),ROUND({report}-{accounts},2),\"n.d.\")");
            format!("IF(ISBLANK({accounts}),\"da riscontrare\",{difference})")
        }),
    ]);
    let mut writer = book.sheet(BUDGET, "Risorse: Relazione e rendiconto", &columns)?;
    let rows = resources.into_iter().flat_map(compared);
    writer.table(&columns, rows, "RiscontroRisorse", "Una cifra di una missione per riga, da confrontare")?;
    writer.skip(1);
    let note = if resources.is_some() {
        "Scrivere nelle celle gialle le cifre del rendiconto approvato: finché sono vuote la differenza è «da riscontrare»."
    } else {
        "Risorse non disponibili: non ci sono cifre da riscontrare."
    };
    writer.note(note, 5)?;
    writer.long_table(1, 2)
}

/// Three figures of each missione, then of the entity.
fn compared(resources: &Resources) -> impl Iterator<Item = Compared> {
    let missions = resources::missions(Some(resources)).into_iter();
    let missions = missions.map(|mission| (mission.to_string(), BudgetFigures::total(resources.of_mission(mission))));
    missions.chain([("Ente".to_owned(), BudgetFigures::total(&resources.programmes))]).flat_map(|(of, figures)| {
        [("Stanziato", figures.appropriated), ("Impegnato", figures.committed), ("Pagato in competenza", figures.paid)]
            .map(|(figure, value)| Compared { of: of.clone(), figure, value })
    })
}
