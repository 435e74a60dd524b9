//! Where the packages of an entity stand: they belong to it, whatever the current folder.
//!
//! Guaranteed: without `--output` an entity has one place, and finals of an earlier version of the program, which
//! published below the current folder, are not passed over in silence.

use std::path::{Path, PathBuf};

use super::outcome::{Outcome, not_in_a_package, outside_packages};
use crate::cli::Scope;
use crate::disk::real_path;
use crate::domain::Year;
use crate::dossier::RESERVED;
use crate::inputs::entity::{self, DEFAULT_OUTPUT};
use crate::package;

/// Where a package is published: never into one.
///
/// # Errors
/// What the user is told.
pub(super) fn to_write(scope: &Scope, given: Option<&Path>) -> Result<PathBuf, Outcome> {
    if given.is_none() {
        outside_packages(scope, "--output")?;
    }
    let output = given.map_or_else(|| of_the_entity(scope), Path::to_owned);
    not_in_a_package(&output, "--output").map(|()| output)
}

/// Where the packages are looked for; beside the package whose inputs the entity's folder is.
pub(super) fn to_read(scope: &Scope, given: Option<&Path>) -> PathBuf {
    let around = || {
        let package = package::package_around(&entity::locate(scope.ente.as_deref()).ok()?)?;
        Some(package.parent()?.parent()?.to_owned())
    };
    given.map(Path::to_owned).or_else(around).unwrap_or_else(|| of_the_entity(scope))
}

/// As short as it can be said from the current folder. A folder that is no entity's is told where it is read.
fn of_the_entity(scope: &Scope) -> PathBuf {
    let root = entity::locate(scope.ente.as_deref()).unwrap_or_default();
    let output = real_path(&entity::output_folder(&root));
    let below = output.strip_prefix(real_path(Path::new("."))).ok().map(Path::to_owned);
    below.filter(|below| below != Path::new("")).unwrap_or(output)
}

/// Finals of a year below the current folder, where an earlier version of the program put them.
pub(super) struct Astray {
    folder: PathBuf,
    version: u32,
}

/// Those of the entity that stand elsewhere than in its own place; of other entities they are none of its business.
pub(super) fn astray(scope: &Scope, output: &Path, year: Year) -> Option<Astray> {
    let before = real_path(Path::new(DEFAULT_OUTPUT));
    if before == real_path(output) {
        return None;
    }
    let folder = before.join(year.to_string());
    let version = package::last_final(&before, year).ok().flatten()?;
    let root = entity::locate(scope.ente.as_deref()).ok()?;
    let published = folder.join(format!("v{version}")).join(RESERVED).join("ingressi");
    let is_anothers =
        matches!((entity::entity_name(&published), entity::entity_name(&root)), (Some(one), Some(own)) if one != own);
    (!is_anothers).then_some(Astray { folder, version })
}

impl Astray {
    /// Why no final is made beside them.
    pub fn refusal(&self, output: &Path, year: Year) -> String {
        let Self { folder, version } = self;
        format!(
            "in {} c’è già la versione {version} della relazione del {year}, ma le relazioni di questo ente si pubblicano \
             in {}: una seconda versione 1 non si emette. Spostare la cartella «{year}» nella seconda, oppure indicare \
             la prima con --output o in relazione.toml alla voce [uscita] cartella",
            folder.display(),
            real_path(output).display()
        )
    }

    /// What is said beside a draft.
    pub fn warning(&self, output: &Path, year: Year) -> String {
        let Self { folder, version } = self;
        format!(
            "\nIn {} c’è la versione {version} della relazione del {year}, di cui questa bozza non tiene conto: le relazioni \
             di questo ente si pubblicano in {}. Spostarla lì prima della definitiva.\n",
            folder.display(),
            real_path(output).display()
        )
    }
}
