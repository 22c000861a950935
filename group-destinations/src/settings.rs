//! What the settings of destinations have in common.

use std::fmt;

use base64::{Engine, prelude::BASE64_STANDARD};
use group_core::spec::{is_blank, same_name};
use http::{HeaderValue, Uri};

use crate::{SettingError, UrlError, request::is_http};

/// Where a vendor keeps the data. Not every vendor has every region.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Region {
    /// The United States, which is where all vendors begin.
    #[default]
    Us,
    /// The European Union.
    Eu,
    /// India.
    In,
    /// Australia.
    Au,
}

/// Its code: `EU`.
impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Us => "US",
            Self::Eu => "EU",
            Self::In => "IN",
            Self::Au => "AU",
        })
    }
}

/// The URLs of a vendor by their regions.
#[derive(Debug)]
pub(crate) struct Regions<T: 'static> {
    pub(crate) vendor: &'static str,
    pub(crate) urls: &'static [(Region, T)],
}

impl<T: Copy> Regions<T> {
    pub(crate) fn find(&self, region: Region) -> Result<T, SettingError> {
        let url = self.urls.iter().find(|url| url.0 == region).map(|url| url.1);
        url.ok_or(SettingError::NoSuchRegion { vendor: self.vendor, region })
    }
}

/// A credential that goes into a body. `Debug` does not show it.
#[derive(Clone)]
pub(crate) struct Credential(String);

impl Credential {
    pub(crate) fn new(setting: &'static str, credential: impl Into<String>) -> Result<Self, SettingError> {
        let credential = credential.into();
        visible_ascii(setting, &credential)?;
        Ok(Self(credential))
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credential(..)")
    }
}

/// The header `authorization` for an access token.
pub(crate) fn bearer(setting: &'static str, token: &str) -> Result<HeaderValue, SettingError> {
    visible_ascii(setting, token)?;
    secret(setting, &format!("Bearer {token}"))
}

/// The header `authorization` for a user name and a password, each behind what it is called.
pub(crate) fn basic(user: (&'static str, &str), password: (&'static str, &str)) -> Result<HeaderValue, SettingError> {
    visible_ascii(user.0, user.1)?;
    visible_ascii(password.0, password.1)?;
    // A colon would end the user name.
    only(user.0, user.1, "visible characters of ASCII without a colon", |byte| byte != b':')?;
    let credentials = BASE64_STANDARD.encode(format!("{}:{}", user.1, password.1));
    secret(user.0, &format!("Basic {credentials}"))
}

/// A header that `Debug` does not show.
fn secret(setting: &'static str, value: &str) -> Result<HeaderValue, SettingError> {
    let mut value = header_value(setting, value)?;
    value.set_sensitive(true);
    Ok(value)
}

/// A header of visible characters of ASCII.
pub(crate) fn header(setting: &'static str, value: &str) -> Result<HeaderValue, SettingError> {
    visible_ascii(setting, value)?;
    header_value(setting, value)
}

fn header_value(setting: &'static str, value: &str) -> Result<HeaderValue, SettingError> {
    HeaderValue::from_str(value).map_err(|_| SettingError::ForbiddenCharacter { setting, expected: VISIBLE_ASCII })
}

const VISIBLE_ASCII: &str = "visible characters of ASCII";

/// Checks that text is not blank, and has visible characters of ASCII alone.
fn visible_ascii(setting: &'static str, text: &str) -> Result<(), SettingError> {
    only(setting, text, VISIBLE_ASCII, |byte| byte.is_ascii_graphic())
}

/// Checks that text is not blank, and has no other bytes than those.
pub(crate) fn only(
    setting: &'static str,
    text: &str,
    expected: &'static str,
    is_expected: impl Fn(u8) -> bool,
) -> Result<(), SettingError> {
    not_blank(setting, text)?;
    if text.bytes().all(is_expected) { Ok(()) } else { Err(SettingError::ForbiddenCharacter { setting, expected }) }
}

/// Checks that text is not blank.
pub(crate) fn not_blank(setting: &'static str, text: &str) -> Result<(), SettingError> {
    if is_blank(text) { Err(SettingError::Blank { setting }) } else { Ok(()) }
}

/// A base URL with a path behind it.
pub(crate) fn url(setting: &'static str, base: &str, path: &str) -> Result<Uri, SettingError> {
    joined(base, path).map_err(|reason| SettingError::Url { setting, reason })
}

fn joined(base: &str, path: &str) -> Result<Uri, UrlError> {
    let scheme = base.split_once("://").map(|(scheme, _)| scheme).unwrap_or_default();
    if !is_http(scheme) {
        return Err(UrlError::Scheme);
    }
    // `Uri` drops a fragment.
    if base.contains(['?', '#']) {
        return Err(UrlError::QueryOrFragment);
    }
    let base = base.trim_end_matches('/');
    let uri: Uri = format!("{base}{path}").parse().map_err(|_| UrlError::Invalid)?;
    let authority = uri.authority().ok_or(UrlError::Invalid)?;
    if authority.as_str().contains('@') {
        return Err(UrlError::Credentials);
    }
    if authority.host().is_empty() {
        return Err(UrlError::Invalid);
    }
    // `Uri` takes any text for a port.
    if authority.as_str() != authority.host() && authority.port_u16().is_none() {
        return Err(UrlError::Port);
    }
    let base_path = uri.path().strip_suffix(path).unwrap_or_default();
    let ends = path.match_indices('/').map(|(at, _)| &path[..at]).chain([path]);
    if ends.filter(|end| !end.is_empty()).any(|end| base_path.ends_with(end)) {
        return Err(UrlError::Path);
    }
    Ok(uri)
}

/// Which trait goes into which field by a setting. The last word on a trait counts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mapping(Vec<(String, String)>);

impl Mapping {
    /// A blank field leaves the trait out.
    pub(crate) fn add(&mut self, name: impl Into<String>, field: impl Into<String>) {
        self.0.push((name.into(), field.into()));
    }

    /// The field for the trait of this name, in any spelling.
    pub(crate) fn find(&self, name: &str) -> Option<&str> {
        self.0.iter().rfind(|(mapped, _)| same_name(mapped, name)).map(|(_, field)| field.as_str())
    }
}
