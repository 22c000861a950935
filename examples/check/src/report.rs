//! What is found in documents, as it is written.

use std::{borrow::Cow, collections::BTreeMap, io::Write as _, ops::AddAssign};

use group_core::{Rule, Severity, Violation, check_json, spec::limits};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::{
    arguments::Options,
    documents::{Document, LONGEST, line_ends},
};

/// The findings of some documents of one file.
#[derive(Default)]
pub(crate) struct Report {
    pub(crate) out: Vec<u8>,
    pub(crate) counts: Counts,
}

/// How much was found.
#[derive(Default)]
pub(crate) struct Counts {
    pub(crate) messages: u64,
    /// Calls of other types, which are passed over.
    pub(crate) others: BTreeMap<&'static str, u64>,
    pub(crate) messages_with_errors: u64,
    pub(crate) errors: u64,
    pub(crate) warnings: u64,
    pub(crate) hints: u64,
    /// By the code of the rule.
    pub(crate) rules: BTreeMap<&'static str, u64>,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.messages += other.messages;
        self.messages_with_errors += other.messages_with_errors;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.hints += other.hints;
        for (kind, count) in other.others {
            *self.others.entry(kind).or_default() += count;
        }
        for (rule, count) in other.rules {
            *self.rules.entry(rule).or_default() += count;
        }
    }
}

/// The types of the calls of the spec beside `group`.
const OTHERS: [&str; 5] = ["alias", "identify", "page", "screen", "track"];

/// What tells a message from other documents.
#[derive(Deserialize)]
struct Head<'a> {
    #[serde(rename = "type", borrow, default)]
    kind: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    batch: Option<Vec<&'a RawValue>>,
}

/// A finding, as `--format json` writes it.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    severity: Severity,
    rule: Rule,
    path: &'a str,
    sentence: &'a str,
}

/// Where a message is.
struct Place<'a> {
    file: &'a str,
    line: usize,
    /// The place in a batch or an array: `batch[3]`.
    within: String,
}

pub(crate) struct Judge<'a> {
    pub(crate) file: &'a str,
    pub(crate) options: &'a Options,
}

