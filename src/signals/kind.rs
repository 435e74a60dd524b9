//! The signals, each declared once.

use super::declare::signals;

signals! {
    ZeroWeight = warning "S001" "peso_zero" "peso zero" {
        rule: "PESO 0 a un obiettivo previsto, o peso 0 a un indicatore che conta",
        why: "Ciò che pesa zero non entra in alcun indice, qualunque sia il risultato.",
    }
    WorseTarget = warning "S002" "target_peggiore" "target peggiore della base" {
        rule: "target dalla parte sfavorevole rispetto alla base (tipi con un verso: crescente, decrescente, \
                 mantenimento, avanzamento)",
        why: "Un obiettivo deve portare un miglioramento: principio del D.Lgs. 150/2009, art. 5, c. 2, lett. c).",
    }
    HighAchievement = warning "S003" "raggiungimento_alto" "raggiungimento molto oltre il target" {
        threshold: 200 in 100..=100_000 "%",
        rule: "grado grezzo, prima del tetto, oltre il {soglia} %",
        why: "Un target superato di tanto era troppo facile, oppure un valore è scritto in un’altra unità.",
    }
    ManyYesNo = note "S004" "molti_si_no" "molti indicatori sì/no" {
        threshold: 5 in 1..=1_000 "indicatori",
        rule: "più di {soglia} indicatori sì/no in un obiettivo",
        why: "Un sì vale 100 e non misura quanto è migliorato il servizio.",
    }
    ObservedElsewhen = warning "S005" "rilevazione_fuori_periodo" "rilevazione fuori periodo" {
        threshold: 6 in 0..=60 "mesi",
        rule: "DATA RILEVAZIONE prima dell’anno misurato, o oltre {soglia} mesi dopo la sua fine",
        why: "Il dato può essere di un altro anno.",
    }
    LateChange = warning "S006" "variazione_tardiva" "variazione a fine anno" {
        threshold: 9 in 1..=12 "fine del mese n. {soglia}",
        rule: "variazione decisa dopo la fine del mese n. {soglia} dell’anno misurato, entro il 31 dicembre",
        why: "Obiettivi fissati quando i risultati sono quasi noti: contestati da Corte dei conti, sez. Calabria, 66/2025.",
    }
    ChangeAfterYear = warning "S007" "variazione_dopo_anno" "atto successivo all’anno" {
        rule: "variazione, rinvio o «non valutabile» decisi dopo il 31 dicembre dell’anno misurato",
        why: "A risultati noti si può togliere ciò che è andato male.",
    }
    ChangeBeforePlan = warning "S008" "variazione_prima_del_piano" "atto precedente al piano" {
        rule: "variazione, rinvio o «non valutabile» decisi prima dell’approvazione del piano (se la data manca in \
                 [atti.ANNO], prima del 1º gennaio dell’anno precedente)",
        why: "Non si può variare ciò che non è ancora approvato.",
    }
    YearRemoved = warning "S009" "anno_tolto" "anno tolto dopo l’approvazione" {
        rule: "segno dell’anno tolto, o obiettivo annullato, con una variazione; oppure registro con indicatori di un \
                 obiettivo che il piano non segna per l’anno",
        why: "Un obiettivo tolto dal piano non conta più: va chiesto perché, e con quale atto \
                 (D.Lgs. 150/2009, art. 6, c. 1).",
    }
    SameAsLastYear = note "S010" "consuntivo_uguale" "consuntivo uguale all’anno prima" {
        rule: "consuntivo uguale fino all’ultima cifra a quello dell’anno prima (o alla base, se ANNO BASE è l’anno \
                 prima); esclusi i sì/no, lo zero e il 100 %",
        why: "Il valore può essere stato copiato e non misurato.",
    }
    RepeatedValue = note "S011" "valore_ripetuto" "valore ripetuto" {
        threshold: 3 in 1..=1_000 "indicatori",
        rule: "stesso consuntivo in più di {soglia} indicatori; esclusi i sì/no, gli interi da 0 a 10 e il 100",
        why: "Valori uguali in posti diversi possono essere di comodo.",
    }
    FractionTarget = warning "S012" "percento_sotto_uno" "percentuale sotto uno" {
        threshold: 1 in 1..=100 "%",
        rule: "target maggiore di zero e inferiore a {soglia} con unità % (o tipo avanzamento)",
        why: "Forse è una frazione: 0,85 al posto di 85 rende il target cento volte più facile.",
    }
    ShortCause = note "S013" "causa_breve" "causa molto breve" {
        threshold: 15 in 1..=1_000 "lettere",
        rule: "causa di uno scostamento con meno di {soglia} lettere",
        why: "Il Nucleo verifica che ogni scostamento sia motivato (D.Lgs. 150/2009, art. 10, c. 1, lett. b).",
    }
    RepeatedCause = note "S014" "causa_ripetuta" "causa ripetuta" {
        rule: "stessa causa in più indicatori, maiuscole e punteggiatura a parte",
        why: "Una causa buona per tutto non spiega alcuno scostamento.",
    }
    SelfDeclared = warning "S015" "autodichiarati" "dati autodichiarati" {
        threshold: 50 in 0..=100 "%",
        rule: "indicatori misurati con FONTE «autodichiarata» oltre il {soglia} % di quelli misurati",
        why: "Fonti esterne e gestionali sono preferite alla parola dell’ufficio (affidabilità dei dati).",
    }
    ExcludedWeight = warning "S016" "peso_escluso" "peso escluso con atto" {
        threshold: 10 in 0..=100 "%",
        rule: "peso escluso o annullato con atto oltre il {soglia} % dell’ente, o di un obiettivo che resta misurato",
        why: "Escludere il peso di ciò che va male alza il risultato di ciò che resta.",
    }
    RulesChanged = warning "S017" "soglie_cambiate" "regole cambiate" {
        rule: "soglie, tolleranza, ritardi, tetto o dati mancanti diversi da quelli dell’ultima relazione dell’anno \
                 prima; senza di essa, da quelli predefiniti",
        why: "Le classi dipendono dalle soglie: vanno lette nell’atto del sistema di misurazione e valutazione.",
    }
    NoSmvpAct = warning "S018" "smvp_assente" "atto dello SMVP non indicato" {
        rule: "[smvp] assente in relazione.toml",
        why: "Le regole si applicano per un atto: principio del D.Lgs. 150/2009, art. 7, c. 1.",
    }
    LateAssignment = warning "S019" "obiettivi_tardivi" "obiettivi assegnati tardi" {
        threshold: 2 in 1..=12 "fine del mese n. {soglia}",
        rule: "piano approvato dopo la fine del mese n. {soglia} dell’anno misurato",
        why: "Obiettivi assegnati entro febbraio: nota del Dipartimento della funzione pubblica del 24 gennaio 2024.",
    }
    LittleDifference = warning "S020" "differenziazione" "poca differenziazione" {
        threshold: 90 in 0..=100 "%",
        rule: "obiettivi nella prima classe oltre il {soglia} % di quelli con una classe",
        why: "Quota nella fascia più alta: Corte dei conti, sez. Emilia-Romagna, 124/2025; grado di \
                 differenziazione: D.Lgs. 33/2013, art. 20, c. 2.",
    }
}

impl SignalKind {
    /// The kind that `[segnali]` calls so.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.descriptor().key == key)
    }

    /// What it is called.
    pub const fn name(self) -> &'static str {
        self.descriptor().code.meaning
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_rule_names_its_threshold_and_no_two_signals_share_a_name() {
        let mut keys = BTreeSet::new();
        for kind in SignalKind::ALL {
            let descriptor = kind.descriptor();
            assert_eq!(descriptor.threshold.is_some(), descriptor.rule.contains("{soglia}"), "{kind:?}");
            assert!(keys.insert(descriptor.key), "{kind:?}");
            assert_eq!(SignalKind::of_key(descriptor.key), Some(*kind));
            assert!(!descriptor.rule.contains("  ") && !descriptor.why.contains("  "), "{kind:?}");
        }
    }
}
