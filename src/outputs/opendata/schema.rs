//! The columns of the tables: the one list from which header, rows and description follow.

/// A table.
#[derive(Debug)]
pub(super) struct Schema {
    /// Identifier of the resource.
    pub name: &'static str,
    /// File name.
    pub file: &'static str,
    /// What the table holds, in Italian.
    pub title: &'static str,
    /// Columns in their order; the first is the key.
    pub columns: &'static [Column],
    /// Columns that refer to the key of another table.
    pub references: &'static [(&'static str, &'static str, &'static str)],
}

/// A column.
#[derive(Debug)]
pub(super) struct Column {
    /// Name in the header.
    pub name: &'static str,
    /// Type of its values.
    pub kind: Kind,
    /// What it means, in Italian.
    pub meaning: &'static str,
    /// What its values must satisfy.
    pub rule: Rule,
}

/// The types of Table Schema that we use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Integer,
    Date,
}

/// A constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// May be empty.
    Free,
    /// Never empty.
    Required,
    /// Never empty, not below zero.
    RequiredNotNegative,
    /// Per cent; not below zero.
    NotNegative,
    /// From zero to one.
    Fraction,
    /// Never empty, one of these words.
    Words(&'static [&'static str]),
    /// Empty, or one of these words.
    OptionalWords(&'static [&'static str]),
    /// Empty, or one of the words that the rules give to the classes.
    Classes,
}

const fn text(name: &'static str, meaning: &'static str, rule: Rule) -> Column {
    Column { name, kind: Kind::Text, meaning, rule }
}

const fn number(name: &'static str, meaning: &'static str, rule: Rule) -> Column {
    Column { name, kind: Kind::Number, meaning, rule }
}

const fn integer(name: &'static str, meaning: &'static str) -> Column {
    Column { name, kind: Kind::Integer, meaning, rule: Rule::RequiredNotNegative }
}

const fn date(name: &'static str, meaning: &'static str) -> Column {
    Column { name, kind: Kind::Date, meaning, rule: Rule::Free }
}

const ORIGINS: &[&str] = &["cella", "ereditato"];
const OBJECTIVE_STATES: &[&str] = &["misurato", "non misurato", "escluso con atto", "in corso", "non previsto"];
const INDICATOR_STATES: &[&str] = &[
    "misurato",
    "non misurato",
    "in attesa del NdV",
    "rinviato",
    "non valutabile",
    "illeggibile",
    "non calcolabile",
    "in corso",
];
const KINDS: &[&str] =
    &["crescente", "decrescente", "variazione", "mantenimento", "sì/no", "data", "avanzamento", "qualitativo"];

/// `missioni.csv`
pub(super) const MISSIONS: Schema = Schema {
    name: "missioni",
    file: "missioni.csv",
    title: "Risultati dell’ente, delle missioni, dei programmi e degli indirizzi strategici",
    columns: &[
        text(
            "codice",
            "Codice della missione (due cifre) o del programma (MM.PP); «ente» per il totale, «indirizzo-n» per l’indirizzo \
             strategico n",
            Rule::Required,
        ),
        text("livello", "Che cosa riassume la riga", Rule::Words(&["ente", "missione", "programma", "indirizzo"])),
        text("nome", "Titolo della missione, nome del programma o dell’indirizzo strategico", Rule::Free),
        number("peso_totale", "Somma dei pesi W degli obiettivi che contano", Rule::RequiredNotNegative),
        number("indice_cautelativo", "Σ(C·W)/ΣW, in percentuale; vuoto se non disponibile", Rule::NotNegative),
        number("indice_sui_misurati", "Σ(M·W·c)/Σ(W·c), in percentuale; vuoto se non disponibile", Rule::NotNegative),
        number("copertura", "Σ(W·c)/ΣW, in percentuale; vuoto se non disponibile", Rule::NotNegative),
        text("classe", "Classe dell’indice cautelativo; vuoto se nulla è misurato", Rule::Classes),
        integer("previsti", "Obiettivi previsti per l’anno"),
        integer("raggiunti", "Obiettivi nella prima classe"),
        integer("parzialmente_raggiunti", "Obiettivi nella seconda classe"),
        integer("non_raggiunti", "Obiettivi nella terza classe, misurati almeno in parte"),
        integer("non_misurati", "Obiettivi senza alcun indicatore misurato"),
        integer("esclusi_con_atto", "Obiettivi esclusi con atto"),
        number("peso_escluso", "Peso degli obiettivi esclusi con atto", Rule::RequiredNotNegative),
        integer("in_corso", "Obiettivi in corso: la relazione stessa, nelle bozze"),
        integer("non_previsti", "Obiettivi del piano non previsti per l’anno"),
    ],
    references: &[],
};

/// `risorse.csv`
pub(super) const RESOURCES: Schema = Schema {
    name: "risorse",
    file: "risorse.csv",
    title: "Risorse per missione e programma, in euro",
    columns: &[
        text(
            "codice",
            "Codice della missione (due cifre) o del programma (MM.PP); «ente» per il totale",
            Rule::Required,
        ),
        text("livello", "Che cosa riassume la riga", Rule::Words(&["ente", "missione", "programma"])),
        text("nome", "Titolo della missione o nome del programma", Rule::Free),
        number("stanziato", "Previsioni definitive di competenza; vuoto se manca una cifra", Rule::Free),
        number("impegnato", "Impegni di competenza; vuoto se manca una cifra", Rule::Free),
        number("fondo_pluriennale_vincolato", "Impegni rinviati agli anni successivi", Rule::Free),
        number("impegnato_su_stanziato", "In percentuale; vuoto se non calcolabile", Rule::Free),
        number("pagato", "Pagamenti in competenza; vuoto se manca una cifra", Rule::Free),
        number("pagato_su_impegnato", "In percentuale; vuoto se non calcolabile", Rule::Free),
        number("pagato_residui", "Pagamenti in conto residui; vuoto se manca una cifra", Rule::Free),
        number("residui_finali", "Residui al 31 dicembre; vuoto se manca una cifra", Rule::Free),
    ],
    references: &[],
};

