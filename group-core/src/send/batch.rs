use std::{fmt, mem};

use super::{BatchFieldError, PushError, Refusal};
#[cfg(feature = "receive")]
use crate::receive::ReceivedGroup;
use crate::{
    message::{Context, Group, Integrations, key, open_object::OpenObject},
    traits::{GroupTraits, WriteError, sink::Key},
    value::{Date, Update},
};

/// Many messages that go out as one body: the payload of `/v1/batch`.
///
/// [`push`](Self::push) writes a message straight into the body, and keeps the body within the [limits](BatchLimits). A
/// message that does not fit comes back in the error, and the batch is as it was. Messages with traits of different types share
/// a batch.
///
/// A batch keeps its messages until it is told otherwise. [`to_body`](Self::to_body) copies the body, so that a request can be
/// made again as often as needed, and [`write_body`](Self::write_body) into a buffer of yours; [`clear`](Self::clear), once the
/// receiver has accepted it, makes room for the next messages in the same buffer.
///
/// ```
/// use group_core::{Batch, Group, GroupTraits, Identity, PushError, Refusal};
///
/// #[derive(GroupTraits)]
/// struct Company {
///     #[group(group_id)]
///     key: String,
///     name: String,
/// }
///
/// fn bodies(companies: &[Company]) -> Result<Vec<Vec<u8>>, Box<dyn std::error::Error>> {
///     let mut bodies = Vec::new();
///     let mut batch = Batch::new();
///     for company in companies {
///         let group = Group::of(Identity::user("97980cfea0067"), company)?;
///         match batch.push(group) {
///             Ok(()) => {}
///             Err(PushError { message, reason: Refusal::Full }) => {
///                 bodies.push(batch.take().into_body());
///                 batch.push(message).map_err(Refusal::from)?;
///             }
///             Err(error) => return Err(error.reason.into()),
///         }
///     }
///     if !batch.is_empty() {
///         bodies.push(batch.into_body());
///     }
///     Ok(bodies)
/// }
/// # let initech = Company { key: "0e8c78ea9d97a7b8185e8632".into(), name: "Initech".into() };
/// # let bodies = bodies(&[initech]).unwrap();
/// # assert_eq!(
/// #     String::from_utf8_lossy(&bodies[0]),
/// #     concat!(
/// #         r#"{"batch":[{"type":"group","userId":"97980cfea0067","groupId":"0e8c78ea9d97a7b8185e8632","#,
/// #         r#""traits":{"name":"Initech"}}]}"#,
/// #     ),
/// # );
/// ```
#[derive(Clone)]
#[must_use = "a batch that is dropped takes its messages with it"]
pub struct Batch {
    limits: BatchLimits,
    /// [`OPEN`] and the messages, up to `end`. What follows is of a message that was not taken.
    bytes: Vec<u8>,
    end: usize,
    messages: usize,
    context: Field,
    integrations: Field,
    sent_at: Field,
}

/// A field of the batch itself, as it stands in the body: `,"name":value`, or nothing.
type Field = Vec<u8>;

const OPEN: &[u8] = br#"{"batch":["#;
const CLOSE_MESSAGES: &[u8] = b"]";
const CLOSE: &[u8] = b"}";

/// How much a batch holds. The default is what the spec's receiver takes.
///
/// ```
/// use group_core::{Batch, BatchLimits};
///
/// let batch = Batch::with_limits(BatchLimits::default().batch_messages(100));
/// # let _ = batch;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct BatchLimits {
    /// Bytes that one message may have; 32 KB by default.
    pub message_bytes: usize,
    /// Bytes that the whole body may have, with the batch's own fields and the commas; 500 KB by default.
    pub batch_bytes: usize,
    /// Messages that the batch may hold; 2,500 by default. A batch holds one at least: 0 counts as 1.
    pub batch_messages: usize,
}

impl Default for BatchLimits {
    fn default() -> Self {
        Self {
            message_bytes: group_spec::limits::MESSAGE_BYTES,
            batch_bytes: group_spec::limits::BATCH_BYTES,
            batch_messages: group_spec::limits::BATCH_MESSAGES,
        }
    }
}

impl BatchLimits {
    /// Sets the bytes that one message may have.
    #[must_use]
    pub const fn message_bytes(self, bytes: usize) -> Self {
        Self { message_bytes: bytes, ..self }
    }

    /// Sets the bytes that the whole body may have, with the batch's own fields and the commas.
    #[must_use]
    pub const fn batch_bytes(self, bytes: usize) -> Self {
        Self { batch_bytes: bytes, ..self }
    }

    /// Sets how many messages the batch may hold. A batch holds one at least: 0 counts as 1.
    #[must_use]
    pub const fn batch_messages(self, messages: usize) -> Self {
        Self { batch_messages: messages, ..self }
    }
}

impl Batch {
    /// Nothing yet, with the limits of the spec.
    pub fn new() -> Self {
        Self::with_limits(BatchLimits::default())
    }