impl Judge<'_> {
    pub(crate) fn judge(&self, document: &Document, texts: &[u8], report: &mut Report) {
        let text = texts[document.text.clone()].trim_ascii_end();
        let within = document.index.map(|index| format!("[{index}]")).unwrap_or_default();
        let place = Place { file: self.file, line: document.line, within };
        if document.is_too_long {
            report.counts.messages += 1;
            let allowed = limits::MESSAGE_BYTES;
            let sentence = format!("passed over more than {LONGEST} bytes, and the spec allows {allowed} in a message");
            let found =
                Found { severity: Severity::Error, rule: Rule::MessageTooLarge, path: "$", sentence: &sentence };
            let is_error = self.write(report, &place, &found);
            report.counts.messages_with_errors += u64::from(is_error);
            return;
        }
        if text.trim_ascii_start().starts_with(b"[")
            && let Ok(elements) = serde_json::from_slice::<Vec<&RawValue>>(text)
        {
            return self.judge_elements(&elements, &place, text, report);
        }
        self.judge_text(text, &place, text, report);
    }

    /// Judges a message or a batch, which is somewhere in the text of a document.
    fn judge_text(&self, text: &[u8], place: &Place<'_>, document: &[u8], report: &mut Report) {
        // Most messages are of a type that is easily seen, and need no second look.
        let is_group = str::from_utf8(text).is_ok_and(|text| text.contains(r#""type":"group""#));
        if !is_group && self.is_passed_over(text, place, document, report) {
            return;
        }
        let violations = check_json(text);
        let may_be_other = |violation: &Violation| {
            violation.rule() == Rule::NotGroup || violation.path() == "type" && violation.rule() != Rule::Repeated
        };
        if is_group && violations.iter().any(may_be_other) && self.is_passed_over(text, place, document, report) {
            return;
        }
        report.counts.messages += 1;
        // Where there is no JSON, nobody knows how far the message goes, and nothing was judged: that is said in any case.
        let is_not_json = |violation: &Violation| matches!(violation.rule(), Rule::NotJson { .. });
        let is_json = !violations.iter().any(is_not_json);
        let is_said =
            |violation: &&Violation| if is_json { self.is_asked_for(violation.rule()) } else { is_not_json(violation) };
        let mut has_error = false;
        for violation in violations.iter().filter(is_said) {
            let (severity, rule) = (violation.severity(), violation.rule());
            let found = Found { severity, rule, path: violation.path(), sentence: violation.sentence() };
            has_error |= self.write(report, place, &found);
        }
        report.counts.messages_with_errors += u64::from(has_error);
    }

    /// Counts a call of another type, and opens a batch.
    fn is_passed_over(&self, text: &[u8], place: &Place<'_>, document: &[u8], report: &mut Report) -> bool {
        let Ok(head) = serde_json::from_slice::<Head<'_>>(text) else { return false };
        if let (None, Some(batch)) = (&head.kind, &head.batch) {
            let within = if place.within.is_empty() { "batch".to_owned() } else { format!("{}.batch", place.within) };
            self.judge_elements(batch, &Place { within, ..*place }, document, report);
            return true;
        }
        let Some(other) = OTHERS.into_iter().find(|other| head.kind.as_deref() == Some(other)) else { return false };
        *report.counts.others.entry(other).or_default() += 1;
        true
    }

    fn judge_elements(&self, elements: &[&RawValue], place: &Place<'_>, document: &[u8], report: &mut Report) {
        let (mut line, mut read) = (place.line, 0);
        for (index, element) in elements.iter().enumerate() {
            let text = element.get().as_bytes();
            let start = text.as_ptr().addr().saturating_sub(document.as_ptr().addr()).min(document.len());
            line += line_ends(&document[read..start]);
            read = start;
            let place = Place { file: place.file, line, within: format!("{}[{index}]", place.within) };
            self.judge_text(text, &place, document, report);
        }
    }

    fn is_asked_for(&self, rule: Rule) -> bool {
        self.options.only.is_empty() || self.options.only.iter().any(|code| *code == rule.code())
    }

    /// Counts and writes what was found; returns whether it is an error.
    fn write(&self, report: &mut Report, place: &Place<'_>, found: &Found<'_>) -> bool {
        let Found { severity, rule, path, sentence } = *found;
        let counts = &mut report.counts;
        *match severity {
            Severity::Error => &mut counts.errors,
            Severity::Warning => &mut counts.warnings,
            _ => &mut counts.hints,
        } += 1;
        *counts.rules.entry(rule.code()).or_default() += 1;
        if self.options.is_quiet {
            return severity == Severity::Error;
        }
        let path = match (&*place.within, path) {
            ("", path) => Cow::Borrowed(path),
            (within, "$") => Cow::Borrowed(within),
            (within, path) if path.starts_with("$[") => Cow::Owned(format!("{within}{}", &path[1..])),
            (within, path) => Cow::Owned(format!("{within}.{path}")),
        };
        let (line, column) = match rule {
            Rule::NotJson { line, column } => (place.line + line - 1, Some(column)),
            _ => (place.line, None),
        };
        let file = place.file;
        // Writing to memory does not fail.
        let out = &mut report.out;
        let _ = if self.options.is_json {
            serde_json::to_writer(&mut *out, &Line { file, line, column, severity, rule, path: &path, sentence })
                .map_err(Into::into)
        } else {
            write!(out, "{file}:{line}: {severity}: {path}: {sentence}")
                .and_then(|()| column.map_or(Ok(()), |column| write!(out, ", at column {column}")))
        };
        out.push(b'\n');
        severity == Severity::Error
    }
}

/// One finding, wherever it comes from.
#[derive(Clone, Copy)]
struct Found<'a> {
    severity: Severity,
    rule: Rule,
    path: &'a str,
    sentence: &'a str,
}
