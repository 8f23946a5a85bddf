"""What can go wrong between a question and its answer. A refusal is no error but an `Outcome`.

AnswerError
├── UnknownConversation    an id that no conversation has
├── UnknownName            an id that no name of the sources has
├── UnknownTurn            a number that no turn of the conversation has
├── NoQuestion             a question without a word, for a conversation
├── ReaderUnavailable      the trained reader's files are missing or damaged
├── LanguageModelFailed    a language model that is down or talks nonsense
└── InvalidSettings        a setting that Dossier does not know or cannot use
"""


class AnswerError(Exception):
    """Base of every error of this package; its text is a sentence for the person who asked."""


class UnknownConversation(AnswerError):
    """No conversation has this id."""

    def __init__(self, conversation_id: str) -> None:
        super().__init__(f"There is no conversation with the id {conversation_id!r}.")
        self.conversation_id = conversation_id


class UnknownTurn(AnswerError):
    """The conversation has no turn of this number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"The conversation has no turn {number}; they are counted from 1.")
        self.number = number


class NoQuestion(AnswerError):
    """A question that would be stored and holds nothing."""

    def __init__(self) -> None:
        super().__init__("There was no question.")


class UnknownName(AnswerError):
    """No name in the sources has this id."""

    def __init__(self, name_id: str) -> None:
        super().__init__(f"No name in the sources has the id {name_id!r}.")
        self.name_id = name_id


class InvalidSettings(AnswerError):
    """A setting is unknown or has a value that cannot be used; the text names it."""


class ReaderUnavailable(AnswerError):
    """The trained reader's files are missing or damaged; the text says which."""


class LanguageModelFailed(AnswerError):
    """A language model could not be asked, or its reply cannot be read; the text says why."""
