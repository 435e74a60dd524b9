//! Every code of every stage: the reference that `docs/anomalie.md` holds.

use crate::finding::Code;
use crate::{assessment, inputs, outputs, tabular, trace};

/// The stages and their codes, in the order of the data flow.
pub const STAGES: [(&str, &[Code]); 17] = [
    ("Cartella dell’ente", inputs::entity::folder_codes::ALL),
    ("Piano e registro approvati", inputs::approval::approval_codes::ALL),
    ("Fogli e tabelle di ogni tipo", tabular::table_codes::ALL),
    ("Piano", inputs::plan::plan_codes::ALL),
    ("Registro e schede", inputs::measurements::measurement_codes::ALL),
    ("Variazioni", inputs::changes::change_codes::ALL),
    ("Risorse", inputs::resources::budget_codes::ALL),
    ("Testi", inputs::narrative::text_codes::ALL),
    ("Contesto e performance individuale", inputs::context::context_codes::ALL),
    ("Dati personali nei testi", inputs::privacy::privacy_codes::ALL),
    ("Valutazione", assessment::assessment_codes::ALL),
    ("Segnali di attenzione", crate::signals::CODES),
    ("Anni precedenti", assessment::trend_codes::ALL),
    ("Termine", inputs::deadline::ALL),
    ("Atti", inputs::acts::ALL),
    ("Versioni pubblicate", trace::revision::revision_codes::ALL),
    ("Impaginazione", outputs::typeset::layout_codes::ALL),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::listing::reference;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test reads and, on request, writes the committed reference")]
    fn the_reference_in_docs_lists_every_code_once() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/anomalie.md");
        let now = reference(&STAGES);
        if std::env::var_os("AGGIORNA").is_some() {
            std::fs::write(path, &now).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap();
        assert_eq!(committed, now, "run the tests once with AGGIORNA=1 and review the difference");
        let mut ids: Vec<&str> = now.lines().filter_map(|line| line.strip_prefix("| ")?.get(..4)).collect();
        ids.retain(|id| *id != "codi");
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "a code is used twice");
    }
}
