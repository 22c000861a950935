use std::{error::Error, fmt};

use crate::traits::WriteError;

/// A message that a batch or a queue did not take, and why.
///
/// The message is the very value that was pushed, with all that it borrows; `map_err(Refusal::from)` keeps the reason alone.
/// It shows neither in `Debug` nor in `Display`: traits are personal data.
pub struct PushError<M> {
    /// What was pushed.
    pub message: M,
    /// Why it was not taken.
    pub reason: Refusal,
}

/// Why a batch or a queue did not take a message.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Refusal {
    /// The batch has no room left. The next one has, but may still refuse the message for another reason. A queue that is full
    /// has room again once something in it is accepted or given back.
    Full,
    /// The message is too large for any batch with these limits and fields, or for the queue when it is empty.
    TooLarge {
        /// How many bytes the message has.
        bytes: usize,
        /// How many it may have: the limit of a message, or what the limit of the body or the queue leaves if that is less.
        limit: usize,
    },
    /// The message cannot be written.
    Unwritable(WriteError),
    /// The message was received without a `messageId`, and a queue may send it more than once.
    NoMessageId,
    /// What came back, and is kept until the `http::Delivery` is closed, fills its queue: it has no room before. A delivery that
    /// was made by `spawn_with` keeps nothing.
    Undelivered,
    /// The queue was closed.
    Closed,
}

/// Why a field of the batch itself cannot be set.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BatchFieldError {
    /// The body would be too large.
    TooLarge {
        /// How many bytes the body would have.
        bytes: usize,
        /// How many it may have.
        limit: usize,
    },
    /// The field cannot be written.
    Unwritable(WriteError),
}

impl<M> fmt::Debug for PushError<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PushError").field("reason", &self.reason).finish_non_exhaustive()
    }
}

impl<M> fmt::Display for PushError<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason.fmt(f)
    }
}

/// Its text is that of the reason, so that its source is the reason's.
impl<M> Error for PushError<M> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.reason.source()
    }
}

impl<M> From<PushError<M>> for Refusal {
    fn from(error: PushError<M>) -> Self {
        error.reason
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => f.write_str("there is no room left for the message"),
            Self::TooLarge { bytes, limit } => {
                write!(f, "the message has {bytes} bytes, and the limit is {limit}")
            }
            Self::NoMessageId => {
                f.write_str("the message has no `messageId`, by which a receiver drops a message that comes twice")
            }
            Self::Undelivered => {
                f.write_str("what came back fills the queue: close it, or take what comes back by `spawn_with`")
            }
            Self::Closed => f.write_str("the queue is closed"),
            Self::Unwritable(_) => f.write_str("the message cannot be written"),
        }
    }
}

impl Error for Refusal {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unwritable(error) => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for BatchFieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes, limit } => {
                write!(f, "the body of the batch would have {bytes} bytes, and the limit is {limit}")
            }
            Self::Unwritable(_) => f.write_str("the field of the batch cannot be written"),
        }
    }
}

impl Error for BatchFieldError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unwritable(error) => Some(error),
            Self::TooLarge { .. } => None,
        }
    }
}

impl From<WriteError> for BatchFieldError {
    fn from(error: WriteError) -> Self {
        Self::Unwritable(error)
    }
}
