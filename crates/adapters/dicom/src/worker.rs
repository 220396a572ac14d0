//! Decoding in a process of its own: whatever a file does to its decoder, the caller gets an error and lives on.
//!
//! The caller starts its own program again with a hidden command that calls [`serve`]. The file is the child's standard
//! input, so that no name stands among its arguments; the picture comes back on its standard output, an error on its
//! standard error. The child may take only so much memory and time.

use crate::error::{ReadError, in_one_line, shown};
use crate::film::FilmFile;
use crate::format::{MOST_FRAME_BYTES, SampleKind};
use crate::pixels::raster;
#[cfg(target_os = "linux")]
use rustix::process::set_parent_process_death_signal;
use rustix::process::{
    Pid, Resource, Rlimit, Signal, WaitId, WaitIdOptions, getpid, kill_process_group, setrlimit, waitid,
};
use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use upright_imaging::{Raster, Samples};

/// The most address space a decoder may have.
const MEMORY: u64 = 640 << 20;
/// The longest a decoder may take.
const SECONDS: u64 = 10;
/// The most processors a decoder may use: JPEG 2000 takes all it sees, and memory for each.
const PROCESSORS: u64 = 4;
/// The longest error that is listened to.
const MOST_WORDS: u64 = 4096;
const MAGIC: &[u8; 8] = b"UPRIGHT1";
const HEAD: usize = MAGIC.len() + 9;

/// Starts decoders.
#[derive(Clone, Debug)]
pub struct Worker {
    program: PathBuf,
    arguments: Vec<OsString>,
    patience: Duration,
}

impl Worker {
    /// Decoders that are `program` called with `arguments`, which then calls [`serve`].
    #[must_use]
    pub fn new(program: PathBuf, arguments: Vec<OsString>) -> Self {
        Self { program, arguments, patience: Duration::from_secs(SECONDS) }
    }

