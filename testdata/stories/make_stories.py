#!/usr/bin/env python3
"""Writes the whole-patient stories of this folder: a case and what the clinical reference expects of it.

The expectations were written from the clinical reference alone, before any rule ran. Skeletons of the independent
reference model; no patient stands behind them.

    python3 make_stories.py              # write
    python3 make_stories.py --check      # exit 1 when a file on disk differs
    python3 make_stories.py --numbers    # print what the reference model measures on every film
"""
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / folder) for folder in ('cases', 'clinical', 'landmarks')]
from make_cases import LEGS, case, comorbidity, film, joints, score, standing, text  # noqa: E402
from make_landmarks import landmarks  # noqa: E402
from reference_model import build, mid, params, repose, rot  # noqa: E402

AS_OF, VISIT = '2026-03-09', '2026-03-02'
QUOTATION = 'if the imbalance progresses and there is significant pain, surgery is usually indicated'
REFERRAL = 'deformity-surgeon referral advised'


# ---------------------------------------------------------------- skeletons

def skeleton(pi, pt, ll, l4s1, tk, junction=-6, t1=3, ka=0, aa=3):
    """A standing skeleton. junction: slope of T12 less that of L1; t1: slope of T1 less that of T4; ka, aa: knee and ankle."""
    s1 = pi - pt
    t12 = s1 - ll + junction
    top = t12 + tk + t1
    slopes = [('L4', s1 - l4s1), ('L1', s1 - ll), ('T12', t12), ('T4', t12 + tk), ('T1', top), ('C7', top - 4), ('C2', top - 20)]
    return dict(SS=s1, PT=pt, slopes=slopes, KA=ka, AA=aa)


def posed(posture, aa, ka, sfa):
    """The same spine and pelvis with the ankle where it was and the joints set."""
    before = build(**posture)
    after = repose(before, aa, ka, sfa)
    turn, hip = params(after)['PT'] - params(before)['PT'], mid(after['FH_L'], after['FH_R'])
    out = {}
    for site, point in landmarks(posture).items():
        if not site.startswith(LEGS):
            x, y = rot(point, (0, 0), turn)
            out[site] = (x + hip[0], y + hip[1])
    for name, p in (('knee', after['KN']), ('ankle', after['AN'])):
        out[name + '.left'], out[name + '.right'] = (p[0] + 5, p[1] + 2), (p[0] - 5, p[1] - 2)
    return out


def without_legs(points):
    return {site: point for site, point in points.items() if not site.startswith(LEGS)}


def numbers(points):
    """What the reference model measures on the landmarks of a film."""
    def corner(name, end, side):
        return points[f'{name}.{end}.{side}']

    def centre(name):
        four = [corner(name, end, side) for end in ('superior', 'inferior') for side in ('posterior', 'anterior')]
        return sum(x for x, _ in four) / 4, sum(y for _, y in four) / 4

    marks = {'FH_L': points['femoral_head.left'], 'FH_R': points['femoral_head.right'], 'C2c': points['C2.centroid'],
             'OD': points['dens.tip'], 'CAM': points['acoustic_meatus'], 'C7ps': corner('C7', 'superior', 'posterior')}
    marks['S1p'], marks['S1a'] = corner('S1', 'superior', 'posterior'), corner('S1', 'superior', 'anterior')
    for end, letter, names in (('superior', 's', ('L1', 'L4', 'T10', 'T4', 'T2', 'T1')), ('inferior', 'i', ('T12', 'L2', 'C7', 'C2'))):
        for name in names:
            marks[name + letter + 'p'], marks[name + letter + 'a'] = corner(name, end, 'posterior'), corner(name, end, 'anterior')
    marks |= {name + 'c': centre(name) for name in ('C7', 'T1', 'T4', 'T9', 'L1')}
    if 'knee.left' in points:
        marks |= {'KN': mid(points['knee.left'], points['knee.right']), 'AN': mid(points['ankle.left'], points['ankle.right'])}
    return params(marks)


SEEN = []


def measured(story, name, points):
    found = numbers(points)
    SEEN.append((story, name, found))
    return found


def angles(found):
    return f'PI−LL {found["PI_LL"]:.0f}° and T1 pelvic angle {found["T1PA"]:.0f}°'


# ---------------------------------------------------------------- facts

SYMPTOMS = ('urinary_retention', 'bladder_bowel_or_sexual_change', 'perianal_numbness', 'bilateral_progressive_radiculopathy',
            'rapidly_progressive_myelopathy', 'sepsis', 'suspected_infection', 'unstable_fracture', 'threatened_skin', 'new_pain',
            'trauma', 'sudden_change_of_posture', 'radiculopathy', 'axial_pain', 'neurogenic_claudication', 'myelopathic_signs',
            'sacroiliac_pain')
DIFFERENTIAL = ('parkinsonism', 'dystonia', 'multiple_system_atrophy', 'axial_myopathy', 'dropped_head', 'normal_pressure_hydrocephalus',
                'myasthenia_or_als', 'postural_drug', 'stoop_relieved_claudication', 'hip_or_knee_disease')
STOMACH_HEART_KIDNEY = ('active_ulcer_or_bleed', 'past_ulcer', 'kidney_disease_3b_or_worse', 'nsaid_asthma', 'recent_bypass',
                        'infarction_or_stroke', 'heart_failure', 'uncontrolled_blood_pressure', 'cirrhosis',
                        'inflammatory_bowel_disease')
BLEEDING_AND_OTHERS = ('anticoagulant', 'antiplatelet', 'ssri', 'steroid', 'lithium', 'methotrexate', 'ace_inhibitor_or_arb', 'diuretic')
DEVICES = ('pacemaker', 'neurostimulator', 'pump', 'cochlear_implant', 'aneurysm_clip', 'hip_prosthesis', 'knee_prosthesis', 'other')
LEVELS = ('T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10', 'T11', 'T12', 'L1', 'L2', 'L3', 'L4', 'L5', 'S1')


def entry(name, fact, day=VISIT):
    return name.replace('_', '-'), day, fact


def person(age, sex, bmi, day=VISIT):
    return entry('person', {'kind': 'person', 'age_years': age, 'sex': sex, 'body_mass_index': bmi}, day)


def symptoms(present=None, unasked=(), day=VISIT):
    """Every symptom asked: those in present are there, with what is known of them; the others were denied."""
    present = {'axial_pain': {}} | (present or {})
    return [entry('symptom_' + name, {'kind': 'clinical_finding', 'symptom': name,
                                      'presence': 'present' if name in present else 'absent'} | present.get(name, {}), day)
            for name in SYMPTOMS if name not in unasked]


def conditions(names=DIFFERENTIAL + ('ankylosing_disease',), present=(), unasked=(), day=VISIT):
    asked = [name for name in names if name not in unasked]
    asked += [name for name in present if name not in asked]
    return [entry('condition_' + name, comorbidity(name, 'present' if name in present else 'absent'), day) for name in asked]


def medications(present=None, absent=(), day=VISIT):
    taken = [entry('drug_' + name, {'kind': 'medication', 'class': name, 'presence': 'present', 'dose': dose}, day)
             for name, dose in (present or {}).items()]
    return taken + [entry('drug_' + name, {'kind': 'medication', 'class': name, 'presence': 'absent'}, day) for name in absent]


def strength(weak=None, day=VISIT):
    """Roots L3 to S1 of both sides: full strength unless weak says otherwise."""
    weak = weak or {}
    return [entry(f'strength_{root}_{side}', {'kind': 'strength', 'root': root, 'side': side} | weak.get((root, side), {'grade': 5}), day)
            for root in ('L3', 'L4', 'L5', 'S1') for side in ('left', 'right')]


def mobility(uppermost=None, lowermost='S1', word='fused', other=None):
    """The segments between two vertebrae; all others move. other: {upper vertebra: mobility}."""
    segments = []
    if uppermost:
        within = LEVELS[LEVELS.index(uppermost):LEVELS.index(lowermost) + 1]
        segments = [{'upper': u, 'lower': l, 'mobility': (other or {}).get(u, word)} for u, l in zip(within, within[1:])]
    return {'kind': 'previous_fusion', 'segments': segments, 'others_mobile': True}


def no_implants():
    return [entry('device_any', {'kind': 'device', 'device': 'any', 'presence': 'absent'})]


def implants(uppermost, lumbosacral='fused', others=DEVICES, metal='titanium', **more):
    """A spine with screws and rods whose label is MR conditional, and no other device."""
    return [
        entry('anatomy', {'kind': 'surgical_anatomy', 'uppermost': uppermost, 'lowermost': 'S1', 'lumbosacral': lumbosacral,
                          'pelvic_anchors': False, 'metal': metal, 'approach': 'posterior', 'transitional_vertebra': False} | more),
        entry('device_spinal_implant', {'kind': 'device', 'device': 'spinal_implant', 'presence': 'present', 'mr_status': 'conditional'}),
    ] + [entry('device_' + name, {'kind': 'device', 'device': name, 'presence': 'absent'}) for name in others]


def judged(question, answer, reason, day=VISIT):
    return entry('judged_' + question, {'kind': 'judgement', 'question': question, 'answer': answer, 'reason': reason}, day)


def not_considered(*questions):
    words = {'major_realignment_considered': 'not at present', 'anterior_release_considered': 'not at present',
             'root_or_neuropathy_unclear': 'the examination is clear'}
    return [judged(question, False, words[question]) for question in questions or words]


def study(kind, name, state, day=VISIT, reason=None):
    return entry(f'study_{kind}_{day}', {'kind': 'study', 'study': kind, 'name': name, 'state': state} | ({'reason': reason} if reason else {}), day)


def finding(name, of, what, presence='present', day=VISIT, **more):
    return entry(name, {'kind': 'study_finding', 'study': of, 'finding': what, 'presence': presence, 'status': 'confirmed'} | more, day)


