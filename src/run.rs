//! Commands → what they print and the exit code; the outermost edge of the library.
//!
//! Exit codes: 0 done; 1 cannot go on; 2 usage; 3 blocking findings; 4 late without a
//! reason; 5 a package that was altered; 75 another run holds the lock.

mod campione;
mod controlla;
mod genera;
mod importa;
mod nuovo;
mod outcome;
mod output;
mod prepara;
mod registra;
mod schede;
mod spiega;
mod stato;
mod verifica;

use crate::cli::Command;
pub use outcome::Outcome;

/// Runs one command.
pub fn run(command: Command) -> Outcome {
    let done = match command {
        Command::Genera(arguments) => genera::run(&arguments),
        Command::Importa(arguments) => importa::run(&arguments),
        Command::Nuovo(arguments) => nuovo::run(&arguments),
        Command::Controlla(arguments) => controlla::run(&arguments),
        Command::Prepara(arguments) => prepara::run(&arguments),
        Command::Schede(arguments) => schede::run(&arguments),
        Command::Spiega(arguments) => spiega::run(&arguments),
        Command::Registra(arguments) => registra::run(&arguments),
        Command::Campione(arguments) => campione::run(&arguments),
        Command::Stato(arguments) => stato::run(&arguments),
        Command::Verifica(arguments) => verifica::run(&arguments),
    };
    done.unwrap_or_else(|refused| refused).harmless()
}
