//! `nuovo`.

use std::path::Path;

use super::outcome::{Outcome, failure, not_in_a_package};
use crate::cli::New;
use crate::clock;
use crate::domain::Year;
use crate::inputs::entity;
use crate::pipeline;

/// Prepares the folder of a new entity and says what to do next.
pub(super) fn run(arguments: &New) -> Result<Outcome, Outcome> {
    not_in_a_package(&arguments.cartella, "CARTELLA")?;
    entity::scaffold(&arguments.cartella, arguments.nome.as_deref())
        .map_err(|error| Outcome::failed(1, &error.to_string()))?;
    let (date, _) = clock::reference_date(None).map_err(|message| Outcome::failed(2, &message))?;
    let year = arguments.anno.map_or_else(|| clock::year_before(date), Year);
    pipeline::prepare_without_plan(&arguments.cartella, year, date).map_err(|error| failure(&error, year))?;
    let stdout = next_steps(&arguments.cartella, arguments.nome.is_some(), year);
    Ok(Outcome { stdout, ..Outcome::default() })
}

fn next_steps(folder: &Path, has_name: bool, year: Year) -> String {
    let shown = folder.display();
    let quoted = quoted(folder);
    let first = if has_name { "completare" } else { "scrivere il nome dell’ente e completare" };
    format!(
        "Cartella dell’ente creata: {shown}\n\
         Da compilare, se servono: i fogli contesto/{year}.xlsx e individuale/{year}.xlsx, i testi in testi/{year}.\n\n\
         Passi successivi (le istruzioni sono in {shown}/LEGGIMI.txt):\n\
         \x20 1. {first} {shown}/relazione.toml\n\
         \x20 2. relazione importa PIANO --ente {quoted}          (anche il registro degli indicatori, se il piano ha i target)\n\
         \x20 3. relazione prepara --ente {quoted} --anno ANNO   (i fogli di risorse e variazioni, che vengono dal piano)\n\
         \x20 4. relazione schede --ente {quoted} --anno ANNO\n\
         \x20 5. relazione spedisci --ente {quoted} --anno ANNO  (le schede agli uffici)\n\
         \x20 6. relazione controlla --ente {quoted} --anno ANNO\n\
         \x20 7. relazione genera --ente {quoted} --anno ANNO\n"
    )
}

/// The path as it can be pasted after a command.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let is_plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-'));
    if is_plain { text } else { format!("'{}'", text.replace('\'', "'\\''")) }
}