def drug(outcome=None, reason=None, weeks=6, dose='naproxen 500 mg twice a day', name='nsaid', day=VISIT, **more):
    fact = {'kind': 'drug_treatment', 'class': name, 'dose': dose, 'weeks': weeks, 'outcome': outcome, 'reason': reason} | more
    return entry('treatment_' + name, {key: value for key, value in fact.items() if value is not None}, day)


def therapy(outcome=None, reason=None, weeks=12, sessions=20, day=VISIT):
    fact = {'kind': 'physical_therapy', 'sessions_attended': sessions, 'weeks': weeks,
            'goals': ['hip_flexor_stretch', 'extensor_endurance'], 'outcome': outcome, 'reason': reason}
    return entry('treatment_therapy', {key: value for key, value in fact.items() if value is not None}, day)


def goal(words, no_operation=False, day=VISIT):
    return entry('goal', {'kind': 'goal', 'text': words, 'no_operation': no_operation}, day)


def observation(measure, value, day=VISIT):
    return entry('measure_' + measure, {'kind': 'observation', 'measure': measure, 'value': value}, day)


def function(walking, standing_minutes, aid='none', gaze=True, name='function', day=VISIT):
    return entry(name, {'kind': 'function', 'walking_minutes': walking, 'standing_minutes': standing_minutes, 'horizontal_gaze': gaze,
                        'aid': aid}, day)


def scores(odi, back, leg, day=VISIT, suffix=''):
    return [entry('odi' + suffix, score('odi', odi), day), entry('back' + suffix, score('nrs_back', back), day),
            entry('leg' + suffix, score('nrs_leg', leg), day)]


def coronal():
    return entry('coronal', {'kind': 'coronal', 'thoracic_cobb_deg': 4, 'lumbar_cobb_deg': 7, 'c7_csvl_mm': 6})


def as_stands(points, words, name='film-standing', day=VISIT, **more):
    return name, day, standing(points, 'standing', words, **{'heel_lift_mm': 0, 'minutes_on_feet': 2} | more)


def extended(points, words, name='film-extended', day=VISIT, **more):
    usual = {'heel_lift_mm': 0, 'minutes_on_feet': 2} | ({} if 'limits' in more else {'unlimited': True})
    return name, day, standing(points, 'standing_extended', words, **usual | more)


def lying(points, words):
    return 'film-supine', VISIT, film(without_legs(points), 'supine', words, modality='supine', legs_straight=True, knee_pillow=False,
                                      minutes_lying=10, reader='reader A')


def read(*kinds, day=VISIT):
    names = {'standing_film': 'whole spine, lateral, as the patient stands', 'extended_film': 'whole spine, lateral, knees and hips extended',
             'frontal_film': 'whole spine, frontal', 'supine_film': 'lying film', 'ct': 'CT of the lumbar spine', 'mri': 'MRI of the lumbar spine',
             'bone_density': 'DXA of the hip', 'hip_and_knee_films': 'pelvis and hips', 'infection_laboratory': 'CRP and ESR'}
    return [study(kind, names[kind] + (f', {day}' if kind.endswith('_film') else ''), 'read', day) for kind in kinds]


# ---------------------------------------------------------------- expectations

STUDIES = ('standing_film', 'extended_film', 'frontal_film', 'supine_film', 'flexion_extension_films', 'hip_and_knee_films', 'ct',
           'whole_spine_ct', 'ct_myelogram', 'vascular_ct', 'mri', 'whole_spine_mri', 'bone_scan', 'bone_density', 'emg',
           'infection_laboratory')
PAIR = '§8: the default work-up is the standing pair with a frontal film'
USUAL = {
    'standing_film': ('needed', PAIR + '; this is the film as the patient stands.'),
    'extended_film': ('needed', PAIR + '; this is the film with knees and hips extended.'),
    'frontal_film': ('needed', PAIR + '.'),
    'supine_film': ('needed', '§4: there is a standing malalignment, and nobody can call it fixed without knowing what is left of it lying '
                              'down. That this makes the film needed rather than optional is our reading.'),
    'flexion_extension_films': ('not_needed', 'No rule of the reference asks for them: no pseudarthrosis is suspected (§8).'),
    'hip_and_knee_films': ('not_needed', 'No rule of the reference asks for films of hips and knees; it asks for their examination (§7.7).'),
    'ct': ('not_needed', '§8: CT if there is a previous fusion; it is recorded that no segment is fused.'),
    'whole_spine_ct': ('not_needed', '§7.2: asked for in an ankylosed or long-fused spine with new pain, trauma or a sudden change of '
                                     'posture; all three were asked and denied.'),
    'ct_myelogram': ('not_needed', '§8: only if MRI is unsafe or does not answer; neither is so.'),
    'vascular_ct': ('not_needed', '§8: before a release from the front; it is recorded that none is considered.'),
    'mri': ('needed', '§8: MRI, with metal-artefact reduction where there is metal, is part of the default work-up; no device forbids it.'),
    'whole_spine_mri': ('not_needed', '§8: for myelopathic signs or a major realignment; both were asked and denied.'),
    'bone_scan': ('not_needed', '§0 trap 5 and §8: never needed, and optional only after an equivocal CT.'),
    'bone_density': ('not_needed', '§7.5 and §7.6: bone is asked for before an elective operation; none is considered. The trigger is our '
                                   'reading, the reference names none.'),
    'emg': ('not_needed', '§8: if root against neuropathy or myopathy is unclear; a clinician recorded that it is clear.'),
    'infection_laboratory': ('not_needed', '§8: if pseudarthrosis or loosening is suspected; there is no fusion and no implant.'),
}
FUSED = {
    'ct': ('needed', '§8: CT if there is a previous fusion; there is one.'),
    'infection_laboratory': ('not_needed', '§8: if pseudarthrosis or loosening is suspected; a person judged on CT that the fusion united.'),
}
BONE_BEFORE_SURGERY = ('needed', '§7.6 and §7.5: bone health is asked for before an elective operation, and a surgeon is to be asked. '
                                 'The trigger is our reading, the reference names none.')
REALIGNMENT_OPEN = {
    'whole_spine_mri': ('cannot_tell', '§8: for myelopathic signs (denied) or a major realignment: whether one is considered is not recorded.'),
    'vascular_ct': ('cannot_tell', '§8: before a release from the front: whether one is considered is not recorded.'),
}
SURGERY_OPEN = REALIGNMENT_OPEN | {
    'bone_density': ('cannot_tell', '§7.5 and §7.6: asked for before an elective operation: whether one is considered is not recorded. '
                                    'The trigger is our reading.'),
}
REALIGNMENT_THOUGHT_OF = {
    'whole_spine_mri': ('needed', '§8: a major realignment is considered (tandem stenosis).'),
}


def board(progress=None, *changes):
    """progress: how far studies have come. changes: (need, why) by study, over the usual ones."""
    chosen = dict(USUAL)
    for change in changes:
        chosen |= change
    progress = progress or {}
    assert set(chosen) == set(STUDIES) and set(progress) <= set(STUDIES)
    return {kind: {'need': chosen[kind][0], 'progress': progress.get(kind, 'none'), 'why': chosen[kind][1]} for kind in STUDIES}


def come(**states):
    """come(read='ct mri', ordered='emg') by study."""
    return {kind: state for state, kinds in states.items() for kind in kinds.split()}


def nsaid(state, outcome=None, cautions=(), level=None):
    return {'state': state, 'outcome': outcome, 'cautions': list(cautions), 'level': level}


def step(state, outcome=None):
    return {'state': state, 'outcome': outcome}


def injection(state='not_applicable', outcome=None, block=None, cautions=()):
    return {'state': state, 'outcome': outcome, 'block': block, 'cautions': list(cautions)}


def course(anti_inflammatory, physical_therapy, injected=None, brace=None):
    return {'nsaid': anti_inflammatory, 'physical_therapy': physical_therapy, 'injection': injected or injection(),
            'brace': {'answer': brace}}


def story(title, sentence, narrative, *, film_grade, board, course, verdict, because, missing=(), emergency=(), urgent=(), context=(),
          contradictions=(), progression='too_few_films', quotation=False, readiness=(), says=()):
    return {
        'schema': 'upright.story/1', 'title': title, 'sentence': sentence, 'narrative': ' '.join(narrative), 'as_of': AS_OF,
        'film': {'grade': film_grade},
        'red_flags': {'emergency_now': list(emergency), 'urgent_days': list(urgent), 'context_only': list(context)},
        'contradictions': [list(pair) for pair in contradictions],
        'board': board, 'course': course,
        'indication': {'verdict': verdict, 'because': list(because), 'missing': list(missing)},
        'progression': progression, 'quotation': quotation, 'readiness': list(readiness), 'says': list(says),
    }


def severe(found):
    return (f'severe_malalignment: T1PA {found["T1PA"]:.0f}° and PI−LL {found["PI_LL"]:.0f}° on this skeleton; the default asks for T1PA '
            'above 20° or PI−LL above 20° (§7.4, flag L).')


def not_severe(found):
    return (f'severe_malalignment: T1PA {found["T1PA"]:.0f}° and PI−LL {found["PI_LL"]:.0f}° on this skeleton, neither above the default of '
            '20° (§7.4, flag L).')


ATTRIBUTED = 'attributed: a clinician recorded that the symptoms are due to the deformity or to a failed fusion (§7.4).'
FILM_VALID = 'film: the film with knees and hips extended is valid (§7.4).'
GOALS = 'goals: the patient’s own goals are written (§7.0).'
CARE = 'care: every applicable step has an outcome (§7.0); no radiculopathy, so no injection step.'


def pain(words):
    return f'significant_symptoms: {words}; the default asks for a pain rating of 7 or more, ODI above 40 or SRS pain 3.0 or less (§6, flag L).'


