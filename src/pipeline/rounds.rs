//! Every output of a year: those made from the dossier, then those made from finished files.

use rayon::prelude::*;

use super::PipelineError;
use crate::dossier::{Dossier, PackageFile};
use crate::finding::Finding;
use crate::outputs::report::{self, Press};
use crate::outputs::typeset::Source;
use crate::outputs::{annexes, opendata};
use crate::package;
use crate::trace::provenance::Provenance;

/// Files, with what was found while they were made.
type Made = (Vec<PackageFile>, Vec<Finding>);
/// An output that is made from the dossier alone.
type First<'o> = Box<dyn FnOnce(&Dossier<'_>) -> Result<Made, PipelineError> + Send + 'o>;
/// An output that is made from finished files, which come by ascending path.
type Second = fn(&Dossier<'_>, &[PackageFile]) -> Result<Vec<PackageFile>, PipelineError>;

/// In this order: each of them sees the files of those before it.
const SECOND_ROUND: [Second; 6] = [
    |dossier, made| Ok(report::record(dossier, made)),
    |dossier, _| Ok(vec![Provenance::of(dossier).file()]),
    |dossier, made| Ok(annexes::findings_annex(dossier, made)?),
    |dossier, made| Ok(annexes::validation_annex(dossier, made)?),
    |dossier, made| Ok(report::ingredients(dossier, made)),
    |_, made| Ok(package::checksums(made)),
];

/// The whole package by ascending path, and the findings, those of typesetting included.
pub(super) fn package(press: &Press, dossier: &Dossier<'_>) -> Result<Made, PipelineError> {
    let xhtml = press.xhtml(&report::document(dossier))?;
    let source = Source::parse(&xhtml).map_err(report::ReportError::from)?;
    let sections = source.sections().clone();
    let dossier = Dossier { sections: &sections, ..*dossier };
    let first: [First<'_>; 3] = [
        Box::new(|dossier| Ok(press.print(dossier, source)?)),
        Box::new(|dossier| Ok((annexes::all(dossier)?, Vec::new()))),
        Box::new(|dossier| Ok((opendata::tables(dossier), Vec::new()))),
    ];
    let made: Vec<_> = first.into_par_iter().map(|output| output(&dossier)).collect();
    let (mut files, mut findings) = (Vec::new(), dossier.findings.to_vec());
    for made in made {
        let (made, found) = made?;
        add(&mut files, made);
        findings.extend(found);
    }
    let dossier = Dossier { findings: &findings, ..dossier };
    for output in SECOND_ROUND {
        let made = output(&dossier, &files)?;
        add(&mut files, made);
    }
    Ok((files, findings))
}

/// Two files of one path would be a programming error.
fn add(files: &mut Vec<PackageFile>, made: Vec<PackageFile>) {
    files.extend(made);
    files.sort_by(|left, right| left.path.cmp(&right.path));
    if let Some(twice) = files.windows(2).find(|pair| pair[0].path == pair[1].path) {
        panic!("two files of the package are called {}", twice[0].path);
    }
}
