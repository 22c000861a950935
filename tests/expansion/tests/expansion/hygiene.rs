//! Generated code depends on nothing in the user's scope: the expansion of every struct and enum under `tests` and `examples`
//! is searched for names that the macro did not bring and the user did not write.

use std::{collections::BTreeSet, fs, path::Path};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    Attribute, DeriveInput, Expr, ExprMethodCall, ExprPath, ExprTry, GenericParam, Item, ItemImpl, ItemUse, Lifetime,
    LitStr, Macro, Meta, MetaNameValue, Pat, PatIdent, Type, TypeParamBound, WherePredicate, spanned::Spanned,
    visit::Visit,
};

use crate::derived;

/// What the user wrote that may stand in the expansion as it is.
#[derive(Default)]
struct Written {
    item: String,
    pieces: BTreeSet<String>,
    /// The paths in types, without the arguments: their lifetimes may be others in a bound.
    paths: BTreeSet<Vec<String>>,
}

impl Written {
    fn in_item(input: &DeriveInput) -> Self {
        let mut written = Self { item: text(&input.ident), ..Self::default() };
        written.visit_derive_input(input);
        written
    }

    fn add(&mut self, piece: &impl ToTokens) {
        self.pieces.insert(text(piece));
    }

    /// Whether the user wrote the piece: it is among theirs, and has a place in the source.
    fn has(&self, piece: &(impl ToTokens + Spanned)) -> bool {
        let is_somewhere = piece.span().byte_range().end > 0;
        is_somewhere && self.pieces.contains(&text(piece))
    }
}

/// The code without `r#`, which the macro adds where its edition has another keyword than the user's.
fn text(piece: &impl ToTokens) -> String {
    piece.to_token_stream().to_string().replace("r#", "")
}

fn names(path: &syn::Path) -> Vec<String> {
    path.segments.iter().map(|segment| text(&segment.ident)).collect()
}

impl<'ast> Visit<'ast> for Written {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.paths.insert(names(path));
        syn::visit::visit_path(self, path);
    }

    fn visit_type(&mut self, ty: &'ast Type) {
        self.add(ty);
        syn::visit::visit_type(self, ty);
    }

    fn visit_type_param_bound(&mut self, bound: &'ast TypeParamBound) {
        self.add(bound);
        syn::visit::visit_type_param_bound(self, bound);
    }

    fn visit_where_predicate(&mut self, predicate: &'ast WherePredicate) {
        self.add(predicate);
        syn::visit::visit_where_predicate(self, predicate);
    }

    fn visit_generic_param(&mut self, parameter: &'ast GenericParam) {
        match parameter {
            GenericParam::Lifetime(parameter) => self.add(&parameter.lifetime),
            GenericParam::Type(parameter) => self.add(&parameter.ident),
            GenericParam::Const(parameter) => self.add(&parameter.ident),
        }
        syn::visit::visit_generic_param(self, parameter);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        let Meta::List(list) = &attribute.meta else { return };
        let tokens: Vec<_> = list.tokens.clone().into_iter().collect();
        // The path of `crate`.
        for token in &flat(list.tokens.clone()) {
            if let Ok(path) = syn::parse2::<LitStr>(token.to_token_stream()).and_then(|text| text.parse::<syn::Path>())
            {
                self.add(&path);
                self.visit_path(&path);
                // The module in serde's `with`.
                let serialize = syn::PathSegment::from(syn::Ident::new("serialize", path.span()));
                let mut function = path;
                function.segments.push(serialize);
                self.add(&function);
                self.visit_path(&function);
            } else if let Ok(bound) =
                syn::parse2::<LitStr>(token.to_token_stream()).and_then(|text| text.parse::<WherePredicate>())
            {
                self.visit_where_predicate(&bound);
            }
        }
        // The functions of `with`.
        for argument in tokens.split(|token| token.to_string() == ",") {
            if let Ok(MetaNameValue { value: Expr::Path(function), .. }) =
                syn::parse2(argument.iter().cloned().collect())
            {
                self.add(&function);
            }
        }
    }
}

/// Names in an expansion that depend on the user's scope.
struct Search<'a> {
    written: &'a Written,
    found: Vec<String>,
}

