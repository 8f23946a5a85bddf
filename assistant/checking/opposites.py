"""Words of which one told for another turns a claim round, in English and Spanish.

Another list than the one that training alters questions by: that one may be rich ("first", "last"),
since an altered question need only be another; here each pair must be a contradiction.
"""

_PAIRS = """
rise rises rose risen rising increase increases increased increasing grew grow grown growing climbed
/ fall falls fell fallen falling decrease decreases decreased decreasing drop drops dropped declined
shrank
| more / fewer less
| most / least
| largest biggest greatest highest / smallest lowest
| won win wins / lost lose loses
| accepted accept accepts approved approve approves granted upheld
/ rejected reject rejects refused dismissed overturned denied
| arrested arrest captured detained jailed imprisoned / released freed escaped
| opened open opens reopened / closed close closes shut
| entered enter enters arrived arrive came / left leave leaves departed withdrew
| killed dead die dies died murdered slain / wounded injured hurt survive survived unharmed
| guilty convict convicted / innocent acquit acquitted cleared
| bought buy buys purchased / sold sell sells
| supported support supports backed / opposed oppose opposes
| began begin begins started start starts opened / ended end ends stopped finished
| north northern / south southern
| east eastern / west western
| before / after
| legal lawful / illegal unlawful
| public / private
| true / false
| admitted confessed confirmed said says stated claimed claims told / denied denies
| dijo afirmo aseguro declaro / nego
| appointed hired / dismissed fired sacked suspended
| joined / left quit
| allowed permitted / banned forbade prohibited forbidden
| day daytime / night night-time
| above / below
| found / lost
| first / last
| early earlier / late later
| inside within / outside
| best / worst
| high higher / low lower
| strong stronger / weak weaker
| large big larger bigger / small smaller
| rich / poor
| foreign / domestic
| urban / rural
| internal / external
| upper / lower
| majority / minority
| success succeeded / failure failed
| victory / defeat
| positive / negative
| dentro / fuera
| temprano / tarde
| mejor / peor
| include includes included including / exclude excludes excluded excluding
| similar same alike / different unlike
| common / rare uncommon
| modern / ancient
| founded created built established / dissolved destroyed demolished abolished
| attacked / defended
| major / minor
| maximum / minimum
| likely / unlikely
| easier / harder
| popular / unpopular
| gained / lost
| advantage / disadvantage
| oldest elder / youngest younger
| husband / wife
| father / mother
| brother / sister
| son / daughter
| men man / women woman
| subio subieron aumento aumentaron crecio / bajo bajaron disminuyo disminuyeron cayo cayeron
| mas / menos
| detenido detenidos arrestado arrestados capturado capturados / liberado liberados libre absuelto
| abrio abrieron / cerro cerraron
| entro entraron llego llegaron / salio salieron huyo huyeron
| muerto muertos murio murieron fallecidos fallecio asesinados
/ herido heridos heridas ilesos sobrevivio sobrevivieron
| culpable condenado condenada condenados condeno condenaron
/ inocente absuelto absuelta absueltos absolvio absolvieron
| compro compraron / vendio vendieron
| acepto aceptaron aprobo aprobaron / rechazo rechazaron nego
| comenzo empezo inicio / termino acabo finalizo
| norte / sur
| antes / despues
| legal / ilegal
| verdadero / falso
| gano ganaron / perdio perdieron
| hombre hombres / mujer mujeres
| padre / madre
| hermano / hermana
| hijo / hija
| apoyo apoyaron / se_opuso
"""


def _by_word() -> dict[str, frozenset[str]]:
    """For each word all words that contradict it."""
    opposed: dict[str, frozenset[str]] = {}
    for pair in _PAIRS.split("|"):
        one, other = (frozenset(side.split()) for side in pair.split("/"))
        for words, against in ((one, other), (other, one)):
            for word in words:
                opposed[word] = opposed.get(word, frozenset()) | against
    return opposed


OPPOSED = _by_word()
"""Each word, folded, with the words that contradict it."""
