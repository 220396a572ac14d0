"""The same 52 parameters in numpy (vectorised over sets) and numba (compiled, one set after the other), one thread.

Prints sets per second and a few values, so that the same work is seen to be done.
Written from the definitions, for comparison only.
"""
import json
import math
import pathlib
import statistics
import sys
import time

import numba
import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
SETS, ROUNDS = 20_000, 7
NAMES = '''PI PT SS LL_L1S1 LL_L4S1 LDI PI_LL TK_T4T12 TK_T2T12 T10L2 T1S CL_C2C7 C2S T1S_CL cSVA SVA C2S1_SVA C7VT ST GT SSA C7ST SFD
Barrey C2_tilt C2PA T1_tilt T1PA T4_tilt T4PA T9_tilt T9PA L1_tilt L1PA L4_tilt L4PA ODHA CAMHA CrSVA_S CrSVA_H CrSVA_K CrSVA_A MGS CBVA
FOA AA KA SFA FPA PSh GSVA GSA'''.split()


def flatback():
    doc = json.loads((ROOT / 'testdata/landmarks/flatback.json').read_text())
    s = doc['frame']['spacing_mm']
    return {m['site']: (m['x'] * s['column'], -m['y'] * s['row']) for m in doc['landmarks']}


SITES = sorted(flatback())
AT = {site: i for i, site in enumerate(SITES)}


def formulas(point, atan2, where):
    """Every parameter from `point(site) -> (x, y)`; the same text serves arrays and single numbers."""
    deg = 180.0 / math.pi

    def mid(a, b):
        return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2

    def end(level, surface):
        return point(f'{level}.{surface}.posterior'), point(f'{level}.{surface}.anterior')

    def slope(level, surface):
        p, a = end(level, surface)
        return atan2(p[1] - a[1], a[0] - p[0]) * deg

    def tilt(a, b):
        return atan2(b[0] - a[0], b[1] - a[1]) * deg

    def centre(level):
        return mid(mid(*end(level, 'superior')), mid(*end(level, 'inferior')))

    ha = mid(point('femoral_head.left'), point('femoral_head.right'))
    kn, an = mid(point('knee.left'), point('knee.right')), mid(point('ankle.left'), point('ankle.right'))
    s1p, s1a = end('S1', 'superior')
    s1m = mid(s1p, s1a)
    ss, pt = slope('S1', 'superior'), -tilt(ha, s1m)
    l1, l4, t12, t4 = slope('L1', 'superior'), slope('L4', 'superior'), slope('T12', 'inferior'), slope('T4', 'superior')
    t1, c7i, c2i = slope('T1', 'superior'), slope('C7', 'inferior'), slope('C2', 'inferior')
    c7, c2, cam = centre('C7'), point('C2.centroid'), point('acoustic_meatus')
    c7vt, sva, sfd = tilt(s1m, c7), c7[0] - s1p[0], ha[0] - s1p[0]
    out = {'PI': pt + ss, 'PT': pt, 'SS': ss, 'LL_L1S1': ss - l1, 'LL_L4S1': ss - l4, 'LDI': where(ss - l1 > 0, 100 * (ss - l4) / (ss - l1)),
           'PI_LL': pt + l1, 'TK_T4T12': t4 - t12, 'TK_T2T12': slope('T2', 'superior') - t12,
           'T10L2': slope('T10', 'superior') - slope('L2', 'inferior'), 'T1S': t1, 'CL_C2C7': c7i - c2i, 'C2S': c2i, 'T1S_CL': t1 - c7i + c2i,
           'cSVA': c2[0] - end('C7', 'superior')[0][0], 'SVA': sva, 'C2S1_SVA': c2[0] - s1p[0], 'C7VT': c7vt, 'ST': 90 - c7vt, 'GT': pt + c7vt,
           'SSA': ss + 90 - c7vt, 'C7ST': ss - c7vt, 'SFD': sfd, 'Barrey': where(abs(sfd) >= 5, sva / sfd)}
    for level in ('C2', 'T1', 'T4', 'T9', 'L1', 'L4'):
        lean = tilt(ha, c2 if level == 'C2' else centre(level))
        out[level + '_tilt'], out[level + 'PA'] = lean, lean + pt
    foa, aa = -tilt(kn, ha), tilt(an, kn)
    out |= {'ODHA': tilt(ha, point('dens.tip')), 'CAMHA': tilt(ha, cam), 'CrSVA_S': cam[0] - s1p[0], 'CrSVA_H': cam[0] - ha[0],
            'CrSVA_K': cam[0] - kn[0], 'CrSVA_A': cam[0] - an[0],
            'MGS': atan2(point('opisthion')[1] - point('hard_palate.posterior')[1], point('hard_palate.posterior')[0] - point('opisthion')[0]) * deg,
            'CBVA': tilt(point('chin'), point('brow')), 'FOA': foa, 'AA': aa, 'KA': aa + foa, 'SFA': 180 + pt - foa, 'FPA': pt - foa,
            'PSh': an[0] - s1p[0], 'GSVA': c7[0] - an[0], 'GSA': tilt(kn, c7) - tilt(kn, s1p)}
    return out


