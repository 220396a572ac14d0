//! The parameters that assessments name.

use upright_measurement::ParameterId;

macro_rules! parameters {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        $($(#[$doc])*
        #[allow(dead_code, reason = "named here once, whether or not an assessment needs it yet")]
        pub(crate) const $name: ParameterId = ParameterId::of($code);)+
    };
}

parameters! {
    PI = "PI",
    PT = "PT",
    SS = "SS",
    LL = "LL_L1S1",
    LOWER_LL = "LL_L4S1",
    LDI = "LDI",
    PI_LL = "PI_LL",
    TK = "TK_T4T12",
    T10_L2 = "T10L2",
    SVA = "SVA",
    C2S1_SVA = "C2S1_SVA",
    T1PA = "T1PA",
    T4PA = "T4PA",
    L1PA = "L1PA",
    GT = "GT",
    SSA = "SSA",
    BARREY = "Barrey",
    C_SVA = "cSVA",
    T1S_CL = "T1S_CL",
    CBVA = "CBVA",
    C2_TILT = "C2_tilt",
    T1_TILT = "T1_tilt",
    L1_TILT = "L1_tilt",
    C7VT = "C7VT",
    KA = "KA",
    AA = "AA",
    FOA = "FOA",
    SFA = "SFA",
    FPA = "FPA",
    PSH = "PSh",
    GSVA = "GSVA",
    GSA = "GSA",
}
