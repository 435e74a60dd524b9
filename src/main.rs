//! `relazione`: arguments → command → exit code.

use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use clap::Parser as _;
use relazione_performance::cli::{Cli, usage_message, with_help_asked};
use relazione_performance::run::{Outcome, run};

fn main() -> ExitCode {
    // Panics of the spreadsheet readers are contained and become messages; their own
    // English report must not reach the office.
    panic::set_hook(Box::new(|_| {}));
    let outcome = match Cli::try_parse_from(with_help_asked(std::env::args_os())) {
        Ok(cli) => panic::catch_unwind(AssertUnwindSafe(|| run(cli))).unwrap_or_else(|_| Outcome::internal_error()),
        Err(error) if error.use_stderr() => Outcome { code: 2, stderr: usage_message(&error), ..Outcome::default() },
        Err(error) => Outcome { stdout: usage_message(&error), ..Outcome::default() },
    };
    let outcome = match write(io::stdout().lock(), &outcome.stdout) {
        Ok(()) => outcome,
        Err(error) => outcome.unwritten(&error),
    };
    // There is nowhere left to say that this failed.
    let _ = write(io::stderr().lock(), &outcome.stderr);
    ExitCode::from(outcome.code)
}

fn write(mut stream: impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}