def with_numpy(sets):
    out = formulas(lambda site: (sets[:, AT[site], 0], sets[:, AT[site], 1]), np.arctan2, lambda ok, v: np.where(ok, v, np.nan))
    return np.stack([out[n] for n in NAMES], axis=1)


class Text(str):
    """Source text of an expression; arithmetic on it writes more source text."""

    def _(self, o, sign, turned=False):
        a, b = (o, self) if turned else (self, o)
        return Text(f'({a} {sign} {b})')

    def __add__(self, o): return self._(o, '+')
    def __radd__(self, o): return self._(o, '+', True)
    def __sub__(self, o): return self._(o, '-')
    def __rsub__(self, o): return self._(o, '-', True)
    def __mul__(self, o): return self._(o, '*')
    def __rmul__(self, o): return self._(o, '*', True)
    def __truediv__(self, o): return self._(o, '/')
    def __neg__(self): return Text(f'(-{self})')
    def __abs__(self): return Text(f'abs({self})')
    def __gt__(self, o): return Text(f'({self} > {o})')
    def __ge__(self, o): return Text(f'({self} >= {o})')


def with_numba():
    """The formulas written out as straight-line code with every arctangent taken once, compiled by numba."""
    angles = {}

    def atan2(y, x):
        return angles.setdefault((y, x), Text(f'a{len(angles)}'))

    point = lambda site: (Text(f's[k, {AT[site]}, 0]'), Text(f's[k, {AT[site]}, 1]'))  # noqa: E731
    out = formulas(point, atan2, lambda ok, v: Text(f'({v} if {ok} else nan)'))
    lines = [f'        {a} = atan2({y}, {x})' for (y, x), a in angles.items()]
    lines += [f'        o[k, {i}] = {out[n]}' for i, n in enumerate(NAMES)]
    scope = {'atan2': math.atan2, 'nan': math.nan}
    exec('def kernel(s, o):\n    for k in range(s.shape[0]):\n' + '\n'.join(lines), scope)  # our own text, nothing from outside
    return numba.njit(scope['kernel'])


def rate(work, count):
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return count / statistics.median(times)


def main():
    base = np.array([flatback()[site] for site in SITES])
    rng = np.random.default_rng(1)
    sets = np.concatenate([base[None], base + rng.uniform(0, 1, (SETS - 1, *base.shape))])
    kernel, out = with_numba(), np.empty((SETS, len(NAMES)))
    kernel(sets, out)
    ours = with_numpy(sets)
    assert np.allclose(ours, out, equal_nan=True, atol=1e-9)
    print(f'numpy         {rate(lambda: with_numpy(sets), SETS):>12.0f} sets/s, one core, numpy {np.__version__}')
    print(f'numba         {rate(lambda: kernel(sets, out), SETS):>12.0f} sets/s, one core, numba {numba.__version__}')
    for name in ('PI', 'SVA', 'T1PA', 'KA'):
        print(f'value {name} {ours[0][NAMES.index(name)]:.9f}')


if __name__ == '__main__':
    sys.exit(main())
