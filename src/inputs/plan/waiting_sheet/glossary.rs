//! Words by which the objectives of Comuni tell their programme, where its official name has none of them: «asfaltatura»
//! is of «Viabilità e infrastrutture stradali».
//!
//! Source: the glossary of missioni and programmi, D.Lgs. 118/2011, allegato 14. Guaranteed: a programme that an entity's
//! own catalogue calls otherwise has no words here.

use crate::domain::ProgrammeCode;
use crate::inputs::catalogue::Catalogue;
use crate::words::fold;

/// How many words further on the next one of a phrase may stand: «manutenzione ordinaria delle strade».
const FURTHEST: usize = 3;

/// Phrases by programme, each of the beginnings of its words.
#[rustfmt::skip]
const PHRASES: [(&str, &[&str]); 45] = [
    ("01.01", &["CONSIGLIO COMUNAL", "GIUNTA COMUNAL", "COMUNICAZION ISTITUZIONAL"]),
    ("01.02", &["PROTOCOLL", "ANTICORRUZION", "TRASPARENZ", "ALBO PRETORI", "ARCHIVIO COMUNAL"]),
    ("01.03", &["BILANCIO", "RENDICONTO DI GESTION", "CONTABIL", "ECONOMAT", "SOCIETA PARTECIPAT", "CONTROLLO DI GESTION"]),
    ("01.04", &["TRIBUT", "EVASION FISCAL", "EVASIONE IMU", "EVASIONE TARI", "IMU", "TARI", "CANONE UNICO"]),
    ("01.05", &["PATRIMONIO COMUNAL", "PATRIMONIO IMMOBILIAR", "IMMOBILI COMUNAL", "ALIENAZION", "BENI CONFISCAT"]),
    ("01.06", &["EDILIZIA PRIVAT", "PERMESSI DI COSTRUIR", "PRATICHE EDILIZI", "CONDON", "SPORTELLO UNICO EDILIZI"]),
    ("01.07", &["CARTE D IDENTITA", "CARTA D IDENTITA", "ELETTORAL", "TOPONOMASTIC"]),
    ("01.08", &["PAGOPA", "SPID", "SITO WEB", "SITO ISTITUZIONAL", "CLOUD", "INFORMATIC", "CYBERSICUREZZ", "APP IO"]),
    ("01.10", &["FORMAZION PERSONAL", "FORMAZION DIPENDENT", "CONCORS PUBBLIC", "ASSUNZION", "FABBISOGN PERSONAL",
        "RISORSE UMAN", "WELFARE AZIENDAL", "BENESSERE ORGANIZZATIV", "RELAZIONI SINDACAL", "CONTRATTAZIONE DECENTRAT"]),
    ("01.11", &["URP", "SPORTELLO POLIFUNZIONAL", "CONTENZIOS", "AVVOCATUR"]),
    ("03.01", &["POLIZIA LOCAL", "POLIZIA MUNICIPAL", "VIGILI URBAN", "CODICE DELLA STRADA"]),
    ("03.02", &["VIDEOSORVEGLIANZ", "SICUREZZA URBAN", "TELECAMER"]),
    ("04.01", &["SCUOL INFANZIA", "SCUOL MATERN"]),
    ("04.02", &["SCUOL MEDI", "SCUOL PRIMARI", "SCUOL ELEMENTAR", "SCUOL SECONDARI", "EDILIZIA SCOLASTIC", "EDIFICI SCOLASTIC"]),
    ("04.06", &["MENSA SCOLASTIC", "MENSE SCOLASTIC", "REFEZION", "TRASPORTO SCOLASTIC", "SCUOLABUS", "RISTORAZIONE SCOLASTIC",
        "PRE POST SCUOL"]),
    ("04.07", &["BORSE DI STUDIO", "LIBRI DI TESTO", "DISPERSIONE SCOLASTIC"]),
    ("05.01", &["CENTRO STORIC", "BENI CULTURAL", "MONUMENT", "PALAZZO STORIC"]),
    ("05.02", &["BIBLIOTEC", "MUSEO", "MUSEI", "MUSEAL", "TEATR", "CONCERTI", "EVENTI CULTURAL"]),
    ("06.01", &["IMPIANT SPORTIV", "SPORTIV", "PALESTR", "PISCIN", "CAMPO CALCIO", "PALAZZETTO"]),
    ("06.02", &["POLITICHE GIOVANIL", "GIOVANIL", "INFORMAGIOVAN", "SERVIZIO CIVILE UNIVERSAL"]),
    ("07.01", &["TURIST", "IMPOSTA DI SOGGIORN"]),
    ("08.01", &["PIANO REGOLATOR", "PIANO GOVERNO TERRITOR", "PIANO URBANISTIC", "ARREDO URBAN", "RIGENERAZIONE URBAN"]),
    ("08.02", &["CASE POPOLAR", "ALLOGGI POPOLAR", "ALLOGGI ERP", "EDILIZIA POPOLAR"]),
    ("09.01", &["DISSESTO IDROGEOLOGIC", "FRANA", "FRANE", "ARGINI", "RISCHIO IDRAULIC"]),
    ("09.02", &["VERDE PUBBLIC", "VERDE URBAN", "GIARDIN", "PARCO GIOCH", "PARCHI GIOCH", "ALBERATUR", "PARCHI URBAN",
        "PARCO URBAN", "PARCO PUBBLIC", "PARCHI PUBBLIC", "BONIFIC"]),
    ("09.03", &["RACCOLTA DIFFERENZIAT", "ISOLA ECOLOGIC", "ECOCENTR", "CENTRO DI RACCOLT", "SPAZZAMENT", "COMPOSTAGG"]),
    ("09.04", &["ACQUEDOTT", "FOGNATUR", "FOGNARI", "DEPURAZION", "DEPURATOR"]),
    ("09.08", &["QUALITA DELL ARIA", "EMISSIONI IN ATMOSFER", "POLVERI SOTTIL"]),
    ("10.02", &["TRASPORTO PUBBLIC", "AUTOBUS URBAN", "LINEE URBAN"]),
    ("10.05", &["STRADE", "STRADA", "STRADAL", "ASFALT", "MARCIAPIED", "SEGNALETIC", "PISTA CICLABIL", "PISTE CICLABIL",
        "PISTE CICLOPEDONAL", "ILLUMINAZIONE PUBBLIC", "PUBBLICA ILLUMINAZION", "PARCHEGG", "ZTL", "ROTATORI"]),
    ("11.01", &["PROTEZIONE CIVIL"]),
    ("12.01", &["ASIL NID", "NIDO", "NIDI", "PRIMA INFANZIA", "CENTRI ESTIV", "TUTELA DEI MINOR", "SERVIZI PER MINOR"]),
    ("12.02", &["DISABIL", "BARRIERE ARCHITETTONIC"]),
    ("12.03", &["ANZIAN", "TERZA ETA", "CASA DI RIPOSO"]),
    ("12.04", &["POVERTA", "IMMIGRA", "MIGRANT", "VIOLENZA DI GENER", "CENTRO ANTIVIOLENZ", "SENZA DIMOR"]),
    ("12.06", &["CONTRIBUT AFFITT", "SOSTEGNO AFFITT", "EMERGENZA ABITATIV", "MOROSITA INCOLPEVOL"]),
    ("12.07", &["SERVIZI SOCIAL", "SEGRETARIATO SOCIAL", "PIANO DI ZONA", "SERVIZIO SOCIAL"]),
    ("12.08", &["VOLONTARIAT", "TERZO SETTOR", "ALBO DELLE ASSOCIAZION"]),
    ("12.09", &["CIMITER", "CONCESSIONI CIMITERIAL", "LOCULI"]),
    ("13.07", &["CANIL", "RANDAGISM", "GATTIL"]),
    ("14.02", &["SUAP", "ATTIVITA PRODUTTIV", "COMMERCI", "MERCATO SETTIMANAL", "MERCATI SETTIMANAL"]),
    ("14.04", &["FARMACI"]),
    ("15.03", &["TIROCIN", "INSERIMENTO LAVORATIV", "CANTIERI DI LAVOR"]),
    ("16.01", &["AGRICOL", "PRODOTTI TIPIC"]),
    ("17.01", &["FOTOVOLTAIC", "COMUNITA ENERGETIC", "ENERGIE RINNOVABIL", "EFFICIENTAMENTO ENERGETIC", "RISPARMIO ENERGETIC"]),
];

