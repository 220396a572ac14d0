//! How a film wants to be shown: modality and VOI transformations, padding, palette.

use crate::attribute::Attribute;
use crate::format::{Photometric, PixelFormat};
use crate::pixels::Palette;
use crate::values::Values;
use upright_imaging::{Lut, Modality, Padding, Presentation, Voi, Window, WindowFunction};

/// The presentation that the header states. What it states wrongly is left out, and returned as the attributes not used.
pub(crate) fn presentation(values: &Values, format: &PixelFormat) -> (Presentation, Vec<Attribute>) {
    if !format.photometric.is_monochrome() {
        return (colour(format), Vec::new());
    }
    let mut unused = Vec::new();
    let presentation = Presentation {
        modality: modality(values, format, &mut unused),
        voi: voi(values, format, &mut unused),
        padding: padding(values, format),
        inverted: format.photometric == Photometric::Monochrome1,
    };
    (presentation, unused)
}

/// Colours are shown as they are.
fn colour(format: &PixelFormat) -> Presentation {
    let bits = if format.photometric == Photometric::Palette { 8 } else { format.bits_stored };
    let most = 2_f64.powi(bits as i32) - 1.0;
    Presentation { voi: Voi::Window(Window::spanning(0.0, most)), ..Presentation::default() }
}

fn modality(values: &Values, format: &PixelFormat, unused: &mut Vec<Attribute>) -> Modality {
    let attribute = Attribute::ModalityLUTSequence;
    if values.has(attribute) {
        match first_lut(values, attribute, format.signed) {
            Some(lut) => return Modality::Lut(lut),
            None => unused.push(attribute),
        }
    }
    let slope = number(values, Attribute::RescaleSlope, unused).unwrap_or(1.0);
    let intercept = number(values, Attribute::RescaleIntercept, unused).unwrap_or(0.0);
    if slope == 0.0 {
        unused.push(Attribute::RescaleSlope);
        return Modality::Rescale { slope: 1.0, intercept: 0.0 };
    }
    Modality::Rescale { slope, intercept }
}

/// The first number stated; what is none is not used.
fn number(values: &Values, attribute: Attribute, unused: &mut Vec<Attribute>) -> Option<f64> {
    let numbers = values.numbers(attribute).unwrap_or_else(|_| {
        unused.push(attribute);
        None
    });
    numbers.and_then(|numbers| numbers.first().copied())
}

/// A table, where there is one: it is what the maker of the film wants to be seen. Else the first window.
fn voi(values: &Values, format: &PixelFormat, unused: &mut Vec<Attribute>) -> Voi {
    let attribute = Attribute::VOILUTSequence;
    if values.has(attribute) {
        // Input values are signed where the modality transformation can make them so.
        let signed =
            format.signed || values.number(Attribute::RescaleIntercept).is_some_and(|number| number < 0.0);
        match first_lut(values, attribute, signed) {
            Some(lut) => return Voi::Lut(lut),
            None => unused.push(attribute),
        }
    }
    let centre = number(values, Attribute::WindowCenter, unused);
    let width = number(values, Attribute::WindowWidth, unused);
    let (Some(centre), Some(width)) = (centre, width) else { return Voi::Range };
    let function = match values.text(Attribute::VOILUTFunction).as_deref() {
        None | Some("LINEAR") => WindowFunction::Linear,
        Some("LINEAR_EXACT") => WindowFunction::LinearExact,
        Some("SIGMOID") => WindowFunction::Sigmoid,
        Some(_) => {
            unused.push(Attribute::VOILUTFunction);
            WindowFunction::Linear
        }
    };
    Window::new(centre, width, function).map_or_else(
        |_| {
            unused.push(Attribute::WindowWidth);
            Voi::Range
        },
        Voi::Window,
    )
}

fn first_lut(values: &Values, attribute: Attribute, signed: bool) -> Option<Lut> {
    let item = values.items(attribute).into_iter().next()?;
    let descriptor = item.whole_numbers(Attribute::LUTDescriptor)?;
    lut(&descriptor, item.whole_numbers(Attribute::LUTData)?, signed)
}

/// A table from its descriptor: entries (0 = 65,536), first input, bits.
fn lut(descriptor: &[i64], data: Vec<i64>, signed: bool) -> Option<Lut> {
    let &[entries, first, bits] = descriptor.first_chunk::<3>()?;
    let entries = if entries == 0 { 1 << 16 } else { usize::try_from(entries).ok()? };
    let first = if signed && first > i64::from(i16::MAX) { first - (1 << 16) } else { first };
    let words: Vec<u16> = data.iter().map(|word| *word as u16).collect();
    // Entries of 8 bits may be packed two to a word.
    let packed = bits <= 8 && words.len() * 2 >= entries && words.len() < entries;
    let mut values: Vec<u16> = if packed {
        words.iter().flat_map(|word| word.to_le_bytes()).map(u16::from).collect()
    } else {
        words
    };
    if values.len() < entries {
        return None;
    }
    values.truncate(entries);
    Lut::new(first, u32::try_from(bits).ok()?, values).ok()
}

fn padding(values: &Values, format: &PixelFormat) -> Option<Padding> {
    let bits = format.bits_allocated;
    let stored = |attribute| {
        let number = values.whole_numbers(attribute)?.first().copied()?;
        let is_negative = format.signed && bits <= 16 && number >= 1 << (bits - 1);
        Some(if is_negative { number - (1 << bits) } else { number })
    };
    let value = stored(Attribute::PixelPaddingValue)?;
    Some(Padding::new(value, stored(Attribute::PixelPaddingRangeLimit).unwrap_or(value)))
}

/// The luminances of a palette.
pub(crate) fn palette(values: &Values) -> Option<Palette> {
    let channels = [
        (Attribute::RedPaletteColorLookupTableDescriptor, Attribute::RedPaletteColorLookupTableData, 0.299),
        (
            Attribute::GreenPaletteColorLookupTableDescriptor,
            Attribute::GreenPaletteColorLookupTableData,
            0.587,
        ),
        (Attribute::BluePaletteColorLookupTableDescriptor, Attribute::BluePaletteColorLookupTableData, 0.114),
    ];
    let mut first = 0;
    let mut sums: Vec<f64> = Vec::new();
    for (descriptor, data, weight) in channels {
        let descriptor = values.whole_numbers(descriptor)?;
        first = *descriptor.get(1)?;
        let lut = lut(&descriptor, values.whole_numbers(data)?, false)?;
        sums.resize(lut.len(), 0.0);
        let channel = (0..lut.len()).map(|position| lut.brightness(first as f64 + position as f64));
        sums.iter_mut().zip(channel).for_each(|(sum, brightness)| *sum += weight * brightness * 255.0);
    }
    Some(Palette { first, luminances: sums.iter().map(|sum| sum.round() as u8).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_of_every_packing() {
        let wide = lut(&[3, 65_535, 12], vec![1, 2, 4095], true).unwrap();
        assert_eq!((wide.output(-1.0), wide.output(1.0)), (1.0, 4095.0));
        let packed = lut(&[3, 0, 8], vec![0x0201, 0x0003], false).unwrap();
        assert_eq!((packed.output(0.0), packed.output(1.0), packed.output(2.0)), (1.0, 2.0, 3.0));
        assert_eq!(lut(&[0, 0, 16], vec![7; 65_536], false).map(|lut| lut.len()), Some(65_536));
        assert!(lut(&[5, 0, 16], vec![1, 2], false).is_none());
        assert!(lut(&[1, 0], vec![1], false).is_none());
    }
}
