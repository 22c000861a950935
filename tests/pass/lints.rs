//! What lints say of the user's own lines, which the derive neither repeats nor hides. That nothing in generated code is
//! linted is tested by the package `tests/lints`.

// Seen in thiserror#91, clap#4951, schemars#467, darling#435, serde#2904.
mod paths_as_the_user_wrote_them {
    #![forbid(unused_qualifications, unused_imports, clippy::absolute_paths)]

    use group_core::{GroupTraits, Text, Update};
    use std::option::Option;

    #[derive(GroupTraits)]
    struct Company {
        name: Option<String>,
        plan: Plan,
        seats: Update<u8>,
    }

    #[derive(Text)]
    enum Plan {
        Free,
    }

    #[test]
    fn paths_of_generated_code_are_not_linted() {
        let company = Company { name: None, plan: Plan::Free, seats: Update::Keep };
        assert_eq!(crate::sent(&company), r#"{"plan":"Free"}"#);
    }
}

// Seen in thiserror#72, thiserror#394, rust#92313, rust#110374.
mod lints_that_the_user_allows {
    #![deny(clippy::absolute_paths, clippy::allow_attributes, clippy::allow_attributes_without_reason)]

    use group_core::{Address, GroupTraits, Text, Update};

    #[deprecated]
    #[derive(Text)]
    struct Old(#[expect(clippy::absolute_paths, reason = "for the test")] std::string::String);

    #[derive(GroupTraits)]
    struct Company<T> {
        #[expect(deprecated, reason = "for the test")]
        name: Old,
        email: String,
        #[expect(clippy::absolute_paths, reason = "for the test")]
        seats: std::vec::Vec<T>,
        #[group(flatten)]
        more: Option<Other>,
    }

    #[derive(GroupTraits)]
    #[expect(deprecated, reason = "for the test")]
    struct Other {
        phone: Old,
        address: Office,
    }

    #[derive(Address)]
    struct Office {
        #[expect(deprecated, reason = "for the test")]
        city: Option<Old>,
    }

    #[test]
    #[expect(deprecated, reason = "for the test")]
    fn what_is_allowed_for_a_type_is_allowed_in_generated_code() {
        let other = Other { phone: Old("p".into()), address: Office { city: None } };
        let company = Company { name: Old("n".into()), email: "e".into(), seats: vec![1], more: Some(other) };
        assert_eq!(crate::sent(&company), r#"{"name":"n","email":"e","seats":[1],"phone":"p"}"#);
        assert_eq!(company.name.text(), Update::Set("n".into()));
    }
}

mod lints_that_only_generated_code_could_meet {
    #[deprecated]
    fn old(text: &str) -> &str {
        text
    }

    #[derive(group_core::GroupTraits)]
    struct Company {
        #[group(with = old)]
        #[allow(deprecated, reason = "the function is named nowhere else, so it cannot be `expect`")]
        email: String,
        #[allow(unused, reason = "an `expect` of this lint breaks the incremental compilation of rustc 1.95")]
        seats: Vec<(u8)>,
    }

    #[test]
    fn what_is_allowed_for_a_field_is_allowed_in_generated_code() {
        assert_eq!(crate::sent(&Company { email: "e".into(), seats: vec![1] }), r#"{"email":"e","seats":[1]}"#);
    }
}

// Seen in rust#85200, rust#98871.
mod dead_code {
    #[derive(group_core::GroupTraits)]
    struct Company {
        name: String,
        #[group(skip)]
        #[expect(dead_code, reason = "that it is sent is the only use that a field can have here")]
        never_read: String,
    }

    #[derive(group_core::GroupTraits)]
    #[expect(dead_code, reason = "a derive is no use of a struct")]
    struct NeverBuilt {
        name: String,
    }

    #[derive(group_core::Text)]
    enum Plan {
        Free,
        #[expect(dead_code, reason = "a derive is no use of a variant")]
        NeverBuilt,
    }

    #[test]
    fn only_what_is_sent_counts_as_used() {
        let company = Company { name: "Initech".into(), never_read: String::new() };
        assert_eq!(crate::sent(&company), r#"{"name":"Initech"}"#);
        assert_eq!(group_core::Text::text(&Plan::Free), group_core::Update::Set("Free".into()));
    }
}
