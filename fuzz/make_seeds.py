"""Writes the seeds of the fuzz targets: small synthetic DICOM files, landmark documents and case files, no patient.

Usage: make_seeds.py [--check]
"""

import json
import pathlib
import struct
import sys
import zlib

HERE = pathlib.Path(__file__).parent
LONG = {"OB", "OW", "SQ", "UN", "UT"}
DX = "1.2.840.10008.5.1.4.1.1.1.1"


def padded(value):
    if isinstance(value, str):
        value = value.encode()
        return value + b" " * (len(value) % 2)
    return value + b"\0" * (len(value) % 2)


def element(group, number, vr, value, explicit=True, order="<"):
    value = padded(value)
    head = struct.pack(order + "HH", group, number)
    if not explicit:
        return head + struct.pack(order + "I", len(value)) + value
    if vr in LONG:
        return head + vr.encode() + struct.pack(order + "HI", 0, len(value)) + value
    return head + vr.encode() + struct.pack(order + "H", len(value)) + value


def sequence(group, number, items):
    """A sequence and items of undefined length."""
    content = b"".join(
        struct.pack("<HHI", 0xFFFE, 0xE000, 0xFFFFFFFF) + item + struct.pack("<HHI", 0xFFFE, 0xE00D, 0) for item in items
    )
    return struct.pack("<HH2sHI", group, number, b"SQ", 0, 0xFFFFFFFF) + content + struct.pack("<HHI", 0xFFFE, 0xE0DD, 0)


def meta(syntax):
    return b"\0" * 128 + b"DICM" + element(2, 0x10, "UI", syntax.encode() + b"\0" * (len(syntax) % 2))


def film(pixels, rows=2, columns=3, bits=16, photometric="MONOCHROME2", extra=b"", explicit=True, order="<", samples=1, signed=0):
    def one(group, number, vr, value):
        return element(group, number, vr, value, explicit, order)

    def short(number):
        return struct.pack(order + "H", number)

    return b"".join([
        one(0x0008, 0x0008, "CS", "ORIGINAL\\PRIMARY"),
        one(0x0008, 0x0016, "UI", DX.encode()),
        one(0x0008, 0x0060, "CS", "DX"),
        one(0x0018, 0x1164, "DS", "0.143\\0.143"),
        one(0x0018, 0x5101, "CS", "LL"),
        one(0x0020, 0x0020, "CS", "A\\F"),
        one(0x0028, 0x0002, "US", short(samples)),
        one(0x0028, 0x0004, "CS", photometric),
        one(0x0028, 0x0010, "US", short(rows)),
        one(0x0028, 0x0011, "US", short(columns)),
        one(0x0028, 0x0100, "US", short(bits)),
        one(0x0028, 0x0101, "US", short(bits)),
        one(0x0028, 0x0102, "US", short(bits - 1)),
        one(0x0028, 0x0103, "US", short(signed)),
        extra,
        pixels if pixels[:2] == b"\xe0\x7f" else one(0x7FE0, 0x0010, "OW", pixels),
    ])


def encapsulated(*fragments):
    items = [b"", *fragments]
    body = b"".join(struct.pack("<HHI", 0xFFFE, 0xE000, len(padded(item))) + padded(item) for item in items)
    return struct.pack("<HH2sHI", 0x7FE0, 0x10, b"OB", 0, 0xFFFFFFFF) + body + struct.pack("<HHI", 0xFFFE, 0xE0DD, 0)


def deflated(data):
    coder = zlib.compressobj(9, zlib.DEFLATED, -15)
    return coder.compress(data) + coder.flush()


def rle(*planes):
    starts, at = [], 64
    for plane in planes:
        starts.append(at)
        at += len(plane)
    return struct.pack("<16I", len(planes), *(starts + [0] * (15 - len(planes)))) + b"".join(planes)


