//! A type by hand in a generic struct with a schema
//!
//! Implement `group_core::schema::Describe` for the type.
use std::borrow::Cow;

use group_core::{GroupTraits, Text, Update};

#[derive(GroupTraits)]
#[group(schema)]
struct Company<N> {
    name: N,
}

struct Legal(String);

impl Text for Legal {
    fn text(&self) -> Update<Cow<'_, str>> {
        Update::Set(Cow::Borrowed(&self.0))
    }
}

fn main() {
    group_core::schema::traits::<Company<Legal>>();
}
