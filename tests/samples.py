"""Small sources and articles that tests share."""

from datetime import date
from hashlib import sha256

from ingest.article import Article
from ingest.moment import Moment
from ingest.source import Source


def text_source(name: str, text: str) -> Source:
    """A text file's source."""
    return Source(f"/sources/{name}.txt", "text/plain", text.encode())


SOURCES = (
    text_source(
        "harbour",
        "Customs opened the container at Puerto Alto\n\n"
        "By Marta Quiñónez | The Isthmus Ledger | 14 September 2023\n\n"
        "Customs officers opened a container at Puerto Alto on 3 September and found 412 kilograms"
        " of cocaine behind a false wall. The container belonged to the fruit exporter Barber"
        " Trucks.\n\n"
        "Colonel Rubén Tavares denied that soldiers had guarded the container. “No soldier was at"
        " the gate that night,” he told reporters.\n\n"
        "The exporter's owner, Elena Castroviejo, claimed that the seal had been broken at sea.",
    ),
    text_source(
        "village",
        "Gunmen burned a bus near Las Huertas\n\n"
        "By Tomás Ixcot | Frontera Abierta | 20 September 2023\n\n"
        "Gunmen burned a bus on the road to Las Huertas on 12 August, residents said. Two"
        " passengers were wounded and nobody was killed.\n\n"
        "The mayor, Julia Paz, asked the government for more patrols. She said the village had"
        " waited eight days for the first policeman.",
    ),
    text_source(
        "pueblo",
        "El puerto sin vigilancia\n\n"
        "Por Ana Lucero | Radio Cumbre | 2 de octubre de 2023\n\n"
        "El puerto de Bahía Honda no tiene vigilancia desde marzo, dijo la fiscal Inés Robledo. La"
        " fiscalía investiga a seis guardias que abandonaron la aduana.\n\n"
        "El director del puerto, Óscar Llanos, negó las acusaciones.",
    ),
)


def article(text: str, *, published: date | None = date(2023, 9, 14), **fields: object) -> Article:
    """An article with this text, as if it had been read from a file."""
    digest = sha256(text.encode()).hexdigest()
    values = {
        "id": digest[:16],
        "doc_id": digest[:6],
        "location": f"/sources/{digest[:6]}.txt",
        "digest": digest,
        "media_type": "text/plain",
        "text": text,
        "title": "A title",
        "language": "en",
        "published_at": Moment.on(published) if published else None,
    }
    return Article(**values | fields)
