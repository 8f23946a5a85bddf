"""Which release of Dossier this is."""

from importlib.metadata import PackageNotFoundError, version

DISTRIBUTION = "dossier-verbatim"


def release() -> str:
    """The version that is installed; "0" in a checkout that is not."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return "0"