/// How many words of a text tell this programme, by the glossary.
pub(super) fn telling_words(text: &str, programme: ProgrammeCode, catalogue: &Catalogue) -> usize {
    if catalogue.programme(programme) != Catalogue::embedded().programme(programme) {
        return 0;
    }
    let code = programme.to_string();
    let Some((_, phrases)) = PHRASES.iter().find(|(own, _)| *own == code) else { return 0 };
    let folded = fold(&text.replace(['\'', '’'], " "));
    let words: Vec<&str> = folded.split(' ').collect();
    let said = phrases.iter().filter(|phrase| stands_in(phrase, &words));
    said.map(|phrase| phrase.split(' ').count()).max().unwrap_or_default()
}

/// Whether the words of a phrase stand in a text in their order, near each other.
fn stands_in(phrase: &str, words: &[&str]) -> bool {
    let parts: Vec<&str> = phrase.split(' ').collect();
    // What is short is a whole word: «TARI» is no «tariffa».
    let is =
        |word: &str, part: &str| if part.len() < 5 && parts.len() == 1 { word == part } else { word.starts_with(part) };
    let Some(first) = parts.first() else { return false };
    let starts = (0..words.len()).filter(|at| is(words[*at], first));
    starts.into_iter().any(|start| {
        let mut at = start;
        parts[1..].iter().all(|part| {
            let next = words[at + 1..].iter().take(FURTHEST).position(|word| is(word, part));
            if let Some(next) = next {
                at += 1 + next;
            }
            next.is_some()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_of_a_programme_of_the_classification_and_folded() {
        for (code, phrases) in PHRASES {
            let programme: ProgrammeCode = code.parse().expect("a code");
            assert!(Catalogue::embedded().programme(programme).is_some(), "{code}");
            for phrase in phrases {
                assert_eq!(fold(phrase), *phrase);
                assert!(telling_words(phrase, programme, Catalogue::embedded()) > 0, "{phrase}");
            }
        }
    }
}
