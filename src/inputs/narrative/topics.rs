//! File names ↔ sections.

use crate::domain::{MissionCode, Topic};

/// A section that has a text of its own.
pub(super) struct Section {
    pub topic: Topic,
    /// The stem of its file's name.
    stem: &'static str,
    /// What it is called in the template of its text.
    pub title: &'static str,
    /// Whether the document says that the text is not there.
    pub is_missed: bool,
}

const fn section(topic: Topic, stem: &'static str, title: &'static str) -> Section {
    Section { topic, stem, title, is_missed: true }
}

/// Every section, in the document's order.
pub(super) const SECTIONS: [Section; 8] = [
    // The first page says the result without it.
    Section { is_missed: false, ..section(Topic::Summary, "sintesi", "Sintesi") },
    section(Topic::Context, "contesto", "Contesto"),
    section(Topic::BoardJudgement, "giudizio_nucleo", "Giudizio del Nucleo di valutazione"),
    // Of the figures the document says so; their text may be there or not.
    Section { is_missed: false, ..section(Topic::Individual, "individuale", "Performance individuale") },
    section(Topic::EqualOpportunities, "pari_opportunita", "Pari opportunità"),
    section(Topic::Transparency, "anticorruzione_trasparenza", "Anticorruzione e trasparenza"),
    section(Topic::Users, "utenti", "Cittadini e utenti"),
    // The rules are printed without it.
    Section { is_missed: false, ..section(Topic::Method, "metodo", "Metodo") },
];

/// Endings of texts: Markdown, Word, Writer.
pub const ENDINGS: [&str; 3] = ["md", "docx", "odt"];

/// The text on the cross-cutting objectives.
const CROSS_CUTTING: &str = "obiettivi_trasversali";

/// The section of a file name, in any case and with `-` or a space for `_`; `missione_4.md`
/// and `missione_04.md` are the same.
pub fn topic_of(file_name: &str) -> Option<Topic> {
    let name = file_name.to_lowercase().replace(['-', ' '], "_");
    let (stem, ending) = name.rsplit_once('.')?;
    if !ENDINGS.contains(&ending) {
        return None;
    }
    if let Some(number) = stem.strip_prefix("missione_") {
        return number.parse::<MissionCode>().ok().map(Topic::Mission);
    }
    if stem == CROSS_CUTTING {
        return Some(Topic::CrossCutting);
    }
    SECTIONS.iter().find(|section| section.stem == stem).map(|section| section.topic)
}

/// Whether the document says that a section's text is not there.
pub(super) fn is_missed(topic: Topic) -> bool {
    SECTIONS.iter().any(|section| section.topic == topic && section.is_missed)
}

/// The name of a section's text without its ending.
pub(super) fn stem(topic: Topic) -> String {
    match topic {
        Topic::Mission(code) => format!("missione_{code}"),
        Topic::CrossCutting => CROSS_CUTTING.to_owned(),
        other => SECTIONS.iter().find(|section| section.topic == other).map_or("", |section| section.stem).to_owned(),
    }
}

/// The file name of a section's text in Markdown.
pub(super) fn file_name(topic: Topic) -> String {
    format!("{}.md", stem(topic))
}

/// Whether a file name is the one that a section's text has, in whatever format.
pub fn is_prescribed(file_name: &str) -> bool {
    let parts = file_name.rsplit_once('.');
    parts.is_some_and(|(own, _)| topic_of(file_name).is_some_and(|topic| own == stem(topic)))
}

/// The known names in one sentence.
pub fn known_names() -> String {
    let names: Vec<String> = SECTIONS.iter().map(|section| file_name(section.topic)).collect();
    format!("uno di: {}, oppure missione_NN.md, {CROSS_CUTTING}.md (anche .docx o .odt)", names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_says_of_no_text_on_a_missione_that_it_is_missing() {
        for topic in [Topic::Mission(MissionCode(4)), Topic::CrossCutting, Topic::Method, Topic::Summary] {
            assert!(!is_missed(topic), "{topic:?}");
        }
        assert!(is_missed(Topic::Users) && is_missed(Topic::Context));
    }

    #[test]
    fn names_lead_to_sections_and_back() {
        for Section { topic, .. } in SECTIONS {
            assert_eq!(topic_of(&file_name(topic)), Some(topic));
        }
        for name in ["contesto.md", "contesto.docx", "missione_04.odt"] {
            assert!(is_prescribed(name), "{name}");
        }
        for name in ["Contesto.docx", "missione-04.odt", "contesto.xlsx", "rossi.docx"] {
            assert!(!is_prescribed(name), "{name}");
        }
        assert_eq!(topic_of("Missione-4.MD"), Some(Topic::Mission(MissionCode(4))));
        assert_eq!(topic_of("Obiettivi trasversali.docx"), Some(Topic::CrossCutting));
        assert_eq!(topic_of("contesto.docx"), Some(Topic::Context));
        assert_eq!(topic_of("Pari opportunita.md"), Some(Topic::EqualOpportunities));
        for stranger in ["missione_.md", "missione_00.md", "missione_123.md", "saluti.md", "contesto.doc", "contesto"] {
            assert_eq!(topic_of(stranger), None, "{stranger}");
        }
    }
}
