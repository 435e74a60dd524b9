//! The vocabulary: what the words of a heading or of a card's label mean.
//!
//! One table for the reader and for the page on plans (`docs/piani.md`). A phrase is a set of
//! beginnings of words: it is found in a heading that has them all, in any order. How sure a
//! meaning is falls with every word of the heading that the phrase leaves unexplained.

use Meaning as M;

/// What a column, a label or a title line holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// The missione.
    Mission,
    /// The programma.
    Programme,
    /// The office’s code of the objective.
    Code,
    /// *Indirizzo strategico*, or what stands in its place.
    Direction,
    /// *Obiettivo strategico*.
    Strategic,
    /// *Obiettivo operativo*.
    Title,
    /// *Finalità* or description.
    Purpose,
    /// Stakeholders.
    Stakeholders,
    /// Responsible office.
    Office,
    /// Responsible manager.
    Manager,
    /// Weight of the objective.
    Weight,
    /// The mark or the value of a year.
    Year,
    /// The mark of a month.
    Month,
    /// The years in which an objective is worked on.
    Period,
    /// Name of an indicator.
    Indicator,
    /// How an indicator is computed.
    Formula,
    /// Unit of measure.
    Unit,
    /// Weight of an indicator within its objective.
    IndicatorWeight,
    /// The value that an indicator starts from.
    Base,
    /// The year of that value.
    BaseYear,
    /// The value to be reached.
    Target,
    /// The value that was reached.
    Actual,
    /// The office's own percentage of what was reached: told, never used.
    Reached,
    /// The day by which.
    Due,
    /// Where the figures come from.
    Source,
    /// Phases and activities of an objective.
    Activity,
    /// Dimension or kind of indicator or objective.
    Dimension,
    /// Anything that no stage uses.
    Notes,
}

/// The words of a meaning.
pub struct Entry {
    /// What is meant.
    pub meaning: Meaning,
    /// How the page on plans and the findings call it.
    pub label: &'static str,
    /// Phrases, each with how sure it is in hundredths. A beginning that ends in `.` is a whole word; one that begins
    /// with `^` is the first word of the heading.
    pub phrases: &'static [(&'static str, u32)],
}

