//! `[segnali]` and `[soglie_segnali]`: how strongly the signals for auditors speak, and from which number on.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::error::ConfigError;
use crate::inputs::keys::Number;
use crate::signals::{Settings, SignalKind, Strength};

const STRENGTHS: &str = "segnali";
const THRESHOLDS: &str = "soglie_segnali";

/// Checks names, words and numbers.
pub(super) fn checked(
    strengths: &BTreeMap<String, String>,
    thresholds: &BTreeMap<String, Number>,
    text: &str,
) -> Result<Settings, ConfigError> {
    let strengths = strengths.iter().map(|(key, word)| {
        let kind = named(STRENGTHS, key, |_| true, text)?;
        Ok((kind, strength(key, word, text)?))
    });
    let strengths: BTreeMap<SignalKind, Strength> = strengths.collect::<Result<_, ConfigError>>()?;
    let thresholds = thresholds.iter().map(|(key, number)| {
        let kind = named(THRESHOLDS, key, |kind| kind.descriptor().threshold.is_some(), text)?;
        Ok((kind, threshold(kind, key, *number, text)?))
    });
    Ok(Settings::new(strengths, thresholds.collect::<Result<_, ConfigError>>()?))
}

/// The signal of a key; of an unknown one the error lists those that fit there.
fn named(table: &str, key: &str, fits: fn(SignalKind) -> bool, text: &str) -> Result<SignalKind, ConfigError> {
    SignalKind::of_key(key).filter(|kind| fits(*kind)).ok_or_else(|| {
        let known = SignalKind::ALL.iter().filter(|kind| fits(**kind));
        let known: Vec<String> = known.map(|kind| format!("`{}`", kind.descriptor().key)).collect();
        let message = format!("chiave sconosciuta `{key}`; chiavi ammesse: {}", known.join(", "));
        ConfigError::impossible(text, &[table, key], &message)
    })
}

fn strength(key: &str, word: &str, text: &str) -> Result<Strength, ConfigError> {
    Strength::of_word(word).ok_or_else(|| {
        let words = Strength::ALL.map(|(_, word)| format!("\"{word}\"")).join(", ");
        let message = format!("valore non ammesso: \"{word}\"; atteso uno di: {words}");
        ConfigError::impossible(text, &[STRENGTHS, key], &message)
    })
}

fn threshold(kind: SignalKind, key: &str, number: Number, text: &str) -> Result<Decimal, ConfigError> {
    let allowed = kind.descriptor().threshold;
    let (least, most) = allowed.map_or((0, 0), |allowed| (allowed.least, allowed.most));
    let fits = |value: &Decimal| (Decimal::from(least)..=Decimal::from(most)).contains(value);
    let whole_only = allowed.is_some_and(|allowed| allowed.unit != "%");
    number.exact().filter(fits).filter(|value| !whole_only || value.fract().is_zero()).ok_or_else(|| {
        let what = if whole_only { "un numero intero" } else { "un numero" };
        ConfigError::impossible(text, &[THRESHOLDS, key], &format!("serve {what} fra {least} e {most}"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::Config;
    use super::*;
    use crate::finding::Severity;

    const ENTITY: &str = "[ente]\nnome = \"Comune di Prova\"\n";

    #[test]
    fn strengths_and_thresholds_are_read_and_the_rest_is_standard() {
        let text = format!(
            "{ENTITY}[segnali]\npeso_zero = \"spento\"\npeso_escluso = \"bloccante\"\n[soglie_segnali]\npeso_escluso = 12.5\n"
        );
        let signals = Config::parse(&text).unwrap().signals;
        assert_eq!(signals.strength(SignalKind::ZeroWeight), Strength::Off);
        assert_eq!(signals.strength(SignalKind::ExcludedWeight), Strength::As(Severity::Blocking));
        assert_eq!(signals.threshold(SignalKind::ExcludedWeight), Decimal::new(125, 1));
        assert_eq!(signals.strength(SignalKind::ManyYesNo), Strength::As(Severity::Note));
        assert_eq!(signals.threshold(SignalKind::HighAchievement), Decimal::from(200));
        assert!(signals.rule(SignalKind::ExcludedWeight).contains("oltre il 12,5 %"));
    }

    #[test]
    fn a_wrong_name_word_or_number_is_told_with_its_line() {
        for (below, line, word) in [
            ("[segnali]\npeso_zero = \"avviso\"\npeso_nullo = \"avviso\"\n", 5, "`peso_nullo`"),
            ("[segnali]\npeso_zero = \"forte\"\n", 4, "\"bloccante\""),
            ("[segnali]\npeso_zero = 3\n", 4, "testo"),
            ("[soglie_segnali]\npeso_zero = 3\n", 4, "chiavi ammesse"),
            ("[soglie_segnali]\npeso_escluso = 101\n", 4, "fra 0 e 100"),
            ("[soglie_segnali]\ncausa_breve = 1.5\n", 4, "intero"),
            ("[soglie_segnali]\ncausa_breve = \"15\"\n", 4, "numero"),
        ] {
            let ConfigError(error) = Config::parse(&format!("{ENTITY}{below}")).unwrap_err();
            assert_eq!(error.line, line, "{below}{error}");
            assert!(error.to_string().contains(word), "{error}");
        }
    }
}
