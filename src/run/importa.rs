//! `importa`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::outcome::{Outcome, code, failure, not_in_a_package, said_ended, said_kept};
use crate::cli::{Import, ImportFormat};
use crate::domain::{GroupCode, Year};
use crate::finding::Finding;
use crate::finding::listing::{self, FullList};
use crate::inputs::measurements::plan_results::Untaken;
use crate::inputs::{entity, plan};
use crate::package::Overwriting;
use crate::pipeline::{self, Imported, PlacedRegister, PlansNamed, RegisterPlaced, Results};
use crate::words::italian;

/// Reads a plan and writes it as the canonical workbook or as JSON.
pub(super) fn run(arguments: &Import) -> Result<Outcome, Outcome> {
    let failed = |error| failure(&error, Year(0));
    let target = arguments.output.clone().unwrap_or_else(|| canonical_name(&arguments.file));
    let job = pipeline::Import {
        plan: &arguments.file,
        target: &target,
        previous: arguments.aggiorna.as_deref(),
        catalogue: arguments.catalogo.as_deref(),
        entity: arguments.ente.as_deref(),
        year: arguments.anno.map(Year),
        map: arguments.mappa.as_deref(),
    };
    if let Some(path) = &arguments.proponi_mappa {
        not_in_a_package(path, "--proponi-mappa")?;
        pipeline::propose_map(&job, path).map_err(failed)?;
        let stdout = format!(
            "Mappa da correggere: {}\nPoi: relazione importa {} --mappa {}\n",
            path.display(),
            arguments.file.display(),
            path.display()
        );
        return Ok(Outcome { code: 0, stdout, stderr: String::new() });
    }
    let imported = pipeline::import(&job).map_err(failed)?;
    let stdout = match arguments.formato {
        ImportFormat::Json => imported.json(),
        ImportFormat::Xlsx if arguments.ente.is_some() && arguments.output.is_none() => {
            into_entity(arguments, &imported)?
        }
        ImportFormat::Xlsx => {
            not_in_a_package(&target, "-o")?;
            let overwriting = if arguments.sostituisci { Overwriting::KeepingOld } else { Overwriting::Refused };
            let kept = imported.write_canonical(&target, overwriting).map_err(failed)?;
            said_kept(kept.as_deref()) + &summary(&imported, &target)
        }
    };
    Ok(Outcome { code: code(&imported.findings), stdout, stderr: String::new() })
}

/// Puts everything at its place in the entity's folder.
fn into_entity(arguments: &Import, imported: &Imported) -> Result<String, Outcome> {
    let failed = |error| failure(&error, Year(0));
    let root = entity::locate(arguments.ente.as_deref()).map_err(|error| failed(error.into()))?;
    not_in_a_package(&root, "--ente")?;
    let overwriting = if arguments.sostituisci { Overwriting::KeepingOld } else { Overwriting::Refused };
    let results = if arguments.consuntivi { Results::Written } else { Results::Left };
    let placed = pipeline::place(imported, &root, overwriting, results).map_err(failed)?;
    let mut text = said_kept(placed.kept.as_deref());
    text.push_str(&summary(imported, &placed.canonical));
    let mut said = String::from("\n");
    if let Some(original) = &placed.original {
        let _ = writeln!(said, "File dell’ufficio conservato in {}", original.display());
    }
    if let Some(previous) = &placed.previous {
        let _ = writeln!(said, "Piano precedente, con i suoi codici: {}", previous.display());
    }
    if let Some(map) = &placed.map {
        let _ = writeln!(said, "Mappa delle colonne conservata per i prossimi anni in {}", map.display());
    }
    for register in &placed.registers {
        said.push_str(&said_register(register));
    }
    for (path, indicators) in &placed.sheets {
        let indicators = italian::count(*indicators, "risultato", "risultati");
        let _ = writeln!(said, "Scheda di misurazione con {indicators} del piano: {}", path.display());
    }
    said.push_str(&said_untaken(&placed.untaken));
    said.push_str(&plans_named(&placed.plans));
    text.push_str(&said);
    Ok(text)
}

/// The results of the plan that are in no sheet, each with its cell and why.
fn said_untaken(untaken: &[Untaken]) -> String {
    if untaken.is_empty() {
        return String::new();
    }
    let head = if untaken.len() == 1 { "Un risultato del piano non è" } else { "Risultati del piano che non sono" };
    let mut said = format!("{head} in nessuna scheda:\n");
    for Untaken { indicator, value, why } in untaken {
        let _ = writeln!(said, "  {}: «{indicator}», {}: {}", value.place, value.value, why.words());
    }
    said.push_str(
        "  Rimedio: correggere il piano o il registro e scrivere il risultato nella scheda del suo ufficio\n",
    );
    said
}

