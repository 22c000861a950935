//! The fields of the message.

use crate::traits::sink::Key;

macro_rules! keys {
    ($($KEY:ident $name:literal;)*) => {
        $(pub(crate) const $KEY: Key = Key { name: $name, json: concat!(",\"", $name, "\":") };)*

        #[cfg(feature = "receive")]
        pub(crate) const NAMES: &[&str] = &[$($name),*];
    };
}

keys! {
    TYPE "type";
    USER_ID "userId";
    ANONYMOUS_ID "anonymousId";
    GROUP_ID "groupId";
    TRAITS "traits";
    CHANNEL "channel";
    CONTEXT "context";
    INTEGRATIONS "integrations";
    MESSAGE_ID "messageId";
    TIMESTAMP "timestamp";
    SENT_AT "sentAt";
    RECEIVED_AT "receivedAt";
    VERSION "version";
}