impl Search<'_> {
    fn refuse(&mut self, what: &str, tokens: &impl ToTokens) {
        self.found.push(format!("{what}: {}", tokens.to_token_stream()));
    }
}

impl<'ast> Visit<'ast> for Search<'_> {
    fn visit_type(&mut self, ty: &'ast Type) {
        if !self.written.has(ty) {
            syn::visit::visit_type(self, ty);
        }
    }

    fn visit_expr_path(&mut self, path: &'ast ExprPath) {
        if !self.written.has(path) {
            syn::visit::visit_expr_path(self, path);
        }
    }

    fn visit_type_param_bound(&mut self, bound: &'ast TypeParamBound) {
        if !self.written.has(bound) {
            syn::visit::visit_type_param_bound(self, bound);
        }
    }

    fn visit_where_predicate(&mut self, predicate: &'ast WherePredicate) {
        if !self.written.has(predicate) {
            syn::visit::visit_where_predicate(self, predicate);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names = names(path);
        let is_written = path.span().byte_range().end > 0 && self.written.paths.contains(&names);
        let is_known = path.leading_colon.is_none()
            && match names.first().map(String::as_str) {
                Some("__group") => names.len() > 1,
                Some("self" | "Self") => names.len() == 1,
                Some(name) if is_of_generated_code(name) => true,
                Some(first) => first == self.written.item.as_str(),
                None => false,
            };
        if !is_known && !is_written {
            self.refuse("a path", path);
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let text = text(item);
        let is_core = |path: &str| text == format!("use {path} :: __private as __group ;");
        let is_written = self.written.pieces.iter().any(|path| is_core(path));
        // Traits whose names stay unknown.
        let is_nameless = text.starts_with("use __group ::")
            && text
                .trim_end_matches(" ;")
                .split(',')
                .all(|name| name.trim().is_empty() || name.contains(" as _") || name == " }");
        if !is_core(":: group_core") && !is_written && !is_nameless {
            self.refuse("an import", item);
        }
    }

    fn visit_pat(&mut self, pattern: &'ast Pat) {
        if let Pat::Ident(PatIdent { ident, .. }) = pattern
            && !is_of_generated_code(&ident.to_string())
        {
            self.refuse("a binding", pattern);
        }
        syn::visit::visit_pat(self, pattern);
    }

    fn visit_lifetime(&mut self, lifetime: &'ast Lifetime) {
        let name = lifetime.to_string();
        if !self.written.has(lifetime) && name != "'_" && name != "'static" && !name.starts_with("'__group") {
            self.refuse("a lifetime", lifetime);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        if !is_of_generated_code(&call.method.to_string()) {
            self.refuse("a method call", call);
        }
        syn::visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_try(&mut self, tried: &'ast ExprTry) {
        self.refuse("a `?`", tried);
    }

    fn visit_macro(&mut self, called: &'ast Macro) {
        let path = called.path.to_token_stream().to_string();
        if path != "__core :: compile_error" && path != "__group :: expression" {
            self.refuse("a macro", called);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        // Coverage and some lints go by it.
        if item.attrs.iter().all(|attribute| !attribute.path().is_ident("automatically_derived")) {
            self.refuse("an impl that is not marked as derived", &item.self_ty);
        }
        syn::visit::visit_item_impl(self, item);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        // What is allowed are lints of the user's own.
        if !attribute.path().is_ident("automatically_derived") && !attribute.path().is_ident("allow") {
            self.refuse("an attribute", attribute);
        }
    }
}

/// What is found in the code, given what the user wrote.
fn found(code: &syn::File, written: &Written) -> Vec<String> {
    let mut search = Search { written, found: Vec::new() };
    search.visit_file(code);
    search.found
}

/// Checks every item that derives one of the macros, and counts them.
#[derive(Default)]
struct Items {
    count: usize,
    found: Vec<String>,
}

impl Items {
    fn check(&mut self, item: &impl ToTokens, attributes: &[Attribute]) {
        // The compiler takes these out before the macro sees the item.
        if item.to_token_stream().to_string().contains("# [cfg") {
            return;
        }
        for derived in derived(attributes) {
            let input: DeriveInput = syn::parse2(item.to_token_stream()).expect("the item has a derive");
            let output = (derived.expand)(item.to_token_stream());
            let file = syn::parse2(output).expect("the output is Rust");
            let found = found(&file, &Written::in_item(&input));
            self.found.extend(found.iter().map(|found| format!("{} of `{}`: {found}", derived.name, input.ident)));
            self.count += 1;
        }
    }

    fn check_files(&mut self, directory: &Path) {
        for entry in fs::read_dir(directory).expect("the directory is readable") {
            let path = entry.expect("the directory is readable").path();
            if path.is_dir() && !path.ends_with("target") {
                self.check_files(&path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = fs::read_to_string(&path).expect("the file is text");
                // What does not even parse is among the programs that must not compile.
                if let Ok(file) = syn::parse_file(&source) {
                    self.visit_file(&file);
                }
            }
        }
    }
}

impl<'ast> Visit<'ast> for Items {
    fn visit_item(&mut self, item: &'ast Item) {
        match item {
            Item::Struct(item) => self.check(item, &item.attrs),
            Item::Enum(item) => self.check(item, &item.attrs),
            Item::Union(item) => self.check(item, &item.attrs),
            _ => syn::visit::visit_item(self, item),
        }
    }
}

/// The tokens, with those in groups beside them.
fn flat(tokens: TokenStream) -> Vec<TokenTree> {
    tokens
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Group(group) => flat(group.stream()),
            token => vec![token],
        })
        .collect()
}

/// Whether nobody else gives anything this name.
fn is_of_generated_code(name: &str) -> bool {
    ["__group_", "__Group", "group_core_"].iter().any(|start| name.starts_with(start))
}

#[test]
fn expansions_depend_on_nothing_in_scope() {
    let mut items = Items::default();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    items.check_files(&root.join("examples"));
    items.check_files(&root.join("tests"));
    assert!(items.found.is_empty(), "{}", items.found.join("\n"));
    assert!(items.count > 150, "only {} items were found", items.count);
}

#[test]
fn search_finds_what_depends_on_the_scope() {
    let input = syn::parse_str("struct Company<T: Copy> { name: String, rest: Vec<T> }").unwrap();
    let written = Written::in_item(&input);
    let refused = [
        "const _: () = { fn f() { Some(1); } };",
        "const _: () = { fn f() { None } };",
        "const _: () = { fn f() -> Option<u8> {} };",
        "const _: () = { fn f() -> String {} };",
        "const _: () = { #[automatically_derived] impl Into<u8> for Company {} };",
        "const _: () = { impl __group::Text for Company {} };",
        "const _: () = { fn f() { __group } };",
        "const _: () = { fn f() { ::group_core::Update::Keep } };",
        "const _: () = { fn f() { ::core::mem::drop(self) } };",
        "const _: () = { fn f() -> Self::Name {} };",
        "const _: () = { fn f() { Self::NAMES } };",
        "const _: () = { fn f() { <Self as Trait>::NAMES } };",
        "const _: () = { fn f() { self.name.len() } };",
        "const _: () = { fn f() { self.name? } };",
        "const _: () = { fn f() { panic!() } };",
        "const _: () = { fn f() { match self { Other::Free => 1 } } };",
        "const _: () = { fn f(sink: &mut __group::Sink) {} };",
        "const _: () = { fn f() { let value = self; } };",
        "const _: () = { fn f<'b>() {} };",
        "const _: () = { use std::fmt as __group; };",
        "const _: () = { #[inline] fn f() {} };",
        "const _: () = { #[automatically_derived] impl<T: Clone> __group::Text for Company {} };",
    ];
    for code in refused {
        let file: syn::File = syn::parse_str(code).unwrap();
        // The code has no place in the source of the item, as its tokens come from elsewhere; where it repeats what the
        // user wrote, only the place tells the two apart.
        let file = syn::parse2(without_places(&file)).unwrap();
        assert_ne!(found(&file, &written), [""; 0], "{code}");
    }
}

/// The tokens as the macro makes them.
fn without_places(tokens: &impl ToTokens) -> proc_macro2::TokenStream {
    let place = |mut token: proc_macro2::TokenTree| {
        if let proc_macro2::TokenTree::Group(group) = &token {
            token = proc_macro2::Group::new(group.delimiter(), without_places(&group.stream())).into();
        }
        token.set_span(proc_macro2::Span::call_site());
        token
    };
    tokens.to_token_stream().into_iter().map(place).collect()
}
