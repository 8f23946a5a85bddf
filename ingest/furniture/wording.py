"""Telling captions and notes from prose by how they are worded."""

import re

from ingest.blocks import Block

_LONGEST_CAPTION = 600  # characters
_LONGEST_NOTE = 900

# "… near the border. Photo: El Faro"
_CREDIT = re.compile(
    r"(?:(?i:photos?(?:graphs?)?|images?|pictures?|credits?|illustrations?|map|graphic|fotos?"
    r"|fotograf[ií]as?|im[aá]gen(?:es)?|cr[eé]ditos?|ilustraci[oó]n|mapa|gr[aá]fico)"
    r"(?:(?i: by| courtesy of| de| por| cortes[ií]a(?: de)?)?\s?[:/]\s?|(?i: by| courtesy of) )"
    r"[\"“(@]?(?=[A-ZÁÉÍÓÚÑ])(?:[A-Z]\.|[^.!?]){1,60}\.?\)?$)"
    r"|^(?i:caption|photo|foto|pie de foto|leyenda)\s?:\s"
)
# "*This investigation was carried out by El Faro. It has been edited …"
_NOTE = re.compile(
    r"[*_\[(]{0,2}(?:"
    r"(?:an? )?(?:version of )?th(?:is|e following) (?:\w+ ){0,2}(?:investigation|article|story"
    r"|report|piece|essay"
    r"|interview|text|post)(?: (?:below|here))? (?:was|is|has been|is being|first|originally"
    r"|appeared)"
    r" (?:\w+ ){0,3}(?:carried|published|produced|reprinted|republished|written|edited|updated"
    r"|amended"
    r"|corrected|translated|appeared|part|reported|the result)\b"
    r"|(?:originally|first) (?:published|appeared)\b|re-?(?:printed|published) (?:with|by|from"
    r"|courtesy)\b"
    r"|(?:editor(?:'s|’s|s')?|correction|clarification|update|publisher(?:'s"
    r"|’s)?)(?: note)?\s*[:—–]"
    r"|nota (?:del editor|de la editora|de (?:la )?redacci[oó]n|aclaratoria)\s*[:—–.]"
    r"|(?:correcci[oó]n|fe de erratas)\s*:"
    r"|est[ea] (?:investigaci[oó]n|art[ií]culo|reportaje|nota|texto|historia|trabajo|informe)"
    r" (?:fue|ha sido|es|se) (?:\w+ ){0,2}(?:realizad|publicad|producid|elaborad|reproduc|editad"
    r"|public|parte)\w*"
    r"|(?:additional )?(?:reporting|research)(?: for this \w+)? (?:was contributed )?by\b"
    r"|[^.!?]{2,80} contributed (?:reporting|research|to this \w+)\b"
    r"|con informaci[oó]n de\b"
    r"|(?:publicad|reproducid|tomad)[oa] (?:originalmente |con (?:permiso"
    r"|autorizaci[oó]n) )?(?:por|en|de)\b"
    r")",
    re.IGNORECASE,
)


def caption_or_note(block: Block) -> Block:
    """A block of prose as the caption or the note that it is; any other as it was."""
    if block.kind != "prose":
        return block
    if reads_as_note(block.text):
        return block.with_kind("note")
    if len(block.text) <= _LONGEST_CAPTION and _CREDIT.search(block.text):
        return block.with_kind("caption")
    return block


def reads_as_note(text: str) -> bool:
    """Whether a text tells how a piece came about: who carried it out, what was corrected."""
    return len(text) <= _LONGEST_NOTE and _NOTE.match(text) is not None
