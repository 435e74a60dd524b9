//! What other programs appended to a finished file: incremental updates (ISO 32000-1, 7.5.6), as signatures make them.
//!
//! Guaranteed: the file begins with the given bytes; every update is found from the end back to them, none overlaps
//! another, and what cannot be read is a reason not to believe it; an update that changes what is read or seen of the
//! document is told apart from one that adds signatures. Deliberately absent: who signed, which is the envelope's.

mod annotations;
mod chain;
mod changes;
mod compare;
mod field;
mod form;
mod one_update;
mod programs;
mod properties;
mod text;

use chain::Chain;
pub use field::SignatureField;

/// One update, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// Where it ends in the file.
    pub end: usize,
    /// The signatures that it holds.
    pub signatures: Vec<SignatureField>,
    /// What it adds, in words: «1 firma», «1 campo di firma».
    pub added: Vec<String>,
    /// What of the document before it gives another content to, in words: «pagina 1 (annotazioni)».
    pub replaced: Vec<String>,
    /// What it changes that no signature needs to change.
    pub faults: Vec<String>,
}

/// The updates after a finished file of ours; none where nothing follows it.
///
/// # Errors
/// Why they cannot be told.
pub fn updates(copy: &[u8], ours: &[u8]) -> Result<Vec<Update>, &'static str> {
    if !copy.starts_with(ours) {
        return Err("non comincia con i byte del PDF del pacchetto");
    }
    if copy.len() == ours.len() {
        return Ok(Vec::new());
    }
    let chain = Chain::read(copy, ours)?;
    Ok((0..chain.sections.len())
        .map(|index| {
            let changes = one_update::changes(&chain, index);
            Update {
                end: chain.sections[index].end,
                signatures: field::of(&chain, index),
                added: changes.added,
                replaced: changes.replaced,
                faults: changes.faults,
            }
        })
        .collect())
}

#[cfg(test)]
mod tests;
