//! When two names are the same trait.

/// Whether two names are the same trait to the spec: equal without `_`, `-`, space and `.`, in any
/// ASCII case.
///
/// It is a `const fn`, so that the names of flattened types can be compared while the user's crate
/// compiles.
///
/// ```
/// use group_spec::same_name;
///
/// assert!(same_name("createdAt", "CREATED_AT"));
/// assert!(!same_name("createdAt", "created"));
/// ```
#[must_use]
pub const fn same_name(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let (mut l, mut r) = (0, 0);
    loop {
        while l < left.len() && is_separator(left[l] as char) {
            l += 1;
        }
        while r < right.len() && is_separator(right[r] as char) {
            r += 1;
        }
        if l == left.len() || r == right.len() {
            return l == left.len() && r == right.len();
        }
        if !left[l].eq_ignore_ascii_case(&right[r]) {
            return false;
        }
        l += 1;
        r += 1;
    }
}

/// The form in which all spellings of one name are equal.
///
/// ```
/// assert_eq!(group_spec::fold("Total-Billed"), "totalbilled");
/// ```
#[must_use]
pub fn fold(name: &str) -> String {
    folded(name).collect()
}

/// The letters of the form in which all spellings of one name are equal.
pub(crate) fn folded(name: &str) -> impl Iterator<Item = char> + Clone {
    name.chars().filter(|c| !is_separator(*c)).map(|c| c.to_ascii_lowercase())
}

/// A number that is the same for all spellings of one name, and for few others.
///
/// ```
/// assert_eq!(group_spec::folded_hash("createdAt"), group_spec::folded_hash("CREATED_AT"));
/// ```
#[must_use]
pub const fn folded_hash(name: &str) -> u32 {
    // FNV-1a.
    let mut hash = 0x811c_9dc5_u32;
    let name = name.as_bytes();
    let mut i = 0;
    while i < name.len() {
        if !is_separator(name[i] as char) {
            hash = (hash ^ name[i].to_ascii_lowercase() as u32).wrapping_mul(0x0100_0193);
        }
        i += 1;
    }
    hash
}

/// Whether `text` is empty or only white space. As a name or an ID, that counts as missing.
#[must_use]
#[inline]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

pub(crate) const fn is_separator(c: char) -> bool {
    matches!(c, '_' | '-' | ' ' | '.')
}
