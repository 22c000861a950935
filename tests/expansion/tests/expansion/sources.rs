//! Sources for the macros, proper and wrong in every way.

use proptest::{
    collection::vec,
    option,
    prelude::{Just, Strategy, any, prop_oneof},
    sample::select,
};

const NAMES: [&str; 36] = [
    "a",
    "A",
    "_a",
    "__",
    "r#type",
    "r#struct",
    "r#a",
    "gen",
    "größe",
    "名前",
    "name",
    "Name",
    "email",
    "emial",
    "employes",
    "createdAt",
    "created_at",
    "created",
    "address",
    "postal_code",
    "zip",
    "street",
    "city",
    "id",
    "plan",
    "self_",
    "Self_",
    "T",
    "N",
    "String",
    "Option",
    "group",
    "__group",
    "__group_sink",
    "Free",
    "FREE",
];

const TYPES: [&str; 30] = [
    "u8",
    "String",
    "&'a str",
    "&'static mut [u8]",
    "(u8)",
    "()",
    "!",
    "_",
    "Option<T>",
    "Update<Option<T>>",
    "Option<>",
    "Option<'a>",
    "[T; N]",
    "[u8; { 1 + 1 }]",
    "[u8]",
    "str",
    "Self",
    "<Self as Trait>::Of",
    "T::Name",
    "<T as Shop>::Name",
    "dyn Fn(u8) -> T + 'a",
    "impl Copy",
    "for<'b> fn(&'b u8, ...)",
    "*const T",
    "vec![u8]",
    "::std::string::String",
    "Vec<T, { N }>",
    "fn(T: u8)",
    "(T,)",
    "r#type::r#fn",
];

const GENERICS: [&str; 10] = [
    "",
    "<>",
    "<'a>",
    "<T>",
    "<'a, T: ?Sized + 'a = u8, const N: usize = { 1 }>",
    "<'__group, '__group_>",
    "<'r#fn, r#fn>",
    "<T: Shop<Name = u8>>",
    "<const N: usize>",
    "<#[cfg(x)] T,>",
];

const CLAUSES: [&str; 5] =
    ["", "where", "where T: Copy,", "where for<'b> &'b T: Sized, Self: Sized", "where 'a: 'static"];

const ARGUMENTS: [&str; 62] = [
    "skip",
    "custom",
    "display",
    "flatten",
    "group_id",
    "rename",
    "rename_all",
    "crate",
    "with",
    "skp",
    "Skip",
    "r#skip",
    "\"skip\"",
    "a::b",
    "::skip",
    "skip = true",
    "skip()",
    "skip(x)",
    "skip skip",
    "rename = \"x\"",
    "rename = \"name\"",
    "rename = \"\"",
    "rename = \" \"",
    "rename = \"\\\"\\u{0}\\\\ä\"",
    "rename = name",
    "rename = b\"x\"",
    "rename = 'x'",
    "rename = \"x\"y",
    "rename = \"x\" \"y\"",
    "rename = concat!(\"a\", \"b\")",
    "rename == \"x\"",
    "rename(\"x\")",
    "rename =",
    "= \"x\"",
    "rename_all = \"camelCase\"",
    "rename_all = \"SCREAMING-KEBAB-CASE\"",
    "rename_all = \"camel\"",
    "rename_all = 1",
    "crate = \"::group_core\"",
    "crate = \"crate::a\"",
    "crate = \"super::super::a\"",
    "crate = \"\"",
    "crate = \"a b\"",
    "crate = \"Self\"",
    "crate = \"a::<b>\"",
    "crate = \"r#a\"",
    "crate = \"::crate\"",
    "crate = a",
    "crate = \"a\\n\"",
    "with = path",
    "with = \"path\"",
    "with = a::b::<T>",
    "with = <T as A>::b",
    "with = |x| x",
    "with = a.b",
    "with = self",
    "with = ::",
    "with = Self::a",
    "1",
    "'a",
    "[x]",
    "{,}",
];

const ATTRIBUTES: [&str; 23] = [
    "#[group]",
    "#[group()]",
    "#[group = \"x\"]",
    "#[group[skip]]",
    "#[group { skip }]",
    "#[group(,)]",
    "#[::group(skip)]",
    "#[r#group(skip)]",
    "#[group::a(skip)]",
    "#[serde(skip)]",
    "#[serde(skip_serializing, rename = \"x\")]",
    "#[serde]",
    "#[serde(=)]",
    "#[doc = \"x\"]",
    "#[doc = concat!(\"x\")]",
    "#[doc(hidden)]",
    "#[allow(deprecated, reason = \"x\")]",
    "#[expect(unused)]",
    "#[allow]",
    "#[deprecated]",
    "#[repr(packed)]",
    "#[repr(C, packed(2))]",
    "#[repr = \"packed\"]",
];

