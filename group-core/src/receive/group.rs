use std::{borrow::Cow, fmt, ops::Range, str::FromStr};

use group_spec::{Kind, is_blank};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use serde_json::value::RawValue;

use super::{ReadError, TraitMap, deserialize::read_value};
use crate::{
    json::{
        node::Json,
        path::{ROOT, child},
        raw_value,
        scanner::{NotJson, Scanner},
        token::{Text, Token},
        verbatim::Verbatim,
    },
    message::Identity,
    traits::json_form::{self, Fit, Misfit, expected},
    value::{IsoDate, Update},
};

/// A `group` call that somebody else wrote, kept token for token.
///
/// Reading fails only for what is not a JSON object with the `type` `group`. Everything else stays as it was received: keys and
/// their order, two spellings of a trait, nulls, numbers of any size, fields that the spec does not know. It goes out again as
/// the same text, by [`as_json`](Self::as_json) or serde.
///
/// The getters parse on demand. An optional field that is `null` counts as left out; a key that comes twice is read where it
/// comes first. Whether the message is within the spec is another question, which [`check_json`](crate::check_json) answers.
///
/// ```
/// use group_core::{ReceivedGroup, Update};
///
/// let json = r#"{"type":"group","groupId":"0e8c","userId":"97980","sentAt":17,"traits":{"Created_At":"2015-02-23"}}"#;
/// let group = ReceivedGroup::from_json(json)?;
/// assert_eq!(group.group_id()?, "0e8c");
/// assert_eq!(group.identity()?.user_id(), Some("97980"));
/// assert_eq!(
///     group.sent_at().unwrap_err().to_string(),
///     "sentAt: found a number, and the spec expects a string with a date in ISO-8601",
/// );
/// let traits = group.traits()?.unwrap_or_default();
/// assert_eq!(traits.created_at()?, Update::Set("2015-02-23".parse()?));
/// assert_eq!(group.as_json(), json);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Two are equal if they are the same text. `Debug` shows the names and JSON types of the fields, and no value.
///
/// With serde it is read from `serde_json` only, and not within `#[serde(flatten)]` or an untagged enum, since these do not
/// keep the text.
#[derive(Clone)]
pub struct ReceivedGroup {
    json: Box<str>,
    /// Every field in its order.
    fields: Vec<Field>,
}

/// Where in the text a field is.
#[derive(Clone)]
struct Field {
    /// As [`Text::at`] takes it.
    key: Range<usize>,
    value: Range<usize>,
}

impl ReceivedGroup {
    /// Reads a message from JSON.
    ///
    /// # Errors
    ///
    /// If the text is not JSON, or not an object whose `type` is `group`.
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, ReadError> {
        let json = json.as_ref();
        let read = |text| fields(text).ok().map(|(place, fields)| (&text[place], fields));
        match str::from_utf8(json).ok().and_then(read) {
            Some((text, fields)) => Self::new(text.into(), fields),
            None => Err(ReadError::not_json(json)),
        }
    }

    fn new(json: Box<str>, fields: Vec<Field>) -> Result<Self, ReadError> {
        let found = raw_value::json(&json);
        if !matches!(found, Json::Object) {
            let (expected, found) = ("an object", found.type_name());
            return Err(ReadError::WrongType { path: ROOT.to_owned(), expected, found });
        }
        let group = Self { json, fields };
        if group.required("type")? == "group" { Ok(group) } else { Err(ReadError::NotGroup) }
    }

    /// The message as it was received, without white space around it.
    #[must_use]
    pub fn as_json(&self) -> &str {
        &self.json
    }

    /// Every field in its order, as it was received. A name with half of a surrogate pair in it, which is no text, is called by
    /// its JSON text, quotes and all.
    #[must_use]
    pub fn fields(&self) -> impl DoubleEndedIterator<Item = (Cow<'_, str>, &RawValue)> + ExactSizeIterator {
        self.fields.iter().map(|Field { key, value }| {
            let key = Text::at(&self.json, key.clone());
            (key.into_name().into_text(), raw(&self.json[value.clone()]))
        })
    }

