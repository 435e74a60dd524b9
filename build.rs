//! Names the sources that the program is built from, and the compiler, without asking git.
//!
//! The recipe is that of docs/impronta.md, so that anybody can repeat it with `sha256sum`.

#![expect(clippy::disallowed_methods, reason = "a build script reads the sources and the build's environment")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

/// What decides what the program does: its text, what it carries along, and what it is built with.
const SOURCES: [&str; 5] = ["Cargo.lock", "Cargo.toml", "build.rs", "src", "templates"];

fn main() {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("cargo says where the crate is"));
    let mut files = Vec::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        collect(&root, source, &mut files);
    }
    files.sort();
    let mut listed = String::new();
    for path in &files {
        let bytes = fs::read(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        writeln!(listed, "{}  {path}", hex(&bytes)).expect("writing to a string does not fail");
    }
    println!("cargo::rustc-env=RELAZIONE_SORGENTI={}", hex(listed.as_bytes()));
    println!("cargo::rustc-env=RELAZIONE_COMPILATORE={}", compiler());
}

/// The files at or below a path, but for hidden ones, which editors leave behind.
fn collect(root: &Path, path: &str, files: &mut Vec<String>) {
    let full = root.join(path);
    if full.is_file() {
        files.push(path.to_owned());
        return;
    }
    for entry in fs::read_dir(&full).unwrap_or_else(|error| panic!("{path}: {error}")) {
        let name = entry.expect("a folder of the sources can be listed").file_name();
        let name = name.to_str().expect("the sources have plain names");
        if !name.starts_with('.') {
            collect(root, &format!("{path}/{name}"), files);
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("writing to a string does not fail");
        hex
    })
}

/// What the compiler calls itself, such as `rustc 1.91.0 (f8297e351 2025-10-28)`.
fn compiler() -> String {
    let rustc = std::env::var("RUSTC").expect("cargo says which compiler it runs");
    let output = Command::new(rustc).arg("--version").output().expect("the compiler that builds this runs");
    String::from_utf8(output.stdout).expect("its name is text").trim().to_owned()
}
