//! The *fogli delle correzioni* onto the disk, with links that lead from there to the sheets.
//!
//! Guaranteed: none that stands there is replaced or deleted, whoever has it open or has filled it in: each has its day
//! in its name, and another content of the same day its own number.

use std::path::{Component, Path};

use super::PipelineError;
use super::numbered_file::{Placed, place};
use crate::assessment::Assessment;
use crate::disk::real_path;
use crate::domain::Edition;
use crate::finding::Finding;
use crate::outputs::annexes::corrections;

/// Writes the workbooks into `folder`, in the order of the offices' names.
pub(super) fn write(
    folder: &Path,
    entity: &Path,
    assessment: &Assessment<'_>,
    findings: &[Finding],
    edition: &Edition,
) -> Result<Vec<Placed>, PipelineError> {
    let link_base = relative(&real_path(folder), &real_path(entity));
    let corrections = corrections(assessment, findings, Some(&link_base), edition)?;
    let placed = corrections.into_iter().map(|correction| {
        let name = correction.workbook.path;
        let parts = name.rsplit_once('.').unwrap_or((&name, "xlsx"));
        Ok(place(folder, parts, &correction.workbook.bytes)?)
    });
    placed.collect()
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
        assert_eq!(way("/srv/ente/correzioni/2024", "/srv/ente"), "../../");
        assert_eq!(way("/srv/uscita", "/srv/ente"), "../ente/");
        assert_eq!(way("/srv/ente", "/srv/ente"), "");
    }
}
