//! What a schema says of an item and its fields.

use syn::{Attribute, Expr, ExprLit, Lit, Meta, MetaNameValue};

use crate::{checked::Said, key::Key, mistake::AttributeMistake, model::Item};

/// What the struct says of itself, if a schema is asked for and can be made.
pub(super) fn check_schema(item: &Item<'_>) -> Option<Said> {
    let given = item.attrs.given(Key::Schema)?;
    if !cfg!(feature = "schema") {
        item.mistakes().add(given, AttributeMistake::NoSchemaFeature);
        return None;
    }
    Some(said(&item.input.attrs))
}

/// The doc comment among the attributes, and whether it is deprecated.
pub(super) fn said(attributes: &[Attribute]) -> Said {
    let mut said = Said::default();
    for attribute in attributes {
        said.is_deprecated |= attribute.path().is_ident("deprecated");
        if let Meta::NameValue(MetaNameValue { path, value: Expr::Lit(ExprLit { lit: Lit::Str(line), .. }), .. }) =
            &attribute.meta
            && path.is_ident("doc")
        {
            said.doc.push_str(line.value().trim());
            said.doc.push('\n');
        }
    }
    said.doc.truncate(said.doc.trim_end().len());
    said
}
