//! Narrative sections in: `testi/ANNO/*.md`, `.docx`, `.odt` → trees of blocks and findings.
//!
//! Guaranteed: what comes out is headings that never skip a level, paragraphs, lists,
//! tables, emphasis and links to the web or a mailbox, and nothing else; of what is not
//! allowed (HTML, images, code, footnotes, other links) the words stay and a finding says
//! so. Deliberately absent: any look, which is the report's, and any correction of words.

mod blank_document;
mod headings;
mod instructions;
mod marked_words;
mod office_text;
mod parse;
mod remarks;
pub mod text_codes;
mod topics;
mod words;

use crate::domain::{Block, Narrative, Narratives, Place, Plan, Topic, Year};
use crate::finding::Finding;
use crate::inputs::privacy::{self, Author};
use crate::tabular::odd_letters;
use crate::words::decoding::decode;
use crate::workbook::{self, Limits, WorkbookError};
use office_text::is_hidden;
use text_codes as codes;
pub use topics::{ENDINGS, is_prescribed, known_names, topic_of};
use topics::{SECTIONS, is_missed, stem};

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
        let is_markdown = name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("md"));
        let blocks = if is_markdown {
            read_text(bytes, &place, &mut findings)
        } else {
            match read_office_text(bytes, &place, &mut findings) {
                // A template that nobody has filled in is as good as none.
                Ok((blocks, 1..)) if blocks.is_empty() => continue,
                Ok((blocks, _)) => blocks,
                Err(error) => {
                    findings.push(Finding::new(codes::UNREADABLE, format!("{error}.")).at(place));
                    continue;
                }
            }
        };
        if blocks.is_empty() {
            let message = format!("Il testo «{name}» è vuoto: la sezione resta «non disponibile».");
            findings.push(Finding::new(codes::EMPTY, message).at(place).expected("il testo della sezione"));
            continue;
        }
        narratives.insert(topic, Narrative { blocks, place });
    }
    (narratives, findings)
}

/// A document of Word or Writer, with the filters of a Markdown text, and how many instructions it still has.
fn read_office_text(
    bytes: &[u8],
    place: &Place,
    findings: &mut Vec<Finding>,
) -> Result<(Vec<Block>, usize), WorkbookError> {
    let document = workbook::read_document(bytes, &place.file, &Limits::default())?;
    let mut reading = office_text::OfficeText::new(place);
    let mut blocks = reading.blocks(&document.blocks);
    let office_text::OfficeText { mut remarks, findings: found, hidden, instructions, .. } = reading;
    if hidden > 0 {
        let message = format!("Caratteri invisibili o di controllo tolti dal testo: {hidden}.");
        findings.push(Finding::new(codes::HIDDEN_CHARACTERS, message).at(place.clone()));
    }
    findings.extend(found);
    headings::normalise(&mut blocks, &mut remarks);
    findings.extend(remarks.into_findings(place));
    Ok((blocks, instructions))
}

fn read_text(bytes: &[u8], place: &Place, findings: &mut Vec<Finding>) -> Vec<Block> {
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

/// One note that lists every text the document prints as «non disponibile»; of the `told`
/// files something else has been said already.
pub fn missing<'f>(
    narratives: &Narratives,
    told: impl IntoIterator<Item = &'f str>,
    plan: &Plan,
    year: Year,
) -> Option<Finding> {
    let told: Vec<Topic> = told.into_iter().filter_map(|path| topic_of(path.rsplit('/').next()?)).collect();
    let absent = absent(narratives, plan, year).filter(|text| !told.contains(&text.topic));
    let absent: Vec<String> = absent.map(|text| text.template_name()).collect();
    let message = match absent.len() {
        0 => return None,
        1 => "Manca un testo: il documento lo dice «non disponibile».".to_owned(),
        count => format!("Mancano {count} testi: il documento li dice «non disponibili»."),
    };
    let folder = Place::file(folder(year));
    Some(Finding::new(codes::MISSING, message).at(folder).expected(absent.join(", ")))
}

/// Where the texts of a year lie in the entity's folder.
pub fn folder(year: Year) -> String {
    format!("testi/{year}")
}

/// The texts that the document prints as «non disponibile».
pub fn absent(narratives: &Narratives, plan: &Plan, year: Year) -> impl Iterator<Item = AskedFor> {
    all(plan, year).filter(|text| is_missed(text.topic) && !narratives.contains_key(&text.topic))
}

/// The texts that nobody has written and that the document does without, saying nothing.
pub fn unwritten(narratives: &Narratives, plan: &Plan, year: Year) -> impl Iterator<Item = AskedFor> {
    all(plan, year).filter(|text| !is_missed(text.topic) && !narratives.contains_key(&text.topic))
}

/// Every text that the document has room for.
fn all(plan: &Plan, year: Year) -> impl Iterator<Item = AskedFor> {
    SECTIONS.iter().map(AskedFor::of).chain(missions(plan, year))
}

/// A text that the document has room for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedFor {
    /// Its section.
    pub topic: Topic,
    /// What the section is called.
    pub title: String,
}

impl AskedFor {
    fn of(section: &topics::Section) -> Self {
        Self { topic: section.topic, title: section.title.to_owned() }
    }

    /// The name of its template: `contesto.docx`.
    pub fn template_name(&self) -> String {
        format!("{}.docx", stem(self.topic))
    }

    /// The template: instructions that are not printed, and room to write.
    pub fn template(&self) -> Vec<u8> {
        blank_document::bytes(&instructions::lines(self.topic, &self.title))
    }
}

/// The texts of any year.
pub fn sections() -> Vec<AskedFor> {
    SECTIONS.iter().map(AskedFor::of).collect()
}

/// The texts on the missioni of a year.
pub fn missions(plan: &Plan, year: Year) -> impl Iterator<Item = AskedFor> {
    let planned = move |mission: &&crate::domain::Mission| {
        mission.objectives.iter().any(|objective| objective.is_planned_for(year))
    };
    plan.missions
        .iter()
        .filter(planned)
        .map(|mission| AskedFor { topic: mission.code.into(), title: mission.code.heading_with(&mission.title) })
}
