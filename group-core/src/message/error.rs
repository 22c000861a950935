use std::{error::Error, fmt};

/// Why a [`Group`](crate::Group) cannot be built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GroupError {
    /// The group ID is empty, or nothing but white space.
    BlankGroupId,
    /// The user ID is empty, or nothing but white space.
    BlankUserId,
    /// The anonymous ID is empty, or nothing but white space.
    BlankAnonymousId,
    /// The message ID is empty, or nothing but white space.
    BlankMessageId,
    /// The message ID has 100 characters or more.
    MessageIdTooLong {
        /// How many characters it has.
        characters: usize,
    },
}

impl fmt::Display for GroupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::BlankGroupId => "groupId",
            Self::BlankUserId => "userId",
            Self::BlankAnonymousId => "anonymousId",
            Self::BlankMessageId => "messageId",
            Self::MessageIdTooLong { characters } => {
                return write!(
                    f,
                    "`messageId` has {characters} characters, and the spec allows fewer than {}",
                    group_spec::limits::MESSAGE_ID_CHARS
                );
            }
        };
        write!(f, "`{name}` is blank, and the spec requires text in it")
    }
}

impl Error for GroupError {}
