//! Names in the user's scope, and names of fields, variants and items that could be those of generated code.

// Seen in client_rust#266, bytecheck#21, sval#218, log-derive#4.
mod shadowed_prelude {
    mod empty {}
    #[expect(unused_imports, reason = "they are there to be in the way")]
    use self::{empty as core, empty as serde, empty as std};

    #[expect(dead_code, reason = "it is there to be in the way")]
    type Result = ();
    struct Option;
    struct Vec;
    struct Box;
    struct String;
    struct Some;
    struct None;
    #[expect(dead_code, non_camel_case_types, reason = "they are there to be in the way")]
    mod primitives {
        pub(super) struct str;
        pub(super) struct usize;
        pub(super) struct bool;
    }
    #[expect(unused_imports, reason = "they are there to be in the way")]
    use self::primitives::{bool, str, usize};
    enum Shadow {
        Ok,
        Err,
    }
    use Shadow::{Err, Ok};

    #[expect(dead_code, reason = "they are there to be in the way")]
    mod traits {
        pub(super) trait Default {}
        pub(super) trait Into {}
        pub(super) trait Clone {}
        pub(super) trait Iterator {}
        pub(super) trait Copy {}
        pub(super) trait Sized {}
    }
    #[expect(unused_imports, reason = "they are there to be in the way")]
    use self::traits::{Clone, Copy, Default, Into, Iterator, Sized};

    #[derive(group_core::GroupTraits)]
    struct Company {
        name: ::std::string::String,
        employees: u32,
        plan: Plan,
        website: Website,
        address: Address,
        #[group(display)]
        industry: ::std::option::Option<u8>,
        #[group(flatten)]
        more: More,
        note: ::std::option::Option<::std::string::String>,
        #[group(group_id)]
        key: ::std::string::String,
    }

    #[derive(group_core::GroupTraits)]
    struct More {
        created_at: Founded,
    }

    #[derive(group_core::Text)]
    enum Plan {
        Free,
    }

    #[derive(group_core::Text)]
    struct Website(::std::string::String);

    #[derive(group_core::Address)]
    struct Address {
        city: ::std::string::String,
        #[group(display)]
        street: u8,
    }

    #[derive(group_core::Date)]
    struct Founded(group_core::IsoDate);

    #[derive(group_core::Count)]
    struct Headcount(u8);

    #[test]
    fn derives_name_nothing_that_the_user_shadows() {
        let company = Company {
            name: "Initech".into(),
            employees: 329,
            plan: Plan::Free,
            website: Website("initech.com".into()),
            address: Address { city: "Austin".into(), street: 1 },
            industry: ::std::option::Option::None,
            more: More { created_at: Founded(group_core::IsoDate::parse("1999-02-19").unwrap()) },
            note: ::std::option::Option::None,
            key: "7".into(),
        };
        assert_eq!(
            crate::sent(&company),
            concat!(
                r#"{"name":"Initech","employees":329,"plan":"Free","website":"initech.com","#,
                r#""address":{"city":"Austin","street":"1"},"createdAt":"1999-02-19"}"#
            ),
        );
        assert_eq!(group_core::HasGroupId::group_id(&company), "7");
        assert_eq!(group_core::Count::count(&Headcount(3)), group_core::Update::Set(3.into()));
        let _ = (Ok, Err, Option, Vec, Box, String, Some, None);
    }
}

// Seen in serde#1331, serde#1855, bytemuck#93, ref-cast#49, futures-rs#2099.
mod crate_path {
    mod facade {
        pub(super) mod deep {
            pub(in super::super) use group_core as g;
        }
    }

    use group_core::GroupTraits as Derive;

    #[derive(Derive)]
    #[group(crate = "crate::names::crate_path::facade::deep::g")]
    struct A {
        name: String,
    }

    mod inner {
        #[derive(group_core::GroupTraits)]
        #[group(crate = "super::facade::deep::g")]
        pub(super) struct B {
            pub(super) name: String,
        }

        use super::facade::deep::g as beside;

        #[derive(group_core::Text)]
        #[group(crate = "self::beside")]
        pub(super) enum C {
            Free,
        }
    }

