//! What a library fills in before it sends a message.

use super::{Group, GroupError};
use crate::value::{Date, IntoId};

impl<'a, T> Group<'a, T> {
    /// Fills in what a message should not leave without, where it is missing: `messageId` (a fresh UUID), `timestamp` (now)
    /// and `context.library` (the name and version of this crate).
    ///
    /// What was given stays as it is. A message that is sent again must keep its ID, so stamp it once and retry the payload.
    ///
    /// A context that is shared is copied for its library, unless it has one: for many messages, set
    /// [`Context::library`](crate::Context::library) on it once.
    ///
    /// Without stamping, the payload holds only what was given. [`stamp_with`](Self::stamp_with) takes another clock and
    /// other IDs, and needs no Cargo feature.
    ///
    /// ```
    /// use group_core::{Group, Identity};
    ///
    /// let group = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", ())?.stamp();
    /// let payload = group.to_json()?;
    /// assert!(payload.contains(r#""context":{"library":{"name":"group-core","version":"#));
    /// assert!(payload.contains(r#""messageId":"#) && payload.contains(r#""timestamp":"#));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Panics
    ///
    /// If the operating system has no random numbers to give, or a clock beyond the years of `jiff`.
    #[cfg(feature = "stamp")]
    pub fn stamp(self) -> Self {
        self.stamp_by(jiff::Timestamp::now, uuid::Uuid::new_v4)
    }

    #[cfg(feature = "stamp")]
    pub(crate) fn stamp_by<D: Date>(self, clock: fn() -> D, ids: fn() -> uuid::Uuid) -> Self {
        let mut group = self.with_library();
        if group.timestamp.is_none() {
            group = group.timestamp(clock());
        }
        group.message_id.get_or_insert_with(|| ids().into_id());
        group
    }

    /// Whether it has what a receiver needs to tell that it came twice, and late.
    #[cfg(feature = "http")]
    pub(crate) fn is_stamped(&self) -> bool {
        self.message_id.is_some() && self.timestamp.is_some()
    }

    /// Stamps the message by this clock and with an ID from this source; each is asked only for what is missing.
    ///
    /// ```
    /// use group_core::{Group, Identity, IsoDate};
    ///
    /// let clock = || IsoDate::parse("2015-02-23T22:28:55.111Z").unwrap();
    /// let group = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", ())?
    ///     .message_id("022bb90c-bbac-11e4-8dfc-aa07a5b093db")?
    ///     .stamp_with(clock, || "not asked for")?;
    /// let payload = group.to_json()?;
    /// assert!(payload.contains(r#""messageId":"022bb90c-bbac-11e4-8dfc-aa07a5b093db""#));
    /// assert!(payload.contains(r#""timestamp":"2015-02-23T22:28:55.111Z""#));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the new ID is blank, or has 100 characters or more.
    pub fn stamp_with<D: Date, I: IntoId<'a>>(
        self,
        clock: impl FnOnce() -> D,
        ids: impl FnOnce() -> I,
    ) -> Result<Self, GroupError> {
        let mut group = self.with_library();
        if group.timestamp.is_none() {
            group = group.timestamp(clock());
        }
        if group.message_id.is_none() { group.message_id(ids()) } else { Ok(group) }
    }

    fn with_library(mut self) -> Self {
        let context = self.context.unwrap_or_default();
        self.context = Some(if context.has_library() {
            context
        } else {
            context.library(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))
        });
        self
    }
}
