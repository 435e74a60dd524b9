//! `lotto`: the main job on many entities.

mod crew;
mod interrupt;
mod one;
mod telling;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use self::telling::Telling;
use super::outcome::{Outcome, not_in_a_package};
use crate::batch::{self, Member, Record, Results, State};
use crate::cli::{Batch, scheduled_share};
use crate::clock::{self, Watch};
use crate::domain::{Edition, Status, Year};
use crate::package;
use crate::words::italian;

/// Entities named on the terminal, of those that need somebody.
const NAMED: usize = 20;

/// Makes the packages of many entities, or puts together what several machines did.
pub(super) fn run(arguments: &Batch, watch: &Watch) -> Result<Outcome, Outcome> {
    let (day, _) = clock::reference_date(arguments.data).map_err(|message| Outcome::failed(2, &message))?;
    let year = arguments.anno.map_or_else(|| clock::year_before(day), Year);
    let desk = desk(arguments, year);
    if let Some(output) = &arguments.output {
        not_in_a_package(output, "--output")?;
    }
    not_in_a_package(&desk, "--esiti")?;
    let members = members(arguments, &desk)?;
    if arguments.riassunto {
        let entities: Vec<String> = members.iter().map(Member::said).collect();
        let records = batch::merged(&desk, year, &entities).map_err(|error| Outcome::failed(1, &error.to_string()))?;
        let written = summarise(arguments, &desk, (year, day), &records)?;
        return Ok(outcome(&records, &written));
    }
    let share = match arguments.quota {
        Some(share) => Some(share),
        None => scheduled_share().map_err(|error| Outcome::failed(2, &error.to_string()))?,
    };
    let own: Vec<Member> =
        members.into_iter().filter(|member| share.is_none_or(|share| share.takes(&member.name))).collect();
    let stop = interrupt::watched();
    let telling = Telling::start(own.len(), watch);
    let records =
        crew::work(&own, &stop, (|member| one::made(member, arguments), |member| one::broken(member)), |record| {
            telling.told(record);
        })
        .map_err(|error| Outcome::failed(1, &format!("non si riesce a partire: {}", italian::system_error(&error))))?;
    telling.end();
    let not_run = |member: &Member| Record::of(&member.said(), State::NotRun);
    let records: Vec<Record> =
        records.into_iter().zip(&own).map(|(record, member)| record.unwrap_or_else(|| not_run(member))).collect();
    let results = Results::new(year, clock::now(), records);
    let file = desk.join(Results::file_name(share));
    write(&file, &results.bytes())?;
    let written = match share {
        None => summarise(arguments, &desk, (year, day), &results.esiti)?,
        Some(share) => format!(
            "Quota {share}: esiti in {}. Quando tutte le quote hanno finito: relazione lotto … --riassunto\n",
            file.display()
        ),
    };
    Ok(outcome(&results.esiti, &written))
}

/// The folder of results and summary.
fn desk(arguments: &Batch, year: Year) -> PathBuf {
    let below = || arguments.output.clone().unwrap_or_default().join(format!("lotto_{year}"));
    arguments.esiti.clone().unwrap_or_else(below)
}

fn members(arguments: &Batch, desk: &Path) -> Result<Vec<Member>, Outcome> {
    let told = |error: batch::MemberError| Outcome::failed(2, &error.to_string());
    let mut folders = arguments.folders.clone();
    if let Some(list) = &arguments.elenco {
        folders.extend(batch::listed(list).map_err(told)?);
    }
    batch::members(&folders, arguments.output.as_deref(), desk).map_err(told)
}

/// Writes the summary and says where it is.
fn summarise(
    arguments: &Batch,
    desk: &Path,
    (year, reference_date): (Year, NaiveDate),
    records: &[Record],
) -> Result<String, Outcome> {
    let edition = Edition {
        entity: italian::count(records.len(), "ente", "enti"),
        year,
        reference_date,
        status: if arguments.definitiva { Status::Final { version: 1 } } else { Status::Draft },
        demonstration: records.iter().any(|record| record.dimostrativo),
    };
    let files = batch::files(batch::Batch { edition: &edition, records }).map_err(|_| {
        Outcome::failed(1, "il riassunto non sta in un foglio di calcolo: dividere il lotto in più lotti")
    })?;
    for file in &files {
        write(&desk.join(&file.path), &file.bytes)?;
    }
    let names: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    Ok(format!("Riassunto in {}: {}\n", desk.display(), names.join(", ")))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Outcome> {
    package::write_file(path, bytes).map_err(|error| Outcome::failed(1, &error.to_string()))
}

/// What is printed: how many in each state, and those that need somebody.
fn outcome(records: &[Record], written: &str) -> Outcome {
    let mut stdout = String::new();
    let of = |state| records.iter().filter(move |record| record.stato == state);
    for state in State::ALL {
        let count = of(state).count();
        if count > 0 {
            let _ = writeln!(stdout, "{}: {count}", state.label());
        }
    }
    let blocked = records.iter().filter(|record| record.is_blocked()).count();
    if blocked > 0 {
        let said = italian::count(
            blocked,
            "ente ha anomalie che impediscono la definitiva",
            "enti hanno anomalie che impediscono la definitiva",
        );
        let _ = writeln!(stdout, "{said}");
    }
    let mut failed: Vec<&Record> = of(State::Failed).collect();
    let others = failed.len().saturating_sub(NAMED);
    failed.truncate(NAMED);
    for record in failed {
        let _ = writeln!(stdout, "  {}: {}", record.cartella, record.messaggio.as_deref().unwrap_or_default());
    }
    if others > 0 {
        let _ = writeln!(stdout, "  … e altri {others}: l’elenco è nel riassunto");
    }
    if of(State::NotRun).next().is_some() {
        let _ = writeln!(stdout, "Ripetere lo stesso comando riprende da dove si è fermato.");
    }
    stdout.push_str(written);
    let could_not = |record: &Record| matches!(record.stato, State::Failed | State::NotRun);
    let code = match () {
        () if records.iter().any(could_not) => 1,
        () if blocked > 0 => 3,
        () => 0,
    };
    Outcome { code, stdout, stderr: String::new() }
}
