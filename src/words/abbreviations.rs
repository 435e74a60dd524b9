//! Abbreviations of the field, with what a reader's voice should say for them.

/// An abbreviation and its words.
pub type Abbreviation = (&'static str, &'static str);

/// Those that reports and plans use, in the order of their bytes: of the PDF (`/E`) and of the web page (`<abbr>`).
const KNOWN: [Abbreviation; 32] = [
    ("ANAC", "Autorità nazionale anticorruzione"),
    ("ANPR", "Anagrafe nazionale della popolazione residente"),
    ("C.C.", "Consiglio comunale"),
    ("CIE", "carta d’identità elettronica"),
    ("CIG", "codice identificativo di gara"),
    ("CUG", "Comitato unico di garanzia"),
    ("CUP", "codice unico di progetto"),
    ("DUP", "Documento unico di programmazione"),
    ("ERP", "edilizia residenziale pubblica"),
    ("FPV", "fondo pluriennale vincolato"),
    ("G.C.", "Giunta comunale"),
    ("IMU", "imposta municipale propria"),
    ("NdV", "Nucleo di valutazione"),
    ("OIV", "Organismo indipendente di valutazione"),
    ("PCC", "Piattaforma dei crediti commerciali"),
    ("PDO", "Piano dettagliato degli obiettivi"),
    ("PEG", "Piano esecutivo di gestione"),
    ("PIAO", "Piano integrato di attività e organizzazione"),
    ("PNRR", "Piano nazionale di ripresa e resilienza"),
    ("PTPCT", "Piano triennale per la prevenzione della corruzione e per la trasparenza"),
    ("RGS", "Ragioneria generale dello Stato"),
    ("RPCT", "Responsabile della prevenzione della corruzione e della trasparenza"),
    ("SMVP", "Sistema di misurazione e valutazione della performance"),
    ("SPID", "Sistema pubblico di identità digitale"),
    ("SUAP", "Sportello unico per le attività produttive"),
    ("SUE", "Sportello unico per l’edilizia"),
    ("TARI", "tassa sui rifiuti"),
    ("TUEL", "Testo unico degli enti locali"),
    ("URP", "Ufficio per le relazioni con il pubblico"),
    ("UTC", "Ufficio tecnico comunale"),
    ("n.d.", "non disponibile"),
    ("n.p.", "non pubblicato"),
];

/// The abbreviations in a text as whole words, with where they begin.
pub fn find(text: &str) -> Vec<(usize, Abbreviation)> {
    let mut found: Vec<(usize, Abbreviation)> = Vec::new();
    // Most texts have none; each is two capitals, or two letters with points.
    if !text.contains('.') && !text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return found;
    }
    let letter = |char: char| char.is_alphanumeric();
    let mut before = None;
    for (at, first) in text.char_indices() {
        let begins = letter(first) && !before.is_some_and(letter);
        before = Some(first);
        let rest = &text[at..];
        let whole = |known: &&Abbreviation| rest.strip_prefix(known.0).is_some_and(|after| !after.starts_with(letter));
        if begins && let Some(known) = KNOWN.iter().find(whole) {
            found.push((at, *known));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_found_as_whole_words_in_their_order() {
        let text = "Il DUP e lo SMVP: n.d.; PEGASO no, FPV, DUP.";
        let found: Vec<&str> = find(text).into_iter().map(|(_, (short, _))| short).collect();
        assert_eq!(found, ["DUP", "SMVP", "n.d.", "FPV", "DUP"]);
        let text = "G.C. 61 e C.C. 9 (PNRR, CUP B1): SUAP; imu e D.Lgs. 150/2009, XG.C. no.";
        let found: Vec<&str> = find(text).into_iter().map(|(_, (short, _))| short).collect();
        assert_eq!(found, ["G.C.", "C.C.", "PNRR", "CUP", "SUAP"]);
        assert!(find("nulla di abbreviato").is_empty());
        assert!(KNOWN.is_sorted());
    }
}
