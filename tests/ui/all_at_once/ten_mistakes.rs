//! Ten mistakes in one struct
//!
//! All of them are reported at once. The compiler checks types after macros have run, so that mistakes in names and
//! attributes come first; the order within each of the two groups is that of the struct.
use group_core::{Group, GroupTraits, Identity};

#[derive(GroupTraits)]
#[group(rename_al = "camelCase")]
struct Company {
    name: Vec<String>,
    employes: u32,
    #[group(skp)]
    password_hash: String,
    created_at: String,
    #[group(rename = "")]
    seats: u32,
    #[group(rename = "Created At")]
    founded: String,
    #[group(skip, flatten)]
    contact: (),
    seats_taken: fn(),
    address: String,
    plan: u8,
}

fn send(company: &Company) {
    let _ = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", company);
    let _ = group_core::to_json(company);
}

fn main() {}
