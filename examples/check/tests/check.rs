//! The example `check`, as a program.

use std::{
    env,
    io::{BufRead, BufReader, Read, Write},
    path::PathBuf,
    process::{Command, Output, Stdio},
    thread,
};

const VALID: &str = r#"{"type":"group","groupId":"g","userId":"u"}"#;
const WRONG: &str = r#"{"type":"group","groupId":"g","userId":"u","traits":{"email":7}}"#;
const WRONG_LINE: &str = "error: traits.email: found a number, and the spec expects a string";

fn check() -> Command {
    Command::new(env!("CARGO_BIN_EXE_check"))
}

fn output_of(command: &mut Command, input: &[u8]) -> Output {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

/// What the program writes about standard input, and its exit status.
fn checked(input: impl AsRef<[u8]>) -> (Vec<String>, i32) {
    let output = output_of(&mut check(), input.as_ref());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    (lines(&output.stdout), output.status.code().unwrap())
}

fn lines(text: &[u8]) -> Vec<String> {
    str::from_utf8(text).unwrap().lines().map(str::to_owned).collect()
}

/// A file for one test.
fn file(name: &str, content: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).unwrap();
    path
}

#[test]
fn valid_messages_are_counted() {
    let (lines, status) = checked(format!("{VALID}\n\n{VALID}"));
    assert_eq!((lines, status), (vec!["2 messages in 1 file: 0 errors, 0 warnings".into()], 0));
    assert_eq!(checked(""), (vec!["0 messages in 1 file: 0 errors, 0 warnings".into()], 0));
}