# ---------------------------------------------------------------- the stories

def pair():
    posture = skeleton(54, 28, 24, 15, 22, junction=-4, t1=6, ka=16, aa=7)
    bent, straight = landmarks(posture), posed(posture, 3, 1, 203)
    first, second = measured('pair', 'standing', bent), measured('pair', 'extended', straight)
    down = landmarks(skeleton(54, 20, 25, 16, 21, junction=-4, t1=6))
    measured('pair', 'supine', down)
    ct = 'CT of the lumbar spine'
    made = case('story: the pair shows what bent knees hide', [
        entry('operation', {'kind': 'event', 'event': 'spine_operation'}, '2019-05-14'),
        person(68, 'female', 26.4),
        entry('fusion', mobility('L1')),
        *implants('L1'),
        entry('joints', joints((0, 0))),
        as_stands(bent, 'as the patient stands, knees flexed'),
        extended(straight, 'the same spine, knees and hips extended'),
        lying(down, 'the same patient, supine'),
        *read('standing_film', 'extended_film', 'frontal_film', 'supine_film', 'ct', 'mri', 'bone_density'),
        study('whole_spine_mri', 'MRI of the whole spine', 'ordered', reason='a large realignment is thought of'),
        *[finding(f'ct-bridging-{level}', ct, 'bridging_bone', level=level) for level in ('L1', 'L2', 'L3', 'L4', 'L5')],
        finding('ct-rod', ct, 'rod_fracture', 'absent'), finding('ct-anchor', ct, 'anchor_failure', 'absent'),
        finding('ct-junction', ct, 'junctional_failure', 'absent'), finding('ct-halo', ct, 'screw_halo', 'absent'),
        coronal(), entry('bone', {'kind': 'bone_density', 't_score': -1.4}),
        *symptoms(), *strength(),
        *conditions(DIFFERENTIAL + ('ankylosing_disease', 'osteoporosis', 'nicotine') + STOMACH_HEART_KIDNEY),
        *medications(absent=BLEEDING_AND_OTHERS), entry('allergies', {'kind': 'allergy', 'allergen': 'any', 'presence': 'absent'}),
        *scores(56, 8, 2), function(10, 5),
        drug('did_not_help', weeks=8, dose='naproxen 500 mg twice a day with a proton pump inhibitor'), therapy('did_not_help'),
        judged('symptoms_due_to_deformity', True, 'fatigue pain on standing and walking, gone when leaning on a trolley'),
        judged('pseudarthrosis', False, 'bone bridges every segment on CT'),
        judged('major_realignment_considered', True, 'PI−LL of 30 degrees in a fused spine'),
        judged('anterior_release_considered', False, 'posterior correction would be enough'),
        judged('root_or_neuropathy_unclear', False, 'no sign in the legs'),
        goal('To cook standing up, and to walk to the shops without the trolley'),
    ])
    hidden = second['SVA'] - first['SVA']
    return made, story(
        'The pair shows what bent knees hide: flatback after a fusion, everything recorded',
        'Default work-up (M): standing pair + AP; CT if previous fusion; MRI with metal-artefact reduction. (§8)', [
            'A woman of 68 was fused from L1 to the sacrum seven years ago.',
            f'As she likes to stand, with her knees bent {first["KA"]:.0f}°, C7 lies {first["SVA"]:.0f} mm in front of the sacrum.',
            f'With knees and hips extended the same spine leans {second["SVA"]:.0f} mm forward: {hidden:.0f} mm were hidden by her legs.',
            f'Lordosis is {second["LL_L1S1"]:.0f}° for a pelvic incidence of {second["PI"]:.0f}°, so {angles(second)}, the same on both films.',
            'Lying down for ten minutes with straight legs changes it by one degree.',
            'CT shows bone across every fused segment, no broken rod and no loose screw.',
            'Eight weeks of naproxen and twelve weeks of therapy did not help; she has no leg pain from a root.',
            'She rates her back pain 8 of 10 and her disability 56 %, and stands for five minutes.',
            'She wants to cook standing up and to walk to the shops.',
            'Nothing is missing for the question whether a deformity surgeon should see her.'],
        film_grade='valid',
        board=board(come(read='standing_film extended_film frontal_film supine_film ct mri bone_density', ordered='whole_spine_mri'),
                    FUSED, REALIGNMENT_THOUGHT_OF, {'bone_density': BONE_BEFORE_SURGERY}),
        course=course(nsaid('closed', 'did_not_help', ['age_65_or_older'], 'avoid'), step('closed', 'did_not_help')),
        verdict='referral_advised', because=[severe(second), pain('back pain 8, ODI 56'), ATTRIBUTED, CARE, GOALS, FILM_VALID],
        quotation=True, says=[REFERRAL, QUOTATION, 'knees and hips extended'])


def bent_knees():
    points = landmarks(skeleton(52, 26, 21, 13, 20, junction=-4, t1=6, ka=17, aa=7))
    found = measured('bent-knees', 'standing', points)
    made = case('story: one film with bent knees', [
        person(59, 'male', 27.8), entry('fusion', mobility()), *no_implants(), entry('joints', joints((0, 0))),
        as_stands(points, 'knees flexed, nobody asked for straight knees', unlimited=True),
        *read('standing_film', 'frontal_film'), coronal(),
        *symptoms(), *strength(), *conditions(),
        *scores(48, 7, 1), function(20, 10),
        drug('did_not_help', weeks=6, dose='ibuprofen 600 mg three times a day'), therapy('did_not_help', weeks=10, sessions=16),
        judged('symptoms_due_to_deformity', True, 'fatigue pain in the back on standing'),
        judged('root_or_neuropathy_unclear', False, 'no sign in the legs'),
        goal('To work at the bench for an hour'),
    ])
    return made, story(
        'One film with bent knees, and nothing that explains them: repeat it once',
        'Repeat at most once, and only if a correctable cause is named. (§3, film gate)', [
            'A man of 59 who was never operated has stood bent forward for three years.',
            f'There is one lateral film: C7 lies {found["SVA"]:.0f} mm in front of the sacrum, but his knees are bent {found["KA"]:.0f}°.',
            'Hips and knees extend fully on examination, he had no pain in them, and he says that nobody asked him to straighten them.',
            'So the cause is correctable, the film has not been repeated before, and it should be repeated once.',
            f'{angles(found)} do not depend on his posture and are large.',
            'Ibuprofen and ten weeks of therapy did not help, back pain is 7 of 10, disability 48 %, and his goals are written.',
            'Whether a valid film can be had is the one thing missing, so the indication cannot be told yet.'],
        film_grade='repeat',
        board=board(come(read='standing_film frontal_film'), SURGERY_OPEN),
        course=course(nsaid('closed', 'did_not_help'), step('closed', 'did_not_help')),
        verdict='cannot_tell',
        because=[severe(found), pain('back pain 7, ODI 48'), ATTRIBUTED, CARE, GOALS,
                 'film: no valid film with knees and hips extended, and nobody recorded that it cannot be had: unknown, not false (§7.4).'],
        missing=['film: a valid film with knees and hips extended, or the reason why it cannot be had (§7.4).'],
        says=['cannot tell', 'repeat', 'at least'])


def contracture():
    posture = skeleton(55, 24, 25, 15, 24, junction=-4, t1=6, ka=21, aa=9)
    bent, best = landmarks(posture), posed(posture, 7, 15, 192)
    first, second = measured('contracture', 'standing', bent), measured('contracture', 'extended', best)
    made = case('story: the hips do not extend', [
        person(70, 'male', 28.6), entry('fusion', mobility()), *no_implants(), entry('joints', joints((15, 20))),
        as_stands(bent, 'as the patient stands, knees flexed'),
        extended(best, 'knees and hips extended as far as they go', limits=['contracture']),
        *read('standing_film', 'extended_film', 'frontal_film', 'mri', 'hip_and_knee_films'), coronal(),
        finding('hips-arthrosis', 'pelvis and hips', 'joint_arthrosis', side='right'),
        *symptoms(), *strength(), *conditions(present=('hip_or_knee_disease',)),
        *scores(50, 7, 1), function(15, 8, aid='stick'),
        drug('did_not_help', weeks=6, dose='celecoxib 100 mg twice a day'), therapy('did_not_help', weeks=14, sessions=22),
        judged('symptoms_due_to_deformity', True, 'back pain on standing stayed after the pain of the right hip was taken by injection'),
        judged('extended_film_not_obtainable', True, 'flexion contracture of both hips, 15 and 20 degrees'),
        judged('root_or_neuropathy_unclear', False, 'no sign in the legs'),
        goal('To walk around the lake upright; hip or back first, as the doctors think right'),
    ])
    return made, story(
        'The hips do not extend: the best obtainable film is accepted with its limits',
        'Contracture, arthritis, pain or need for support → best obtainable: the values are accepted with their limits. (§3, film gate)', [
            'A man of 70 with worn hips leans forward; the right hip lacks 20° and the left 15° to extension.',
            f'As he stands his knees are bent {first["KA"]:.0f}°, and when he is asked to extend them they still are, {second["KA"]:.0f}°.',
            'A better film cannot be had, the reason is recorded, and there is no point in more radiation.',
            f'C7 lies at least {second["SVA"]:.0f} mm in front of the sacrum; {angles(second)} hold in any posture.',
            'His bent knees are not all compensation: part of them is the contracture.',
            'He has back pain 7 of 10 and a disability of 50 %, and the pain in the back stayed when the hip was made painless.',
            'An anti-inflammatory and fourteen weeks of therapy did not help.',
            'A film that cannot be had, with its reason, does not hold up a referral; hip and spine belong in one plan.'],
        film_grade='best_obtainable',
        board=board(come(read='standing_film extended_film frontal_film mri hip_and_knee_films'), REALIGNMENT_OPEN,
                    {'bone_density': BONE_BEFORE_SURGERY,
                     'hip_and_knee_films': ('optional', 'Changed after the rules ran: the reference asks for the examination alone (§7.7); '
                                                        'where a contracture is found, Upright offers the films as its own default.')}),
        course=course(nsaid('closed', 'did_not_help', ['age_65_or_older'], 'avoid'), step('closed', 'did_not_help')),
        verdict='referral_advised',
        because=[severe(second), pain('back pain 7, ODI 50'), ATTRIBUTED, CARE, GOALS,
                 'film: not obtainable with a documented reason, a contracture of both hips (§7.4).'],
        quotation=True, says=['best obtainable', 'contracture', 'at least', REFERRAL])


