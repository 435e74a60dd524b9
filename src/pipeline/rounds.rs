//! Every output of a year: those made from the dossier, then what is read back from the finished files,
//! then those made from finished files.

use rayon::prelude::*;

use super::PipelineError;
use crate::dossier::{Dossier, FileEntry, PackageFile};
use crate::finding::Finding;
use crate::outputs::annexes::{self, Annex};
use crate::outputs::opendata;
use crate::outputs::papers;
use crate::outputs::proof::{self, Claims};
use crate::outputs::report::{self, Press, Rendered};
use crate::outputs::typeset::Source;
use crate::outputs::web::{self, WebLook};
use crate::package::{self, Staging};
use crate::trace::facts::Facts;
use crate::trace::provenance::{self, PROVENANCE_FILE};
use crate::trace::revision;

/// Files, with what was found while they were made and where their figures stand.
#[derive(Default)]
struct Made {
    files: Vec<PackageFile>,
    findings: Vec<Finding>,
    claims: Claims,
}

/// An output that is made from the dossier alone.
type First<'o> = Box<dyn FnOnce(&Dossier<'_>) -> Result<Made, PipelineError> + Send + 'o>;
/// An output that is made from finished files, which come by ascending path.
type Second = fn(&Dossier<'_>, &[FileEntry]) -> Result<Vec<PackageFile>, PipelineError>;

/// In this order: each of them sees the files of those before it.
const SECOND_ROUND: [Second; 4] = [
    |dossier, made| Ok(annexes::findings_annex(dossier, made)?),
    |dossier, made| Ok(annexes::validation_annex(dossier, made)?),
    |dossier, made| Ok(report::ingredients(dossier, made)),
    |_, made| Ok(package::checksums(made)),
];

/// Makes the whole package where it is staged; gives the findings, those of typesetting included.
pub(super) fn package(
    press: &Press,
    dossier: &Dossier<'_>,
    staging: &mut Staging,
) -> Result<Vec<Finding>, PipelineError> {
    read_back(press, dossier, staging, |_| {})
}

/// [`package`], with something done to the files of the first round before they are read back: tests tamper there.
fn read_back(
    press: &Press,
    dossier: &Dossier<'_>,
    staging: &mut Staging,
    between: impl FnOnce(&mut [PackageFile]),
) -> Result<Vec<Finding>, PipelineError> {
    let Rendered { xhtml, figures } = press.compose(&report::document(dossier))?;
    let source = Source::parse(&xhtml).map_err(report::ReportError::from)?;
    let sections = source.sections().clone();
    let dossier = Dossier { sections: &sections, ..*dossier };
    let Made { mut files, findings: found, mut claims } = first_round(press, &dossier, source)?;
    claims.offered = figures;
    // Of a large entity most of what follows takes tens of megabytes: each is made when it is needed, and dropped.
    let facts = Facts::of(&dossier);
    let revision = revision::since_previous(&dossier, &facts);
    let facts = facts.with(revision.iter().flat_map(revision::published_before));
    files.push(web_page(press, &xhtml, &dossier, &facts, &mut claims)?);
    drop(xhtml);
    between(&mut files);
    let (proof, of_proof) = proof::prove(&facts, &claims, &files)?;
    drop(claims);
    staging.add(files)?;
    staging.write(proof::FACTS_FILE, |to| proof::register(&proof, to))?;
    staging.add(vec![proof::tie_out(&proof, dossier.edition)?])?;
    let findings: Vec<Finding> = dossier.findings.iter().cloned().chain(found).chain(of_proof).collect();
    let dossier = Dossier { findings: &findings, tally: proof.tally(), ..dossier };
    drop(proof);
    // What is published is complete: its list of checksums does not change any more.
    let sums = package::checksums(staging.entries()).into_iter().find(|file| file.path == package::SUMS);
    let sums = sums.as_ref().map_or("", |file| file.sha256()).to_owned();
    staging.add(papers::all(press, &dossier, &facts, &sums)?)?;
    staging.write(PROVENANCE_FILE, |to| provenance::write(&dossier, &facts, to))?;
    drop(facts);
    for output in SECOND_ROUND {
        let made = output(&dossier, staging.entries())?;
        staging.add(made)?;
    }
    Ok(findings)
}

/// What is made from the dossier alone, several at a time.
fn first_round(press: &Press, dossier: &Dossier<'_>, source: Source<'_>) -> Result<Made, PipelineError> {
    let first: [First<'_>; 3] = [
        Box::new(|dossier| {
            let (printed, findings) = press.print(dossier, source)?;
            let claims = Claims { report: printed.file.path.clone(), printed: printed.figures, ..Claims::default() };
            Ok(Made { files: vec![printed.file], findings, claims })
        }),
        Box::new(|dossier| {
            let (mut files, mut cells) = (Vec::new(), Vec::new());
            for Annex { file, claims } in annexes::all(dossier)? {
                cells.push((file.path.as_str().into(), claims));
                files.push(file);
            }
            Ok(Made { files, claims: Claims { cells, ..Claims::default() }, ..Made::default() })
        }),
        Box::new(|dossier| {
            let (files, fields) = opendata::tables(dossier);
            Ok(Made { files, claims: Claims { fields, ..Claims::default() }, ..Made::default() })
        }),
    ];
    let outputs: Vec<_> = first.into_par_iter().map(|output| output(dossier)).collect();
    let mut made = Made::default();
    for output in outputs {
        let Made { files, findings, claims } = output?;
        made.files.extend(files);
        made.findings.extend(findings);
        made.claims.add(claims);
    }
    Ok(made)
}

/// The web edition, which names the cells of the annexes. The press has let go of its own reading of the source: on
/// long reports two at a time take too much memory.
fn web_page(
    press: &Press,
    xhtml: &str,
    dossier: &Dossier<'_>,
    facts: &Facts<'_>,
    claims: &mut Claims,
) -> Result<PackageFile, PipelineError> {
    let source = Source::parse(xhtml).map_err(report::ReportError::from)?;
    let (style, emblem) = press.web_look();
    let cells = claims.public_cells();
    let page = web::page(&source, WebLook { style, emblem }, dossier, (facts, &cells));
    let page = page.map_err(report::ReportError::from)?;
    claims.web.clone_from(&page.path);
    Ok(page)
}

#[cfg(test)]
mod tests;
