//! `#[group(…)]` in unusual forms, and beside the attributes of others.

// Seen in clap#4574, usage#1137, derivative#78. A type that derives `clap::Args` too can have no `#[group(…)]` on a field, as
// clap's `group` is refused there by either of the two; without one they get along.
mod attributes_of_others {
    #[derive(serde::Serialize, group_core::GroupTraits)]
    #[serde(rename_all = "camelCase")]
    struct Options {
        name: Option<String>,
        #[doc = "x"]
        #[cfg_attr(any(), group(bogus))]
        #[serde(rename = "tel")]
        phone: Option<String>,
        #[serde(skip)]
        #[group(skip)]
        #[expect(dead_code, reason = "it is skipped")]
        secret: u8,
        #[serde(skip_serializing)]
        #[group(rename = "seats")]
        seats: u8,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        free_seats: Option<u8>,
    }

    #[test]
    fn attributes_of_others_get_along() {
        let options = Options { name: None, phone: Some("1".into()), secret: 2, seats: 3, free_seats: Some(4) };
        assert_eq!(crate::sent(&options), r#"{"tel":"1","seats":3,"freeSeats":4}"#);
        assert_eq!(serde_json::to_string(&options).unwrap(), r#"{"name":null,"tel":"1","freeSeats":4}"#);
    }
}

// Seen in serde's issue2415, derive_more#265.
mod empty_and_repeated {
    use group_core::{Text, Update};

    #[derive(group_core::GroupTraits)]
    #[group()]
    #[cfg_attr(all(), group(rename_all = "camelCase"))]
    struct Company {
        #[group()]
        #[group(custom)]
        employes: u32,
        #[group(rename = "a b")]
        #[group(custom)]
        x: u8,
        total_billed: u8,
    }

    #[derive(group_core::Address)]
    #[group()]
    struct Office {
        #[group()]
        #[group(rename = "city")]
        #[group(display)]
        town: u8,
    }

    #[derive(Text)]
    #[group()]
    #[group(rename_all = "lowercase")]
    enum Plan {
        #[group()]
        Free,
        #[group(rename = "paid")]
        Paying,
    }

    #[derive(Text)]
    struct Website(#[group()] String, #[group(skip)] ());

    #[test]
    fn attributes_may_be_empty_and_on_several_lines() {
        assert_eq!(
            crate::sent(&Company { employes: 1, x: 2, total_billed: 3 }),
            r#"{"employes":1,"a b":2,"totalBilled":3}"#
        );
        let Update::Set(address) = group_core::Address::address(&Office { town: 1 }) else {
            panic!("the address has a city")
        };
        assert_eq!(address.city, Update::Set("1".into()));
        assert_eq!(Plan::Free.text(), Update::Set("free".into()));
        assert_eq!(Plan::Paying.text(), Update::Set("paid".into()));
        assert_eq!(Website("x".into(), ()).text(), Update::Set("x".into()));
    }
}

mod conversions {
    use std::{borrow::Cow, fmt};

    use group_core::{HasGroupId, IsoDate, PostalAddress, Update};

    struct Site {
        host: String,
    }

    impl Site {
        fn url(&self) -> String {
            format!("https://{}", self.host)
        }
    }

    mod convert {
        use group_core::{IsoDate, PostalAddress};

        pub(super) const fn borrowed(text: &[&'static str; 1]) -> &'static str {
            text[0]
        }
        pub(super) fn date(year: &u16) -> Option<IsoDate> {
            IsoDate::parse(&format!("{year}-01-01")).ok()
        }
        pub(super) fn address(city: &str) -> PostalAddress {
            PostalAddress { city: Some(city.into()), ..PostalAddress::default() }
        }
        pub(super) fn id<T: From<u8> + Copy>(id: &T) -> String
        where
            u32: From<T>,
        {
            u32::from(*id).to_string()
        }
    }

    #[derive(group_core::GroupTraits)]
    struct Company {
        #[group(with = Site::url)]
        website: Site,
        #[group(with = convert::borrowed)]
        name: [&'static str; 1],
        #[group(with = convert::date)]
        created_at: u16,
        #[group(with = convert::address)]
        address: String,
        #[group(with = Vec::len)]
        employees: Vec<u8>,
        #[group(with = <str as ToOwned>::to_owned)]
        plan: &'static str,
        #[group(with = convert::id::<u8>, group_id)]
        key: u8,
        #[group(with = Option::as_deref)]
        description: Option<Box<str>>,
        #[group(with = Clone::clone)]
        seats: Update<u8>,
        #[group(display)]
        industry: Update<fmt::Arguments<'static>>,
    }

    #[test]
    fn with_takes_any_path_of_a_function() {
        let company = Company {
            website: Site { host: "initech.com".into() },
            name: ["Initech"],
            created_at: 1999,
            address: "Austin".into(),
            employees: vec![1, 2],
            plan: "free",
            key: 7,
            description: None,
            seats: Update::Clear,
            industry: Update::Clear,
        };
        assert_eq!(
            crate::sent(&company),
            concat!(
                r#"{"website":"https://initech.com","name":"Initech","createdAt":"1999-01-01","#,
                r#""address":{"city":"Austin"},"employees":2,"plan":"free","seats":null,"industry":null}"#
            )
        );
        assert_eq!(company.group_id(), Cow::Borrowed("7"));
        let _: Option<IsoDate> = convert::date(&1999);
        let _: PostalAddress = convert::address("Austin");
    }
}
