//! `rename_all` and `rename` against serde's, on the same names.

use group_core::{Text, Update};

/// A struct and an enum with odd names, in one style.
macro_rules! style {
    ($module:ident, $style:literal) => {
        mod $module {
            #[expect(non_snake_case, reason = "a user may have named them so")]
            #[derive(Default, serde::Serialize, group_core::GroupTraits)]
            #[serde(rename_all = $style)]
            #[group(rename_all = $style)]
            pub(super) struct Fields {
                total_billed: u8,
                a: u8,
                _leading: u8,
                trailing_: u8,
                double__underscore: u8,
                x1_2y: u8,
                r#type: u8,
                r#gen: u8,
                camelCase: u8,
                PascalCase: u8,
                HTTPServer: u8,
                größe_ä: u8,
                naïve: u8,
                #[serde(rename = "As_It-is")]
                #[group(rename = "As_It-is")]
                renamed: u8,
            }

            #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "a user may have named them so")]
            #[derive(Clone, Copy, serde::Serialize, group_core::Text)]
            #[serde(rename_all = $style)]
            #[group(rename_all = $style)]
            pub(super) enum Variants {
                Free,
                FreeTrial,
                A,
                X1Y2,
                HTTP,
                HTTPServer,
                Snake_Case,
                lower_case,
                camelCase,
                _Leading,
                Trailing_,
                Self_,
                r#type,
                GrößeÄ,
                #[serde(rename = "As_It-is")]
                #[group(rename = "As_It-is")]
                Renamed,
            }

            impl Variants {
                pub(super) const ALL: [Self; 15] = [
                    Self::Free,
                    Self::FreeTrial,
                    Self::A,
                    Self::X1Y2,
                    Self::HTTP,
                    Self::HTTPServer,
                    Self::Snake_Case,
                    Self::lower_case,
                    Self::camelCase,
                    Self::_Leading,
                    Self::Trailing_,
                    Self::Self_,
                    Self::r#type,
                    Self::GrößeÄ,
                    Self::Renamed,
                ];
            }
        }

        #[test]
        fn $module() {
            let fields = $module::Fields::default();
            assert_eq!(crate::sent(&fields), serde_json::to_string(&fields).unwrap());
            for variant in $module::Variants::ALL {
                let serde_json::Value::String(text) = serde_json::to_value(variant).unwrap() else {
                    panic!("serde sends a unit variant as a string")
                };
                assert_eq!(variant.text(), Update::Set(text.into()));
            }
        }
    };
}

style!(lowercase, "lowercase");
style!(uppercase, "UPPERCASE");
style!(pascal_case, "PascalCase");
style!(camel_case, "camelCase");
style!(snake_case, "snake_case");
style!(screaming_snake_case, "SCREAMING_SNAKE_CASE");
style!(kebab_case, "kebab-case");
style!(screaming_kebab_case, "SCREAMING-KEBAB-CASE");

/// One name for serde and for us.
macro_rules! named {
    ($($field:ident = $name:literal),* $(,)?) => {
        #[derive(Default, serde::Serialize, group_core::GroupTraits)]
        struct Named {
            $(
                #[serde(rename = $name)]
                #[group(rename = $name)]
                $field: u8,
            )*
        }

        #[derive(Clone, Copy, serde::Serialize, Text)]
        #[expect(non_camel_case_types, reason = "one identifier serves for a field and a variant")]
        enum Texts {
            $(
                #[serde(rename = $name)]
                #[group(rename = $name)]
                $field,
            )*
        }

        const TEXTS: &[Texts] = &[$(Texts::$field),*];
    };
}

named! {
    quotes = "\"quoted\"",
    backslash = "a\\b",
    slash = "a/b",
    controls = "\0\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}\t\n\u{b}\u{c}\r\u{e}\u{f}\u{10}\u{11}\u{12}\u{13}\u{14}\u{15}\
                \u{16}\u{17}\u{18}\u{19}\u{1a}\u{1b}\u{1c}\u{1d}\u{1e}\u{1f}",
    delete = "a\u{7f}\u{80}b",
    separators = "a\u{2028}\u{2029}b",
    emoji = "🏢 é \u{10ffff}",
    raw = r#"a "raw" \n name"#,
    markup = "<b>&amp;</b>",
    braces = "{}{0}{{x}}",
}

#[test]
fn names_are_escaped_as_serde_json_escapes_them() {
    let named = Named::default();
    let (ours, theirs) = (crate::sent(&named), serde_json::to_string(&named).unwrap());
    let parse = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
    assert_eq!(parse(&ours), parse(&theirs));
    assert_eq!(ours, theirs);
    for variant in TEXTS {
        let Update::Set(text) = variant.text() else { panic!("a variant has a text") };
        assert_eq!(serde_json::to_string(&text).unwrap(), serde_json::to_string(variant).unwrap());
    }
}
