"""English verbs whose past is another word, which no stemmer joins: asked is when it did "sink".

Left out is what is more often another word ("rose", "wound", "bit", "lay", "born").
"""

_VERBS = """
arise arose arisen | awake awoke awoken | bear bore | beat beaten | become became |
begin began begun | bend bent | bleed bled | blow blew blown | break broke broken | breed bred |
bring brought | build built | burn burnt | buy bought | catch caught | choose chose chosen |
come came | creep crept | deal dealt | dig dug | do did done | draw drew drawn | dream dreamt |
drink drank drunk | drive drove driven | eat ate eaten | fall fell fallen | feed fed | feel felt
| fight fought | find found | flee fled | fly flew flown | forbid forbade forbidden |
foresee foresaw foreseen | forget forgot forgotten | forgive forgave forgiven |
freeze froze frozen | get got gotten | give gave given | go went gone | grow grew grown |
hang hung | hear heard | hide hid hidden | hold held | keep kept | know knew known | lead led |
lean leant | leap leapt | learn learnt | leave left | lend lent | lose lost | make made |
mean meant | meet met | mislead misled | pay paid | overcome overcame |
override overrode overridden | oversee oversaw overseen | overtake overtook overtaken |
overthrow overthrew overthrown | rebuild rebuilt | repay repaid | ride rode ridden |
ring rang rung | run ran | say said | see saw seen | seek sought | sell sold | send sent |
shake shook shaken | shine shone | shoot shot | show shown | shrink shrank shrunk |
sing sang sung | sink sank sunk | sleep slept | slide slid | speak spoke spoken | speed sped |
spend spent | spin spun | spring sprang sprung | stand stood | steal stole stolen | stick stuck
| strike struck | swear swore sworn | sweep swept | swim swam swum | swing swung |
take took taken | teach taught | tear tore torn | tell told | think thought | throw threw thrown
| undergo underwent undergone | understand understood | undertake undertook undertaken |
wake woke woken | wear wore worn | weave wove woven | weep wept | win won |
withdraw withdrew withdrawn | withhold withheld | write wrote written
"""

PRESENT = {
    form: verb for verb, *forms in (line.split() for line in _VERBS.split("|")) for form in forms
}
"""The verb of every irregular past form and participle."""
