"""Words whose full stop may not end a sentence, in English and Spanish.

Grouped by what a capital or a digit behind them means; that the next word in lower case never
starts a sentence needs no table. Without the final full stop, in lower case unless it matters.
"""

import re

# always followed by the name they introduce
BEFORE_NAME = frozenset(
    """
    mr mrs ms messrs mx dr drs dra dras sra sras srta srtas prof profa lic licda ing arq gral gral
    gen col cnel lt ltc tte capt cmdr cdr cmte comdte sgt sgto maj brig adm alm gov sen rep rev hon
    pres mons pbro fr mtro mtra lcdo lcda ldo ldo sta sto dña vs v viz cf e.g i.e ej p.ej
    dip cpl pvt insp supt det cdte gob magda ud uds vd vds
    """.split()
)

# followed by their number; before any other word the sentence is over ("He said no. The ...")
BEFORE_NUMBER = frozenset(
    """
    no nos nº nro núm num art arts p pp pg pág págs pags fig figs vol vols sec secs ch cap caps
    ca c approx aprox tel ext exp inc. para párr r res eq tab lám fol km kilóm av avda blvd
    """.split()
)

MONTHS = frozenset(
    """
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Ene Abr Ago Dic ene feb abr ago sept oct nov
    dic
    """.split()
)

# of a name or a phrase; a word that commonly starts sentences shows that one ended
WITHIN = frozenset(
    """
    st ft mt inc ltd co corp bros jr sr esq ph.d al cía cia s.a s.l s.r.l c.v edo dept depto dpto
    univ assn assoc ave rd hwy mtn pdte ed eds trad comp ibid ibíd op cit loc est incl dir min mun
    hno hnos
    """.split()
)

CLOCK = frozenset({"a.m", "p.m", "A.M", "P.M", "am", "pm", "m", "hrs", "hs"})

# what may stand behind "5 p.m." inside a sentence
CLOCK_COMPANION = frozenset(
    """
    EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST Eastern Central Mountain
    Pacific Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April
    May June July August September October November December
    """.split()
)

# U.S, D.C, J.P, EE.UU
ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")

# words that start sentences and are hardly ever the next part of a name
OPENERS_OF_SENTENCES = frozenset(
    """
    The This That These Those There Then They He She It Its We You Our Their His Her A An And But
    Or So Yet If When While As At In On By For From With After Before Since Until Under Over
    Despite Although Though Because However Meanwhile Instead Still Now Today Yesterday Here What
    Who Why How Where Which Some Many Most Several Few Both All Each Every One Two Three No Not
    Nobody None Neither Nor Once Only Just According Asked Also Another Again During Between El La
    Los Las Un Una Unos Unas Este Esta Estos Estas Ese Esa Esos Esas Eso Esto Aquel Aquella Él
    Ella Ellos Ellas Nosotros Yo Su Sus Lo Le Les Se En De Del Con Sin Por Para Según Tras Desde
    Hasta Cuando Mientras Aunque Pero Sino Y O Si Sí Ni Como Cómo Qué Quién Dónde Cuándo Porque
    Pues Entonces Luego Después Antes Ahora Hoy Ayer Allí Ahí Aquí También Tampoco Además Ya Hay
    Hubo Es Era Fue Nadie Nada Ninguno Ninguna Algunos Algunas Muchos Otro Otra Otros Otras Todos
    Todo Al A Durante Entre Ante Sobre Dos Tres
    """.split()
)

# "“Why?” Téllez asked." is one sentence
SPEECH_VERBS = (
    "said|says|asked|asks|told|added|replied|answered|wrote|shouted|cried|wondered|recalled"
    "|preguntó|dijo|dice|respondió|contestó|añadió|agregó|gritó|exclamó|escribió|relató|afirmó"
)
