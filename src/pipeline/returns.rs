//! Return workbooks onto the disk, with links that lead from there to the sheets.

#![expect(clippy::disallowed_methods, reason = "this is the edge where return workbooks are written")]

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::PipelineError;
use crate::assessment::Assessment;
use crate::domain::Edition;
use crate::dossier::PackageFile;
use crate::finding::Finding;
use crate::outputs::annexes::return_workbooks;
use crate::package::{self, PackageError};

const PREFIX: &str = "Ritorno_";

/// Writes the workbooks into `folder` and takes away those of an earlier run whose office has
/// nothing to do any more. Gives the paths written, in the order of the offices' names.
pub(super) fn write(
    folder: &Path,
    entity: &Path,
    assessment: &Assessment<'_>,
    findings: &[Finding],
    edition: &Edition,
) -> Result<Vec<PathBuf>, PipelineError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        |source| PipelineError::Package(PackageError::Write { path, source })
    };
    fs::create_dir_all(folder).map_err(failed(folder))?;
    let full = |path: &Path| path.canonicalize().map_err(failed(path));
    let link_base = relative(&full(folder)?, &full(entity)?);
    let workbooks = return_workbooks(assessment, findings, &link_base, edition)?;
    for stale in earlier(folder).into_iter().filter(|path| !is_among(path, &workbooks)) {
        fs::remove_file(&stale).map_err(failed(&stale))?;
    }
    workbooks
        .into_iter()
        .map(|file| {
            let path = folder.join(&file.path);
            package::write_file(&path, &file.bytes)?;
            Ok(path)
        })
        .collect()
}

/// Return workbooks that stand in the folder.
fn earlier(folder: &Path) -> Vec<PathBuf> {
    let is_ours = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with(PREFIX) && path.extension().is_some_and(|extension| extension == "xlsx")
    };
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).filter(is_ours).collect()
}

fn is_among(path: &Path, workbooks: &[PackageFile]) -> bool {
    workbooks.iter().any(|file| path.file_name().is_some_and(|name| name == file.path.as_str()))
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
