//! Case files: reading, refusing, writing, and agreement with their JSON Schema.

mod append;
mod facts;
mod hostile;
mod refusals;
mod round_trip;
mod schema;
mod withdrawal;

use serde_json::{Value, json};

/// A case file of these entries.
fn case(entries: Value) -> Value {
    json!({"schema": "upright.case/1", "entries": entries})
}

/// An entry called `id` around `fact`.
fn entry(id: &str, fact: Value) -> Value {
    json!({"id": id, "effective_at": "2026-03-01", "author": "Dr Jane Doe", "fact": fact})
}

fn landmarks() -> Value {
    let frame = json!({"kind": "image", "columns": 30, "rows": 40, "facing": "left"});
    json!({"schema": "upright.landmarks/1", "frame": frame, "landmarks": [{"site": "brow", "x": 1, "y": 2}]})
}

/// A fact of every kind with every field given.
fn every_kind() -> Vec<Value> {
    let conditions = json!({
        "arms": "clavicle", "support": "none", "stitched": true, "upright": true, "limits": ["pain", "arthritis"],
        "unlimited": false, "repeated": 2, "shows_head": true, "shows_knees": false, "shows_ankles": false, "heel_lift_mm": 10, "minutes_on_feet": 12.5,
        "legs_straight": true, "knee_pillow": false, "minutes_lying": 10.5, "modality": "supine_ct", "reader": "reader A"
    });
    let side = json!({"left": 0, "right": 12.5});
    vec![
        json!({"kind": "person", "birth_date": "1958-06-01", "sex": "female", "body_mass_index": 26.4}),
        json!({"kind": "person", "age_years": 68}),
        json!({"kind": "film", "landmarks": landmarks(), "conditions": conditions}),
        json!({"kind": "outcome", "instrument": "odi", "score": 46}),
        json!({"kind": "previous_fusion", "others_mobile": true, "segments": [
            {"upper": "L4", "lower": "L5", "mobility": "fused"}, {"upper": "L5", "lower": "S1", "mobility": "uncertain"}]}),
        json!({"kind": "joint_examination", "thomas_deg": side, "knee_extension_loss_deg": side, "ankle_dorsiflexion_loss_deg": side}),
        json!({"kind": "comorbidity", "condition": "osteoporosis", "presence": "absent"}),
        json!({"kind": "event", "event": "rod_fracture"}),
        json!({"kind": "bone_density", "t_score": -1.8}),
        json!({"kind": "bone_density", "vitamin_d_ng_ml": 21}),
        json!({"kind": "bone_density", "hounsfield": {"level": "L1", "value": 95, "kilovolts": 120, "contrast": false, "altered": false}}),
        json!({"kind": "coronal", "thoracic_cobb_deg": 0, "lumbar_cobb_deg": 24.5, "c7_csvl_mm": -12}),
        json!({"kind": "function", "walking_minutes": 15, "standing_minutes": 5, "horizontal_gaze": true, "height_mm": 1620, "aid": "walker"}),
        json!({"kind": "frailty", "index": "masd_fi", "score": 7}),
    ]
    .into_iter()
    .chain(examined())
    .chain(studied())
    .chain(treated())
    .chain(decided())
    .collect()
}

/// What the patient tells, what the examination shows, what is in the body and what is taken.
fn examined() -> [Value; 8] {
    [
        json!({"kind": "clinical_finding", "symptom": "radiculopathy", "presence": "present", "since": "2026-02-27",
            "root": "L5", "side": "left"}),
        json!({"kind": "strength", "root": "L5", "side": "left", "grade": 4, "onset": "2026-02-27", "stable": false}),
        json!({"kind": "reflex", "tendon": "achilles", "side": "right", "response": "absent"}),
        json!({"kind": "surgical_anatomy", "uppermost": "T10", "lowermost": "S1", "lumbosacral": "interbody",
            "pelvic_anchors": true, "metal": "cobalt_chrome", "maker": "a maker", "approach": "combined",
            "laminectomies": ["L4", "L3"], "complications": ["dural_tear", "infection"], "transitional_vertebra": false}),
        json!({"kind": "device", "device": "pacemaker", "presence": "present", "mr_status": "conditional", "model": "a model"}),
        json!({"kind": "allergy", "allergen": "gadolinium", "presence": "present", "severe": true}),
        json!({"kind": "medication", "class": "anticoagulant", "presence": "present", "dose": "a drug, 5 mg twice a day"}),
        json!({"kind": "observation", "measure": "albumin_g_l", "value": 38.5}),
    ]
}

fn studied() -> [Value; 2] {
    [
        json!({"kind": "study", "study": "ct", "name": "CT 1", "state": "ordered", "reason": "is L5 to S1 united?"}),
        json!({"kind": "study_finding", "study": "CT 1", "finding": "screw_halo", "presence": "equivocal", "level": "S1",
            "side": "right", "value": 1.5, "interval": [1, 2.25], "status": "proposed", "method": "a program, 1.2",
            "image": "series 3, image 41"}),
    ]
}

fn treated() -> [Value; 4] {
    let with = |mut own: Value| {
        own["outcome"] = json!("helped");
        own["reason"] = json!("walks farther");
        own["adverse_event"] = json!("was sick once");
        own["review_on"] = json!("2026-09-01");
        own
    };
    [
        with(
            json!({"kind": "drug_treatment", "class": "neuropathic", "dose": "a drug, 300 mg", "weeks": 6.5}),
        ),
        with(json!({"kind": "physical_therapy", "sessions_attended": 9, "weeks": 8,
            "goals": ["hip_flexor_stretch", "falls"]})),
        with(
            json!({"kind": "injection", "purpose": "diagnostic", "approach": "transforaminal", "root": "L5", "side": "left",
            "agents": ["local_anaesthetic", "non_particulate_steroid"], "image_guided": true, "steroid_mg": 4,
            "pain_before": 8, "pain_after": 1.5, "provoked": true, "pain_at_two_weeks": 6}),
        ),
        with(json!({"kind": "brace", "purpose": "pain", "state": "worn", "hours_a_day": 4})),
    ]
}

fn decided() -> [Value; 4] {
    [
        json!({"kind": "judgement", "question": "root_concordant", "answer": false, "reason": "numb in another root"}),
        json!({"kind": "goal", "text": "to walk to the shop", "no_operation": true}),
        json!({"kind": "decision", "choice": "nonoperative", "reason": "wants to wait", "review_on": "2026-09-01"}),
        json!({"kind": "override", "item": "study.ct", "instead": "an MRI", "reason": "no metal near the segment"}),
    ]
}
