//! What one ray has met: lengths of each matter, where one takes the place of another.

use crate::bones::solid::Matter;
use crate::rays::Ray;
use crate::rays::kernel_stretches::Many;

/// Millimetres of each matter on one ray; soft tissue in millimetres of water.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Path {
    pub(crate) soft: f32,
    pub(crate) cortical: f32,
    pub(crate) cancellous: f32,
    pub(crate) titanium: f32,
    pub(crate) cobalt_chromium: f32,
    /// Of the soft tissue, what is lung.
    pub(crate) lung: f32,
}

/// What one ray has met so far.
pub(crate) struct Met {
    halo: Many,
    soft: Many,
    lung: Many,
    in_lung: Many,
    gas: Many,
    extra: f32,
    lung_density: f32,
    path: Path,
}

impl Met {
    pub(crate) const fn new() -> Self {
        let none = Many::none;
        Self {
            halo: none(),
            soft: none(),
            lung: none(),
            in_lung: none(),
            gas: none(),
            extra: 0.0,
            lung_density: 0.0,
            path: Path {
                soft: 0.0,
                cortical: 0.0,
                cancellous: 0.0,
                titanium: 0.0,
                cobalt_chromium: 0.0,
                lung: 0.0,
            },
        }
    }

    pub(crate) fn column(&mut self, (matter, density): (Matter, f32), from: f32, to: f32) {
        match matter {
            Matter::Lung => {
                self.lung.push(from, to);
                self.lung_density = density;
            }
            Matter::Fat => self.extra += density * (to - from),
            _ => self.soft.push(from, to),
        }
    }

    pub(crate) fn solid(&mut self, (matter, density): (Matter, f32), mut outer: Many, mut inner: Many) {
        match matter {
            Matter::Bone => {
                outer.join();
                inner.join();
                let (mut whole, mut hollow) = (outer.length(), inner.length());
                if self.halo.count > 0 {
                    whole -= outer.shared(&self.halo);
                    hollow -= inner.shared(&self.halo);
                }
                self.path.cortical += (whole - hollow).max(0.0);
                self.path.cancellous += density * hollow.max(0.0);
                // Marrow weighs about as much as the tissue around.
                self.extra -= whole - hollow;
            }
            Matter::Cortex => {
                outer.join();
                let length = density * (outer.length() - outer.shared(&self.halo)).max(0.0);
                self.path.cortical += length;
                self.extra -= length;
            }
            Matter::Titanium | Matter::CobaltChromium => {
                outer.join();
                let length = outer.length();
                let metal = if matter == Matter::Titanium {
                    &mut self.path.titanium
                } else {
                    &mut self.path.cobalt_chromium
                };
                *metal += length;
                self.extra -= length;
            }
            Matter::Fat => {
                outer.join();
                self.extra += density * outer.length();
            }
            Matter::Halo => self.halo.take(&outer),
            Matter::Gas => self.gas.take(&outer),
            Matter::Lung => self.lung.take(&outer),
            Matter::InLung => self.in_lung.take(&outer),
            Matter::Soft => self.soft.take(&outer),
        }
        if matter == Matter::Halo {
            self.halo.join();
        }
    }

    pub(crate) fn path(mut self, ray: Ray) -> Path {
        self.soft.join();
        self.lung.join();
        self.gas.join();
        self.in_lung.join();
        let gas = self.gas.shared(&self.soft);
        let lung = (self.lung.length() - self.lung.shared(&self.in_lung)).max(0.0);
        let soft = (self.soft.length() + self.extra - gas - self.lung_density * lung).max(0.0);
        let longer = (1.0 + ray.lean[0] * ray.lean[0] + ray.lean[1] * ray.lean[1]).sqrt();
        let Path { cortical, cancellous, titanium, cobalt_chromium, .. } = self.path;
        Path {
            soft: soft * longer,
            cortical: cortical * longer,
            cancellous: cancellous * longer,
            titanium: titanium * longer,
            cobalt_chromium: cobalt_chromium * longer,
            lung: lung * longer,
        }
    }
}
