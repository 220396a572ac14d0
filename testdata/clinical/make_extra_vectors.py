#!/usr/bin/env python3
"""Writes extra_vectors.json: landmark sets that the clinical vectors do not contain.

Made with the independent reference model, never with the code under test: negative SS, PT, LL and SVA,
skull landmarks, the ten parameters beyond the 42, and pixel forms with anisotropic spacing and both facings.

    python3 make_extra_vectors.py            # write
    python3 make_extra_vectors.py --check    # exit 1 when the file on disk differs
"""
import json
import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from reference_model import build, mid, params, rd, rp, slope, tilt, to_px  # noqa: E402

SPACINGS = [(0.143, 0.143), (0.2, 0.1), (0.1, 0.2), (0.1439, 0.1391), (0.35, 0.17)]


def patient(rng, k):
    """A random patient; every fourth has a kyphotic lumbar spine, every fifth a backward-tipped sacrum."""
    ss = rng.uniform(-18, -2) if k % 5 == 0 else rng.uniform(8, 55)
    pt = rng.uniform(-14, -1) if k % 3 == 0 else rng.uniform(2, 42)
    l1 = ss + rng.uniform(2, 14) if k % 4 == 0 else ss - rng.uniform(15, 70)
    l1 = max(-55, min(50, l1))
    t4, c7 = rng.uniform(-5, 45), rng.uniform(-10, 35)
    slopes = [('L4', (ss + l1) / 2 + rng.uniform(-6, 6)), ('L1', l1), ('T12', l1 + rng.uniform(-4, 6)), ('T4', t4),
              ('T1', rng.uniform(5, 40)), ('C7', c7), ('C2', rng.uniform(-15, 30))]
    L = build(ss, pt, slopes, HA=(rng.uniform(-80, 80), rng.uniform(-80, 80)), KA=rng.uniform(-6, 30), AA=rng.uniform(-3, 14))
    for n in L:
        L[n] = (L[n][0] + rng.gauss(0, 1.2), L[n][1] + rng.gauss(0, 1.2))
    cam = L['CAM']
    L['PALATE'] = (cam[0] + rng.uniform(40, 60), cam[1] + rng.uniform(-35, 5))
    L['OPISTHION'] = (cam[0] + rng.uniform(-40, -20), cam[1] + rng.uniform(-25, -5))
    L['BROW'] = (cam[0] + rng.uniform(70, 100), cam[1] + rng.uniform(20, 50))
    L['CHIN'] = (cam[0] + rng.uniform(40, 110), cam[1] + rng.uniform(-110, -70))
    top = mid(L['L4sp'], L['L4sa'])
    L['L4c'] = (top[0] - 3 + rng.gauss(0, 1), top[1] - 17 + rng.gauss(0, 1))
    return L


def more(L, o):
    """The ten parameters of parameters.csv beyond the 42."""
    ha = mid(L['FH_L'], L['FH_R'])
    cam = L['CAM'][0]
    l4 = tilt(ha, L['L4c'])
    return {'ST': 90 - o['C7VT'], 'FPA': o['SFA'] - 180, 'MGS': slope(L['OPISTHION'], L['PALATE']), 'CBVA': tilt(L['CHIN'], L['BROW']),
            'CrSVA_S': cam - L['S1p'][0], 'CrSVA_H': cam - ha[0], 'CrSVA_K': cam - L['KN'][0], 'CrSVA_A': cam - L['AN'][0],
            'L4_tilt': l4, 'L4PA': l4 + o['PT']}


def make():
    rng, cases = random.Random(20261125), []
    for k in range(40):
        L = {n: tuple(p) for n, p in rp(patient(rng, k)).items()}
        o = params(L)
        o.update(more(L, o))
        spacing, facing = SPACINGS[k % len(SPACINGS)], ('right', 'left')[k % 2]
        cases.append({'id': f'EXTRA-{k:02}', 'landmarks_mm': rp(L), 'expected': rd(o),
                      'pixels': {'row_mm': spacing[0], 'column_mm': spacing[1], 'facing': facing, 'columns': 4000, 'rows': 9000,
                                 'points': rp(to_px(L, spacing, facing, 2000, 4500), 6)}})
    for name in ('SS', 'PT', 'LL_L1S1', 'SVA'):
        assert any(c['expected'][name] < 0 for c in cases), name
    assert any(c['expected']['LDI'] is None for c in cases)
    return {'note': 'made by make_extra_vectors.py with the independent reference model; names as in test_vectors.json, and '
                    'PALATE OPISTHION BROW CHIN L4c', 'cases': cases}


if __name__ == '__main__':
    out = json.loads(json.dumps(make()))
    path = HERE / 'extra_vectors.json'
    if '--check' in sys.argv:
        same = json.loads(path.read_text()) == out
        print('extra_vectors.json', 'reproduced' if same else 'DIFFERS')
        sys.exit(0 if same else 1)
    path.write_text(json.dumps(out, separators=(',', ':')).replace('{"id"', '\n{"id"') + '\n')
    print('wrote', path.name)
