//! Narrative sections in: `testi/ANNO/*.md` → trees of blocks and findings.
//!
//! Guaranteed: what comes out is headings that never skip a level, paragraphs, lists,
//! tables, emphasis and links to the web or a mailbox, and nothing else; of what is not
//! allowed (HTML, images, code, footnotes, other links) the words stay and a finding says
//! so. Deliberately absent: any look, which is the report's, and any correction of words.

mod headings;
mod parse;
mod remarks;
pub mod text_codes;
mod topics;
mod words;

use crate::domain::{Narrative, Narratives, Place, Plan, Topic, Year};
use crate::finding::Finding;
use crate::inputs::privacy::{self, Author};
use crate::tabular::odd_letters;
use crate::words::decoding::decode;
use text_codes as codes;
pub use topics::{file_name, known_names, topic_of};

/// Reads the texts of a year: pairs of path and bytes, in the order of paths.
pub fn read<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> (Narratives, Vec<Finding>) {
    let mut narratives = Narratives::new();
    let mut findings = Vec::new();
    for (path, bytes) in files {
        let place = Place::file(path);
        let name = path.rsplit('/').next().unwrap_or(path);
        let Some(topic) = topic_of(name) else {
            let message = format!("Il testo «{name}» non corrisponde a nessuna sezione: non è stampato.");
            findings.push(Finding::new(codes::UNKNOWN_FILE, message).at(place).expected(known_names()));
            continue;
        };
        if let Some(first) = narratives.get(&topic) {
            let message = format!("Il testo «{name}» è per la stessa sezione di un altro: conta il primo.");
            let expected = format!("un solo file; il primo è {}", first.place);
            findings.push(Finding::new(codes::DUPLICATE, message).at(place).expected(expected));
            continue;
        }
        let blocks = read_text(bytes, &place, &mut findings);
        if blocks.is_empty() {
            let message = format!("Il testo «{name}» è vuoto: la sezione resta «non disponibile».");
            findings.push(Finding::new(codes::EMPTY, message).at(place).expected("il testo della sezione"));
            continue;
        }
        narratives.insert(topic, Narrative { blocks, place });
    }
    (narratives, findings)
}

fn read_text(bytes: &[u8], place: &Place, findings: &mut Vec<Finding>) -> Vec<crate::domain::Block> {
    let decoded = decode(bytes);
    findings.extend(odd_letters(&decoded, &place.file, codes::WESTERN));
    let visible: String = decoded.text.chars().filter(|&character| !is_hidden(character)).collect();
    if visible.len() != decoded.text.len() {
        let count = decoded.text.chars().filter(|&character| is_hidden(character)).count();
        let message = format!("Caratteri invisibili o di controllo tolti dal testo: {count}.");
        findings.push(Finding::new(codes::HIDDEN_CHARACTERS, message).at(place.clone()));
    }
    for (line, text) in (1..).zip(visible.lines()) {
        findings.extend(privacy::check(text, "Il testo", Author::Narrative, &place.at_line(line)));
    }
    let (mut blocks, mut remarks) = parse::parse(&visible);
    headings::normalise(&mut blocks, &mut remarks);
    findings.extend(remarks.into_findings(place));
    blocks
}

/// What no reader sees and some programs obey: controls, zero-width and direction marks.
fn is_hidden(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// One note that lists every text the document prints as «non disponibile».
pub fn missing(narratives: &Narratives, plan: &Plan, year: Year) -> Option<Finding> {
    let missions = plan
        .missions
        .iter()
        .filter(|mission| mission.objectives.iter().any(|objective| objective.is_planned_for(year)))
        .map(|mission| Topic::Mission(mission.code));
    let absent: Vec<String> = topics::SECTIONS
        .iter()
        .map(|(topic, _)| *topic)
        .chain(missions)
        .filter(|topic| !narratives.contains_key(topic))
        .map(file_name)
        .collect();
    let message = match absent.len() {
        0 => return None,
        1 => "Manca un testo: la sua sezione dice «non disponibile».".to_owned(),
        count => format!("Mancano {count} testi: le loro sezioni dicono «non disponibile»."),
    };
    let folder = Place::file(format!("testi/{year}"));
    Some(Finding::new(codes::MISSING, message).at(folder).expected(absent.join(", ")))
}
