#!/usr/bin/env python3
"""Writes the synthetic landmark documents of this folder with the independent reference model.

Whole vertebrae with four corners each, so that there is something to look at. No patient stands behind them.

    python3 make_landmarks.py            # write
    python3 make_landmarks.py --check    # exit 1 when a file on disk differs
"""
import json
import math
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'clinical'))
from make_vectors import FLATBACK, NORMAL  # noqa: E402
from reference_model import NAMES, build  # noqa: E402

SPACING, COLUMNS, ROWS = 0.2, 3000, 8000
HEIGHT = {'L': 28.0, 'T': 20.0, 'C': 14.0}
WIDTH = {'L': 36.0, 'T': 30.0, 'C': 18.0}
DISC = {'L': 9.0, 'T': 4.5, 'C': 4.5}


def spine(SS, PT, slopes, **_):
    """Corners of S1 and of every body up to C2, stacked with discs, slopes interpolated as the reference model does."""
    known = dict(slopes) | {'S1': SS}
    index = [i for i, n in enumerate(NAMES) if n in known]
    slope = {}
    for a, b in zip(index, index[1:]):
        for i in range(a, b + 1):
            slope[NAMES[i]] = known[NAMES[a]] + (known[NAMES[b]] - known[NAMES[a]]) * (i - a) / (b - a)
    x, y = -105 * math.sin(math.radians(PT)), 105 * math.cos(math.radians(PT))
    out = {}

    def endplate(name, degrees, width):
        dx, dy = width / 2 * math.cos(math.radians(degrees)), width / 2 * math.sin(math.radians(degrees))
        out[name + '.posterior'], out[name + '.anterior'] = (x - dx, y + dy), (x + dx, y - dy)

    def up(degrees, by):
        return x + by * math.sin(math.radians(degrees)), y + by * math.cos(math.radians(degrees))

    endplate('S1.superior', SS, 36.0)
    below = SS
    for n in NAMES[1:]:
        x, y = up((below + slope[n]) / 2, DISC[n[0]])
        endplate(n + '.inferior', slope[n], WIDTH[n[0]])
        x, y = up(slope[n], HEIGHT[n[0]])
        if n == 'C2':
            out['C2.centroid'] = up(slope[n], -HEIGHT['C'] / 2)
            out['dens.tip'] = up(slope[n], 20.0)
            out['acoustic_meatus'] = (x + 4, y + 24)
            out['opisthion'], out['hard_palate.posterior'] = (x - 26, y + 10), (x + 36, y + 4)
            out['chin'], out['brow'] = (x + 74, y - 62), (x + 84, y + 44)
        else:
            endplate(n + '.superior', slope[n], WIDTH[n[0]])
        below = slope[n]
    return out


def landmarks(posture):
    L = build(**posture)
    out = spine(**posture)
    out['femoral_head.left'], out['femoral_head.right'] = (L['FH_L'][0], L['FH_L'][1]), (L['FH_R'][0], L['FH_R'][1])
    for name, p in (('knee', L['KN']), ('ankle', L['AN'])):
        out[name + '.left'], out[name + '.right'] = (p[0] + 5, p[1] + 2), (p[0] - 5, p[1] - 2)
    return out


def document(points, facing, source, numbering=None):
    f, u0, v0 = (1, 1250, 4000) if facing == 'right' else (-1, 1750, 4000)
    marks = []
    for site, (x, y) in points.items():
        mark = {'site': site, 'x': round(u0 + f * x / SPACING, 1), 'y': round(v0 - y / SPACING, 1)}
        if site.startswith('femoral_head'):
            mark['radius'] = round(23 / SPACING, 1)
        marks.append(mark | {'confirmed': True})
    doc = {'schema': 'upright.landmarks/1', 'source': source,
           'frame': {'kind': 'image', 'columns': COLUMNS, 'rows': ROWS, 'spacing_mm': {'row': SPACING, 'column': SPACING},
                     'calibration': 'fiducial', 'facing': facing},
           'projection': 'lateral', 'posture': 'standing'}
    if numbering:
        doc['numbering'] = {'thoracic': numbering[0], 'lumbar': numbering[1]}
    return doc | {'landmarks': marks}


def six_lumbar(points):
    """The sacrum counted as a sixth lumbar vertebra, and a sacrum drawn below it."""
    out = {}
    for site, p in points.items():
        if site.startswith('S1.'):
            out[site.replace('S1.', 'L6.')] = p
            out[site] = (p[0] - 14, p[1] - 32)
        elif not site.startswith(('chin', 'brow')):
            out[site] = p
    return out


def make():
    flat, normal = landmarks(FLATBACK), landmarks(NORMAL)
    note = 'synthetic: a computed skeleton, no patient'
    return {'flatback.json': document(flat, 'right', note + '; flatback with flexed knees'),
            'normal.json': document(normal, 'left', note + '; lordotic spine'),
            'flatback-six-lumbar.json': document(six_lumbar(flat), 'right', note + '; flatback with six lumbar vertebrae', (12, 6))}


if __name__ == '__main__':
    stale = []
    for name, doc in make().items():
        text = json.dumps(doc, indent=1).replace('\n   ', ' ').replace('\n  }', ' }') + '\n'
        if '--check' in sys.argv:
            if (HERE / name).read_text() != text:
                stale.append(name)
        else:
            (HERE / name).write_text(text)
            print('wrote', name)
    if stale:
        sys.exit('stale: ' + ', '.join(stale))
