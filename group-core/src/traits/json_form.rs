//! The JSON form of the reserved traits, for values that are only known at run time.

use std::borrow::Cow;

use group_spec::{AddressKey, Kind, ReservedTrait};
use serde_core::{Serialize, Serializer};

use crate::{
    json::node::{Json, Name, Node},
    value::{CountValue, IsoDate, IsoDateError, Update},
};

/// What the spec expects of a value, with its article.
pub(crate) fn expected(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "a string",
        Kind::Date => "a string with a date in ISO-8601",
        Kind::Count => "a whole number or a string",
        Kind::Address => "an object of the strings `city`, `country`, `postalCode`, `state` and `street`",
    }
}

/// Why a value is not of the form that the spec expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// It is something else, which is named with its article.
    Type(&'static str),
    /// It is a string, and no date.
    Date(IsoDateError),
}

impl Misfit {
    /// What was found, and what the spec expects.
    pub(crate) fn sentence(self, expected: &str) -> String {
        match self {
            Self::Type(found) => ["found ", found, ", and the spec expects ", expected].concat(),
            Self::Date(error) => format!("found a string that is {error}"),
        }
    }
}

/// A value of one of the forms below, or `null`, which clears what is stored.
pub(crate) type Fit<T> = Result<Update<T>, Misfit>;

pub(crate) fn text(json: Json<'_>) -> Fit<Cow<'_, str>> {
    match json {
        Json::Null => Ok(Update::Clear),
        Json::Text(text) => Ok(Update::Set(text)),
        other => Err(Misfit::Type(other.type_name())),
    }
}

pub(crate) fn date(json: Json<'_>) -> Fit<IsoDate> {
    match text(json)? {
        Update::Set(text) => IsoDate::parse(&text).map(Update::Set).map_err(Misfit::Date),
        Update::Keep | Update::Clear => Ok(Update::Clear),
    }
}

pub(crate) fn count(json: Json<'_>) -> Fit<CountValue<'_>> {
    match json {
        Json::Number(number) if !is_whole(&number) => Err(Misfit::Type("a number with a fraction or an exponent")),
        Json::Number(number) => {
            let count = CountValue::from_number(&number);
            count.map(Update::Set).ok_or(Misfit::Type("a number of more than 128 bits"))
        }
        json => text(json).map(|update| update.map(CountValue::from)),
    }
}

fn is_whole(number: &str) -> bool {
    !number.contains(['.', 'e', 'E'])
}

pub(crate) fn object<'a, N: Node<'a>>(node: N) -> Fit<Vec<(Name<'a>, N)>> {
    match node.json() {
        Json::Null => Ok(Update::Clear),
        Json::Object => Ok(Update::Set(node.entries())),
        other => Err(Misfit::Type(other.type_name())),
    }
}

/// What was found where the spec expects the form of the trait; `null` is of the form of each.
fn misfit<'a, N: Node<'a>>(reserved: ReservedTrait, node: N) -> Option<&'static str> {
    let misfit = match reserved.kind() {
        Kind::Text => text(node.json()).err(),
        Kind::Date => date(node.json()).err(),
        // A number is passed on as it is written, however many digits it has.
        Kind::Count if matches!(node.json(), Json::Number(number) if is_whole(&number)) => None,
        Kind::Count => count(node.json()).err(),
        Kind::Address => match object(node) {
            Ok(Update::Set(parts)) => return misfit_of_parts(parts),
            Ok(Update::Keep | Update::Clear) => None,
            Err(misfit) => Some(misfit),
        },
    };
    misfit.map(|misfit| match misfit {
        Misfit::Type(found) => found,
        Misfit::Date(_) => "a string of another form",
    })
}

fn misfit_of_parts<'a, N: Node<'a>>(parts: Vec<(Name<'a>, N)>) -> Option<&'static str> {
    let mut seen = Vec::new();
    parts.into_iter().find_map(|(name, part)| match AddressKey::find(&name) {
        None => Some("an object with another key"),
        Some(_) if text(part.json()).is_err() => Some("an object with a value that is not a string"),
        Some(key) if seen.contains(&key) => Some("an object with one key under two spellings"),
        Some(key) => {
            seen.push(key);
            None
        }
    })
}

/// A value of the form of its reserved trait, as it is sent.
#[derive(Debug)]
pub(crate) enum Conforming<N> {
    /// As it is.
    Value(N),
    /// An integer as an ID: its decimal text.
    Id(String),
    /// Under the spec's own spelling of the keys.
    Address(Vec<(AddressKey, N)>),
}

/// The value as it is sent for the reserved trait, or what was found where the spec expects another form.
pub(crate) fn conform<'a, N: Node<'a>>(reserved: ReservedTrait, node: N) -> Result<Conforming<N>, &'static str> {
    if let (ReservedTrait::Id, Json::Number(number)) = (reserved, node.json())
        && is_whole(&number)
    {
        return Ok(Conforming::Id(number.into_owned()));
    }
    if let Some(found) = misfit(reserved, node) {
        return Err(found);
    }
    Ok(match (reserved.kind(), node.json()) {
        (Kind::Address, Json::Object) => {
            let parts = node.entries().into_iter();
            Conforming::Address(parts.filter_map(|(name, part)| Some((AddressKey::find(&name)?, part))).collect())
        }
        _ => Conforming::Value(node),
    })
}

impl<N: Serialize> Serialize for Conforming<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(serializer),
            Self::Id(text) => serializer.serialize_str(text),
            Self::Address(parts) => serializer.collect_map(parts.iter().map(|(key, part)| (key.name(), part))),
        }
    }
}
