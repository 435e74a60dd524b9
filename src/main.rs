//! `relazione`: arguments → command → exit code.

use std::io::Write as _;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

use clap::Parser as _;
use relazione_performance::cli::{Cli, usage_message};
use relazione_performance::run::{Outcome, run};

fn main() -> ExitCode {
    // Panics of the spreadsheet readers are contained and become messages; their own
    // English report must not reach the office.
    panic::set_hook(Box::new(|_| {}));
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let message = usage_message(&error);
            if error.use_stderr() {
                eprint!("{message}");
                return ExitCode::from(2);
            }
            print!("{message}");
            return ExitCode::SUCCESS;
        }
    };
    let outcome =
        panic::catch_unwind(AssertUnwindSafe(|| run(cli.command))).unwrap_or_else(|_| Outcome::internal_error());
    // A reader that closes the pipe early is no error of ours.
    let _ = std::io::stdout().write_all(outcome.stdout.as_bytes());
    let _ = std::io::stderr().write_all(outcome.stderr.as_bytes());
    ExitCode::from(outcome.code)
}
