"""Words that tell what a name is, in English and Spanish; folded, without accents."""

ORGANISATIONS = frozenset(
    """
    academy administration assembly division agency alliance army association authority bank
    battalion board brigade bureau cartel cartels center centre chamber church clan club college
    command commission committee company confederation congress consortium convention coordinator
    corp corporation council court cooperative department directorate enterprises federation firm
    force forces foundation front fund gang government group guard holdings hospital house inc
    institute institution journal judiciary league ledger legislature library limited llc ltd
    magazine marines media military ministry mission monitor movement museum navy network news
    newspaper observatory office organisation organization parliament party patrol police post
    press prosecution prosecutors radio registry review school secretariat senate service services
    society squad star station superintendency syndicate team telegraph television times treasury
    tribunal union university agencia alcaldia alianza armada asamblea asociacion ayuntamiento
    banco brigada camara cartel clan colectivo colegio comando comision comite compania
    confederacion congreso consejo consorcio cooperativa coordinadora corporacion corte diario
    direccion ejercito empresa empresas estado federacion fiscalia frente fuerza fuerzas fundacion
    gobierno grupo guardia hermanos iglesia inspectoria instituto juzgado liga marina ministerio
    movimiento museo observatorio oficina organismo organizacion parlamento partido periodico
    policia procuraduria pastoral red registro revista sala secretaria senado servicio sindicato
    sociedad superintendencia television transportes tribunal union universidad
    """.split()
)
"""Nouns of bodies: with one of them a name is an organisation's."""

FORMS_OF_COMPANIES = frozenset("sa srl sl ltda cv inc ltd corp llc plc gmbh co cia".split())

PLACES = frozenset(
    """
    republic kingdom empire republica reino imperio airport avenue bay beach boulevard bridge canal
    canyon cape city coast county creek desert forest gulf hamlet harbor harbour highway hill hills
    island islands lake mount mountain mountains ocean park peninsula port province region ridge
    river road route sea square state street town valley village volcano aldea autopista avenida
    bahia barrio bosque bulevar cabo calle canton carretera cerro ciudad colonia cordillera costa
    departamento estrecho golfo isla islas lago laguna mar monte montana municipio paso playa plaza
    provincia puente puerto rio ruta selva sierra valle volcan san santa santo fray
    """.split()
)
"""Nouns of places, and what many places begin with."""

ROADS = frozenset(
    "route road highway km kilometre kilometer ruta carretera autopista interstate".split()
)
"""What a number goes with."""

FEATURES = frozenset(
    """
    republic kingdom empire republica reino imperio airport bay bridge city county department
    harbour harbor hamlet island lake municipality port province river state town valley village
    volcano aldea bahia ciudad departamento isla lago municipio provincia puente puerto rio ruta
    valle
    """.split()
)
"""Nouns of places that a name is told with or without: the Suchal, the Suchal River."""

COUNTRIES = frozenset(
    """
    afghanistan albania algeria angola argentina armenia australia austria belgium belize bolivia
    brazil bulgaria cambodia cameroon canada chile china colombia congo croatia cuba cyprus denmark
    ecuador egypt england estonia ethiopia finland france georgia germany ghana greece guatemala
    guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica
    japan jordan kenya korea kuwait latvia lebanon libya lithuania luxembourg madagascar malaysia
    mali malta mexico moldova mongolia morocco mozambique myanmar namibia nepal netherlands
    nicaragua niger nigeria norway pakistan palestine panama paraguay peru philippines poland
    portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia slovenia
    somalia spain sudan suriname sweden switzerland syria taiwan tanzania thailand tunisia turkey
    uganda ukraine uruguay venezuela vietnam wales yemen zambia zimbabwe alemania argelia belgica
    belice brasil camboya canada corea croacia dinamarca egipto eslovaquia eslovenia espana etiopia
    filipinas finlandia francia grecia hungria inglaterra irak irlanda italia japon jordania kenia
    libano libia lituania malasia marruecos noruega polonia rumania rusia serbia singapur siria
    sudafrica suecia suiza tailandia tunez turquia ucrania vietnam america africa asia europe
    europa caribbean caribe pacific pacifico atlantic atlantico
    """.split()
)
COUNTRIES_OF_WORDS = frozenset(
    (
        "united states", "estados unidos", "united kingdom", "reino unido", "el salvador",
        "costa rica", "dominican republic", "republica dominicana", "puerto rico", "south africa",
        "saudi arabia", "arabia saudita", "new zealand", "nueva zelanda", "north korea",
        "south korea", "sri lanka", "central america", "latin america", "america central",
        "america latina", "centroamerica", "us", "usa", "uk", "eeuu",
    )
)  # fmt: skip

STATES = frozenset(
    """
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
    illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
    mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas
    utah vermont wisconsin wyoming aguascalientes campeche chiapas chihuahua coahuila colima
    durango guanajuato jalisco michoacan nayarit oaxaca queretaro sinaloa sonora tabasco tamaulipas
    tlaxcala veracruz yucatan zacatecas chimaltenango chiquimula escuintla huehuetenango izabal
    jalapa jutiapa peten quetzaltenango quiche retalhuleu sacatepequez solola suchitepequez
    totonicapan zacapa atlantida choluteca comayagua copan intibuca ocotepeque olancho yoro
    ahuachapan cuscatlan chalatenango sonsonate usulutan chinandega chontales esteli jinotega
    madriz matagalpa antioquia arauca caqueta casanare cauca choco cundinamarca guaviare huila
    narino putumayo quindio risaralda tolima vaupes vichada
    """.split()
)
"""States and departments of the field's countries, where no person is called so."""

