use std::collections::BTreeMap;

use super::{WriteError, shape::Shape};

/// The names in an object, for the keys that are only known at run time.
pub(super) struct Names {
    declared: &'static Shape,
    /// Every name in folded form with its spelling; made when the first key is claimed, as most objects have none.
    seen: Option<BTreeMap<String, String>>,
}

impl Names {
    pub(super) fn new(declared: &'static Shape) -> Self {
        Self { declared, seen: None }
    }

    pub(super) fn claim(&mut self, name: &str) -> Result<(), WriteError> {
        let seen = self.seen.get_or_insert_with(|| {
            let mut names = BTreeMap::new();
            self.declared.each_name(&mut |name| {
                names.insert(group_spec::fold(name), name.to_owned());
            });
            names
        });
        match seen.insert(group_spec::fold(name), name.to_owned()) {
            Some(first) => Err(WriteError::SentTwice { name: name.to_owned(), first }),
            None => Ok(()),
        }
    }
}
