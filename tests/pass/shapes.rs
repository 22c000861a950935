//! Structs and enums of unusual shapes and layouts.

// Seen in derive_more#432, serde#830, zerocopy#1708, derive-where#106.
mod layouts {
    use group_core::{Address, Count, GroupTraits, Text, Update};

    #[repr(transparent)]
    #[derive(GroupTraits)]
    struct Tail {
        name: str,
    }

    #[derive(GroupTraits)]
    struct Inner<T: ?Sized>
    where
        T: Text,
    {
        x: u8,
        name: T,
    }

    #[derive(Text)]
    #[expect(dead_code, reason = "there is no value of it without unsafe code")]
    struct Website(str);

    #[derive(Address)]
    struct Office<T: ?Sized> {
        city: &'static str,
        street: T,
    }

    #[derive(GroupTraits)]
    struct Own<T: ?Sized> {
        seats: u8,
        flags: T,
    }

    #[derive(GroupTraits)]
    struct Flat<T: ?Sized> {
        seats: u8,
        #[group(flatten)]
        more: T,
    }

    #[derive(GroupTraits)]
    struct Displayed<T: ?Sized> {
        #[group(display, group_id)]
        key: u8,
        #[group(display)]
        name: T,
    }

    #[test]
    fn last_field_may_be_unsized() {
        // There is no value of it without unsafe code.
        let _ = |tail: &Tail| crate::sent(tail);
        let inner: &Inner<dyn Text> = &Inner { x: 1, name: "Initech" };
        assert_eq!(crate::sent(inner), r#"{"x":1,"name":"Initech"}"#);

        let office: &Office<dyn Text> = &Office { city: "Austin", street: "Main" };
        let Update::Set(address) = office.address() else { panic!("the address has two parts") };
        assert_eq!(address.street, Update::Set("Main".into()));

        let own: &Own<[bool]> = &Own { seats: 1, flags: [true, false] };
        assert_eq!(crate::sent(own), r#"{"seats":1,"flags":[true,false]}"#);

        let flat: &Flat<Own<[bool]>> = &Flat { seats: 1, more: Own { seats: 2, flags: [true] } };
        let _ = flat;

        let displayed: &Displayed<dyn std::fmt::Display> = &Displayed { key: 7, name: 8 };
        assert_eq!(crate::sent(displayed), r#"{"name":"8"}"#);
    }

    #[derive(GroupTraits, Clone, Copy)]
    #[repr(C, packed(2))]
    struct Packed {
        employees: u32,
        seats: u64,
        #[group(display)]
        id: u64,
        #[group(with = doubled)]
        rooms: u32,
        #[group(flatten)]
        more: More,
        #[group(group_id)]
        key: &'static str,
    }

    #[derive(GroupTraits, Clone, Copy)]
    #[repr(Rust, packed)]
    struct More {
        plan: Plan,
        website: Website2,
        address: PackedAddress,
        none: Option<u64>,
    }

    #[derive(Text, Clone, Copy)]
    #[repr(u8)]
    enum Plan {
        Free = 7,
        #[expect(dead_code, reason = "never built")]
        Paid,
    }

    #[derive(Text, Clone, Copy)]
    #[repr(Rust, packed)]
    struct Website2(#[group(skip)] u8, &'static str);

    #[derive(Count, Clone, Copy)]
    #[repr(Rust, packed)]
    struct Headcount(#[group(skip)] u8, u64);

    #[derive(Address, Clone, Copy)]
    #[repr(Rust, packed)]
    struct PackedAddress {
        #[group(skip)]
        floor: u8,
        #[group(display)]
        street: u64,
        city: &'static str,
    }

    #[derive(GroupTraits, Clone, Copy)]
    #[repr(Rust, packed)]
    struct PackedGeneric<T: Copy> {
        x: u8,
        seats: T,
    }

    fn doubled(number: &u32) -> u32 {
        number * 2
    }

    #[test]
    fn packed_structs_are_read_by_copy() {
        let packed = Packed {
            employees: 1,
            seats: 2,
            id: 3,
            rooms: 4,
            more: More {
                plan: Plan::Free,
                website: Website2(0, "w"),
                address: PackedAddress { floor: 1, street: 5, city: "Austin" },
                none: None,
            },
            key: "7",
        };
        assert_eq!(
            crate::sent(&packed),
            concat!(
                r#"{"employees":1,"seats":2,"id":"3","rooms":8,"plan":"Free","website":"w","#,
                r#""address":{"city":"Austin","street":"5"}}"#
            )
        );
        assert_eq!(group_core::HasGroupId::group_id(&packed), "7");
        assert_eq!(Headcount(0, 3).count(), Update::Set(3.into()));
        assert_eq!(crate::sent(&PackedGeneric { x: 1, seats: 2_u64 }), r#"{"x":1,"seats":2}"#);
        let (website, address) = (packed.more.website, packed.more.address);
        assert_eq!((website.0, Headcount(4, 0).0, address.floor), (0, 4, 1));
    }
}

// Seen in diesel-derive-enum#48, snafu#476, rust#37563.
mod empty {
    use std::convert::Infallible;

    use group_core::{Address, GroupTraits, Text};

    #[derive(Text)]
    enum Never {}

    #[derive(GroupTraits)]
    struct Empty {}

    #[derive(GroupTraits)]
    struct Unit;

    #[derive(GroupTraits)]
    #[expect(dead_code, reason = "there is no value of it")]
    struct AllSkipped {
        #[group(skip)]
        a: Infallible,
        #[group(skip)]
        b: Never,
    }

    #[derive(GroupTraits)]
    struct Impossible {
        plan: Never,
        #[group(flatten)]
        more: Empty,
    }

    #[derive(GroupTraits)]
    struct Maybe {
        plan: Option<Never>,
        #[group(flatten)]
        unit: Unit,
    }

    #[derive(Address)]
    struct Nowhere {}

    #[derive(Address)]
    struct NowhereAtAll;

    #[derive(GroupTraits)]
    struct Company {
        address: Nowhere,
        #[group(flatten)]
        more: Empty,
    }

    #[test]
    fn what_is_empty_sends_nothing() {
        assert_eq!(crate::sent(&Empty {}), "{}");
        assert_eq!(crate::sent(&Unit), "{}");
        assert_eq!(crate::sent(&Maybe { plan: None, unit: Unit }), "{}");
        assert_eq!(crate::sent(&Company { address: Nowhere {}, more: Empty {} }), "{}");
        assert!(matches!(NowhereAtAll.address(), group_core::Update::Set(address) if address.is_empty()));
        let _ = |skipped: &AllSkipped, impossible: &Impossible| (crate::sent(skipped), crate::sent(impossible));
    }
}

mod foreign_and_built_types {
    use std::{cell::Cell, collections::HashMap, rc::Rc, sync::Arc};

    use group_core::{GroupTraits, Text};

    mod private {
        use group_core::{GroupTraits, Text};

        #[derive(GroupTraits)]
        pub(crate) struct Company {
            pub(crate) name: String,
            plan: Plan,
        }

        #[derive(Text)]
        enum Plan {
            Free,
        }

        impl Company {
            pub(super) fn new(name: &str) -> Self {
                Self { name: name.into(), plan: Plan::Free }
            }
        }
    }

    #[derive(GroupTraits)]
    struct Company<'a> {
        name: &'a mut String,
        email: Rc<str>,
        phone: Arc<Option<Box<str>>>,
        website: std::borrow::Cow<'a, str>,
        description: &'a dyn Text,
        tuple: (u8, &'a [u8], [char; 2]),
        map: HashMap<&'a str, Vec<Option<u8>>>,
        cell: Cell<u8>,
        unit: (),
        #[expect(clippy::option_option, reason = "a user may have one")]
        nested: Option<Option<u8>>,
        raw: Result<u8, u8>,
        #[group(with = call)]
        function: fn(&u8) -> u8,
        #[group(with = count)]
        object: Box<dyn Fn(&str) -> usize + 'a>,
    }

    fn call(function: &fn(&u8) -> u8) -> u8 {
        function(&1)
    }

    fn count(object: &(impl Fn(&str) -> usize + ?Sized)) -> usize {
        object("abc")
    }

    #[test]
    fn fields_may_be_of_any_type() {
        let company = Company {
            name: &mut "Initech".to_owned(),
            email: "e".into(),
            phone: Arc::new(Some("p".into())),
            website: "w".into(),
            description: &"d",
            tuple: (1, &[2], ['a', 'b']),
            map: HashMap::from([("k", vec![None, Some(3)])]),
            cell: Cell::new(4),
            unit: (),
            nested: Some(None),
            raw: Ok(5),
            function: |number| number + 1,
            object: Box::new(str::len),
        };
        assert_eq!(
            crate::sent(&company),
            concat!(
                r#"{"name":"Initech","email":"e","phone":"p","website":"w","description":"d","tuple":[1,[2],["a","b"]],"#,
                r#""map":{"k":[null,3]},"cell":4,"unit":null,"raw":{"Ok":5},"function":2,"object":3}"#
            )
        );
        assert_eq!(crate::sent(&private::Company::new("Initech")), r#"{"name":"Initech","plan":"Free"}"#);
        assert_eq!(private::Company::new("Initech").name, "Initech");
    }
}

// What the parser of the derive leaves out to stay small, such as `if` and `match`, needs a `const` with a name: serde's derive
// has the same parser and the same limit.
mod expressions_in_types {
    use group_core::GroupTraits;

    const fn double(number: usize) -> usize {
        number * 2
    }

    macro_rules! array {
        ($length:expr) => {
            [u8; $length]
        };
    }

    #[derive(GroupTraits)]
    struct Company {
        sum: [u8; 1 + 1],
        called: [u8; double(1)],
        cast: [u8; 1_u8 as usize],
        size: [u8; size_of::<u8>()],
        masked: [u8; 3 & 5],
        written: array!(1),
    }

    #[test]
    fn length_of_an_array_may_be_an_expression() {
        let company = Company { sum: [1; 2], called: [2; 2], cast: [3], size: [4], masked: [5], written: [6] };
        assert_eq!(
            crate::sent(&company),
            r#"{"sum":[1,1],"called":[2,2],"cast":[3],"size":[4],"masked":[5],"written":[6]}"#
        );
    }
}
