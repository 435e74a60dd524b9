//! The fingerprint that ties a sheet to the plan and the register it was made from.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::domain::{Indicator, Quantity};

/// Twelve hexadecimal digits of the SHA-256 of the plan's words, kind, unit, baseline and target.
pub fn fingerprint(indicator: &Indicator) -> String {
    let value = |quantity: Option<Quantity>| quantity.map(Quantity::written).unwrap_or_default();
    let text = [
        indicator.code.as_str(),
        &indicator.plan_text,
        &indicator.kind.value.to_string(),
        &indicator.unit,
        &value(indicator.baseline.as_ref().map(|baseline| baseline.value)),
        &value(indicator.target.as_ref().map(|target| target.value)),
    ]
    // A character that no cell holds keeps neighbouring fields apart.
    .join("\u{1f}");
    Sha256::digest(text.as_bytes()).iter().take(6).fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("writing to a string cannot fail");
        hex
    })
}
