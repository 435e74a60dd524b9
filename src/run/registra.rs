//! `registra`: acts that the program notes.

use std::path::PathBuf;

use super::outcome::{Outcome, failure, outside_packages, said_kept};
use super::output;
use crate::cli::{Approval, Final, NotedAct, NotedSignature, Register, Scope};
use crate::clock;
use crate::domain::{Act, ActKind, RegisteredAct, Year};
use crate::pipeline::{self, ApprovalDone, Approving, Beside, Registered, Registering, RegisteringSignature};
use crate::words::italian;

/// Notes an act.
pub(super) fn run(arguments: &Register) -> Result<Outcome, Outcome> {
    match arguments {
        Register::Approvazione(arguments) => approval(arguments),
        Register::Adozione(arguments) => noted(ActKind::Adoption, arguments),
        Register::Validazione(arguments) => noted(ActKind::Validation, arguments),
        Register::Pubblicazione(arguments) => noted(ActKind::Publication, arguments),
        Register::Protocollo(arguments) => noted(ActKind::Protocol, arguments),
        Register::Firma(arguments) => signature(arguments),
    }
}

/// The number of an act as it was given.
fn number(text: &str) -> Result<String, Outcome> {
    let number = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if number.is_empty() {
        return Err(Outcome::failed(2, "il numero dell’atto è vuoto: scriverlo dopo --numero, come \"C.C. 45\""));
    }
    Ok(number)
}

/// The final that is meant, where something may be noted beside it.
fn meant(of: &Final) -> Result<(PathBuf, u32), Outcome> {
    let scope = Scope { ente: of.ente.clone(), anno: Some(of.anno), data: None };
    let (output, year) = (output::to_write(&scope, of.output.as_deref())?, Year(of.anno));
    let version = of.versione.map_or_else(|| pipeline::last_version(&output, year), Ok);
    Ok((output, version.map_err(|error| failure(&error, year))?))
}

fn noted(kind: ActKind, arguments: &NotedAct) -> Result<Outcome, Outcome> {
    let NotedAct { of, numero, data, link, sostituisci } = arguments;
    let year = Year(of.anno);
    let (output, version) = meant(of)?;
    let (today, _) = clock::reference_date(None).map_err(|message| Outcome::failed(2, &message))?;
    let act = Act { number: number(numero)?, date: *data };
    let act = RegisteredAct { kind, version, act, link: link.clone() };
    let beside = Beside { entity: of.ente.as_deref(), output: &output, year };
    let asked = Registering { beside, act: &act, today, replace: *sostituisci };
    let done = pipeline::register_act(&asked).map_err(|error| failure(&error, year))?;
    Ok(Outcome { stdout: said(&done, &act, year), ..Outcome::default() })
}

fn said(done: &Registered, act: &RegisteredAct, year: Year) -> String {
    let (version, written, path) = (act.version, act.act.written(), done.path.display());
    let (already, what) = (if done.already { "risultava già " } else { "risulta " }, act.kind.done());
    let text = format!("La versione {version} della relazione {year} {already}{what} con {written}: {path}\n");
    text + &said_all_kept(done)
}

/// The files that gave way: that of the acts, and pages of others.
fn said_all_kept(done: &Registered) -> String {
    done.kept.iter().chain(&done.pages).map(|kept| said_kept(Some(kept))).collect()
}

fn signature(arguments: &NotedSignature) -> Result<Outcome, Outcome> {
    let NotedSignature { of, file, sostituisci } = arguments;
    let (year, (output, version)) = (Year(of.anno), meant(of)?);
    let beside = Beside { entity: of.ente.as_deref(), output: &output, year };
    let asked = RegisteringSignature { beside, version, file, replace: *sostituisci };
    let (done, copy) = pipeline::register_signature(&asked).map_err(|error| failure(&error, year))?;
    let already = if done.already { "risultava già" } else { "risulta" };
    let text = format!(
        "{}, copia firmata di {} della versione {version}, {already} registrata: {}\nFirma di {}; SHA-256 {}\n\
         Conservarla accanto alla versione: «relazione verifica» la cerca lì. Che la firma sia valida lo provano i \
         verificatori ufficiali.\n",
        copy.file,
        copy.signed_file,
        done.path.display(),
        copy.written(),
        copy.sha256
    );
    Ok(Outcome { stdout: text + &said_all_kept(&done), ..Outcome::default() })
}

fn approval(arguments: &Approval) -> Result<Outcome, Outcome> {
    let scope = Scope { ente: arguments.ente.clone(), anno: Some(arguments.anno), data: None };
    outside_packages(&scope, "--ente")?;
    let year = Year(arguments.anno);
    let act = Act { number: number(&arguments.numero)?, date: arguments.data };
    let (today, _) = clock::reference_date(None).map_err(|message| Outcome::failed(2, &message))?;
    if act.date > today {
        let today = italian::with_day("il", &italian::long_date(today));
        let message = format!("{}: la data è nel futuro (oggi è {today}): correggere --data", act.written());
        return Err(Outcome::failed(2, &message));
    }
    let job = Approving { entity: arguments.ente.as_deref(), year, act: &act, replace: arguments.sostituisci };
    let done = pipeline::approve(&job).map_err(|error| failure(&error, year))?;
    Ok(Outcome { stdout: summary(&done, &act), ..Outcome::default() })
}

fn summary(done: &ApprovalDone, act: &Act) -> String {
    let verb = if done.kept.is_some() { "sostituiti" } else { "fissati" };
    let text = format!(
        "Piano e registro {verb} come approvati con {}: {}\n{}, {}. D’ora in poi ogni differenza senza una riga in \
         «variazioni» impedisce la definitiva.\n",
        act.written(),
        done.path.display(),
        italian::count(done.objectives, "obiettivo", "obiettivi"),
        italian::count(done.indicators, "indicatore", "indicatori"),
    );
    text + &said_kept(done.kept.as_deref())
}
