//! What may be wrong with a whole entity.

use super::entity::Files;
use super::random::Random;

/// A fault of an entity, of those that offices and disks make.
const FAULTS: [fn(&mut Files); 5] = [no_configuration, plan_cut_short, no_register, lost_sheet, no_plan];

/// Spoils the files of an entity where it is its turn.
pub fn spoil(files: &mut Files, random: &mut Random) {
    if random.is_fault() {
        random.one_of(&FAULTS)(files);
    }
}

fn no_configuration(files: &mut Files) {
    files.remove("relazione.toml");
}

fn plan_cut_short(files: &mut Files) {
    for (_, bytes) in files.iter_mut().filter(|(name, _)| name.starts_with("piano/")) {
        bytes.truncate(bytes.len() / 2);
    }
}

fn no_register(files: &mut Files) {
    files.retain(|name, _| !name.starts_with("indicatori/"));
}

fn lost_sheet(files: &mut Files) {
    let first = files.keys().find(|name| name.starts_with("misurazioni/")).cloned();
    if let Some(first) = first {
        files.remove(&first);
    }
}

fn no_plan(files: &mut Files) {
    files.retain(|name, _| !name.starts_with("piano/"));
}
