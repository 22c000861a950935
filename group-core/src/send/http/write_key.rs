use std::{error::Error, fmt};

use base64::{Engine, prelude::BASE64_STANDARD};
use http::HeaderValue;

/// The write key of a source, by which a receiver knows whose messages these are.
///
/// It is a secret, and shows neither in `Debug` nor in an error.
///
/// ```
/// use group_core::http::WriteKey;
///
/// let key = WriteKey::new("my-write-key")?;
/// assert_eq!(format!("{key:?}"), "WriteKey(..)");
/// # Ok::<(), group_core::http::WriteKeyError>(())
/// ```
#[derive(Clone)]
pub struct WriteKey {
    authorization: HeaderValue,
}

impl WriteKey {
    /// The key as the vendor shows it.
    ///
    /// # Errors
    ///
    /// If it is blank, or holds anything but visible ASCII without `"` and `:`. A receiver takes messages with a key that it does
    /// not know, answers as if all were well, and drops them; so the quotes, the space or the byte order mark that came along
    /// with a copied key are found here.
    pub fn new(key: impl AsRef<str>) -> Result<Self, WriteKeyError> {
        let key = key.as_ref();
        if group_spec::is_blank(key) {
            return Err(WriteKeyError::Blank);
        }
        if !key.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b':')) {
            return Err(WriteKeyError::ForbiddenCharacter);
        }
        // The user name is the key, and the password after the colon is empty.
        let credentials = BASE64_STANDARD.encode(format!("{key}:"));
        let mut authorization =
            HeaderValue::try_from(format!("Basic {credentials}")).map_err(|_| WriteKeyError::ForbiddenCharacter)?;
        authorization.set_sensitive(true);
        Ok(Self { authorization })
    }

    /// The value of the header `authorization`.
    pub(super) fn authorization(&self) -> HeaderValue {
        self.authorization.clone()
    }
}

impl fmt::Debug for WriteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WriteKey(..)")
    }
}

/// Why a text is no write key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WriteKeyError {
    /// It is empty, or nothing but white space.
    Blank,
    /// It holds another character than visible ASCII, or a quotation mark or a colon.
    ForbiddenCharacter,
}

impl fmt::Display for WriteKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Blank => "the write key is blank",
            Self::ForbiddenCharacter => {
                "the write key holds a space, a quotation mark, a colon or a character that is not visible ASCII, which no key has"
            }
        })
    }
}

impl Error for WriteKeyError {}