def dicom():
    explicit, implicit, big = "1.2.840.10008.1.2.1", "1.2.840.10008.1.2", "1.2.840.10008.1.2.2"
    pixels = bytes(range(12))
    window = element(0x28, 0x1050, "DS", "40") + element(0x28, 0x1051, "DS", "400")
    spacings = element(0x28, 0x30, "DS", "0.13\\0.13") + element(0x28, 0xA02, "CS", "FIDUCIAL")
    view = sequence(0x54, 0x220, [element(8, 0x100, "SH", "399067008") + element(8, 0x102, "SH", "SCT")])
    table = element(0x28, 0x3002, "US", struct.pack("<3H", 4, 0, 16)) + element(0x28, 0x3006, "US", struct.pack("<4H", 1, 2, 3, 4))
    colours = b"".join(
        element(0x28, 0x1101 + channel, "US", struct.pack("<3H", 4, 0, 8)) for channel in range(3)
    ) + b"".join(element(0x28, 0x1201 + channel, "OW", bytes(4)) for channel in range(3))
    frames = element(0x28, 0x8, "IS", "2")
    return {
        "explicit": meta(explicit) + film(pixels, extra=spacings + window),
        "implicit": meta(implicit) + film(pixels, explicit=False),
        "big_endian": meta(big) + film(pixels, order=">"),
        "deflated": meta("1.2.840.10008.1.2.1.99") + deflated(film(pixels)),
        "no_meta": film(pixels),
        "no_meta_implicit": film(pixels, explicit=False),
        "monochrome1_lut": meta(explicit) + film(pixels, photometric="MONOCHROME1", extra=sequence(0x28, 0x3010, [table])),
        "bits": meta(explicit) + film(b"\x05\x00", bits=1),
        "bits_signed": meta(explicit) + film(b"\x05\x00", bits=1, signed=1),
        "wide": meta(explicit) + film(bytes(24), bits=32),
        "colour": meta(explicit) + film(bytes(18), bits=8, photometric="RGB", samples=3, extra=element(0x28, 6, "US", b"\1\0")),
        "halved": meta(explicit) + film(bytes(8), bits=8, columns=2, photometric="YBR_FULL_422", samples=3),
        "palette": meta(explicit) + film(bytes(6), bits=8, photometric="PALETTE COLOR", extra=colours),
        "view": meta(explicit) + film(pixels, extra=view),
        "frames": meta(explicit) + film(bytes(24), extra=frames),
        "rle": meta("1.2.840.10008.1.2.5") + film(encapsulated(rle(b"\xfb\1", b"\5\1\2\3\4\5\6"))),
        "rle_frames": meta("1.2.840.10008.1.2.5") + film(encapsulated(rle(b"\xfb\1"), rle(b"\xfb\2")), bits=8, extra=frames),
        "jpeg": meta("1.2.840.10008.1.2.4.50") + film(encapsulated(b"\xff\xd8\xff\xd9"), bits=8),
        "report": meta(explicit) + element(8, 0x16, "UI", b"1.2.840.10008.5.1.4.1.1.88.33") + element(8, 0x60, "CS", "SR"),
    }


def documents():
    point = {"site": "S1.superior.posterior", "x": 10.5, "y": 20}
    other = {"site": "S1.superior.anterior", "x": 18, "y": 25, "confirmed": True}
    head = {"site": "femoral_head.left", "x": 20, "y": 40, "radius": 4}
    image = {"kind": "image", "columns": 3000, "rows": 8000, "facing": "left"}
    line = {"from": {"x": 1, "y": 1}, "to": {"x": 1, "y": 501}, "length_mm": 100, "by": "reader A"}
    ball = {"outline": [{"x": 10, "y": 0}, {"x": 0, "y": 10}, {"x": -10, "y": 0}, {"x": 0, "y": -10}], "diameter_mm": 4}
    frames = {
        "image": image,
        "spacing": {**image, "spacing_mm": {"row": 0.2, "column": 0.1}, "calibration": "fiducial"},
        "line": {**image, "known_line": line},
        "ball": {**image, "known_ball": ball, "calibration": "user_ball"},
        "film": {"kind": "image"},
        "patient": {"kind": "patient", "calibration": "geometry"},
    }
    made = {
        name: {"schema": "upright.landmarks/1", "source": "synthetic", "posture": "standing", "frame": frame, "landmarks": [point, other, head]}
        for name, frame in frames.items()
    }
    made["numbering"] = {**made["patient"], "numbering": {"thoracic": 12, "lumbar": 6}, "source": {"description": "a reader"}}
    made["empty"] = {}
    return {name: json.dumps(document).encode() for name, document in made.items()}


