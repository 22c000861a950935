//! What an input is, by its first bytes.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use flate2::read::MultiGzDecoder;

/// How much of an input is looked at.
const START: usize = 4096;

/// An input as text, unpacked if it is gzipped. One that cannot be JSON is an error that says what it is.
pub(crate) fn open<'r>(mut input: impl Read + 'r) -> io::Result<Box<dyn Read + 'r>> {
    let start = start_of(&mut input)?;
    if start.starts_with(b"\x1f\x8b") {
        let mut unpacked = MultiGzDecoder::new(BufReader::with_capacity(64 * 1024, Cursor::new(start).chain(input)));
        let start = start_of(&mut unpacked)?;
        check(&start)?;
        return Ok(Box::new(Cursor::new(start).chain(unpacked)));
    }
    check(&start)?;
    Ok(Box::new(Cursor::new(start).chain(input)))
}

/// The first bytes: of what a terminal or a pipe sends bit by bit, what is there at once.
fn start_of(input: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    let mut input = BufReader::with_capacity(START, input.take(START as u64));
    while start.len() < 4 {
        let there = input.fill_buf()?;
        if there.is_empty() {
            break;
        }
        let length = there.len();
        start.extend_from_slice(there);
        input.consume(length);
    }
    Ok(start)
}

fn check(start: &[u8]) -> io::Result<()> {
    match foreign(start) {
        Some(found) => Err(io::Error::new(io::ErrorKind::InvalidData, format!("found {found}, and JSON is expected"))),
        None => Ok(()),
    }
}

/// What the bytes are the beginning of, if it is something else than text with JSON in it.
fn foreign(start: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 9] = [
        (b"\xff\xfe", "UTF-16 (convert it, such as by `iconv -f UTF-16 -t UTF-8`)"),
        (b"\xfe\xff", "UTF-16 (convert it, such as by `iconv -f UTF-16 -t UTF-8`)"),
        (b"PK\x03\x04", "a zip archive (unpack it first)"),
        (b"\x28\xb5\x2f\xfd", "zstd (unpack it, such as by `zstd -dc`)"),
        (b"BZh", "bzip2 (unpack it, such as by `bzip2 -dc`)"),
        (b"\xfd7zXZ\0", "xz (unpack it, such as by `xz -dc`)"),
        (b"PAR1", "Parquet"),
        (b"Obj\x01", "Avro"),
        (b"SQLite format 3\0", "a SQLite database"),
    ];
    if let Some((_, found)) = MAGIC.iter().find(|(magic, _)| start.starts_with(magic)) {
        return Some(found);
    }
    let mut lines = start.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_start);
    // Text with JSON in it may have bad lines.
    if lines.clone().any(|line| line.starts_with(b"{") || line.starts_with(b"[")) {
        return is_wide(start).then_some("UTF-16 (convert it, such as by `iconv -f UTF-16LE -t UTF-8`)");
    }
    if is_wide(start) {
        return Some("UTF-16 (convert it, such as by `iconv -f UTF-16 -t UTF-8`)");
    }
    if start.contains(&0) && start.len() >= 16 {
        return Some("binary data");
    }
    let first = lines.find(|line| !line.is_empty())?;
    is_csv(first).then_some("CSV")
}

/// Whether every other byte is zero, as in UTF-16 of ASCII text.
fn is_wide(start: &[u8]) -> bool {
    let pairs = start.as_chunks::<2>().0;
    let zeros = |at: usize| pairs.iter().filter(|pair| pair[at] == 0).count();
    pairs.len() >= 4 && [0, 1].iter().any(|at| zeros(*at) * 10 >= pairs.len() * 9)
}

/// Whether the line looks like the names of columns.
fn is_csv(line: &[u8]) -> bool {
    let is_name = |cell: &[u8]| {
        let name = cell.trim_ascii();
        let name = name.strip_prefix(b"\"").and_then(|name| name.strip_suffix(b"\"")).unwrap_or(name);
        !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"_-. ".contains(byte))
    };
    let separators = [b',', b';', b'\t'];
    separators.iter().any(|separator| {
        let cells = line.split(|byte| byte == separator);
        cells.clone().count() > 1 && cells.clone().all(is_name)
    })
}
