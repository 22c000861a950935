use std::{borrow::Cow, fmt};

use group_spec::limits::MESSAGE_ID_CHARS;
use serde_core::{Serialize, Serializer};

use super::{Context, GroupError, Identity, Integrations, key};
use crate::{
    traits::{
        GroupTraits, HasGroupId, WriteError,
        json_sink::JsonSink,
        map_sink::MapSink,
        shape::Shape,
        sink::{Key, Sink},
    },
    value::{Date, DateError, DateValue, IntoId, Update},
};

/// A `group` call: that a user belongs to a group, and what is known about the group.
///
/// It is built from an [`Identity`], the ID of the group and its traits, and takes the common fields of the spec one by one.
/// What is not given is left out of the payload.
///
/// The traits are a [`GroupTraits`] type or a reference to one. `()`, and the `None` of an `Option` of such a type, stand for no
/// traits.
///
/// ```
/// use group_core::{Group, GroupTraits, Identity};
///
/// #[derive(GroupTraits)]
/// struct Company {
///     name: String,
///     employees: u32,
/// }
///
/// let company = Company { name: "Initech".into(), employees: 329 };
/// let group = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", &company)?;
/// assert_eq!(
///     group.to_json()?,
///     concat!(
///         r#"{"type":"group","userId":"97980cfea0067","groupId":"0e8c78ea9d97a7b8185e8632","#,
///         r#""traits":{"name":"Initech","employees":329}}"#,
///     ),
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
#[must_use = "a group call does nothing until it is written"]
pub struct Group<'a, T> {
    identity: Identity<'a>,
    group_id: Cow<'a, str>,
    traits: T,
    channel: Option<Cow<'a, str>>,
    pub(super) context: Option<Context<'a>>,
    integrations: Option<Integrations<'a>>,
    pub(super) message_id: Option<Cow<'a, str>>,
    pub(super) timestamp: Option<Timestamp>,
    sent_at: Option<Timestamp>,
    received_at: Option<Timestamp>,
    version: Option<Cow<'a, str>>,
}

/// A date that was given, which may turn out to have no ISO-8601 form when it is written.
pub(super) type Timestamp = Result<DateValue<'static>, DateError>;

impl<'a, T: GroupTraits> Group<'a, T> {
    /// The call that puts the user in this group.
    ///
    /// # Errors
    ///
    /// If the group ID, the user ID or the anonymous ID is blank.
    #[inline]
    pub fn new(identity: Identity<'a>, group_id: impl IntoId<'a>, traits: T) -> Result<Self, GroupError> {
        let group_id = group_id.into_id();
        if group_spec::is_blank(&group_id) {
            return Err(GroupError::BlankGroupId);
        }
        identity.check()?;
        Ok(Self {
            identity,
            group_id,
            traits,
            channel: None,
            context: None,
            integrations: None,
            message_id: None,
            timestamp: None,
            sent_at: None,
            received_at: None,
            version: None,
        })
    }
}

impl<'a, T: HasGroupId + 'a> Group<'a, T> {
    /// The call that puts the user in the group that these traits belong to: the ID is the field with
    /// `#[group(group_id)]`. Traits that are given by reference lend the ID; of traits that are given by value it is copied.
    ///
    /// ```
    /// use group_core::{Group, GroupTraits, Identity};
    ///
    /// #[derive(GroupTraits)]
    /// struct Company {
    ///     #[group(group_id)]
    ///     key: String,
    ///     name: String,
    /// }
    ///
    /// let company = Company { key: "0e8c78ea9d97a7b8185e8632".into(), name: "Initech".into() };
    /// let group = Group::of(Identity::user("97980cfea0067"), &company)?;
    /// assert_eq!(group.get_group_id(), "0e8c78ea9d97a7b8185e8632");
    /// # Ok::<(), group_core::GroupError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the group ID, the user ID or the anonymous ID is blank.
    pub fn of(identity: Identity<'a>, traits: T) -> Result<Self, GroupError> {
        let group_id = traits.__lasting_group_id();
        Self::new(identity, group_id, traits)
    }
}

// Every setter and what it calls is inlined. Next to a call that may unwind, the compiler keeps the message in memory for
// its destructor, and each setter then copies all of it.
impl<'a, T> Group<'a, T> {
    /// `channel`: where the call came from: `browser`, `server`, `mobile`, or any other text.
    #[inline]
    pub fn channel(mut self, channel: impl Into<Cow<'a, str>>) -> Self {
        self.channel = Some(channel.into());
        self
    }

    /// `context`: the circumstances of the call. Many messages can share one by reference.
    #[inline]
    pub fn context(mut self, context: impl Into<Context<'a>>) -> Self {
        self.context = Some(context.into());
        self
    }

