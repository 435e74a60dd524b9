//! Codes of the findings of the plan reader.

use crate::finding::codes;

codes! {
    CLEANED = note "P001" "testo ripulito da marcatori, entità o spazi superflui";
    SPLIT_WORD = note "P002" "parola spezzata ricomposta";
    CODE_REWRITTEN = note "P003" "codice di programma riscritto nella forma MM.PP";
    ALIGNED = note "P004" "riga riallineata sul codice di programma";
    INHERITED = note "P005" "valore ereditato dalla riga precedente";
    HIDDEN_CHARACTERS = warning "P006" "caratteri invisibili rimossi";
    AMBIGUOUS_CODE = blocking "P007" "codice di programma ambiguo";
    DATE_FOR_CODE = blocking "P008" "codice di programma trasformato in data";
    NO_CODE = blocking "P009" "riga senza un programma riconoscibile: l’obiettivo resta in attesa";
    UNREADABLE = blocking "P010" "cella non leggibile: formula senza valore o errore";
    YEAR_MARK = blocking "P011" "segno dell’anno non riconosciuto";
    NO_YEARS = blocking "P012" "intestazione senza colonne degli anni";
    IGNORED_ROW = note "P013" "riga fuori dalla tabella: non importata";
    IGNORED_SHEET = note "P014" "foglio senza intestazione di piano: non importato";
    HIDDEN_SHEET = warning "P015" "foglio nascosto: non importato";
    UNKNOWN_PROGRAMME = warning "P016" "missione o programma sconosciuto alla classificazione";
    OTHER_MISSION = blocking "P017" "programma di un’altra missione";
    MISSION_TITLE = note "P018" "titolo della missione diverso da quello ufficiale";
    NO_MISSION_TITLE = note "P019" "titolo della missione assente: usato quello ufficiale";
    DUPLICATE_CODE = blocking "P020" "codice obiettivo ripetuto";
    BAD_CODE = blocking "P021" "codice obiettivo non valido";
    SAME_TITLE = warning "P022" "obiettivi con lo stesso titolo";
    SIMILAR_TITLE = note "P023" "obiettivi con titoli molto simili";
    NO_TITLE = blocking "P024" "obiettivo senza titolo";
    BAD_WEIGHT = blocking "P025" "peso non valido";
    STRAY_CELL = warning "P026" "contenuto fuori dalle colonne dell’intestazione";
    MISSING_COLUMN = note "P027" "colonna assente nell’intestazione";
    NEVER_PLANNED = note "P028" "obiettivo senza anni: non previsto";
    FOREIGN_COLUMN = note "P029" "colonna estranea al piano: ignorata";
    CARRIED = note "P030" "codice ripreso dal piano precedente: stesso titolo";
    CARRIED_SIMILAR = warning "P031" "codice ripreso dal piano precedente: titolo simile";
    MAY_CONTINUE = warning "P032" "possibile continuazione di un obiettivo precedente: decide l’ufficio";
    NEW_OBJECTIVE = note "P033" "obiettivo che il piano precedente non ha: codice nuovo";
    ENDED = note "P034" "obiettivo del piano precedente senza continuazione";
    OTHERS_CODE = warning "P035" "codice che in passato era di un obiettivo diverso";
    PREVIOUS_IN_PART = warning "P036" "piano precedente letto solo in parte";
    SPREAD = note "P037" "testo unito su più colonne: vale per una sola";
    PUSHED_ASIDE = warning "P038" "celle della riga spostate di lato: non riallineate";
    HIDDEN_BY_MERGE = warning "P039" "testo nascosto sotto celle unite: non importato";
    LOST_ZERO = note "P040" "zero finale del codice ricostruito dalla sua colonna";
    OPEN_QUOTE = blocking "P041" "virgolette aperte e mai chiuse: il resto del testo non è letto";
    RECOGNISED = note "P042" "intestazione o schede riconosciute dalle parole";
    NO_PROGRAMME = blocking "P043" "obiettivo senza missione e programma: in attesa";
    UNREAD_PROGRAMME = warning "P044" "missione o programma non riconoscibile";
    YEAR_ASSUMED = warning "P045" "anno del piano preso dal titolo, dal foglio, dal nome del file o da --anno";
    MAPPED = note "P046" "colonna letta come dice la mappa";
    NOT_OF_THE_PLAN = warning "P047" "colonna o foglio della mappa che il piano non ha";
    SEVERAL_VALUES = warning "P048" "più valori dello stesso anno per un indicatore: letti come più indicatori";
    REPEATED_ROW = warning "P049" "riga ripetuta, senza nulla di nuovo: letta una volta";
    SAME_OFFICE_CODE = note "P050" "codice dell’ufficio di più obiettivi";
    QUANTITY_IN_TEXT = note "P051" "numero, unità e verso letti da un testo: da confermare";
    TEXT_VALUE = warning "P052" "valore che resta un testo: non entra nei calcoli";
    KEPT_PLACE = note "P053" "programma, o «trasversale», ripreso dal piano precedente: stesso titolo";
    FIRST_YEAR_ONLY = warning "P055" "obiettivo senza target in un piano di più anni: previsto soltanto per il primo";
    NOBODYS_DETAILS = warning "P056" "riga di «Indicatori del piano» o «Altre notizie» di un obiettivo che non c’è";
    YEAR_HEADING = blocking "P054" "anno dell’intestazione che non si riconosce";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::finding::Severity;

    const FOR_OFFICES: &str = include_str!("../../../docs/piani.md");

    #[test]
    fn the_page_for_offices_names_every_code_and_no_other() {
        let code_at = |(at, _): (usize, &'static str)| {
            let number = FOR_OFFICES.get(at + 1..at + 4)?;
            number.bytes().all(|byte| byte.is_ascii_digit()).then(|| &FOR_OFFICES[at..at + 4])
        };
        let named: BTreeSet<&str> = FOR_OFFICES.match_indices('P').filter_map(code_at).collect();
        let declared: BTreeSet<&str> = ALL.iter().map(|code| code.id).collect();
        assert_eq!(named, declared);
    }

    #[test]
    fn the_page_for_offices_puts_each_code_under_its_severity() {
        let section = |title: &str| {
            let text = FOR_OFFICES.split("\n## ").find(|section| section.starts_with(title));
            text.unwrap_or_else(|| panic!("{title}"))
        };
        let blocking = section("Segnalato: impedisce");
        let known = section("Segnalato: da sapere");
        for code in ALL {
            assert_eq!(blocking.contains(code.id), code.severity == Severity::Blocking, "{}", code.id);
            if let Some(row) = known.lines().find(|line| line.contains(code.id)) {
                assert!(row.contains(&format!("| {} |", code.severity.label())), "{row}");
            }
        }
    }
}
