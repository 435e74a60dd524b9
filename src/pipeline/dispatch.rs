//! `spedisci`: a letter for each office, ready in `posta/`.
//!
//! Guaranteed: nothing that stands there is replaced, and the same letter is not written twice; an office without an
//! address holds up no other. Deliberately absent: sending, see [`deliver`].

mod delivering;
mod due;
mod job;
mod wording;

use std::path::Path;

pub use delivering::{Delivered, Delivery, deliver};
use due::Due;
use job::FOLDER;
pub use job::{Dispatched, Dispatching, Occasion, ReadyLetter};

use super::PipelineError;
use super::look::{Looked, looking};
use super::mail_error::MailError;
use super::numbered_file::{Placed, place};
use crate::disk::{Fault, Root};
use crate::inputs::config::Config;
use crate::inputs::mailbox::{FILE_NAME, MailSettings};
use crate::outputs::letters::{Attachment, CALENDAR, Letter};
use crate::trace::progress::DataOf;
use crate::words::decoding::decode;
use crate::words::file_name;
use crate::words::mailbox::is_mailbox;

/// Writes the letters.
///
/// # Errors
/// [`PipelineError`]: as `controlla`, and where no sender is known or `posta.toml` is wrong.
pub fn dispatch(job: &Dispatching<'_>) -> Result<Dispatched, PipelineError> {
    looking(job.entity, job.output, (job.year, job.reference_date), |looked| write_all(job, looked))
}

fn write_all(job: &Dispatching<'_>, looked: &Looked<'_>) -> Result<Dispatched, PipelineError> {
    let config = &looked.gathered.folder.config;
    let settings = settings(looked.root)?;
    let sender = sender(settings.as_ref(), config).ok_or(MailError::NoSender)?;
    let mut done = Dispatched { root: looked.root.to_owned(), settings, ..Dispatched::default() };
    let folder = looked.root.join(FOLDER);
    let by = done.settings.as_ref().and_then(|settings| settings.sheets_by?.of(job.year));
    for due in Due::of_all(looked, by)? {
        let Some(office) = due.office.clone() else {
            done.of_nobody += due.planned;
            continue;
        };
        let has_nothing_to_do = match job.occasion {
            Occasion::All => !due.owes() && due.wrong.is_empty(),
            Occasion::Reminder => !due.owes(),
        };
        if has_nothing_to_do {
            done.done.push(office);
            continue;
        }
        let address = config.offices.address(&office);
        if address.is_none() {
            done.without_address.push(office.clone());
        }
        if due.attachments.is_empty() {
            done.without_sheet.push(office);
            continue;
        }
        let Some(address) = address else { continue };
        let bytes = letter(job, looked, &due, (&sender, &office, address));
        let Placed { path, was_there } = place(&folder, (&stem(job, &office), "eml"), &bytes)?;
        done.letters.push(ReadyLetter { office, address: address.to_owned(), path, was_there, bytes });
    }
    Ok(done)
}

/// `posta.toml`, where it is there.
fn settings(root: &Path) -> Result<Option<MailSettings>, MailError> {
    match Root::new(root, crate::disk::DEFAULT_LIMIT).read(FILE_NAME) {
        Ok(bytes) => MailSettings::parse(&decode(&bytes).text).map(Some).map_err(MailError::Mailbox),
        Err(Fault::Absent) => Ok(None),
        Err(fault) => Err(MailError::Unread(fault)),
    }
}

/// Who writes: as `posta.toml` says, else whom citizens ask.
fn sender(settings: Option<&MailSettings>, config: &Config) -> Option<String> {
    let contact = config.publishing.contact.as_deref().map(|contact| contact.trim_start_matches("mailto:"));
    let contact = contact.filter(|contact| is_mailbox(contact)).map(str::to_owned);
    settings.map(|settings| settings.sender.clone()).or(contact)
}

fn letter(
    job: &Dispatching<'_>,
    looked: &Looked<'_>,
    due: &Due,
    (sender, office, address): (&str, &str, &str),
) -> Vec<u8> {
    let entity = &looked.gathered.folder.config.entity;
    let calendar =
        looked.progress.calendar(&entity.name, DataOf::Office { missing: due.owed(), by: due.by }).into_bytes();
    let mut attachments = due.attachments.clone();
    attachments.push(Attachment {
        name: format!("termine_relazione_{}.ics", job.year),
        media_type: CALENDAR,
        bytes: calendar,
    });
    let subject = wording::subject(job, looked, office, due);
    let body = wording::body(job, looked, office, due);
    Letter {
        from: sender,
        from_name: &entity.name,
        to: address,
        to_name: office,
        date: job.reference_date,
        subject: &subject,
        body: &body,
        attachments,
    }
    .bytes()
}

/// `2026-05-20_ufficio_tecnico_2025`, `2026-05-20_sollecito_ufficio_tecnico_2025`
fn stem(job: &Dispatching<'_>, office: &str) -> String {
    let occasion = match job.occasion {
        Occasion::All => "",
        Occasion::Reminder => "sollecito_",
    };
    format!("{}_{occasion}{}_{}", job.reference_date, file_name::of_office(office), job.year)
}
