"""Do the cited words bear a claim out? A statistical judge beside the checks by rule.

The checks find what an alteration leaves behind. A claim may also say what its quotes merely do not
tell, without a name, number or date; that is for the judge, fitted to people's labels.
"""

from assistant.support.judge import Judge

__all__ = ["Judge"]