/// `obiettivi.csv`
pub(super) const OBJECTIVES: Schema = Schema {
    name: "obiettivi",
    file: "obiettivi.csv",
    title: "Obiettivi operativi del piano e loro risultato",
    columns: &[
        text("codice", "Codice permanente dell’obiettivo", Rule::Required),
        text("missione", "Codice della missione", Rule::Required),
        text("programma", "Codice del programma", Rule::Required),
        text("indirizzo_strategico", "Indirizzo strategico; vuoto se il piano non lo indica", Rule::Free),
        text("indirizzo_origine", "Se il testo è nella cella della riga o ereditato", Rule::OptionalWords(ORIGINS)),
        text("obiettivo_strategico", "Obiettivo strategico; vuoto se il piano non lo indica", Rule::Free),
        text("obiettivo_strategico_origine", "Se il testo è nella cella o ereditato", Rule::OptionalWords(ORIGINS)),
        text("obiettivo_operativo", "Obiettivo operativo", Rule::Required),
        text("obiettivo_operativo_origine", "Se il testo è nella cella della riga o ereditato", Rule::Words(ORIGINS)),
        text("finalita", "Finalità", Rule::Free),
        text("stakeholder", "Portatori di interesse", Rule::Free),
        text("indicatore_del_piano", "Indicatori di output, con le parole del piano", Rule::Free),
        text("ufficio", "Ufficio responsabile", Rule::Free),
        text("anni_previsti", "Anni per i quali il piano prevede l’obiettivo, separati da spazi", Rule::Free),
        text("stato", "Se e come l’obiettivo conta; distingue il vuoto dallo zero", Rule::Words(OBJECTIVE_STATES)),
        number("peso", "Peso W tra gli obiettivi", Rule::RequiredNotNegative),
        number("risultato_sui_misurati", "M, in percentuale; vuoto se nulla è misurato", Rule::NotNegative),
        number("copertura", "c, da 0 a 1, arrotondata a due decimali", Rule::Fraction),
        number("risultato_cautelativo", "C, in percentuale; vuoto se l’obiettivo non conta", Rule::NotNegative),
        text("classe", "Classe del risultato cautelativo; vuoto se nulla è misurato", Rule::Classes),
    ],
    references: &[("missione", "missioni", "codice"), ("programma", "missioni", "codice")],
};

/// `indicatori.csv`
pub(super) const INDICATORS: Schema = Schema {
    name: "indicatori",
    file: "indicatori.csv",
    title: "Indicatori degli obiettivi: valori, grado di raggiungimento e scostamento",
    columns: &[
        text("codice", "Codice permanente dell’indicatore", Rule::Required),
        text("obiettivo", "Codice dell’obiettivo", Rule::Required),
        text("indicatore", "Che cosa si misura", Rule::Free),
        text("tipo", "Come si calcola il grado", Rule::Words(KINDS)),
        text("verso", "Per il mantenimento: minimo o massimo", Rule::OptionalWords(&["minimo", "massimo"])),
        text("unita", "Unità di misura", Rule::Free),
        number("base", "Valore di partenza b", Rule::Free),
        number("target", "Valore atteso t, se è un numero", Rule::Free),
        date("target_data", "Valore atteso t, se è una data"),
        text("target_testo", "Valore atteso t, se è una risposta", Rule::OptionalWords(&["sì", "no"])),
        number("consuntivo", "Valore misurato v, se è un numero; vuoto se non misurato", Rule::Free),
        date("consuntivo_data", "Valore misurato v, se è una data; vuoto se non misurato"),
        text(
            "consuntivo_testo",
            "Valore misurato v, se è una risposta o «non eseguito»; vuoto se non misurato",
            Rule::OptionalWords(&["sì", "no", "non eseguito"]),
        ),
        text("stato", "Se e come l’indicatore conta; distingue il vuoto dallo zero", Rule::Words(INDICATOR_STATES)),
        number("peso", "Peso w nell’obiettivo", Rule::RequiredNotNegative),
        number("grado_grezzo", "Grado prima dei limiti, in percentuale", Rule::Free),
        number("grado", "Grado di raggiungimento G, in percentuale; vuoto se non disponibile", Rule::NotNegative),
        text("classe", "Classe del grado; vuoto se non disponibile", Rule::Classes),
        number("scostamento", "v − t nell’unità dell’indicatore, in giorni per le date", Rule::Free),
        number("scostamento_percentuale", "(v − t)/t in percentuale; vuoto se t non è positivo", Rule::Free),
        text("scostamento_segno", "Da che parte del target", Rule::OptionalWords(&["favorevole", "sfavorevole"])),
        text("causa_scostamento", "Causa dello scostamento", Rule::Free),
        text("azione_correttiva", "Azione correttiva", Rule::Free),
        text("fonte", "Tipo di fonte", Rule::OptionalWords(&["esterna", "gestionale", "autodichiarata"])),
        text("atto_numero", "Numero dell’atto di esclusione o del verbale del Nucleo di valutazione", Rule::Free),
        date("atto_data", "Data di quell’atto"),
        text("indicatore_del_piano", "Le parole del piano da cui viene l’indicatore", Rule::Free),
    ],
    references: &[("obiettivo", "obiettivi", "codice")],
};
