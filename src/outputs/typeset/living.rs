//! The living header: which section a page belongs to.
//!
//! Guaranteed: a page names what it begins in, or what begins at its head; never what begins further down.

use std::collections::BTreeMap;

use super::Destination;
use super::headings::Heading;

/// A heading nearer than this to a page's upper edge is the page's, in points.
const HEAD: f32 = 20.0;

/// For each page the titles from the section down to what is named deepest; none before the first section.
///
/// `head` is the height of the first line's upper edge, `places` where each heading stands by its index.
pub(super) fn titles<'h>(
    headings: &'h [Heading],
    places: &BTreeMap<usize, Destination>,
    pages: usize,
    head: f32,
) -> Vec<Vec<&'h str>> {
    let mut waiting =
        places.iter().map(|(&index, place)| (&headings[index], place)).filter(|(heading, _)| heading.listed).peekable();
    let mut open: Vec<&Heading> = Vec::new();
    let mut all = Vec::with_capacity(pages);
    for page in 0..pages {
        let stands = |place: &Destination| {
            let own = place.page as usize;
            own < page || own == page && place.top >= head - HEAD
        };
        while let Some((heading, _)) = waiting.next_if(|(_, place)| stands(place)) {
            open.retain(|above| above.level < heading.level);
            open.push(heading);
        }
        all.push(open.iter().map(|heading| heading.title.as_str()).collect());
    }
    all
}

/// The titles of a page where there is no room for all of them: the deepest, behind the number of its section.
pub(super) fn brief(titles: &[&str]) -> String {
    let Some((last, above)) = titles.split_last() else { return String::new() };
    let number = above.first().and_then(|section| section.split_once(' ')).map(|(number, _)| number);
    let number = number.filter(|number| number.starts_with(|first: char| first.is_ascii_digit()));
    // `3.2 Risorse` says already that it is of section 3.
    let number = number.filter(|number| !last.strip_prefix(number).is_some_and(|rest| rest.starts_with('.')));
    number.map_or_else(|| (*last).to_owned(), |number| format!("{number} · {last}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(level: u8, title: &str) -> Heading {
        Heading { level, id: title.to_owned(), title: title.to_owned(), number: None, listed: level < 3 }
    }

    #[test]
    fn a_page_names_what_it_begins_in() {
        let headings = [heading(1, "uno"), heading(2, "parte"), heading(3, "sotto"), heading(1, "due")];
        let at = |page, top| Destination { page, top, content: None };
        let places = [at(1, 780.0), at(1, 500.0), at(2, 780.0), at(3, 300.0)].into_iter().enumerate().collect();
        let found = titles(&headings, &places, 5, 774.0);
        let wanted: [&[&str]; 5] = [&[], &["uno"], &["uno", "parte"], &["uno", "parte"], &["due"]];
        assert_eq!(found, wanted);
    }

    #[test]
    fn where_room_lacks_a_part_names_its_section_by_its_number() {
        assert_eq!(brief(&["10 Obiettivi non misurati", "In corso"]), "10 · In corso");
        assert_eq!(brief(&["Allegati", "In corso"]), "In corso");
        assert_eq!(brief(&["3 Analisi", "3.2 Risorse"]), "3.2 Risorse");
        assert_eq!(brief(&["3 Analisi", "32 Risorse"]), "3 · 32 Risorse");
        assert_eq!(brief(&["10 Obiettivi non misurati"]), "10 Obiettivi non misurati");
        assert_eq!(brief(&[]), "");
    }
}
