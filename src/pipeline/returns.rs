//! Return workbooks onto the disk, with links that lead from there to the sheets.
//!
//! Guaranteed: a workbook that somebody filled in, or that nobody knows, is neither replaced nor deleted; the new
//! one then gets a name of its own. What the program wrote there is known by a list of checksums beside it.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use super::PipelineError;
use super::own_files::OwnFiles;
use crate::assessment::Assessment;
use crate::digest::hex_digest;
use crate::disk::real_path;
use crate::domain::Edition;
use crate::finding::Finding;
use crate::outputs::annexes::corrections;
use crate::package::{self, PackageError};

const PREFIX: &str = "Ritorno_";
/// The checksums of what the program wrote, in the form of `sha256sum`.
const WRITTEN: &str = ".fogli_di_ritorno.sha256";

/// What became of the return workbooks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReturnsDone {
    /// Those of this run, written now or there already, in the order of the offices' names.
    pub written: Vec<PathBuf>,
    /// Those that somebody filled in, which were left as they are.
    pub filled_in: Vec<PathBuf>,
    /// Those of an earlier run whose office has nothing to do any more, left as they are.
    pub outdated: Vec<PathBuf>,
}

/// Writes the workbooks into `folder`.
pub(super) fn write(
    folder: &Path,
    entity: &Path,
    assessment: &Assessment<'_>,
    findings: &[Finding],
    edition: &Edition,
) -> Result<ReturnsDone, PipelineError> {
    let link_base = relative(&real_path(folder), &real_path(entity));
    let corrections = corrections(assessment, findings, Some(&link_base), edition)?;
    let mut own = OwnFiles::read(folder, WRITTEN)?;
    let before = earlier(folder)?;
    let mut done = ReturnsDone::default();
    for workbook in corrections.into_iter().map(|correction| correction.workbook) {
        let digest = hex_digest(&workbook.bytes);
        for name in numbered(&workbook.path) {
            let path = folder.join(&name);
            match package::read(&path)?.map(|bytes| hex_digest(&bytes)) {
                None => package::write_new(&path, &workbook.bytes)?,
                Some(there) if there == digest => {}
                Some(there) if own.is_own(&name, &there) => package::write_file(&path, &workbook.bytes)?,
                Some(_) => {
                    done.filled_in.push(path);
                    continue;
                }
            }
            own.note(&name, &workbook.bytes);
            done.written.push(path);
            break;
        }
    }
    let told: BTreeSet<&PathBuf> = done.written.iter().chain(&done.filled_in).collect();
    done.outdated = before.into_iter().filter(|path| !told.contains(path)).collect();
    own.save()?;
    Ok(done)
}

/// `Ritorno_X.xlsx`, `Ritorno_X_2.xlsx` and following.
fn numbered(name: &str) -> impl Iterator<Item = String> {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let others = (2u32..).map(move |number| format!("{stem}_{number}.{extension}"));
    std::iter::once(name.to_owned()).chain(others)
}

/// Return workbooks that stand in the folder.
fn earlier(folder: &Path) -> Result<Vec<PathBuf>, PackageError> {
    let is_ours = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with(PREFIX) && path.extension().is_some_and(|extension| extension == "xlsx")
    };
    Ok(package::entries(folder)?.into_iter().filter(is_ours).collect())
}

/// The way from one folder to another, with slashes, ending with one; both are absolute.
fn relative(from: &Path, to: &Path) -> String {
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) = (from.components().collect(), to.components().collect());
    let shared = from.iter().zip(&to).take_while(|(left, right)| left == right).count();
    let up = std::iter::repeat_n("..".to_owned(), from.len() - shared);
    let down = to[shared..].iter().map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).map(|part| part + "/").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_leads_up_and_down() {
        let way = |from: &str, to: &str| relative(Path::new(from), Path::new(to));
        assert_eq!(way("/srv/ente/ritorno/2024", "/srv/ente"), "../../");
        assert_eq!(way("/srv/uscita", "/srv/ente"), "../ente/");
        assert_eq!(way("/srv/ente", "/srv/ente"), "");
    }
}
