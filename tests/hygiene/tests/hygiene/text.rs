use ::core::{assert_eq, convert::From};

#[derive(::renamed::Text)]
#[group(crate = "::renamed", rename_all = "kebab-case")]
pub(crate) enum Plan {
    FreeOfCharge,
    #[group(rename = "paid")]
    Paying,
}

#[derive(::renamed::Text)]
#[group(crate = "::renamed")]
enum Never {}

#[::core::prelude::v1::test]
fn text_names_nothing_that_is_not_in_scope() {
    use ::renamed::Update;

    assert_eq!(::renamed::Text::text(&Plan::FreeOfCharge), Update::Set(From::from("free-of-charge")));
    assert_eq!(::renamed::Count::count(&Plan::Paying), Update::Set(From::from("paid")));
    let _ = |never: &Never| ::renamed::Text::text(never).is_keep();
}
