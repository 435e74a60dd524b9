//! Titles that end with the classification of their objective.

use super::super::source_cell::SourceCell;
use super::classified;
use super::found::Found;
use super::vocabulary::Meaning;
use crate::inputs::catalogue::Catalogue;
use crate::words::fold;

/// «Nidi aperti la sera (Miss. 12 Progr. 1)»: a title that ends with the classification, where nothing else tells it,
/// is its words and a cell of the programme.
pub fn take_from_title(found: &mut Found, catalogue: &Catalogue) {
    let is_told = [Meaning::Programme, Meaning::Mission].iter().any(|meaning| found.cells.contains_key(meaning));
    let Some(title) = found.cells.get(&Meaning::Title).filter(|_| !is_told && found.context.programme.is_none()) else {
        return;
    };
    let parts = title.words().strip_suffix([')', ']']).and_then(|words| words.rsplit_once(['(', '[']));
    let Some((words, classification)) = parts else { return };
    let has_word = |start: &str| fold(classification).split(' ').any(|word| word.starts_with(start));
    let is_one =
        has_word("PROG") && classified::programme_of(classification, found.context.mission, catalogue).is_some();
    if !is_one || words.trim().is_empty() {
        return;
    }
    let [words, classification] =
        [words, classification].map(|text| SourceCell::text(text.trim(), title.place.clone()));
    found.cells.insert(Meaning::Title, words);
    found.cells.insert(Meaning::Programme, classification);
}
