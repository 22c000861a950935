use serde_core::{Serialize, Serializer};

macro_rules! rules {
    ($($(#[$doc:meta])* $Rule:ident $({ $($(#[$place:meta])* $field:ident: $Field:ty,)* })? = $code:literal;)*) => {
        /// The rule that a [`Violation`](super::Violation) is about. With its [path](super::Violation::path) it says what is wrong.
        ///
        /// Each has a [code](Self::code), such as `wrong-type`, which stays the same, and serializes as it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $($(#[$doc])* $Rule $({ $($(#[$place])* $field: $Field,)* })?,)*
        }

        impl Rule {
            /// Every code, in alphabetical order.
            pub const CODES: &[&str] = &[$($code),*];

            /// A short name in kebab case, for logs, counts and interfaces: `wrong-type`.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$Rule { .. } => $code,)* }
            }
        }
    };
}

rules! {
    /// An ID or the name of a trait has nothing but white space in it. For a `userId` beside a good `anonymousId`, and the other
    /// way round, it is a warning: it counts as left out.
    Blank = "blank";
    /// The name of a trait has half of a surrogate pair in it, so that it is no text.
    BrokenName = "broken-name";
    /// A warning: there is half of a surrogate pair in a string or a key, which many readers refuse.
    BrokenText = "broken-text";
    /// A warning: an ID has nothing in it that can be seen, but it is not blank: zero-width or control characters.
    Invisible = "invisible";
    /// A warning: there is an integer beyond 2^53 - 1, which a reader that takes numbers for floats rounds.
    LargeInteger = "large-integer";
    /// The `messageId` has 100 characters or more.
    MessageIdTooLong = "message-id-too-long";
    /// The message has more than 32 KB.
    MessageTooLarge = "message-too-large";
    /// A required field is not there.
    Missing = "missing";
    /// A warning: a custom trait looks like a misspelling of a reserved one.
    NearMiss = "near-miss";
    /// There is neither a `userId` nor an `anonymousId`.
    NoIdentity = "no-identity";
    /// A string is not a date in ISO-8601.
    NotADate = "not-a-date";
    /// The `type` is another than `group`, or there is none, as it is a batch of messages.
    NotGroup = "not-group";
    /// It is not JSON.
    NotJson {
        /// The line in the message, from 1.
        line: usize,
        /// The column in the line, in bytes from 1, or 0 before the first.
        column: usize,
    } = "not-json";
    /// A warning: there is the character NUL in a string or a key, which many databases refuse.
    Nul = "nul";
    /// A warning: an optional field is `null`, which counts as left out.
    Null = "null";
    /// A hint: a custom trait has a name that products use for a reserved trait which is not there.
    OtherName = "other-name";
    /// A warning: a reserved trait, a key of its address, or what looks like a field of the message is not in the spec's own
    /// spelling.
    OtherSpelling = "other-spelling";
    /// A key comes again, or a trait comes again under another spelling.
    Repeated = "repeated";
    /// A warning: there are more than 127 levels of arrays and objects in each other, which many readers of JSON refuse.
    TooDeep = "too-deep";
    /// A warning: the reserved trait `address` has a key that the spec does not know.
    UnknownAddressKey = "unknown-address-key";
    /// A warning: what the spec expects in one place stands in another, such as the parts of an address among the traits.
    WrongPlace = "wrong-place";
    /// A field or a trait has another JSON type than the spec's; for the path `$`, the message is no object. For a part of an
    /// address, of which the spec names no type, it is a warning.
    WrongType = "wrong-type";
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
