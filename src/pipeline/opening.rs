//! Files that may turn out not to be workbooks: each such file is a blocking finding, and the draft goes on without it.

use rayon::prelude::*;

use crate::domain::Place;
use crate::finding::Finding;
use crate::inputs::entity::InputFile;
use crate::inputs::entity::folder_codes::BROKEN_WORKBOOK;
use crate::tabular;
use crate::workbook::{self, Limits, Sheet, Workbook, WorkbookError};

/// Opens the sheets of all offices at once; findings come in the files' order.
pub(super) fn open_all(files: &[InputFile], limits: &Limits, findings: &mut Vec<Finding>) -> Vec<Workbook> {
    let read = |file: &InputFile| workbook::read(&file.bytes, &file.path, limits);
    let opened: Vec<_> = files.par_iter().map(read).collect();
    files.iter().zip(opened).filter_map(|(file, opened)| of_its_file(file, opened, findings)).collect()
}

/// Opens a workbook; one that cannot be read is a blocking finding, and the draft goes on without it.
pub(super) fn open(file: &InputFile, limits: &Limits, findings: &mut Vec<Finding>) -> Option<Workbook> {
    of_its_file(file, workbook::read(&file.bytes, &file.path, limits), findings)
}

fn of_its_file(
    file: &InputFile,
    opened: Result<Workbook, WorkbookError>,
    findings: &mut Vec<Finding>,
) -> Option<Workbook> {
    match opened {
        Ok(mut book) => {
            if book.sheets.is_empty() {
                // A document without tables: what is said of it names the file.
                book.sheets.push(Sheet::new("", Place::file(file.path.clone()), true, Vec::new()));
            }
            findings.extend(tabular::told_of_file(&book));
            Some(book)
        }
        Err(error) => {
            findings.push(broken(file, &error));
            None
        }
    }
}

/// The value of a reader with its findings; a file that cannot be opened is a blocking finding,
/// and the draft goes on without it.
pub(super) fn kept<T>(
    file: &InputFile,
    read: Result<(T, Vec<Finding>), WorkbookError>,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    match read {
        Ok((value, found)) => {
            findings.extend(found);
            Some(value)
        }
        Err(error) => {
            findings.push(broken(file, &error));
            None
        }
    }
}

/// A file with a workbook's name that is none.
fn broken(file: &InputFile, error: &WorkbookError) -> Finding {
    Finding::new(BROKEN_WORKBOOK, error.to_string())
        .at(Place::file(file.path.as_str()))
        .expected("il foglio di calcolo compilato, apribile con Excel o LibreOffice")
}