def cases():
    limit = {"left": 0, "right": 15}
    image = {"kind": "image", "columns": 30, "rows": 80, "facing": "left"}
    line = {"from": {"x": 1, "y": 1}, "to": {"x": 1, "y": 51}, "length_mm": 10}
    brow = [{"site": "brow", "x": 1, "y": 2}]
    placed = {"schema": "upright.landmarks/1", "frame": {**image, "known_line": line}, "landmarks": brow}
    conditions = {"arms": "clavicle", "limits": ["pain"], "repeated": 1, "minutes_lying": 10, "reader": "reader A"}
    course = {"outcome": "declined", "reason": "fears it", "adverse_event": "sick once", "review_on": "2026-09-01"}
    facts = {
        "person": {"birth_date": "1958-06-01", "sex": "female", "body_mass_index": 26.4},
        "age": {"kind": "person", "age_years": 68},
        "film": {"landmarks": placed, "conditions": conditions},
        "film_file": {"kind": "film", "landmarks_file": "a.json"},
        "outcome": {"instrument": "odi", "score": 46},
        "previous_fusion": {"segments": [{"upper": "L5", "lower": "S1", "mobility": "fused"}], "others_mobile": True},
        "joint_examination": {"thomas_deg": limit, "knee_extension_loss_deg": limit},
        "comorbidity": {"condition": "osteoporosis", "presence": "absent"},
        "event": {"event": "rod_fracture"},
        "bone_density": {"hounsfield": {"level": "L1", "value": 95, "kilovolts": 120, "contrast": False}},
        "coronal": {"thoracic_cobb_deg": 0, "lumbar_cobb_deg": 24.5, "c7_csvl_mm": -12},
        "function": {"walking_minutes": 15, "horizontal_gaze": True, "height_mm": 1620, "aid": "walker"},
        "frailty": {"index": "masd_fi", "score": 7},
        "clinical_finding": {"symptom": "radiculopathy", "presence": "present", "since": "2026-02-27", "root": "L5", "side": "left"},
        "strength": {"root": "L5", "side": "left", "grade": 4, "onset": "2026-02-27", "stable": False},
        "reflex": {"tendon": "achilles", "side": "right", "response": "absent"},
        "surgical_anatomy": {
            "uppermost": "T10", "lowermost": "S1", "lumbosacral": "interbody", "pelvic_anchors": True, "metal": "titanium",
            "maker": "a maker", "approach": "combined", "laminectomies": ["L4", "L5"], "complications": ["dural_tear"],
            "transitional_vertebra": False,
        },
        "device": {"device": "pacemaker", "presence": "present", "mr_status": "conditional", "model": "a model"},
        "allergy": {"allergen": "gadolinium", "presence": "absent", "severe": False},
        "medication": {"class": "anticoagulant", "presence": "present", "dose": "5 mg"},
        "observation": {"measure": "albumin_g_l", "value": 38.5},
        "study": {"study": "ct", "name": "CT 1", "state": "done", "reason": "united?"},
        "study_finding": {
            "study": "CT 1", "finding": "screw_halo", "presence": "equivocal", "level": "S1", "side": "right", "value": 1.5,
            "interval": [1, 2.25], "status": "proposed", "method": "a program, 1.2", "image": "41",
        },
        "drug_treatment": {"class": "neuropathic", "dose": "300 mg", "weeks": 6.5, **course},
        "physical_therapy": {"sessions_attended": 9, "weeks": 8, "goals": ["falls", "gait_aid"], **course},
        "injection": {
            "purpose": "diagnostic", "approach": "transforaminal", "root": "L5", "side": "left", "agents": ["local_anaesthetic"],
            "image_guided": True, "steroid_mg": 4, "pain_before": 8, "pain_after": 1.5, "provoked": True,
            "pain_at_two_weeks": 6, **course,
        },
        "brace": {"purpose": "pain", "state": "worn", "hours_a_day": 4, **course},
        "judgement": {"question": "root_concordant", "answer": False, "reason": "another root"},
        "goal": {"text": "to walk to the shop", "no_operation": True},
        "decision": {"choice": "nonoperative", "reason": "waits", "review_on": "2026-09-01"},
        "override": {"item": "study.ct", "instead": "an MRI", "reason": "no metal near"},
        "unknown": {"kind": "gait", "steps": [1, 2.5, {"a": None}]},
    }
    entries = {
        name: {"id": name, "effective_at": "2026-03-01", "author": "clinic", "fact": {"kind": name, **fact}}
        for name, fact in facts.items()
    }
    made = {name: [entry] for name, entry in entries.items()}
    again = {**entries["outcome"], "id": "again", "recorded_at": "2026-03-09", "supersedes": "outcome"}
    made["correction"] = [entries["outcome"], entries["unknown"], again]
    made["unknown_correction"] = [entries["unknown"], entries["age"], {**entries["unknown"], "id": "again", "supersedes": "unknown"}]
    made["empty"] = []
    document = {"schema": "upright.case/1", "source": "synthetic"}
    return {name: json.dumps({**document, "entries": listed}).encode() for name, listed in made.items()}


def main(check):
    stale = []
    for target, seeds in (("dicom", dicom()), ("documents", documents()), ("case", cases())):
        for name, data in seeds.items():
            path = HERE / "corpus" / target / name
            if check and (not path.exists() or path.read_bytes() != data):
                stale.append(str(path))
            elif not check:
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(data)
    if stale:
        raise SystemExit("stale, run fuzz/make_seeds.py: " + ", ".join(stale))


main("--check" in sys.argv[1:])
