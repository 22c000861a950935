use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::{Sent, borrowed, check_packed, generated, ident, implementation, predicate, schema};
use crate::{
    checked::{Entry, GroupId, GroupTraits, Meaning, Subject, Value, Via},
    generics::Predicate,
    name::json_key,
    parameters::is_generic,
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
pub(crate) fn group_traits(group_traits: &GroupTraits<'_>) -> TokenStream {
    let GroupTraits { subject, entries, group_id, schema } = group_traits;
    let mut output = Output::default();
    for entry in entries {
        match entry {
            Entry::Trait { name, meaning, value, .. } => output.add_trait(subject, name, meaning, value),
            Entry::Flattened { field, value } => output.add_flattened(subject, field, value),
        }
    }
    let traits = output.finish(subject);
    let has_group_id = has_group_id(subject, group_id);
    let schema = schema.as_ref().map(|said| schema::describe_traits(subject, entries, said));
    quote!(#traits #has_group_id #schema)
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
    fn add_trait(&mut self, subject: &Subject<'_>, name: &String, meaning: &Meaning, value: &Value<'_>) {
        let json = json_key(name);
        let key = quote!(&__group::Key { name: #name, json: #json });
        let (bound, is_canonical) = match meaning {
            Meaning::Reserved(reserved) => {
                let marker = ident(&format!("{reserved:?}"));
                (quote!(__group::reserved::#marker), reserved.name() == name)
            }
            Meaning::Custom => (quote!(__group::CustomTrait), false),
        };
        let Sent { ty, value: sent, predicates, .. } = Sent::new(subject, value, &bound);
        let call = if is_canonical {
            quote!(<#ty as #bound>::write(#sent, __group_sink);)
        } else {
            quote!(<#ty as #bound>::write_as(#sent, #key, __group_sink);)
        };
        self.add_statement(subject, value, &call);
        self.predicates.extend(predicates);
        self.names.push(name.clone());
    }

    fn add_flattened(&mut self, subject: &Subject<'_>, field: &String, value: &Value<'_>) {
        let (ty, borrowed) = (value.ty, borrowed(subject, value));
        self.add_statement(
            subject,
            value,
            &quote!(<#ty as __group::Flatten>::write_flattened(#borrowed, __group_sink);),
        );
        self.predicates.extend(predicate(subject.generics, ty, &quote!(__group::GroupTraits)));

        let index = Literal::usize_unsuffixed(self.flattened.len());
        self.flattened.push(quote! {
            __group::Flattened { field: #field, shape: __group::ShapeOf::<#ty>::SHAPE }
        });
        let item = if is_generic(subject.generics) { quote!(Self) } else { with_elided_lifetimes(subject) };
        let shape = quote!(<#item as __group::GroupTraits>::__SHAPE);
        // The user's own place, so that the compiler speaks of no macro when the call panics.
        self.flatten_checks.push(quote_spanned!(value.member.span()=> __group::check_flattened(#shape, #index)));
    }

    fn add_statement(&mut self, subject: &Subject<'_>, value: &Value<'_>, call: &TokenStream) {
        let check_packed = check_packed(subject, value);
        self.statements.push(quote!(#check_packed #call));
    }

    fn finish(self, subject: &Subject<'_>) -> TokenStream {
        let Self { names, flattened, statements, predicates, flatten_checks } = self;
        let in_scope = (!flattened.is_empty()).then(|| {
            quote!(
                use __group::NoShape as _;
            )
        });
        // What depends on a parameter can only be known where the parameter is.
        let (inner_checks, outer_checks) = if is_generic(subject.generics) {
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
        let implementation = implementation(subject, &quote!(__group::GroupTraits), &predicates, &body);
        quote!(#in_scope #implementation #outer_checks)
    }
}

/// The item as a type where none of its parameters is in scope.
fn with_elided_lifetimes(subject: &Subject<'_>) -> TokenStream {
    let ident = generated(subject.ident);
    let lifetimes: Vec<_> = subject.generics.lifetimes().map(|_| quote!('_)).collect();
    if lifetimes.is_empty() { quote!(#ident) } else { quote!(#ident<#(#lifetimes),*>) }
}

fn has_group_id(subject: &Subject<'_>, group_id: &GroupId<'_>) -> TokenStream {
    let bound = quote!(__group::GroupId);
    let (body, mut predicates) = match group_id {
        GroupId::None => return TokenStream::new(),
        GroupId::Unreadable => (quote!(__group::Cow::Borrowed("")), Vec::new()),
        GroupId::Field(value) => {
            let check_packed = check_packed(subject, value);
            let (id, predicates) = match value.via {
                // An `Option` has a text to send, and is no ID.
                Via::Display => {
                    let (ty, borrowed) = (value.ty, borrowed(subject, value));
                    let id = quote!(<#ty as __group::DisplayedId>::displayed_id(#borrowed));
                    (id, predicate(subject.generics, ty, &quote!(__group::Display)))
                }
                Via::Itself | Via::With(_) => {
                    let sent = Sent::new(subject, value, &bound);
                    (sent.call(&bound, &quote!(group_id_text)), sent.predicates)
                }
            };
            (quote!(#check_packed #id), predicates)
        }
    };
    if is_generic(subject.generics) {
        predicates.push(Predicate::bound(quote!(Self: __group::GroupTraits)));
    }
    let body = quote! {
        fn group_id(&self) -> __group::CowStr<'_> {
            #body
        }
    };
    implementation(subject, &quote!(__group::HasGroupId), &predicates, &body)
}
