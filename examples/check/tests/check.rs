//! The example `check`, as a program.

use std::{
    env,
    io::{BufRead, BufReader, Read, Write},
    path::PathBuf,
    process::{Command, Output, Stdio},
    thread,
};

use flate2::{Compression, write::GzEncoder};

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

/// The lines, but for the count of each rule.
fn lines(text: &[u8]) -> Vec<String> {
    all_lines(text).into_iter().filter(|line| !line.starts_with("  ")).collect()
}

fn all_lines(text: &[u8]) -> Vec<String> {
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
            "3 messages in 2 files: 2 errors in 2 messages, 0 warnings".into()
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
        "<stdin>:1: warning: traits.employes: looks like a misspelling of the reserved trait `employees`"
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
            assert_eq!(lines[2..], ["4 messages in 1 file: 2 errors in 2 messages, 0 warnings"], "{bad}");
            assert_eq!(status, 1, "{bad}");
        }
    }
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
    assert!(lines[0].starts_with("<stdin>:1: error: $: not valid JSON"), "{lines:?}");
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
    assert!(lines[0].starts_with("<stdin>:4: error: $: not valid JSON"), "{lines:?}");
    assert_eq!(lines.len(), 2);
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
        [
            format!("{}:1: {WRONG_LINE}", wrong.display()),
            "1 message in 1 file: 1 error in 1 message, 0 warnings".into()
        ]
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
    assert_eq!(lines[0], "<stdin>:2: error: $: not valid JSON: expected value, at column 9");
}

#[test]
fn a_line_that_is_too_long_behind_one_that_is_cut_off_does_not_hide_the_rest() {
    let long = format!("{{\"x\":\"{}\"}}", "x".repeat(3_000_000));
    for cut in ["{\"type\":", "[", "{\"a\":{"] {
        let (lines, status) = checked(format!("{cut}\n{long}\n{WRONG}\n{VALID}\n"));
        assert!(lines[0].contains("passed over more than"), "{lines:?}");
        assert_eq!(lines[1], format!("<stdin>:3: {WRONG_LINE}"), "{cut}");
        assert_eq!((&*lines[2], status), ("3 messages in 1 file: 2 errors in 2 messages, 0 warnings", 1), "{cut}");
    }
}

/// An object over several lines.
fn pretty(message: &str, length: usize) -> String {
    let channel = format!(",\n \"channel\":\"{}\"\n}}\n", "x".repeat(length));
    message.replacen('{', "{\n ", 1).strip_suffix('}').unwrap().to_owned() + &channel
}

#[test]
fn objects_over_several_lines_come_one_after_the_other() {
    let (lines, status) = checked(pretty(VALID, 10).repeat(3));
    assert_eq!((lines, status), (vec!["3 messages in 1 file: 0 errors, 0 warnings".into()], 0));
    let (lines, _) = checked(pretty(VALID, 20_000).repeat(100));
    assert_eq!(lines, ["100 messages in 1 file: 0 errors, 0 warnings"]);
    let (lines, _) = checked(pretty(VALID, 10) + &pretty(WRONG, 10) + VALID);
    assert_eq!(lines[0], format!("<stdin>:5: {WRONG_LINE}"));
    assert_eq!(lines[1], "3 messages in 1 file: 1 error in 1 message, 0 warnings");
}

