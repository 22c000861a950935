//! Generic structs: what is copied from them, and which bounds they get.

// Seen in speedy#49, ouroboros#137, rust#84243, rust-derive-builder#127.
mod defaults {
    #[derive(group_core::GroupTraits)]
    #[expect(unused_braces, reason = "a user may have written them")]
    struct Company<'a, T = u32, const N: usize = 4, const B: bool = { 2 > 1 }>
    where
        T: Copy,
    {
        name: &'a str,
        #[group(skip)]
        #[expect(dead_code, reason = "it is skipped")]
        items: [T; N],
        #[group(skip)]
        #[expect(dead_code, reason = "it is skipped")]
        more: [u8; { 2 + 2 }],
    }

    #[test]
    fn defaults_of_parameters_stay_with_the_struct() {
        let company: Company<'static> = Company { name: "Initech", items: [1; 4], more: [0; 4] };
        assert_eq!(crate::sent(&company), r#"{"name":"Initech"}"#);
        let company: Company<'_, u8, 0, false> = Company { name: "Initech", items: [], more: [0; 4] };
        assert_eq!(crate::sent(&company), r#"{"name":"Initech"}"#);
    }
}

// Seen in scylla-rust-driver#1542, core-json#15, bincode#614, zerocopy#3674.
//
// The program's tuple struct is refused here, since its field has no name to be sent under; `Text` and `Count` take one.
mod where_clauses {
    use std::fmt::Display;

    use group_core::{Count, Text, Update};

    #[derive(Text)]
    struct A<T>(T)
    where
        T: Display + Text;

    #[derive(group_core::GroupTraits)]
    struct B<'a, T: 'a + ?Sized>
    where
        for<'b> &'b T: Sized,
        T: Display,
        Self: Sized,
    {
        #[group(skip)]
        #[expect(dead_code, reason = "it is skipped")]
        x: &'a T,
        name: String,
    }

    #[derive(group_core::GroupTraits)]
    struct C<T> {
        #[group(skip)]
        #[expect(dead_code, reason = "it is skipped")]
        t: T,
        name: String,
    }

    #[derive(Count)]
    struct D<T>(T)
    where
        T: Into<u64>;

    #[test]
    fn where_clauses_are_kept() {
        assert_eq!(A("x").text(), Update::Set("x".into()));
        assert_eq!(crate::sent(&B { x: "unsized", name: "Initech".into() }), r#"{"name":"Initech"}"#);
        assert_eq!(crate::sent(&C { t: (), name: "Initech".into() }), r#"{"name":"Initech"}"#);
        assert_eq!(D(1_u8).count(), Update::Set(1.into()));
    }
}

// Seen in miette#211, redb#1395, postgres-from-row#10, zerocopy#3674.
mod names_of_parameters {
    use std::marker::PhantomData;

    use group_core::{Id, IntoId, Text, Update};

    #[derive(group_core::GroupTraits)]
    struct Company<'a, 'b, 'de, 's, '__a, 'group, '__group, T, S, M, V, __S, Ser, K, Sink, Name>
    where
        S: Copy,
    {
        #[group(skip)]
        #[expect(clippy::type_complexity, reason = "there are many parameters")]
        p: PhantomData<(
            &'a (),
            &'b (),
            &'de (),
            &'s (),
            &'__a (),
            &'group (),
            &'__group (),
            T,
            S,
            M,
            V,
            __S,
            Ser,
            K,
            Sink,
        )>,
        name: &'a Name,
    }

    #[derive(Text)]
    struct Website<'a, '__group, T>(&'a T, #[group(skip)] PhantomData<&'__group ()>);

    #[derive(Id)]
    struct Key<'__group_id, '__group_text, T>(&'__group_id T, #[group(skip)] PhantomData<&'__group_text ()>);

    struct String;
    type T = u8;

    #[test]
    fn parameters_may_have_any_name() {
        let company: Company<'_, '_, '_, '_, '_, '_, '_, u8, u8, u8, u8, u8, u8, u8, u8, &str> =
            Company { p: PhantomData, name: &"Initech" };
        assert_eq!(crate::sent(&company), r#"{"name":"Initech"}"#);
        let _ = (String, 0 as T);
    }

    #[test]
    fn lifetime_of_an_id_may_have_any_name() {
        let website = Website(&"initech.com", PhantomData);
        assert_eq!(website.text(), Update::Set("initech.com".into()));
        let key = Key(&"initech", PhantomData);
        assert_eq!(key.id(), "initech");
        assert_eq!(key.into_id(), "initech");
    }
}

// Seen in rust-gc#67, educe#17, scale-info#73, thiserror#345, rust#67958, rust#135912.
mod bounds {
    use std::{
        fmt::{self, Display},
        marker::PhantomData as Ghost,
    };

    use group_core::{Address, Count, Date, GroupTraits, HasGroupId, IsoDate, Text, Update};

    struct Plain;
    trait Shop {
        type Name;
        type Number;
    }
    impl Shop for Plain {
        type Name = String;
        type Number = u8;
    }

    #[derive(GroupTraits)]
    struct Company<P: Shop, X> {
        name: Option<P::Name>,
        employees: Update<<P as Shop>::Number>,
        plans: Vec<P::Name>,
        #[group(display)]
        industry: Option<P::Number>,
        #[group(skip)]
        x: Ghost<fn() -> X>,
        #[group(skip)]
        #[expect(dead_code, reason = "it is skipped")]
        y: Option<X>,
    }

    #[test]
    fn what_is_not_sent_is_not_bounded() {
        let company: Company<Plain, Plain> = Company {
            name: None,
            employees: Update::Set(1),
            plans: vec!["free".into()],
            industry: Some(2),
            x: Ghost,
            y: Some(Plain),
        };
        assert_eq!(crate::sent(&company), r#"{"employees":1,"plans":["free"],"industry":"2"}"#);
    }

    /// A typed ID: what it is displayed as does not depend on the parameter.
    struct Key<Of>(u8, Ghost<Of>);
    impl<Of> Display for Key<Of> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "key-{}", self.0)
        }
    }

    #[derive(GroupTraits)]
    struct Keyed<Of> {
        #[group(display)]
        id: Key<Of>,
        #[group(display)]
        description: Option<Key<Of>>,
        #[group(display, group_id)]
        key: Key<Of>,
    }

    #[derive(Address)]
    struct Office<Of> {
        #[group(display)]
        street: Update<Key<Of>>,
    }

    #[test]
    fn displayed_type_is_bounded_and_not_its_parameters() {
        let keyed = Keyed { id: Key(1, Ghost::<Plain>), description: Some(Key(2, Ghost)), key: Key(3, Ghost) };
        assert_eq!(crate::sent(&keyed), r#"{"id":"key-1","description":"key-2"}"#);
        assert_eq!(keyed.group_id(), "key-3");
        let office = Office { street: Update::Set(Key(1, Ghost::<Plain>)) };
        let Update::Set(address) = office.address() else { panic!("the address has a street") };
        assert_eq!(address.street, Update::Set("key-1".into()));
    }

    #[derive(GroupTraits)]
    struct Displayed<T, U>
    where
        T: Shop,
    {
        #[group(display)]
        name: T::Name,
        #[group(display)]
        email: Option<U>,
        #[group(display)]
        phone: Update<Option<U>>,
        #[group(display)]
        website: Box<U>,
        #[group(display)]
        plan: std::option::Option<U>,
    }

    #[test]
    fn displayed_parameter_may_be_wrapped() {
        let traits: Displayed<Plain, char> =
            Displayed { name: "n".into(), email: None, phone: Update::Clear, website: Box::new('w'), plan: Some('p') };
        assert_eq!(crate::sent(&traits), r#"{"name":"n","phone":null,"website":"w","plan":"p"}"#);
    }

    #[derive(Text)]
    struct Website<T: ?Sized>(#[group(skip)] u8, Box<T>);

    #[derive(Count)]
    struct Headcount<T>(Option<T>);

    #[derive(Date)]
    struct Founded<T>(T);

    /// Implements no kind at all.
    struct Opaque;

    #[test]
    fn newtypes_are_bounded_by_what_they_hold() {
        let website = Website::<str>(0, "initech.com".into());
        assert_eq!(website.text(), Update::Set("initech.com".into()));
        assert_eq!(website.0, 0);
        // A newtype of text that is no ID is still text.
        assert_eq!(Website(0, Box::new('x')).text(), Update::Set("x".into()));
        assert_eq!(Headcount::<u8>(None).count(), Update::Keep);
        assert!(Founded(IsoDate::parse("1999-02-19").unwrap()).date().is_ok());
        let _ = (Website(0, Box::new(Opaque)), Headcount(Some(Opaque)), Founded(Opaque));
    }

    #[derive(GroupTraits)]
    struct Array<const N: usize, T = u8> {
        own: [T; N],
        flags: [bool; 2],
    }

    #[derive(GroupTraits)]
    struct Letters<const N: usize> {
        letters: Buffer<N>,
    }

    struct Buffer<const N: usize>([u8; N]);
    impl serde::Serialize for Buffer<3> {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(&self.0.len())
        }
    }

    #[test]
    fn const_parameters_are_bounded_too() {
        assert_eq!(
            crate::sent(&Array { own: [1, 2, 3], flags: [true, false] }),
            r#"{"own":[1,2,3],"flags":[true,false]}"#
        );
        assert_eq!(crate::sent(&Letters { letters: Buffer([0; 3]) }), r#"{"letters":"3"}"#);
        let _ = Letters { letters: Buffer([0; 4]) };
    }

    /// Where a path or a lifetime has the name of a parameter, it is not the parameter.
    mod same_name {
        #[derive(serde::Serialize)]
        pub(super) struct T(pub(super) u8);
    }

    #[expect(non_snake_case, reason = "the name of the lifetime is that of the parameter")]
    #[derive(GroupTraits)]
    struct SameName<'T, T> {
        own: same_name::T,
        name: &'T str,
        #[group(skip)]
        #[expect(dead_code, reason = "it is skipped")]
        rest: T,
    }

    #[test]
    fn only_a_parameter_is_bounded() {
        assert_eq!(crate::sent(&SameName { own: same_name::T(1), name: "x", rest: Opaque }), r#"{"own":1,"name":"x"}"#);
    }
}

// Seen in case-studies#13, derive_more#298.
mod absent_values {
    use group_core::Update;

    #[derive(group_core::GroupTraits)]
    struct Wrapper<T> {
        seats: T,
        name: String,
    }

    #[test]
    fn absent_values_are_left_out_in_generic_code_too() {
        let absent: Wrapper<Option<u32>> = Wrapper { seats: None, name: "x".into() };
        assert_eq!(crate::sent(&absent), r#"{"name":"x"}"#);
        let keep: Wrapper<Update<u32>> = Wrapper { seats: Update::Keep, name: "x".into() };
        assert_eq!(crate::sent(&keep), r#"{"name":"x"}"#);
        let clear: Wrapper<Update<u32>> = Wrapper { seats: Update::Clear, name: "x".into() };
        assert_eq!(crate::sent(&clear), r#"{"seats":null,"name":"x"}"#);
    }
}

// Seen in serde#1506, serde#1969, zerocopy#2127.
mod self_in_types {
    use group_core::GroupTraits;

    #[derive(GroupTraits)]
    struct Company
    where
        Self: Sized,
    {
        name: String,
        #[group(skip)]
        #[expect(dead_code, reason = "it is skipped")]
        parent: Option<Box<Self>>,
        #[group(with = first)]
        children: Vec<Self>,
        #[group(skip)]
        #[expect(dead_code, reason = "it is skipped")]
        raw: [u8; Self::N],
        sizes: [u8; Self::N],
        kind: <Self as Kind>::Of,
    }

    trait Kind {
        type Of;
    }

    impl Kind for Company {
        type Of = u8;
    }

    impl Company {
        const N: usize = 2;
    }

    #[expect(clippy::ptr_arg, clippy::cast_possible_truncation, reason = "the type of the field")]
    fn first(children: &Vec<Company>) -> u32 {
        children.len() as u32
    }

    /// A tree: the children are sent as one trait of their own type.
    #[derive(GroupTraits)]
    struct Tree<T: Clone + serde::Serialize> {
        name: T,
        #[group(with = Self::labels)]
        children: Vec<Self>,
    }

    impl<T: Clone + serde::Serialize> Tree<T> {
        #[expect(clippy::ptr_arg, reason = "the type of the field")]
        fn labels(children: &Vec<Self>) -> Vec<T> {
            children.iter().map(|child| child.name.clone()).collect()
        }
    }

    #[test]
    fn self_means_the_struct() {
        let company = Company { name: "x".into(), parent: None, children: vec![], raw: [0; 2], sizes: [1, 2], kind: 3 };
        assert_eq!(crate::sent(&company), r#"{"name":"x","children":0,"sizes":[1,2],"kind":3}"#);
        let leaf = Tree { name: "leaf", children: vec![] };
        assert_eq!(crate::sent(&Tree { name: "root", children: vec![leaf] }), r#"{"name":"root","children":["leaf"]}"#);
    }
}

mod flatten {
    use std::{borrow::Cow, collections::BTreeMap};

    use group_core::{GroupTraits, HasGroupId};

    #[derive(GroupTraits)]
    struct Contact<'a> {
        email: &'a str,
    }

    #[derive(GroupTraits)]
    struct Borrowed<'a> {
        name: &'a str,
        #[group(flatten)]
        contact: Contact<'a>,
    }

    #[derive(GroupTraits)]
    struct Generic<'a, T, U: ?Sized, const N: usize = 0> {
        seats: u8,
        #[group(flatten)]
        all: T,
        #[group(flatten)]
        some: Option<T2<'a>>,
        #[group(flatten)]
        more: &'a U,
    }

    #[derive(GroupTraits)]
    struct T2<'a> {
        phone: Cow<'a, str>,
    }

    #[derive(GroupTraits)]
    struct Wrapped<T> {
        #[group(flatten)]
        inner: Option<Box<T>>,
    }

    #[test]
    fn flattened_types_may_have_lifetimes() {
        let company = Borrowed { name: "Initech", contact: Contact { email: "sales@initech.com" } };
        assert_eq!(crate::sent(&company), r#"{"name":"Initech","email":"sales@initech.com"}"#);
    }

    #[test]
    fn flattened_types_may_be_parameters() {
        let company: Generic<'_, Contact<'_>, BTreeMap<&str, u8>> = Generic {
            seats: 1,
            all: Contact { email: "e" },
            some: Some(T2 { phone: "p".into() }),
            more: &BTreeMap::from([("extra", 2)]),
        };
        assert_eq!(crate::sent(&company), r#"{"seats":1,"email":"e","phone":"p","extra":2}"#);
        assert_eq!(crate::sent(&Wrapped::<Contact<'_>> { inner: None }), "{}");
        let wrapped = Wrapped { inner: Some(Box::new(Wrapped { inner: Some(Box::new(Contact { email: "e" })) })) };
        assert_eq!(crate::sent(&wrapped), r#"{"email":"e"}"#);
    }

    #[derive(GroupTraits)]
    struct Identified<'a, K, T> {
        #[group(group_id)]
        key: &'a K,
        seats: T,
    }

    #[test]
    fn group_id_may_be_of_a_parameter() {
        let company = Identified { key: &"7", seats: 1 };
        assert_eq!(crate::sent(&company), r#"{"seats":1}"#);
        assert_eq!(company.group_id(), "7");
    }
}

// Bounds that differ in a lifetime alone.
mod several_lifetimes {
    use std::borrow::Cow;

    use group_core::{Address, GroupTraits, reserved};
    use serde::Serialize;

    #[derive(GroupTraits)]
    struct Two<'a, 'b, T: 'static> {
        #[group(display)]
        id: &'a T,
        #[group(display)]
        phone: &'b T,
        one: &'a T,
        other: &'b T,
        lent: &'static T,
        several: Vec<&'a T>,
        others: Vec<&'b T>,
    }

    #[derive(GroupTraits)]
    struct Flat<'a, 'b, T> {
        #[group(flatten)]
        one: &'a T,
        #[group(flatten)]
        other: Option<&'b T>,
    }

    #[derive(Address)]
    struct Office<'a, 'b, T> {
        city: &'a T,
        state: &'b T,
    }

    #[derive(GroupTraits)]
    struct Converted<'a, T: Serialize + Clone> {
        own: &'a T,
        cow: Cow<'a, T>,
        #[group(with = same)]
        same: T,
        #[group(with = lent)]
        lent: T,
    }

    fn same<T>(value: &T) -> &T {
        value
    }

    fn lent<T: Clone>(value: &T) -> Cow<'_, T> {
        Cow::Borrowed(value)
    }

    /// What it holds has to outlive `'a`, which no bound on all lifetimes could promise.
    #[derive(Serialize)]
    struct Strict<'a, T: 'a>(&'a T);

    #[derive(GroupTraits)]
    struct Holder<'a, T> {
        strict: Strict<'a, T>,
    }

    #[derive(Serialize)]
    struct Pair<'a, 'b, T>(&'a T, &'b T);

    #[derive(GroupTraits)]
    struct Swapped<'a, 'b, T> {
        one: Pair<'a, 'b, T>,
        other: Pair<'b, 'a, T>,
        tuple: (&'a T, &'b T),
        nested: &'a &'b T,
        #[group(with = double)]
        doubled: u8,
    }

    fn double(number: &u8) -> u8 {
        number * 2
    }

    /// The conversion has nothing to do with the bound.
    #[derive(GroupTraits)]
    struct Bounded<'a, T>
    where
        &'a T: reserved::Name,
    {
        name: &'a T,
        #[group(with = double)]
        doubled: u8,
    }

    #[derive(GroupTraits)]
    struct Named<'a, T> {
        strict: Strict<'a, T>,
        #[group(with = text)]
        name: u8,
    }

    fn text(number: &u8) -> String {
        number.to_string()
    }

    #[test]
    fn every_lifetime_of_a_bound_is_its_own() {
        let long = 1;
        {
            let short = 2;
            let swapped = Swapped {
                one: Pair(&long, &short),
                other: Pair(&short, &long),
                tuple: (&long, &short),
                nested: &&short,
                doubled: 3,
            };
            assert_eq!(crate::sent(&swapped), r#"{"one":[1,2],"other":[2,1],"tuple":[1,2],"nested":2,"doubled":6}"#);
        }
    }

    #[test]
    fn conversion_asks_more_of_no_other_bound() {
        assert_eq!(crate::sent(&Bounded { name: &"Initech", doubled: 1 }), r#"{"name":"Initech","doubled":2}"#);
        let text = String::from("short-lived");
        let named = Named { strict: Strict(&text.as_str()), name: 7 };
        assert_eq!(crate::sent(&named), r#"{"strict":"short-lived","name":"7"}"#);
    }

    #[test]
    fn bounds_may_differ_in_a_lifetime_alone() {
        let (one, other) = (1, 2);
        let two = Two {
            id: &one,
            phone: &other,
            one: &one,
            other: &other,
            lent: &3,
            several: vec![&one],
            others: vec![&other],
        };
        assert_eq!(
            crate::sent(&two),
            r#"{"id":"1","phone":"2","one":1,"other":2,"lent":3,"several":[1],"others":[2]}"#
        );
        assert_eq!(crate::sent(&Flat { one: &(), other: Some(&()) }), "{}");
        let (city, state) = (String::from("Austin"), String::from("Texas"));
        let office = Office { city: &city, state: &state };
        assert_eq!(group_core::Address::address(&office).value().unwrap().city.value().unwrap(), "Austin");
    }

    #[test]
    fn result_of_a_function_may_borrow_beside_a_bound() {
        let seats = 1;
        let company = Converted { own: &seats, cow: Cow::Borrowed(&seats), same: 2, lent: 3 };
        assert_eq!(crate::sent(&company), r#"{"own":1,"cow":1,"same":2,"lent":3}"#);
    }

    #[test]
    fn one_bound_asks_for_its_own_lifetime_only() {
        let text = String::from("short-lived");
        assert_eq!(crate::sent(&Holder { strict: Strict(&text.as_str()) }), r#"{"strict":"short-lived"}"#);
    }
}

mod parameters_in_disguise {
    use group_core::{GroupTraits, Update};

    #[derive(GroupTraits)]
    struct Raw<r#T> {
        a: T,
        b: Vec<r#T>,
    }

    macro_rules! optional {
        ($ty:ty) => {
            #[derive(GroupTraits)]
            struct Optional<T> {
                #[group(display)]
                seats: Update<$ty>,
                #[group(display)]
                more: $ty,
            }
        };
    }
    optional!(Option<T>);

    macro_rules! parameter {
        () => {
            T
        };
    }

    #[derive(GroupTraits)]
    struct Expanded<T> {
        seats: parameter!(),
        more: Option<parameter!()>,
    }

    #[test]
    fn parameter_is_found_behind_a_macro_and_as_a_raw_name() {
        assert_eq!(crate::sent(&Raw { a: 1, b: vec![2] }), r#"{"a":1,"b":[2]}"#);
        let optional = Optional { seats: Update::Set(Some(1)), more: Some(2) };
        assert_eq!(crate::sent(&optional), r#"{"seats":"1","more":"2"}"#);
        assert_eq!(crate::sent(&Expanded { seats: 1, more: Some(2) }), r#"{"seats":1,"more":2}"#);
    }
}
