"""What stands over the parts of a page that are not its article, and in their lines."""

import re

# "más de 300 familias" is a heading of the article, "más de Política" is none
_COUNTED = (
    r"\d|(?:un[ao]?s?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce"
    r"|quince|dieci\w+|veint\w+|\w+enta|\w*cient[oa]s|quinient[oa]s|cien|mil|miles|millones"
    r"|medi[oa]|la mitad)\b"
)

# over a list of other articles
RELATED = (
    re.compile(
        r"(?:related|recommended)"
        r"(?: (?:content|stories|articles|posts|news|reading|coverage|topics))?"
        r"|(?:suggested|explore more on these) topics|(?:around the web|top stories|just in|top \d+"
        r"|next stories|latest headlines|also from this source|related publications|tags|topics)"
        r"|more (?:stories|articles|news|press releases|from .{2,40}|in [A-Z]\w{2,30})"
        r"|you (?:may|might) also (?:like|be interested in)"
        r"|(?:most (?:read|popular|viewed)|latest (?:news|stories|articles)|trending(?: now)?"
        r"|read next|what to read next|see also|more on this (?:story|topic)"
        r"|editor['’]?s['’]? picks?)",
        re.I,
    ),
    re.compile(
        r"(?:contenidos?|art[ií]culos?|notas?|noticias|historias|entradas|temas) relacionad[oa]s?"
        r"|(?:tambi[eé]n )?(?:le|te) (?:puede|podr[ií]a) interesar|lea (?:tambi[eé]n|m[aá]s)"
        r"|(?:mir[aá]|leer) tambi[eé]n|te recomendamos|m[aá]s (?:le[ií]d|vist)[oa]s"
        r"|otr[oa]s (?:noticias|notas|comunicados)"
        rf"|m[aá]s (?:noticias|historias|art[ií]culos|de (?!{_COUNTED}).{{2,40}})"
        r"|lo m[aá]s (?:le[ií]do|visto)(?: hoy)?|relacionad[oa]s|recomendad[oa]s"
        r"|[uú]ltimas noticias",
        re.I,
    ),
)

# over a promotion of the outlet, where dated teasers follow it
ABOUT = re.compile(
    r"(?:about|acerca de|sobre)(?: (?:the|la|el|los|las))?(?: [\w'’&.-]+){1,5}|qui[eé]nes somos",
    re.I,
)

# over a box about who wrote
AUTHORS = re.compile(
    r"(?:about|acerca de|sobre) (?:the author|el autor|la autora|la firma|l[oa]s autor[ea]s)",
    re.I,
)

# companies and ministries respond, too: responses are readers' where they are counted
COMMENTS = re.compile(
    r"(?:\d+\s+)?(?:comments?|comentarios?)(?:\s*\(?\d+\)?)?:?"
    r"|(?:\d+\s+)(?:responses?|respuestas?):?|(?:responses?|respuestas?)\s*\(?\d+\)?:?",
    re.I,
)
COMMENT_MARKS = re.compile(
    r"(?:reply|responder|report abuse|log in to (?:comment|reply))|.{2,60}\b(?:says|dice|dijo):?"
    r"|.{0,60}\b(?:\d+ (?:minutes|hours|days|weeks|months|years) ago|hace \d+ \w+)",
    re.I,
)

# "COCAINE / 7 JUN 2022": the line of a teaser that holds its section and date
DATELINE = re.compile(
    r"(?:[^\W\d_][\w &'’,-]{1,40}\s*[/|·•–-]\s*)?"
    r"(?:\d{1,2}\.? (?:de )?[a-záéíóú]{3,10}\.?,?(?: de)? \d{4}|[a-z]{3,9}\.? \d{1,2},? \d{4}"
    r"|\d{4}-\d\d-\d\d)",
    re.I,
)

_SECTIONS = (
    "Home|Inicio|Portada|News|Noticias|Investigations|Investigaciones|Border|Frontera|World|Mundo"
    "|Opinion"
    "|Opinión|Politics|Política|Analysis|Análisis|Reports|Reportajes|Features|Articles|Artículos"
    "|Blog"
    "|Courts|Money|Migration|Migración|Crime|Security|Seguridad|Justice|Justicia|Country|Countries"
    "|Países"
    "|Americas|Américas|International|Internacional|National|Nacional|Local|Business|Economía"
    "|Culture"
    "|Cultura|Sports|Deportes|Science|Health|Salud|Technology|Environment|Ambiente|Latest"
    "|Actualidad"
    "|Follow the Money|Stories|Historias|Regions|Topics|Temas|Archive|Archivo|Publications"
    "|Explainers"
)
# "Home › Border › ", or two words of navigation glued together: "HomeNews" before a capital
NAVIGATION = re.compile(
    rf"(?:(?:Home|Inicio|Portada)\s*[›»>/|]\s*(?:[^›»>/|]{{2,40}}[›»>/|]\s*)*"
    rf"|(?:Home|Inicio|Portada)(?:{_SECTIONS})+(?=[\"“«¿¡A-ZÁÉÍÓÚÑ]))"
)
