//! Switches of Word’s formats.

/// A switch that is written: `0`, `false` and `off` turn it off.
pub(super) fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}
