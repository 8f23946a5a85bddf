"""Whose words a citation is, in a few words for people."""

from assistant.answer import Answer
from assistant.views.statements import Speaker
from assistant.voice import Voice
from ui.words import say

ITSELF = "the outlet itself"


def said_by(voice: Voice | None) -> str:
    """ "denied by Evaristo Lemus, spokesman", "said in the police bulletin", "the outlet itself".

    Empty where it is not known. The participle serves one speaker and several alike.
    """
    if voice is None:
        return ""
    if voice.kind == "outlet":
        return (
            say("{hedge}, by whom is not told", hedge=say(voice.hedge))
            if voice.hedge
            else say(ITSELF)
        )
    manner = voice.manner if voice.manner in ("confirmed", "announced") else "said"
    link = "in" if voice.kind == "document" else "by"
    who = ", ".join(part for part in (voice.name, voice.role) if part)
    return f"{say(voice.hedge or manner)} {say(link)} {who}"


def short_doubt(answer: Answer) -> str:
    """The same for a short answer that is not told as fact; empty where it is.

    Who the doubt comes from is no doubtful answer: "Who denied it?", "Col. Lemus".
    """
    voice, short = answer.short_voice, (answer.short_answer or "").casefold()
    if voice is None or voice.hedge is None:
        return ""
    speaker = voice.name.split() if voice.name else [voice.role or ""]
    is_speaker = any(part and part.casefold() in short for part in speaker)
    return "" if is_speaker else said_by(voice)


def speaker_of(speaker: Speaker) -> str:
    """ "Evaristo Lemus, spokesman", "residents", or that nobody is named."""
    if speaker.kind == "outlet":
        return say("Nobody who is named")
    return ", ".join(part for part in (speaker.text, speaker.role) if part)
