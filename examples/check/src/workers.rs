//! Threads that judge, with what they find in order.

use std::{
    collections::VecDeque,
    sync::mpsc::{self, Receiver, Sender},
    thread::Scope,
};

use crate::{
    documents::Document,
    report::{Judge, Report},
};

/// Documents that are judged at once.
#[derive(Default)]
pub(crate) struct Block {
    pub(crate) texts: Vec<u8>,
    pub(crate) documents: Vec<Document>,
}

impl Block {
    pub(crate) fn judge(&self, judge: &Judge<'_>) -> Report {
        let mut report = Report::default();
        for document in &self.documents {
            judge.judge(document, &self.texts, &mut report);
        }
        report
    }
}

type Worker = (Sender<Block>, Receiver<(Report, Block)>);

/// Threads that take blocks in turn. At most two blocks wait for each.
pub(crate) struct Workers {
    workers: Vec<Worker>,
    /// The worker of each block whose report is not taken, in order.
    pending: VecDeque<usize>,
    next: usize,
}

impl Workers {
    /// Threads for one file. With one thread there is none: a block is judged where it was read.
    pub(crate) fn start<'scope>(scope: &'scope Scope<'scope, '_>, judge: &'scope Judge<'_>) -> Self {
        let threads = if judge.options.threads > 1 { judge.options.threads } else { 0 };
        let workers = (0..threads).map(|_| {
            let (blocks, inbox) = mpsc::channel::<Block>();
            let (outbox, reports) = mpsc::channel();
            scope.spawn(move || {
                for block in inbox {
                    let report = block.judge(judge);
                    if outbox.send((report, block)).is_err() {
                        return;
                    }
                }
            });
            (blocks, reports)
        });
        Self { workers: workers.collect(), pending: VecDeque::new(), next: 0 }
    }

    /// Gives a block to a worker. A report that is due comes back, and a block that can be filled again.
    pub(crate) fn give(&mut self, block: Block, judge: &Judge<'_>) -> (Option<Report>, Block) {
        if self.workers.is_empty() {
            return (Some(block.judge(judge)), cleared(block));
        }
        let due = if self.pending.len() >= 2 * self.workers.len() { self.take() } else { None };
        // A worker ends after this does.
        if self.workers[self.next].0.send(block).is_ok() {
            self.pending.push_back(self.next);
        }
        self.next = (self.next + 1) % self.workers.len();
        match due {
            Some((report, block)) => (Some(report), cleared(block)),
            None => (None, Block::default()),
        }
    }

    /// The next report in order, when it is there; none if no block is left.
    pub(crate) fn take(&mut self) -> Option<(Report, Block)> {
        let worker = self.pending.pop_front()?;
        self.workers[worker].1.recv().ok()
    }
}

fn cleared(mut block: Block) -> Block {
    block.texts.clear();
    block.documents.clear();
    block
}
