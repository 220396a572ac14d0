//! Case files: reading, refusing, writing, and agreement with their JSON Schema.

mod hostile;
mod refusals;
mod round_trip;
mod schema;

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
        json!({"kind": "function", "walking_minutes": 15, "standing_minutes": 5, "horizontal_gaze": true, "height_mm": 1620}),
        json!({"kind": "frailty", "index": "masd_fi", "score": 7}),
    ]
}
