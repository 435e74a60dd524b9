//! Every output of a year: those made from the dossier, then what is read back from the finished files,
//! then those made from finished files.

use rayon::prelude::*;

use super::PipelineError;
use crate::dossier::{Dossier, PackageFile};
use crate::finding::Finding;
use crate::outputs::annexes::{self, Annex};
use crate::outputs::opendata;
use crate::outputs::papers;
use crate::outputs::proof::{self, Claims};
use crate::outputs::report::{self, Press, Rendered};
use crate::outputs::typeset::Source;
use crate::outputs::web::{self, WebLook};
use crate::package;
use crate::trace::facts::Facts;
use crate::trace::provenance;
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
type Second = fn(&Dossier<'_>, &[PackageFile]) -> Result<Vec<PackageFile>, PipelineError>;

/// In this order: each of them sees the files of those before it.
const SECOND_ROUND: [Second; 4] = [
    |dossier, made| Ok(annexes::findings_annex(dossier, made)?),
    |dossier, made| Ok(annexes::validation_annex(dossier, made)?),
    |dossier, made| Ok(report::ingredients(dossier, made)),
    |_, made| Ok(package::checksums(made)),
];

/// The whole package by ascending path, and the findings, those of typesetting included.
pub(super) fn package(press: &Press, dossier: &Dossier<'_>) -> Result<(Vec<PackageFile>, Vec<Finding>), PipelineError> {
    read_back(press, dossier, |_| {})
}

/// [`package`], with something done to the files of the first round before they are read back: tests tamper there.
fn read_back(
    press: &Press,
    dossier: &Dossier<'_>,
    between: impl FnOnce(&mut Vec<PackageFile>),
) -> Result<(Vec<PackageFile>, Vec<Finding>), PipelineError> {
    let Rendered { xhtml, figures } = press.compose(&report::document(dossier))?;
    let source = Source::parse(&xhtml).map_err(report::ReportError::from)?;
    let sections = source.sections().clone();
    let dossier = Dossier { sections: &sections, ..*dossier };
    let facts = Facts::of(&dossier);
    let revision = revision::since_previous(&dossier, &facts);
    let facts = facts.with(revision.iter().flat_map(revision::published_before));
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
    let made: Vec<_> = first.into_par_iter().map(|output| output(&dossier)).collect();
    let (mut files, mut findings) = (Vec::new(), dossier.findings.to_vec());
    let mut claims = Claims { offered: figures, ..Claims::default() };
    for made in made {
        let made = made?;
        add(&mut files, made.files);
        findings.extend(made.findings);
        claims.add(made.claims);
    }
    add(&mut files, vec![web_page(press, &xhtml, &dossier, &facts, &mut claims)?]);
    between(&mut files);
    let (proof, found) = proof::prove(&facts, &claims, &files)?;
    // Of a large entity each of these takes tens of megabytes, and the next outputs a hundred each.
    drop((xhtml, claims));
    findings.extend(found);
    add(&mut files, vec![proof::register(&proof), proof::tie_out(&proof, dossier.edition)?]);
    let dossier = Dossier { findings: &findings, tally: proof.tally(), ..dossier };
    drop(proof);
    // What is published is complete: its list of checksums does not change any more.
    let sums = package::checksums(&files).into_iter().find(|file| file.path == package::SUMS);
    let sums = sums.as_ref().map_or("", |file| file.sha256()).to_owned();
    add(&mut files, papers::all(press, &dossier, &facts, &sums)?);
    add(&mut files, vec![provenance::file(&dossier, &facts)]);
    drop(facts);
    for output in SECOND_ROUND {
        let made = output(&dossier, &files)?;
        add(&mut files, made);
    }
    Ok((files, findings))
}

/// The web edition, which names the cells of the annexes. The press has let go of its own reading of the source: on
/// long reports two at a time take too much memory.
fn web_page(
    press: &Press,
    xhtml: &str,
    dossier: &Dossier<'_>,
    facts: &Facts,
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

/// Two files of one path would be a programming error.
fn add(files: &mut Vec<PackageFile>, made: Vec<PackageFile>) {
    files.extend(made);
    files.sort_by(|left, right| left.path.cmp(&right.path));
    if let Some(twice) = files.windows(2).find(|pair| pair[0].path == pair[1].path) {
        panic!("two files of the package are called {}", twice[0].path);
    }
}

#[cfg(test)]
mod tests;