    /// `integrations`: the destinations that the call goes to. Many messages can share them by reference.
    #[inline]
    pub fn integrations(mut self, integrations: impl Into<Integrations<'a>>) -> Self {
        self.integrations = Some(integrations.into());
        self
    }

    /// `messageId`: a unique ID of this message, by which a receiver drops one that was sent twice.
    ///
    /// # Errors
    ///
    /// If the ID is blank, or has 100 characters or more.
    #[inline]
    pub fn message_id(mut self, id: impl IntoId<'a>) -> Result<Self, GroupError> {
        let id = id.into_id();
        check_message_id(&id)?;
        self.message_id = Some(id);
        Ok(self)
    }

    /// `timestamp`: when the call was made.
    ///
    /// An absent date, or [`Update::Clear`], takes it away. A date without a form in ISO-8601 is an error when the payload is
    /// written.
    #[inline]
    pub fn timestamp(mut self, date: impl Date) -> Self {
        self.timestamp = timestamp(&date);
        self
    }

    /// `sentAt`: when the message was sent; like [`timestamp`](Self::timestamp).
    #[inline]
    pub fn sent_at(mut self, date: impl Date) -> Self {
        self.sent_at = timestamp(&date);
        self
    }

    /// `receivedAt`: when the message arrived, which the receiver sets; like [`timestamp`](Self::timestamp).
    #[inline]
    pub fn received_at(mut self, date: impl Date) -> Self {
        self.received_at = timestamp(&date);
        self
    }

    /// `version`: the version of the receiver's interface, which the receiver sets, such as `1.1`.
    #[inline]
    pub fn version(mut self, version: impl Into<Cow<'a, str>>) -> Self {
        self.version = Some(version.into());
        self
    }

    /// The user that belongs to the group.
    pub fn get_identity(&self) -> &Identity<'a> {
        &self.identity
    }

    /// The `groupId`.
    pub fn get_group_id(&self) -> &str {
        &self.group_id
    }

    /// The traits of the group.
    pub fn get_traits(&self) -> &T {
        &self.traits
    }

    /// Takes the traits back out.
    pub fn into_traits(self) -> T {
        self.traits
    }

    /// The same message, borrowing nothing beside its traits: it can be stored, queued and sent on from another thread.
    pub fn into_owned(self) -> Group<'static, T> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        Group {
            identity: self.identity.into_owned(),
            group_id: owned(self.group_id),
            traits: self.traits,
            channel: self.channel.map(owned),
            context: self.context.map(Context::into_owned),
            integrations: self.integrations.map(Integrations::into_owned),
            message_id: self.message_id.map(owned),
            timestamp: self.timestamp,
            sent_at: self.sent_at,
            received_at: self.received_at,
            version: self.version.map(owned),
        }
    }

    /// The `channel`, if it was set.
    #[must_use]
    pub fn get_channel(&self) -> Option<&str> {
        self.channel.as_deref()
    }

    /// The `context`, if it was set.
    #[must_use]
    pub fn get_context(&self) -> Option<&Context<'a>> {
        self.context.as_ref()
    }

    /// The `integrations`, if they were set.
    #[must_use]
    pub fn get_integrations(&self) -> Option<&Integrations<'a>> {
        self.integrations.as_ref()
    }

    /// The `messageId`, if it has one: by it, a message is found again in a log.
    #[must_use]
    pub fn get_message_id(&self) -> Option<&str> {
        self.message_id.as_deref()
    }

    /// The `timestamp`, if it was set.
    ///
    /// # Errors
    ///
    /// If the date that was given has no form in ISO-8601.
    pub fn get_timestamp(&self) -> Result<Option<&DateValue<'static>>, DateError> {
        get(self.timestamp.as_ref())
    }

    /// The `sentAt`, if it was set.
    ///
    /// # Errors
    ///
    /// If the date that was given has no form in ISO-8601.
    pub fn get_sent_at(&self) -> Result<Option<&DateValue<'static>>, DateError> {
        get(self.sent_at.as_ref())
    }

    /// The `receivedAt`, if it was set.
    ///
    /// # Errors
    ///
    /// If the date that was given has no form in ISO-8601.
    pub fn get_received_at(&self) -> Result<Option<&DateValue<'static>>, DateError> {
        get(self.received_at.as_ref())
    }

    /// The `version`, if it was set.
    #[must_use]
    pub fn get_version(&self) -> Option<&str> {
        self.version.as_deref()
    }
}

fn get(timestamp: Option<&Timestamp>) -> Result<Option<&DateValue<'static>>, DateError> {
    timestamp.map(|date| date.as_ref().map_err(Clone::clone)).transpose()
}