#[test]
fn violations_name_the_file_and_the_line() {
    let first = file("first.ndjson", &format!("{VALID}\n{WRONG}\n"));
    let second = file("second.ndjson", &format!("\n{WRONG}"));
    let output = output_of(check().args([&first, &second]), b"");
    let (first, second) = (first.display(), second.display());
    assert_eq!(
        lines(&output.stdout),
        [
            format!("{first}:2: {WRONG_LINE}"),
            format!("{second}:2: {WRONG_LINE}"),
            "3 messages in 2 files: 2 errors, 0 warnings".into()
        ]
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn warnings_alone_are_no_failure() {
    let near_miss = VALID.replace('}', r#","traits":{"employes":1}}"#);
    let (lines, status) = checked(near_miss);
    assert_eq!(
        lines[0],
        "<stdin>:1: warning: traits.employes: looks like the reserved trait `employees`, and is no spelling of it"
    );
    assert_eq!((lines[1].as_str(), status), ("1 message in 1 file: 0 errors, 1 warning", 0));
}

#[test]
fn bad_lines_are_reported_and_the_rest_is_read() {
    let long = format!("\"{}\"", "x".repeat(3_000_000));
    for bad in ["nonsense", "{\"type\":", "{\"type\":\"gro", "[", "[1,2", "\u{0}", long.as_str(), "{\"a\":{", "{}}"] {
        // In the middle and, where it decides how the rest is read, at the beginning.
        for (input, line) in
            [(format!("{VALID}\n{bad}\n{WRONG}\n{VALID}\n"), 2), (format!("{bad}\n{WRONG}\n{VALID}\n{VALID}"), 1)]
        {
            let (lines, status) = checked(input);
            let bad = &bad[..bad.len().min(20)];
            assert!(lines[0].starts_with(&format!("<stdin>:{line}: error: $: ")), "{bad}: {lines:?}");
            assert_eq!(lines[1], format!("<stdin>:{}: {WRONG_LINE}", line + 1), "{bad}");
            assert_eq!(lines[2..], ["4 messages in 1 file: 2 errors, 0 warnings"], "{bad}");
            assert_eq!(status, 1, "{bad}");
        }
    }
}

#[test]
fn what_is_laid_out_otherwise_is_told_how_messages_lie() {
    let layouts = "; a file holds one message per line, or one message over all of its lines";
    let pretty =
        VALID.replacen('{', "{\n ", 1).replace('}', &format!(",\n \"channel\":\"{}\"\n}}\n", "x".repeat(20_000)));
    let (lines, _) = checked(pretty.repeat(3));
    assert!(lines[0].starts_with("<stdin>:5: error: $: found no JSON") && lines[0].ends_with(layouts), "{lines:?}");
    assert_eq!(lines.len(), 2, "{lines:?}");
    let (lines, _) = checked(pretty.repeat(60));
    assert!(lines[0].contains("passed over more than") && lines[0].ends_with(layouts), "{lines:?}");
    let (lines, _) = checked(format!("[\n{VALID},\n{VALID}\n]"));
    assert!(lines[0].contains("found an array") && lines[0].ends_with(layouts), "{lines:?}");
}

#[test]
fn lines_after_one_that_is_cut_off_are_judged_also_where_they_are_indented() {
    for start in ["{\"type\":", "\u{feff}"] {
        let (lines, _) = checked(format!("{start}\n {VALID}\n {WRONG}\n"));
        assert!(lines.contains(&format!("<stdin>:3: {WRONG_LINE}")), "{start:?}: {lines:?}");
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_a_bad_line() {
    let (lines, status) = checked([b"{\"type\":\"\xff\"}\n", WRONG.as_bytes()].concat());
    assert!(lines[0].starts_with("<stdin>:1: error: $: found no JSON"), "{lines:?}");
    assert_eq!((lines[1].as_str(), status), (format!("<stdin>:2: {WRONG_LINE}").as_str(), 1));
}

#[test]
fn one_message_may_take_all_lines() {
    let pretty = VALID.replace(['{', ','], "\n{").replacen("\n{", "{\n", 1).replace("\n{", ",\n");
    assert!(pretty.lines().count() > 3, "{pretty}");
    for start in ["", "\n \r\n", "\u{feff}"] {
        let (lines, status) = checked(format!("{start}{pretty}\n\n"));
        assert_eq!((lines, status), (vec!["1 message in 1 file: 0 errors, 0 warnings".into()], 0), "{start:?}");
    }
    // It is reported where it begins, and a mistake in its text where that is.
    let (lines, _) = checked(format!("\n{}", pretty.replace("\"g\"", "7")));
    assert_eq!(lines[0], "<stdin>:2: error: groupId: found a number, and the spec expects a string");
    let (lines, _) = checked(format!("\n{}", pretty.replace("\"g\"", "g")));
    assert!(lines[0].starts_with("<stdin>:4: error: $: found no JSON"), "{lines:?}");
    assert_eq!(lines.len(), 2);
}

#[test]
fn one_value_that_is_too_long_is_one_error() {
    let (lines, status) = checked(format!("[\n{}1]", "1,\n".repeat(600_000)));
    let error = "<stdin>:1: error: $: passed over more than 1048576 bytes, and the spec allows 32768 in a message; \
                 a file holds one message per line, or one message over all of its lines";
    assert_eq!((lines, status), (vec![error.into(), "1 message in 1 file: 1 error, 0 warnings".into()], 1));
}

#[test]
fn a_file_that_cannot_be_read_is_status_2_and_the_others_are_read() {
    let wrong = file("wrong.ndjson", WRONG);
    let folder = env!("CARGO_TARGET_TMPDIR");
    let output = output_of(check().arg("no-such-file.json").arg(folder).arg(&wrong), b"");
    let errors = lines(&output.stderr);
    assert!(errors[0].starts_with("check: no-such-file.json: "), "{errors:?}");
    assert!(errors[1].starts_with(&format!("check: {folder}: ")), "{errors:?}");
    assert_eq!(
        lines(&output.stdout),
        [format!("{}:1: {WRONG_LINE}", wrong.display()), "1 message in 1 file: 1 error, 0 warnings".into()]
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_line_is_judged_before_the_next_one_is_there() {
    let mut child = check().stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for line in 1..=3 {
        writeln!(stdin, "{WRONG}").unwrap();
        let mut written = String::new();
        stdout.read_line(&mut written).unwrap();
        assert_eq!(written, format!("<stdin>:{line}: {WRONG_LINE}\n"));
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

/// What a process has used of memory at most so far, in bytes.
#[cfg(target_os = "linux")]
fn peak_memory(process: &std::process::Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", process.id())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.strip_suffix("kB")).unwrap();
    peak.trim().parse::<u64>().unwrap() * 1024
}

#[test]
#[cfg(target_os = "linux")]
fn memory_does_not_grow_with_the_input() {
    const MEGABYTE: usize = 1 << 20;
    let many = format!("{VALID}\n").repeat(MEGABYTE / VALID.len());
    // Many messages, and one that never ends.
    for block in [many, "x".repeat(MEGABYTE)] {
        let mut child = check().stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let mut write = |megabytes| (0..megabytes).for_each(|_| stdin.write_all(block.as_bytes()).unwrap());
        write(4);
        let before = peak_memory(&child);
        write(32);
        let grown = peak_memory(&child) - before;
        assert!(grown < MEGABYTE as u64, "{grown} bytes more, after {before}");
        drop(stdin);
        let output = child.wait_with_output().unwrap();
        assert!(lines(&output.stdout).last().unwrap().contains(" in 1 file: "), "{output:?}");
    }
}

#[test]
fn a_closed_pipe_is_no_panic() {
    let mut help = check().arg("--help").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(help.stdout.take());
    let output = help.wait_with_output().unwrap();
    assert_eq!((output.stderr, output.status.code()), (Vec::new(), Some(0)));

    let mut child = check().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    // Writing fails as soon as the program has gone.
    let many = format!("{WRONG}\n").repeat(10_000);
    while stdin.write_all(many.as_bytes()).is_ok() {}
    let mut errors = String::new();
    child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
    assert_eq!((errors.as_str(), child.wait().unwrap().code()), ("", Some(1)));
}

#[test]
fn help_says_how_it_is_used() {
    for option in ["--help", "-h"] {
        let output = output_of(check().arg(option), b"");
        assert!(lines(&output.stdout)[0].starts_with("Usage: check"), "{output:?}");
        assert_eq!(output.status.code(), Some(0));
    }
}

#[test]
fn an_unknown_option_is_status_2_and_says_how_it_is_used() {
    let output = output_of(check().args(["--hlep", "-"]), WRONG.as_bytes());
    let errors = lines(&output.stderr);
    assert!(errors[0].starts_with("check: ") && errors[0].contains("--hlep"), "{errors:?}");
    assert!(errors[2].starts_with("Usage: check"), "{errors:?}");
    assert_eq!((output.stdout, output.status.code()), (Vec::new(), Some(2)));
}

#[test]
fn what_stands_behind_two_dashes_is_a_file() {
    file("-h", WRONG);
    let output = output_of(check().current_dir(env!("CARGO_TARGET_TMPDIR")).args(["--", "-h"]), b"");
    assert_eq!(lines(&output.stdout)[0], format!("-h:1: {WRONG_LINE}"));
    assert_eq!((lines(&output.stderr), output.status.code()), (Vec::new(), Some(1)));
}

#[test]
fn a_mistake_in_the_text_is_placed_once() {
    let (lines, _) = checked(format!("{VALID}\n{{\"type\":group}}"));
    assert_eq!(lines[0], "<stdin>:2: error: $: found no JSON, and the spec expects it: expected value, at column 9");
}

#[test]
fn several_messages_over_several_lines_each_are_refused_with_the_layouts_that_are_read() {
    let pretty = VALID.replace(',', ",\n");
    let (lines, status) = checked(format!("{pretty}\n{pretty}\n"));
    assert_eq!(
        lines[0],
        "<stdin>:4: error: $: found no JSON, and the spec expects it: trailing characters, at column 1; a file holds one \
         message per line, or one message over all of its lines"
    );
    assert_eq!((lines.len(), status), (2, 1));
}

#[test]
fn a_line_that_is_too_long_behind_one_that_is_cut_off_does_not_hide_the_rest() {
    let long = format!("{{\"x\":\"{}\"}}", "x".repeat(3_000_000));
    for cut in ["{\"type\":", "[", "{\"a\":{"] {
        let (lines, status) = checked(format!("{cut}\n{long}\n{WRONG}\n{VALID}\n"));
        assert!(lines[0].starts_with("<stdin>:1: error: $: passed over"), "{lines:?}");
        assert_eq!(lines[1], format!("<stdin>:3: {WRONG_LINE}"), "{cut}");
        assert_eq!((&*lines[2], status), ("3 messages in 1 file: 2 errors, 0 warnings", 1), "{cut}");
    }
}
