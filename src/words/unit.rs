//! Units of measure beside a number: amounts of money, and agreement in number.

use rust_decimal::Decimal;

use super::fold;
use super::italian;

/// Words of units that offices write, one and many; the first word of a unit and what agrees with it.
const FORMS: &[(&str, &str)] = &[
    ("abbonamento", "abbonamenti"),
    ("accesso", "accessi"),
    ("alloggio", "alloggi"),
    ("alunno", "alunni"),
    ("anno", "anni"),
    ("annua", "annue"),
    ("annuo", "annui"),
    ("area", "aree"),
    ("associazione", "associazioni"),
    ("atto", "atti"),
    ("bambino", "bambini"),
    ("bando", "bandi"),
    ("beneficiario", "beneficiari"),
    ("cittadino", "cittadini"),
    ("contratto", "contratti"),
    ("controllo", "controlli"),
    ("convenzione", "convenzioni"),
    ("corso", "corsi"),
    ("determinazione", "determinazioni"),
    ("dipendente", "dipendenti"),
    ("documento", "documenti"),
    ("domanda", "domande"),
    ("edificio", "edifici"),
    ("evento", "eventi"),
    ("famiglia", "famiglie"),
    ("fattura", "fatture"),
    ("giornata", "giornate"),
    ("giorno", "giorni"),
    ("impianto", "impianti"),
    ("impresa", "imprese"),
    ("incontro", "incontri"),
    ("indicatore", "indicatori"),
    ("iniziativa", "iniziative"),
    ("intervento", "interventi"),
    ("iscritto", "iscritti"),
    ("istanza", "istanze"),
    ("lavorativo", "lavorativi"),
    ("lettera", "lettere"),
    ("libro", "libri"),
    ("litro", "litri"),
    ("mese", "mesi"),
    ("metro", "metri"),
    ("minuto", "minuti"),
    ("nucleo", "nuclei"),
    ("ora", "ore"),
    ("partecipante", "partecipanti"),
    ("pasto", "pasti"),
    ("percentuale", "percentuali"),
    ("persona", "persone"),
    ("posto", "posti"),
    ("pratica", "pratiche"),
    ("presenza", "presenze"),
    ("prestito", "prestiti"),
    ("procedimento", "procedimenti"),
    ("procedura", "procedure"),
    ("progetto", "progetti"),
    ("punto", "punti"),
    ("quadrato", "quadrati"),
    ("rapporto", "rapporti"),
    ("reclamo", "reclami"),
    ("richiesta", "richieste"),
    ("riunione", "riunioni"),
    ("sanzione", "sanzioni"),
    ("scuola", "scuole"),
    ("seduta", "sedute"),
    ("segnalazione", "segnalazioni"),
    ("servizio", "servizi"),
    ("settimana", "settimane"),
    ("sopralluogo", "sopralluoghi"),
    ("struttura", "strutture"),
    ("studente", "studenti"),
    ("tonnellata", "tonnellate"),
    ("unità", "unità"),
    ("utente", "utenti"),
    ("verbale", "verbali"),
    ("visita", "visite"),
    ("visitatore", "visitatori"),
    ("volontario", "volontari"),
    ("volta", "volte"),
    ("volume", "volumi"),
];

/// Words after which a unit no longer agrees with the number: «ore di servizio», «domande per asilo».
const LINKS: [&str; 12] = ["di", "del", "della", "dei", "delle", "degli", "dell’", "per", "con", "al", "alla", "su"];

/// How many decimals a unit of money asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Money {
    /// An amount: two, always.
    Amount,
    /// A price by the hour, by the kilo, by the year: two at least.
    Price,
}

