//! The signals as a table in Markdown: `docs/segnali.md` is made of it.

use std::fmt::Write as _;

use super::{Settings, SignalKind};
use crate::words::italian;

/// The reference of all signals.
pub fn reference() -> String {
    let mut text = String::from(INTRODUCTION);
    let standard = Settings::default();
    text.push_str("\n| codice | nome | gravità | soglia | quando | perché |\n|---|---|---|---|---|---|\n");
    for kind in SignalKind::ALL {
        let own = kind.descriptor();
        let threshold = own.threshold.map_or_else(
            || "–".to_owned(),
            |threshold| {
                let standard = threshold.written(threshold.standard.into());
                let [least, most] = [threshold.least, threshold.most].map(|bound| italian::number(bound.into()));
                format!("{standard} (da {least} a {most})")
            },
        );
        let (key, strength, rule) = (own.key, standard.strength(*kind).word(), standard.rule(*kind));
        let _ = writeln!(text, "| {} | `{key}` | {strength} | {threshold} | {rule} | {} |", own.code.id, own.why);
    }
    text
}

const INTRODUCTION: &str = "# Segnali di attenzione

Un’anomalia dice che un dato è sbagliato; un segnale dice che un dato, anche ammesso, merita una domanda. I segnali sono \
nel foglio «Segnali di attenzione» dell’Allegato D (riservato) e in `controlla`, ognuno con la sua cella. Questo elenco è \
generato dal programma.

In `relazione.toml` la tabella `[segnali]` ne stabilisce la gravità, una voce per nome: `\"spento\"`, `\"nota\"`, \
`\"avviso\"` o `\"bloccante\"` (impedisce la definitiva). `[soglie_segnali]` ne stabilisce le soglie numeriche. Un nome \
sconosciuto è un errore con la sua riga. Un segnale spento resta nel foglio dell’Allegato D, segnato come spento.

```toml
[segnali]
valore_ripetuto = \"avviso\"
peso_escluso = \"bloccante\"
molti_si_no = \"spento\"

[soglie_segnali]
peso_escluso = 20
causa_breve = 30
```
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test reads and, on request, writes the committed reference")]
    fn the_reference_in_docs_lists_every_signal() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/segnali.md");
        let now = reference();
        if std::env::var_os("AGGIORNA").is_some() {
            std::fs::write(path, &now).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap();
        assert_eq!(committed, now, "run the tests once with AGGIORNA=1 and review the difference");
    }
}