    #[test]
    fn crate_is_any_path_that_use_would_take() {
        assert_eq!(crate::sent(&A { name: "Initech".into() }), r#"{"name":"Initech"}"#);
        assert_eq!(crate::sent(&inner::B { name: "Initech".into() }), r#"{"name":"Initech"}"#);
        assert_eq!(group_core::Text::text(&inner::C::Free), group_core::Update::Set("Free".into()));
    }

    #[test]
    fn crate_is_found_from_inside_a_function() {
        use group_core as local;

        #[derive(group_core::GroupTraits)]
        #[group(crate = "local")]
        struct D {
            name: String,
        }
        assert_eq!(crate::sent(&D { name: "Initech".into() }), r#"{"name":"Initech"}"#);
    }
}

// Seen in pdx-tools#469, gel-rust#47. A pattern may resolve to the `const` and the `static`.
//
// The program's `__serializer` is the same trait as its `serializer`, and `self_` the same as `__self`: one of the two is
// in a struct of its own here.
mod names_of_locals {
    #![allow(non_upper_case_globals, reason = "the names of likely locals")]

    #[derive(group_core::GroupTraits)]
    struct Company {
        value: u8,
        key: u8,
        map: u8,
        serializer: u8,
        ser: u8,
        state: u8,
        out: u8,
        this: u8,
        f: u8,
        s: u8,
        result: u8,
        error: u8,
        field: u8,
        fields: u8,
        item: u8,
        len: u8,
        sink: u8,
        traits: u8,
        __self: u8,
        __group: u8,
        __group_sink: u8,
    }

    #[derive(group_core::GroupTraits)]
    struct Others {
        __serializer: u8,
        self_: u8,
    }

    const serializer: u8 = 0;
    const sink: u8 = 0;
    const key: u8 = 0;
    const value: u8 = 0;
    static map: u8 = 1;
    #[expect(non_camel_case_types, reason = "the name of a likely local")]
    struct text;

    #[test]
    fn fields_may_have_the_names_of_generated_locals() {
        let company = Company {
            value: 1,
            key: 2,
            map: 3,
            serializer: 4,
            ser: 5,
            state: 6,
            out: 7,
            this: 8,
            f: 9,
            s: 10,
            result: 11,
            error: 12,
            field: 13,
            fields: 14,
            item: 15,
            len: 16,
            sink: 17,
            traits: 18,
            __self: 19,
            __group: 20,
            __group_sink: 21,
        };
        assert_eq!(
            crate::sent(&company),
            concat!(
                r#"{"value":1,"key":2,"map":3,"serializer":4,"ser":5,"state":6,"out":7,"this":8,"f":9,"s":10,"#,
                r#""result":11,"error":12,"field":13,"fields":14,"item":15,"len":16,"sink":17,"traits":18,"#,
                r#""__self":19,"__group":20,"__group_sink":21}"#,
            )
        );
        assert_eq!(crate::sent(&Others { __serializer: 1, self_: 2 }), r#"{"__serializer":1,"self_":2}"#);
        let _ = (serializer, sink, key, value, map, text);
    }
}

// Seen in zerocopy#2915, strum#194, prost#1097, derive_more#409, pyo3#5829, derivative#111.
mod names_of_associated_items {
    use std::fmt;

    use group_core::{Text, Update};

    #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "the names of items in generated code")]
    #[derive(Text)]
    enum Plan {
        Ok,
        Err,
        Error,
        Some,
        None,
        Output,
        FIELDS,
        Text,
        Update,
        Self_,
        text,
    }

    #[derive(group_core::GroupTraits)]
    struct Company {
        name: String,
        #[group(display)]
        industry: Industry,
        seats: u8,
    }

    #[expect(dead_code, clippy::unused_self, reason = "they are there to be in the way")]
    impl Company {
        const FIELDS: u8 = 0;
        const __SHAPE: u8 = 0;
        fn serialize(&self) {}
        fn fields(&self) {}
        fn __write(&self) {}
        fn write(&self) {}
    }

    struct Industry(&'static str);

    #[expect(dead_code, clippy::unused_self, reason = "they are there to be in the way")]
    impl Industry {
        fn as_text(&self) -> i32 {
            1
        }
        fn text(&self) -> i32 {
            1
        }
        fn displayed(&self) -> i32 {
            1
        }
        fn serialize(&self) -> i32 {
            2
        }
        fn to_string(&self) -> i32 {
            3
        }
        fn write(&self) {}
        fn write_as(&self) {}
        fn check(&self) {}
        fn is_absent(&self) -> ! {
            panic!()
        }
    }

    impl fmt::Display for Industry {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    #[test]
    fn variants_may_have_the_names_of_generated_items() {
        let texts = [
            (Plan::Ok, "Ok"),
            (Plan::Err, "Err"),
            (Plan::Error, "Error"),
            (Plan::Some, "Some"),
            (Plan::None, "None"),
            (Plan::Output, "Output"),
            (Plan::FIELDS, "FIELDS"),
            (Plan::Text, "Text"),
            (Plan::Update, "Update"),
            (Plan::Self_, "Self_"),
            (Plan::text, "text"),
        ];
        for (plan, text) in texts {
            assert_eq!(Text::text(&plan), Update::Set(text.into()));
        }
    }

    #[test]
    fn inherent_methods_of_the_user_are_never_called() {
        let company = Company { name: "Initech".into(), industry: Industry("Technology"), seats: 7 };
        assert_eq!(crate::sent(&company), r#"{"name":"Initech","industry":"Technology","seats":7}"#);
        assert_eq!(Company::FIELDS, 0);
    }
}

// Seen in getset#63, deku#220, boltffi#625, zlink#290, bon#8, bon#174.
mod raw_identifiers {
    use group_core::{Text, Update};

    #[expect(non_camel_case_types, reason = "keywords are in lower case")]
    #[derive(group_core::GroupTraits)]
    struct r#struct<'r#fn, r#impl> {
        r#type: u8,
        r#match: Option<u8>,
        r#name: &'r#fn str,
        r#enum: r#impl,
    }

    #[expect(non_camel_case_types, reason = "keywords are in lower case")]
    #[derive(Text)]
    #[group(rename_all = "UPPERCASE")]
    enum r#enum {
        r#type,
        r#async,
        Free,
    }

    #[derive(group_core::Address)]
    struct Raw {
        r#city: String,
        #[group(rename = "street")]
        r#where: String,
    }

    #[derive(group_core::GroupTraits)]
    #[group(crate = "r#group_core")]
    struct Prefixed {
        #[group(with = r#if)]
        r#email: u8,
        #[group(flatten)]
        r#else: Inner,
    }

    #[derive(group_core::GroupTraits)]
    struct Inner {
        r#gen: u8,
    }

    fn r#if(_: &u8) -> &'static str {
        "sales@initech.com"
    }

    #[test]
    fn raw_identifiers_are_sent_without_their_prefix() {
        let traits = r#struct { r#type: 1, r#match: None, r#name: "Initech", r#enum: "x" };
        assert_eq!(crate::sent(&traits), r#"{"type":1,"name":"Initech","enum":"x"}"#);

        for (variant, text) in [(r#enum::r#type, "TYPE"), (r#enum::r#async, "ASYNC"), (r#enum::Free, "FREE")] {
            assert_eq!(variant.text(), Update::Set(text.into()));
        }

        let raw = Raw { city: "Austin".into(), r#where: "Main".into() };
        let Update::Set(address) = group_core::Address::address(&raw) else { panic!("the address has two parts") };
        assert_eq!(address.city, Update::Set("Austin".into()));
        assert_eq!(address.street, Update::Set("Main".into()));

        let prefixed = Prefixed { r#email: 0, r#else: Inner { r#gen: 3 } };
        assert_eq!(crate::sent(&prefixed), r#"{"email":"sales@initech.com","gen":3}"#);
    }
}

// Seen in bevy#22865, prost#891. The lint `non_ascii_idents` is in the package `tests/lints`.
//
// The program's `x_` is the same trait as its `__x`, and is called `y_` here.
mod unusual_letters {
    #[derive(group_core::GroupTraits)]
    struct Company {
        _name_of_owner: u8,
        __x: u8,
        _0: u8,
        y_: u8,
        straße: u8,
        größe: u8,
        名前: u8,
    }

    #[expect(non_snake_case, reason = "a user may have named them so")]
    #[derive(group_core::GroupTraits)]
    struct Loud {
        NAME: String,
        createdBy: u8,
        a__b: u8,
    }

    #[derive(group_core::Text)]
    enum Größe {
        Ä1,
        Groß_,
    }

    #[test]
    fn names_are_sent_as_written() {
        let company = Company { _name_of_owner: 1, __x: 2, _0: 3, y_: 4, straße: 5, größe: 6, 名前: 7 };
        assert_eq!(
            crate::sent(&company),
            r#"{"_name_of_owner":1,"__x":2,"_0":3,"y_":4,"straße":5,"größe":6,"名前":7}"#,
        );
        assert_eq!(
            crate::sent(&Loud { NAME: "Initech".into(), createdBy: 1, a__b: 2 }),
            r#"{"name":"Initech","createdBy":1,"a__b":2}"#,
        );
        assert_eq!(group_core::Text::text(&Größe::Ä1), group_core::Update::Set("Ä1".into()));
        assert_eq!(group_core::Text::text(&Größe::Groß_), group_core::Update::Set("Groß_".into()));
    }
}

mod everything_imported {
    use group_core::*;

    #[derive(Id)]
    struct Key(String);

    #[derive(Count)]
    struct Headcount(u32);

    #[derive(Date)]
    struct Founded(IsoDate);

    #[test]
    fn methods_of_the_kinds_are_found() {
        let key = Key("7".into());
        assert_eq!(key.optional_id().value().unwrap(), "7");
        assert_eq!(key.id(), "7");
        assert_eq!("7".text().value().unwrap(), "7");
        assert_eq!(Headcount(7).count(), Update::Set(7.into()));
        let founded = Founded(IsoDate::parse("2015-02-23").unwrap());
        assert_eq!(founded.date().unwrap().value().unwrap().as_str(), "2015-02-23");
    }
}
