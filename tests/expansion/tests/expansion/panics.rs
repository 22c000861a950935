//! The macros never panic: whatever they are given, they write Rust, and say what is wrong at a place in it.

use proc_macro2::TokenStream;
use proptest::{
    prelude::{ProptestConfig, Strategy, proptest},
    strategy::ValueTree,
    test_runner::TestRunner,
};
use quote::ToTokens;
use syn::{Data, DeriveInput, File, LitStr, Macro, spanned::Spanned, visit::Visit};

use crate::{
    MACROS,
    sources::{item, tokens},
};

/// Looks at what is reported.
struct Reports {
    /// Whether every mistake has a place in the item.
    are_placed: bool,
}

impl<'ast> Visit<'ast> for Reports {
    fn visit_macro(&mut self, called: &'ast Macro) {
        // A type may be a macro of the user's own.
        if called.path.segments.last().is_none_or(|name| name.ident != "compile_error") {
            return;
        }
        let message: LitStr = called.parse_body().expect("a message is a string");
        assert!(!message.value().trim().is_empty(), "the message is empty");
        if self.are_placed {
            assert!(called.tokens.span().byte_range().end > 0, "`{}` has no place", message.value());
        }
    }
}

fn has_unnamed_field(item: &DeriveInput) -> bool {
    let Data::Struct(data) = &item.data else { return false };
    data.fields.iter().any(|field| field.ident.as_ref().is_some_and(|name| name == "_"))
}

fn expand(source: &str) {
    // What has no tokens at all never gets to a macro.
    let Ok(input) = source.parse::<TokenStream>() else { return };
    let item = syn::parse2::<DeriveInput>(input.clone());
    let is_item = item.is_ok();
    // Only the full parser of these tests takes it for a name.
    if item.is_ok_and(|item| has_unnamed_field(&item)) {
        return;
    }
    for called in MACROS {
        let output = (called.expand)(input.clone());
        let file: File = syn::parse2(output.clone()).unwrap_or_else(|error| panic!("{error} in {output}"));
        Reports { are_placed: is_item }.visit_file(&file);
        if is_item {
            let implementation = format!("__group :: {} for", called.name);
            let text = file.to_token_stream().to_string();
            assert!(text.contains(&implementation), "what uses the item must not fail as well: {text}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn items_of_any_kind_are_expanded(source in item()) {
        expand(&source);
    }

    #[test]
    fn tokens_of_any_kind_are_refused(source in tokens()) {
        expand(&source);
    }
}

#[test]
fn most_generated_items_are_items() {
    let mut runner = TestRunner::deterministic();
    let sources: Vec<String> = (0..512).map(|_| item().new_tree(&mut runner).unwrap().current()).collect();
    let parsed: Vec<DeriveInput> = sources.iter().filter_map(|source| syn::parse_str(source).ok()).collect();
    assert!(parsed.len() > 256, "only {} of {} are items", parsed.len(), sources.len());
    let proper = |input: &&DeriveInput| {
        MACROS.iter().any(|called| !(called.expand)(input.to_token_stream()).to_string().contains("compile_error"))
    };
    let proper = parsed.iter().filter(proper).count();
    assert!(proper > 32, "only {proper} are without a mistake");
}

#[test]
fn nesting_may_be_deep() {
    const DEPTH: usize = 64;
    let nested = |open: &str, inner: &str, close: &str| format!("{}{inner}{}", open.repeat(DEPTH), close.repeat(DEPTH));
    let ty = nested("Option<", "T", ">");
    let list = nested("(", "x", ")");
    let expand_all = move || {
        expand(&format!("struct A<T> {{ name: {ty}, #[group(rename = {list})] a: {list}, #[group({list})] b: u8 }}"));
        expand(&format!("#[group(skip({list}))] struct A(#[group(with = {ty})] {ty});"));
        expand(&format!("#[repr({list})] enum A {{ #[serde({list})] B {{ #[serde({list})] c: {ty} }} }}"));
    };
    // As much as the compiler has: a test has less, and the parser takes more of it than in a macro that is optimized.
    let thread = std::thread::Builder::new().stack_size(8 << 20).spawn(expand_all).unwrap();
    thread.join().unwrap();
}
