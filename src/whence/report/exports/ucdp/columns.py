"""Our own columns, which come behind those of UCDP."""

OURS = (
    "whence_claim whence_kind whence_text whence_probability whence_low whence_high whence_icd_203 "
    "whence_reports whence_origins whence_origins_low whence_origins_high whence_origins_likeliest "
    "whence_admiralty"
).split()
