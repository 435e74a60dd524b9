//! Why a message did not go out.

/// A message that is not delivered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeliveryError {
    /// This program was built without the feature.
    #[error(
        "questo programma è installato senza la spedizione: installarlo con «cargo install --path . --features posta», \
         oppure aprire i messaggi con il programma di posta e spedirli da lì"
    )]
    NotBuilt,
    /// The server, or the way to it.
    #[error("{0}")]
    Refused(String),
}
