//! `Option`, `Update`, `&`, `&mut`, `Box`, `Rc`, `Arc` and `Cow`, each in each, for every kind of value.

use std::{borrow::Cow, rc::Rc, sync::Arc};

use group_core::{Address, Count, Date, GroupTraits, PostalAddress, Text, Update, reserved};
use serde::Serialize;
use serde_json::json;

use crate::sent;

fn cow<'a, T: Clone + 'a>(value: T) -> Cow<'a, T> {
    Cow::Owned(value)
}

/// Calls `$check!` with the value in every wrapper in every wrapper.
macro_rules! in_every_wrapper {
    ($check:ident, $value:expr) => {
        // A `&mut` cannot be cloned, and so not be in a `Cow`.
        $check!(&mut $value);
        in_every_wrapper!(@outer $check, &mut $value);
        in_every_wrapper!(@inner $check, Some($value));
        in_every_wrapper!(@inner $check, Update::Set($value));
        in_every_wrapper!(@inner $check, &$value);
        in_every_wrapper!(@inner $check, Box::new($value));
        in_every_wrapper!(@inner $check, Rc::new($value));
        in_every_wrapper!(@inner $check, Arc::new($value));
        in_every_wrapper!(@inner $check, cow($value));
    };
    (@inner $check:ident, $value:expr) => {
        $check!($value);
        $check!(cow($value));
        in_every_wrapper!(@outer $check, $value);
    };
    (@outer $check:ident, $value:expr) => {
        $check!(Some($value));
        $check!(Update::Set($value));
        $check!(&$value);
        $check!(&mut $value);
        $check!(Box::new($value));
        $check!(Rc::new($value));
        $check!(Arc::new($value));
    };
}

/// What is true of every kind: `$Bound` is the kind, `$name` a trait that takes it, and `$value` goes out as `$json`.
macro_rules! kinds {
    ($($kind:ident: $Bound:path, $name:literal, $Type:ty = $value:expr => $json:expr;)*) => {
        $(mod $kind {
            use super::*;

            #[derive(GroupTraits)]
            struct Company<T: $Bound> {
                #[group(rename = $name)]
                field: T,
            }

            fn of<T: $Bound>(field: T) -> serde_json::Value {
                sent(&Company { field })
            }

            #[test]
            fn value_goes_out_through_every_wrapper() {
                let value: $Type = $value;
                macro_rules! goes_out {
                    ($wrapped:expr) => {
                        assert_eq!(of($wrapped), json!({ $name: $json }), stringify!($wrapped))
                    };
                }
                goes_out!(value.clone());
                in_every_wrapper!(goes_out, value.clone());
                goes_out!(Box::new(Some(Arc::new(Update::Set(&Rc::new(cow(Some(&mut value.clone()).as_deref())))))));
            }

            #[test]
            fn nothing_is_left_out_of_every_wrapper() {
                macro_rules! is_left_out {
                    ($wrapped:expr) => {
                        assert_eq!(of($wrapped), json!({}), stringify!($wrapped))
                    };
                }
                is_left_out!(None::<$Type>);
                is_left_out!(Update::<$Type>::Keep);
                in_every_wrapper!(is_left_out, None::<$Type>);
                in_every_wrapper!(is_left_out, Update::<$Type>::Keep);
            }

            #[test]
            fn clear_is_null_in_every_wrapper() {
                macro_rules! is_null {
                    ($wrapped:expr) => {
                        assert_eq!(of($wrapped), json!({ $name: null }), stringify!($wrapped))
                    };
                }
                is_null!(Update::<$Type>::Clear);
                in_every_wrapper!(is_null, Update::<$Type>::Clear);
            }
        })*
    };
}

kinds! {
    text: Text, "name", String = "Initech".into() => "Initech";
    borrowed_text: Text, "plan", &str = "free" => "free";
    number: Count, "employees", u32 = 329 => 329;
    text_of_a_count: Count, "employees", &str = "11-50" => "11-50";
    date: Date, "createdAt", jiff::civil::Date = jiff::civil::date(2015, 2, 23) => "2015-02-23";
    address: Address, "address", PostalAddress =
        PostalAddress { city: Some("Austin".into()), ..PostalAddress::default() } => json!({ "city": "Austin" });
    own: Serialize, "seats", Vec<u8> = vec![1] => json!([1]);
}

#[test]
fn every_reserved_trait_is_cleared_and_kept() {
    #[derive(Default, GroupTraits)]
    struct Company {
        address: Update<PostalAddress>,
        avatar: Update<url::Url>,
        created_at: Update<std::time::SystemTime>,
        description: Update<String>,
        email: Update<Box<str>>,
        employees: Update<u64>,
        id: Update<uuid::Uuid>,
        industry: Update<&'static str>,
        name: Update<Cow<'static, str>>,
        phone: Update<Rc<str>>,
        website: Update<Option<String>>,
        plan: Update<char>,
        #[group(rename = "total billed")]
        total_billed: Update<f64>,
    }

    assert_eq!(sent(&Company::default()), json!({}));
    let cleared = Company {
        address: Update::Clear,
        avatar: Update::Clear,
        created_at: Update::Clear,
        description: Update::Clear,
        email: Update::Clear,
        employees: Update::Clear,
        id: Update::Clear,
        industry: Update::Clear,
        name: Update::Clear,
        phone: Update::Clear,
        website: Update::Clear,
        plan: Update::Clear,
        total_billed: Update::Clear,
    };
    assert_eq!(
        sent(&cleared),
        json!({
            "address": null, "avatar": null, "createdAt": null, "description": null, "email": null, "employees": null,
            "id": null, "industry": null, "name": null, "phone": null, "website": null, "plan": null, "total billed": null,
        })
    );
}

#[test]
fn a_marker_is_bound_enough_for_every_wrapper() {
    fn clear<T: reserved::Email>(_: T) -> impl reserved::Email {
        Some(Update::<Cow<'static, str>>::Clear)
    }

    #[derive(GroupTraits)]
    struct Company<T: reserved::Email> {
        email: T,
    }

    assert_eq!(sent(&Company { email: clear("sales@initech.com") }), json!({ "email": null }));
}