    /// Nothing yet, with limits of your own.
    pub fn with_limits(limits: BatchLimits) -> Self {
        Self {
            limits,
            bytes: OPEN.to_vec(),
            end: OPEN.len(),
            messages: 0,
            context: Field::new(),
            integrations: Field::new(),
            sent_at: Field::new(),
        }
    }

    /// Adds a message. It is written once, straight into the body.
    ///
    /// # Errors
    ///
    /// The error gives the message back, and the batch is as it was. Its [`reason`](PushError::reason) says whether the batch
    /// is full, or no batch takes the message: because it is too large, or cannot be written at all.
    ///
    /// Where the message is not needed, write `batch.push(message).map_err(Refusal::from)?`: the error as it is borrows what the
    /// message borrows, so that it cannot leave the function.
    #[expect(clippy::result_large_err, reason = "the error is the message itself, given back as it came in")]
    pub fn push<'a, T: GroupTraits>(&mut self, message: Group<'a, T>) -> Result<(), PushError<Group<'a, T>>> {
        let added = self.add(|out| message.write_json(out));
        added.map_err(|reason| PushError { message, reason })
    }

    /// Adds a message that was received, token for token. It is not judged: what breaks the spec in it may have the receiver
    /// refuse the whole body, so look at it with [`check_json`](crate::check_json) first.
    ///
    /// # Errors
    ///
    /// Like those of [`push`](Self::push): the error gives the message back, and the batch is as it was.
    #[cfg(feature = "receive")]
    pub fn push_received(&mut self, message: ReceivedGroup) -> Result<(), PushError<ReceivedGroup>> {
        let added = self.add(|out| {
            out.extend_from_slice(message.as_json().as_bytes());
            Ok(())
        });
        added.map_err(|reason| PushError { message, reason })
    }

    /// Adds what `write` writes, unless a limit is in the way.
    fn add(&mut self, write: impl FnOnce(&mut Vec<u8>) -> Result<(), WriteError>) -> Result<(), Refusal> {
        if self.is_full() {
            return Err(Refusal::Full);
        }
        let bytes = self.write(write)?;
        let limit = self.message_limit();
        if bytes > limit {
            return Err(Refusal::TooLarge { bytes, limit });
        }
        if !self.has_room() {
            return Err(Refusal::Full);
        }
        self.keep_written();
        Ok(())
    }

    /// Writes a message behind the last one, and returns its length. It is not in the batch yet.
    pub(super) fn write(
        &mut self,
        write: impl FnOnce(&mut Vec<u8>) -> Result<(), WriteError>,
    ) -> Result<usize, Refusal> {
        self.bytes.truncate(self.end);
        if self.messages > 0 {
            self.bytes.push(b',');
        }
        let start = self.bytes.len();
        write(&mut self.bytes).map_err(Refusal::Unwritable)?;
        Ok(self.bytes.len() - start)
    }

    /// Takes in the message that was written.
    pub(super) fn keep_written(&mut self) {
        self.end = self.bytes.len();
        self.messages += 1;
    }

    /// The last bytes that were written.
    #[cfg(feature = "http")]
    pub(super) fn last_bytes(&self, count: usize) -> &[u8] {
        &self.bytes[self.bytes.len() - count..]
    }

    fn is_full(&self) -> bool {
        self.messages >= self.limits.batch_messages.max(1)
    }

    /// How many bytes a message may have: the limit of a message, or what the limit of the body leaves if that is less.
    pub(super) fn message_limit(&self) -> usize {
        self.limits.message_bytes.min(self.limits.batch_bytes.saturating_sub(self.empty_body_len()))
    }

    /// Whether the message that was written can be taken in.
    pub(super) fn has_room(&self) -> bool {
        !self.is_full() && self.len_around(self.bytes.len()) <= self.limits.batch_bytes
    }

    /// Sets `context` for all messages. Its bytes count towards the limit of the body.
    ///
    /// # Errors
    ///
    /// If it cannot be written, or the body would be too large. Then the batch is as it was.
    pub fn set_context(&mut self, context: &Context<'_>) -> Result<(), BatchFieldError> {
        let field = object(&key::CONTEXT, context.fields())?;
        self.set(|batch| &mut batch.context, field)
    }

    /// Sets `integrations` for all messages. Their bytes count towards the limit of the body.
    ///
    /// # Errors
    ///
    /// If they cannot be written, or the body would be too large. Then the batch is as it was.
    pub fn set_integrations(&mut self, integrations: &Integrations<'_>) -> Result<(), BatchFieldError> {
        let field = object(&key::INTEGRATIONS, integrations.settings())?;
        self.set(|batch| &mut batch.integrations, field)
    }

    /// Sets `sentAt`: when the batch is sent, by which the receiver corrects the clock of the sender.
    ///
    /// Set it when the batch is new, so that its bytes are counted from the start, and again before the batch is sent or sent
    /// again: an instant always has the same length, so that it fits. An absent date, or [`Update::Clear`], takes it
    /// away, which is right for a body that is put aside.
    ///
    /// # Errors
    ///
    /// If the date has no form in ISO-8601, or the body would be too large. Then the batch is as it was.
    pub fn set_sent_at(&mut self, date: impl Date) -> Result<(), BatchFieldError> {
        let key = key::SENT_AT;
        let date = date.date().map_err(|source| WriteError::Date { name: key.name.to_owned(), source })?;
        let mut field = Field::new();
        if let Update::Set(date) = date {
            field.extend_from_slice(key.json.as_bytes());
            date.write_json(&mut field);
        }
        self.set(|batch| &mut batch.sent_at, field)
    }

    fn set(&mut self, target: fn(&mut Self) -> &mut Field, field: Field) -> Result<(), BatchFieldError> {
        let limit = self.limits.batch_bytes;
        let old = mem::replace(target(self), field);
        let bytes = self.body_len();
        if bytes > limit {
            *target(self) = old;
            return Err(BatchFieldError::TooLarge { bytes, limit });
        }
        Ok(())
    }

    /// Takes `context` away.
    pub fn clear_context(&mut self) {
        self.context.clear();
    }

    /// Takes `integrations` away.
    pub fn clear_integrations(&mut self) {
        self.integrations.clear();
    }

    /// Takes `sentAt` away.
    pub fn clear_sent_at(&mut self) {
        self.sent_at.clear();
    }

    /// The limits that it was made with.
    #[must_use]
    pub fn limits(&self) -> BatchLimits {
        self.limits
    }

    /// How many messages it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.messages
    }

    /// Whether it holds no message.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.messages == 0
    }

    /// How many bytes its body has.
    #[must_use]
    pub fn body_len(&self) -> usize {
        self.len_around(self.end)
    }

    /// How many bytes the body has without messages.
    pub(super) fn empty_body_len(&self) -> usize {
        self.len_around(OPEN.len())
    }

    /// How many bytes the body has when everything up to the end of the last message has this many.
    fn len_around(&self, messages: usize) -> usize {
        let fields = self.context.len() + self.integrations.len() + self.sent_at.len();
        messages + CLOSE_MESSAGES.len() + fields + CLOSE.len()
    }

    /// A copy of the body, as JSON. The batch keeps its messages.
    #[must_use]
    pub fn to_body(&self) -> Vec<u8> {
        let mut body = Vec::new();
        self.write_body(&mut body);
        body
    }

    /// Appends the body to a buffer, as JSON. The batch keeps its messages. A buffer that is used again costs no allocation.
    pub fn write_body(&self, out: &mut Vec<u8>) {
        out.reserve(self.body_len());
        out.extend_from_slice(&self.bytes[..self.end]);
        self.close(out);
    }

    /// The body, as JSON.
    #[must_use = "the body has the messages"]
    pub fn into_body(mut self) -> Vec<u8> {
        let mut body = mem::take(&mut self.bytes);
        body.truncate(self.end);
        self.close(&mut body);
        body
    }

    fn close(&self, body: &mut Vec<u8>) {
        body.extend_from_slice(CLOSE_MESSAGES);
        for field in [&self.context, &self.integrations, &self.sent_at] {
            body.extend_from_slice(field);
        }
        body.extend_from_slice(CLOSE);
    }

    /// Moves the messages out as a batch of their own, to be handed to whatever sends it. What is left is empty and has the
    /// same limits, `context`, `integrations` and `sentAt`.
    pub fn take(&mut self) -> Self {
        let next = Self {
            limits: self.limits,
            bytes: OPEN.to_vec(),
            end: OPEN.len(),
            messages: 0,
            context: self.context.clone(),
            integrations: self.integrations.clone(),
            sent_at: self.sent_at.clone(),
        };
        mem::replace(self, next)
    }

    /// Gives back what the buffer has to spare beyond so many bytes, and what was written and not taken in.
    #[cfg(feature = "http")]
    pub(super) fn shrink_to(&mut self, bytes: usize) {
        self.bytes.truncate(self.end);
        self.bytes.shrink_to(bytes);
    }

    /// Forgets the messages. The limits, `context`, `integrations` and `sentAt` stay, and so does the buffer.
    pub fn clear(&mut self) {
        self.end = OPEN.len();
        self.messages = 0;
    }
}

fn object(key: &Key, fields: &OpenObject<'_>) -> Result<Field, WriteError> {
    let mut field = Field::from(key.json);
    field.extend_from_slice(fields.json()?.as_bytes());
    Ok(field)
}

impl Default for Batch {
    fn default() -> Self {
        Self::new()
    }
}

/// Says how much it holds, and not what: traits are personal data.
impl fmt::Debug for Batch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batch")
            .field("len", &self.len())
            .field("body_len", &self.body_len())
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}