#[test]
fn arrays_and_batches_are_opened() {
    let wrong = "traits.email: found a number, and the spec expects a string";
    for array in [format!("[{VALID},{WRONG}]"), format!("[\n{VALID},{WRONG}\n]"), format!("[ {VALID},\n\n{WRONG} ]")] {
        let (lines, status) = checked(&array);
        let line = 1 + array.split_once("email").unwrap().0.matches('\n').count();
        assert_eq!(lines[0], format!("<stdin>:{line}: error: [1].{wrong}"), "{array}");
        assert_eq!((&*lines[1], status), ("2 messages in 1 file: 1 error in 1 message, 0 warnings", 1), "{array}");
    }
    let batch = format!(r#"{{"sentAt":"2015-02-23T22:28:55Z","batch":[{VALID},{VALID},7,{WRONG}]}}"#);
    let (lines, _) = checked(format!("{VALID}\n{batch}\n[{batch}]"));
    assert_eq!(
        lines[..4],
        [
            "<stdin>:2: error: batch[2]: found a number, and the spec expects an object".to_owned(),
            format!("<stdin>:2: error: batch[3].{wrong}"),
            "<stdin>:3: error: [0].batch[2]: found a number, and the spec expects an object".to_owned(),
            format!("<stdin>:3: error: [0].batch[3].{wrong}"),
        ]
    );
    // A batch that is the output of this project.
    let (lines, _) = checked(format!("{{\"batch\":[{VALID}]}}"));
    assert_eq!(lines, ["1 message in 1 file: 0 errors, 0 warnings"]);
}

#[test]
fn an_array_of_any_length_is_read_one_by_one() {
    let messages = format!("{VALID},\n").repeat(60_000);
    for array in
        [format!("[\n{messages}{WRONG}\n]\n{WRONG}"), format!("[{}{WRONG}]\n{WRONG}", messages.replace('\n', " "))]
    {
        let (lines, _) = checked(&array);
        let line = array.split_once("email").unwrap().0.matches('\n').count() + 1;
        let error = WRONG_LINE.strip_prefix("error: ").unwrap();
        assert_eq!(lines[0], format!("<stdin>:{line}: error: [60000].{error}"));
        assert_eq!(lines[1], format!("<stdin>:{}: {WRONG_LINE}", array.matches('\n').count() + 1));
        assert_eq!(lines[2], "60002 messages in 1 file: 2 errors in 2 messages, 0 warnings");
    }
    // One that breaks off.
    let (lines, status) = checked(format!("[{}", messages.replace('\n', "")));
    let error = "<stdin>:1: error: [60000]: not valid JSON: EOF while parsing a value, at column 0";
    assert_eq!((&*lines[0], status), (error, 1));
}

#[test]
fn one_object_that_is_too_long_is_one_error() {
    let (lines, status) = checked(format!("{{\n{}\"x\":1}}\n{VALID}", "\"x\":1,\n".repeat(200_000)));
    let error = "<stdin>:1: error: $: passed over more than 1048576 bytes, and the spec allows 32768 in a message";
    assert_eq!(
        (lines, status),
        (vec![error.into(), "2 messages in 1 file: 1 error in 1 message, 0 warnings".into()], 1)
    );
}

#[test]
fn calls_of_other_types_are_counted_and_passed_over() {
    let other = |kind: &str| format!(r#"{{"type":"{kind}","userId":"u","properties":{{"x":1}}}}"#);
    let input =
        [&other("track"), VALID, &other("track"), &other("identify"), &format!("[{}]", other("page"))].join("\n");
    let summary = "1 message in 1 file: 0 errors, 0 warnings; passed over: 1 identify, 1 page, 2 track";
    assert_eq!(checked(input), (vec![summary.into()], 0));
    // A type that there is not is a mistake.
    let (lines, status) = checked(other("groups"));
    assert_eq!(lines[0], "<stdin>:1: error: type: found another string, and the spec expects `group`");
    assert_eq!(status, 1);
    // What looks like a group call may be one of another type.
    let trait_of_that_name = r#"{"userId":"u","traits":{"type":"group"},"type":"identify"}"#;
    assert_eq!(checked(trait_of_that_name).0, ["0 messages in 1 file: 0 errors, 0 warnings; passed over: 1 identify"]);
}

#[test]
fn each_rule_is_counted_at_the_end() {
    let near_miss = VALID.replace('}', r#","traits":{"employes":1,"logo":"l"}}"#);
    let output = output_of(&mut check(), format!("{WRONG}\n{WRONG}\n{near_miss}").as_bytes());
    assert_eq!(
        all_lines(&output.stdout)[4..],
        [
            "       1 near-miss",
            "       1 other-name",
            "       2 wrong-type",
            "3 messages in 1 file: 2 errors in 2 messages, 1 warning, 1 hint",
        ]
    );
}

#[test]
fn findings_are_json_where_that_is_asked_for() {
    let output = output_of(check().args(["--format", "json"]), format!("{VALID}\n{WRONG}\n{{\"a\":\n").as_bytes());
    assert_eq!(
        lines(&output.stdout),
        [
            r#"{"file":"<stdin>","line":2,"severity":"error","rule":"wrong-type","path":"traits.email","sentence":"found a number, and the spec expects a string"}"#,
            r#"{"file":"<stdin>","line":3,"column":5,"severity":"error","rule":"not-json","path":"$","sentence":"not valid JSON: EOF while parsing a value"}"#,
        ]
    );
    assert_eq!(lines(&output.stderr), ["3 messages in 1 file: 2 errors in 2 messages, 0 warnings"]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn findings_are_left_out_where_that_is_asked_for() {
    for option in ["--quiet", "-q"] {
        let output = output_of(check().arg(option), WRONG.as_bytes());
        assert_eq!(lines(&output.stdout), ["1 message in 1 file: 1 error in 1 message, 0 warnings"]);
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn one_rule_may_be_looked_for() {
    let input = format!("{WRONG}\n{}", VALID.replace('}', r#","traits":{"employes":1}}"#));
    let output = output_of(check().args(["--only", "near-miss"]), input.as_bytes());
    assert!(lines(&output.stdout)[0].starts_with("<stdin>:2: warning: traits.employes: "), "{output:?}");
    assert_eq!((lines(&output.stdout).len(), output.status.code()), (2, Some(0)));
    // What is not judged may break that rule as well.
    let long = format!("{{\"x\":\"{}\"}}", "x".repeat(3_000_000));
    for (input, found) in [("{", "not valid JSON"), (&*long, "passed over more than")] {
        let output = output_of(check().args(["--only", "missing"]), input.as_bytes());
        assert!(lines(&output.stdout)[0].starts_with(&format!("<stdin>:1: error: $: {found}")), "{output:?}");
        assert_eq!((lines(&output.stdout).len(), output.status.code()), (2, Some(1)));
    }
    let output = output_of(check().args(["--only", "near-mis"]), b"");
    let errors = lines(&output.stderr);
    assert!(errors[0].starts_with("check: no such rule: near-mis; there are blank, "), "{errors:?}");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_version_is_said() {
    let output = output_of(check().arg("--version"), b"");
    assert_eq!(lines(&output.stdout), [format!("check {}", env!("CARGO_PKG_VERSION"))]);
}

#[test]
fn gzipped_input_is_unpacked() {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(format!("{VALID}\n{WRONG}\n").repeat(2).as_bytes()).unwrap();
    let packed = gzip.finish().unwrap();
    let (lines, status) = checked(&packed);
    assert_eq!(lines[1], format!("<stdin>:4: {WRONG_LINE}"));
    assert_eq!((&*lines[2], status), ("4 messages in 1 file: 2 errors in 2 messages, 0 warnings", 1));
    // Several one after the other, as logs are appended.
    assert_eq!(checked(packed.repeat(2)).0.len(), 5);
    let output = output_of(&mut check(), &packed[..packed.len() - 10]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
}

#[test]
fn input_that_is_no_json_is_named() {
    let wide = |bytes: fn(u16) -> [u8; 2]| VALID.encode_utf16().flat_map(bytes).collect::<Vec<_>>();
    for (input, found) in [
        (b"type,userId,groupId\ngroup,u,g\n".to_vec(), "found CSV"),
        (b"\"type\";\"user id\"\n".to_vec(), "found CSV"),
        (wide(u16::to_le_bytes), "found UTF-16"),
        (wide(u16::to_be_bytes), "found UTF-16"),
        ([b"\xff\xfe".to_vec(), wide(u16::to_le_bytes)].concat(), "found UTF-16"),
        (b"PK\x03\x04rest".to_vec(), "found a zip archive"),
        (b"PAR1rest".to_vec(), "found Parquet"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0".to_vec(), "found binary data"),
    ] {
        let output = output_of(&mut check(), &input);
        let errors = lines(&output.stderr);
        assert!(errors[0].starts_with(&format!("check: <stdin>: {found}")), "{errors:?}");
        assert_eq!(output.status.code(), Some(2));
    }
}

#[test]
fn findings_are_in_order_on_any_number_of_threads() {
    let near_miss = VALID.replace('}', r#","traits":{"employes":1}}"#);
    let input: Vec<_> = (0..20_000).map(|number| [VALID, WRONG, &near_miss][number % 3]).collect();
    let input = input.join("\n");
    let input = file("many.ndjson", &input);
    let output = |threads: &str| output_of(check().args(["--threads", threads]).arg(&input), b"").stdout;
    let one = output("1");
    assert_eq!(all_lines(&one).len(), 13_333 + 3);
    for threads in ["2", "3", "8"] {
        assert!(output(threads) == one, "{threads} threads");
    }
}