/// What a unit is of money; `None` for thousands and millions, and for what is no money.
fn money(unit: &str) -> Option<Money> {
    let folded = fold(&unit.replace('€', " euro ").replace('/', " / "));
    let has_euro = folded.split(' ').any(|word| matches!(word, "EURO" | "EUR"));
    let other =
        |word: &str| word == "MILA" || ["MIGLIAI", "MILION", "MILIARD"].iter().any(|many| word.starts_with(many));
    if !has_euro || folded.split(' ').any(other) {
        return None;
    }
    let each = unit.contains('/') || folded.split(' ').any(|word| word == "PER");
    Some(if each { Money::Price } else { Money::Amount })
}

/// Whether a unit is an amount of money in euro: such a number always has two decimals.
///
/// Thousands and millions of euro and prices by the hour or by the kilo are other units.
pub fn is_euro(unit: &str) -> bool {
    money(unit) == Some(Money::Amount)
}

/// Whether a unit is an amount or a price in euro: two decimals at least.
pub fn is_money(unit: &str) -> bool {
    money(unit).is_some()
}

/// A number in its unit, without the unit: with two decimals if it is an amount in euro, two at least if a price.
pub fn number_in(value: Decimal, unit: &str) -> String {
    match money(unit) {
        Some(Money::Amount) => italian::two_places(value),
        Some(Money::Price) => italian::digits(&plain_in(value, unit)),
        None => italian::number(value),
    }
}

/// Units that say no more than that something is counted, folded.
const COUNTS: [&str; 7] = ["N", "NR", "NO", "NUM", "NUMERO", "NUMERI", "UNITA"];
/// Short units, folded, and the words that people read for them.
const SPELLED_OUT: [(&str, &str); 11] = [
    ("€", "euro"),
    ("EUR", "euro"),
    ("GG", "giorni"),
    ("G", "giorni"),
    ("H", "ore"),
    ("MIN", "minuti"),
    ("KM", "chilometri"),
    ("MQ", "metri quadrati"),
    ("M²", "metri quadrati"),
    ("KG", "chilogrammi"),
    ("T", "tonnellate"),
];

/// What is asked of a cell that holds a number in this unit: «un numero», «un numero in giorni».
pub fn a_number_in(unit: &str) -> String {
    let bare = unit.trim();
    let folded = fold(bare);
    if bare.is_empty() || COUNTS.contains(&folded.as_str()) {
        return "un numero".to_owned();
    }
    let (first, rest) = bare.split_once(' ').unwrap_or((bare, ""));
    if COUNTS.contains(&fold(first).as_str()) && !fold(rest).is_empty() {
        let of = fold(rest).split(' ').next().is_some_and(|word| matches!(word, "DI" | "DEI" | "DEGLI" | "DELLE"));
        return format!("un numero {}{}", if of { "" } else { "di " }, rest.trim());
    }
    let spelled = SPELLED_OUT.iter().find(|(short, _)| *short == bare || *short == folded);
    format!("un numero in {}", spelled.map_or(bare, |(_, words)| words))
}

/// The same with all the digits that are worth reading, as calculations show them.
pub fn long_in(value: Decimal, unit: &str) -> String {
    if is_euro(unit) { italian::two_places(value) } else { italian::long(value) }
}

/// The same with every digit that it has, where two values are compared.
pub fn all_digits_in(value: Decimal, unit: &str) -> String {
    italian::digits(&plain_in(value, unit))
}

/// A number in its unit for programs, with a decimal point: amounts in euro have two decimals at least.
pub fn plain_in(value: Decimal, unit: &str) -> String {
    let mut plain = value.normalize();
    if money(unit).is_some() && plain.scale() < 2 {
        plain.rescale(2);
    }
    plain.to_string()
}

/// The unit as it agrees with a number: `1 giorno`, `−1 persona`, `2 ore annue`. What is not known stays as written.
pub fn agreeing(value: Decimal, unit: &str) -> String {
    let one = value.abs() == Decimal::ONE;
    let mut words = unit.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let head = words.iter().position(|word| LINKS.contains(&word.as_str())).unwrap_or(words.len());
    let agreed: Option<Vec<String>> = words[..head].iter().map(|word| form(word, one)).collect();
    match agreed {
        Some(agreed) => {
            words.splice(..head, agreed);
            words.join(" ")
        }
        // A word whose singular is not known is named and not bent.
        None if one && money(unit).is_none() && reads_as_a_word(&words[0]) => format!("(unità: {unit})"),
        None => unit.to_owned(),
    }
}

