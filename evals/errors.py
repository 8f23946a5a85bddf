"""What can go wrong in an eval, as opposed to what can be measured as wrong."""


class EvalError(Exception):
    """Base of every error of this package; its text is a sentence for the person who asked."""


class UnknownEval(EvalError):
    """There is no run of this name among those that were kept."""
