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
