"""Plain text, Markdown and subtitles."""