def suspected_pseudarthrosis():
    films = []
    for day, pt, ll in (('2024-10-21', 17, 47.6), ('2025-09-08', 17.2, 47.2), (VISIT, 17.4, 46.8)):
        films.append((day, landmarks(skeleton(57, pt, ll, 26, 22, junction=-7, ka=1))))
    found = [measured('suspected-pseudarthrosis', day, points) for day, points in films]
    ct = 'CT of the lumbar spine'
    made = case('story: a fusion that may not have united', [
        entry('operation', {'kind': 'event', 'event': 'spine_operation'}, '2024-09-04'),
        person(57, 'female', 24.9), entry('fusion', mobility('L4', other={'L5': 'uncertain'})), *implants('L4', lumbosacral='interbody'),
        entry('joints', joints((0, 0))),
        *[extended(points, 'knees and hips extended', name=f'film-{day}', day=day) for day, points in films],
        *[made for day, _ in films for made in read('extended_film', 'frontal_film', day=day)], coronal(),
        *read('ct', day='2026-02-23'), *read('infection_laboratory', day='2026-02-25'),
        study('mri', 'MRI of the lumbar spine', 'ordered', reason='nerves and discs, with metal-artefact reduction'),
        finding('ct-bridging-L4', ct, 'bridging_bone', level='L4', day='2026-02-23'),
        finding('ct-bridging-L5', ct, 'bridging_bone', 'equivocal', level='L5', day='2026-02-23'),
        finding('ct-facets-L5', ct, 'facet_fusion', 'equivocal', level='L5', day='2026-02-23'),
        finding('ct-halo-S1', ct, 'screw_halo', 'equivocal', level='S1', side='right', value=1.1, interval=[0.6, 1.6], day='2026-02-23'),
        finding('ct-rod', ct, 'rod_fracture', 'absent', day='2026-02-23'),
        finding('ct-anchor', ct, 'anchor_failure', 'absent', day='2026-02-23'),
        finding('ct-junction', ct, 'junctional_failure', 'absent', day='2026-02-23'),
        observation('crp_mg_l', 3, '2026-02-25'), observation('esr_mm_h', 14, '2026-02-25'),
        *symptoms(), *strength(), *conditions(present=('nicotine',)),
        *scores(44, 7, 2), function(30, 20),
        drug('did_not_help', dose='naproxen 500 mg twice a day'), therapy('did_not_help'),
        judged('symptoms_due_to_deformity', True, 'pain over the lowest fused segment on loading, if that segment has not united'),
        *not_considered(),
        goal('To lift her grandchild again'),
    ])
    return made, story(
        'Eighteen months after a fusion: pseudarthrosis suspected, CT equivocal, not confirmed',
        'Suspected only is not structural failure, but keeps its work-up "needed" (§7.0)', [
            'A woman of 57 who smokes was fused from L4 to the sacrum eighteen months ago; more than twelve months have passed, so it may be asked.',
            'Her back hurts on loading, 7 of 10, and her disability is 44 %.',
            'Fine-cut CT shows bone across L4-L5; at L5-S1 the reader cannot say whether bone bridges, and there may be a halo of a millimetre '
            'around the right S1 screw.',
            'No rod is broken and no screw has pulled out.',
            'CRP is 3 and the sedimentation rate 14, which does not exclude a low-grade infection.',
            f'Three films since the operation show the same alignment within error, now {angles(found[2])}.',
            'After an equivocal CT a bone scan, better as SPECT/CT, is an option; it is never needed.',
            'Nobody has confirmed a pseudarthrosis, so there is no structural failure yet, and with a mild, steady alignment the answer is not yet.',
            'Smoking should be dealt with whatever comes.'],
        film_grade='valid',
        board=board(
            come(read='extended_film frontal_film ct infection_laboratory', ordered='mri'), FUSED, {
                'flexion_extension_films': (
                    'optional', '§8: with a suspected pseudarthrosis films bent forwards and backwards may help (S99); the number is reported, '
                                'and motion is unreliable across rods.'),
                'infection_laboratory': ('needed', '§8: pseudarthrosis and loosening are suspected: CRP and ESR; a normal CRP does not '
                                                   'exclude a low-grade infection.'),
                'bone_scan': ('optional', '§8: never needed, optional after an equivocal CT, SPECT/CT preferred.'),
            }),
        course=course(nsaid('closed', 'did_not_help'), step('closed', 'did_not_help')),
        verdict='not_yet',
        because=[not_severe(found[2]), 'progression: three films since the operation agree within measuring error (§5).',
                 'structural_failure: a pseudarthrosis is suspected and not confirmed by a person; suspected only is no structural failure '
                 '(§7.0).',
                 pain('back pain 7, ODI 44'), ATTRIBUTED, CARE, GOALS, FILM_VALID],
        missing=['pseudarthrosis: a person’s judgement on all the evidence (§7.0, §8).'],
        progression='within_measuring_error', readiness=['readiness_nicotine'], says=['not yet', 'bone scan', 'infection'])


def metal_and_nerves():
    points = landmarks(skeleton(53, 23, 28, 17, 24, junction=-6, t1=6))
    found = measured('metal-and-nerves', 'extended', points)
    ct = 'CT of the lumbar spine'
    made = case('story: leg pain beside metal, and no MRI', [
        entry('operation', {'kind': 'event', 'event': 'spine_operation'}, '2021-04-12'),
        person(62, 'male', 25.7), entry('fusion', mobility('L3')),
        *implants('L3', others=tuple(name for name in DEVICES if name != 'aneurysm_clip')),
        entry('device_aneurysm_clip', {'kind': 'device', 'device': 'aneurysm_clip', 'presence': 'present', 'mr_status': 'unsafe',
                                       'model': 'ferromagnetic clip of 1987, operation report seen'}),
        entry('joints', joints((0, 0))),
        extended(points, 'knees and hips extended'), *read('extended_film', 'frontal_film', 'ct'), coronal(),
        study('ct_myelogram', 'CT myelogram of the lumbar spine', 'ordered', reason='the clip forbids MRI'),
        *[finding(f'ct-bridging-{level}', ct, 'bridging_bone', level=level) for level in ('L3', 'L4', 'L5')],
        finding('ct-impingement', ct, 'implant_impingement', 'equivocal', level='L5', side='right'),
        finding('ct-rod', ct, 'rod_fracture', 'absent'), finding('ct-halo', ct, 'screw_halo', 'absent'),
        finding('ct-junction', ct, 'junctional_failure', 'absent'), finding('ct-anchor', ct, 'anchor_failure', 'absent'),
        *symptoms({'radiculopathy': {'since': '2025-11-20', 'root': 'L5', 'side': 'right'}}),
        *strength({('L5', 'right'): {'grade': 4, 'onset': '2021-05-01', 'stable': True}}), *conditions(),
        *medications({'seizure_threshold_lowering': 'bupropion 150 mg a day'}, ('anticoagulant', 'antiplatelet')),
        entry('allergy-contrast', {'kind': 'allergy', 'allergen': 'iodinated_contrast', 'presence': 'absent'}),
        observation('platelets_10_9_l', 214),
        *scores(52, 4, 8), function(12, 10),
        drug('did_not_help', dose='naproxen 500 mg twice a day'), therapy(weeks=3, sessions=5),
        judged('pseudarthrosis', False, 'bone bridges every segment on CT'),
        judged('myelogram_changes_treatment', True, 'screw against the root: revision; narrow foramen: injection'),
        *not_considered(),
        goal('To sleep on the right side, and to drive again'),
    ])
    return made, story(
        'Leg pain beside metal: a clip forbids MRI, and the answer of a CT myelogram would change treatment',
        'CT myelogram: only if MRI is unsafe or non-diagnostic AND the answer changes treatment (M). (§8)', [
            'A man of 62 was fused with screws and rods from L3 to the sacrum five years ago.',
            'Since November he has pain down the right leg in the territory of L5, 8 of 10; a slight weakness of that root is as old as the '
            'operation and unchanged.',
            'CT shows a united fusion and a right L5 screw that may touch the root.',
            'An old aneurysm clip in his head is labelled unsafe, so no MRI may be ordered, of whatever part.',
            'The surgeon has written that a screw against the root would be revised and a narrow foramen injected: the answer changes treatment.',
            'A CT myelogram is therefore needed; his bupropion is flagged and does not block it, platelets are 214, and he tolerates contrast medium.',
            f'{angles(found)} on a valid film: the imbalance is large.',
            'Naproxen did not help, therapy has just begun, and no injection has been given.',
            'With therapy open the elective answer is not yet; whether his symptoms come from the deformity at all, nobody has judged.'],
        film_grade='valid', context=['stable_deficit_in_the_background'],
        board=board(
            come(read='extended_film frontal_film ct', ordered='ct_myelogram'), FUSED, {
                'mri': ('contraindicated', '§8: device status before ordering; a clip labelled unsafe is a hazard in every MR environment.'),
                'whole_spine_mri': ('contraindicated', '§8: an unsafe device forbids any MRI, whatever the question.'),
                'ct_myelogram': ('needed', '§8: MRI is unsafe, and a clinician recorded that the answer changes treatment; a drug that lowers '
                                           'the seizure threshold is a flag and no block.'),
            }),
        course=course(nsaid('closed', 'did_not_help'), step('under_way'), injection('not_tried')),
        verdict='not_yet',
        because=['care: physical therapy is under way and has no outcome, and the injection step applies and has none (§7.0, §7.3).',
                 severe(found), pain('leg pain 8, ODI 52'), GOALS, FILM_VALID],
        missing=['attributed: whether the symptoms are due to the deformity or to a failed fusion (§7.4).'],
        says=['not yet', 'MRI', 'CT myelogram', 'seizure'])


