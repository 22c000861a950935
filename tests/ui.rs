//! Programs that must not compile, and what the compiler says about each.

#[test]
fn every_mistake_is_one_clear_error() {
    let programs = trybuild::TestCases::new();
    programs.compile_fail("ui/*.rs");
    programs.compile_fail("ui/*/*.rs");
}

/// What a type parameter brings is known when code is made for the type. `cargo check` makes none, and a program that must
/// pass has the others built.
#[test]
fn trait_that_a_parameter_brings_twice_is_an_error_of_the_build() {
    let programs = trybuild::TestCases::new();
    programs.compile_fail("ui/flatten/generic/*.rs");
    programs.pass("ui/flatten/generic/once.rs");
}
