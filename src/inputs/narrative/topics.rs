//! File names ↔ sections.

use crate::domain::{MissionCode, Topic};

/// The sections with the stems of their files, in the document's order.
pub(super) const SECTIONS: [(Topic, &str); 8] = [
    (Topic::Summary, "sintesi"),
    (Topic::Context, "contesto"),
    (Topic::BoardJudgement, "giudizio_nucleo"),
    (Topic::Individual, "individuale"),
    (Topic::EqualOpportunities, "pari_opportunita"),
    (Topic::Transparency, "anticorruzione_trasparenza"),
    (Topic::Users, "utenti"),
    (Topic::Method, "metodo"),
];

/// What the sections are called in the templates of their texts, in the document's order.
pub(super) const TITLES: [(Topic, &str); 7] = [
    (Topic::Context, "Contesto"),
    (Topic::BoardJudgement, "Giudizio del Nucleo di valutazione"),
    (Topic::Individual, "Performance individuale"),
    (Topic::EqualOpportunities, "Pari opportunità"),
    (Topic::Transparency, "Anticorruzione e trasparenza"),
    (Topic::Users, "Cittadini e utenti"),
    (Topic::Method, "Metodo"),
];

/// Endings of texts: Markdown, Word, Writer.
pub const ENDINGS: [&str; 3] = ["md", "docx", "odt"];

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
    SECTIONS.iter().find(|(_, known)| *known == stem).map(|(topic, _)| *topic)
}

/// The file name of a section's text.
pub fn file_name(topic: Topic) -> String {
    match topic {
        Topic::Mission(code) => format!("missione_{code}.md"),
        other => {
            let stem = SECTIONS.iter().find(|(known, _)| *known == other).map_or("", |(_, stem)| stem);
            format!("{stem}.md")
        }
    }
}

/// The known names in one sentence.
pub fn known_names() -> String {
    let names: Vec<String> = SECTIONS.iter().map(|(_, stem)| format!("{stem}.md")).collect();
    format!("uno di: {}, oppure missione_NN.md (anche .docx o .odt)", names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_sections_and_back() {
        for (topic, _) in SECTIONS {
            assert_eq!(topic_of(&file_name(topic)), Some(topic));
        }
        assert_eq!(topic_of("Missione-4.MD"), Some(Topic::Mission(MissionCode(4))));
        assert_eq!(topic_of("contesto.docx"), Some(Topic::Context));
        assert_eq!(topic_of("Pari opportunita.md"), Some(Topic::EqualOpportunities));
        for stranger in ["missione_.md", "missione_00.md", "missione_123.md", "saluti.md", "contesto.doc", "contesto"] {
            assert_eq!(topic_of(stranger), None, "{stranger}");
        }
    }
}