    /// The same decoders, stopped after another time than 10 s.
    #[must_use]
    pub fn patient_for(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The picture in `film`, decoded to one channel in a process of its own. `size` is what its header says.
    ///
    /// # Errors
    /// The decoder's error, or [`ReadError::TooSlow`], [`ReadError::TooHungry`], [`ReadError::Crashed`].
    pub fn decode(&self, film: File, size: (u32, u32)) -> Result<Raster, ReadError> {
        self.decode_frame(film, size, 0)
    }

    /// The same of a frame of several, counted from 0.
    ///
    /// # Errors
    /// Those of [`Self::decode`].
    pub fn decode_frame(&self, film: File, size: (u32, u32), frame: u32) -> Result<Raster, ReadError> {
        let mut child = Command::new(&self.program)
            .args(&self.arguments)
            .args((frame > 0).then(|| frame.to_string()))
            .process_group(0)
            .env_clear()
            // Address space is limited: one arena a thread would take it all.
            .env("MALLOC_ARENA_MAX", "2")
            .stdin(Stdio::from(film))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (output, words) = (child.stdout.take(), child.stderr.take());
        let (picture, words, end) = thread::scope(|scope| {
            let picture = scope.spawn(|| output.map(|output| receive(output, size)));
            let words = scope.spawn(|| words.map(listen).unwrap_or_default());
            let end = wait(&mut child, self.patience);
            (picture.join(), words.join().unwrap_or_default(), end)
        });
        if !end?.ok_or(ReadError::TooSlow { seconds: self.patience.as_secs() })?.success() {
            return Err(failure(&words, child.wait()?));
        }
        let no_picture = || ReadError::Crashed("no picture came".to_owned());
        picture.ok().flatten().ok_or_else(no_picture)?
    }
}

/// Waits for the child to end; one that takes too long is ended, and `None` returned. What it has started ends with it, unless it left the group.
#[expect(clippy::disallowed_methods, reason = "an adapter that waits needs a clock; no result depends on it")]
fn wait(child: &mut Child, patience: Duration) -> io::Result<Option<ExitStatus>> {
    let process = Pid::from_child(child);
    // Its number stays its own until it is waited for in earnest, so that no stranger is ended.
    let look = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
    let start = Instant::now();
    let mut pause = Duration::from_micros(200);
    let has_ended = || Ok::<_, io::Error>(waitid(WaitId::Pid(process), look)?.is_some());
    let in_time = loop {
        if has_ended()? {
            break true;
        }
        if start.elapsed() > patience {
            break false;
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(5));
    };
    kill_process_group(process, Signal::KILL)?;
    let status = child.wait()?;
    Ok(in_time.then_some(status))
}

/// The first words of the child; the others are passed over, lest it wait for a listener.
fn listen(mut from: impl Read) -> String {
    let mut words = Vec::new();
    let _ = from.by_ref().take(MOST_WORDS).read_to_end(&mut words);
    let _ = io::copy(&mut from, &mut io::sink());
    String::from_utf8_lossy(&words).into_owned()
}

fn failure(words: &str, status: ExitStatus) -> ReadError {
    if words.contains("memory allocation of") {
        return ReadError::TooHungry { mebibytes: MEMORY >> 20 };
    }
    match (status.code(), words.lines().next()) {
        (Some(1), Some(problem)) => ReadError::Refused(in_one_line(&problem)),
        _ => ReadError::Crashed(status.to_string()),
    }
}

/// What the child sends: a head, and the samples, little endian. Nothing of it is believed but what the header said before.
fn receive(mut from: impl Read, size: (u32, u32)) -> Result<Raster, ReadError> {
    let mut head = [0; HEAD];
    from.read_exact(&mut head)?;
    let strange = || ReadError::Crashed("the decoder sent something else than a picture".to_owned());
    let (kind, columns, rows) = parsed(&head).ok_or_else(strange)?;
    let count = u64::from(columns) * u64::from(rows);
    if (columns, rows) != size || count * kind.bytes() as u64 > MOST_FRAME_BYTES {
        return Err(strange());
    }
    // The usual kind goes straight to its place.
    if kind == SampleKind::U16 {
        let mut values = vec![0_u16; count as usize];
        from.read_exact(bytemuck::cast_slice_mut(&mut values))?;
        values.iter_mut().for_each(|value| *value = u16::from_le(*value));
        return Raster::new(columns, rows, Samples::U16(values)).map_err(|_| strange());
    }
    let mut data = vec![0; count as usize * kind.bytes()];
    from.read_exact(&mut data)?;
    raster(columns, rows, kind, data)
}

fn parsed(head: &[u8; HEAD]) -> Option<(SampleKind, u32, u32)> {
    let &[kind, c0, c1, c2, c3, r0, r1, r2, r3] = head.strip_prefix(MAGIC)?.first_chunk::<9>()?;
    let (columns, rows) = (u32::from_le_bytes([c0, c1, c2, c3]), u32::from_le_bytes([r0, r1, r2, r3]));
    Some((SampleKind::of(kind)?, columns, rows))
}

/// The child: decodes a frame of the film on standard input to standard output, within its limits. The frame is what [`Worker`]
/// adds to its arguments; without it the first.
///
/// Exit code 0 and a picture, or 1 and one line of words.
#[must_use]
pub fn serve(frame: u32) -> ExitCode {
    // Words of a panic are for developers; whoever waits for the picture gets a sentence.
    std::panic::set_hook(Box::new(|_| {}));
    match std::panic::catch_unwind(|| decode(frame)) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(error)) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
        Err(_) => {
            eprintln!("the decoder stumbled over damaged data");
            ExitCode::FAILURE
        }
    }
}

fn decode(frame: u32) -> Result<(), ReadError> {
    restrict()?;
    let film = File::from(io::stdin().as_fd().try_clone_to_owned()?);
    let frame = FilmFile::open(film)?.channel_of(frame)?;
    let mut head = Vec::with_capacity(HEAD);
    head.extend_from_slice(MAGIC);
    head.push(frame.kind.number());
    head.extend(frame.columns.to_le_bytes());
    head.extend(frame.rows.to_le_bytes());
    let mut output = io::stdout().lock();
    output.write_all(&head)?;
    output.write_all(&frame.data)?;
    Ok(output.flush()?)
}

