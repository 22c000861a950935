//! What was not accepted, on disk.

use std::{
    fmt,
    fs::{self, File},
    io::{self, Write},
    path::PathBuf,
};

use group_core::Batch;
use jiff::Timestamp;
use uuid::Uuid;

pub(crate) struct Keeper {
    directory: PathBuf,
    /// In the names of the files, so that no two runs share one.
    run: Uuid,
    batches: usize,
    lines: usize,
    lines_file: Option<File>,
}

impl Keeper {
    pub(crate) fn new(directory: PathBuf) -> Self {
        Self { directory, run: Uuid::new_v4(), batches: 0, lines: 0, lines_file: None }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.batches == 0 && self.lines == 0
    }

    /// Keeps the body of the batch, which can be posted as it is. It does not say when it was sent: that is when it will be.
    pub(crate) fn keep_batch(&mut self, batch: &Batch, reason: &str) -> io::Result<()> {
        let mut kept = batch.clone();
        kept.set_sent_at(None::<Timestamp>).map_err(io::Error::other)?;
        self.batches += 1;
        let (path, mut file) = self.create(&format!("batch-{}.json", self.batches))?;
        file.write_all(&kept.into_body())?;
        file.sync_all()?;
        eprintln!("{} messages not accepted: {reason}; kept in {}", batch.len(), path.display());
        Ok(())
    }

    /// Keeps a line as it came in.
    pub(crate) fn keep_line(&mut self, number: u64, line: &[u8], reason: &str) -> io::Result<()> {
        let mut file = match self.lines_file.take() {
            Some(file) => file,
            None => {
                let (path, file) = self.create("lines.ndjson")?;
                eprintln!("lines that cannot be sent are kept in {}", path.display());
                file
            }
        };
        file.write_all(line)?;
        file.write_all(b"\n")?;
        self.lines_file = Some(file);
        self.lines += 1;
        eprintln!("line {number}: {reason}");
        Ok(())
    }

    fn create(&self, name: &str) -> io::Result<(PathBuf, File)> {
        fs::create_dir_all(&self.directory)?;
        let path = self.directory.join(format!("{}-{name}", self.run));
        let file = File::create_new(&path)
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
        Ok((path, file))
    }
}

impl fmt::Display for Keeper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} batches, {} lines", self.batches, self.lines)
    }
}
