#!/usr/bin/env python3
"""Writes the synthetic case files of this folder. Skeletons of the independent reference model; no patient stands behind them.

    python3 make_cases.py            # write
    python3 make_cases.py --check    # exit 1 when a file on disk differs
"""
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / 'clinical'), str(HERE.parent / 'landmarks')]
from make_landmarks import document, landmarks  # noqa: E402
from make_vectors import FLATBACK  # noqa: E402
from reference_model import build, mid, params, repose, rot  # noqa: E402

SYNTHETIC = 'synthetic: a computed skeleton, no patient'
LEGS = ('knee', 'ankle')


def stance(AA, KA, SFA):
    """The skeleton of FLATBACK with the ankle where it was and the joints set: the same spine, the same pelvis."""
    before = build(**FLATBACK)
    after = repose(before, AA, KA, SFA)
    turn, hip = params(after)['PT'] - params(before)['PT'], mid(after['FH_L'], after['FH_R'])
    out = {}
    for site, point in landmarks(FLATBACK).items():
        if not site.startswith(LEGS):
            x, y = rot(point, (0, 0), turn)
            out[site] = (x + hip[0], y + hip[1])
    for name, p in (('knee', after['KN']), ('ankle', after['AN'])):
        out[name + '.left'], out[name + '.right'] = (p[0] + 5, p[1] + 2), (p[0] - 5, p[1] - 2)
    return out


def film(points, posture, words, **conditions):
    placed = document(points, 'right', f'{SYNTHETIC}; {words}') | {'posture': posture}
    return {'kind': 'film', 'landmarks': placed, 'conditions': conditions}


def standing(points, posture, words, **conditions):
    usual = {'arms': 'clavicle', 'support': 'none', 'stitched': True, 'upright': True, 'repeated': 0,
             'shows_head': True, 'shows_knees': True, 'shows_ankles': True, 'reader': 'reader A'}
    return film(points, posture, words, **usual | conditions)


def score(instrument, value):
    return {'kind': 'outcome', 'instrument': instrument, 'score': value}


def comorbidity(condition, presence='absent'):
    return {'kind': 'comorbidity', 'condition': condition, 'presence': presence}


def joints(thomas, knee=(0, 0), ankle=(0, 0)):
    sides = {'thomas_deg': thomas, 'knee_extension_loss_deg': knee, 'ankle_dorsiflexion_loss_deg': ankle}
    return {'kind': 'joint_examination'} | {name: {'left': left, 'right': right} for name, (left, right) in sides.items()}


def case(words, entries):
    made = [{'id': name, 'effective_at': day, 'author': 'clinic', 'fact': fact} for name, day, fact in entries]
    return {'schema': 'upright.case/1', 'source': f'{SYNTHETIC}; {words}', 'entries': made}


def flatback():
    """Compensates with flexed knees (KA 18) and retroversion; with the knees extended the same spine leans forward."""
    compensated, extended = landmarks(FLATBACK), stance(3, 0, 202)
    lying = {site: point for site, point in stance(0, 0, 200).items() if not site.startswith(LEGS)}
    fused = ('L1', 'L2', 'L3', 'L4', 'L5', 'S1')
    segments = [{'upper': u, 'lower': l, 'mobility': 'fused'} for u, l in zip(fused, fused[1:])]
    made = case('flatback after a fusion L1-S1, knees flexed', [
        ('operation', '2019-05-14', {'kind': 'event', 'event': 'spine_operation'}),
        ('odi-1', '2025-03-03', score('odi', 42)),
        ('back-1', '2025-03-03', score('nrs_back', 6)),
        ('odi-2', '2025-09-01', score('odi', 48)),
        ('back-2', '2025-09-01', score('nrs_back', 7)),
        ('person', '2026-03-02', {'kind': 'person', 'age_years': 68, 'sex': 'female', 'body_mass_index': 26.4}),
        ('fusion', '2026-03-02', {'kind': 'previous_fusion', 'segments': segments, 'others_mobile': True}),
        ('joints', '2026-03-02', joints((0, 0))),
        ('film-standing', '2026-03-02', standing(compensated, 'standing', 'standing as the patient likes, knees flexed')),
        ('film-extended', '2026-03-02', standing(extended, 'standing_extended', 'the same spine, knees extended', unlimited=True)),
        ('film-supine', '2026-03-02', film(lying, 'supine', 'the same spine, supine', modality='supine', legs_straight=True,
                                           knee_pillow=False, minutes_lying=10, reader='reader A')),
        ('odi-3', '2026-03-02', score('odi', 65)),
        ('back-3', '2026-03-02', score('nrs_back', 8)),
        ('leg-3', '2026-03-02', score('nrs_leg', 2)),
        ('walking', '2026-03-02', {'kind': 'function', 'walking_minutes': 10, 'standing_minutes': 5, 'horizontal_gaze': True}),
        ('bone', '2026-03-02', {'kind': 'bone_density', 't_score': -1.8}),
        ('coronal', '2026-03-02', {'kind': 'coronal', 'thoracic_cobb_deg': 0, 'lumbar_cobb_deg': 8, 'c7_csvl_mm': 6}),
        ('parkinsonism', '2026-03-02', comorbidity('parkinsonism')),
        ('dystonia', '2026-03-02', comorbidity('dystonia')),
        ('hypertension', '2026-03-02', comorbidity('hypertension', 'present')),
        ('odi-3-corrected', '2026-03-02', score('odi', 56)),
    ])
    made['entries'][-1] |= {'recorded_at': '2026-03-09', 'supersedes': 'odi-3'}
    return made


def contracture():
    """The hips do not extend: the knees stay flexed also when the patient is asked to extend them."""
    posture = stance(12, 20, 188)
    return case('flatback with contracture of both hips', [
        ('person', '2026-02-10', {'kind': 'person', 'birth_date': '1955-06-01', 'sex': 'male'}),
        ('joints', '2026-02-10', joints((15, 20))),
        ('film-standing', '2026-02-10', standing(posture, 'standing', 'standing, knees flexed')),
        ('film-extended', '2026-02-10', standing(stance(10, 16, 188), 'standing_extended', 'knees extended as far as they go',
                                                 limits=['contracture'])),
        ('odi', '2026-02-10', score('odi', 50)),
        ('hips', '2026-02-10', comorbidity('hip_or_knee_disease', 'present')),
    ])


def minimal():
    """One film, and nothing known of how it was taken or of whom."""
    fact = film(landmarks(FLATBACK), 'standing', 'one film and nothing else')
    del fact['conditions']
    return case('one film and nothing else', [('film', '2026-03-02', fact)])


def text(made):
    """Lists of landmarks a line each, small objects in one line."""
    lines = json.dumps(made, indent=1, ensure_ascii=False)
    return re.sub(r'\{\s+([^{}\[\]]*?)\s+\}', lambda m: '{ ' + re.sub(r'\s*\n\s*', ' ', m[1]) + ' }', lines) + '\n'


def make():
    return {'flatback.case.json': flatback(), 'contracture.case.json': contracture(), 'minimal.case.json': minimal()}


if __name__ == '__main__':
    stale = []
    for name, made in make().items():
        if '--check' in sys.argv:
            if (HERE / name).read_text() != text(made):
                stale.append(name)
        else:
            (HERE / name).write_text(text(made))
            print('wrote', name)
    if stale:
        sys.exit('stale: ' + ', '.join(stale))
