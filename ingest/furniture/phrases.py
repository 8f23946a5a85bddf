"""The phrases of page furniture, in English and Spanish.

Curated from what news sites of the field and the common publishing systems print around an
article. Every pattern must match a whole line, so that prose that merely uses the words is safe;
a pattern is here because no honest paragraph would read so.
"""

import re


def _lines(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_PIECE = "(?:content|article|page|story|post|information|report)"
_PIEZA = "(?:contenido|art[ií]culo|p[aá]gina|nota|noticia|informaci[oó]n|publicaci[oó]n)"
_YEARS = r"(?:19|20)\d\d(?:\W{1,3}(?:19|20)?\d\d)?\b"

# who tells what somebody said is no button and no notice, whatever the words before it
REPORTED = re.compile(
    r"\b(?:said|says|told|asked|wrote|recalled|admitted|testified|claimed|replied|answered|warned"
    r"|shouted|ruled|reported|dijo|dice|cont[oó]|relat[oó]|afirm[oó]|declar[oó]|asegur[oó]"
    r"|explic[oó]|respondi[oó]|pregunt[oó]|escribi[oó]|admiti[oó]|record[oó]|denunci[oó]|señal[oó]"
    r"|sostuvo|indic[oó]|advirti[oó]|confes[oó]|inform[oó])\b|, seg[uú]n\b",
    re.IGNORECASE,
)

# said to the reader once the article is over
PARTINGS = _lines(
    rf"(?:(?:was|is|did you find) this (?:\w+ )?{_PIECE} (?:was )?(?:helpful|useful|interesting)"
    rf"|how (?:helpful|useful) was this (?:\w+ )?{_PIECE})"
    r"(?: to you)?\s*\?(?:\W*yes\W*no\W*)?",
    r"¿\s?(?:(?:te|le) )?(?:result[oó]|fue|pareci[oó]|ha sido) (?:de )?[úu]til"
    rf" (?:est[ea]|la|el) {_PIEZA}\s*\?(?:\W*s[ií]\W*no\W*)?",
    r"what are your thoughts\?.{0,30}(?:click|send us|tell us|write|share).{0,160}",
    r"(?:leave a (?:reply|comment)|post a comment|join the (?:conversation|discussion)"
    r"|deja (?:un|tu) comentario|deja una respuesta|escribe un comentario)\W*",
    r"your email address will not be published\..{0,80}"
    r"|tu (?:direcci[oó]n de )?correo electr[oó]nico"
    r" no ser[aá] publicad[oa]\..{0,80}",
)

# on what may be done with it, mostly after its end
RIGHTS = _lines(
    r"(?:we encourage|we invite|you are free|feel free|readers are free).{0,60}"
    r"\b(?:copy|re-?publish|reprint|share|distribute)\b.{0,60}"
    r"\b(?:our (?:\w+ )?(?:work|stories|articles|content|reporting)"
    r"|th(?:is|ese) (?:\w+ )?(?:work|article|story|stories|piece|content)|creative commons)\b"
    r".{0,400}",
    r"(?:this (?:work|article|story) is|(?:our|all) (?:work|content|stories) (?:is"
    r"|are)) licen[sc]ed"
    r" under .{0,300}",
    r"(?:esta obra|este (?:art[ií]culo|trabajo|contenido)) (?:est[aá] (?:bajo|sujet[oa])"
    r"|se publica bajo)"
    r" .{0,40}licencia\b(?=.*\b(?:creative commons|cc|atribuci[oó]n|reconocimiento|libre)\b)"
    r".{0,200}",
    r"(?:se permite|puede[ns]?|se autoriza)(?: la)? (?:republicar|reproduc\w+|copiar)"
    r".{0,60}(?:art[ií]culo|contenido|nota|texto).{0,200}"
    r"\b(?:cr[eé]dito|atribu|enlace|(?:cit|mencion|indi)\w+ (?:\w+ )?la fuente).{0,200}",
    r"(?:©|copyright (?:©|\(c\))).{0,200}",
    # in lower case they are words of a sentence: "(c) 2019 saw …", "Copyright by law is …"
    rf"(?:\(c\)|copyright)\W{{0,3}}{_YEARS}\W*(?:by )?(?:(?-i:[A-ZÁÉÍÓÚÑ]).{{0,200}})?",
    r"copyright by (?:(?-i:[A-ZÁÉÍÓÚÑ])[\w&.'’-]*\W*|(?:the|of|and|de|del|la|el|y) ){1,10}"
    rf"(?:{_YEARS})?\W*",
    r".{0,120}\b(?:all rights reserved|todos los derechos reservados)\W*"
    r"(?:(?:no part|prohibid|unauthori[sz]ed)\w*\b.{0,160})?",
    r".{0,60}\bprohibida (?:la|su) (?:reproducci[oó]n|redistribuci[oó]n|redifusi[oó]n)\b"
    r"(?:\W*|.{0,40}\b(?:total|parcial|sin|de (?:est[eao]s?|los contenidos|nuestr\w+))\b"
    r".{0,160})",
)

# certain as well, but they also interrupt an article
INTERRUPTIONS = _lines(
    r"\W{0,3}(?:see also|read (?:more|also|next|the full story)|also read|more on this"
    r"|don['’]t miss"
    r"|related(?: (?:story|article|reading|coverage))?|lea (?:tambi[eé]n|m[aá]s|adem[aá]s)"
    r"|leer (?:m[aá]s|tambi[eé]n)|vea (?:tambi[eé]n|adem[aá]s)|v[eé]ase tambi[eé]n|ver tambi[eé]n"
    r"|(?:tambi[eé]n )?(?:le|te) puede interesar|(?:nota|art[ií]culo) relacionad[oa]"
    r"|m[aá]s informaci[oó]n)\s*(?::|\||–|—|>|»)\s*"
    r"(?!.*(?<!\.\.)\.['\"”’»)\]]*$).{0,200}",  # a headline, and no sentence
    r"(?:read more|read next|continue reading|keep reading|leer m[aá]s|seguir leyendo"
    r"|contin[uú]a leyendo|read full story|back to top|volver arriba|skip to (?:main )?content"
    r"|saltar al contenido|publicidad|sponsored(?: content)?|anuncio|enlaces patrocinados)\W*",
    r"(?:advertisement|advertising|skip advertisement|after newsletter promotion"
    r"|(?:story|article) continues (?:below|after)(?: (?:this )?advertisement)?)"
    r"(?:\W+(?:scroll to continue(?: reading)?|skip advertisement))?\W*",
    r"(?:(?:this|our) (?:web)?site uses|we (?:may )?use"
    r"|(?:este (?:sitio|portal)(?: web)?|esta p[aá]gina) (?:utiliza|usa)|utilizamos|usamos)"
    r" (?:[\w-]+ ){0,3}cookies\b.{0,400}",
    r"(?:we and our(?: \d+)? partners|nosotros y nuestros(?: \d+)? socios)\b[^.]{0,80}"
    r"\bcookies\b.{0,300}",
    r"(?:by (?:continuing|using)\b[^.]{0,60}\byou|al (?:continuar|navegar)\b[^.]{0,60}\bacept)"
    r"[^.]{0,80}\bcookies\b.{0,300}",
    r"(?:sign up(?! (?:forms?|lists?|sheets?)\b)|subscribe"
    r"|register (?:now|here|today|free|for|to))\b.{0,80}"
    r"\b(?:newsletters?|inbox|e-?mails?|updates|alerts)\b.{0,120}",
    r"(?:get|receive) (?!out\b|rid\b).{0,80}\b(?:newsletters?|(?:in|to) your inbox)\b.{0,80}",
    r"(?:suscr[ií]b[ae](?:te|se)|reg[ií]str[ae](?:te|se))\b.{0,80}"
    r"\b(?:bolet[ií]n(?:es)?|newsletter|correo|alertas|novedades)\b.{0,120}",
    # "recibe" and "registra" begin honest headlines, too: somebody receives, a town registers
    r"rec[ií]b[ae](?:lo|s)?\b.{0,60}\b(?:nuestr[oa]s? (?:\w+ )?(?:bolet[ií]n(?:es)?|newsletters?"
    r"|alertas|novedades)|(?:bolet[ií]n|newsletter) (?:\w+ )?(?:diario|semanal|gratis|gratuito)"
    r"|en tu (?:correo|e-?mail|bandeja|buz[oó]n))\b.{0,80}",
    r"(?:suscr[ií]b[ae](?:te|se)|subscribe|sign up)(?: (?:now|today|here|ahora|aqu[ií]))?\W*",
    r"(?:follow us on|s[ií](?:gue|ga)nos en) (?:facebook|twitter|x|instagram|telegram|whatsapp"
    r"|youtube|tiktok|google news|bluesky)\b.{0,80}",
    r"(?:\d+|one|un) min(?:ute|uto)?s? (?:read|de lectura)"
    r"(?:\W+(?:listen|save|share|follow|escuchar|guardar|compartir|seguir))*\W*",
    r".{0,160}\b(?:newsletter|bolet[ií]n)\b.{0,120}(?:[.!?:|–—]\s*(?:sign up|subscribe"
    r"|suscr[ií]bete|ap[uú]ntate)(?: here| today| now| aqu[ií])?"
    r"|\b(?:sign up|subscribe|suscr[ií]bete|ap[uú]ntate) (?:here|today|now|aqu[ií]))\W*",
    r"privacy notice:.{0,400}",
)

# the fields and buttons of a site, its mails and its pictures
CONTROLS = _lines(
    r"(?:(?:accept|reject)(?: all| additional| and continue)?(?: cookies)?|manage (?:preferences"
    r"|options"
    r"|cookies)|cookie settings|(?:aceptar|rechazar)(?: todas?)?(?: y continuar)?|men[uú]|log in"
    r"|login"
    r"|sign in|iniciar sesi[oó]n|inicia sesi[oó]n|post reply|load (?:more|older)(?: \w+)?"
    r"|cargar m[aá]s"
    r"|ver m[aá]s|view all|see all|view comments|ver comentarios|save for later|gift this article"
    r"|listen to this article|escuchar (?:este art[ií]culo|la nota)|download (?:as )?pdf"
    r"|descargar pdf"
    r"|print(?:er[- ]friendly version| this page)|e-?mail to a friend|order reprints"
    r"|reuse this content"
    r"|purchase licensing rights|back to overview|donate now|app store|google play|open in app"
    r"|read in app|share full article|my account|mi cuenta|turn on notifications)"
    r"(?:[\W_]*(?:accept all|reject all|log in|login|sign in|sign up|register|search|buscar"
    r"|subscribe"
    r"|suscr[ií]bete|iniciar sesi[oó]n|google play|e-?mail to a friend|\(?[\d.,]+ ?[km]b))*\W*",
    r"(?:please )?(?:log|sign) in (?:or \w+ )?to (?:leave|post|add|join|comment)\b.{0,40}"
    r"|(?:inicia|inicie|iniciar) sesi[oó]n para comentar.{0,40}"
    r"|los comentarios (?:se moderan|(?:publicados|expresados)?\b[^.]{0,60}\bson (?:de )?(?:\w+ )?"
    r"responsabilidad)\b.{0,200}",
    r"who is online|users browsing this forum:.{0,120}|sort by:?(?:\s\w+){0,4}"
    r"|rate this (?:article|story|page)\b.{0,40}",
    r"view (?:this|it)(?: e?-?mail| message| newsletter)? (?:in|on) (?:your|a|the) (?:browser"
    r"|web)\W*"
    r"|was this (?:e-?mail |newsletter )?forwarded to you\?\W*(?:sign up|subscribe|get)\b.{0,80}"
    r"|you(?:['’]re| are)? (?:receive|received|receiving) this (?:e-?mail|newsletter"
    r"|message)\b.{0,20}\b(?:because|as an?)\b.{0,80}\b(?:sign|subscri|regist|opted|list|account)"
    r".{0,120}"
    r"|unsubscribe(?:\W+(?:update|manage|change)\b.{0,60})?\W*"
    r"|recib(?:es|e|iste|i[oó]) este (?:correo|bolet[ií]n|mensaje)\b.{0,20}\b(?:porque|como|por)"
    r"\b.{0,80}(?:suscri|regist|inscri|lista|cuenta).{0,120}"
    r"|ver (?:este \w+ )?en (?:el|su|tu) navegador\W*|cancelar (?:la )?suscripci[oó]n\W*",
    r"your browser (?:does not|doesn['’]t) support\b.{0,80}|now playing"
    r"|press enter or click to view image\b.{0,30}"
    r"|(?:haga|haz) clic (?:aqu[ií] )?para ampliar.{0,40}",
    r"download (?:the|our) [\w ]{1,30}\bapp(?: (?:for|to|from|on)\b.{0,60})?\W*"
    r"|descarga(?:te)? (?:la|nuestra) (?:app|aplicaci[oó]n)(?: de [\w ]{1,30})?"
    r"(?: (?:aqu[ií]|gratis|(?:para|en) (?:android|ios|iphone|app store|google play)\b.{0,40}))?",
    r"(?:updated )?\d+ (?:second|minute|min|hour|day|week|month|year)s? ago"
    r"|hace \d+ (?:minutos?|horas?|d[ií]as?|semanas?|meses|a[nñ]os?)",
    r"our standards:.{0,120}|powered by [\w ]{2,40}[®™]?"
    r"|an official website of (?:the )?(?:[\w.]+ ){0,4}(?:government|states?|union)(?: of \w+)?"
    r"\W*(?:(?:here['’]s )?how (?:do )?you know\W*)?",
)

# the words that a piece is filed under
TAGS = _lines(
    r"(?:tags?|labels?|filed under|categor(?:y|ies)|keywords|(?:suggested |related )?topics"
    r"|etiquetas?"
    r"|etiquetado|temas|archivad[oa] en|categor[ií]as?|publicado en)\s*:(?!.*[.!?]$).{1,200}",
)

# said where the rest is for those who pay
WALLS = _lines(
    r"you(?:['’]ve| have) (?:read|reached|used)\b.{0,40}\b(?:your limit(?:\W*$| of free)"
    r"|(?:monthly|article) limit|limit of (?:free|your)|free (?:articles?|stories|story))\b.{0,160}"
    r"|(?:subscribe|register|sign in|log in) to (?:continue\W*|(?:continue|keep) reading\b.{0,80}"
    r"|read (?:this|the|more|our|all|on|every|full|unlimited)\b.{0,80})"
    r"|to (?:continue|keep) reading(?: this \w+)?"
    r"(?:, .{0,80}\b(?:subscri|register|log in|sign in)\w*.{0,60})?\W*"
    r"|continue reading (?:with|for|by|this)\b.{0,80}"
    r"|(?:already|are you) a (?:subscriber\?|member\?\W*(?:log|sign) in\b).{0,80}"
    r"|this (?:article|content|story) is (?:for|only|exclusive|reserved|available)\b.{0,40}"
    r"\b(?:subscribers|members)\b(?! of\b).{0,80}",
    r"(?:¿\s?)?ya (?:eres|es usted) (?:suscriptora?\b|soci[oa]\?\W*(?:inicia|ingresa|accede|entra))"
    r".{0,80}"
    r"|(?:suscr[ií]b[ae](?:te|se)|reg[ií]str[ae](?:te|se)|inicia sesi[oó]n) para (?:seguir"
    r"|continuar|leer)\b.{0,80}"
    r"|para (?:seguir|continuar) leyendo(?:\W*|\b.{0,60}\b(?:suscr|reg[ií]str|inici|hazte|acced)"
    r".{0,80})"
    r"|(?:contenido|art[ií]culo) exclusivo para (?:suscriptores|socios)\b.{0,80}"
    r"|has (?:le[ií]do|alcanzado|llegado)\b.{0,40}\b(?:l[ií]mite (?:de \w*\s?(?:art|lectura|nota)"
    r"|mensual|gratuit)|art[ií]culos gratuitos).{0,160}",
)

ENDINGS = (*PARTINGS, *RIGHTS)
CLOSING = (*ENDINGS, *TAGS, *WALLS)  # others stand above an article and within it, too
FIRM = (*CLOSING, *INTERRUPTIONS, *CONTROLS)

_LABEL = (
    r"see also|see more|read (?:more|also|next)|also read|more on this(?: story)?|don['’]t miss"
    r"|related(?: (?:story|article|reading|coverage))?|recommended|you may also like|listen now"
    r"|le[aeé]r?(?: tambi[eé]n| m[aá]s| adem[aá]s)|mir[aá] tambi[eé]n|v[eé]a(?:se)? (?:tambi[eé]n"
    r"|adem[aá]s)|(?:tambi[eé]n )?(?:le|te) (?:puede|podr[ií]a) interesar|te recomendamos"
    r"|(?:nota|art[ií]culo) relacionad[oa]|m[aá]s informaci[oó]n"
)
# before a link to another page, with or without a colon
LABELS = re.compile(rf"\W*(?:{_LABEL})\W*", re.IGNORECASE)

# on a button that asks to join or to give
SIGN_UP = re.compile(
    r"subscri|sign (?:me )?up|newsletter|join|donate|support us|suscr[ií]b|bolet[ií]n|recibir"
    r"|ap[uú]nta|donar|dona\b|ap[oó]ya",
    re.IGNORECASE,
)

_WORK = "our (?:work|journalism|reporting|newsroom|investigations|stories)"

# the name of a button: furniture beside furniture
BUTTONS = _lines(
    r"facebook|x|twitter|whatsapp|telegram|linkedin|reddit|e-?mail|correo|copy link|copiar enlace",
)

# asks readers for money and help, as people in articles do: furniture only behind an article's end
PLEAS = _lines(
    r"(?:please|help us|support (?:us|our|independent)|become an?|make an?|donate)\b.{0,250}"
    r"\b(?:donat\w+|donations?|contributions?|subscri\w+|memberships?|members?|supporters?"
    rf"|{_WORK}|your (?:help|support|gift))\b.{{0,120}}",
    r"(?:we\b.{0,250}\b)?we (?:\w+ )?(?:need|rely|depend|count)\b(?! to\b).{0,60}"
    r"\b(?:resources|help|support|donations|readers|members|subscribers|you)\b.{0,120}",
    r"if you\b.{0,150}\b(?:please|consider|can)\b.{0,60}\b(?:donat\w+|contribution|subscrib\w+"
    rf"|support(?:ing)? (?:us|the)|members?|{_WORK})\b.{{0,150}}",
    r"your (?:\w+ ){0,2}(?:donation|contribution|subscription|membership|support|gift)"
    r" (?:\w+ )?(?:helps?|keeps?|makes?|allows?|goes|sustains?|supports?|funds?)\b.{0,250}",
    r"(?:ap[oó]y[ae](?:nos)?|ay[uú]d[ae]nos|d[oó]n[ae](?:nos)?)\b.{0,120}"
    r"\b(?:nuestr[oa] (?:trabajo|labor|redacci[oó]n)|periodismo|donaci[oó]n|donativo|aporte"
    r"|suscripci[oó]n)\b.{0,120}",
    r"h(?:azte|[aá]gase) (?:soci[oa]|miembro|suscriptora?)\b.{0,250}",
    r"(?:queremos\b.{0,250}\b)?necesitamos\b.{0,60}"
    r"\b(?:recursos|apoyo|ayuda|donaci\w+|aportes?|suscri\w+)\b.{0,120}",
    r"(?:tu|su) (?:apoyo|ayuda|donaci[oó]n|donativo|aporte|suscripci[oó]n|contribuci[oó]n)"
    r" (?:\w+ ){0,2}(?:permit|ayud|hac|sosti|mant|financ|es)\w*\b.{0,250}",
)
