// Misspelled keys and other names of the same, in any casing.
use group_core::Address;

#[derive(Address)]
struct Office {
    stret: String,
    post_code: String,
    r#zipCode: String,
    #[group(rename = "Region")]
    area: String,
}

fn main() {}
