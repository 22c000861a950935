use std::{borrow::Cow, num::NonZero, rc::Rc, sync::Arc};

use super::{Text, Update};

/// A type whose values are IDs: text, an integer, a UUID (Cargo feature `uuid1`) or an
/// `ObjectId` (`bson2` or `bson3`). An integer goes out as
/// its decimal text, since an ID is text to the spec.
///
/// It is what a group ID, a user ID and an anonymous ID take. Such an ID is never absent, so an [`Option`] is not one; the trait `id`
/// may be absent, and takes an [`OptionalId`].
///
/// For a newtype of an ID, derive it; it is then an ID by value and by reference, and fits the trait `id` as well:
///
/// ```
/// use group_core::{Id, Identity};
///
/// #[derive(Id, Clone, Copy)]
/// struct UserId(u64);
///
/// assert_eq!(Identity::user(UserId(7)).user_id(), Some("7"));
/// ```
///
/// By hand it is one method, and the ID is taken by reference. For the trait `id`, implement [`OptionalId`] as well, as
/// `Update::Set(self.id())`:
///
/// ```
/// use std::borrow::Cow;
/// use group_core::{Id, Identity};
///
/// struct UserId { realm: u8, number: u64 }
///
/// impl Id for UserId {
///     fn id(&self) -> Cow<'_, str> {
///         Cow::Owned(format!("{}-{}", self.realm, self.number))
///     }
/// }
///
/// let user = UserId { realm: 1, number: 7 };
/// assert_eq!(Identity::user(&user).user_id(), Some("1-7"));
/// ```
#[diagnostic::on_unimplemented(
    message = "an ID must be text, an integer, a UUID or an ObjectId, not `{Self}`",
    label = "expected an ID, such as `String` or `u64`",
    note = "an ID is never absent, so an `Option` is not one",
    note = "for a newtype of an ID, add `#[derive(group_core::Id)]` to it, in place of `Text` if it derives that; for any other type of yours, \
            implement `group_core::Id` by hand",
    note = "`uuid::Uuid` of uuid 1 is an ID with the Cargo feature `uuid1` of `group-core`, and `bson::oid::ObjectId` of bson 2 or 3 with \
            `bson2` or `bson3`"
)]
pub trait Id {
    /// The text of the ID.
    fn id(&self) -> Cow<'_, str>;
}

/// A value that becomes an ID: a borrowed [`Id`], whose text is not copied, or an owned one.
#[diagnostic::on_unimplemented(
    message = "an ID must be text, an integer, a UUID or an ObjectId, not `{Self}`",
    label = "expected an ID, such as `&str` or `u64`",
    note = "an ID is never absent, so an `Option` is not one",
    note = "for a newtype of an ID, add `#[derive(group_core::Id)]` to it, in place of `Text` if it derives that; for any other type of yours, \
            implement `group_core::Id` by hand and give a reference to it",
    note = "`uuid::Uuid` of uuid 1 is an ID with the Cargo feature `uuid1` of `group-core`, and `bson::oid::ObjectId` of bson 2 or 3 with \
            `bson2` or `bson3`"
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

macro_rules! integer_ids {
    ($($Integer:ident)*) => {
        owned_ids! {
            $($Integer: ToString::to_string; NonZero<$Integer>: ToString::to_string;)*
        }
    };
}

macro_rules! owned_ids {
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

            $(#[$attribute])*
            #[diagnostic::do_not_recommend]
            impl OptionalId for $Type {
                fn optional_id(&self) -> Update<Cow<'_, str>> {
                    Update::Set(Cow::Owned($text(self)))
                }
            }
        )*
    };
}

integer_ids!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

owned_ids! {
    /// The hyphenated form in lower case.
    #[cfg(feature = "uuid1")]
    uuid::Uuid: ToString::to_string;
    /// 24 hexadecimal digits.
    #[cfg(feature = "bson3")]
    bson::oid::ObjectId: |id: &bson::oid::ObjectId| id.to_hex();
    /// 24 hexadecimal digits.
    #[cfg(feature = "bson2")]
    bson2::oid::ObjectId: |id: &bson2::oid::ObjectId| id.to_hex();
}

/// An ID that may be absent: what the reserved trait `id` takes.
///
/// That is every type that is an [`Id`] and every one that is [`Text`]; [`Option`], [`Update`], references, `Box`, `Rc`, `Arc` and
/// `Cow` pass it on. `#[derive(Id)]` and `#[derive(Text)]` implement it. By hand, it is `self.text()` for a text, and
/// `Update::Set(self.id())` for an ID.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an ID",
    label = "expected an ID, such as `String` or `u64`",
    note = "for a newtype of an ID, add `#[derive(group_core::Id)]` to it"
)]
pub trait OptionalId {
    /// The text of the ID, or whether to leave it out or to send `null`.
    fn optional_id(&self) -> Update<Cow<'_, str>>;
}

macro_rules! texts_are_ids {
    ($($(#[$attribute:meta])* $Type:ty;)*) => {
        $(
            $(#[$attribute])*
            #[diagnostic::do_not_recommend]
            impl OptionalId for $Type {
                fn optional_id(&self) -> Update<Cow<'_, str>> {
                    self.text()
                }
            }
        )*
    };
}

texts_are_ids! {
    str;
    String;
    char;
    #[cfg(feature = "url2")]
    url::Url;
}

wrappers_pass_on!(OptionalId::optional_id -> Update<Cow<'_, str>>, Update::Keep, Update::Clear);
