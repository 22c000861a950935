//! The names of fields and variants on the wire.

use syn::{Ident, ext::IdentExt};

/// A style of `rename_all`, as serde has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

/// The styles under the names that `rename_all` takes.
pub(crate) const CASES: [(&str, Case); 8] = [
    ("lowercase", Case::Lower),
    ("UPPERCASE", Case::Upper),
    ("PascalCase", Case::Pascal),
    ("camelCase", Case::Camel),
    ("snake_case", Case::Snake),
    ("SCREAMING_SNAKE_CASE", Case::ScreamingSnake),
    ("kebab-case", Case::Kebab),
    ("SCREAMING-KEBAB-CASE", Case::ScreamingKebab),
];

impl Case {
    pub(crate) fn find(name: &str) -> Option<Self> {
        CASES.iter().find(|(known, _)| *known == name).map(|(_, case)| *case)
    }

    /// The name of the style that was probably meant.
    pub(crate) fn nearest(name: &str) -> Option<&'static str> {
        CASES.into_iter().map(|(known, _)| known).find(|known| group_spec::is_nearly(name, known))
    }

    /// Renames a field, which is taken to be in `snake_case`.
    pub(crate) fn of_field(self, field: &str) -> String {
        match self {
            Self::Lower | Self::Snake => field.to_owned(),
            Self::Upper | Self::ScreamingSnake => field.to_ascii_uppercase(),
            Self::Pascal => field.split('_').map(capitalized).collect(),
            Self::Camel => uncapitalized(&Self::Pascal.of_field(field)),
            Self::Kebab => field.replace('_', "-"),
            Self::ScreamingKebab => Self::Upper.of_field(field).replace('_', "-"),
        }
    }

    /// Renames a variant, which is taken to be in `PascalCase`.
    pub(crate) fn of_variant(self, variant: &str) -> String {
        match self {
            Self::Lower => variant.to_ascii_lowercase(),
            Self::Upper => variant.to_ascii_uppercase(),
            Self::Pascal => variant.to_owned(),
            Self::Camel => uncapitalized(variant),
            Self::Snake => {
                let mut snake = String::new();
                for (index, letter) in variant.char_indices() {
                    if index > 0 && letter.is_uppercase() {
                        snake.push('_');
                    }
                    snake.push(letter.to_ascii_lowercase());
                }
                snake
            }
            Self::ScreamingSnake | Self::Kebab | Self::ScreamingKebab => {
                self.of_field(&Self::Snake.of_variant(variant))
            }
        }
    }
}

fn capitalized(word: &str) -> String {
    with_first(word, |first| first.to_ascii_uppercase())
}

fn uncapitalized(word: &str) -> String {
    with_first(word, |first| first.to_ascii_lowercase())
}

fn with_first(word: &str, change: impl FnOnce(char) -> char) -> String {
    let mut letters = word.chars();
    letters.next().map(change).into_iter().chain(letters).collect()
}

/// The name without `r#`.
pub(crate) fn unraw(ident: &Ident) -> String {
    ident.unraw().to_string()
}

/// `,"name":`, with the name escaped as `serde_json` does it.
pub(crate) fn json_key(name: &str) -> String {
    let mut json = String::from(",\"");
    for letter in name.chars() {
        match letter {
            '"' | '\\' => json.extend(['\\', letter]),
            '\x08' => json.push_str("\\b"),
            '\t' => json.push_str("\\t"),
            '\n' => json.push_str("\\n"),
            '\x0c' => json.push_str("\\f"),
            '\r' => json.push_str("\\r"),
            '\0'..='\x1f' => json.extend(format!("\\u{:04x}", u32::from(letter)).chars()),
            _ => json.push(letter),
        }
    }
    json.push_str("\":");
    json
}
