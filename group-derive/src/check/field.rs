//! What the attributes of one field say together: `#[group(…)]` has the last word, then comes serde.

use syn::ExprPath;

use crate::{
    checked::{Value, Via},
    key::Key,
    mistake::{AttributeMistake, NameMistake, SerdeMistake},
    model::Field,
    serde_attr::SerdeGiven,
};

impl Field<'_> {
    pub(super) fn has(&self, key: Key) -> bool {
        self.attrs.has(key)
    }

    fn has_one_of(&self, keys: &[Key]) -> bool {
        keys.iter().any(|key| self.has(*key))
    }

    /// Whether it is not sent at all.
    pub(super) fn is_skipped(&self) -> bool {
        self.has(Key::Skip) || self.is_hidden_by_serde()
    }

    fn is_hidden_by_serde(&self) -> bool {
        self.serde.skip.is_some() && !self.has_one_of(&[Key::Rename, Key::Flatten, Key::GroupId, Key::Address])
    }

    /// Whether its own traits are sent in its place.
    pub(super) fn is_flattened(&self) -> bool {
        self.has(Key::Flatten) || self.is_flattened_by_serde()
    }

    fn is_flattened_by_serde(&self) -> bool {
        self.serde.flatten.is_some()
            && !self.is_skipped()
            && !self.has_one_of(&[Key::Rename, Key::GroupId, Key::Address])
    }

    /// Whether it is sent under a name, and nothing is wrong that may be about that.
    pub(super) fn has_name(&self) -> bool {
        self.mistakes.is_empty() && !self.is_skipped() && !self.is_flattened() && !self.has(Key::GroupId)
    }

    /// The name that was written for it; its own unless it was given one.
    pub(super) fn written_name(&self) -> String {
        let given = self.attrs.rename.as_ref().or(self.serde.rename.as_ref());
        given.map_or_else(|| self.name.clone(), syn::LitStr::value)
    }

    /// A mistake in its name, where that was written.
    pub(super) fn add_at_name(&self, mistake: NameMistake<'_>) {
        match self.attrs.rename.as_ref().or(self.serde.rename.as_ref()) {
            Some(rename) => self.mistakes.add(rename, mistake),
            None => self.mistakes.add(&self.member, mistake),
        }
    }

    /// The function of serde that writes it, unless `#[group(…)]` says what is sent.
    pub(super) fn serde_function(&self) -> Option<&SerdeGiven<ExprPath>> {
        let is_overruled = self.has_one_of(&[Key::With, Key::Display, Key::Date, Key::Rename, Key::Flatten]);
        self.serde.function.as_ref().filter(|_| !is_overruled)
    }

    /// A function of serde's may write anything, and here the value has to be something that is known.
    /// Each of the words says what is meant; `name` is the one that keeps the field what it is.
    pub(super) fn refuse_serde_function(&self, what: &str, words: &[Key], name: Option<&str>) {
        if let Some(SerdeGiven { key, .. }) = self.serde_function() {
            self.mistakes.add(key, SerdeMistake::Function { what, words, name });
        }
    }
}

/// Whether the compiler reports that the two are one.
pub(super) fn is_declared_twice(first: &Field<'_>, second: &Field<'_>) -> bool {
    first.member == second.member && second.attrs.rename.is_none() && second.serde.rename.is_none()
}

/// What is sent of the field.
pub(super) fn value(field: Field<'_>) -> Value<'_> {
    let is_displayed = field.has(Key::Display);
    let via = match field.attrs.with {
        Some(with) => Via::With(with),
        None if is_displayed => Via::Display,
        None => Via::Itself,
    };
    Value { member: field.member, ty: field.ty, via, skip_if: field.serde.skip_if }
}

/// Attributes that contradict each other or have no effect together.
pub(super) fn check_conflicts(field: &Field<'_>) {
    const CONFLICTS: [(Key, &[Key]); 6] = [
        (
            Key::Skip,
            &[
                Key::Rename,
                Key::Flatten,
                Key::Display,
                Key::With,
                Key::Date,
                Key::Address,
                Key::Append,
                Key::Custom,
                Key::GroupId,
            ],
        ),
        (
            Key::Flatten,
            &[Key::Rename, Key::Display, Key::With, Key::Date, Key::Address, Key::Append, Key::Custom, Key::GroupId],
        ),
        (Key::GroupId, &[Key::Rename, Key::Date, Key::Address, Key::Append, Key::Custom]),
        (Key::Address, &[Key::Rename, Key::Date, Key::Custom]),
        (Key::With, &[Key::Display]),
        (Key::Date, &[Key::Display]),
    ];
    for (with, keys) in CONFLICTS {
        if !field.has(with) {
            continue;
        }
        if let Some((key, tokens)) = keys.iter().find_map(|key| Some((*key, field.attrs.given(*key)?))) {
            return field.mistakes.add(tokens, AttributeMistake::Conflict { key, with });
        }
    }
    check_conflicts_with_serde(field);
}

fn check_conflicts_with_serde(field: &Field<'_>) {
    const WORDS: [Key; 5] = [Key::Display, Key::With, Key::Date, Key::Custom, Key::Append];
    let Some((key, tokens)) = WORDS.into_iter().find_map(|key| Some((key, field.attrs.given(key)?))) else { return };
    if !field.mistakes.is_empty() || field.has(Key::Skip) {
        return;
    }
    if let Some(skip) = field.serde.skip.as_ref().filter(|_| field.is_hidden_by_serde()) {
        let serde = skip.get_ident().map(ToString::to_string).unwrap_or_default();
        field.mistakes.add(tokens, SerdeMistake::Hidden { field: &field.name, key, serde: &serde, place: field.place });
    } else if field.is_flattened_by_serde() {
        field.mistakes.add(tokens, SerdeMistake::Flattened { field: &field.name, key });
    }
}
