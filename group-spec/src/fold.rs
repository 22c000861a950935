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
        while l < left.len() && FOLDED[left[l] as usize] == SEPARATOR {
            l += 1;
        }
        while r < right.len() && FOLDED[right[r] as usize] == SEPARATOR {
            r += 1;
        }
        if l == left.len() || r == right.len() {
            return l == left.len() && r == right.len();
        }
        if FOLDED[left[l] as usize] != FOLDED[right[r] as usize] {
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

/// What each byte is in the form in which all spellings are equal.
pub(crate) static FOLDED: [u8; 256] = {
    let (mut folded, mut byte) = ([SEPARATOR; 256], 0_u8);
    loop {
        if !is_separator(byte as char) {
            folded[byte as usize] = byte.to_ascii_lowercase();
        }
        if byte == u8::MAX {
            break folded;
        }
        byte += 1;
    }
};

/// No byte of UTF-8 text.
pub(crate) const SEPARATOR: u8 = 0xff;

/// Whether `text` is empty or only white space. As a name or an ID, that counts as missing.
#[must_use]
#[inline]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

pub(crate) const fn is_separator(c: char) -> bool {
    matches!(c, '_' | '-' | ' ' | '.')
}