fn attributes() -> impl Strategy<Value = String> {
    let separator = select(vec![", ", ",", " ", ",, "]);
    let arguments = (vec(select(&ARGUMENTS[..]), 0..4), separator, any::<bool>());
    let group = arguments.prop_map(|(arguments, separator, is_closed)| {
        format!("#[group({}{})]", arguments.join(separator), if is_closed { "," } else { "" })
    });
    vec(prop_oneof![3 => group, 1 => select(&ATTRIBUTES[..]).prop_map(str::to_owned)], 0..3)
        .prop_map(|lines| lines.join(" "))
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![8 => select(&NAMES[..]).prop_map(str::to_owned), 1 => "[a-zA-Z_ß][a-zA-Z0-9_]{1,12}"]
}

fn ty() -> impl Strategy<Value = String> {
    let leaf = select(&TYPES[..]).prop_map(str::to_owned);
    leaf.prop_recursive(3, 6, 2, |inner| {
        (inner, select(vec!["Option<{}>", "&'a {}", "Vec<({})>", "[{}; N]", "(({}))"]))
            .prop_map(|(inner, outer)| outer.replace("{}", &inner))
    })
}

/// Fields with their delimiters, or none.
fn fields() -> impl Strategy<Value = String> {
    let named = vec((attributes(), name(), ty()), 0..6).prop_map(|fields| {
        let fields = fields.iter().map(|(attributes, name, ty)| format!("{attributes} pub(crate) {name}: {ty}"));
        format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
    });
    let unnamed = vec((attributes(), ty()), 0..3).prop_map(|fields| {
        let fields = fields.iter().map(|(attributes, ty)| format!("{attributes} {ty}"));
        format!("({})", fields.collect::<Vec<_>>().join(", "))
    });
    prop_oneof![4 => named, 2 => unnamed, 1 => Just(String::new())]
}

/// A struct, an enum or a union, with attributes of every kind.
pub(crate) fn item() -> impl Strategy<Value = String> {
    let head = (attributes(), name(), select(&GENERICS[..]), select(&CLAUSES[..]));
    let body = prop_oneof![
        4 => fields().prop_map(Body::Struct),
        2 => vec((attributes(), name(), fields(), option::of(any::<u8>())), 0..4).prop_map(Body::Enum),
        1 => fields().prop_map(Body::Union),
    ];
    (head, body).prop_map(|((attributes, name, generics, clause), body)| match body {
        Body::Struct(fields) if fields.starts_with('{') => {
            format!("{attributes} struct {name}{generics} {clause} {fields}")
        }
        Body::Struct(fields) => format!("{attributes} struct {name}{generics}{fields} {clause};"),
        Body::Enum(variants) => {
            let variants = variants.iter().map(|(attributes, name, fields, value)| {
                let value = value.map(|value| format!(" = {value}")).unwrap_or_default();
                format!("{attributes} {name}{fields}{value}")
            });
            format!("{attributes} enum {name}{generics} {clause} {{ {} }}", variants.collect::<Vec<_>>().join(", "))
        }
        Body::Union(fields) => format!("{attributes} union {name}{generics} {clause} {fields}"),
    })
}

#[derive(Clone, Debug)]
enum Body {
    Struct(String),
    Enum(Vec<(String, String, String, Option<u8>)>),
    Union(String),
}

/// Anything that has its delimiters in pairs, which is all that the compiler promises.
pub(crate) fn tokens() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        select(&NAMES[..]).prop_map(str::to_owned),
        select(&TYPES[..]).prop_map(str::to_owned),
        select(&ARGUMENTS[..]).prop_map(str::to_owned),
        select(&ATTRIBUTES[..]).prop_map(str::to_owned),
        select(vec![
            "struct", "enum", "union", "where", "pub", "crate", "#", "!", ":", "::", ",", ";", "<", ">", "=", "..",
            "'", "-", "1", "1.5", "\"x\"", "b'x'", "c\"x\"", "r#\"x\"#", "/** x */", "$",
        ])
        .prop_map(str::to_owned),
    ];
    let nested = leaf.prop_recursive(4, 24, 6, |inner| {
        (vec(inner, 0..6), select(vec![("(", ")"), ("[", "]"), ("{", "}"), ("struct A {", "}"), ("#[group(", ")]")]))
            .prop_map(|(inner, (open, close))| format!("{open} {} {close}", inner.join(" ")))
    });
    vec(nested, 0..8).prop_map(|tokens| tokens.join(" "))
}
