//! Which attributes there are, and where each is allowed.

/// The name of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Address,
    Append,
    Crate,
    Custom,
    Date,
    Display,
    Flatten,
    GroupId,
    Other,
    Rename,
    RenameAll,
    Schema,
    Skip,
    With,
}

impl Key {
    pub(crate) const ALL: [Self; 14] = [
        Self::Address,
        Self::Append,
        Self::Crate,
        Self::Custom,
        Self::Date,
        Self::Display,
        Self::Flatten,
        Self::GroupId,
        Self::Other,
        Self::Rename,
        Self::RenameAll,
        Self::Schema,
        Self::Skip,
        Self::With,
    ];

    pub(crate) fn name(self) -> &'static str {
        self.sample().split(' ').next().unwrap_or_default()
    }

    /// How it is written.
    pub(crate) fn sample(self) -> &'static str {
        match self {
            Self::Address => "address = \"city\"",
            Self::Append => "append",
            Self::Crate => "crate = \"::group_core\"",
            Self::Custom => "custom",
            Self::Date => "date",
            Self::Display => "display",
            Self::Flatten => "flatten",
            Self::GroupId => "group_id",
            Self::Other => "other",
            Self::Rename => "rename = \"…\"",
            Self::RenameAll => "rename_all = \"camelCase\"",
            Self::Schema => "schema",
            Self::Skip => "skip",
            Self::With => "with = path::to::function",
        }
    }

    /// What its value is.
    pub(crate) fn value(self) -> &'static str {
        match self {
            Self::With => "the path of a function, without quotes",
            _ => "a string literal",
        }
    }

    pub(crate) fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name() == name)
    }
}

/// Where an attribute stands: what is allowed there.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) what: &'static str,
    pub(crate) keys: &'static [Key],
}

impl Place {
    pub(crate) const STRUCT_OF_TRAITS: Self =
        Self { what: "on the struct itself", keys: &[Key::Crate, Key::RenameAll, Key::Schema] };
    pub(crate) const ITEM: Self = Self { what: "on the struct or enum itself", keys: &[Key::Crate, Key::RenameAll] };
    pub(crate) const TRAIT_FIELD: Self = Self {
        what: "on a field of a `GroupTraits` struct",
        keys: &[
            Key::Rename,
            Key::Skip,
            Key::Flatten,
            Key::Display,
            Key::With,
            Key::Date,
            Key::Address,
            Key::Append,
            Key::Custom,
            Key::GroupId,
        ],
    };
    pub(crate) const ADDRESS_FIELD: Self = Self {
        what: "on a field of an `Address` struct",
        keys: &[Key::Rename, Key::Append, Key::Skip, Key::Display, Key::With],
    };
    pub(crate) const VARIANT: Self =
        Self { what: "on a variant of a `Text` enum", keys: &[Key::Rename, Key::Skip, Key::Other] };
    pub(crate) const VARIANT_FIELD: Self = Self { what: "on the field of a variant", keys: &[Key::Display] };
    pub(crate) const TEXT_FIELD: Self =
        Self { what: "on a field of a `Text` struct", keys: &[Key::Skip, Key::Display, Key::With] };
    pub(crate) const ID_FIELD: Self =
        Self { what: "on a field of an `Id` struct", keys: &[Key::Skip, Key::Display, Key::With] };
    pub(crate) const NEWTYPE_FIELD: Self = Self { what: "on a field of a newtype", keys: &[Key::Skip, Key::With] };

    /// The attribute that was probably meant.
    pub(crate) fn nearest(&self, key: &str) -> Option<Key> {
        let key = key.trim_start_matches("r#");
        if key == "id" && self.keys.contains(&Key::GroupId) {
            return Some(Key::GroupId);
        }
        self.keys.iter().copied().find(|known| group_spec::is_nearly(key, known.name()))
    }
}