/// What became of a year's register.
fn said_register(register: &PlacedRegister) -> String {
    let (path, year) = (register.path.display(), register.year);
    let counted = |rows: usize| italian::count(rows, "riga", "righe");
    let done = match &register.done {
        RegisterPlaced::Written { rows, baselines, ended, unread, kept } => format!(
            "{}{} in {path}, {}; i TIPI proposti dal testo sono da confermare\n{}{}{}",
            kept.as_deref().map_or_else(String::new, |_| "nessuno lo aveva toccato, aggiornato: ".to_owned()),
            counted(*rows),
            italian::count(*baselines, "valore base già scritto", "valori base già scritti"),
            said_ended(ended, year),
            said_unread(unread, year),
            kept.as_deref().map_or_else(String::new, |kept| format!("  quello che c’era è in {}\n", kept.display()))
        ),
        RegisterPlaced::Extended(rows, kept) => format!(
            "aggiunte in fondo {} degli obiettivi che non aveva ({path}); ciò che c’era non cambia, e il \
             registro di prima è in {}\n",
            counted(*rows),
            kept.display()
        ),
        RegisterPlaced::Kept(differences) if differences.is_empty() => {
            format!("c’era già, e dice lo stesso ({path})\n")
        }
        RegisterPlaced::Kept(differences) => {
            format!(
                "c’era già e qualcuno ci ha lavorato, non è stato toccato ({path}); nel piano è diverso:\n  {}\n  \
                 Rimedio: correggere nel registro le righe che devono seguire il piano; se non c’è niente da tenere, \
                 spostarlo altrove e rilanciare il comando, che lo scrive di nuovo\n",
                differences.join("\n  ")
            )
        }
    };
    format!("Registro degli indicatori {year}: {done}")
}

/// What of the year before could not be read: its values are not in the new register.
fn said_unread(unread: &[Finding], year: Year) -> String {
    if unread.is_empty() {
        return String::new();
    }
    let last = year.previous();
    format!(
        "Dati del {last} non letti, che nel registro del {year} possono mancare in BASE:\n{}",
        listing::text(unread, FullList::Check)
    )
}

/// Which plan is of which year, where `relazione.toml` had to say it.
fn plans_named(named: &PlansNamed) -> String {
    let (start, plans, kept) = match named {
        PlansNamed::NothingToSay => return String::new(),
        PlansNamed::Added(plans, kept) => ("relazione.toml ora dice", plans, kept.as_ref()),
        PlansNamed::ByHand(plans) => ("Da aggiungere a relazione.toml", plans, None),
    };
    let mut text = String::new();
    for (year, lines) in plans {
        let _ = writeln!(text, "{start}: [piano.{year}] {}", lines.join(", "));
    }
    if let Some(kept) = kept {
        let _ = writeln!(text, "  com’era prima: {}", kept.display());
    }
    text
}

fn canonical_name(file: &Path) -> PathBuf {
    let stem = file.file_stem().map_or_else(|| "piano".into(), |stem| stem.to_string_lossy().into_owned());
    file.with_file_name(format!("{stem}_canonico.xlsx"))
}

fn summary(imported: &Imported, target: &Path) -> String {
    let cross_cutting = imported.plan.missions.last().is_some_and(|group| group.code == GroupCode::CrossCutting);
    let mut text = format!(
        "{} in {}{}: {}\n",
        italian::count(imported.objectives(), "obiettivo", "obiettivi"),
        italian::count(imported.plan.missions.len() - usize::from(cross_cutting), "missione", "missioni"),
        if cross_cutting { " e tra i trasversali" } else { "" },
        target.display()
    );
    if !imported.plan.unplaced.is_empty() {
        let waiting = italian::count(imported.plan.unplaced.len(), "obiettivo", "obiettivi");
        let _ = writeln!(
            text,
            "{waiting} senza programma: completare il foglio «Senza programma» e importare di nuovo {}",
            target.display()
        );
    }
    if let Some(catalogue) = &imported.catalogue {
        let _ = writeln!(text, "Catalogo di missioni e programmi: {}", catalogue.display());
    }
    let is_used = imported.findings.iter().any(|finding| finding.code == plan::plan_codes::MAPPED);
    if let Some(map) = imported.map.as_ref().filter(|map| map.is_kept && is_used) {
        let _ = writeln!(text, "Mappa delle colonne: {}", map.path.display());
    }
    if let Some(previous) = &imported.previous {
        if !imported.follows {
            let _ = writeln!(text, "Piano precedente, già di questo: {}", previous.display());
        }
        text.push_str(&succession(&imported.findings));
    }
    text.push('\n');
    text.push_str(&listing::text(&imported.findings, FullList::Canonical));
    text
}

/// One line on how the codes of the previous plan went over.
fn succession(findings: &[Finding]) -> String {
    use plan::plan_codes::{CARRIED, CARRIED_SIMILAR, ENDED, MAY_CONTINUE, NEW_OBJECTIVE};
    let count = |code| findings.iter().filter(|finding| finding.code == code).count();
    format!(
        "Codici del piano precedente: {} ripresi per titolo uguale, {} per titolo simile, {} da decidere; obiettivi nuovi: {}; \
         senza continuazione: {}\n",
        count(CARRIED),
        count(CARRIED_SIMILAR),
        count(MAY_CONTINUE),
        count(NEW_OBJECTIVE),
        count(ENDED)
    )
}
