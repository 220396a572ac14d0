//! Transfer syntaxes: how a data set and its pixels are encoded.

/// How the elements of a data set are encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Encoding {
    pub(crate) explicit: bool,
    pub(crate) big_endian: bool,
}

impl Encoding {
    pub(crate) const EXPLICIT: Self = Self { explicit: true, big_endian: false };
    pub(crate) const IMPLICIT: Self = Self { explicit: false, big_endian: false };
    pub(crate) const BIG_ENDIAN: Self = Self { explicit: true, big_endian: true };

    pub(crate) const fn u16(self, bytes: [u8; 2]) -> u16 {
        if self.big_endian { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) }
    }

    pub(crate) const fn u32(self, bytes: [u8; 4]) -> u32 {
        if self.big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }
    }
}

/// How pixels are encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    Native,
    Rle,
    Jpeg,
    JpegLs,
    Jpeg2000,
    Other,
}

/// A transfer syntax.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TransferSyntax {
    pub(crate) uid: String,
    pub(crate) name: &'static str,
    pub(crate) encoding: Encoding,
    pub(crate) coding: Coding,
    pub(crate) deflated: bool,
}

const IMPLICIT_UID: &str = "1.2.840.10008.1.2";
const EXPLICIT_UID: &str = "1.2.840.10008.1.2.1";
const BIG_ENDIAN_UID: &str = "1.2.840.10008.1.2.2";
const DEFLATED_UID: &str = "1.2.840.10008.1.2.1.99";

/// PS3.6 Annex A. The processes of JPEG are told apart by the picture itself, not by the label on it.
const COMPRESSED: [(&str, &str, Coding); 17] = [
    ("1.2.840.10008.1.2.4.50", "JPEG Baseline", Coding::Jpeg),
    ("1.2.840.10008.1.2.4.51", "JPEG Extended", Coding::Jpeg),
    ("1.2.840.10008.1.2.4.53", "JPEG Spectral Selection", Coding::Jpeg),
    ("1.2.840.10008.1.2.4.55", "JPEG Full Progression", Coding::Jpeg),
    ("1.2.840.10008.1.2.4.57", "JPEG Lossless", Coding::Jpeg),
    ("1.2.840.10008.1.2.4.70", "JPEG Lossless SV1", Coding::Jpeg),
    ("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless", Coding::JpegLs),
    ("1.2.840.10008.1.2.4.81", "JPEG-LS Near-Lossless", Coding::JpegLs),
    ("1.2.840.10008.1.2.4.90", "JPEG 2000 Lossless", Coding::Jpeg2000),
    ("1.2.840.10008.1.2.4.91", "JPEG 2000", Coding::Jpeg2000),
    ("1.2.840.10008.1.2.4.201", "HTJ2K Lossless", Coding::Jpeg2000),
    ("1.2.840.10008.1.2.4.202", "HTJ2K Lossless RPCL", Coding::Jpeg2000),
    ("1.2.840.10008.1.2.4.203", "HTJ2K", Coding::Jpeg2000),
    ("1.2.840.10008.1.2.5", "RLE Lossless", Coding::Rle),
    ("1.2.840.10008.1.2.4.100", "MPEG-2", Coding::Other),
    ("1.2.840.10008.1.2.4.102", "MPEG-4", Coding::Other),
    ("1.2.840.10008.1.2.4.110", "JPEG XL Lossless", Coding::Other),
];

impl TransferSyntax {
    /// The transfer syntax with this UID. All that the standard added since 1996 encode elements as Explicit VR Little Endian.
    pub(crate) fn of(uid: &str) -> Self {
        let native = |name, encoding, deflated| Self {
            uid: uid.to_owned(),
            name,
            encoding,
            coding: Coding::Native,
            deflated,
        };
        match uid {
            IMPLICIT_UID => native("Implicit VR Little Endian", Encoding::IMPLICIT, false),
            EXPLICIT_UID => native("Explicit VR Little Endian", Encoding::EXPLICIT, false),
            BIG_ENDIAN_UID => native("Explicit VR Big Endian", Encoding::BIG_ENDIAN, false),
            DEFLATED_UID => native("Deflated Explicit VR Little Endian", Encoding::EXPLICIT, true),
            _ => {
                let known = COMPRESSED.iter().find(|(other, _, _)| *other == uid);
                let (name, coding) =
                    known.map_or(("unknown", Coding::Other), |(_, name, coding)| (*name, *coding));
                Self { coding, ..native(name, Encoding::EXPLICIT, false) }
            }
        }
    }

    /// The plain transfer syntax with this encoding, for files that do not state one.
    pub(crate) fn plain(encoding: Encoding) -> Self {
        Self::of(match encoding {
            Encoding::IMPLICIT => IMPLICIT_UID,
            Encoding::BIG_ENDIAN => BIG_ENDIAN_UID,
            _ => EXPLICIT_UID,
        })
    }
}
