// At any depth, in any spelling, and through what passes traits on. The error names the fields that lead to the trait.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Contact {
    total_billed: u64,
}

#[derive(GroupTraits)]
struct Two {
    #[group(flatten)]
    contact: Option<Contact>,
}

#[derive(GroupTraits)]
struct Three<'a> {
    #[group(flatten)]
    two: &'a Two,
}

#[derive(GroupTraits)]
struct Company<'a> {
    #[group(rename = "total billed")]
    billed: u64,
    #[group(flatten)]
    two: Two,
    name: String,
    #[group(flatten)]
    three: Three<'a>,
}

fn main() {}