    /// A field by its name, as it was received. Unlike traits, fields have one spelling.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&RawValue> {
        self.value(name).map(raw)
    }

    /// The text of the first field of this name.
    fn value(&self, name: &str) -> Option<&str> {
        let field = self.fields.iter().find(|field| Text::at(&self.json, field.key.clone()).is(name))?;
        Some(&self.json[field.value.clone()])
    }

    /// A field by its name, as any type of serde; `None` if it is left out or `null`.
    ///
    /// ```
    /// use std::net::IpAddr;
    /// use group_core::ReceivedGroup;
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Context {
    ///     ip: IpAddr,
    /// }
    ///
    /// let group = ReceivedGroup::from_json(r#"{"type":"group","context":{"ip":"8.8.8.8","locale":null}}"#)?;
    /// let context: Context = group.read("context")?.unwrap();
    /// assert!(context.ip.is_ipv4());
    /// # Ok::<(), group_core::ReadError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the value cannot be read as a `T`.
    pub fn read<'a, T: Deserialize<'a>>(&'a self, name: &str) -> Result<Option<T>, ReadError> {
        match self.value(name) {
            Some(value) if value != "null" => read_value(|| child(ROOT, name), value).map(Some),
            _ => Ok(None),
        }
    }

    /// The `groupId`, also where it is blank.
    ///
    /// # Errors
    ///
    /// If it is missing or not a string.
    pub fn group_id(&self) -> Result<Cow<'_, str>, ReadError> {
        self.required("groupId")
    }

    /// The `userId` and `anonymousId`. One that is blank counts as left out beside one that is not.
    ///
    /// # Errors
    ///
    /// If both are missing, or one is not a string.
    pub fn identity(&self) -> Result<Identity<'_>, ReadError> {
        match (self.user_id()?, self.anonymous_id()?) {
            (Some(user), Some(anonymous)) if is_blank(&user) && !is_blank(&anonymous) => {
                Ok(Identity::anonymous(anonymous))
            }
            (Some(user), Some(anonymous)) if is_blank(&anonymous) && !is_blank(&user) => Ok(Identity::user(user)),
            (Some(user), Some(anonymous)) => Ok(Identity::user(user).and_anonymous(anonymous)),
            (Some(user), None) => Ok(Identity::user(user)),
            (None, Some(anonymous)) => Ok(Identity::anonymous(anonymous)),
            (None, None) => Err(ReadError::NoIdentity),
        }
    }

    /// The `version`: the version of the receiver's interface. A number is given as it is written.
    ///
    /// # Errors
    ///
    /// If it is neither a string nor a number.
    pub fn version(&self) -> Result<Option<Cow<'_, str>>, ReadError> {
        self.optional("version", "a string or a number", |value| match raw_value::json(value) {
            Json::Number(number) => Ok(Update::Set(number)),
            other => json_form::text(other),
        })
    }

    /// The traits of the group, in the order in which they were received.
    ///
    /// # Errors
    ///
    /// If they are not an object.
    pub fn traits(&self) -> Result<Option<TraitMap>, ReadError> {
        self.optional("traits", "an object", |value| match raw_value::json(value) {
            Json::Object => Ok(Update::Set(TraitMap::received(value.into()))),
            Json::Null => Ok(Update::Clear),
            other => Err(Misfit::Type(other.type_name())),
        })
    }

    /// The text of a field that the spec requires.
    fn required(&self, name: &str) -> Result<Cow<'_, str>, ReadError> {
        let Some(value) = self.value(name) else { return Err(ReadError::Missing { path: name.to_owned() }) };
        match raw_value::json(value) {
            Json::Text(text) => Ok(text),
            other => Err(ReadError::misfit(name, Misfit::Type(other.type_name()), expected(Kind::Text))),
        }
    }

    /// The value of a field that may be left out.
    fn optional<'a, T>(
        &'a self,
        name: &str,
        expected: &'static str,
        read: impl FnOnce(&'a str) -> Fit<T>,
    ) -> Result<Option<T>, ReadError> {
        let Some(value) = self.value(name) else { return Ok(None) };
        match read(value) {
            Ok(update) => Ok(update.value()),
            Err(misfit) => Err(ReadError::misfit(name, misfit, expected)),
        }
    }
}

