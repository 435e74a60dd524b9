//! What may be wrong with a whole entity.

use super::random::Random;

/// A fault of an entity, of those that offices and disks make.
const FAULTS: [fn(&mut Vec<(String, Vec<u8>)>); 5] =
    [no_configuration, plan_cut_short, no_register, lost_sheet, no_plan];

/// Spoils the files of an entity where it is its turn.
pub fn spoil(files: &mut Vec<(String, Vec<u8>)>, random: &mut Random) {
    if random.is_fault() {
        random.one_of(&FAULTS)(files);
    }
}

fn no_configuration(files: &mut Vec<(String, Vec<u8>)>) {
    files.retain(|(name, _)| name != "relazione.toml");
}

fn plan_cut_short(files: &mut Vec<(String, Vec<u8>)>) {
    for (_, bytes) in files.iter_mut().filter(|(name, _)| name.starts_with("piano/")) {
        bytes.truncate(bytes.len() / 2);
    }
}

fn no_register(files: &mut Vec<(String, Vec<u8>)>) {
    files.retain(|(name, _)| !name.starts_with("indicatori/"));
}

fn lost_sheet(files: &mut Vec<(String, Vec<u8>)>) {
    if let Some(index) = files.iter().position(|(name, _)| name.starts_with("misurazioni/")) {
        files.remove(index);
    }
}

fn no_plan(files: &mut Vec<(String, Vec<u8>)>) {
    files.retain(|(name, _)| !name.starts_with("piano/"));
}
