"""What people are counted as: killed, wounded, arrested and the like."""

STATES = {
    form: state
    for state, forms in (
        (
            "killed",
            "kill dead die death murder slain mat mor fallec asesin",
        ),
        ("wounded", "wound injur hurt her herid lesion"),
        ("arrested", "arrest detain captur held arrestad deten detenid capturad"),
        ("released", "releas freed liber liberad"),
        ("convicted", "convict sentenc conden condenad"),
        ("acquitted", "acquit clear absuelt absolv"),
        ("missing", "miss desaparec desaparecid"),
        ("survived", "surviv survivor sobreviv"),
    )
    for form in forms.split()
}
"""Stems of what people are counted as: no number counts two of them at once."""
