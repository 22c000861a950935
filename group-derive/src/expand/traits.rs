use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::{Sent, borrowed, check_packed, derive, errors_of, generated, ident, implementation, predicate};
use crate::{
    attr::Place,
    check::{self, Meaning, Role, Via},
    generics::{Predicate, is_generic},
    model::{Field, Item},
    name::json_key,
};

/// From
///
/// ```ignore
/// struct Company {
///     name: String,
///     seats: Option<u32>,
///     #[group(flatten)]
///     contact: Contact,
/// }
/// ```
///
/// it writes
///
/// ```ignore
/// impl __group::GroupTraits for Company {
///     const __SHAPE: &'static __group::Shape = &__group::Shape {
///         names: &["name", "seats"],
///         flattened: &[__group::Flattened { field: "contact", shape: __group::ShapeOf::<Contact>::SHAPE }],
///     };
///
///     fn __write(&self, __group_sink: &mut impl __group::Sink) {
///         <String as __group::reserved::Name>::write(&self.name, __group_sink);
///         <Option<u32> as __group::CustomTrait>::write_as(
///             &self.seats,
///             &__group::Key { name: "seats", json: ",\"seats\":" },
///             __group_sink,
///         );
///         <Contact as __group::Flatten>::write_flattened(&self.contact, __group_sink);
///     }
/// }
/// const _: () = __group::check_flattened(<Company as __group::GroupTraits>::__SHAPE, 0);
/// ```
pub(crate) fn group_traits(input: TokenStream) -> TokenStream {
    derive(input, |item| {
        let mut fields = item.fields(&Place::TRAIT_FIELD);
        let is_identified = fields.iter().any(|field| field.attrs.group_id.is_some());
        let roles = check::group_traits(item, &mut fields);

        let mut output = Output::default();
        let mut group_id = None;
        for (field, role) in &roles {
            match role {
                Role::Trait { name, meaning, via } => output.add_trait(item, field, name, meaning, via),
                Role::Flattened => output.add_flattened(item, field),
                Role::GroupId(via) => group_id = Some((*field, via)),
                Role::Nothing => {}
            }
        }
        let traits = output.finish(item);
        let group_id = if is_identified { has_group_id(item, group_id) } else { TokenStream::new() };
        let errors = errors_of(fields.iter().map(|field| &field.mistakes));
        quote!(#errors #traits #group_id)
    })
}

#[derive(Default)]
struct Output {
    names: Vec<String>,
    flattened: Vec<TokenStream>,
    statements: Vec<TokenStream>,
    predicates: Vec<Predicate>,
    /// Calls that fail to compile where a flattened type brings a name that is there already.
    flatten_checks: Vec<TokenStream>,
}

impl Output {
    fn add_trait(&mut self, item: &Item<'_>, field: &Field<'_>, name: &String, meaning: &Meaning, via: &Via<'_>) {
        let json = json_key(name);
        let key = quote!(&__group::Key { name: #name, json: #json });
        let (bound, is_canonical) = match meaning {
            Meaning::Reserved(reserved) => {
                let marker = ident(&format!("{reserved:?}"));
                (quote!(__group::reserved::#marker), reserved.name() == name)
            }
            Meaning::Own => (quote!(__group::CustomTrait), false),
        };
        let Sent { ty, value, predicates, .. } = Sent::new(item, field, via, &bound);
        let call = if is_canonical {
            quote!(<#ty as #bound>::write(#value, __group_sink);)
        } else {
            quote!(<#ty as #bound>::write_as(#value, #key, __group_sink);)
        };
        self.add_statement(item, field, &call);
        self.predicates.extend(predicates);
        self.names.push(name.clone());
    }

    fn add_flattened(&mut self, item: &Item<'_>, field: &Field<'_>) {
        let (ty, value) = (field.ty, borrowed(item, field));
        self.add_statement(item, field, &quote!(<#ty as __group::Flatten>::write_flattened(#value, __group_sink);));
        self.predicates.extend(predicate(&item.input.generics, ty, &quote!(__group::GroupTraits)));

        let (name, index) = (&field.name, Literal::usize_unsuffixed(self.flattened.len()));
        self.flattened.push(quote! {
            __group::Flattened { field: #name, shape: __group::ShapeOf::<#ty>::SHAPE }
        });
        let item = if is_generic(&item.input.generics) { quote!(Self) } else { with_elided_lifetimes(item) };
        let shape = quote!(<#item as __group::GroupTraits>::__SHAPE);
        // The user's own place, so that the compiler speaks of no macro when the call panics.
        self.flatten_checks.push(quote_spanned!(field.member.span()=> __group::check_flattened(#shape, #index)));
    }

    fn add_statement(&mut self, item: &Item<'_>, field: &Field<'_>, call: &TokenStream) {
        let check_packed = check_packed(item, field);
        self.statements.push(quote!(#check_packed #call));
    }

    fn finish(self, item: &Item<'_>) -> TokenStream {
        let Self { names, flattened, statements, predicates, flatten_checks } = self;
        let in_scope = (!flattened.is_empty()).then(|| {
            quote!(
                use __group::NoShape as _;
            )
        });
        // What depends on a parameter can only be known where the parameter is.
        let (inner_checks, outer_checks) = if is_generic(&item.input.generics) {
            (quote!(#(const { #flatten_checks };)*), TokenStream::new())
        } else {
            (TokenStream::new(), quote!(#(const _: () = #flatten_checks;)*))
        };
        let body = quote! {
            const __SHAPE: &'static __group::Shape = &__group::Shape {
                names: &[#(#names),*],
                flattened: &[#(#flattened),*],
            };

            fn __write(&self, __group_sink: &mut impl __group::Sink) {
                #inner_checks
                #(#statements)*
            }
        };
        let implementation = implementation(item, &quote!(__group::GroupTraits), &predicates, &body);
        quote!(#in_scope #implementation #outer_checks)
    }
}

/// The item as a type where none of its parameters is in scope.
fn with_elided_lifetimes(item: &Item<'_>) -> TokenStream {
    let ident = generated(item.ident());
    let lifetimes: Vec<_> = item.input.generics.lifetimes().map(|_| quote!('_)).collect();
    if lifetimes.is_empty() { quote!(#ident) } else { quote!(#ident<#(#lifetimes),*>) }
}

fn has_group_id(item: &Item<'_>, field: Option<(&Field<'_>, &Via<'_>)>) -> TokenStream {
    let bound = quote!(__group::GroupId);
    let (body, mut predicates) = match field {
        Some((field, via)) => {
            let check_packed = check_packed(item, field);
            let (id, predicates) = match via {
                // An `Option` has a text to send, and is no ID.
                Via::Display => {
                    let (ty, value) = (field.ty, borrowed(item, field));
                    let id = quote!(<#ty as __group::DisplayedId>::displayed_id(#value));
                    (id, predicate(&item.input.generics, ty, &quote!(__group::Display)))
                }
                Via::Value | Via::With(_) => {
                    let sent = Sent::new(item, field, via, &bound);
                    (sent.call(&bound, &quote!(group_id_text)), sent.predicates)
                }
            };
            (quote!(#check_packed #id), predicates)
        }
        // Its mistake was reported: what asks for the ID must not fail as well.
        None => (quote!(__group::Cow::Borrowed("")), Vec::new()),
    };
    if is_generic(&item.input.generics) {
        predicates.push(Predicate::bound(quote!(Self: __group::GroupTraits)));
    }
    let body = quote! {
        fn group_id(&self) -> __group::CowStr<'_> {
            #body
        }
    };
    implementation(item, &quote!(__group::HasGroupId), &predicates, &body)
}