const fn entry(meaning: Meaning, label: &'static str, phrases: &'static [(&'static str, u32)]) -> Entry {
    Entry { meaning, label, phrases }
}

/// Every meaning once.
#[rustfmt::skip]
pub static VOCABULARY: [Entry; 28] = [
    entry(M::Mission, "missione", &[
        ("MISSION", 100), ("MISS.", 100), ("MIS.", 95), ("COD MISSION", 104), ("MISSIONE BILANCIO", 102),
    ]),
    entry(M::Programme, "programma", &[
        ("PROGRAMM", 95), ("PROG.", 90), ("PROGR.", 95), ("PRG.", 95), ("MIS PRG", 110), ("COD PROG", 100), ("MIS PROG", 110), ("MIS PR.", 108), ("MIS P.", 104), ("M. P.", 100),
        ("PROGRAMMA BILANCIO", 102), ("CLASSIFICAZIONE BILANCIO", 85), ("CODIFICA BILANCIO", 85),
        ("CODICE BILANCIO", 100), ("COD BIL", 100), ("CLASSIF BIL", 95),
    ]),
    entry(M::Code, "codice dell’obiettivo", &[
        ("COD.", 90), ("CODICE", 90), ("COD OBIETTIV", 114), ("COD OB.", 105), ("COD OBB", 105), ("ID.", 85),
        ("ID OBIETTIV", 95), ("N.", 80), ("NR.", 80), ("NUM.", 80), ("NUMERO", 60), ("N OBIETTIV", 97), ("N OB.", 97),
        ("NR OBIETTIV", 97), ("NUM OBIETTIV", 97), ("NUMERO OBIETTIV", 97), ("RIF.", 60), ("PROGRESSIVO", 70), ("OB.", 62), ("OBB.", 62),
        ("SIGLA", 70), ("N ORD", 80), ("N SCHEDA", 85), ("COD SCHEDA", 95), ("COD AZION", 80), ("COD PROGETT", 80),
        ("CODICE INTERNO", 95), ("COD PEG", 95), ("COD PDO", 95),
        ("COD OB PEG", 118), ("COD OB PDO", 118), ("COD OB OP", 118), ("COD OB GESTION", 118), ("COD OB ESECUTIV", 118),
        ("COD OB SPECIFIC", 118), ("COD OB ANNUAL", 118), ("N PROG.", 98), ("NUM PROG.", 98), ("NR PROG.", 98), ("N PROGR.", 98),
        ("N SCHEDA OBIETTIV", 100), ("SCHEDA OBIETTIV N", 100),
    ]),
    entry(M::Direction, "indirizzo strategico", &[
        ("INDIRIZZ", 100), ("INDIRIZZ STRATEG", 112), ("IND STRAT", 105), ("LINEA STRATEG", 105),
        ("LINEE STRATEG", 105), ("LINEA MANDATO", 105), ("LINEE MANDATO", 105), ("LINEA PROGRAMMATIC", 105),
        ("LINEE PROGRAMMATIC", 105), ("LINEA AZIONE", 95), ("LINEA INDIRIZZO", 105), ("VALORE PUBBLICO", 100),
        ("OBIETTIV VALORE PUBBLICO", 118), ("AREA STRATEG", 105), ("ASSE STRATEG", 105), ("AMBITO STRATEG", 105),
        ("PRIORITA STRATEG", 100), ("PRIORITA POLITIC", 100), ("POLITICA", 60), ("AMBITO", 60), ("ASSE.", 60),
        ("MACRO AREA", 70), ("MACROAREA", 70), ("TEMA STRATEG", 100), ("MANDATO", 70),
    ]),
    entry(M::Strategic, "obiettivo strategico", &[
        ("OBIETTIV STRATEG", 114), ("OB STRAT", 112), ("OBB STRAT", 112), ("OBJ STRAT", 112), ("OBIETTIV STRAT", 112),
        ("OBIETT STRAT", 112), ("OBIETTIV GENERAL", 105), ("OBIETTIV DUP", 100), ("OBIETTIV MANDATO", 108),
        ("OBIETTIV SES", 104), ("STRATEG", 60), ("AZION STRATEG", 100),
    ]),
    entry(M::Title, "obiettivo operativo", &[
        ("OBIETTIV", 95), ("OBIETTIV OPERATIV", 114), ("OB.", 70), ("OB OP", 110), ("OBB OP", 110), ("OBJ OP", 110),
        ("OBIETT OP", 110), ("OBIETTIV OP", 110), ("OBIETTIV GESTION", 116), ("OBIETTIV PERFORMANCE", 112),
        ("OBIETTIV ESECUTIV", 116), ("OBIETTIV SPECIFIC", 108), ("OBIETTIV PEG", 116), ("OBIETTIV PDO", 116),
        ("OBIETTIV ANNUAL", 108), ("OBIETTIV SETTORE", 100), ("OBIETTIV SERVIZI", 98), ("OBIETTIV ASSEGNAT", 105),
        ("OBIETTIV INDIVIDUAL", 95), ("OBIETTIV ORGANIZZATIV", 104), ("OBIETTIV PROCESSO", 95),
        ("OBIETTIV MIGLIORAMENTO", 100), ("OBIETTIV MANTENIMENTO", 100), ("OBIETTIV SVILUPPO", 100),
        ("^OBIETTIV RESPONSABIL", 113), ("TITOLO OBIETTIV", 118), ("DENOMINAZION OBIETTIV", 118), ("NOME OBIETTIV", 118), ("OGGETTO OBIETTIV", 115),
        ("TITOLO OBIETTIV OPERATIV", 120), ("DESCRIZION OBIETTIV OPERATIV", 104), ("DESCRIZION OBIETTIV", 82),
        ("TITOLO", 80), ("DENOMINAZION", 70), ("OGGETTO", 60), ("AZION", 45), ("AZION OPERATIV", 60),
        ("INTERVENT", 40), ("PROGETT", 45), ("ATTIVIT", 35), ("TITOLO PROGETT", 90), ("TITOLO AZION", 90),
    ]),
    entry(M::Purpose, "descrizione o finalità", &[
        ("FINALIT", 100), ("DESCRIZION", 85), ("DESCR.", 85), ("DESCRIZION OBIETTIV", 88),
        ("DESCRIZION SINTETIC", 88), ("DESCRIZION ATTIVIT", 75), ("DESCRIZION INTERVENT", 72), ("DESCRIZION ESTESA", 88),
        ("MOTIVAZION", 70), ("MOTIVAZION SCELT", 98), ("CONTENUT", 60), ("SCOPO", 85), ("DESCRIZION FINALIT", 105), ("FIN.", 60),
        ("FINALITA OBIETTIV", 105), ("FINALITA DA CONSEGUIRE", 100), ("RISULTAT ATTESI DESCRIZION", 90),
        ("DESCRIZION PROGETT", 75), ("BENEFIC", 60), ("IMPATT ATTES", 70),
    ]),
    entry(M::Stakeholders, "stakeholder", &[
        ("STAKEHOLDER", 100), ("STAKE", 95), ("PORTATOR INTERESS", 100), ("PORTATOR", 90), ("DESTINATAR", 90),
        ("BENEFICIAR", 90), ("UTENTI", 60), ("UTENZA", 60),
    ]),
    entry(M::Office, "ufficio", &[
        ("UFFICI", 95), ("UFF.", 90), ("SETTOR", 95), ("SETT.", 90), ("SERVIZI", 90), ("SERV.", 88), ("STRUTT.", 85), ("DIP.", 85), ("DIR.", 80), ("AREA", 90), ("AREE.", 85),
        ("DIPARTIMENT", 95), ("DIREZION", 85), ("CDR.", 95), ("C D R", 95), ("CENTR RESPONSABILIT", 112),
        ("STRUTTUR", 85), ("UNITA ORGANIZZATIV", 112), ("U O", 85), ("UO.", 85), ("CENTR COSTO", 90), ("CDC.", 90),
        ("RIPARTIZION", 90), ("UFFICI COINVOLT", 85),
        ("SETTOR COINVOLT", 75), ("STRUTTUR COINVOLT", 85), ("UNITA OPERATIV", 95), ("AREA ORGANIZZATIV", 100),
        ("SETTOR SERVIZI", 100), ("SETTOR UFFICI", 100), ("AREA SETTOR", 100), ("AREA SERVIZI", 100),
        ("SERVIZI UFFICI", 100), ("CENTR RESP", 106), ("^UFFICI RESPONSABIL", 113), ("^SETTOR RESPONSABIL", 113),
        ("^SERVIZI RESPONSABIL", 113), ("^AREA RESPONSABIL", 113), ("^STRUTTUR RESPONSABIL", 113),
        ("^DIREZION RESPONSABIL", 113), ("^DIPARTIMENT RESPONSABIL", 113), ("^UNITA RESPONSABIL", 113),
        ("^UFFICI RESP.", 110), ("^SETTOR RESP.", 110), ("^SERVIZI RESP.", 110), ("^STRUTTUR RESP.", 110),
    ]),
    entry(M::Manager, "responsabile", &[
        ("RESPONSABIL", 100), ("RESP.", 95), ("DIRIGENT", 100), ("EQ.", 90), ("E Q", 90), ("INCARICAT EQ", 100),
        ("ELEVAT QUALIFICAZION", 104), ("PO.", 70), ("P O", 70), ("POSIZION ORGANIZZATIV", 100),
        ("TITOLAR EQ", 100), ("TITOLAR E Q", 104), ("TITOLAR INCARICO", 90), ("TITOLAR", 60), ("REFERENT", 85), ("RESPONSABIL SETTOR", 110),
        ("RESPONSABIL SERVIZI", 110), ("RESPONSABIL PROGRAMM", 110), ("RESPONSABIL PROCEDIMENT", 108), ("RESPONSABIL MISSION", 110), ("RESPONSABIL AREA", 110), ("RESPONSABIL UFFICI", 110), ("RESP SETT", 110),
        ("RESP SERV", 110), ("RESPONSABIL OBIETTIV", 112), ("RESPONSABIL DIRIGENT", 112), ("RESPONSABIL EQ", 112),
        ("RESPONSABIL E Q", 112), ("RESPONSABIL ATTUAZION", 104), ("CAPO SETTOR", 104), ("CAPOSETTOR", 95),
        ("SOGGETT RESPONSABIL", 108), ("FUNZIONAR RESPONSABIL", 108), ("RESPONSABIL GESTIONAL", 110),
    ]),
    entry(M::Weight, "peso", &[
        ("PESO", 100), ("PESI.", 100), ("PESATUR", 100), ("PONDERAZION", 100), ("POND.", 95), ("PESO OBIETTIV", 114),
        ("PESO OB", 108), ("PESATUR OBIETTIV", 114), ("PUNTEGGIO MAX", 70), ("PUNTI.", 65),
        ("PUNTEGGIO ASSEGNAT", 70), ("PUNTEGGIO MASSIM", 90), ("PUNTEGGIO ATTRIBUIBIL", 80), ("RILEVANZA", 60), ("PESO RELATIV", 102),
        ("VALORE PONDERAL", 90), ("PESO ATTRIBUIT", 102), ("PUNTI OB", 104), ("PUNTEGGIO OB", 104),
    ]),
    entry(M::Year, "anno", &[("ANNUALIT", 60), ("ANNO", 60), ("ESERCIZIO", 60)]),
    entry(M::Month, "mese", &[]),
    entry(M::Period, "durata", &[
        ("DURATA", 90), ("ORIZZONTE TEMPORAL", 90), ("ANNI.", 80), ("PERIODO", 80), ("TRIENNIO", 70),
        ("ARCO TEMPORAL", 90), ("ANNI ATTUAZION", 90), ("ANNI RIFERIMENTO", 90), ("ANNUALITA INTERESSAT", 90),
        ("ANNUALITA RIFERIMENT", 90),
    ]),
    entry(M::Indicator, "indicatore", &[
        ("INDICATOR", 100), ("INDIC.", 95), ("INDICAT.", 95), ("IND.", 80), ("IND. N.", 97), ("INDICATOR OUTPUT", 106),
        ("IND OUTPUT", 104), ("INDICATOR RISULTAT", 108), ("INDICATOR PERFORMANCE", 108), ("INDICATOR OUTCOME", 104),
        ("INDICATOR MISURAZION", 106), ("INDICATOR MISURABIL", 106), ("KPI.", 95), ("DESCRIZION INDICATOR", 114),
        ("DENOMINAZION INDICATOR", 116), ("NOME INDICATOR", 114), ("TITOLO INDICATOR", 114),
        ("INDICATOR RAGGIUNGIMENT", 108), ("INDICATOR TEMPORAL", 90), ("INDICATOR EFFICACI", 104), ("PARAMETR", 70),
        ("METRICA", 80), ("MISURA PERFORMANCE", 70), ("INDICATOR VERIFICA", 106), ("INDICATOR OBIETTIV", 108),
        ("INDICATOR IMPATT", 104), ("INDICATOR QUALIT", 104), ("MISURATORE", 80), ("PARAMETR MISURAZION", 104),
        ("PARAMETR VALUTAZION", 90), ("COME MISURIAMO", 80), ("COME SI MISURA", 80), ("MISURA.", 55), ("MISURE.", 55),
    ]),
    entry(M::Formula, "formula", &[
        ("FORMULA", 100), ("FORMULA INDICATOR", 118), ("FORMULA CALCOLO", 110), ("MODALIT CALCOLO", 108),
        ("METODO CALCOLO", 108), ("MODALIT MISURAZION", 100), ("ALGORITM", 90), ("CRITERIO CALCOLO", 100),
        ("CALCOLO INDICATOR", 108), ("METODO MISURAZION", 100),
    ]),
    entry(M::Unit, "unità di misura", &[
        ("UNITA MISURA", 114), ("UM.", 95), ("U M", 95), ("UDM.", 95), ("U D M", 95), ("UNITA", 70), ("MISURA.", 60), ("MISURE.", 60),
        ("UNITA MISURA INDICATOR", 118), ("UN MIS", 95), ("UNIT MISURA", 110),
    ]),
    entry(M::IndicatorWeight, "peso dell’indicatore", &[
        ("PESO INDICATOR", 118), ("PESATUR INDICATOR", 118), ("PONDERAZION INDICATOR", 118), ("PESO IND.", 114),
        ("PESO KPI", 114),
    ]),
    entry(M::Base, "valore di partenza", &[
        ("BASELINE", 108), ("BASE.", 100), ("BASE LINE", 108), ("VALORE BASE", 108), ("VALORE INIZIAL", 108),
        ("VALORE PARTENZ", 112), ("DATO PARTENZ", 108), ("SITUAZION PARTENZ", 105), ("SITUAZION INIZIAL", 100),
        ("PUNTO PARTENZ", 100), ("PARTENZA.", 90), ("VALORE STORIC", 105), ("DATO STORIC", 105), ("STORICO", 85),
        ("VALORE RIFERIMENT", 98), ("STATO ATTUAL", 90), ("VALORE ATTUAL", 98), ("VALORE PRECEDENT", 100),
        ("ANNO PRECEDENT", 80), ("DATO PRECEDENT", 98), ("VALORE ANNO PRECEDENT", 105), ("LIVELLO PARTENZ", 105),
        ("LIVELLO ATTUAL", 95), ("LIVELLO INIZIAL", 100), ("CONSUNTIVO ANNO PRECEDENT", 120),
        ("CONSUNTIVO PRECEDENT", 116), ("SERIE STORICA", 70), ("VALORE CONSOLIDAT", 95),
        ("BASELINE ANNO PRECEDENT", 120), ("MEDIA TRIENNI", 104), ("MEDIA STORIC", 104), ("MEDIA.", 60),
        ("VALORE MEDIO", 70), ("MEDIA ANNI", 90), ("SITUAZION ATTUAL", 98), ("VAL. INIZ", 108), ("VAL. PARTENZ", 110),
        ("VAL. BASE.", 108), ("VAL. ATTUAL", 98), ("VAL. RIF", 96), ("VAL. PREC", 98), ("VAL. STOR", 104), ("SIT. ATTUAL", 96),
        ("SIT. INIZ", 98), ("SIT. PARTENZ", 104),
    ]),
    entry(M::BaseYear, "anno del valore di partenza", &[
        ("ANNO VALORE PARTENZ", 122), ("ANNO BASE.", 110), ("BASELINE ANNO", 109), ("ANNO BASELINE RIFERIMENT", 118),
        ("ANNO PARTENZ", 108), ("ANNO RIFERIMENTO BASE", 118),
    ]),
    entry(M::Target, "valore atteso", &[
        ("TARGET", 110), ("VALOR ATTES", 112), ("RISULTAT ATTES", 112), ("RISULTAT RAGGIUNGERE", 114),
        ("RISULTAT CONSEGUIRE", 114), ("RISULTAT OTTENERE", 114), ("RISULTAT REALIZZARE", 114), ("VALORE CONSEGUIRE", 112), ("LIVELLO ATTES", 108),
        ("VALORE OBIETTIV", 98), ("VALORE TARGET", 114), ("TARGET ATTES", 114), ("VALORE PROGRAMMAT", 108),
        ("RISULTAT PROGRAMMAT", 108), ("VALORE PREVIST", 108), ("RISULTAT PREVIST", 108), ("TRAGUARD", 98),
        ("ATTESO.", 85), ("ATTESI.", 80), ("ATTESA.", 80), ("ATTESE.", 80), ("VALORE FINAL", 70), ("PREVISIONE", 70), ("PREVISTO.", 80), ("PREV.", 75),
        ("OBIETTIVO QUANTITATIV", 106), ("STANDARD ATTES", 98), ("VALORE", 55), ("SOGLIA", 60), ("SOGLIA ATTES", 104), ("LIVELLO.", 52), ("MISURA ATTES", 95),
        ("OUTPUT ATTES", 95), ("GRADO ATTES", 95), ("INDICATOR TARGET", 114), ("INDICATOR VALOR ATTES", 116),
        ("INDICATOR RISULTAT ATTES", 116), ("PROGRAMMATO.", 70), ("VALORE RAGGIUNGERE", 100), ("META.", 70), ("T.", 75),
        ("VALUTAZION TARGET", 104), ("PERFORMANCE ATTES", 108), ("PREVISIONE ANNO", 75), ("TGT.", 105), ("TARG.", 100), ("VAL. ATT.", 104),
        ("VAL. ATTES", 110), ("VAL. OB", 96), ("VAL. PREV", 104), ("VAL. PROG", 104), ("VAL. TARGET", 112), ("RIS. ATT.", 104),
        ("RIS. ATTES", 110), ("RIS. PREV", 104), ("TARGET IND.", 112), ("RAGGIUNGERE", 80),
    ]),
    entry(M::Actual, "risultato", &[
        ("CONSUNTIV", 108), ("VALORE CONSUNTIV", 112), ("DATO CONSUNTIV", 112), ("RISULTAT CONSUNTIV", 114),
        ("RISULTAT", 80), ("RISULTAT RAGGIUNT", 116), ("RISULTAT CONSEGUIT", 116), ("RISULTAT OTTENUT", 116),
        ("VALORE RAGGIUNT", 112), ("VALORE CONSEGUIT", 112), ("VALORE RILEVAT", 105), ("VALORE REALIZZAT", 112),
        ("RISULTAT RILEVAT", 114), ("REALIZZATO.", 90), ("RAGGIUNTO.", 85), ("CONSEGUITO.", 85), ("ESITO", 70),
        ("EFFETTIVO.", 70), ("RENDICONTAZION", 85), ("VALORE EFFETTIV", 108), ("RISULTAT EFFETTIV", 114),
        ("RISULTAT FINAL", 108), ("RISULTAT REALIZZAT", 116), ("TARGET RAGGIUNT", 120), ("TARGET CONSUNTIV", 122),
        ("VALORE FINALE RAGGIUNT", 114), ("MISURATO.", 80), ("VALORE FINAL", 69), ("RENDICONTO", 95), ("CONS.", 90),
        ("RILEVAZION", 70), ("RILEVAZION FINAL", 105), ("STATO ATTUAZION", 100), ("DATO", 60), ("DATO FINAL", 100),
        ("SITUAZION", 60), ("SITUAZION FINAL", 100), ("VERIFICA", 60), ("VERIFICA FINAL", 104),
        ("VALORE AL", 60), ("OTTENUTO.", 80), ("RAGGIUNT", 80), ("REALIZZAT", 82), ("CONSEGUIT", 80),
        ("PERFORMANCE REALIZZAT", 112), ("PERFORMANCE CONSEGUIT", 112), ("VAL. CONS", 108), ("VAL. RAGG", 108),
        ("VAL. EFF", 104), ("RIS. RAGG", 110), ("RIS. CONS", 110), ("RIS. OTT", 108), ("RIS. FINAL", 104),
    ]),
    entry(M::Reached, "percentuale di raggiungimento dell’ufficio", &[
        ("RAGGIUNGIMENT", 105), ("PERCENTUAL RAGGIUNGIMENT", 118), ("GRADO RAGGIUNGIMENT", 118),
        ("PERC RAGGIUNGIMENT", 118), ("LIVELLO RAGGIUNGIMENT", 118), ("PERCENTUAL REALIZZAZION", 116),
        ("GRADO REALIZZAZION", 116), ("STATO AVANZAMENT", 98), ("AVANZAMENT", 80), ("CONSEGUIMENT", 95),
        ("GRADO CONSEGUIMENT", 114), ("PERCENTUAL CONSEGUIMENT", 114), ("RAGGIUNGIMENT OBIETTIV", 118),
        ("RAGGIUNGIMENT TARGET", 122), ("REALIZZAZION", 80), ("PUNTEGGIO OTTENUT", 90), ("SCOSTAMENT", 90),
        ("PERCENTUAL RAGGIUNT", 110), ("ESITO VALUTAZION", 90), ("RAGG.", 100), ("PERC RAGG.", 110), ("GRADO RAGG.", 110),
        ("PERCENTUAL RAGG.", 110),
        ("GRADO ATTUAZION", 110), ("REALIZZ.", 85), ("PERCENTUAL REALIZZ.", 110), ("PERCENTUAL ATTUAZION", 108),
    ]),
    entry(M::Due, "scadenza", &[
        ("SCADENZ", 100), ("SCAD.", 95), ("TERMINE", 90), ("TERMINI.", 85), ("DATA FINE", 95), ("TEMPISTIC", 80), ("TEMPI.", 75),
        ("ENTRO.", 70), ("ENTRO IL", 75), ("DATA SCADENZ", 106), ("FINE.", 60), ("DATA ULTIMAZION", 95),
        ("DATA CONCLUSION", 95), ("DATA PREVIST", 85), ("TEMPI REALIZZAZION", 110), ("TEMPI ATTUAZION", 104),
        ("SCADENZA OBIETTIV", 110), ("DATA ATTES", 85), ("SCADENZA TARGET", 114), ("SCADENZA PREVIST", 108),
        ("TERMINE PREVIST", 108), ("TERMINE REALIZZAZION", 108), ("DATA COMPLETAMENT", 95),
    ]),
    entry(M::Source, "fonte dei dati", &[
        ("FONTE", 100), ("FONTI", 100), ("FONTE DAT", 108), ("FONTI DAT", 108), ("FONTE VERIFIC", 106),
        ("BANCA DATI", 90), ("FONTE INFORMATIV", 104), ("SORGENTE", 85), ("FONTE INDICATOR", 112),
        ("DOCUMENT RIFERIMENT", 70), ("MODALIT VERIFICA", 70), ("FONTE RILEVAZION", 106), ("PROVENIENZA", 80), ("PROVENIENZA DAT", 104), ("ORIGINE DAT", 104), ("FONTE DATO", 108),
    ]),
    entry(M::Activity, "fasi e attività", &[
        ("AZION", 60), ("FASI", 90), ("FASE", 90), ("ATTIVIT", 80), ("FASI ATTIVIT", 95), ("CRONOPROGRAMM", 80),
        ("AZION ATTIVIT", 90), ("TAPPE", 85), ("STEP", 85), ("INTERVENT", 55), ("FASI REALIZZAZION", 110),
        ("FASI ATTUAZION", 108), ("ATTIVITA PREVIST", 100), ("AZION PREVIST", 100), ("FASE TEMPORAL", 100),
        ("MILESTONE", 85), ("AZION OPERATIV", 62), ("DESCRIZION FAS", 104), ("DESCRIZION ATTIVIT", 74),
        ("PESO ATTIVIT", 118), ("PESO FAS", 118), ("TERMINE ATTIVIT", 118), ("TERMINE FAS", 118),
        ("SCADENZ ATTIVIT", 118), ("SCADENZ FAS", 118), ("DATA FAS", 104), ("DATA ATTIVIT", 104),
        ("TEMPI FAS", 104), ("TEMPI ATTIVIT", 104), ("RESPONSABIL FAS", 116), ("RESPONSABIL ATTIVIT", 116),
    ]),
    entry(M::Dimension, "dimensione", &[
        ("DIMENSION", 100), ("DIM.", 90), ("AMBITO MISURAZION", 98), ("DIMENSION PERFORMANCE", 112), ("TIPOLOGIA", 80),
        ("TIPOLOGIA INDICATOR", 118), ("TIPO.", 80), ("TIPO INDICATOR", 118), ("TIPOLOGIA OBIETTIV", 118),
        ("TIPO OBIETTIV", 118), ("NATURA OBIETTIV", 114), ("NATURA.", 70), ("CATEGORIA", 70), ("VERSO", 60),
        ("POLARITA", 70), ("CATEGORIA OBIETTIV", 118),
    ]),
    entry(M::Notes, "note", &[
        ("NOTE", 100), ("ANNOTAZION", 95), ("OSSERVAZION", 95), ("COMMENT", 90), ("RISORSE", 80),
        ("RISORSE UMAN", 102), ("RISORSE FINANZIAR", 102), ("RISORSE STRUMENTAL", 102), ("PERSONALE", 70),
        ("PERSONALE COINVOLT", 92), ("DIPENDENT COINVOLT", 92), ("BUDGET", 70), ("CAPITOL", 70), ("AGENDA", 60),
        ("GOAL", 60), ("RIF DUP", 95), ("RIFERIMENT DUP", 95), ("RESPONSABIL POLITIC", 112), ("SDG.", 70), ("CAUS SCOSTAMENT", 112), ("MOTIVAZION SCOSTAMENT", 112), ("CRITICIT", 80),
        ("ASSESSOR", 90), ("ASSESSORAT", 90), ("DELEGA", 70), ("AZION CORRETTIV", 92), ("PNRR", 70), ("PAG.", 70), ("INIZIO.", 80), ("DATA INIZIO", 95),
        ("VERIFICATO DA", 92), ("VALIDATO DA", 92), ("REFERENT DAT", 104), ("RESPONSABIL DAT", 116), ("RESPONSABIL MISURAZION", 116), ("RESPONSABIL RILEVAZION", 116),
        ("GIUSTIFICAZION SCOSTAMENT", 112), ("MOTIVAZION MANCAT", 112),
        ("PAGINA", 70), ("VINCOL", 80), ("STANZIAMENT", 80), ("RISCHI", 70),
    ]),
];

impl Meaning {
    /// How findings and the page on plans call it.
    pub fn label(self) -> &'static str {
        VOCABULARY.iter().find(|entry| entry.meaning == self).map_or("", |entry| entry.label)
    }

    /// Whether a table has one column of this meaning for each year.
    pub const fn is_by_year(self) -> bool {
        matches!(self, M::Year | M::Base | M::Target | M::Actual | M::Reached)
    }

    /// Whether a table may have any number of columns of this meaning.
    pub const fn may_repeat(self) -> bool {
        matches!(self, M::Month | M::Notes | M::Activity | M::Dimension)
    }

    /// Whether it is said of an indicator, not of its objective.
    pub const fn is_of_indicator(self) -> bool {
        matches!(
            self,
            M::Indicator
                | M::Formula
                | M::Unit
                | M::IndicatorWeight
                | M::Base
                | M::BaseYear
                | M::Target
                | M::Actual
                | M::Due
                | M::Source
        )
    }

    /// Whether a blank cell under one that is filled means the same again.
    pub const fn holds_below(self) -> bool {
        matches!(self, M::Direction | M::Strategic | M::Office | M::Manager)
    }
}

#[cfg(test)]
mod tests;
