//! A final that was published before, as its own provenance describes it.

use crate::domain::{ActKind, FirstFinal, Predecessor, RegisteredAct, RegisteredActs};
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

/// The acts noted of a year's finals, with the first adoption that the last one prints where none was noted.
pub fn known_acts(noted: Option<&RegisteredActs>, last: Option<&Predecessor>) -> RegisteredActs {
    let mut acts = noted.cloned().unwrap_or_default();
    let printed = last.and_then(|last| last.first.adoption.clone());
    if let Some(act) = printed.filter(|_| acts.first_adoption().is_none()) {
        acts.put(RegisteredAct { kind: ActKind::Adoption, version: 1, act, link: None });
    }
    acts
}
