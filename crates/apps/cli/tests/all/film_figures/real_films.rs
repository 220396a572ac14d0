//! The real films at hand, and where their endplates lie.

use super::{Endplate, Film};
use crate::program::shared;
use upright_imaging::Grey;

/// A real film: file, S1 and the endplates between L1 and L5 that can be followed by eye; (x, y) in pixels, posterior before anterior.
struct Placed {
    file: &'static str,
    sacrum: [[f64; 2]; 2],
    lumbar: &'static [[[f64; 2]; 2]],
}

/// Placed once on a view enlarged twice, to 10 pixels or 7 % of an endplate; the edge looks for its line. S1 of the annotated films is theirs.
const FILMS: [Placed; 8] = [
    Placed {
        file: "3729-F-067Y1",
        sacrum: [[1104.0, 830.0], [1020.0, 940.0]],
        lumbar: &[
            [[878.0, 452.0], [733.0, 457.0]],
            [[977.0, 704.0], [853.0, 797.0]],
            [[1088.0, 800.0], [974.0, 905.0]],
        ],
    },
    Placed {
        file: "3753-F-049Y1",
        sacrum: [[560.0, 1040.0], [463.0, 1172.0]],
        lumbar: &[
            [[589.0, 523.0], [426.0, 471.0]],
            [[525.0, 695.0], [358.0, 667.0]],
            [[517.0, 749.0], [335.0, 747.0]],
            [[511.0, 874.0], [353.0, 899.0]],
        ],
    },
    Placed {
        file: "3836-F-020Y1",
        sacrum: [[618.0, 944.0], [497.0, 1055.0]],
        lumbar: &[
            [[540.0, 685.0], [387.0, 690.0]],
            [[540.0, 817.0], [377.0, 842.0]],
            [[555.0, 832.0], [412.0, 905.0]],
            [[597.0, 932.0], [457.0, 1000.0]],
        ],
    },
    Placed {
        file: "4093-F-083Y1",
        sacrum: [[508.0, 1056.0], [373.0, 1141.0]],
        lumbar: &[
            [[511.0, 506.0], [370.0, 465.0]],
            [[463.0, 636.0], [313.0, 579.0]],
            [[419.0, 780.0], [260.0, 749.0]],
            [[416.0, 805.0], [245.0, 826.0]],
            [[483.0, 1040.0], [333.0, 1095.0]],
        ],
    },
    Placed {
        file: "4367-M-049Y1",
        sacrum: [[830.0, 894.0], [693.0, 979.0]],
        lumbar: &[
            [[684.0, 279.0], [515.0, 288.0]],
            [[691.0, 445.0], [527.0, 477.0]],
            [[851.0, 865.0], [661.0, 886.0]],
        ],
    },
    Placed {
        file: "4641-F-020Y1",
        sacrum: [[786.0, 1104.0], [670.0, 1196.0]],
        lumbar: &[
            [[738.0, 541.0], [600.0, 489.0]],
            [[712.0, 680.0], [553.0, 648.0]],
            [[692.0, 848.0], [540.0, 865.0]],
            [[701.0, 988.0], [575.0, 1060.0]],
            [[767.0, 1078.0], [652.0, 1175.0]],
        ],
    },
    Placed {
        file: "4698-M-056Y1",
        sacrum: [[997.0, 1096.0], [856.0, 1186.0]],
        lumbar: &[
            [[843.0, 518.0], [696.0, 479.0]],
            [[820.0, 669.0], [669.0, 648.0]],
            [[828.0, 838.0], [675.0, 911.0]],
            [[861.0, 946.0], [714.0, 1010.0]],
        ],
    },
    Placed {
        file: "4951-F-030Y1",
        sacrum: [[822.0, 1036.0], [717.0, 1144.0]],
        lumbar: &[
            [[697.0, 741.0], [554.0, 775.0]],
            [[732.0, 864.0], [580.0, 904.0]],
            [[723.0, 896.0], [594.0, 979.0]],
            [[795.0, 1002.0], [666.0, 1091.0]],
        ],
    },
];

/// The real films with their names, or none where they are not at hand, which is then said.
pub(crate) fn real_films() -> Option<Vec<(&'static str, Film)>> {
    let folder = shared("data/radiographs")?;
    let opened = |placed: &Placed| {
        let picture = image::open(folder.join(placed.file).with_extension("png")).unwrap().into_luma8();
        let film = Film {
            picture: Grey::new(picture.width(), picture.height(), picture.into_raw()).unwrap(),
            sacrum: endplate(placed.sacrum),
            lumbar: placed.lumbar.iter().copied().map(endplate).collect(),
        };
        (placed.file, film)
    };
    Some(FILMS.iter().map(opened).collect())
}

fn endplate([posterior, anterior]: [[f64; 2]; 2]) -> Endplate {
    Endplate { posterior, anterior }
}