/// Memory, time and processors; no file may be written, no core left behind. Without limits nothing is decoded.
fn restrict() -> Result<(), ReadError> {
    // Nobody would read the picture of a caller that is gone.
    #[cfg(target_os = "linux")]
    set_parent_process_death_signal(Some(Signal::KILL))
        .map_err(|error| ReadError::Refused(format!("cannot limit the decoder: {error}")))?;
    let limits = [
        (Resource::As, MEMORY),
        (Resource::Cpu, (SECONDS + 1) * PROCESSORS),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
    ];
    let unlimited = |error: rustix::io::Errno| {
        ReadError::Refused(format!("cannot limit the decoder: {}", shown(&error.to_string())))
    };
    for (resource, most) in limits {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) }).map_err(unlimited)?;
    }
    sched_setaffinity(None, &few(&sched_getaffinity(None).map_err(unlimited)?)).map_err(unlimited)
}

/// Some of the processors at hand; another process takes others.
fn few(all: &CpuSet) -> CpuSet {
    let at_hand: Vec<usize> = (0..CpuSet::MAX_CPU).filter(|processor| all.is_set(*processor)).collect();
    let first = getpid().as_raw_nonzero().get().unsigned_abs() as usize;
    let mut few = CpuSet::new();
    let chosen = at_hand.iter().cycle().skip(first % at_hand.len().max(1)).take(PROCESSORS as usize);
    chosen.for_each(|processor| few.set(*processor));
    few
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A decoder that is no decoder: a line of shell.
    fn decoder(line: &str) -> ReadError {
        let worker = Worker::new("/bin/sh".into(), vec!["-c".into(), line.into()]);
        let film = File::open("/dev/null").unwrap();
        worker.patient_for(Duration::from_millis(500)).decode(film, (2, 1)).unwrap_err()
    }

    #[test]
    fn whatever_a_decoder_does_the_caller_gets_an_error() {
        assert!(matches!(decoder("sleep 60"), ReadError::TooSlow { .. }));
        // What it leaves behind would keep its pipes open.
        assert!(matches!(decoder("sleep 60 & exit 3"), ReadError::Crashed(_)));
        assert!(matches!(decoder("kill -SEGV $$"), ReadError::Crashed(_)));
        assert!(matches!(decoder("exit 0"), ReadError::Crashed(_) | ReadError::Io(_)));
        assert!(matches!(decoder("while :; do echo nonsense; done"), ReadError::Crashed(_)));
        assert!(matches!(
            decoder("echo 'memory allocation of 9 bytes failed' >&2; kill -ABRT $$"),
            ReadError::TooHungry { .. }
        ));
        let refused = decoder("echo 'a sentence' >&2; echo 'another' >&2; exit 1");
        assert_eq!(refused.to_string(), "a sentence");
        let loud = decoder("head -c 1000000 /dev/zero >&2; exit 3");
        assert!(matches!(loud, ReadError::Crashed(_)), "{loud}");
    }

    /// The test of the real decoder sees only the machine it runs on.
    #[test]
    fn a_decoder_takes_four_processors_of_many_and_all_of_few() {
        for (at_hand, taken) in
            [(vec![3], 1), (vec![0, 5], 2), ((0..64).collect(), 4), ((10..15).collect(), 4)]
        {
            let mut all = CpuSet::new();
            at_hand.iter().for_each(|processor| all.set(*processor));
            let few = few(&all);
            assert_eq!(few.count(), taken, "{at_hand:?}");
            assert!((0..CpuSet::MAX_CPU).all(|processor| !few.is_set(processor) || all.is_set(processor)));
        }
    }

    #[test]
    fn a_picture_of_another_size_is_not_believed() {
        let head = "UPRIGHT1\\002\\002\\000\\000\\000\\002\\000\\000\\000";
        assert!(matches!(decoder(&format!("printf '{head}12345678'")), ReadError::Crashed(_)));
    }

    #[test]
    fn a_picture_comes_through() {
        let head = "UPRIGHT1\\002\\002\\000\\000\\000\\001\\000\\000\\000";
        let line = format!("printf '{head}\\001\\000\\002\\001'");
        let worker = Worker::new("/bin/sh".into(), vec!["-c".into(), line.into()]);
        let raster = worker.decode(File::open("/dev/null").unwrap(), (2, 1)).unwrap();
        assert_eq!(raster.samples(), &Samples::U16(vec![1, 258]));
    }
}