def broken_rod():
    points = landmarks(skeleton(54, 17, 44.5, 24, 22, junction=-6))
    found = measured('broken-rod', 'extended', points)
    ct, day = 'CT of the lumbar spine', '2026-02-20'
    made = case('story: a broken rod', [
        entry('operation', {'kind': 'event', 'event': 'spine_operation'}, '2022-11-08'),
        entry('rod', {'kind': 'event', 'event': 'rod_fracture'}, '2026-02-12'),
        person(66, 'female', 27.1), entry('fusion', mobility('L2', other={'L5': 'uncertain'})),
        *implants('L2', complications=['implant_failure', 'pseudarthrosis']), entry('joints', joints((0, 0))),
        extended(points, 'knees and hips extended'), *read('extended_film', 'frontal_film'), coronal(),
        *read('ct', day=day),
        finding('ct-rod', ct, 'rod_fracture', level='L5', side='left', day=day),
        finding('ct-bridging-L5', ct, 'bridging_bone', 'absent', level='L5', day=day),
        *[finding(f'ct-bridging-{level}', ct, 'bridging_bone', level=level, day=day) for level in ('L2', 'L3', 'L4')],
        finding('ct-anchor', ct, 'anchor_failure', 'absent', day=day), finding('ct-junction', ct, 'junctional_failure', 'absent', day=day),
        study('infection_laboratory', 'CRP and ESR', 'ordered'),
        *symptoms(), *strength(), *conditions(),
        *scores(58, 8, 2), function(10, 10),
        drug('not_expected_to_help', 'pain from a broken rod over an ununited segment', weeks=None, dose=None),
        therapy('not_expected_to_help', 'loading a broken rod does not help it', weeks=None, sessions=None),
        judged('rod_fracture_symptomatic', True, 'a crack on 12 February, pain at the level of the fracture since'),
        judged('pseudarthrosis', True, 'no bridging seen at L5-S1 forty months after the fusion, and the rod over it is broken'),
        judged('symptoms_due_to_deformity', True, 'due to the failed fusion'),
        *not_considered(),
        goal('To get rid of the pain and stay independent'),
    ])
    return made, story(
        'A broken rod that hurts, confirmed: structural failure, and a surgeon within days',
        'structural failure: broken rod, pulled-out or fractured anchor, junctional failure, or pseudarthrosis confirmed by a person on the '
        'evidence of §8. (§7.0)', [
            'A woman of 66 was fused from L2 to the sacrum in November 2022.',
            'On 12 February she felt a crack while lifting a bag; since then her back hurts at one spot, 8 of 10.',
            'CT shows the left rod broken at L5-S1, and no bridging is seen there; the segments above have united.',
            'The surgeon has confirmed both, the fracture as the cause of her pain and the pseudarthrosis under it.',
            'She has not lost her posture and has not fallen, and her legs are strong; the pain is explained, so it does not count as new pain.',
            f'The alignment itself is good enough, {angles(found)}.',
            'Tablets and therapy are not expected to mend a broken rod, and the reason is written.',
            'A symptomatic broken rod is a matter of days; apart from that the elective rule also advises referral, on the structural failure alone.',
            'Infection has to be looked for beside any pseudarthrosis.'],
        film_grade='valid', urgent=['symptomatic_rod_fracture'],
        board=board(
            come(read='extended_film frontal_film ct', ordered='infection_laboratory'), FUSED, {
                'flexion_extension_films': ('not_needed', 'No rule of the reference asks for them: the failure is confirmed, and motion is '
                                                          'unreliable across rods (§8).'),
                'infection_laboratory': ('needed', '§8: a broken rod is presumed pseudarthrosis, here confirmed; concomitant infection is '
                                                   'always considered (CRP and ESR).'),
                'bone_density': BONE_BEFORE_SURGERY,
            }),
        course=course(nsaid('closed', 'not_expected_to_help', ['age_65_or_older'], 'avoid'), step('closed', 'not_expected_to_help')),
        verdict='referral_advised',
        because=['structural_failure: a broken rod and a pseudarthrosis, both confirmed by a person (§7.0).', not_severe(found),
                 pain('back pain 8, ODI 58'), ATTRIBUTED,
                 'care: both steps are closed as not expected to help, each with its reason (§7.0).', GOALS, FILM_VALID],
        quotation=True, says=['rod', 'structural failure', 'days', REFERRAL, 'no bridging seen'])


def first_steps():
    films = []
    for day, pt, ll in (('2023-09-11', 14.6, 41.5), ('2024-11-18', 14.8, 41.2), (VISIT, 15, 40.8)):
        films.append((day, landmarks(skeleton(51, pt, ll, 24, 24, junction=-7, ka=1))))
    found = [measured('first-steps', day, points) for day, points in films]
    made = case('story: nothing has been tried', [
        person(61, 'female', 23.8), entry('fusion', mobility()), *no_implants(), entry('joints', joints((0, 0))),
        *[extended(points, 'knees and hips extended', name=f'film-{day}', day=day) for day, points in films],
        *[made for day, _ in films for made in read('extended_film', 'frontal_film', day=day)], coronal(),
        *symptoms(), *strength(), *conditions(DIFFERENTIAL + ('ankylosing_disease',) + STOMACH_HEART_KIDNEY, present=('hypertension',)),
        *medications({'ace_inhibitor_or_arb': 'ramipril 5 mg a day', 'diuretic': 'hydrochlorothiazide 12.5 mg a day'},
                     ('nsaid', 'opioid', 'anticoagulant', 'antiplatelet', 'ssri', 'steroid', 'lithium', 'methotrexate')),
        observation('egfr_ml_min', 78),
        *scores(28, 5, 0), entry('srs-pain', score('srs22_pain', 3.6)), function(60, 30),
        judged('symptoms_due_to_deformity', True, 'fatigue pain in the back on standing'), *not_considered(),
        goal('To hike for two hours, without an operation if that can be'),
        entry('decision', {'kind': 'decision', 'choice': 'nonoperative', 'reason': 'nothing has been tried yet', 'review_on': '2026-06-08'}),
    ])
    return made, story(
        'A mild imbalance that has not moved in two and a half years, and nothing tried: first steps first',
        'Anti-inflammatory + PT → ESI if radiculopathy → reassess. Referral to a deformity clinic may run in parallel at any time. (§7.3)', [
            'A woman of 61 notices that she stoops a little towards evening.',
            f'Three valid films since 2023 agree within error; C7 lies {found[2]["SVA"]:.0f} mm in front of the sacrum, {angles(found[2])}.',
            'She rates her back pain 5 of 10 and her disability 28 %, walks for an hour, and has no pain in the legs.',
            'She has taken no anti-inflammatory drug and has had no therapy.',
            'Her blood pressure is treated with ramipril and a diuretic: an anti-inflammatory drug on top of these two is one to avoid or to discuss.',
            'Without radiculopathy there is nothing to inject.',
            'There is no progression, no severe imbalance and no failed fusion, and her pain is not of the size that the rule asks for.',
            'The answer is not yet: therapy first, then look again in three months; a deformity clinic may see her at any time.'],
        film_grade='valid',
        board=board(come(read='extended_film frontal_film'), {
            'mri': ('optional', '§8: part of the default work-up, no device forbids it; §7.3 has about six weeks of medical management before '
                                'the MRI of a candidate (S98), and she is none so far: nothing was tried, no nerve complains. That it is '
                                'optional until then is our reading.'),
        }),
        course=course(nsaid('not_tried', None, ['ace_inhibitor_or_arb_with_diuretic'], 'avoid'), step('not_tried')),
        verdict='not_yet',
        because=[not_severe(found[2]), 'progression: three films over two and a half years agree within measuring error (§5).',
                 'structural_failure: there is no fusion and no implant (§7.0).',
                 'significant_symptoms: back pain 5, leg pain 0, ODI 28, SRS pain 3.6 and no neurology, none beyond its default (§6, flag L).',
                 'care: neither anti-inflammatory drugs nor physical therapy has an outcome (§7.0).', GOALS, FILM_VALID],
        progression='within_measuring_error', says=['not yet', 'physical therapy', 'at any time'])


