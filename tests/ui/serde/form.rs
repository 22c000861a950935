//! A struct or enum that serde writes in another form
//!
//! What is sent are the fields of the struct, or the names of the variants. Derive on a type that serde writes so.
use group_core::{Address, GroupTraits, Text};

#[derive(Clone, GroupTraits, serde::Serialize)]
#[serde(into = "Other")]
struct Company {
    name: String,
}

#[derive(serde::Serialize)]
struct Other;

impl From<Company> for Other {
    fn from(_: Company) -> Self {
        Other
    }
}

#[derive(GroupTraits, serde::Serialize)]
#[serde(tag = "type")]
struct Team {
    name: String,
}

#[derive(Address, serde::Serialize)]
#[serde(transparent)]
struct Office {
    city: String,
}

#[derive(Text, serde::Serialize)]
#[serde(tag = "t", content = "c")]
enum Tagged {
    Free,
}

#[derive(Text, serde::Serialize)]
#[serde(untagged)]
enum Untagged {
    Free,
}

#[derive(Text, serde::Serialize)]
enum Plan {
    Free,
    #[serde(serialize_with = "nothing")]
    Trial,
    #[serde(untagged)]
    Team,
}

enum Theirs {
    Free,
}

#[derive(Text, serde::Serialize)]
#[serde(remote = "Theirs")]
enum Ours {
    Free,
}

fn nothing<S: serde::Serializer>(serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_unit()
}

fn main() {}
