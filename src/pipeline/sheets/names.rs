//! Names for new sheets beside those that are there.

/// `Missione_01`, then `Missione_01_integrazione`, `Missione_01_integrazione_2` and following.
pub(super) fn numbered(base: &str) -> impl Iterator<Item = String> {
    let others = (2u32..).map(move |number| format!("{base}_integrazione_{number}"));
    [base.to_owned(), format!("{base}_integrazione")].into_iter().chain(others)
}

/// The name without its extension.
pub(super) fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
