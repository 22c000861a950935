// Names are compared after `rename` and `rename_all`; each later field is an error of its own, and none for its type.
use group_core::GroupTraits;

#[derive(GroupTraits)]
#[group(rename_all = "camelCase")]
struct Company {
    email: String,
    #[group(rename = "E-Mail")]
    contact: u32,
    #[group(rename = "e.mail")]
    other: u32,
    #[group(rename = "seats taken")]
    a: u32,
    seats_taken: u32,
}

fn main() {}