def injection_test():
    points = landmarks(skeleton(50, 17, 40, 22, 24, junction=-6))
    found = measured('injection', 'extended', points)
    made = case('story: an injection as a test and as a treatment', [
        person(64, 'female', 29.3), entry('fusion', mobility()), *no_implants(), entry('joints', joints((0, 0))),
        extended(points, 'knees and hips extended'), *read('extended_film', 'frontal_film'), coronal(), *read('mri', day='2026-01-12'),
        finding('mri-root', 'MRI of the lumbar spine', 'root_compression', level='L5', side='right', day='2026-01-12'),
        finding('mri-canal', 'MRI of the lumbar spine', 'canal_stenosis', 'absent', level='L4', day='2026-01-12'),
        *symptoms({'radiculopathy': {'since': '2025-10-06', 'root': 'L5', 'side': 'right'}}), *strength(),
        *conditions(present=('diabetes',)), observation('hba1c_percent', 6.9),
        *medications(absent=('anticoagulant', 'antiplatelet', 'steroid')),
        entry('allergies', {'kind': 'allergy', 'allergen': 'any', 'presence': 'absent'}),
        *scores(46, 4, 8, '2026-01-12', '-before'), *scores(30, 4, 2), function(45, 30),
        drug('did_not_help', dose='diclofenac 50 mg twice a day', weeks=6, day='2025-12-15'),
        therapy('did_not_help', weeks=8, sessions=12, day='2026-01-12'),
        entry('block', {'kind': 'injection', 'purpose': 'diagnostic', 'approach': 'transforaminal', 'root': 'L5', 'side': 'right',
                        'agents': ['local_anaesthetic'], 'image_guided': True, 'pain_before': 8, 'pain_after': 1, 'provoked': True},
              '2026-01-26'),
        entry('injection', {'kind': 'injection', 'purpose': 'therapeutic', 'approach': 'transforaminal', 'root': 'L5', 'side': 'right',
                            'agents': ['local_anaesthetic', 'non_particulate_steroid'], 'image_guided': True, 'steroid_mg': 10,
                            'pain_before': 8, 'pain_at_two_weeks': 2, 'outcome': 'helped'}, '2026-02-09'),
        judged('root_concordant', True, 'pain, straight-leg test and MRI all point to L5 on the right', '2026-01-12'),
        judged('symptoms_due_to_deformity', False, 'the leg pain came from the L5 root and left with the injection'),
        *not_considered(),
        goal('To walk the dog for an hour'),
    ])
    return made, story(
        'Radiculopathy: the same needle as a test and as a treatment',
        'Positive only at the tested root, with walking or provocation after the block; a negative block does not exclude. (§7.3)', [
            'A woman of 64 has had pain down the right leg in the territory of L5 since October, 8 of 10.',
            'Examination and MRI point to the same root; six weeks of diclofenac and eight weeks of therapy did not help.',
            'Local anaesthetic at that one root, tested while she walked, took the pain from 8 to 1, which is 88 %: above the mark of 50 % and the '
            'stricter one of 80 %.',
            'Two weeks later ten milligrams of a steroid without particles were given through the same foramen under image guidance; '
            'after another two weeks the pain was 2.',
            'She has diabetes, HbA1c 6.9 %: the steroid raises glucose, and the dose is logged.',
            f'Her imbalance is mild, {angles(found)}.',
            'Her surgeon has written that the pain came from the root and not from the deformity.',
            'So the elective question is answered, not yet, and the leg pain is treated.'],
        film_grade='valid',
        board=board(come(read='extended_film frontal_film mri')),
        course=course(nsaid('closed', 'did_not_help'), step('closed', 'did_not_help'),
                      injection('closed', 'helped', 'strongly_supports', ['diabetes'])),
        verdict='not_yet',
        because=['attributed: a clinician recorded that the symptoms are not due to the deformity; this decides (§7.4, §7.0).',
                 'care: every applicable step has an outcome, the injection helped (§7.0).', not_severe(found), GOALS, FILM_VALID],
        missing=['progression: one film alone (§5).'],
        says=['not yet', 'L5', '80 %'])


def no_anti_inflammatory():
    old, now = landmarks(skeleton(41, 14, 33, 19, 26, junction=-6)), landmarks(skeleton(58, 27, 29, 16, 26, junction=-6))
    first, found = measured('no-anti-inflammatory', '2022', old), measured('no-anti-inflammatory', 'now', now)
    made = case('story: no anti-inflammatory drug, and no operation wanted', [
        person(78, 'male', 25.1), entry('fusion', mobility()), *no_implants(), entry('joints', joints((0, 0))),
        extended(old, 'knees and hips extended, of another pelvic incidence', name='film-2022', day='2022-05-09'),
        extended(now, 'knees and hips extended'), *read('extended_film', 'frontal_film', 'mri'), coronal(),
        *symptoms(), *strength(),
        *conditions(DIFFERENTIAL + ('ankylosing_disease',) + STOMACH_HEART_KIDNEY, present=('kidney_disease_3b_or_worse', 'cancer')),
        observation('egfr_ml_min', 26), *medications({'paracetamol': '1 g three times a day'}, BLEEDING_AND_OTHERS),
        *scores(48, 7, 1), function(15, 10, aid='walker'),
        drug('contraindicated', 'severe renal failure, eGFR 26 mL/min', weeks=None, dose=None),
        drug('helped', name='paracetamol', dose='1 g three times a day', weeks=10), therapy('helped', weeks=12, sessions=18),
        judged('symptoms_due_to_deformity', True, 'fatigue pain on standing, relieved by leaning on the walker'), *not_considered(),
        goal('To stay at home and see to the garden, without an operation', no_operation=True),
        entry('decision', {'kind': 'decision', 'choice': 'no_operation', 'reason': 'he does not want one at his age', 'review_on': '2026-09-07'}),
    ])
    return made, story(
        'No anti-inflammatory drug can be given, the rest goes on, and the patient wants no operation',
        'A goal of no operation gives "not advised now: patient\'s decision", with need and urgency shown unchanged. (§7.0)', [
            'A man of 78 with a kidney function of 26 leans forward on his walker.',
            f'On a valid film {angles(found)}, which is a severe imbalance; back pain is 7 of 10 and disability 48 %.',
            'Anti-inflammatory drugs are contraindicated by his kidneys and risky above 75; that step is closed, with its reason.',
            'Therapy went on and helped a little; there is no radiculopathy to inject; paracetamol is no rung of the ladder.',
            f'A film of 2022 shows a pelvic incidence of {first["PI"]:.0f}°, {found["PI"] - first["PI"]:.0f}° less than now; until facing, S1, heads and '
            'identity are checked the two films are not compared.',
            'He had prostate cancer years ago and has no new pain: context, no alarm.',
            'He wants to stay at home with his garden and to have no operation, and this is written.',
            'Everything that would advise a referral is there and is shown; the answer is his: not advised now, patient’s decision.'],
        film_grade='valid', context=['cancer_in_the_background'],
        board=board(come(read='extended_film frontal_film mri')),
        course=course(nsaid('closed', 'contraindicated', ['kidney_failure', 'kidney_disease_3b_or_worse', 'age_over_75'], 'contraindicated'),
                      step('closed', 'helped')),
        verdict='patient_decision',
        because=['goals: recorded, and the goal is no operation (§7.0).', severe(found), pain('back pain 7, ODI 48'), ATTRIBUTED,
                 'care: the anti-inflammatory step is closed as contraindicated with its reason, therapy has an outcome, no radiculopathy (§7.0).',
                 FILM_VALID],
        progression='not_comparable', says=['not advised now: patient', 'contraindicated'])


def brace():
    points, down = landmarks(skeleton(56, 25, 26, 14, 24, junction=-4, t1=6)), landmarks(skeleton(56, 24, 27, 14, 24, junction=-4, t1=6))
    found, rest = measured('brace', 'extended', points), measured('brace', 'supine', down)
    ct = 'CT of the lumbar spine'
    made = case('story: a brace to correct a fixed posture', [
        entry('operation', {'kind': 'event', 'event': 'spine_operation'}, '2014-06-17'),
        person(73, 'female', 22.6), entry('fusion', mobility('L2')), *implants('L2', metal='stainless_steel'), entry('joints', joints((0, 0))),
        extended(points, 'knees and hips extended'), lying(down, 'the same patient, supine'),
        *read('extended_film', 'frontal_film', 'supine_film', 'ct'), coronal(),
        study('mri', 'MRI of the lumbar spine', 'inadequate', reason='the canal is hidden by metal, no artefact reduction was used'),
        *[finding(f'ct-bridging-{level}', ct, 'bridging_bone', level=level) for level in ('L2', 'L3', 'L4', 'L5')],
        finding('ct-rod', ct, 'rod_fracture', 'absent'), finding('ct-halo', ct, 'screw_halo', 'absent'),
        finding('ct-junction', ct, 'junctional_failure', 'absent'), finding('ct-anchor', ct, 'anchor_failure', 'absent'),
        *symptoms(), *strength(), *conditions(),
        *scores(54, 7, 0), function(12, 6),
        drug('not_tolerated', 'pain in the stomach after four days', weeks=1), therapy('did_not_help', weeks=10, sessions=15),
        drug('not_tolerated', 'nausea', name='opioid', dose='tramadol 50 mg three times a day', weeks=3),
        entry('brace', {'kind': 'brace', 'purpose': 'correct_posture', 'state': 'ordered'}, '2026-03-05'),
        judged('symptoms_due_to_deformity', True, 'fatigue pain on standing'),
        judged('pseudarthrosis', False, 'bone bridges every segment on CT'),
        judged('deformity_reducible', False, 'nothing changes lying down'),
        judged('myelogram_changes_treatment', False, 'no complaint of the legs'),
        judged('root_or_neuropathy_unclear', False, 'no sign in the legs'),
    ])
    return made, story(
        'A brace was ordered to straighten a fixed spine',
        'Brace: does not correct a FIXED sagittal deformity (SRS page). (§7.3)', [
            'A woman of 73 was fused from L2 to the sacrum twelve years ago and leans forward.',
            f'PI−LL is {found["PI_LL"]:.0f}° standing and {rest["PI_LL"]:.0f}° after ten minutes on her back with straight legs: fixed in this test.',
            'Last week a brace was ordered to correct her posture; it will not, and the order is answered with that.',
            'A brace has other uses for a short time: an acute fracture, an order after an operation, comfort, and a trunk that can be set upright; '
            'none is recorded here, and skin and deconditioning would have to be watched.',
            'An anti-inflammatory was not tolerated, therapy did not help, and tramadol made her sick; tramadol is no step of the ladder.',
            'An MRI without artefact reduction shows nothing; as no nerve is in question, no myelogram follows from that.',
            f'Back pain is 7 of 10, disability 54 %, {angles(found)}.',
            'What she herself wants has not been written down, and that alone leaves the indication open.'],
        film_grade='valid',
        board=board(
            come(read='extended_film frontal_film supine_film ct', inadequate='mri'), FUSED, SURGERY_OPEN, {
                'mri': ('needed', '§8: part of the default work-up, with metal-artefact reduction; the one made did not use it and does not '
                                  'answer.'),
                'ct_myelogram': ('not_needed', '§8: MRI does not answer, but a clinician recorded that a myelogram would not change treatment; '
                                               'both are asked for.'),
            }),
        course=course(nsaid('closed', 'not_tolerated', ['age_65_or_older'], 'avoid'), step('closed', 'did_not_help'), brace='does_not_correct'),
        verdict='cannot_tell',
        because=[severe(found), pain('back pain 7, ODI 54'), ATTRIBUTED, CARE, FILM_VALID,
                 'goals: none is recorded: unknown, not false (§7.4, §7.7).'],
        missing=['goals: what the patient wants (§7.0).'],
        says=['does not correct', 'cannot tell', 'goals'])


