// Each struct is right with another argument, also where a generic struct is the argument of a generic struct.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Contact {
    phone: String,
}

#[derive(GroupTraits)]
struct Inner<T> {
    #[group(rename = "e.mail")]
    address: &'static str,
    #[group(flatten)]
    more: T,
}

#[derive(GroupTraits)]
struct Outer<'a, A, B, const N: usize> {
    seats: [u8; N],
    #[group(flatten)]
    first: Option<A>,
    #[group(flatten)]
    second: &'a B,
}

type Right<'a> = Outer<'a, Inner<()>, &'a Contact, 2>;
type Wrong<'a> = Outer<'a, Inner<Contact>, &'a Inner<()>, 2>;

fn main() {
    let inner = Inner { address: "", more: () };
    let contact = Contact { phone: String::new() };
    let _ = group_core::to_json::<Right>(&Outer { seats: [1, 2], first: None, second: &&contact });
    let _ = group_core::to_json::<Wrong>(&Outer { seats: [1, 2], first: None, second: &&inner });
}