PEOPLES = frozenset(
    """
    afghan african american arab argentine argentinian asian australian austrian belgian belizean
    bolivian brazilian british bulgarian canadian caribbean catalan chilean chinese colombian
    croatian cuban czech danish dutch ecuadorian egyptian english european finnish french german
    greek guatemalan haitian honduran hungarian indian indonesian iranian iraqi irish israeli
    italian jamaican japanese jewish jordanian kenyan korean latin lebanese libyan lithuanian
    malaysian mayan mexican moroccan muslim nicaraguan nigerian norwegian pakistani palestinian
    panamanian paraguayan peruvian polish portuguese romanian russian salvadoran salvadorean
    salvadorian saudi scottish serbian somali spanish sudanese swedish swiss syrian thai tunisian
    turkish ukrainian uruguayan venezuelan vietnamese welsh yemeni catholic christian christianity
    islamic islam orthodox protestant soviet communist nazi roman mongol hindu hindi buddhist mayas
    maya
    """.split()
)
"""Adjectives and peoples that English writes with a capital."""

NO_NAMES = frozenset(
    """
    jr sr ii iii article chapter section new old western eastern northern southern central i ok god
    internet whatsapp photo foto fotografia image imagen source fuente video audio sidebar bc ad
    bce ce tv dvd note nota mr mrs ms sr sra srta dr dra don dona senor senora christmas easter
    navidad covid january february march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
"""Capitalised without naming anybody or any place."""

EVENTS = frozenset(
    """
    war battle revolution treaty agreement conference olympics games cup festival act law amendment
    operation crisis offensive massacre accord accords day week year guerra batalla revolucion
    tratado acuerdo acuerdos conferencia olimpiada copa ley enmienda operacion crisis ofensiva
    masacre dia semana semestre ano
    """.split()
)
"""What happened or was made: a name with one of them is none of the kinds."""

JOINING = frozenset("of the de del la las los el y e and von van bin da dos al".split())

GIVEN_NAMES = frozenset(
    """
    aaron abel abigail abraham adam adan adela adolfo adrian adriana agustin aida alan alba albert
    alberto alejandra alejandro alex alexander alexandra alfonso alfred alfredo alice alicia alma
    alonso alvaro amalia amanda amelia amparo ana anastasio anders andre andrea andres andrew angel
    angela angelica anibal anita ann anna anne anthony antonia antonio ariel armando arnold arnulfo
    arthur arturo augusto aurelio aurora baltasar barbara beatriz ben benito benjamin bernardo
    bertha blanca brenda brian bruno camila camilo carla carlos carmen carol carolina caroline
    catalina catherine cecilia celia cesar charles charlotte christian christina christine
    christopher cipriano clara claudia claudio clemencia concepcion consuelo cristian cristina
    cristobal daniel daniela dario david deborah delia delmar diana diego dolores domingo donald
    dora doris edgar edgardo edmundo eduardo edward edwin elena elias elisa elizabeth eloisa elsa
    elvira emilia emiliano emilio emily emma enrique eric erica erick ernesto esperanza esteban
    estela esther eugenia eugenio eulalio eva evaristo evelyn fabian fabiola fabricio fatima
    federico felipe felix fermin fernanda fernando fidel flor francis francisca francisco frank
    gabriel gabriela gary george gerald gerardo german gerson gilberto gloria gonzalo grace
    graciela gregorio guadalupe guillermo gustavo guy hannah harold harry hector helen helena henry
    hernan hilario hilda hugo humberto ignacio iliana ines irene iris irma isaac isabel isaias
    ismael israel ivan jack jacinto jacob jacobo jaime james jane janet jason javier jean jeffrey
    jennifer jeremy jerome jessica jesus joan joaquin joel john jonathan jorge jose joseph joshua
    josue juan juana judith julia julian juliana julie julio karen karina karl karla katherine
    kevin larry laura leonardo leonor leopoldo leticia lidia lilian liliana linda lisa lorena
    lorenzo louis lourdes lucas lucia luciano lucy luis luisa luz magdalena manuel manuela marcela
    marcelo marco marcos margaret margarita maria mariana mariano maribel marie marina mario
    marisol mark marta martha martin martina marvin mary mateo matthew matias mauricio maximo mayra
    mercedes michael michelle miguel milagros miriam mirna moises monica nancy natalia nathan
    nelson nemesio nicanor nicolas noe noemi nora norma octavio ofelia olga olivia omar oscar osmar
    otto ovidio pablo paola pascual patricia patricio patrick paul paula paulina pedro peter philip
    pilar priscila prudencio rachel rafael ramiro ramon raquel raul rebeca rebecca refugio reina
    rene ricardo richard rigoberto rita robert roberto rocio rodolfo rodrigo rogelio roger roland
    rolando romeo rosa rosalba rosario rosaura roxana ruben ruth salvador samuel sandra santiago
    sara sarah saturnino saul sebastian sergio silvia simon sofia sonia sophia stephen steven susan
    susana teodoro teresa thelma telma theresa thomas timothy tito tobias tomas tomasa valentina
    valeria vanessa veronica vicente victor victoria vilma vincent virginia walter wendy wilber
    wilfredo william wilmer wilson xavier ximena yesenia yolanda zoila
    """.split()
)
"""Given names that are common where English and Spanish are spoken, and hardly anything else."""
