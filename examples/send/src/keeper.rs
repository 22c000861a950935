//! What was not accepted, on disk.

use std::{
    fmt,
    fs::{self, File},
    io::{self, Write},
    path::PathBuf,
};

use group_core::http::Undelivered;
use serde::Deserialize;
use uuid::Uuid;

pub(crate) struct Keeper {
    directory: PathBuf,
    /// In the names of the files, so that no two runs share one.
    run: Uuid,
    batches: usize,
    lines: usize,
    lines_file: Option<File>,
    /// Batches and lines that could not be kept, and were named.
    named: usize,
}

impl Keeper {
    pub(crate) fn new(directory: PathBuf) -> Self {
        Self { directory, run: Uuid::new_v4(), batches: 0, lines: 0, lines_file: None, named: 0 }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.batches == 0 && self.lines == 0 && self.named == 0
    }

    /// Keeps the body of a batch, which can be posted as it is. If that fails, its groups are named.
    pub(crate) fn keep_batch(&mut self, undelivered: &Undelivered) {
        let Undelivered { body, messages, reason } = undelivered;
        let messages = count(*messages, "message", "messages");
        match self.write_batch(body) {
            Ok(path) => {
                self.batches += 1;
                eprintln!("{messages} not accepted: {reason}; kept in {}", path.display());
            }
            Err(error) => {
                self.named += 1;
                let groups = group_ids(body).join(", ");
                eprintln!("{messages} not accepted: {reason}; cannot be kept: {error}; their groups: {groups}");
            }
        }
    }

    fn write_batch(&self, body: &[u8]) -> io::Result<PathBuf> {
        let (path, mut file) = self.create(&format!("batch-{}.json", self.batches + self.named + 1))?;
        file.write_all(body)?;
        file.sync_all()?;
        Ok(path)
    }

    /// Keeps a line as it came in, and names it.
    pub(crate) fn keep_line(&mut self, number: u64, line: &[u8], reason: &str) {
        eprintln!("line {number}: {reason}");
        match self.write_line(line) {
            Ok(()) => self.lines += 1,
            Err(error) => self.name_line(number, &format!("cannot be kept: {error}")),
        }
    }

    /// Names a line that is nowhere else.
    pub(crate) fn name_line(&mut self, number: u64, reason: &str) {
        self.named += 1;
        eprintln!("line {number}: {reason}");
    }

    fn write_line(&mut self, line: &[u8]) -> io::Result<()> {
        let mut file = match self.lines_file.take() {
            Some(file) => file,
            None => {
                let (path, file) = self.create("lines.ndjson")?;
                eprintln!("lines that cannot be sent are kept in {}", path.display());
                file
            }
        };
        file.write_all(&[line, b"\n"].concat())?;
        self.lines_file = Some(file);
        Ok(())
    }

    fn create(&self, name: &str) -> io::Result<(PathBuf, File)> {
        let path = self.directory.join(format!("{}-{name}", self.run));
        let file = fs::create_dir_all(&self.directory).and_then(|()| File::create_new(&path));
        let file = file.map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
        Ok((path, file))
    }
}

/// A number of things, in words.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn group_ids(body: &[u8]) -> Vec<String> {
    #[derive(Deserialize)]
    struct Batch {
        batch: Vec<Message>,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Message {
        group_id: String,
    }
    let batch: Batch = serde_json::from_slice(body).expect("it is the body of a batch");
    batch.batch.into_iter().map(|message| message.group_id).collect()
}

impl fmt::Display for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "kept: {}, {}", count(self.batches, "batch", "batches"), count(self.lines, "line", "lines"))?;
        if self.named > 0 {
            write!(f, "; not kept: {} batches and lines, named above", self.named)?;
        }
        Ok(())
    }
}
