//! What is wrong is said in the first edition too, where paths begin elsewhere.

extern crate trybuild;

#[test]
fn mistakes_are_reported() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