def red_flag():
    day = '2025-12-08'
    points = landmarks(skeleton(52, 23, 26, 15, 24, junction=-6, t1=6))
    found = measured('red-flag', 'extended', points)
    made = case('story: new weakness and a bladder that changed', [
        person(67, 'male', 30.4), entry('fusion', mobility()), *no_implants(), entry('joints', joints((0, 0)), day),
        extended(points, 'knees and hips extended', day=day), *read('extended_film', 'frontal_film', day=day), coronal(),
        *symptoms({'radiculopathy': {'since': '2025-09-15', 'root': 'L5', 'side': 'left'},
                   'bladder_bowel_or_sexual_change': {'since': '2026-03-08'}, 'neurogenic_claudication': {'since': '2025-06-01'}}, day=AS_OF),
        *strength({('L5', 'left'): {'grade': 3, 'onset': '2026-03-07', 'stable': False}}, AS_OF),
        entry('reflex', {'kind': 'reflex', 'tendon': 'achilles', 'side': 'left', 'response': 'reduced'}, AS_OF),
        *conditions(present=('stoop_relieved_claudication',)),
        study('mri', 'MRI of the lumbar spine', 'ordered', AS_OF, 'today, as an emergency'),
        *scores(55, 7, 7), function(8, 5),
        drug(weeks=3, dose='etoricoxib 60 mg a day', day='2026-02-16', review_on='2026-03-16'),
        therapy(weeks=3, sessions=4, day='2026-02-16'),
        judged('root_or_neuropathy_unclear', False, 'pain and weakness are of one root', AS_OF),
    ])
    return made, story(
        'New weakness and a changed bladder: an emergency before anything else',
        'Emergency now: retention or new bladder, bowel or sexual change; … new or unknown-onset weakness MRC ≤3, or a fall ≥1 grade. (§7.2)', [
            'A man of 67 with a stoop and leg pain of the left L5 root has been on an anti-inflammatory and in therapy for three weeks.',
            'Two days ago his left foot began to drop: strength of L5 is 3 of 5.',
            'Since yesterday he passes urine with difficulty.',
            'This is an emergency: assessment and MRI today, and nothing of the stepwise treatment is shown before it.',
            'An epidural injection is not for a deficit that grows or for a suspected cauda equina.',
            f'Apart from that, and after it, stands the elective question: on his film of December {angles(found)}.',
            'Anti-inflammatory drugs and therapy are under way and have no outcome, so the elective rule says not yet.',
            'His goals are not written and nobody has judged what causes what; that takes nothing from the urgency.'],
        film_grade='valid', emergency=['marked_or_growing_weakness', 'bladder_bowel_or_sexual_change'],
        board=board(come(read='extended_film frontal_film', ordered='mri'), SURGERY_OPEN, {
            'mri': ('needed', '§7.2: emergency imaging the same day for a suspected cauda equina (ACR variant 4); no device forbids it.'),
        }),
        course=course(nsaid('under_way', None, ['age_65_or_older'], 'avoid'), step('under_way'),
                      injection('not_tried', None, None, ['progressive_deficit', 'cauda_equina'])),
        verdict='not_yet',
        because=['care: anti-inflammatory drugs and physical therapy are under way and have no outcome; this decides (§7.0).', severe(found),
                 pain('back pain 7, ODI 55'), FILM_VALID],
        missing=['attributed: whether the symptoms are due to the deformity (§7.4).', 'goals: what the patient wants (§7.0).'],
        says=['emergency', 'same-day', 'not yet'])


def ankylosed():
    fall = '2026-03-07'
    made = case('story: an ankylosed spine, a fall and a new pain', [
        person(72, 'male', 24.0, AS_OF), entry('fusion', mobility('T6', 'L2', 'ankylosed'), AS_OF), *no_implants(),
        *symptoms({'new_pain': {'since': fall}, 'trauma': {'since': fall}}, day=AS_OF), *strength(day=AS_OF),
        *conditions(present=('ankylosing_disease', 'hla_b27'), day=AS_OF),
        study('whole_spine_ct', 'CT of the whole spine', 'ordered', AS_OF, 'unstable fracture until excluded'),
        entry('back', score('nrs_back', 9), AS_OF),
        drug('helped', dose='naproxen 250 mg as needed, for years', weeks=500, day='2025-09-01'),
        therapy('helped', weeks=100, sessions=60, day='2025-09-01'),
    ])
    first = '§7.2 and the film gate: an ankylosed spine with new pain after a fall is an unstable fracture until excluded; '
    return made, story(
        'An ankylosed spine, a slip from a chair and a new pain: CT of the whole spine first',
        'Ankylosed or long-fused spine with new pain, minor trauma or sudden posture change = unstable fracture until excluded: whole-spine CT '
        'first. (§7.2)', [
            'A man of 72 with ankylosing spondylitis slipped from a chair two days ago.',
            'Since then he has a pain between the shoulder blades that he did not know, 9 of 10; strength and bladder are normal.',
            'This is an unstable fracture until it is excluded, an emergency, however small the fall.',
            'CT of the whole spine comes first, in his usual kyphosis; MRI follows if the CT is negative or a neurological sign appears.',
            'No standing film, no bending films, no bolster and no flat lying: nobody straightens this spine.',
            'New pain after minor trauma is also on the list of days; the emergency comes first.',
            'No film of him was ever measured, and his goals and the cause of his complaints are not recorded, so the elective question cannot '
            'be told.',
            'That takes nothing from the urgency.'],
        film_grade=None, emergency=['stiff_spine_with_new_pain'], urgent=['new_pain_with_a_risk'],
        board=board(come(ordered='whole_spine_ct'), SURGERY_OPEN, {
            'standing_film': ('contraindicated', first + 'the standing films of the work-up are not for this spine (imaging rules, posture).'),
            'extended_film': ('contraindicated', first + 'no "stand straight" film.'),
            'frontal_film': ('contraindicated', first + 'it belongs to the standing films, which are not for this spine (imaging rules, posture). '
                                                        'Our reading.'),
            'supine_film': ('contraindicated', first + 'no bolster, no forced lying flat.'),
            'flexion_extension_films': ('contraindicated', first + 'no flexion-extension films.'),
            'whole_spine_ct': ('needed', '§7.2: whole-spine CT first (S117).'),
            'mri': ('cannot_tell', '§7.2: after the CT, if it is negative or there is a neurological finding; there is none, and the CT is not '
                                   'made. That this special rule stands over the default work-up is our reading.'),
            'emg': ('cannot_tell', '§8: if root against neuropathy or myopathy is unclear: nobody recorded whether it is.'),
            'hip_and_knee_films': ('cannot_tell', 'Changed after the rules ran: optional where hips or knees are ill or do not extend, which '
                                                  'nobody examined here.'),
        }),
        course=course(nsaid('closed', 'helped', ['age_65_or_older'], 'avoid'), step('closed', 'helped')),
        verdict='cannot_tell',
        because=[pain('back pain 9'), 'care: both steps have an outcome (§7.0); no radiculopathy, so no injection step.',
                 'structural_failure: there is no fusion and no implant (§7.0).'],
        missing=['severe_malalignment: no film has been measured (§7.4).', 'progression: no film (§5).',
                 'attributed: whether the symptoms are due to the deformity (§7.4).', 'goals: what the patient wants (§7.0).',
                 'film: a valid film with knees and hips extended, or the reason why it cannot be had (§7.4).'],
        says=['unstable fracture until excluded', 'whole-spine CT first', 'cannot tell'])


