//! A final that was published before, as its own provenance describes it.

use crate::domain::{FirstFinal, Predecessor};
use crate::dossier::Previous;
use crate::trace::provenance::Provenance;

/// What a final says of itself; `None` where it does not say when it was made.
///
/// Packages of format 1 do not name the first final of their year: version 0.1.0 measured the report
/// by the reference date of each.
pub fn predecessor(previous: &Previous) -> Option<Predecessor> {
    let provenance = Provenance::parse(&previous.bytes)?;
    let date = provenance.data_riferimento.parse().ok()?;
    let first = match &provenance.prima_definitiva {
        Some(first) => first.typed()?,
        None => FirstFinal { date, adoption: None },
    };
    Some(Predecessor { version: previous.version, date, first })
}
