use std::borrow::Cow;

use super::Update;

/// A value that is sent as a JSON string.
///
/// Strings of every form are text, and so are `Uuid` (Cargo feature `uuid1`), `Url` (`url2`) and `ObjectId` (`bson2` or
/// `bson3`). [`Option`], [`Update`], references, `Box`, `Rc`, `Arc` and `Cow` pass the kind on.
///
/// For an enum of unit variants or a newtype, derive it:
///
/// ```
/// use group_core::Text;
///
/// #[derive(Text)]
/// #[group(rename_all = "lowercase")]
/// enum Plan { Free, Enterprise }
///
/// #[derive(Text)]
/// struct Website(String);
/// # let _ = (Plan::Free, Plan::Enterprise, Website(String::new()));
/// ```
///
/// By hand it is one method:
///
/// ```
/// use std::borrow::Cow;
/// use group_core::{Text, Update};
///
/// struct Domain { host: String }
///
/// impl Text for Domain {
///     fn text(&self) -> Update<Cow<'_, str>> {
///         Update::Set(Cow::Owned(format!("https://{}", self.host)))
///     }
/// }
/// # assert_eq!(Domain { host: "initech.com".into() }.text(), Update::Set("https://initech.com".into()));
/// ```
///
/// A text type does for `employees` too if it implements [`Count`](crate::Count), which the derive of `Text` does as well.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not text",
    label = "expected text, such as `String` or `&str`",
    note = "for an enum of unit variants or a newtype of your own, add `#[derive(group_core::Text)]` to it"
)]
pub trait Text {
    /// The text to send, or whether to leave it out or to send `null`.
    fn text(&self) -> Update<Cow<'_, str>>;
}

#[diagnostic::do_not_recommend]
impl Text for str {
    #[inline]
    fn text(&self) -> Update<Cow<'_, str>> {
        Update::Set(Cow::Borrowed(self))
    }
}

#[diagnostic::do_not_recommend]
impl Text for String {
    #[inline]
    fn text(&self) -> Update<Cow<'_, str>> {
        self.as_str().text()
    }
}

#[diagnostic::do_not_recommend]
impl Text for char {
    #[inline]
    fn text(&self) -> Update<Cow<'_, str>> {
        Update::Set(Cow::Owned(self.to_string()))
    }
}

/// The hyphenated form in lower case.
#[cfg(feature = "uuid1")]
#[diagnostic::do_not_recommend]
impl Text for uuid::Uuid {
    #[inline]
    fn text(&self) -> Update<Cow<'_, str>> {
        Update::Set(Cow::Owned(self.to_string()))
    }
}

#[cfg(feature = "url2")]
#[diagnostic::do_not_recommend]
impl Text for url::Url {
    #[inline]
    fn text(&self) -> Update<Cow<'_, str>> {
        self.as_str().text()
    }
}

macro_rules! object_ids_are_text {
    ($($(#[$attribute:meta])* $ObjectId:ty;)*) => {
        $(
            $(#[$attribute])*
            #[diagnostic::do_not_recommend]
            impl Text for $ObjectId {
                #[inline]
                fn text(&self) -> Update<Cow<'_, str>> {
                    Update::Set(Cow::Owned(self.to_hex()))
                }
            }
        )*
    };
}

object_ids_are_text! {
    /// 24 hexadecimal digits.
    #[cfg(feature = "bson3")]
    bson::oid::ObjectId;
    /// 24 hexadecimal digits.
    #[cfg(feature = "bson2")]
    bson2::oid::ObjectId;
}

wrappers_pass_on!(Text::text -> Update<Cow<'_, str>>, Update::Keep, Update::Clear);
