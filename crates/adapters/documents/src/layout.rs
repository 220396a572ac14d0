//! JSON for people and for disks: the outer levels a line each, what lies deeper in one line.

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};
use std::io::{self, Write};

/// JSON whose objects and arrays are broken into lines down to `depth` levels.
pub(crate) fn lines_to<T: Serialize>(depth: usize, value: &T) -> serde_json::Result<String> {
    let mut out = Vec::with_capacity(16 << 10);
    let layout = Layout { depth, level: 0, outer: PrettyFormatter::new(), inner: CompactFormatter };
    value.serialize(&mut Serializer::with_formatter(&mut out, layout))?;
    // The serializer writes UTF-8 only.
    Ok(String::from_utf8(out).unwrap_or_default())
}

struct Layout {
    depth: usize,
    level: usize,
    outer: PrettyFormatter<'static>,
    inner: CompactFormatter,
}

macro_rules! by_level {
    ($layout:ident, $call:ident($($argument:expr),*)) => {
        if $layout.level <= $layout.depth { $layout.outer.$call($($argument),*) } else { $layout.inner.$call($($argument),*) }
    };
}

impl Formatter for Layout {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.level += 1;
        by_level!(self, begin_array(writer))
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let end = by_level!(self, end_array(writer));
        self.level -= 1;
        end
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        by_level!(self, begin_array_value(writer, first))
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        by_level!(self, end_array_value(writer))
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.level += 1;
        by_level!(self, begin_object(writer))
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let end = by_level!(self, end_object(writer));
        self.level -= 1;
        end
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        match (self.level <= self.depth, first) {
            (true, _) => self.outer.begin_object_key(writer, first),
            (false, true) => Ok(()),
            (false, false) => writer.write_all(b", "),
        }
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.outer.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        by_level!(self, end_object_value(writer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn deep_things_stand_in_one_line() {
        let value = json!({"a": [{"b": 1, "c": [2, 3]}, {"b": 4}], "d": {}, "e": []});
        let text = lines_to(2, &value).unwrap();
        assert_eq!(
            text,
            "{\n  \"a\": [\n    {\"b\": 1, \"c\": [2,3]},\n    {\"b\": 4}\n  ],\n  \"d\": {},\n  \"e\": []\n}"
        );
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
        assert_eq!(lines_to(9, &value).unwrap(), serde_json::to_string_pretty(&value).unwrap());
    }
}
