//! Publishing under bad conditions: two runs at once, a disk that is full. What becomes of a run that is killed is tried
//! where packages are published.

use std::fs;
use std::process::{Command, Output};

use crate::entity::{Entity, files_in};

const FINAL: [&str; 6] = ["genera", "--anno", "2024", "--definitiva", "--data", "2025-06-20"];

fn program() -> Command {
    Command::new(assert_cmd::cargo::cargo_bin("relazione"))
}

fn told(run: &Output) -> String {
    String::from_utf8_lossy(&run.stderr).into_owned()
}

#[test]
fn a_run_beside_another_is_told_to_wait_and_writes_nothing() {
    let entity = Entity::new();
    fs::create_dir_all(entity.output("2024")).unwrap();
    let lock = fs::File::create(entity.output("2024/.lock")).unwrap();
    lock.lock().unwrap();
    let run = entity.run("genera --anno 2024 --definitiva --data 2025-06-20");
    assert!(run.code == 75 && run.stderr.contains("un’altra esecuzione sta scrivendo"), "{} {}", run.code, run.stderr);
    assert_eq!(fs::read_dir(entity.output("2024")).unwrap().count(), 1, "the lock alone");
    drop(lock);
    assert_eq!(entity.run("genera --anno 2024 --definitiva --data 2025-06-20").code, 0);
}

#[test]
fn two_runs_at_once_publish_one_final() {
    let entity = Entity::new();
    let run = || {
        let mut program = program();
        program.args(FINAL).arg("--ente").arg(entity.path("")).arg("--output").arg(entity.output(""));
        program.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap()
    };
    let runs = [run(), run()].map(|run| run.wait_with_output().unwrap());
    let codes = runs.each_ref().map(|run| run.status.code().unwrap());
    assert!(
        codes.contains(&0) && codes.iter().all(|code| [0, 75].contains(code)),
        "{codes:?} {:?}",
        runs.each_ref().map(told)
    );
    assert!(!entity.output("2024/v2").exists(), "the second found nothing new");
    let package = entity.output("2024/v1");
    let verified = crate::entity::relazione(&["verifica", package.to_str().unwrap(), "--pubblico"]);
    assert_eq!(verified.code, 0, "{}", verified.stdout);
}

/// On a disk of a few hundred kilobytes, where this user may mount one.
#[test]
fn a_full_disk_is_told_and_leaves_no_version() {
    const SCRIPT: &str = "mount -t tmpfs -o size=300k none \"$1\" || exit 99\n\
                          \"$2\" genera --anno 2024 --definitiva --data 2025-06-20 --ente \"$3\" --output \"$1\"\n\
                          code=$?\nfind \"$1\"\nexit $code";
    let entity = Entity::new();
    fs::create_dir_all(entity.output("")).unwrap();
    let before = files_in(&entity.path(""));
    let shell = Command::new("unshare")
        .args(["-rm", "sh", "-c", SCRIPT, "sh"])
        .args([entity.output(""), program().get_program().into(), entity.path("")])
        .output();
    let Some(run) = shell.ok().filter(|run| !told(run).contains("unshare:") && run.status.code() != Some(99)) else {
        eprintln!("no small disk can be mounted here: the error is injected where packages are published");
        return;
    };
    let (found, said) = (String::from_utf8_lossy(&run.stdout), told(&run));
    assert!(run.status.code() == Some(1) && said.contains("non c’è più spazio"), "{:?} {said}", run.status);
    assert!(!found.contains("/v1") && !found.contains("index.html"), "{found}");
    assert!(before == files_in(&entity.path("")), "nothing else was written");
}
