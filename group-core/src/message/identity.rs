use std::{borrow::Cow, fmt};

use super::GroupError;
use crate::value::IntoId;

/// Who belongs to the group: a user that is known, one that is not known yet, or both names of one user.
///
/// The spec requires at least one of the two, so an identity always has at least one. A blank ID is found when
/// the [`Group`](crate::Group) is built.
///
/// ```
/// use group_core::Identity;
///
/// let signed_in = Identity::user("97980cfea0067");
/// let visitor = Identity::anonymous("507f191e810c19729de860ea");
/// let just_signed_in = Identity::user("97980cfea0067").and_anonymous("507f191e810c19729de860ea");
/// assert_eq!(just_signed_in.user_id(), signed_in.user_id());
/// assert_eq!(just_signed_in.anonymous_id(), visitor.anonymous_id());
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Identity<'a> {
    user: Option<Cow<'a, str>>,
    anonymous: Option<Cow<'a, str>>,
}

impl<'a> Identity<'a> {
    /// The user with this ID in your database: `userId`.
    pub fn user(id: impl IntoId<'a>) -> Self {
        Self { user: Some(id.into_id()), anonymous: None }
    }

    /// A user that is not known, under an ID that only has to stay the same: `anonymousId`.
    pub fn anonymous(id: impl IntoId<'a>) -> Self {
        Self { user: None, anonymous: Some(id.into_id()) }
    }

    /// The same user, known under this ID.
    #[must_use]
    pub fn and_user(self, id: impl IntoId<'a>) -> Self {
        Self { user: Some(id.into_id()), ..self }
    }

    /// The same user, who was anonymous under this ID.
    #[must_use]
    pub fn and_anonymous(self, id: impl IntoId<'a>) -> Self {
        Self { anonymous: Some(id.into_id()), ..self }
    }

    /// The `userId`.
    #[must_use]
    pub fn user_id(&self) -> Option<&str> {
        self.user.as_deref()
    }

    /// The `anonymousId`.
    #[must_use]
    pub fn anonymous_id(&self) -> Option<&str> {
        self.anonymous.as_deref()
    }

    /// The same identity, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Identity<'static> {
        let owned = |id: Cow<'_, str>| Cow::Owned(id.into_owned());
        Identity { user: self.user.map(owned), anonymous: self.anonymous.map(owned) }
    }

    #[inline]
    pub(crate) fn check(&self) -> Result<(), GroupError> {
        if self.user_id().is_some_and(group_spec::is_blank) {
            return Err(GroupError::BlankUserId);
        }
        if self.anonymous_id().is_some_and(group_spec::is_blank) {
            return Err(GroupError::BlankAnonymousId);
        }
        Ok(())
    }
}

/// Says which IDs there are, and not what they are.
impl fmt::Debug for Identity<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names = f.debug_set();
        names.entries(self.user.as_ref().map(|_| format_args!("userId")));
        names.entries(self.anonymous.as_ref().map(|_| format_args!("anonymousId")));
        names.finish()
    }
}