/// Whether a word is one of the language, not a symbol or an abbreviation: `addetti`, not `km` or `kWh`.
fn reads_as_a_word(word: &str) -> bool {
    word.chars().count() > 3 && word.chars().all(char::is_lowercase)
}

fn form(word: &str, one: bool) -> Option<String> {
    let (single, many) = FORMS.iter().find(|(single, many)| *single == word || *many == word)?;
    Some((if one { single } else { many }).to_string())
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_unit_is_spelled_out_and_a_count_has_none() {
        for (unit, asked) in [
            ("", "un numero"),
            ("n.", "un numero"),
            ("N°", "un numero"),
            ("numero", "un numero"),
            ("n. ore", "un numero di ore"),
            ("numero di alunni", "un numero di alunni"),
            ("gg.", "un numero in giorni"),
            ("%", "un numero in %"),
            ("ore di servizio", "un numero in ore di servizio"),
        ] {
            assert_eq!(super::a_number_in(unit), asked, "{unit}");
        }
    }

    use super::*;

    #[test]
    fn amounts_in_euro_always_have_two_decimals() {
        for unit in ["euro", "Euro", "€", "EUR", "euro annui", "in €"] {
            assert_eq!(number_in("166500.4".parse().unwrap(), unit), "166.500,40", "{unit}");
            assert_eq!(number_in("158000".parse().unwrap(), unit), "158.000,00", "{unit}");
        }
        for unit in ["", "ore", "migliaia di euro", "europei", "neuroni"] {
            assert_eq!(number_in("166500.4".parse().unwrap(), unit), "166.500,4", "{unit}");
        }
        for unit in ["€/kWh", "€/anno", "Euro/mq", "euro per pasto"] {
            assert_eq!(number_in("1034.3".parse().unwrap(), unit), "1.034,30", "{unit}");
            assert_eq!(number_in("0.0855".parse().unwrap(), unit), "0,0855", "{unit}");
        }
    }

    #[test]
    fn amounts_in_euro_keep_their_cents_for_programs() {
        for (value, unit, plain) in [
            ("166500.4", "euro", "166500.40"),
            ("158000", "euro", "158000.00"),
            ("0.1250", "euro", "0.125"),
            ("166500.40", "ore", "166500.4"),
        ] {
            assert_eq!(plain_in(value.parse().unwrap(), unit), plain, "{value} {unit}");
        }
    }

    #[test]
    fn a_unit_agrees_with_its_number() {
        let said = |value: &str, unit: &str| agreeing(value.parse().unwrap(), unit);
        for (value, unit, agreed) in [
            ("1", "giorni", "giorno"),
            ("-1", "persone", "persona"),
            ("1", "ore annue", "ora annua"),
            ("1", "ore di servizio", "ora di servizio"),
            ("2", "giorno", "giorni"),
            ("1.5", "ore", "ore"),
            ("0", "giorno", "giorni"),
            ("1", "km", "km"),
            ("1", "euro", "euro"),
            ("1", "punti percentuali", "punto percentuale"),
            ("1", "gocce nuove", "(unità: gocce nuove)"),
            ("-1", "addetti", "(unità: addetti)"),
            ("3", "addetti", "addetti"),
            ("1", "kWh", "kWh"),
        ] {
            assert_eq!(said(value, unit), agreed, "{value} {unit}");
        }
    }

    #[test]
    fn the_forms_are_in_order_and_each_stands_once() {
        assert!(FORMS.is_sorted());
        let mut words: Vec<&str> = FORMS.iter().flat_map(|(one, many)| [*one, *many]).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), FORMS.len() * 2 - FORMS.iter().filter(|(one, many)| one == many).count());
    }
}
