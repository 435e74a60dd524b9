//! The `[soglie]` table: the municipality's own scoring rules, checked.

use rust_decimal::Decimal;

use super::error::ConfigError;
use super::raw::Thresholds;
use crate::domain::DelayBand;
use crate::domain::MissingPolicy;
use crate::domain::Place;
use crate::domain::Rules;
use crate::inputs::keys::Number;

/// Applies what the file says to the defaults and checks the whole.
pub(super) fn checked(raw: &Thresholds, text: &str, place: Place) -> Result<Rules, ConfigError> {
    let mut rules = Rules::standard(place);
    let fail = |key: &str, why: &str| ConfigError::impossible(text, &["soglie", key], why);
    let between = |key: &str, number: Number, low: i64, high: i64| {
        number
            .exact()
            .filter(|value| (Decimal::from(low)..=Decimal::from(high)).contains(value))
            .ok_or_else(|| fail(key, &format!("serve un numero fra {low} e {high}")))
    };
    if let Some(number) = raw.raggiunto {
        rules.thresholds.achieved = between("raggiunto", number, 0, 100)?;
    }
    if let Some(number) = raw.parziale {
        rules.thresholds.partly = between("parziale", number, 0, 100)?;
    }
    if rules.thresholds.partly >= rules.thresholds.achieved {
        let key = if raw.parziale.is_some() { "parziale" } else { "raggiunto" };
        return Err(fail(key, "la soglia «parziale» deve essere minore di «raggiunto»"));
    }
    if let Some(number) = raw.tolleranza_mantenimento {
        let per_cent = between("tolleranza_mantenimento", number, 0, 100)?;
        rules.maintenance_tolerance = per_cent / Decimal::ONE_HUNDRED;
    }
    if let Some(number) = raw.tetto {
        rules.ceiling = between("tetto", number, 100, 200)?;
    }
    if let Some(labels) = &raw.etichette {
        rules.labels = [labels.raggiunto.clone(), labels.parziale.clone(), labels.non_raggiunto.clone()];
        if rules.labels.iter().any(|label| label.trim().is_empty()) {
            return Err(fail("etichette", "le tre etichette non possono essere vuote"));
        }
    }
    if let Some(delays) = &raw.ritardi {
        rules.delays = delays
            .iter()
            .map(|delay| {
                let achievement = between("ritardi", delay.valore, 0, 100)?;
                Ok(DelayBand { up_to_days: delay.giorni, achievement })
            })
            .collect::<Result<_, ConfigError>>()?;
        let falling = rules
            .delays
            .windows(2)
            .all(|pair| pair[0].up_to_days < pair[1].up_to_days && pair[0].achievement >= pair[1].achievement);
        if !falling || rules.delays.first().is_some_and(|band| band.up_to_days == 0) {
            return Err(fail("ritardi", "i giorni devono crescere a partire da 1 e i valori non crescere mai"));
        }
    }
    if let Some(policy) = &raw.dati_mancanti {
        rules.missing = match policy.as_str() {
            "blocca" => MissingPolicy::Block,
            "zero" => MissingPolicy::Zero,
            "escludi" => MissingPolicy::Exclude,
            _ => return Err(fail("dati_mancanti", "serve «blocca», «zero» oppure «escludi»")),
        };
    }
    if let Some(number) = raw.copertura_minima {
        rules.minimum_coverage = between("copertura_minima", number, 0, 100)? / Decimal::ONE_HUNDRED;
    }
    Ok(rules)
}