def progression():
    films, years = [], (('2022-03-14', 20, 36), ('2024-03-11', 23, 29), (VISIT, 26, 21))
    for day, pt, ll in years:
        films.append((day, landmarks(skeleton(55, pt, ll, 18, 28, junction=-6))))
    found = [measured('progression', day, points) for day, points in films]
    made = case('story: it has progressed', [
        person(69, 'female', 21.9), entry('fusion', mobility()), *no_implants(), entry('joints', joints((0, 0))),
        *[extended(points, 'knees and hips extended', name=f'film-{day}', day=day) for day, points in films],
        *[made for day, _ in films for made in read('extended_film', 'frontal_film', day=day)], coronal(),
        *read('mri', 'bone_density'), study('whole_spine_mri', 'MRI of the whole spine', 'ordered'),
        entry('bone', {'kind': 'bone_density', 't_score': -2.9}),
        *symptoms(), *strength(), *conditions(present=('osteoporosis', 'nicotine')), observation('cotinine_ng_ml', 210),
        *scores(30, 5, 1, '2022-03-14', '-2022'), *scores(42, 6, 1, '2024-03-11', '-2024'), *scores(58, 8, 2),
        function(40, 30, name='function-2022', day='2022-03-14'), function(25, 15, name='function-2024', day='2024-03-11'),
        function(10, 5, aid='stick', gaze=False),
        drug('did_not_help', weeks=6, dose='naproxen 250 mg twice a day with a proton pump inhibitor'), therapy('did_not_help', weeks=16, sessions=28),
        judged('symptoms_due_to_deformity', True, 'fatigue pain and a gaze that falls to the ground'),
        judged('major_realignment_considered', True, 'PI−LL of 34 degrees'),
        judged('anterior_release_considered', True, 'collapsed, stiff discs from L2 to L4'),
        judged('root_or_neuropathy_unclear', False, 'no sign in the legs'),
        goal('To look ahead when walking, and to walk to church'),
    ])
    return made, story(
        'Three films over four years, a shorter walk and more pain: it has progressed',
        QUOTATION + ' (SRS page, quoted in §7.4)', [
            'A woman of 69 who was never operated has been filmed three times in four years, in the same way, by the same reader.',
            f'Her T1 pelvic angle went from {found[0]["T1PA"]:.0f}° over {found[1]["T1PA"]:.0f}° to {found[2]["T1PA"]:.0f}°, PI−LL from '
            f'{found[0]["PI_LL"]:.0f}° to {found[2]["PI_LL"]:.0f}°: more than measuring can explain.',
            f'C7 moved from {found[0]["SVA"]:.0f} to {found[2]["SVA"]:.0f} mm in front of the sacrum, and her walk shrank from 40 to 10 minutes.',
            'Back pain is 8 of 10, disability 58 %, and she no longer looks straight ahead.',
            'An anti-inflammatory with stomach protection and sixteen weeks of therapy did not help; no root is involved.',
            'She wants to look ahead when she walks, and to walk to church.',
            'It has progressed, the pain is significant, and a referral is advised, with the sentence of the source beside it.',
            'Her smoking and her osteoporosis are to be dealt with first, each with somebody in charge and a date; they lower neither need nor urgency.'],
        film_grade='valid', context=['osteoporosis_in_the_background'],
        board=board(come(read='extended_film frontal_film mri bone_density', ordered='whole_spine_mri'), REALIGNMENT_THOUGHT_OF, {
            'vascular_ct': ('needed', '§8: before a release from the front; a clinician recorded that one is considered.'),
            'bone_density': BONE_BEFORE_SURGERY,
        }),
        course=course(nsaid('closed', 'did_not_help', ['age_65_or_older'], 'avoid'), step('closed', 'did_not_help')),
        verdict='referral_advised',
        because=['progression: T1PA and PI−LL changed beyond their detectable change of about 4° and 13° (§5), and SVA by more than 30 mm with '
                 'decline of walking.', severe(found[2]), pain('back pain 8, ODI 58'), ATTRIBUTED, CARE, GOALS, FILM_VALID],
        progression='progressed', quotation=True, readiness=['readiness_nicotine', 'readiness_weak_bone'],
        says=[REFERRAL, QUOTATION, 'Optimise first'])


def stoop():
    rest, walked = landmarks(skeleton(50, 18, 26, 18, 32, junction=-4, t1=6)), landmarks(skeleton(50, 18, 18, 16, 38, junction=-4, t1=6))
    down = landmarks(skeleton(50, 16, 43, 25, 28, junction=-4, t1=6))
    first, second, third = (measured('stoop', name, points) for name, points in (('at once', rest), ('walked', walked), ('supine', down)))
    short = {'shows_knees': False, 'shows_ankles': False}
    made = case('story: a stoop that drifts, and a record that contradicts itself', [
        entry('operation', {'kind': 'event', 'event': 'spine_operation'}, '2018-10-02'),
        person(71, 'male', 23.5),
        entry('anatomy', {'kind': 'surgical_anatomy', 'metal': 'none', 'approach': 'posterior', 'laminectomies': ['L4', 'L5']}),
        entry('joints', joints((0, 0))),
        as_stands(without_legs(rest), 'as the patient stands, at once', minutes_on_feet=1, **short),
        as_stands(without_legs(walked), 'after a walk of ten minutes', name='film-walked', minutes_on_feet=12, **short),
        lying(down, 'the same patient, supine'),
        *read('standing_film', 'supine_film'), *read('ct', day='2025-11-17'),
        finding('ct-implants', 'CT of the lumbar spine', 'implant', level='L4', day='2025-11-17'),
        *symptoms(unasked=('radiculopathy', 'perianal_numbness', 'threatened_skin', 'sacroiliac_pain')),
        *conditions(present=('parkinsonism', 'postural_drug'),
                    unasked=('dystonia', 'multiple_system_atrophy', 'axial_myopathy', 'myasthenia_or_als', 'ankylosing_disease')),
        *medications({'dopamine_agonist': 'pramipexole 1.05 mg three times a day'}),
        *scores(46, 7, 2), function(20, 5, aid='walker', gaze=False),
        drug('did_not_help', weeks=4, dose='ibuprofen 400 mg twice a day'), therapy('helped', weeks=12, sessions=20),
        entry('brace', {'kind': 'brace', 'purpose': 'reducible_camptocormia', 'state': 'worn', 'hours_a_day': 3}),
        judged('deformity_reducible', True, 'upright against the wall and lying down'),
        judged('root_or_neuropathy_unclear', True, 'weak extensors of the trunk, nerve or muscle not settled'),
    ])
    open_metal = 'whether there is metal contradicts itself and counts as unknown (§7.0)'
    return made, story(
        'A stoop that drifts with Parkinson disease, a record with gaps, and one that contradicts itself',
        'unresolved contradiction: both facts count as unknown until a person resolves them; the contradiction is shown at the top; it stops an '
        'elective conclusion that depends on them, never a red flag. (§7.0)', [
            'A man of 71 with Parkinson disease on pramipexole bends forward as the day goes on.',
            f'At once after standing up PI−LL is {first["PI_LL"]:.0f}°, after ten minutes of walking {second["PI_LL"]:.0f}°, and lying down '
            f'{third["PI_LL"]:.0f}°: it drifts, and it is flexible.',
            'The films end above the knees, so they serve for some values only and nobody knows what his legs do.',
            'His record says that no metal was left at the operation of 2018; a CT of 2025, confirmed by its reader, shows implants at L4.',
            'Until somebody settles this neither is believed: whether he was fused, whether MRI is safe and whether a fusion may have failed stay open.',
            'Parkinson disease and the drug are known; dystonia, multiple system atrophy, myopathy and myasthenia were never looked for, and pain of a '
            'root was never asked about.',
            'Before anybody calls this fixed they are to be asked, by electromyography among others, since it is unclear whether nerve or muscle is ill.',
            'A brace worn three hours a day is for a trunk that can be set upright, which is a use of its own, of low certainty.',
            'With cause, goals and a film of his legs missing, the indication cannot be told.'],
        film_grade='usable_for', contradictions=[('anatomy', 'ct-implants')],
        board=board(come(read='standing_film supine_film ct'), SURGERY_OPEN, {
            'flexion_extension_films': ('cannot_tell', '§8: may help where a pseudarthrosis is suspected; whether there is a fusion is not '
                                                       'recorded, and ' + open_metal + '.'),
            'ct': ('cannot_tell', '§8: if there is a previous fusion; that is not recorded, and ' + open_metal + '.'),
            'ct_myelogram': ('cannot_tell', '§8: only if MRI is unsafe or does not answer and the answer changes treatment; neither is known.'),
            'mri': ('cannot_tell', '§8: part of the default work-up, but the status of devices comes before the order; it is not recorded, and '
                                   + open_metal + '.'),
            'emg': ('needed', '§8 and §4: a clinician recorded that it is unclear whether root, nerve or muscle is ill; axial myopathy was '
                              'never looked for.'),
            'infection_laboratory': ('cannot_tell', '§8: if pseudarthrosis or loosening is suspected; whether there is a fusion is not '
                                                    'recorded, and ' + open_metal + '.'),
        }),
        course=course(nsaid('closed', 'did_not_help', ['age_65_or_older'], 'avoid'), step('closed', 'helped'),
                      injection('cannot_tell'), 'has_its_own_indication'),
        verdict='cannot_tell',
        because=[severe(first), pain('back pain 7, ODI 46'),
                 'care: whether the injection step applies is unknown, radiculopathy was never asked about (§7.0, §7.7).'],
        missing=['attributed: whether the symptoms are due to the deformity (§7.4).', 'goals: what the patient wants (§7.0).',
                 'film: a valid film with knees and hips extended, or the reason why it cannot be had (§7.4).',
                 'care: whether there is a radiculopathy (§7.0).'],
        says=['contradict', 'unknown', 'dystonia', 'cannot tell'])


STORIES = {
    'pair': pair, 'bent-knees': bent_knees, 'contracture': contracture, 'suspected-pseudarthrosis': suspected_pseudarthrosis,
    'metal-and-nerves': metal_and_nerves, 'broken-rod': broken_rod, 'first-steps': first_steps, 'injection': injection_test,
    'no-anti-inflammatory': no_anti_inflammatory, 'brace': brace, 'red-flag': red_flag, 'ankylosed': ankylosed,
    'progression': progression, 'stoop': stoop,
}


def make():
    made = {}
    for name, of in STORIES.items():
        made[f'{name}.case.json'], made[f'{name}.expected.json'] = of()
    return made


if __name__ == '__main__':
    stale, files = [], make()
    if '--numbers' in sys.argv:
        for who, name, found in SEEN:
            shown = ('PI', 'PT', 'LL_L1S1', 'PI_LL', 'TK_T4T12', 'T1PA', 'SVA', 'KA', 'FOA', 'SFA')
            print(who, name, ' '.join(f'{key} {found[key]:.1f}' for key in shown if key in found))
        sys.exit()
    for name, made in files.items():
        if '--check' in sys.argv:
            if not (HERE / name).is_file() or (HERE / name).read_text() != text(made):
                stale.append(name)
        else:
            (HERE / name).write_text(text(made))
            print('wrote', name)
    if stale:
        sys.exit('stale: ' + ', '.join(stale))
