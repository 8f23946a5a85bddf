"""The phrases of page furniture, in English and Spanish.

Curated from what news sites of the field and the common publishing systems print around an
article. Every pattern must match a whole line, so that prose that merely uses the words is safe;
a pattern is here because no honest paragraph would read so.
"""

import re


def _lines(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


# said to the reader once the article is over
PARTINGS = _lines(
    r"(?:was|is|did you find|how (?:helpful|useful) was) this (?:\w+ )?"
    r"(?:content|article|page|story|post|information|report)(?: (?:was )?(?:helpful|useful"
    r"|interesting))?"
    r"(?: to you)?\s*\?(?:\W*yes\W*no\W*)?",
    r"¿\s?(?:te|le) (?:result[oó]|fue|pareci[oó]"
    r"|ha sido) (?:de )?[úu]til.{0,60}\?(?:\W*s[ií]\W*no\W*)?",
    r"¿\s?(?:fue|ha sido) [úu]til (?:este|esta).{0,40}\?(?:\W*s[ií]\W*no\W*)?",
    r"what are your thoughts\?.{0,30}(?:click|send|tell|write|share).{0,160}",
    r"(?:leave a (?:reply|comment)|post a comment|join the (?:conversation|discussion)"
    r"|deja (?:un|tu) comentario|deja una respuesta|escribe un comentario)\W*",
    r"your email address will not be published\..{0,80}"
    r"|tu (?:direcci[oó]n de )?correo electr[oó]nico"
    r" no ser[aá] publicad[oa]\..{0,80}",
)

# on what may be done with it, mostly after its end
RIGHTS = _lines(
    r"(?:we encourage|we invite|you are free|feel free|readers are free).{0,60}\b(?:copy"
    r"|re-?publish"
    r"|reprint|share our (?:work|stories|articles)|distribute).{0,500}",
    r"(?:this (?:work|article|story) is|(?:our|all) (?:work|content|stories) (?:is"
    r"|are)) licen[sc]ed"
    r" under .{0,300}",
    r"(?:esta obra|este (?:art[ií]culo|trabajo|contenido)) (?:est[aá] (?:bajo|sujeto)"
    r"|se publica bajo)"
    r" .{0,40}licencia.{0,200}",
    r"(?:se permite|puede[ns]?|se autoriza)(?: la)? (?:republicar|reproduc\w+|copiar)"
    r".{0,60}(?:art[ií]culo|contenido|nota|texto).{0,200}(?:cr[eé]dito|atribu|enlace"
    r"|fuente).{0,200}",
    r"(?:©|\(c\)|copyright (?:©|\(c\)|\d{4}|by\b)).{0,200}",
    r".{0,120}\b(?:all rights reserved|todos los derechos reservados)\W*"
    r"(?:(?:no part|prohibid|unauthori[sz]ed)\w*\b.{0,160})?",
    r".{0,60}\bprohibida (?:la|su) (?:reproducci[oó]n|redistribuci[oó]n|redifusi[oó]n)\b.{0,200}",
)

# certain as well, but they also interrupt an article
INTERRUPTIONS = _lines(
    r"\W{0,3}(?:see also|read (?:more|also|next|the full story)|also read|more on this"
    r"|don['’]t miss"
    r"|related(?: (?:story|article|reading|coverage))?|lea (?:tambi[eé]n|m[aá]s|adem[aá]s)"
    r"|leer (?:m[aá]s|tambi[eé]n)|vea (?:tambi[eé]n|adem[aá]s)|v[eé]ase tambi[eé]n|ver tambi[eé]n"
    r"|(?:tambi[eé]n )?(?:le|te) puede interesar|(?:nota|art[ií]culo) relacionad[oa]"
    r"|m[aá]s informaci[oó]n)\s*(?::|\||–|—|>|»)\s*.{0,200}",
    r"(?:read more|read next|continue reading|keep reading|leer m[aá]s|seguir leyendo"
    r"|contin[uú]a leyendo|read full story|back to top|volver arriba|skip to (?:main )?content"
    r"|saltar al contenido|publicidad|sponsored(?: content)?|anuncio|enlaces patrocinados)\W*",
    r"(?:advertisement|advertising|skip advertisement|after newsletter promotion"
    r"|(?:story|article) continues (?:below|after)(?: (?:this )?advertisement)?)"
    r"(?:\W+(?:scroll to continue(?: reading)?|skip advertisement))?\W*",
    r"(?:this (?:web)?site|our (?:web)?site|we(?: and our partners)?|este (?:sitio|portal)(?: web)?"
    r"|utilizamos|usamos|nosotros y nuestros socios|by (?:continuing|using)|al (?:continuar"
    r"|navegar))"
    r"\b(?=.*\b(?:uses? cookies|accept|consent|privacy|preferences|utiliza(?:mos)?|usamos|acept"
    r"|privacidad))"
    r"[^.]{0,80}\bcookies\b.{0,300}",
    r"(?:sign up|subscribe|register)\b.{0,80}\b(?:newsletters?|inbox|e-?mails?|updates"
    r"|alerts)\b.{0,120}",
    r"(?:get|receive)\b.{0,80}\b(?:newsletters?|(?:in|to) your inbox)\b.{0,80}",
    r"(?:suscr[ií]b[ae](?:te|se)?|reg[ií]str[ae](?:te|se)?|rec[ií]b[ae](?:lo|s)?)\b.{0,80}"
    r"\b(?:bolet[ií]n(?:es)?|newsletter|correo|alertas|novedades)\b.{0,120}",
    r"(?:suscr[ií]b[ae](?:te|se)|subscribe|sign up)(?: (?:now|today|here|ahora|aqu[ií]))?\W*",
    r"(?:follow|s[ií]gue(?:nos)?|s[ií]ganos)(?: us)? (?:on|en) (?:facebook|twitter|x|instagram"
    r"|telegram"
    r"|whatsapp|youtube|tiktok|google news|bluesky)\b.{0,80}",
    r"(?:\d+|one|un) min(?:ute|uto)?s? (?:read|de lectura)"
    r"(?:\W+(?:listen|save|share|follow|escuchar|guardar|compartir|seguir))*\W*",
    r".{0,160}\b(?:newsletter|bolet[ií]n)\b.{0,120}\b(?:sign up|subscribe|suscr[ií]bete"
    r"|ap[uú]ntate)"
    r"(?: here| today| now| aqu[ií])?\W*",
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
    r"|los comentarios (?:publicados|se moderan|son (?:de|responsabilidad))\b.{0,250}",
    r"who is online|users browsing this forum:.{0,120}|sort by:?(?:\s\w+){0,4}"
    r"|rate this (?:article|story|page)\b.{0,40}",
    r"view (?:this|it)(?: e?-?mail| message| newsletter)? (?:in|on) (?:your|a|the) (?:browser"
    r"|web)\W*"
    r"|was this (?:e-?mail |newsletter )?forwarded to you\?.{0,80}"
    r"|you(?:['’]re| are)? (?:receive|received|receiving) this (?:e-?mail|newsletter"
    r"|message)\b.{0,200}"
    r"|unsubscribe(?:\W+(?:update|manage|change)\b.{0,60})?\W*"
    r"|recib(?:es|e|iste|i[oó]) este (?:correo|bolet[ií]n|mensaje)\b.{0,200}"
    r"|ver (?:este \w+ )?en (?:el|su|tu) navegador\W*|cancelar (?:la )?suscripci[oó]n\W*",
    r"your browser (?:does not|doesn['’]t) support\b.{0,80}|now playing"
    r"|press enter or click to view image\b.{0,30}"
    r"|(?:haga|haz) clic (?:aqu[ií] )?para ampliar.{0,40}",
    r"download (?:the|our) [\w ]{1,30}\bapp(?: (?:for|to|from|on)\b.{0,60})?\W*"
    r"|descarga(?:te)? (?:la|nuestra) (?:app|aplicaci[oó]n)\b.{0,60}",
    r"(?:updated )?\d+ (?:second|minute|min|hour|day|week|month|year)s? ago"
    r"|hace \d+ (?:minutos?|horas?|d[ií]as?|semanas?|meses|a[nñ]os?)",
    r"our standards:.{0,120}|powered by [\w ]{2,40}[®™]?|an official website of\b.{0,120}",
)

# the words that a piece is filed under
TAGS = _lines(
    r"(?:tags?|labels?|filed under|categor(?:y|ies)|keywords|(?:suggested |related )?topics"
    r"|etiquetas?"
    r"|etiquetado|temas|archivad[oa] en|categor[ií]as?|publicado en)\s*:(?!.*[.!?]$).{1,200}",
)

# said where the rest is for those who pay
WALLS = _lines(
    r"you(?:['’]ve| have) (?:read|reached|used)\b.{0,40}\b(?:limit|free (?:articles"
    r"|stories))\b.{0,160}"
    r"|(?:subscribe|register|sign in|log in) to (?:continue|keep|read)\b.{0,80}"
    r"|to (?:continue|keep) reading(?: this \w+)?"
    r"(?:, .{0,80}\b(?:subscri|register|log in|sign in)\w*.{0,60})?\W*"
    r"|continue reading (?:with|for|by|this)\b.{0,80}"
    r"|(?:already|are you) a (?:subscriber|member)\?.{0,80}"
    r"|this (?:article|content|story) is (?:for|only|exclusive|reserved|available)\b.{0,40}"
    r"\b(?:subscribers|members)\b.{0,80}",
    r"(?:¿\s?)?ya (?:eres|es usted) (?:suscriptor|suscriptora|socio|socia)\b.{0,80}"
    r"|(?:suscr[ií]b[ae](?:te|se)|reg[ií]str[ae](?:te|se)|inicia sesi[oó]n) para (?:seguir"
    r"|continuar|leer)"
    r"\b.{0,80}|para (?:seguir|continuar) leyendo\b.{0,120}"
    r"|(?:contenido|art[ií]culo) exclusivo para (?:suscriptores|socios)\b.{0,80}"
    r"|has (?:le[ií]do|alcanzado|llegado)\b.{0,40}\b(?:l[ií]mite|art[ií]culos gratuitos)\b.{0,160}",
)

ENDINGS = (*PARTINGS, *RIGHTS)
NO_ENDING = (*INTERRUPTIONS, *CONTROLS)  # stand above an article and within it, too
FIRM = (*ENDINGS, *INTERRUPTIONS, *CONTROLS, *TAGS, *WALLS)

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

# asks for money and help: furniture only beside furniture, since people in articles ask too
SOFT = _lines(
    r"(?:we|help us|support|please|if you|your|become|make a|donate)\b.{0,250}"
    r"(?:resources|your (?:help|support)|donat|contribut|subscri|member).{0,120}",
    r"facebook|x|twitter|whatsapp|telegram|linkedin|reddit|e-?mail|correo|copy link|copiar enlace",
    r"(?:ap[oó]y[ae]|ay[uú]d[ae]|don[ae]|haz(?:te)?|h[aá]gase|queremos|necesitamos|tu|su)\b.{0,250}"
    r"(?:recursos|apoyo|ayuda|donaci[oó]n|aporte|suscri|socio|miembro).{0,120}",
)

# over a list of other articles
RELATED = _lines(
    r"(?:related|recommended)(?: (?:content|stories|articles|posts|news|reading|coverage|topics))?"
    r"|(?:suggested|explore more on these) topics|(?:around the web|top stories|just in|top \d+"
    r"|next stories|latest headlines|also from this source|related publications|tags|topics)"
    r"|more (?:stories|articles|news|press releases|from .{2,40}|in [A-Z]\w{2,30})|you (?:may"
    r"|might) also (?:like|be interested in)"
    r"|(?:most (?:read|popular|viewed)|latest (?:news|stories|articles)|trending(?: now)?|read next"
    r"|what to read next|see also|more on this (?:story|topic)|editor['’]?s['’]? picks?)",
    r"(?:contenidos?|art[ií]culos?|notas?|noticias|historias|entradas|temas) relacionad[oa]s?"
    r"|(?:tambi[eé]n )?(?:le|te) (?:puede|podr[ií]a) interesar|lea (?:tambi[eé]n|m[aá]s)"
    r"|(?:mir[aá]|leer) tambi[eé]n|te recomendamos|m[aá]s (?:le[ií]d|vist)[oa]s"
    r"|otr[oa]s (?:noticias|notas"
    r"|comunicados)|m[aá]s (?:noticias"
    r"|historias|art[ií]culos|de .{2,40})|lo m[aá]s (?:le[ií]do|visto)(?: hoy)?|relacionad[oa]s"
    r"|recomendad[oa]s"
    r"|[uú]ltimas noticias",
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

COMMENTS = re.compile(
    r"(?:\d+\s+)?(?:comments?|comentarios?|responses?|respuestas?)(?:\s*\(?\d+\)?)?:?", re.I
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

# what share buttons say; a line of nothing else is one, but a network alone may be a heading
NETWORKS = frozenset(
    """
    facebook twitter whatsapp telegram linkedin reddit pinterest bluesky mastodon messenger
    """.split()
)
SHARE_SIGNS = NETWORKS | frozenset(
    """
    share sharing tweet retweet print compartir comparte comparta compártelo tuitear imprimir
    """.split()
)
SHARE_WORDS = SHARE_SIGNS | frozenset(
    """
    x email e mail icon icons on by via this article story post pin it save copy link copied
    listen to with instagram threads signal clipboard in en por con correo electrónico copiar
    enlace este esta artículo nota guardar escuchar a the and y our your friends flipboard pocket
    """.split()
)
