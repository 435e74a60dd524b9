//! `importa`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::outcome::{Outcome, code, failure, not_in_a_package, said_kept};
use crate::cli::{Import, ImportFormat};
use crate::domain::Year;
use crate::finding::Finding;
use crate::finding::listing::{self, FullList};
use crate::inputs::plan;
use crate::package::Overwriting;
use crate::pipeline::{self, Imported};
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
    };
    let imported = pipeline::import(&job).map_err(failed)?;
    let stdout = match arguments.formato {
        ImportFormat::Json => imported.json(),
        ImportFormat::Xlsx => {
            not_in_a_package(&target, "-o")?;
            let overwriting = if arguments.sostituisci { Overwriting::KeepingOld } else { Overwriting::Refused };
            let kept = imported.write_canonical(&target, overwriting).map_err(failed)?;
            said_kept(kept.as_deref()) + &summary(&imported, &target, arguments.aggiorna.is_some())
        }
    };
    Ok(Outcome { code: code(&imported.findings), stdout, stderr: String::new() })
}

fn canonical_name(file: &Path) -> PathBuf {
    let stem = file.file_stem().map_or_else(|| "piano".into(), |stem| stem.to_string_lossy().into_owned());
    file.with_file_name(format!("{stem}_canonico.xlsx"))
}

fn summary(imported: &Imported, target: &Path, follows_another: bool) -> String {
    let mut text = format!(
        "{} in {}: {}\n",
        italian::count(imported.objectives(), "obiettivo", "obiettivi"),
        italian::count(imported.plan.missions.len(), "missione", "missioni"),
        target.display()
    );
    if let Some(catalogue) = &imported.catalogue {
        let _ = writeln!(text, "Catalogo di missioni e programmi: {}", catalogue.display());
    }
    if follows_another {
        text.push_str(&succession(&imported.findings));
    }
    text.push('\n');
    text.push_str(&listing::text(&imported.findings, FullList::Json));
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
