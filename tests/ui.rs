//! Programs that must not compile, each with the errors that it must give.

#[test]
fn every_mistake_is_one_clear_error() {
    trybuild::TestCases::new().compile_fail("tests/ui/**/*.rs");
}
