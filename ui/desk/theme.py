"""Gradio's own look, made to follow Dossier's style sheet: system fonts, its colours, no shadows.

The style sheets (assets/tokens.css) own every colour as a custom property, for light and dark;
here Gradio's variables are pointed at them.
"""

from inspect import signature

from gradio.themes import Base
from gradio.themes.utils import sizes

SANS = ["ui-sans-serif", "system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"]
MONO = ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"]

SHEETS = (
    *("tokens", "frame", "chat", "evidence", "preview"),
    *("library", "timeline", "names", "evals"),
)

HEAD = (
    "".join(f'<link rel="stylesheet" href="ui/{name}.css">' for name in SHEETS)
    + '<script src="ui/preview.js" defer></script>'
)
"""Into the page's head; relative, so that it also works behind a path."""

SCRIPT = '<script src="ui/desk.js"></script>'
"""For the components whose markup reacts to clicks."""


def theme() -> Base:
    """The theme of every Gradio component of the chat."""
    made = Base(
        font=SANS,
        font_mono=MONO,
        radius_size=sizes.radius_sm,
        spacing_size=sizes.spacing_md,
        text_size=sizes.text_md,
    )
    values = {
        "body_background_fill": "var(--paper)",
        "body_text_color": "var(--ink)",
        "body_text_color_subdued": "var(--ink-soft)",
        "background_fill_primary": "var(--sheet)",
        "background_fill_secondary": "var(--paper)",
        "border_color_primary": "var(--rule)",
        "border_color_accent": "var(--accent)",
        "color_accent": "var(--accent)",
        "color_accent_soft": "var(--accent-wash)",
        "block_background_fill": "var(--sheet)",
        "block_border_width": "0px",
        "block_shadow": "none",
        "input_background_fill": "var(--sheet)",
        "input_border_color": "var(--rule-strong)",
        "input_border_color_focus": "var(--accent)",
        "input_shadow_focus": "0 0 0 3px var(--accent-wash)",
        "input_placeholder_color": "var(--ink-faint)",
        "button_primary_background_fill": "var(--accent)",
        "button_primary_background_fill_hover": "var(--accent-strong)",
        "button_primary_text_color": "var(--on-accent)",
        "button_primary_border_color": "transparent",
        "button_secondary_background_fill": "var(--sheet)",
        "button_secondary_text_color": "var(--ink)",
        "button_secondary_border_color": "var(--rule-strong)",
        "loader_color": "var(--accent)",
        "link_text_color": "var(--accent)",
    }
    known = signature(made.set).parameters
    dark = {f"{name}_dark": value for name, value in values.items() if f"{name}_dark" in known}
    return made.set(**values, **dark)
