use std::{borrow::Cow, rc::Rc, sync::Arc};

/// A type whose values are IDs: text, a UUID (feature `uuid`) or an `ObjectId` (feature `bson`).
///
/// An ID is never absent, so an [`Option`] is not an ID. A newtype with `#[derive(Text)]` is an ID if the type in it is, and is taken
/// by value and by reference.
///
/// By hand it is one method, and the ID is taken by reference:
///
/// ```
/// use std::borrow::Cow;
/// use group_core::{Id, Identity};
///
/// struct UserId(u64);
///
/// impl Id for UserId {
///     fn id(&self) -> Cow<'_, str> {
///         Cow::Owned(self.0.to_string())
///     }
/// }
///
/// let user = UserId(7);
/// assert_eq!(Identity::user(&user).user_id(), Some("7"));
/// ```
#[diagnostic::on_unimplemented(
    message = "an ID must be text, a UUID or an ObjectId, not `{Self}`",
    label = "expected text, such as `String`",
    note = "an ID is never absent, so an `Option` is not one",
    note = "`uuid::Uuid` is an ID with the Cargo feature `uuid` of `group-core`, and `bson::oid::ObjectId` with `bson`",
    note = "for a newtype of your own, add `#[derive(group_core::Text)]` to it, or implement `group_core::Id` by hand"
)]
pub trait Id {
    /// The text of the ID.
    fn id(&self) -> Cow<'_, str>;
}

/// A value that becomes an ID: a borrowed [`Id`], whose text is not copied, or an owned one.
#[diagnostic::on_unimplemented(
    message = "an ID must be text, a UUID or an ObjectId, not `{Self}`",
    label = "expected text, such as `&str`",
    note = "an ID is never absent, so an `Option` is not one",
    note = "for a number, give its text: `id.to_string()`",
    note = "for a newtype of your own, add `#[derive(group_core::Text)]` to it, or implement `group_core::Id` by hand and give a \
            reference to it",
    note = "`uuid::Uuid` is an ID with the Cargo feature `uuid` of `group-core`, and `bson::oid::ObjectId` with `bson`"
)]
pub trait IntoId<'a> {
    /// The text of the ID.
    fn into_id(self) -> Cow<'a, str>;
}

#[diagnostic::do_not_recommend]
impl<'a, T: Id + ?Sized> IntoId<'a> for &'a T {
    fn into_id(self) -> Cow<'a, str> {
        self.id()
    }
}

#[diagnostic::do_not_recommend]
impl Id for str {
    fn id(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

#[diagnostic::do_not_recommend]
impl Id for String {
    fn id(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'a> IntoId<'a> for String {
    fn into_id(self) -> Cow<'a, str> {
        Cow::Owned(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'a> IntoId<'a> for Box<str> {
    fn into_id(self) -> Cow<'a, str> {
        Cow::Owned(self.into())
    }
}

#[diagnostic::do_not_recommend]
impl<'a> IntoId<'a> for Rc<str> {
    fn into_id(self) -> Cow<'a, str> {
        Cow::Owned((*self).into())
    }
}

#[diagnostic::do_not_recommend]
impl<'a> IntoId<'a> for Arc<str> {
    fn into_id(self) -> Cow<'a, str> {
        Cow::Owned((*self).into())
    }
}

#[diagnostic::do_not_recommend]
impl<T: Id + ToOwned + ?Sized> Id for Cow<'_, T> {
    fn id(&self) -> Cow<'_, str> {
        (**self).id()
    }
}

#[diagnostic::do_not_recommend]
impl<'a> IntoId<'a> for Cow<'a, str> {
    fn into_id(self) -> Cow<'a, str> {
        self
    }
}

macro_rules! pointers_pass_on {
    ($($Pointer:ty),*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<T: Id + ?Sized> Id for $Pointer {
                fn id(&self) -> Cow<'_, str> {
                    (**self).id()
                }
            }
        )*
    };
}

pointers_pass_on!(&T, &mut T, Box<T>, Rc<T>, Arc<T>);

macro_rules! foreign_ids {
    ($($(#[$attribute:meta])* $Type:ty: $text:expr;)*) => {
        $(
            $(#[$attribute])*
            #[diagnostic::do_not_recommend]
            impl Id for $Type {
                fn id(&self) -> Cow<'_, str> {
                    Cow::Owned($text(self))
                }
            }

            $(#[$attribute])*
            #[diagnostic::do_not_recommend]
            impl<'a> IntoId<'a> for $Type {
                fn into_id(self) -> Cow<'a, str> {
                    Cow::Owned($text(&self))
                }
            }
        )*
    };
}

foreign_ids! {
    /// The hyphenated form in lower case.
    #[cfg(feature = "uuid")]
    uuid::Uuid: ToString::to_string;
    /// 24 hexadecimal digits.
    #[cfg(feature = "bson")]
    bson::oid::ObjectId: |id: &bson::oid::ObjectId| id.to_hex();
}
