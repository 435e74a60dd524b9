//! Commands → what they print and the exit code; the outermost edge of the library.
//!
//! Exit codes: 0 done; 1 cannot go on; 2 usage; 3 blocking findings; 4 late without a
//! reason; 5 a package that was altered; 75 another run holds the lock.

mod campione;
mod controlla;
mod esporta;
mod genera;
mod importa;
mod lotto;
mod nuovo;
mod outcome;
mod output;
mod prepara;
mod registra;
mod schede;
mod spedisci;
mod spiega;
mod stato;
mod verifica;

use std::io::{self, IsTerminal as _};

use crate::cli::{Cli, Command};
use crate::clock::{self, Audience, Watch};
pub use outcome::Outcome;

/// Runs one command.
pub fn run(cli: Cli) -> Outcome {
    let watch = Watch::start(name(&cli.command), clock::now(), audience(&cli));
    let done = match cli.command {
        Command::Genera(arguments) => genera::run(&arguments, &watch),
        Command::Importa(arguments) => importa::run(&arguments),
        Command::Lotto(arguments) => lotto::run(&arguments, &watch),
        Command::Nuovo(arguments) => nuovo::run(&arguments),
        Command::Controlla(arguments) => controlla::run(&arguments),
        Command::Prepara(arguments) => prepara::run(&arguments),
        Command::Schede(arguments) => schede::run(&arguments),
        Command::Spiega(arguments) => spiega::run(&arguments),
        Command::Registra(arguments) => registra::run(&arguments),
        Command::Campione(arguments) => campione::run(&arguments),
        Command::Esporta(arguments) => esporta::run(&arguments),
        Command::Spedisci(arguments) => spedisci::run(&arguments),
        Command::Stato(arguments) => stato::run(&arguments),
        Command::Verifica(arguments) => verifica::run(&arguments),
    };
    let outcome = done.unwrap_or_else(|refused| refused).harmless();
    watch.end(outcome.code, &outcome.stderr);
    match watch.audience() {
        // Whoever reads the diary reads nothing else there: the message is in its last line.
        Audience::Programs => Outcome { stderr: String::new(), ..outcome },
        Audience::Nobody | Audience::Terminal => outcome,
    }
}

/// To whom a run is told: to programs where they asked; a terminal shows the stages of the main job.
fn audience(cli: &Cli) -> Audience {
    match &cli.command {
        _ if cli.log.is_some() => Audience::Programs,
        Command::Genera(arguments) if !arguments.quiet && io::stderr().is_terminal() => Audience::Terminal,
        _ => Audience::Nobody,
    }
}

/// The command as it is written.
const fn name(command: &Command) -> &'static str {
    match command {
        Command::Genera(_) => "genera",
        Command::Importa(_) => "importa",
        Command::Lotto(_) => "lotto",
        Command::Nuovo(_) => "nuovo",
        Command::Controlla(_) => "controlla",
        Command::Prepara(_) => "prepara",
        Command::Schede(_) => "schede",
        Command::Spiega(_) => "spiega",
        Command::Registra(_) => "registra",
        Command::Campione(_) => "campione",
        Command::Esporta(_) => "esporta",
        Command::Spedisci(_) => "spedisci",
        Command::Stato(_) => "stato",
        Command::Verifica(_) => "verifica",
    }
}
