//! BASE of a register beside what the sheets of the year before say.

use std::collections::BTreeMap;

use crate::domain::{Indicator, IndicatorCode, Quantity, Year};
use crate::finding::Finding;
use crate::inputs::measurements::measurement_codes as codes;

/// The indicators whose BASE is not last year's actual value: a slip where ANNO BASE says that it is, to be known where
/// the office begins from an earlier year.
pub fn other_bases(year: Year, register: &[Indicator], actuals: &BTreeMap<IndicatorCode, Quantity>) -> Vec<Finding> {
    let last = year.previous();
    let tell = |indicator: &Indicator| {
        let base = indicator.baseline.as_ref()?;
        let actual = *actuals.get(&indicator.code)?;
        let (Quantity::Number(own), Quantity::Number(measured)) = (base.value, actual) else { return None };
        let is_older = indicator.baseline_year.is_some_and(|own| own < last);
        if own == measured {
            return None;
        }
        let code = &indicator.code;
        let finding = if is_older {
            let message = format!("BASE dell’indicatore {code} è di un anno che precede il consuntivo del {last}.");
            Finding::new(codes::REGISTER_OLD_BASE, message)
        } else {
            let message = format!("BASE dell’indicatore {code} non è il consuntivo del {last}.");
            Finding::new(codes::REGISTER_OTHER_ACTUAL, message)
        };
        let of_year = indicator.baseline_year.map_or_else(String::new, |own| format!(" ({own})"));
        let expected = if is_older { "se si parte da allora niente, altrimenti" } else { "la misura che vale:" };
        Some(
            finding
                .at(base.place.clone())
                .found(format!("{}{of_year}", base.value.written_in(&indicator.unit)))
                .expected(format!("{expected} {}, il consuntivo del {last}", actual.written_in(&indicator.unit))),
        )
    };
    register.iter().filter_map(tell).collect()
}
