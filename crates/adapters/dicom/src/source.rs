//! Where bytes come from: a file in which to jump, or an inflated stream in which one cannot.

use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

/// Bytes read once, from front to back.
pub(crate) trait Source {
    /// Fills `buffer`, or fails with [`io::ErrorKind::UnexpectedEof`].
    fn fill(&mut self, buffer: &mut [u8]) -> io::Result<()>;
    /// Passes over `count` bytes that are known to be there (see [`Self::left`]).
    fn skip(&mut self, count: u64) -> io::Result<()>;
    /// Bytes passed so far.
    fn position(&self) -> u64;
    /// Bytes left, or the most that may still come where their number is not known.
    fn left(&self) -> u64;
    /// The most bytes that are read of a stream whose length is not known.
    fn limit(&self) -> Option<u64>;
    /// Whether nothing comes any more.
    fn at_end(&mut self) -> io::Result<bool>;
}

/// A file or memory.
pub(crate) struct Seekable<R> {
    reader: BufReader<R>,
    position: u64,
    length: u64,
}

impl<R: Read + Seek> Seekable<R> {
    /// The bytes of `reader`, from `position` to its end.
    pub(crate) fn new(mut reader: R, position: u64) -> io::Result<Self> {
        let length = reader.seek(SeekFrom::End(0))?;
        reader.seek(SeekFrom::Start(position))?;
        Ok(Self { reader: BufReader::with_capacity(16 << 10, reader), position, length })
    }
}

impl<R: Read + Seek> Source for Seekable<R> {
    fn fill(&mut self, buffer: &mut [u8]) -> io::Result<()> {
        self.reader.read_exact(buffer)?;
        self.position += buffer.len() as u64;
        Ok(())
    }

    fn skip(&mut self, count: u64) -> io::Result<()> {
        let by = i64::try_from(count).map_err(|_| io::ErrorKind::UnexpectedEof)?;
        self.reader.seek_relative(by)?;
        self.position += count;
        Ok(())
    }

    fn position(&self) -> u64 {
        self.position
    }

    fn left(&self) -> u64 {
        self.length.saturating_sub(self.position)
    }

    fn limit(&self) -> Option<u64> {
        None
    }

    fn at_end(&mut self) -> io::Result<bool> {
        Ok(self.left() == 0)
    }
}

/// A stream that can only be read on, and never beyond `most` bytes.
pub(crate) struct Streamed<R> {
    reader: BufReader<R>,
    position: u64,
    most: u64,
}

impl<R: Read> Streamed<R> {
    pub(crate) fn new(reader: R, most: u64) -> Self {
        Self { reader: BufReader::new(reader), position: 0, most }
    }
}

impl<R: Read> Source for Streamed<R> {
    fn fill(&mut self, buffer: &mut [u8]) -> io::Result<()> {
        self.reader.read_exact(buffer)?;
        self.position += buffer.len() as u64;
        Ok(())
    }

    fn skip(&mut self, count: u64) -> io::Result<()> {
        let passed = io::copy(&mut self.reader.by_ref().take(count), &mut io::sink())?;
        self.position += passed;
        if passed == count { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
    }

    fn position(&self) -> u64 {
        self.position
    }

    fn left(&self) -> u64 {
        self.most.saturating_sub(self.position)
    }

    fn limit(&self) -> Option<u64> {
        Some(self.most)
    }

    fn at_end(&mut self) -> io::Result<bool> {
        Ok(self.reader.fill_buf()?.is_empty())
    }
}
