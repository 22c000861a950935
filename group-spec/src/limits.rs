//! The limits of a message and of a batch.

/// Bytes that one message may have: 32 KB.
pub const MESSAGE_BYTES: usize = 32 * 1024;
/// Bytes that the body of one batch may have: 500 KB.
pub const BATCH_BYTES: usize = 500 * 1024;
/// Messages that one batch may hold.
pub const BATCH_MESSAGES: usize = 2_500;
/// Characters that a `messageId` stays under.
pub const MESSAGE_ID_CHARS: usize = 100;
