//! Written by `cargo xtask evidence` from `rules/fixed-sagittal-imbalance/`. Do not edit.

/// Version of the rules: a digest of their files.
pub const RULES_VERSION: &str = "cda5816685c7";

/// The files of the set by name.
pub(crate) const FILES: &[(&str, &str)] = &[
    (
        "acute-loss-of-posture.toml",
        include_str!("../rules/fixed-sagittal-imbalance/acute-loss-of-posture.toml"),
    ),
    (
        "airway-before-an-ankylosed-patient-is-laid.toml",
        include_str!("../rules/fixed-sagittal-imbalance/airway-before-an-ankylosed-patient-is-laid.toml"),
    ),
    (
        "ankylosis-denied-but-segments-stiff.toml",
        include_str!("../rules/fixed-sagittal-imbalance/ankylosis-denied-but-segments-stiff.toml"),
    ),
    (
        "anti-inflammatory-drugs-first.toml",
        include_str!("../rules/fixed-sagittal-imbalance/anti-inflammatory-drugs-first.toml"),
    ),
    (
        "assistant-beside-the-patient.toml",
        include_str!("../rules/fixed-sagittal-imbalance/assistant-beside-the-patient.toml"),
    ),
    (
        "bending-films-for-a-doubtful-fusion.toml",
        include_str!("../rules/fixed-sagittal-imbalance/bending-films-for-a-doubtful-fusion.toml"),
    ),
    ("bending-films-wait.toml", include_str!("../rules/fixed-sagittal-imbalance/bending-films-wait.toml")),
    (
        "bilateral-progressive-radiculopathy.toml",
        include_str!("../rules/fixed-sagittal-imbalance/bilateral-progressive-radiculopathy.toml"),
    ),
    (
        "bisphosphonate-alone.toml",
        include_str!("../rules/fixed-sagittal-imbalance/bisphosphonate-alone.toml"),
    ),
    (
        "bladder-bowel-or-sexual-change.toml",
        include_str!("../rules/fixed-sagittal-imbalance/bladder-bowel-or-sexual-change.toml"),
    ),
    (
        "block-does-not-exclude.toml",
        include_str!("../rules/fixed-sagittal-imbalance/block-does-not-exclude.toml"),
    ),
    (
        "block-does-not-support.toml",
        include_str!("../rules/fixed-sagittal-imbalance/block-does-not-support.toml"),
    ),
    (
        "block-strongly-supports.toml",
        include_str!("../rules/fixed-sagittal-imbalance/block-strongly-supports.toml"),
    ),
    ("block-supports.toml", include_str!("../rules/fixed-sagittal-imbalance/block-supports.toml")),
    (
        "bone-density-before-an-operation.toml",
        include_str!("../rules/fixed-sagittal-imbalance/bone-density-before-an-operation.toml"),
    ),
    (
        "bone-scan-after-an-equivocal-ct.toml",
        include_str!("../rules/fixed-sagittal-imbalance/bone-scan-after-an-equivocal-ct.toml"),
    ),
    (
        "bone-scan-in-pregnancy.toml",
        include_str!("../rules/fixed-sagittal-imbalance/bone-scan-in-pregnancy.toml"),
    ),
    ("bone-scan-protocol.toml", include_str!("../rules/fixed-sagittal-imbalance/bone-scan-protocol.toml")),
    (
        "brace-does-not-correct.toml",
        include_str!("../rules/fixed-sagittal-imbalance/brace-does-not-correct.toml"),
    ),
    (
        "brace-for-a-reducible-trunk.toml",
        include_str!("../rules/fixed-sagittal-imbalance/brace-for-a-reducible-trunk.toml"),
    ),
    (
        "brace-has-its-own-indication.toml",
        include_str!("../rules/fixed-sagittal-imbalance/brace-has-its-own-indication.toml"),
    ),
    (
        "brace-watch-skin-and-muscles.toml",
        include_str!("../rules/fixed-sagittal-imbalance/brace-watch-skin-and-muscles.toml"),
    ),
    (
        "broken-rod-presumes-pseudarthrosis.toml",
        include_str!("../rules/fixed-sagittal-imbalance/broken-rod-presumes-pseudarthrosis.toml"),
    ),
    (
        "cancer-in-the-background.toml",
        include_str!("../rules/fixed-sagittal-imbalance/cancer-in-the-background.toml"),
    ),
    ("ct-after-a-fusion.toml", include_str!("../rules/fixed-sagittal-imbalance/ct-after-a-fusion.toml")),
    (
        "ct-at-once-instead-of-mri.toml",
        include_str!("../rules/fixed-sagittal-imbalance/ct-at-once-instead-of-mri.toml"),
    ),
    ("ct-before-bone-scan.toml", include_str!("../rules/fixed-sagittal-imbalance/ct-before-bone-scan.toml")),
    (
        "ct-for-a-doubtful-fusion.toml",
        include_str!("../rules/fixed-sagittal-imbalance/ct-for-a-doubtful-fusion.toml"),
    ),
    ("ct-instead-of-mri.toml", include_str!("../rules/fixed-sagittal-imbalance/ct-instead-of-mri.toml")),
    ("ct-myelogram-agent.toml", include_str!("../rules/fixed-sagittal-imbalance/ct-myelogram-agent.toml")),
    (
        "ct-myelogram-blood-thinners.toml",
        include_str!("../rules/fixed-sagittal-imbalance/ct-myelogram-blood-thinners.toml"),
    ),
    (
        "ct-myelogram-not-now.toml",
        include_str!("../rules/fixed-sagittal-imbalance/ct-myelogram-not-now.toml"),
    ),
    (
        "ct-myelogram-seizure-drugs.toml",
        include_str!("../rules/fixed-sagittal-imbalance/ct-myelogram-seizure-drugs.toml"),
    ),
    ("ct-myelogram.toml", include_str!("../rules/fixed-sagittal-imbalance/ct-myelogram.toml")),
    (
        "denosumab-is-not-stopped.toml",
        include_str!("../rules/fixed-sagittal-imbalance/denosumab-is-not-stopped.toml"),
    ),
    (
        "device-denied-but-metal-recorded.toml",
        include_str!("../rules/fixed-sagittal-imbalance/device-denied-but-metal-recorded.toml"),
    ),
    ("do-not-straighten.toml", include_str!("../rules/fixed-sagittal-imbalance/do-not-straighten.toml")),
    ("drug-that-bends.toml", include_str!("../rules/fixed-sagittal-imbalance/drug-that-bends.toml")),
    ("elective-indication.toml", include_str!("../rules/fixed-sagittal-imbalance/elective-indication.toml")),
    (
        "emg-when-root-or-nerve-is-unclear.toml",
        include_str!("../rules/fixed-sagittal-imbalance/emg-when-root-or-nerve-is-unclear.toml"),
    ),
    (
        "extended-film-impossible-but-made.toml",
        include_str!("../rules/fixed-sagittal-imbalance/extended-film-impossible-but-made.toml"),
    ),
    ("extended-film-waits.toml", include_str!("../rules/fixed-sagittal-imbalance/extended-film-waits.toml")),
    ("extended-film.toml", include_str!("../rules/fixed-sagittal-imbalance/extended-film.toml")),
    (
        "facts-of-an-ankylosed-spine.toml",
        include_str!("../rules/fixed-sagittal-imbalance/facts-of-an-ankylosed-spine.toml"),
    ),
    (
        "far-beside-the-midline.toml",
        include_str!("../rules/fixed-sagittal-imbalance/far-beside-the-midline.toml"),
    ),
    (
        "flexible-is-not-fixed.toml",
        include_str!("../rules/fixed-sagittal-imbalance/flexible-is-not-fixed.toml"),
    ),
    (
        "focal-uptake-is-weak-evidence.toml",
        include_str!("../rules/fixed-sagittal-imbalance/focal-uptake-is-weak-evidence.toml"),
    ),
    ("frontal-film-waits.toml", include_str!("../rules/fixed-sagittal-imbalance/frontal-film-waits.toml")),
    ("frontal-film.toml", include_str!("../rules/fixed-sagittal-imbalance/frontal-film.toml")),
    ("halo-that-grows.toml", include_str!("../rules/fixed-sagittal-imbalance/halo-that-grows.toml")),
    ("hip-and-knee-films.toml", include_str!("../rules/fixed-sagittal-imbalance/hip-and-knee-films.toml")),
    (
        "hip-or-knee-that-does-not-extend.toml",
        include_str!("../rules/fixed-sagittal-imbalance/hip-or-knee-that-does-not-extend.toml"),
    ),
    ("hydrocephalus.toml", include_str!("../rules/fixed-sagittal-imbalance/hydrocephalus.toml")),
    (
        "infarction-denied-but-recent.toml",
        include_str!("../rules/fixed-sagittal-imbalance/infarction-denied-but-recent.toml"),
    ),
    (
        "infection-laboratory-for-a-doubtful-fusion.toml",
        include_str!("../rules/fixed-sagittal-imbalance/infection-laboratory-for-a-doubtful-fusion.toml"),
    ),
    (
        "infection-laboratory-for-suspected-infection.toml",
        include_str!("../rules/fixed-sagittal-imbalance/infection-laboratory-for-suspected-infection.toml"),
    ),
    ("injection-allergy.toml", include_str!("../rules/fixed-sagittal-imbalance/injection-allergy.toml")),
    (
        "injection-before-an-operation.toml",
        include_str!("../rules/fixed-sagittal-imbalance/injection-before-an-operation.toml"),
    ),
    (
        "injection-blood-thinners.toml",
        include_str!("../rules/fixed-sagittal-imbalance/injection-blood-thinners.toml"),
    ),
    (
        "injection-coagulopathy.toml",
        include_str!("../rules/fixed-sagittal-imbalance/injection-coagulopathy.toml"),
    ),
    (
        "injection-contrast-allergy.toml",
        include_str!("../rules/fixed-sagittal-imbalance/injection-contrast-allergy.toml"),
    ),
    (
        "injection-coverage-conditions.toml",
        include_str!("../rules/fixed-sagittal-imbalance/injection-coverage-conditions.toml"),
    ),
    (
        "injection-coverage-evicore.toml",
        include_str!("../rules/fixed-sagittal-imbalance/injection-coverage-evicore.toml"),
    ),
    (
        "injection-coverage-massachusetts.toml",
        include_str!("../rules/fixed-sagittal-imbalance/injection-coverage-massachusetts.toml"),
    ),
    (
        "injection-coverage-relief.toml",
        include_str!("../rules/fixed-sagittal-imbalance/injection-coverage-relief.toml"),
    ),
    (
        "injection-coverage-sessions.toml",
        include_str!("../rules/fixed-sagittal-imbalance/injection-coverage-sessions.toml"),
    ),
    (
        "injection-for-radiculopathy.toml",
        include_str!("../rules/fixed-sagittal-imbalance/injection-for-radiculopathy.toml"),
    ),
    ("injection-infection.toml", include_str!("../rules/fixed-sagittal-imbalance/injection-infection.toml")),
    (
        "injection-not-between-missing-laminae.toml",
        include_str!("../rules/fixed-sagittal-imbalance/injection-not-between-missing-laminae.toml"),
    ),
    (
        "injection-not-for-a-growing-deficit.toml",
        include_str!("../rules/fixed-sagittal-imbalance/injection-not-for-a-growing-deficit.toml"),
    ),
    (
        "injection-not-for-axial-pain.toml",
        include_str!("../rules/fixed-sagittal-imbalance/injection-not-for-axial-pain.toml"),
    ),
    (
        "injection-steroid-effects.toml",
        include_str!("../rules/fixed-sagittal-imbalance/injection-steroid-effects.toml"),
    ),
    (
        "injection-without-particles-first.toml",
        include_str!("../rules/fixed-sagittal-imbalance/injection-without-particles-first.toml"),
    ),
    ("junctional-failure.toml", include_str!("../rules/fixed-sagittal-imbalance/junctional-failure.toml")),
    (
        "marked-or-growing-weakness.toml",
        include_str!("../rules/fixed-sagittal-imbalance/marked-or-growing-weakness.toml"),
    ),
    (
        "metal-denied-but-halo-seen.toml",
        include_str!("../rules/fixed-sagittal-imbalance/metal-denied-but-halo-seen.toml"),
    ),
    (
        "metal-denied-but-implant-recorded.toml",
        include_str!("../rules/fixed-sagittal-imbalance/metal-denied-but-implant-recorded.toml"),
    ),
    (
        "metal-denied-but-implant-seen.toml",
        include_str!("../rules/fixed-sagittal-imbalance/metal-denied-but-implant-seen.toml"),
    ),
    (
        "metal-denied-but-rod-broken.toml",
        include_str!("../rules/fixed-sagittal-imbalance/metal-denied-but-rod-broken.toml"),
    ),
    ("motion-is-reported.toml", include_str!("../rules/fixed-sagittal-imbalance/motion-is-reported.toml")),
    ("movement-disorder.toml", include_str!("../rules/fixed-sagittal-imbalance/movement-disorder.toml")),
    (
        "mri-before-ct-myelogram.toml",
        include_str!("../rules/fixed-sagittal-imbalance/mri-before-ct-myelogram.toml"),
    ),
    ("mri-by-default.toml", include_str!("../rules/fixed-sagittal-imbalance/mri-by-default.toml")),
    (
        "mri-conditional-device.toml",
        include_str!("../rules/fixed-sagittal-imbalance/mri-conditional-device.toml"),
    ),
    ("mri-for-nerves.toml", include_str!("../rules/fixed-sagittal-imbalance/mri-for-nerves.toml")),
    ("mri-in-an-emergency.toml", include_str!("../rules/fixed-sagittal-imbalance/mri-in-an-emergency.toml")),
    ("mri-unsafe-device.toml", include_str!("../rules/fixed-sagittal-imbalance/mri-unsafe-device.toml")),
    ("mri-waits-for-care.toml", include_str!("../rules/fixed-sagittal-imbalance/mri-waits-for-care.toml")),
    ("mri-weeks-of-care.toml", include_str!("../rules/fixed-sagittal-imbalance/mri-weeks-of-care.toml")),
    (
        "mri-when-a-fracture-is-not-excluded.toml",
        include_str!("../rules/fixed-sagittal-imbalance/mri-when-a-fracture-is-not-excluded.toml"),
    ),
    ("mri-with-metal.toml", include_str!("../rules/fixed-sagittal-imbalance/mri-with-metal.toml")),
    (
        "muscle-or-motor-neurone-disease.toml",
        include_str!("../rules/fixed-sagittal-imbalance/muscle-or-motor-neurone-disease.toml"),
    ),
    (
        "new-pain-with-a-risk.toml",
        include_str!("../rules/fixed-sagittal-imbalance/new-pain-with-a-risk.toml"),
    ),
    (
        "new-vertebral-fracture.toml",
        include_str!("../rules/fixed-sagittal-imbalance/new-vertebral-fracture.toml"),
    ),
    ("no-bridging-seen.toml", include_str!("../rules/fixed-sagittal-imbalance/no-bridging-seen.toml")),
    (
        "no-facet-fusion-seen.toml",
        include_str!("../rules/fixed-sagittal-imbalance/no-facet-fusion-seen.toml"),
    ),
    (
        "normal-crp-excludes-no-infection.toml",
        include_str!("../rules/fixed-sagittal-imbalance/normal-crp-excludes-no-infection.toml"),
    ),
    ("nsaid-above-age-75.toml", include_str!("../rules/fixed-sagittal-imbalance/nsaid-above-age-75.toml")),
    (
        "nsaid-after-a-recent-fusion.toml",
        include_str!("../rules/fixed-sagittal-imbalance/nsaid-after-a-recent-fusion.toml"),
    ),
    (
        "nsaid-asthma-or-allergy.toml",
        include_str!("../rules/fixed-sagittal-imbalance/nsaid-asthma-or-allergy.toml"),
    ),
    ("nsaid-cirrhosis.toml", include_str!("../rules/fixed-sagittal-imbalance/nsaid-cirrhosis.toml")),
    (
        "nsaid-drugs-that-bleed.toml",
        include_str!("../rules/fixed-sagittal-imbalance/nsaid-drugs-that-bleed.toml"),
    ),
    ("nsaid-from-age-65.toml", include_str!("../rules/fixed-sagittal-imbalance/nsaid-from-age-65.toml")),
    (
        "nsaid-heart-and-vessels.toml",
        include_str!("../rules/fixed-sagittal-imbalance/nsaid-heart-and-vessels.toml"),
    ),
    (
        "nsaid-kidney-failure.toml",
        include_str!("../rules/fixed-sagittal-imbalance/nsaid-kidney-failure.toml"),
    ),
    ("nsaid-kidneys.toml", include_str!("../rules/fixed-sagittal-imbalance/nsaid-kidneys.toml")),
    (
        "nsaid-late-pregnancy.toml",
        include_str!("../rules/fixed-sagittal-imbalance/nsaid-late-pregnancy.toml"),
    ),
    (
        "nsaid-lithium-or-methotrexate.toml",
        include_str!("../rules/fixed-sagittal-imbalance/nsaid-lithium-or-methotrexate.toml"),
    ),
    ("nsaid-pregnancy.toml", include_str!("../rules/fixed-sagittal-imbalance/nsaid-pregnancy.toml")),
    ("nsaid-recent-bypass.toml", include_str!("../rules/fixed-sagittal-imbalance/nsaid-recent-bypass.toml")),
    (
        "nsaid-stomach-and-bowel.toml",
        include_str!("../rules/fixed-sagittal-imbalance/nsaid-stomach-and-bowel.toml"),
    ),
    (
        "nsaid-taken-though-contraindicated.toml",
        include_str!("../rules/fixed-sagittal-imbalance/nsaid-taken-though-contraindicated.toml"),
    ),
    (
        "nsaid-ulcer-or-bleed.toml",
        include_str!("../rules/fixed-sagittal-imbalance/nsaid-ulcer-or-bleed.toml"),
    ),
    (
        "nsaid-without-gastroprotection.toml",
        include_str!("../rules/fixed-sagittal-imbalance/nsaid-without-gastroprotection.toml"),
    ),
    (
        "operation-decided-but-not-wanted.toml",
        include_str!("../rules/fixed-sagittal-imbalance/operation-decided-but-not-wanted.toml"),
    ),
    ("opioids-are-no-step.toml", include_str!("../rules/fixed-sagittal-imbalance/opioids-are-no-step.toml")),
    (
        "osteoporosis-in-the-background.toml",
        include_str!("../rules/fixed-sagittal-imbalance/osteoporosis-in-the-background.toml"),
    ),
    ("perianal-numbness.toml", include_str!("../rules/fixed-sagittal-imbalance/perianal-numbness.toml")),
    (
        "physical-therapy-first.toml",
        include_str!("../rules/fixed-sagittal-imbalance/physical-therapy-first.toml"),
    ),
    (
        "pregnancy-before-radiation.toml",
        include_str!("../rules/fixed-sagittal-imbalance/pregnancy-before-radiation.toml"),
    ),
    (
        "pseudarthrosis-is-judged-by-a-person.toml",
        include_str!("../rules/fixed-sagittal-imbalance/pseudarthrosis-is-judged-by-a-person.toml"),
    ),
    (
        "rapidly-progressive-myelopathy.toml",
        include_str!("../rules/fixed-sagittal-imbalance/rapidly-progressive-myelopathy.toml"),
    ),
    ("readiness-airway.toml", include_str!("../rules/fixed-sagittal-imbalance/readiness-airway.toml")),
    (
        "readiness-artificial-hip.toml",
        include_str!("../rules/fixed-sagittal-imbalance/readiness-artificial-hip.toml"),
    ),
    (
        "readiness-attenuation-of-l1.toml",
        include_str!("../rules/fixed-sagittal-imbalance/readiness-attenuation-of-l1.toml"),
    ),
    (
        "readiness-blood-clot.toml",
        include_str!("../rules/fixed-sagittal-imbalance/readiness-blood-clot.toml"),
    ),
    (
        "readiness-blood-refusal.toml",
        include_str!("../rules/fixed-sagittal-imbalance/readiness-blood-refusal.toml"),
    ),
    ("readiness-cognition.toml", include_str!("../rules/fixed-sagittal-imbalance/readiness-cognition.toml")),
    (
        "readiness-cord-of-the-neck.toml",
        include_str!("../rules/fixed-sagittal-imbalance/readiness-cord-of-the-neck.toml"),
    ),
    ("readiness-diabetes.toml", include_str!("../rules/fixed-sagittal-imbalance/readiness-diabetes.toml")),
    ("readiness-frailty.toml", include_str!("../rules/fixed-sagittal-imbalance/readiness-frailty.toml")),
    ("readiness-heart.toml", include_str!("../rules/fixed-sagittal-imbalance/readiness-heart.toml")),
    ("readiness-kidneys.toml", include_str!("../rules/fixed-sagittal-imbalance/readiness-kidneys.toml")),
    ("readiness-lungs.toml", include_str!("../rules/fixed-sagittal-imbalance/readiness-lungs.toml")),
    ("readiness-nicotine.toml", include_str!("../rules/fixed-sagittal-imbalance/readiness-nicotine.toml")),
    ("readiness-opioids.toml", include_str!("../rules/fixed-sagittal-imbalance/readiness-opioids.toml")),
    (
        "readiness-sleep-apnoea.toml",
        include_str!("../rules/fixed-sagittal-imbalance/readiness-sleep-apnoea.toml"),
    ),
    (
        "readiness-support-at-home.toml",
        include_str!("../rules/fixed-sagittal-imbalance/readiness-support-at-home.toml"),
    ),
    ("readiness-vitamin-d.toml", include_str!("../rules/fixed-sagittal-imbalance/readiness-vitamin-d.toml")),
    ("readiness-weak-bone.toml", include_str!("../rules/fixed-sagittal-imbalance/readiness-weak-bone.toml")),
    (
        "referral-beside-care.toml",
        include_str!("../rules/fixed-sagittal-imbalance/referral-beside-care.toml"),
    ),
    (
        "romosozumab-after-infarction.toml",
        include_str!("../rules/fixed-sagittal-imbalance/romosozumab-after-infarction.toml"),
    ),
    ("screw-halo.toml", include_str!("../rules/fixed-sagittal-imbalance/screw-halo.toml")),
    (
        "sepsis-with-spinal-pain.toml",
        include_str!("../rules/fixed-sagittal-imbalance/sepsis-with-spinal-pain.toml"),
    ),
    ("set.toml", include_str!("../rules/fixed-sagittal-imbalance/set.toml")),
    ("slight-new-weakness.toml", include_str!("../rules/fixed-sagittal-imbalance/slight-new-weakness.toml")),
    (
        "stable-deficit-in-the-background.toml",
        include_str!("../rules/fixed-sagittal-imbalance/stable-deficit-in-the-background.toml"),
    ),
    ("standing-film-waits.toml", include_str!("../rules/fixed-sagittal-imbalance/standing-film-waits.toml")),
    ("standing-film.toml", include_str!("../rules/fixed-sagittal-imbalance/standing-film.toml")),
    (
        "stiff-spine-with-new-pain.toml",
        include_str!("../rules/fixed-sagittal-imbalance/stiff-spine-with-new-pain.toml"),
    ),
    (
        "stooping-that-relieves.toml",
        include_str!("../rules/fixed-sagittal-imbalance/stooping-that-relieves.toml"),
    ),
    ("supine-film-waits.toml", include_str!("../rules/fixed-sagittal-imbalance/supine-film-waits.toml")),
    ("supine-film.toml", include_str!("../rules/fixed-sagittal-imbalance/supine-film.toml")),
    ("suspected-infection.toml", include_str!("../rules/fixed-sagittal-imbalance/suspected-infection.toml")),
    (
        "symptomatic-rod-fracture.toml",
        include_str!("../rules/fixed-sagittal-imbalance/symptomatic-rod-fracture.toml"),
    ),
    (
        "teriparatide-and-bone-at-risk.toml",
        include_str!("../rules/fixed-sagittal-imbalance/teriparatide-and-bone-at-risk.toml"),
    ),
    ("threatened-skin.toml", include_str!("../rules/fixed-sagittal-imbalance/threatened-skin.toml")),
    (
        "too-early-for-pseudarthrosis.toml",
        include_str!("../rules/fixed-sagittal-imbalance/too-early-for-pseudarthrosis.toml"),
    ),
    ("unstable-fracture.toml", include_str!("../rules/fixed-sagittal-imbalance/unstable-fracture.toml")),
    (
        "vascular-ct-before-an-anterior-release.toml",
        include_str!("../rules/fixed-sagittal-imbalance/vascular-ct-before-an-anterior-release.toml"),
    ),
    (
        "whole-spine-ct-first.toml",
        include_str!("../rules/fixed-sagittal-imbalance/whole-spine-ct-first.toml"),
    ),
    (
        "whole-spine-mri-unsafe-device.toml",
        include_str!("../rules/fixed-sagittal-imbalance/whole-spine-mri-unsafe-device.toml"),
    ),
    ("whole-spine-mri.toml", include_str!("../rules/fixed-sagittal-imbalance/whole-spine-mri.toml")),
];
