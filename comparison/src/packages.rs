//! Packages that are written only to be compiled, in the temporary directory.

use std::{env, fs, path::PathBuf, process::Command, time::Duration};

/// A package of one file.
pub struct Package {
    directory: PathBuf,
    target: PathBuf,
}

impl Package {
    /// Writes a package with these dependencies, as lines of its manifest, and this code.
    pub fn new(name: &str, dependencies: &str, code: &str) -> Self {
        let directory = env::temp_dir().join(format!("group-core-{name}"));
        fs::create_dir_all(directory.join("src")).expect("the temporary directory can be written");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}\n\n[workspace]\n"
        );
        fs::write(directory.join("Cargo.toml"), manifest).expect("the manifest can be written");
        fs::write(directory.join("src/lib.rs"), code).expect("the code can be written");
        Self { target: directory.join("target"), directory }
    }

    /// The same, next to what others built, so that the same dependencies are built once.
    pub fn sharing_builds(self) -> Self {
        Self { target: env::temp_dir().join("group-core-builds"), ..self }
    }

    /// Runs Cargo on the package until it is done, and returns how long the processors worked on it.
    pub fn cargo(&self, arguments: &[&str], is_incremental: bool) -> Duration {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(arguments).arg("--quiet").current_dir(&self.directory);
        command.env("CARGO_TARGET_DIR", &self.target).env("CARGO_INCREMENTAL", if is_incremental { "1" } else { "0" });
        let before = time_of_children();
        let status = command.status().expect("Cargo can be run");
        assert!(status.success(), "cargo {arguments:?} fails in {}", self.directory.display());
        time_of_children() - before
    }

    /// Makes Cargo look at the code again.
    pub fn touch(&self) {
        let path = self.directory.join("src/lib.rs");
        let code = fs::read(&path).expect("the code is there");
        fs::write(path, code).expect("the code can be written");
    }

    /// Takes everything away that was built.
    pub fn clean(&self) {
        if self.target.exists() {
            fs::remove_dir_all(&self.target).expect("what was built can be removed");
        }
    }
}

/// How long the processors have worked for programs that this one has run, by themselves and within the system.
fn time_of_children() -> Duration {
    /// The unit of the times there, whatever the clock of the system.
    const TICK: Duration = Duration::from_millis(10);

    let stat = fs::read_to_string("/proc/self/stat").expect("it is Linux");
    let (_, after_name) = stat.rsplit_once(')').expect("the name of the program is in brackets");
    let ticks = after_name.split_whitespace().skip(13).take(2).map(|ticks| ticks.parse::<u32>().expect("a number"));
    TICK * ticks.sum()
}

/// The dependency on this crate, as the right side of a line in a manifest.
pub fn group_core(options: &str) -> String {
    format!("group-core = {{ path = {:?}{options} }}", concat!(env!("CARGO_MANIFEST_DIR"), "/../group-core"))
}

/// serde and `serde_json` as most crates have them.
pub const SERDE: &str = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"";
