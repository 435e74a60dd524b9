//! Names that look like one that is not known.

/// How many are named.
const NEAREST: usize = 3;

/// The known names that look most like one, as a list.
pub fn nearest<'n>(known: impl IntoIterator<Item = &'n str>, name: &str) -> String {
    let mut names: Vec<(usize, &str)> =
        known.into_iter().map(|known| (strsim::levenshtein(known, name), known)).collect();
    names.sort_unstable();
    let nearest: Vec<&str> = names.into_iter().take(NEAREST).map(|(_, known)| known).collect();
    nearest.join(", ")
}