/// Text that was found to be JSON when the message was read.
fn raw(json: &str) -> &RawValue {
    Verbatim::Part(json).value()
}

/// The places of a message, and of the keys and values of its fields within it; no field where it is no object.
fn fields(json: &str) -> Result<(Range<usize>, Vec<Field>), NotJson> {
    let mut scanner = Scanner::new(json);
    let (mut fields, start) =
        (Vec::with_capacity(16), json.len() - json.trim_start_matches([' ', '\t', '\r', '\n']).len());
    match scanner.value()? {
        Token::Object => {
            while scanner.key()?.is_some() {
                let (key, value) = (scanner.text_place(), scanner.value_place()?);
                let [key, value] = [key, value].map(|place| place.start - start..place.end - start);
                fields.push(Field { key, value });
            }
        }
        other => scanner.skip(other)?,
    }
    let end = scanner.position();
    scanner.end()?;
    Ok((start..end, fields))
}

/// The getters of the optional fields, one row each.
macro_rules! getters {
    ($($getter:ident $name:literal: $Value:ty = $read:ident, $Kind:ident, $description:literal;)*) => {
        impl ReceivedGroup {
            $(
                #[doc = concat!("The `", $name, "`: ", $description, ".")]
                ///
                /// # Errors
                ///
                /// If it is of another type.
                pub fn $getter(&self) -> Result<Option<$Value>, ReadError> {
                    self.optional($name, expected(Kind::$Kind), |value| json_form::$read(raw_value::json(value)))
                }
            )*
        }
    };
}

getters! {
    user_id "userId": Cow<'_, str> = text, Text, "the user in the sender's database";
    anonymous_id "anonymousId": Cow<'_, str> = text, Text, "a user that is not known";
    channel "channel": Cow<'_, str> = text, Text, "where the call came from";
    message_id "messageId": Cow<'_, str> = text, Text, "the ID by which a message that was sent twice is found";
    timestamp "timestamp": IsoDate = date, Date, "when the call was made";
    sent_at "sentAt": IsoDate = date, Date, "when the message was sent";
    received_at "receivedAt": IsoDate = date, Date, "when the message arrived";
}

impl fmt::Debug for ReceivedGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut group = f.debug_struct("ReceivedGroup");
        for (name, value) in self.fields() {
            group.field(&name, &format_args!("{}", raw_value::json(value.get()).type_name()));
        }
        group.finish()
    }
}

impl PartialEq for ReceivedGroup {
    fn eq(&self, other: &Self) -> bool {
        self.as_json() == other.as_json()
    }
}

impl Eq for ReceivedGroup {}

impl FromStr for ReceivedGroup {
    type Err = ReadError;

    fn from_str(json: &str) -> Result<Self, ReadError> {
        Self::from_json(json)
    }
}

/// The text that was received, without white space around it.
impl From<ReceivedGroup> for Box<RawValue> {
    fn from(group: ReceivedGroup) -> Self {
        raw(&group.json).to_owned()
    }
}

impl TryFrom<Box<RawValue>> for ReceivedGroup {
    type Error = ReadError;

    fn try_from(message: Box<RawValue>) -> Result<Self, ReadError> {
        Self::from_json(message.get())
    }
}

/// Through `serde_json`, the text that was received; within `#[serde(flatten)]` its fields, each as it was received; and through
/// any other format the values that they stand for.
impl Serialize for ReceivedGroup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Verbatim::Part(&self.json).serialize_object(serializer)
    }
}

impl<'de> Deserialize<'de> for ReceivedGroup {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(Box::<RawValue>::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
