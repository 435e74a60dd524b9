//! Headings as offices write them.

use super::Meaning as M;
use super::*;

#[test]
fn headings_are_known_by_what_they_mean() {
    let cases: [(M, &[&str]); 21] = [
        (
            M::Target,
            &[
                "Valore atteso 2025",
                "Target al 31.12",
                "Risultato atteso",
                "TARGET",
                "Valori attesi",
                "Indicatore – valore atteso",
            ],
        ),
        (M::Weight, &["Peso %", "Pesatura", "PESO DELL’OBIETTIVO", "PESO (MAX 100)"]),
        (M::Office, &["Settore", "Area", "Servizio", "Dipartimento", "CdR", "C.d.R.", "Unità organizzativa", "UFFICI"]),
        (
            M::Manager,
            &["Responsabile", "Dirigente", "EQ", "E.Q.", "Resp.", "Responsabile del servizio", "Incaricato di E.Q."],
        ),
        (M::Base, &["Baseline", "Baseline 2024", "Valore di partenza", "Consuntivo anno precedente"]),
        (M::Code, &["Cod. obiettivo", "N.", "Codice", "N. obiettivo"]),
        (M::Programme, &["Missione/Programma", "MISS./PROGR.", "Programma", "Programmi"]),
        (M::Mission, &["Missione", "MISS."]),
        (
            M::Title,
            &[
                "Obiettivo di performance",
                "OBIETTIVO",
                "Titolo dell'obiettivo",
                "Obiettivi gestionali",
                "Obiettivo operativo",
            ],
        ),
        (M::Strategic, &["Obiettivo strategico", "OB. STRAT.", "Obiettivi strategici"]),
        (M::Direction, &["Linea strategica", "Valore pubblico", "Indirizzi strategici", "Linea di mandato"]),
        (M::Indicator, &["INDICATORE", "Indicatori di risultato", "Descrizione indicatore", "Indicatori"]),
        (M::Formula, &["Formula indicatore", "Modalità di calcolo", "Formula di calcolo"]),
        (M::Actual, &["Risultato al 31.12.2025", "Consuntivo 2025", "Valore raggiunto", "Risultato conseguito"]),
        (M::Reached, &["% di raggiungimento", "Grado di realizzazione", "% raggiungimento obiettivo"]),
        (M::Unit, &["Unità di misura", "U.M.", "UdM"]),
        (M::Due, &["Scadenza", "Entro il", "Tempi di realizzazione"]),
        (M::Source, &["Fonte", "Fonte dei dati"]),
        (M::IndicatorWeight, &["Peso indicatore", "Peso dell’indicatore"]),
        (M::Year, &["2025", "Anno 2025", "Annualità 2026"]),
        (M::Month, &["gen", "Marzo", "SETT", "dic"]),
    ];
    for (meaning, texts) in cases {
        for text in texts {
            assert_eq!(Heading::of(text).best().map(|reading| reading.meaning), Some(meaning), "{text}");
        }
    }
    assert_eq!(Heading::of("Target al 31/12/2025").year, Some(Year(2025)));
    assert_eq!(Heading::of("Triennio 2025-2027").year, None);
}

#[test]
fn what_a_plan_says_is_no_heading() {
    for text in ["Sedute trasmesse sul totale delle sedute", "n.d.", "x", "12", "Riordino dell'archivio di deposito"] {
        assert!(Heading::of(text).strength() < 55, "{text}: {:?}", Heading::of(text));
    }
}

#[test]
fn questions_say_what_they_ask_for() {
    for (text, meaning) in [
        ("Cosa prevediamo di fare per favorire l’attuazione della strategia? (Obiettivo)", M::Title),
        ("Che cosa vogliamo realizzare?", M::Title),
        ("Chi risponderà dell’obiettivo? (dirigente/posizione responsabile)", M::Manager),
        ("Chi", M::Manager),
        ("A chi è rivolto? (stakeholder)", M::Stakeholders),
        ("A chi", M::Stakeholders),
        ("Quali unità organizzative contribuiranno a raggiungerlo? (contributor)", M::Notes),
        ("Entro quando intendiamo raggiungere l’obiettivo?", M::Due),
        ("Entro quando", M::Due),
        ("Come misuriamo il raggiungimento dell’obiettivo? (dimensione e formula di performance)", M::Indicator),
        ("Da dove partiamo? (baseline)", M::Base),
        ("Qual è il traguardo atteso? (target)", M::Target),
        ("Dove vogliamo arrivare?", M::Target),
        ("Dove sono verificabili i dati? (fonte)", M::Source),
        ("Dove verificare", M::Source),
        ("Indicatore (come misuriamo)", M::Indicator),
        ("Indicatore (Come misuriamo?)", M::Indicator),
        ("Responsabile (Chi risponderà dell’obiettivo?)", M::Manager),
        ("Target (Qual è il traguardo atteso?)", M::Target),
        ("Obiettivo (cosa)", M::Title),
        ("Fonte (Dove sono verificabili i dati?)", M::Source),
    ] {
        let best = Heading::of(text).best();
        assert_eq!(best.map(|best| best.meaning), Some(meaning), "{text}");
        assert!(best.is_some_and(|best| best.strength >= 78), "{text}: {best:?}");
    }
}

#[test]
fn words_of_questions_elsewhere_ask_nothing() {
    for text in ["Chi ha paura del buio", "Dove andare in città", "Cosa resta da fare", "Dirigente chi", "Quando piove"]
    {
        assert_eq!(super::asked(text), None, "{text}");
    }
}
