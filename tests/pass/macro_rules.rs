//! Structs that come out of a `macro_rules!` macro, with pieces that the caller handed to it.

// Seen in serde#2844, thiserror#86, thiserror#398, derivative#54, rust#121558.
mod pieces_of_the_caller {
    use group_core::{Count, Text, Update};

    macro_rules! company {
        ($Name:ident, $field:ident: $Type:ty, $wire:literal, $with:path, $($lifetime:lifetime)?, $Parameter:ident) => {
            #[derive(group_core::GroupTraits)]
            struct $Name<$($lifetime,)? $Parameter> {
                $field: $Type,
                #[group(rename = $wire)]
                other: u32,
                #[group(with = $with)]
                email: u8,
                #[group(display)]
                id: $Parameter,
                #[group(flatten)]
                $Parameter: More<$($lifetime)?>,
            }

            #[derive(group_core::GroupTraits)]
            struct More<$($lifetime)?> {
                phone: &$($lifetime)? str,
            }
        };
    }

    fn text(_: &u8) -> String {
        "sales@initech.com".into()
    }

    #[expect(non_snake_case, reason = "one identifier serves for a parameter and a field")]
    mod called {
        use super::text;
        company!(Company, name: Option<String>, "total billed", text, 'a, T);

        #[test]
        fn pieces_of_the_caller_are_found() {
            let company = Company { name: None, other: 1, email: 2, id: 3, T: More { phone: "4" } };
            assert_eq!(crate::sent(&company), r#"{"total billed":1,"email":"sales@initech.com","id":"3","phone":"4"}"#,);
        }
    }

    macro_rules! newtypes {
        ($Text:ident($Inner:ty), $Count:ident($Number:ty), $Plan:ident: $($variant:ident = $wire:literal),*) => {
            #[derive(group_core::Text)]
            struct $Text($Inner);
            #[derive(group_core::Count)]
            struct $Count($Number);
            #[derive(group_core::Text)]
            enum $Plan {
                $(#[group(rename = $wire)] $variant),*
            }
        };
    }
    newtypes!(Website(Option<String>), Headcount(u8), Plan: Free = "free", Paid = "paid plan");

    #[test]
    fn newtypes_and_enums_come_from_a_macro_too() {
        assert_eq!(Website(None).text(), Update::Keep);
        assert_eq!(Headcount(3).count(), Update::Set(3.into()));
        assert_eq!(Plan::Free.text(), Update::Set("free".into()));
        assert_eq!(Plan::Paid.text(), Update::Set("paid plan".into()));
    }

    macro_rules! within {
        ($($body:tt)*) => { $($body)* };
    }
    macro_rules! twice {
        ($Type:ty) => {
            within! {
                #[derive(group_core::GroupTraits)]
                struct Nested {
                    name: $Type,
                    #[group(skip)]
                    #[expect(dead_code, reason = "it is skipped")]
                    rest: $Type,
                }
            }
        };
    }
    twice!(&'static str);

    #[test]
    fn macros_may_be_nested() {
        assert_eq!(crate::sent(&Nested { name: "Initech", rest: "" }), r#"{"name":"Initech"}"#);
    }
}

// Seen in serde_with#538, facet#116, rust#55565, serde_tokenstream#1.
mod types_in_invisible_groups {
    #![allow(unused_parens, reason = "a user may have written them")]

    macro_rules! company {
        ($($field:ident: $Type:ty),*) => {
            #[derive(group_core::GroupTraits)]
            struct Company {
                $($field: $Type),*
            }
        };
    }
    company!(name: Option<String>, employees: (u32), custom: Option<Vec<u8>>, description: &'static (str));

    type Maybe = Option<String>;

    #[derive(group_core::GroupTraits)]
    struct Aliased {
        name: Maybe,
        phone: ::core::option::Option<String>,
        plan: (Option<String>),
        industry: ((Option<(String)>)),
        seats: Box<Option<(u8)>>,
    }

    #[test]
    fn none_is_left_out_whatever_its_type_looks_like() {
        let company = Company { name: None, employees: 1, custom: None, description: "x" };
        assert_eq!(crate::sent(&company), r#"{"employees":1,"description":"x"}"#);
        let aliased = Aliased { name: None, phone: None, plan: None, industry: None, seats: Box::new(None) };
        assert_eq!(crate::sent(&aliased), "{}");
        let company = Company { name: Some("Initech".into()), employees: 1, custom: Some(vec![2]), description: "x" };
        assert_eq!(crate::sent(&company), r#"{"name":"Initech","employees":1,"custom":[2],"description":"x"}"#);
    }
}

// Seen in serde#570, serde#1634, serde#1895.
mod attributes_that_are_not_literals {
    macro_rules! company {
        ($doc:expr, $wire:literal, $(#[$meta:meta])*) => {
            $(#[$meta])*
            #[doc = $doc]
            #[derive(group_core::GroupTraits)]
            struct Company {
                #[doc = concat!("a", $wire)]
                #[doc(hidden)]
                #[doc(alias = "x")]
                name: String,
                #[doc = $doc]
                #[group(rename = $wire)]
                other: u8,
            }
        };
    }
    company!(stringify!(x + y), "wire name", /** docs of the macro's caller */);

    #[test]
    fn other_attributes_may_hold_anything() {
        assert_eq!(crate::sent(&Company { name: "Initech".into(), other: 1 }), r#"{"name":"Initech","wire name":1}"#);
    }
}