/// Whether a message may have this ID.
#[inline]
pub(crate) fn check_message_id(id: &str) -> Result<(), GroupError> {
    if group_spec::is_blank(id) {
        return Err(GroupError::BlankMessageId);
    }
    // No text has more characters than bytes.
    if id.len() < MESSAGE_ID_CHARS {
        return Ok(());
    }
    match id.chars().count() {
        characters @ MESSAGE_ID_CHARS.. => Err(GroupError::MessageIdTooLong { characters }),
        _ => Ok(()),
    }
}

#[inline]
fn timestamp(date: &impl Date) -> Option<Timestamp> {
    match date.date() {
        Ok(Update::Set(date)) => Some(Ok(date.into_owned())),
        Ok(Update::Keep | Update::Clear) => None,
        Err(error) => Some(Err(error)),
    }
}

/// Says what the message has, and no value: of the traits, the names that are known before it is written.
impl<T: GroupTraits> fmt::Debug for Group<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fields = [
            (key::CHANNEL, self.channel.is_some()),
            (key::MESSAGE_ID, self.message_id.is_some()),
            (key::TIMESTAMP, self.timestamp.is_some()),
            (key::SENT_AT, self.sent_at.is_some()),
            (key::RECEIVED_AT, self.received_at.is_some()),
            (key::VERSION, self.version.is_some()),
        ];
        let mut group = f.debug_struct("Group");
        group.field("identity", &self.identity).field("traits", T::__SHAPE);
        if let Some(context) = self.get_context() {
            group.field("context", context);
        }
        if let Some(integrations) = self.get_integrations() {
            group.field("integrations", integrations);
        }
        for (key, _) in fields.iter().filter(|(_, is_set)| *is_set) {
            group.field(key.name, &format_args!("_"));
        }
        group.finish_non_exhaustive()
    }
}

impl<T: GroupTraits> Group<'_, T> {
    /// The payload of the call, as JSON.
    ///
    /// # Errors
    ///
    /// If a value has no form in the payload; see [`WriteError`].
    pub fn to_json(&self) -> Result<String, WriteError> {
        let mut out = Vec::new();
        self.write_json(&mut out)?;
        Ok(utf8(out))
    }

    /// Appends the payload of the call to a buffer, as JSON. A buffer that is used again costs no allocation.
    ///
    /// # Errors
    ///
    /// If a value has no form in the payload; see [`WriteError`]. Then the buffer is as it was.
    pub fn write_json(&self, out: &mut Vec<u8>) -> Result<(), WriteError> {
        JsonSink::object(out, &Shape::EMPTY, |sink| self.write(sink))
    }

    fn write(&self, sink: &mut impl Sink) {
        sink.ready(&key::TYPE, r#""group""#, "group");
        text(sink, &key::USER_ID, self.identity.user_id());
        text(sink, &key::ANONYMOUS_ID, self.identity.anonymous_id());
        sink.text(&key::GROUP_ID, &self.group_id);
        if !self.traits.__is_none() {
            sink.object(&key::TRAITS, &self.traits);
        }
        text(sink, &key::CHANNEL, self.channel.as_deref());
        if let Some(context) = &self.context {
            context.fields().write(&key::CONTEXT, sink);
        }
        if let Some(integrations) = &self.integrations {
            integrations.settings().write(&key::INTEGRATIONS, sink);
        }
        text(sink, &key::MESSAGE_ID, self.message_id.as_deref());
        date(sink, &key::TIMESTAMP, self.timestamp.as_ref());
        date(sink, &key::SENT_AT, self.sent_at.as_ref());
        date(sink, &key::RECEIVED_AT, self.received_at.as_ref());
        text(sink, &key::VERSION, self.version.as_deref());
    }
}

#[inline]
fn text(sink: &mut impl Sink, key: &Key, text: Option<&str>) {
    if let Some(text) = text {
        sink.text(key, text);
    }
}

#[inline]
fn date(sink: &mut impl Sink, key: &Key, date: Option<&Timestamp>) {
    match date {
        Some(Ok(date)) => sink.date(key, date),
        Some(Err(source)) => sink.fail(WriteError::Date { name: key.name.to_owned(), source: *source }),
        None => {}
    }
}

impl<T: GroupTraits> Serialize for Group<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        MapSink::object(serializer, &Shape::EMPTY, |sink| self.write(sink))
    }
}

/// The traits alone, as a JSON object: what a [`Group`] sends as `traits`.
///
/// # Errors
///
/// If a value has no form in the payload; see [`WriteError`].
pub fn to_json<T: GroupTraits + ?Sized>(traits: &T) -> Result<String, WriteError> {
    let mut out = Vec::new();
    JsonSink::object(&mut out, T::__SHAPE, |sink| traits.__write(sink))?;
    Ok(utf8(out))
}

fn utf8(out: Vec<u8>) -> String {
    String::from_utf8(out).unwrap_or_else(|_| unreachable!("the sink writes whole strings"))
}
