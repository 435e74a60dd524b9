//! What a survey or a time of payment must be, whichever file says it.

use rust_decimal::Decimal;

use super::context_codes as codes;
use crate::domain::{PaymentItem, Place, Sourced, Survey};
use crate::finding::Finding;
use crate::words::italian;

/// A survey whose average lies within its scale.
///
/// # Errors
/// What is wrong, for whoever wrote it.
pub(super) fn survey(survey: Survey, place: &Place) -> Result<Survey, Box<Finding>> {
    if survey.is_sound() {
        return Ok(survey);
    }
    let message = format!("La media di «{}» non sta nella sua scala: la riga non è letta.", survey.service);
    let found = format!("{} su {}", italian::number(survey.average.value), italian::number(survey.out_of.value));
    let finding = Finding::new(codes::BAD_SURVEY, message).at(place.clone()).found(found);
    Err(Box::new(finding.expected("una media da 0 al punteggio massimo, come 4,2 su 5")))
}

/// The figure of a name, among those that are there already.
///
/// # Errors
/// A name that is no figure's, or that comes twice.
pub(super) fn payment(
    name: &str,
    there: &[(PaymentItem, Sourced<Decimal>)],
    place: &Place,
) -> Result<PaymentItem, Box<Finding>> {
    let known = || PaymentItem::ALL.map(PaymentItem::label).join(", ");
    let wrong = |message: String, expected: String| {
        Box::new(Finding::new(codes::UNKNOWN_ITEM, message).at(place.clone()).found(name).expected(expected))
    };
    let item = PaymentItem::named(name).ok_or_else(|| {
        wrong(format!("«{name}» non è una voce dei tempi di pagamento: non è letta."), format!("una di: {}", known()))
    })?;
    match there.iter().find(|(known, _)| *known == item) {
        None => Ok(item),
        Some((_, first)) => {
            let message = format!("La voce «{}» è già scritta: conta la prima.", item.label());
            Err(wrong(message, format!("una sola riga; la prima è {}", first.place)))
        }
    }
}
