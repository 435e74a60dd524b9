//! The one helper: a copy of the demonstration entity that a test may spoil, and the
//! program run on it.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

/// The demonstration entity as it is in the repository.
pub fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// A private copy of the demonstration entity with a private output folder.
pub struct Entity {
    folder: tempfile::TempDir,
}

/// What a run of the program left behind.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Entity {
    /// Copies the seeds.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&seeds(), &folder.path().join("ente"));
        Self { folder }
    }

    /// A path within the entity's folder.
    pub fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join("ente").join(below)
    }

    /// A path within the output folder.
    pub fn output(&self, below: &str) -> PathBuf {
        self.folder.path().join("output").join(below)
    }

    /// Writes a file of the entity.
    pub fn write(&self, below: &str, content: &str) -> &Self {
        let path = self.path(below);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// Replaces text in a file of the entity; the text must be there.
    #[track_caller]
    pub fn replace(&self, below: &str, from: &str, to: &str) -> &Self {
        let text = fs::read_to_string(self.path(below)).unwrap();
        assert!(text.contains(from), "{below} does not contain {from}");
        self.write(below, &text.replace(from, to))
    }

    /// Takes the act of adoption of 2024 out of the configuration: nobody knows of an adoption then.
    pub fn without_adoption(self) -> Self {
        self.replace("relazione.toml", "delibera_giunta = { numero = \"G.C. 62\", data = 2025-06-19 }\n", "");
        self
    }

    /// Dates the act of adoption of 2024 otherwise.
    pub fn adopted_on(self, day: &str) -> Self {
        self.replace("relazione.toml", "data = 2025-06-19", &format!("data = {day}"));
        self
    }

    /// Runs a command on the entity with its output folder.
    pub fn run(&self, command: &str) -> Run {
        let mut arguments: Vec<&str> = command.split(' ').collect();
        let (folder, output) = (self.path(""), self.output(""));
        arguments.extend(["--ente", folder.to_str().unwrap()]);
        if matches!(arguments[0], "genera" | "spedisci" | "stato") {
            arguments.extend(["--output", output.to_str().unwrap()]);
        }
        relazione(&arguments)
    }
}

/// Runs the program with these arguments.
pub fn relazione(arguments: &[&str]) -> Run {
    let output =
        Command::cargo_bin("relazione").unwrap().args(arguments).env_remove("SOURCE_DATE_EPOCH").output().unwrap();
    let run = Run {
        code: output.status.code().expect("the program ends by itself"),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    };
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    run
}

/// Every file below a folder with its bytes, by path.
pub fn files_in(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
