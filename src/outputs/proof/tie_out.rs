//! `Allegato_A_99_Quadratura.xlsx`: every figure of the document beside the annexes and the open data, as read.

use rust_xlsxwriter::XlsxError;

use super::found::{Proof, Tied};
use super::tie_columns::{OUTCOMES, TieKey, columns};
use crate::domain::Edition;
use crate::dossier::PackageFile;
use crate::outputs::annexes::{AnnexError, TIE_OUT_FILE};
use crate::sheet::{Book, Cell, Look};

const SHEET: &str = "Quadratura";

const EXPLAINED: &str = "Questa cartella è fatta per ultima, rileggendo i file finiti: il testo di ogni cifra è quello \
    che il PDF e la pagina web mostrano, i valori sono quelli che si leggono nelle celle degli allegati e nei campi dei file CSV. Una cifra che \
    si legge diversa ferma la pubblicazione. «Non stampata»: i modelli del documento la tralasciano. «Solo nel documento»: \
    né gli allegati né i dati la riportano. Le differenze sono formule; la quadratura non quadra sé stessa.";

/// The workbook.
///
/// # Errors
/// If it would exceed what the xlsx format allows.
pub fn tie_out(proof: &Proof<'_>, edition: &Edition) -> Result<PackageFile, AnnexError> {
    let bytes = bytes(proof, edition);
    let bytes = bytes.map_err(|reason| AnnexError { file_name: TIE_OUT_FILE.to_owned(), reason })?;
    Ok(PackageFile::new(format!("allegati/{TIE_OUT_FILE}"), bytes))
}

fn bytes(proof: &Proof<'_>, edition: &Edition) -> Result<Vec<u8>, XlsxError> {
    let title = "Allegato A – Quadratura: documento, pagina web, allegati e dati aperti";
    let mut book = Book::new(title, edition)?;
    let columns = columns();
    let figures: Vec<Tied<'_>> = proof.figures().filter(Tied::is_published).collect();
    let mut writer = book.sheet(SHEET, title, &columns)?;
    let alt_text = "Una cifra per riga: il testo letto nel PDF e nella pagina web, il valore negli allegati e nei dati";
    let (table, late) = writer.late_table(&columns, &figures, SHEET, alt_text)?;
    for outcome in OUTCOMES {
        let count = Cell::Number(proof.count(outcome).into(), Look::TotalNumber);
        let formula = format!("SUMPRODUCT(--EXACT({},\"{}\"))", table.own_range(TieKey::Outcome), outcome.label());
        let label = Cell::total(format!("Cifre: {}", outcome.label()));
        writer.line(&table, [(TieKey::Name, label), (TieKey::Outcome, count.live(formula))])?;
    }
    writer.skip(1);
    writer.note(EXPLAINED, 10)?;
    writer.long_table(2, 1)?;
    book.finish_late(&late)
}
