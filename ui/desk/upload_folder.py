"""Where files lie that are uploaded in the chat, from their first byte until an event takes them.

In the library's own folder, which one process holds: what nobody took, and what a killed process
left, can go when the next one begins.
"""

import os
import shutil
from pathlib import Path


class UploadFolder:
    """The folder of one application."""

    def __init__(self, library: Path) -> None:
        """Have Gradio put uploads there; it reads this as it is mounted and at every event."""
        self.path = library.absolute() / "uploads"
        os.environ["GRADIO_TEMP_DIR"] = str(self.path)

    def empty(self) -> None:
        """Throw away whatever was not taken."""
        shutil.rmtree(self.path, ignore_errors=True)

    def drop_unfinished(self) -> None:
        """Throw away what is not whole: Gradio leaves it, and a full disk would stay full.

        Uploads that still go on at that moment fail, as they would for want of room.
        """
        if self.path.is_dir():
            for each in self.path.iterdir():
                if each.is_file():
                    each.unlink(missing_ok=True)
