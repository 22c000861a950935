//! Timing in turns: every contender once per round, so that a machine that slows down slows all of them. What counts is the
//! time of the processor, as others may be waiting for it.

use std::{hint::black_box, time::Duration};

use cpu_time::ThreadTime;

/// Rounds that count.
const ROUNDS: usize = 15;
/// How long a contender runs in one round.
const TURN: Duration = Duration::from_millis(20);

/// A way to do one piece of work, into a buffer that is used again.
pub struct Contender<'a> {
    pub name: &'static str,
    run: Box<Run<'a>>,
}

type Run<'a> = dyn FnMut(&mut Vec<u8>) + 'a;

impl<'a> Contender<'a> {
    pub fn new(name: &'static str, run: impl FnMut(&mut Vec<u8>) + 'a) -> Self {
        Self { name, run: Box::new(run) }
    }

    /// Does the work once.
    pub fn once(&mut self, out: &mut Vec<u8>) {
        out.clear();
        (self.run)(black_box(out));
    }

    /// How often it does the work in one turn; this is also its warm-up.
    fn turns(&mut self, out: &mut Vec<u8>) -> u32 {
        let start = ThreadTime::now();
        let mut turns = 0;
        while start.elapsed() < TURN {
            self.once(out);
            turns += 1;
        }
        turns.max(1)
    }
}

/// What was measured of a contender.
pub struct Measured {
    pub name: &'static str,
    pub bytes: usize,
    pub allocations: u64,
    pub nanoseconds: f64,
    /// The median, over the rounds, of its time by that of the first contender in the same round.
    pub ratio: f64,
    /// By callgrind, if it is installed.
    pub instructions: Option<f64>,
}

pub fn measure(mut contenders: Vec<Contender<'_>>) -> Vec<Measured> {
    let mut out = Vec::new();
    let mut times = vec![Vec::new(); contenders.len()];
    let mut sizes = Vec::new();
    for contender in &mut contenders {
        contender.once(&mut out);
        let bytes = out.len();
        let allocations = allocation_counter::measure(|| contender.once(&mut out)).count_total;
        sizes.push((bytes, allocations, contender.turns(&mut out)));
    }
    for _ in 0..ROUNDS {
        for ((contender, times), (_, _, turns)) in contenders.iter_mut().zip(&mut times).zip(&sizes) {
            let start = ThreadTime::now();
            for _ in 0..*turns {
                contender.once(&mut out);
            }
            times.push(start.elapsed().as_secs_f64() * 1e9 / f64::from(*turns));
        }
    }
    let first = times[0].clone();
    let measured = contenders.iter().zip(&times).zip(&sizes).map(|((contender, times), (bytes, allocations, _))| {
        let ratios = times.iter().zip(&first).map(|(time, first)| time / first).collect();
        Measured {
            name: contender.name,
            bytes: *bytes,
            allocations: *allocations,
            nanoseconds: median(times.clone()),
            ratio: median(ratios),
            instructions: None,
        }
    });
    measured.collect()
}

/// The middle one of the values.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
