#[derive(Address)]
struct Office {
    street: String,
    #[group(display)]
    postal_code: u32,
    #[group(rename = "city")]
    town: Option<String>,
    #[group(skip)]
    floor: u8,
}
