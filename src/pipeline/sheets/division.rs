//! How the sheets are divided: as asked, else as the last time.

use std::path::Path;

use crate::inputs::entity::YearFiles;
use crate::inputs::measurements::sheets::Scope;
use crate::package::{self, PackageError};

/// The division as it was last asked for, below the folder of the sheets.
const REMEMBERED: &str = "misurazioni/.divisione";
/// How the names of sheets by missione begin.
const BY_MISSION: [&str; 2] = ["missione_", "obiettivi_trasversali"];

/// The division of a run, and whether somebody asked for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Division {
    /// Into what.
    pub scope: Scope,
    /// Whether it is that of an earlier run or of the sheets that are there.
    pub as_before: bool,
}

/// The division asked for, else the one remembered, else that of the first sheets that are there.
pub(super) fn of(
    asked: Option<Scope>,
    target: &Path,
    others: impl IntoIterator<Item = YearFiles>,
) -> Result<Division, PackageError> {
    if let Some(scope) = asked {
        return Ok(Division { scope, as_before: false });
    }
    let remembered = package::read(&target.join(REMEMBERED))?.unwrap_or_default();
    let word = String::from_utf8_lossy(&remembered).trim().to_lowercase();
    let remembered = [Scope::Mission, Scope::Office].into_iter().find(|scope| word == label(*scope));
    let before = remembered.or_else(|| others.into_iter().find_map(|files| of_the_names(&files)));
    Ok(Division { scope: before.unwrap_or(Scope::Mission), as_before: before.is_some() })
}

/// Remembers a division that was asked for.
pub(super) fn remember(division: Division, target: &Path) -> Result<(), PackageError> {
    let path = target.join(REMEMBERED);
    if division.as_before || package::read(&path)?.is_none() && division.scope == Scope::Mission {
        return Ok(());
    }
    package::write_file(&path, format!("{}\n", label(division.scope)).as_bytes())
}

/// The word of `--per`.
pub(super) const fn label(scope: Scope) -> &'static str {
    match scope {
        Scope::Mission => "missione",
        Scope::Office => "ufficio",
    }
}

/// By missione where most names say so.
fn of_the_names(files: &YearFiles) -> Option<Scope> {
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let by_mission =
        files.sheets.iter().filter(|file| BY_MISSION.iter().any(|begins| name(&file.path).starts_with(begins))).count();
    let all = files.sheets.len();
    (all > 0).then_some(if by_mission * 2 >= all { Scope::Mission } else { Scope::Office })
}
