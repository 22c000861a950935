use std::{borrow::Cow, rc::Rc, sync::Arc};

use bson::oid::ObjectId;
use group_core::{GroupTraits, Text, Update, reserved};
use serde::Serialize;
use serde_json::json;
use url::Url;
use uuid::Uuid;

use crate::sent;

#[derive(GroupTraits)]
struct Company<T: reserved::Name> {
    name: T,
}

fn text_of(name: impl Text) -> serde_json::Value {
    sent(&Company { name })["name"].take()
}

#[test]
fn every_string_type_is_text() {
    assert_eq!(text_of(String::from("Initech")), "Initech");
    assert_eq!(text_of("Initech"), "Initech");
    assert_eq!(text_of(Box::<str>::from("Initech")), "Initech");
    assert_eq!(text_of(Rc::<str>::from("Initech")), "Initech");
    assert_eq!(text_of(Arc::<str>::from("Initech")), "Initech");
    assert_eq!(text_of(Cow::Borrowed("Initech")), "Initech");
    assert_eq!(text_of(Cow::<str>::Owned("Initech".into())), "Initech");
    assert_eq!(text_of('I'), "I");
}

#[test]
fn text_is_escaped_as_json_and_otherwise_kept() {
    for text in ["", " ", "\"\\\u{0}\u{1f}\u{7f}", "\u{2028}é\u{1f600}", "null"] {
        assert_eq!(text_of(text), text);
    }
}

#[test]
fn uuid_is_text_with_hyphens_in_lower_case() {
    let uuid = Uuid::from_u128(0x022B_B90C_BBAC_11E4_8DFC_AA07_A5B0_93DB);
    assert_eq!(text_of(uuid), "022bb90c-bbac-11e4-8dfc-aa07a5b093db");
}

#[test]
fn url_is_text() {
    assert_eq!(text_of(Url::parse("https://initech.com").unwrap()), "https://initech.com/");
}

#[test]
fn object_id_is_text_of_24_hexadecimal_digits() {
    assert_eq!(text_of(ObjectId::parse_str("507F191E810C19729DE860EA").unwrap()), "507f191e810c19729de860ea");
}

#[test]
fn text_by_hand_is_one_method() {
    struct Domain(&'static str);

    impl Text for Domain {
        fn text(&self) -> Update<Cow<'_, str>> {
            Update::Set(format!("https://{}", self.0).into())
        }
    }

    assert_eq!(text_of(Domain("initech.com")), "https://initech.com");
}

/// One enum per style of `rename_all`, which goes out as serde would write it.
macro_rules! styles {
    ($($style:literal)*) => {
        #[test]
        fn enum_is_renamed_in_every_style_of_serde() {
            $({
                #[derive(Serialize, Text)]
                #[serde(rename_all = $style)]
                #[group(rename_all = $style)]
                enum Plan {
                    Free,
                    FreeTrial,
                    Enterprise2Go,
                    HTTPOnly,
                    #[serde(rename = "à la carte")]
                    #[group(rename = "à la carte")]
                    Custom,
                }

                for plan in [Plan::Free, Plan::FreeTrial, Plan::Enterprise2Go, Plan::HTTPOnly, Plan::Custom] {
                    assert_eq!(text_of(&plan), serde_json::to_value(&plan).unwrap(), $style);
                }
            })*
        }
    };
}

styles! {
    "lowercase" "UPPERCASE" "PascalCase" "camelCase" "snake_case" "SCREAMING_SNAKE_CASE" "kebab-case"
    "SCREAMING-KEBAB-CASE"
}

#[test]
fn enum_goes_out_under_the_names_of_its_variants() {
    #[derive(Text)]
    enum Plan {
        Free,
        r#Self_,
    }

    assert_eq!(text_of(Plan::Free), "Free");
    assert_eq!(text_of(Plan::r#Self_), "Self_");
}

#[test]
fn enum_of_text_can_be_a_count() {
    #[derive(Text)]
    enum Size {
        #[group(rename = "11-50")]
        Small,
    }

    #[derive(GroupTraits)]
    struct Company {
        employees: Size,
    }

    assert_eq!(sent(&Company { employees: Size::Small }), json!({ "employees": "11-50" }));
}
