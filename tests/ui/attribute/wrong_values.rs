// Every form of a value that is not a string literal or a path: one error at the whole value.
use group_core::GroupTraits;

const NAME: &str = "seats taken";

#[derive(GroupTraits)]
#[group(rename_all = camelCase)]
struct Company {
    #[group(rename = concat!("a", "b"))]
    from_macro: u32,
    #[group(rename = NAME)]
    from_const: u32,
    #[group(rename = "a"suffix)]
    with_suffix: u32,
    #[group(rename = b"a")]
    of_bytes: u32,
    #[group(rename = 'a')]
    of_char: u32,
    #[group(rename = c"a")]
    of_c: u32,
    #[group(rename = 7)]
    of_number: u32,
    #[group(rename = "a" + "b")]
    of_sum: u32,
    #[group(rename = -"a")]
    negated: u32,
    #[group(rename = Company::name)]
    of_path: u32,
    #[group(with = "length")]
    quoted: u32,
    #[group(with = |number| number + 1)]
    closure: u32,
    #[group(with = length())]
    called: u32,
}

fn main() {}
