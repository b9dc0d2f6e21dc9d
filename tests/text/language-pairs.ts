/**
 * What a specialist of each language takes for one word in two spellings, and what for two words. `a=b` are equal under the rules of
 * the language, `a≠b` are not, though some rule or its neighbour comes near to making them so.
 */
export const PAIRS: Readonly<Record<string, string>> = {
  en: `
    Julie≠July Marie≠Mary carrie≠carry bonne≠bon glorie=glory runne=run farre=far finde=find certaine=certain goodnesse=goodness knowne=known itselfe=itself
    onely=only theyr=their doeth=doth beautie=beauty sinne=sin kinde=kind maister=master
    tumour=tumor valour=valor endeavour=endeavor ardour=ardor litre=liter mitre=miter sepulchre=sepulcher
    kidnapped=kidnaped worshipped=worshiped specialise=specialize homologue=homolog oestrogen=estrogen
    caesium=cesium sceptical=skeptical carcase=carcass errour=error ſhew=show knowlege=knowledge dye≠die
    ensure≠insure flour≠flower
    glamour=glamor rigour=rigor sabre=saber goitre=goiter levelled=leveled modelling=modeling distil=distill
    fulness=fullness baptise=baptize agonise=agonize travelogue=travelog license=licence
    genuflexion=genuflection haemoglobin=hemoglobin encyclopædia=encyclopedia sulphate=sulfate storeys=stories
    bisulphate=bisulfate unlabelled=unlabeled grey-haired=gray-haired phrensy=frenzy gaiety=gayety
    hiccough=hiccup mediocre≠mediator corps≠corpse morning≠mourning pray≠prey addition≠edition
    allusion≠illusion casual≠causal complement≠compliment currant≠current fair≠fare dairy≠diary waist≠waste
    armour=armor flavour=flavor odour=odor parlour=parlor clamour=clamor calibre=caliber sombre=somber
    meagre=meager labelled=labeled traveller=traveler woollen=woolen wilful=willful instalment=installment
    appal=appall realise=realize criticise=criticize catalyse=catalyze analogue=analog pretence=pretense
    practise=practice inflexion=inflection leukaemia=leukemia orthopaedic=orthopedic diarrhoea=diarrhea
    amoeba=ameba cosy=cozy pyjamas=pajamas storey=story whilst=while learnt=learned burnt=burned spelt=spelled
    cypher=cipher gypsy=gipsy enquire=inquire despatch=dispatch mediæval=medieval logick=logic
    controul=control chuse=choose surprize=surprise antient=ancient cloaths=clothes shewn=shown stopt=stopped
    mixt=mixed Æneas=Aeneas rôle=role Brontë=Bronte Mr=Mr. accept≠except loath≠loathe quiet≠quite
    emigrate≠immigrate cite≠site discreet≠discrete eminent≠imminent adapt≠adopt hanger≠hangar rain≠reign
    sole≠soul vain≠vein weather≠whether peer≠pier serf≠surf tail≠tale taper≠tapir diner≠dinner latter≠later
    cooper≠copper baring≠barring tire≠tier cheque≠cheek ton≠tone
    labour=labor rumour=rumor vapour=vapor saviour=savior splendour=splendor fibre=fiber spectre=specter
    lustre=luster marvellous=marvelous counsellor=counselor signalled=signaled enrolment=enrollment
    recognise=recognize apologise=apologize civilisation=civilization paralyse=paralyze monologue=monolog
    offence=offense reflexion=reflection mediaeval=medieval oesophagus=esophagus paediatric=pediatric
    moustache=mustache sulphur=sulfur artefact=artifact aluminium=aluminum kerb=curb draught=draft physick=physic
    compleat=complete walk’d=walked o’er=over euer=ever iustice=justice 3=three forty-two=42 XIX=19 ﬂower=flower
    Œdipus=Oedipus façade=facade affect≠effect peace≠piece lead≠led bare≠bear hole≠whole stare≠stair course≠coarse
    council≠counsel stationary≠stationery dying≠dyeing planes≠planers rate≠rat moral≠morale human≠humane
    born≠borne breath≠breathe lightning≠lightening canvas≠canvass censor≠censer humour≠human
    colour=color honour=honor favourite=favorite neighbourhood=neighborhood behaviour=behavior theatre=theater
    centre=center metres=meters travelling=traveling cancelled=canceled jewellery=jewelry fulfil=fulfill
    skilful=skillful organise=organize analysed=analyzed catalogue=catalog dialogue=dialog defence=defense
    licence=license connexion=connection grey=gray plough=plow programme=program encyclopaedia=encyclopedia
    anaemia=anemia foetus=fetus manoeuvre=maneuver sceptic=skeptic judgement=judgment ageing=aging mould=mold
    gaol=jail tyre=tire cheque=check publick=public shew=show lov’d=loved tho’=though vnto=unto iudge=judge
    æther=aether ſaid=said naïve=naive coöperate=cooperate twenty=20 XIV=14 twenty-five=25 to-day=today
    towards=toward oeconomy=economy musick=music
    four≠for hour≠hor prise≠prize advice≠advise device≠devise poets≠pets filled≠filed affect≠effect shoes≠shes
    tilling≠tiling holly≠holy wise≠size story≠store tour≠tor premise≠promise planned≠planed hoping≠hopping
    matter≠mater were≠where three≠30 sense≠cents principal≠principle lose≠loose desert≠dessert angel≠angle ALL≠I
    V≠six not≠now rise≠rice metre≠mete does≠dos then≠than of≠off filling≠filing caller≠caler
  `,
  enm: `
    hond=hand
    lond=land
    haue=have chirche=cherche moder=mooder fader=fadir bretheren=brethren spak=spake maked=makid seyde=saide
    bon≠ban hond≠hound
    kynges=kinges loueth=lovith whiche=wich nat=not schal=shall ȝonge=yonge knyht=knyght þerfore=therfore
    fyr=fyre herte=hert swerd=swerde ladyes=ladies wolde≠sholde lyf≠wyf hors≠hous
    euery=every haþ=hath soote=sote licour=lycour drought=droghte bathed=bathud vertue=vertu shoures=schoures
    whiche=which Aprill=aprille swich=swiche wyþ=with knyghtes=knightes yonge=yong seiþ=seith þou=thou ȝif=yif
    thyng=thing myght=mighte world=worlde heuen=heven loue=love dede=deed foweles=fowles whan≠than flour≠floor
    strondes≠londes hise≠hire wente≠wende slepen≠slepe
    kyng=king vnto=unto þat=that ȝe=ye knyȝt=knight whan=whanne hys=his hir=hire shoures=showres swete=swet
    loued=lovid wiþ=with goodes=goodis al=alle nyght=night
    god≠good sone≠some he≠she man≠men lord≠lady hath≠had king≠kin shal≠sholde
  `,
  la: `
    oblivio=obliuio caeteri=ceteri amicicia=amicitia exulto=exsulto iocundus=iucundus uilla=villa
    lachrimae=lacrimae tyrannus=tirannus aliꝙ=aliquod ꝑ=per om̄ia=omnia rōe=ratione frēs=fratres tp̄e=tempore
    dicūt=dicunt ꝯmuni=communi belloꝝ=bellorum tempꝰ=tempus miles≠miser audit≠audet legam≠legem capit≠cepit
    quantocius=quantotius syluestris=silvestris paradysus=paradisus ꝓphetæ=prophetae dūmodo=dummodo ānus=annus
    atqꝫ=atque negocium=negotium inquid=inquit velud=velut obsecro=opsecro immo=imo sumptus=sumtus
    quicquid=quidquid Moyses=Moises heremus=eremus eciam=etiam tercius=tertius cohercere=coercere
    affirmo=adfirmo summitto=submitto intelligo=intellego noīe=nomine oīb=omnibus ē=est sūt=sunt
    dixerūt=dixerunt populū=populum ei≠eis hoc≠huc ars≠arx alius≠alias quod≠quid seruat≠seruit patris≠partis
    praetium=pretium cœlum=celum hiemps=hiems dumtaxat=duntaxat quanquam=quamquam umquam=unquam
    annuncio=annuntio ocium=otium ymago=imago hystoria=historia christus=xp̄s pręsens=presens exurgo=exsurgo
    sanctvs=sanctus Iohannes=Johannes uolt=vult aecclesia=ecclesia thronus=tronus sepulcrum=sepulchrum
    anulus=annulus quotiens=quoties diligentia=diligencia conditio=condicio ꝺeus=deus ꝼinis=finis tn̄=tamen
    qm̄=quoniam nr̄=noster aūt=autem ꝓpter=propter multoꝝ=multorum omnibꝫ=omnibus manꝰ=manus hō=homo oīa=omnia
    gl̄ia=gloria mīa=misericordia ecc̄lia=ecclesia ꝯtra=contra populus≠populum anus≠annus vinco≠vincio
    levis≠laevis occido≠accido porto≠parto malum≠malam es≠est labor≠labar eius≠ejusdem cum≠con dicit≠dixit
    pontis≠potis casus≠cassus
    praelium=proelium caeterum=ceterum iustitia=iusticia gratia=gracia adpello=appello adsumo=assumo
    inlustris=illustris inritus=irritus obfero=offero conparo=comparo thesaurus=tesaurus sepulchrum=sepulcrum
    pulcher=pulcer carthago=karthago numquam=nunquam uulnus=volnus lacrima=lacryma hyems=hiems
    sollicitus=solicitus dampnum=damnum epistula=epistola michi=mihi ęcclesia=ecclesia xpi=christi om̄s=omnes
    spūs=spiritus uenit≠uendit regem≠regum fides≠fidei bonus≠bonum uis≠uir mori≠mari ora≠hora malus≠mallus
    legit≠legat parens≠pereo omnis≠omnes
    caeli=celi cęli=caeli noticiam=notitiam vita=uita iam=jam adfero=affero inmensus=immensus conlatus=collatus
    subpono=suppono michi=mihi nichil=nihil charitas=caritas sylva=silva littera=litera tamquam=tanquam
    exspecto=expecto volgus=vulgus optumus=optimus quum=cum cottidie=quotidie solempnis=sollemnis foemina=femina
    coena=cena haud=haut harena=arena &=et dn̄s=dominus cōtra=contra tēpus=tempus rosā=rosa adque=atque
    temptare=tentare intellego=intelligo autor≠auctor
    amabit≠amavit est≠et habeo≠abeo hos≠os deus≠deo caedit≠cedit aequus≠equus hora≠ora pater≠mater non≠nos rex≠lex
    amor≠amo quae≠qua servus≠servos
  `,
  grc: `
    ξύλων≠σύλων ο̅υ̅ν̅ο̅ς̅=οὐρανός Ἠλίας=Ἠλείας
    α̅ν̅ο̅ς̅=ἄνθρωπος ἀλλ᾽=ἀλλά ἐς=εἰς ξύν=σύν Δαυείδ=Δαυίδ σ̅ρ̅α̅=σωτῆρα ἰδού=ϊδου Ἰωάνης=Ἰωάννης
    Καφαρναούμ=Καπερναούμ
    γινώσκω=γιγνώσκω ἐστιν=ἐστίν τεσσεράκοντα=τεσσαράκοντα Ἱεροσόλυμα=ιεροσολυμα οὐχ=οὐκ θ̅υ̅=θεοῦ ιυ=ιησου
    υς=υιος λέγω≠λύω δέ≠δή ἡμῶν≠ὑμῶν ἀπό≠ὑπό
    Ναζαρέθ=Ναζαρετ Βηθλεέμ=βηθλεεμ Καφαρναούμ=Καφαρναουμ λήμψομαι=λήψομαι ἐραυνᾶτε=ἐρευνᾶτε
    συνλαμβάνω=συλλαμβάνω ἐνκακέω=ἐγκακέω συνζητέω=συζητέω ἔγραψεν=ἔγραψε ἐὰν=εαν ἀδελφοὶ=ἀδελφοί ὅς≠ὡς ἐκ≠ἐν
    πρός≠πρό λόγοι≠λόγου εἶ≠ᾖ ταῦτα≠ταὐτά
    ἐγένετο=εγενετο Μωϋσῆς=Μωυσης Μωσῆς=Μωϋσῆς Ἠλίας=Ηλιας ηλιασ=ἠλίας τίμιος=τειμιος ἀπεκρείθη=ἀπεκρίθη
    λέγουσιν=λέγουσι ῥαββεί=ῥαββί ἐνθάδε=ενθαδε σρια=σωτηρια μηρ=μητηρ ιηλ=ισραηλ στρος=σταυρος πνς=πνευματος
    ὄντως=ὀντως ἔνατος=ἔννατος θέλω≠θέλεις αὐτόν≠αὐτῶν ὑμῖν≠ἡμῖν ἔσται≠ἔστω οὗ≠οὐ ἴδε≠ἰδού λόγῳ≠λόγων
    εἶπον≠εἶδον ᾧ≠ὦ
    Ἰησοῦς=Ιησουϲ πρᾴως=πραως ᾠδή=ωδη εἶπεν=εἶπε δέδωκεν=δέδωκε εἰσίν=εἰσί πράττω=πράσσω δ’=δέ μετ’=μετά ὑφ’=ὑπό
    πηρ=πατηρ ουνος=ουρανος ανος=ανθρωπος δαδ=δαυιδ φοβηθῇς=φοβηθης ὑιός=υιος λόγος≠λόγον ἦν≠ἥν πόλις≠πολύς γάρ≠γε
    ὅτι≠ὅτε μή≠με σοι≠σου εἰ≠ἡ λύει≠λύῃ καινός≠κενός ἕτερος≠ἑταῖρος
    λόγος=λογος λόγοϲ=λόγος τῷ=τω ἀρχῇ=αρχηι ἦλθεν=ἦλθε ἐστίν=ἐστί πᾶσιν=πᾶσι θς=θεος κυ=κυριου ιϲ=ιησουϲ
    χω=χριστω πνα=πνευμα καὶ=καί οὕτως=οὕτω ἀλλ’=ἀλλά ἐπ’=ἐπί κατ’=κατά γίγνομαι=γίνομαι θάλαττα=θάλασσα οὐκ=οὐ
    ευρησκω=ευρισκω Δαυειδ=Δαυιδ ϗ=και ΛΟΓΟΣ=λόγος
    ἡμεῖς≠ὑμεῖς νόμος≠νομός μέν≠με οὐδέν≠οὐδέ ἄλλα≠ἀλλά ἔχομεν≠ἔχωμεν λέγεις≠λέγῃς ἐν≠ἕν χήρα≠χεῖρα θεός≠θεόν
    αὐτοῦ≠αὑτοῦ ημεις≠υμεις τοῦ≠τόν φῶς≠φώς
  `,
  he: `
    אימא=אמא גיבורים=גבורים וגו׳=וגומר
    שומרון=שמרון ירושלם=ירושלים אבותינו=אבתינו בנים≠בנות שנה≠שני קרא≠ברא
    תורות=תורת הוליך=הליך קדוש=קדש אהלים=אוהלים לעולם=לעלם כָּבוֹד=כבוד גויים=גוים עוון=עון משפחה≠משפחת
    ברית≠בית אמר≠אמת לב≠לבב
    כהן=כוהן נאם=נאום אהרן=אהרון יעקב=יעקוב אלהינו=אלוהינו קֹדֶשׁ=קדש שמים=שמיים דברים≠דברם חרב≠חורב חלב≠חלבי
    אל≠על נא≠לא רע≠ריע ושמר≠ישמר קרב≠קרבן
    גדול=גדל ציון=צין תהילה=תהלה מזמור=מזמר אב≠אם כל≠קל עם≠אם בן≠בין מת≠מות עבד≠עובד שם≠שים
    בָּרָא=ברא דוד=דויד שלום=שלם אלוהים=אלהים עולם=עלם תולדות=תלדות נביא=נבא בְּרֵאשִׁ֖ית=בְּרֵאשִׁית
    ירושלים=ירושלם קולות=קולת
    בית≠בת איש≠אש יום≠ים דבריו≠דברו שומר≠שמר ספרים≠ספרם וידבר≠ודבר דָּבָר≠דֶּבֶר מלך≠מלכה לא≠לו שיר≠שר עיר≠ער
  `,
  ar: `
    بدءا≠بدا جزءا≠جزا قرءان=قرآن يقرأون=يقرؤون
    مُحَمَّدٌ=محمد سورة=سوره مصطفى=مصطفي اللّٰه=الله ابراهيم=إبراهيم مسجد≠مساجد يوم≠نوم
    السَّلَامُ=السلام إنّ=ان مكّة=مكه يحيى=يحيي أبو=ابو الرحمٰن=الرحمن ثلاثة=ثلثة زكوة=زكاة عمرو≠عمر شرب≠ضرب
    نصر≠نظر
    ٱلله=الله صلوة=صلاة شيء=شئ قرآن=قران هؤلاء=هولاء يُؤمنون=يؤمنون مئة=مائة لِلّٰه=لله ذلك=ذالك كتبوا≠كتبو
    نور≠نار قلب≠كلب صيف≠سيف ضرب≠صرب عليم≠عالم حرم≠جرم
    رَسُولُ=رسول إسلام=اسلام مسؤول=مسئول هذا=هاذا فتى=فتي جامعة=جامعه بيت≠بنت سلام≠سلم جمل≠جميل عالم≠علم
    قَالَ=قال إلى=الى مدرسة=مدرسه علي=على كتـــاب=كتاب أحمد=احمد رحمان=رحمن کتاب=كتاب ٢٠=20 آدم=ادم
    كَتَبَ≠كُتِبَ قال≠قيل رجل≠رجال من≠عن أن≠إن كتب≠كاتب ملك≠مالك
  `,
  fa: `
    خانهٔ=خانه‌ی اطاق=اتاق
    رئیس=رییس زبان≠زیان
    آینده=اینده می‌شود=میشود كرد=کرد خانه≠خانم
    خانهٔ=خانه آئین=آیین مسئله=مسأله هیئت=هیات يك=یک ۴۵=45 بود≠بوده کرد≠گرد است≠نیست
    كتاب=کتاب علي=علی می‌روم=میروم ۱۲=12
    شیر≠سیر کتاب≠کباب
  `,
  syr: `
    ܟܘܠ=ܟܠ
    ܡܰܠܟܳܐ=ܡܠܟܐ
    ܡܠܟܐ≠ܡܠܟܬܐ ܡܠܟܐ≠ܡܠܟ̈ܐ
  `,
  fr: `
    plans≠plants parfois≠parfais plustost=plutôt foible=faible
    tems=temps nénufar=nénuphar réglementer=règlementer thrésor=trésor
    estoient=étaient françoys=français sçavant=savant fenestre=fenêtre hospital=hôpital coustume=coutume
    aultres=autres ceulx=ceux iour=jour vie≠vue pas≠par bon≠bonne
    vostre=vôtre tousjours=toujours avecques=avec feste=fête chasteaux=châteaux estoit=était dict=dit
    droict=droit aage=âge cognoissance=connaissance escholier=écolier roys=rois moy=moi voyoit=voyait
    monnoie=monnaie françoise=française poison≠poisson coup≠cou fard≠phare tante≠tente
    clé=clef maître=maitre août=aout cuillère=cuiller oignon=ognon phantôme=fantôme rhythme=rythme poëte=poète
    loix=lois sçait=sait aultre=autre doulx=doux ung=un lys=lis ÉTAT=état Œuvre=Oeuvre pâte≠patte roman≠romain
    aile≠elle gène≠gêne
    faisoit=faisait paroître=paraître connoître=connaître anglois=anglais nostre=notre chasteau=château teste=tête
    escrire=écrire isle=île loy=loi vray=vrai sainct=saint faict=fait parens=parents où=ou garçon=garcon
    œuvre=oeuvre cent=100 dix=10 desja=deja pain≠pin foi≠fois conte≠compte verre≠vert sale≠salle court≠cour
    plus≠plut mère≠mer père≠pire main≠mains dois≠doigt saut≠sot cœur≠chœur
    été=ete avoit=avait étoient=étaient françois=français estre=être mesme=même hoste=hôte roy=roi luy=lui
    enfans=enfants cœur=coeur sçavoir=savoir nuict=nuit forest=forêt beste=bête vingt=20 maistre=maître foy=foi
    iamais=jamais événement=évènement clef=clé cognoistre=connoistre
    pécheur≠pêcheur mois≠mais soit≠sait fois≠fais voix≠vois poisson≠poison dessert≠désert aimez≠aimés sans≠cent
    cours≠cour le≠la je≠te mangé≠mangea
  `,
  it: `
    hebbe=ebbe allhora=allora conscienza=coscienza
    philosopho=filosofo honesto=onesto letione=lezione dubio=dubbio abate=abbate caro≠carro rosa≠rossa
    hoggi=oggi huomini=uomini gratioso=grazioso attione=azione essempio=esempio ogn’=ogni cità=città
    collo≠colla pesca≠pesce
    giuoco=gioco stadj=stadi spirto=spirito obbligo=obligo fabbrica=fabrica cagione=chagione fato≠fatto
    capello≠cappello
    havere=avere honore=onore patientia=pazienza philosophia=filosofia signore=signor giuditio=giudizio et=e
    virtù=virtu anno≠hanno nono≠nonno note≠notte sete≠sette pena≠penna
    città=citta natione=nazione gratia=grazia huomo=uomo hora=ora ed=e jeri=ieri principj=principii cantare=cantar
    perchè=perche venti=20
    hanno≠anno pero≠pera per≠pere sono≠sogno pala≠palla nono≠nonno perché≠perchè casa≠cassa
  `,
  es: `
    agora=ahora
    dixeron=dijeron assimismo=asimismo philosopho=filósofo haze=hace rrey=rey mill=mil nasció=nació
    conosçer=conocer cibdad=ciudad mano≠mono luz≠voz
    exército=ejército baxo=bajo hazer=hacer dezir=decir vezes=veces yr=ir muy=mui reyno=reino
    christiano=cristiano theatro=teatro qüestión=cuestión setiembre=septiembre alcaçar=alcázar cauallo=caballo
    rey≠ley mesa≠misa
    sólo=solo éste=este guión=guion período=periodo kilo=quilo harmonía=armonía transporte=trasporte
    dexar=dejar muger=mujer assí=así vuestra=uuestra fazer=hacer yglesia=iglesia sueño≠sueno mañana≠manana
    cana≠caña ojo≠hijo baca≠vaca
    Xavier=Javier caxa=caja plaça=plaza qual=cual psicología=sicología septiembre=setiembre está=esta dió=dio
    peña≠pena caña≠cana ahora≠ahorra cero≠cera vino≠vano
    dixo=dijo braço=brazo quando=cuando obscuro=oscuro fué=fue passar=pasar avía=había cavallo=caballo
    México=Méjico haver=haber philosophia=filosofia
    año≠ano pero≠perro casa≠caza hombre≠hambre cosa≠coser
  `,
  pt: `
    Antônio=António pae=pai portuguez=português assucar=açúcar
    acto=ato baptizar=batizar offerta=oferta theoria=teoria pharol=farol director=diretor êle=ele avó≠avô
    húmido=úmido facto=fato quatorze=catorze lingüística=linguística vôo=voo Brazil=Brasil baptismo=batismo
    côr=cor pára=para
    acção=ação pharmacia=farmacia elle=ele sciencia=ciencia idéia=ideia óptimo=ótimo
    avô≠avó carro≠caro pois≠pôs
  `,
  de: `
    Saale≠Sale Saal≠Sal nähmlich=nämlich
    Gemse=Gämse vnnd=und Schicksaal=Schicksal sämmtlich=sämtlich
    Urtheil=Urteil Werth=Wert Aeußerung=Äußerung Kenntniß=Kenntnis Commission=Kommission Princip=Prinzip
    Photo=Foto studirt=studiert gieb=gib Mährchen=Märchen Loos=Los Heerd=Herd Waaren=Waren seyd=seid
    ſchön=schön Schmerzen≠Scherzen lassen≠lasen Bett≠Beet Hüte≠Hütte
    Waßer=Wasser Thier=Tier gewiß=gewiss Wirthshaus=Wirtshaus Cabinet=Kabinett Schlüßel=Schlüssel
    nothwendig=notwendig Königinn=Königin thun=tun Blüthe=Blüte Athem=Atem Heimath=Heimat Armuth=Armut
    Cöln=Köln Sclave=Sklave Scene=Szene Cigarre=Zigarre Panther=Panter Thunfisch=Tunfisch placieren=platzieren
    numerieren=nummerieren allmählig=allmählich Erndte=Ernte Schooß=Schoß Feldhuhn≠Feldhahn Höhle≠Hölle
    Ofen≠offen Beeren≠Bären Staat≠Stadt Weise≠Waise grau≠grün Bund≠bunt Tor≠Tür
    Thor=Tor giebst=gibst Litteratur=Literatur Brodt=Brot Thräne=Träne Rathhaus=Rathaus
    Cultur=Kultur Hoffnung=Hofnung Werthe=Werte Gränze=Grenze aufwändig=aufwendig Portemonnaie=Portmonee
    Fuss=Fuß gross=groß heiß=heiss Aerger=Ärger Ueber=Über ſeyn=sein Kayser=Kaiser darinn=darin seelig=selig
    Nahme=Name nemlich=nämlich Maße≠Masse Buße≠Busse konnte≠könnte hatte≠hätte war≠wahr
    Küche≠Kuchen Sache≠Sachen schwül≠schwul Rosen≠Rössen Wände≠Wende Lied≠Lid Seite≠Saite Kuh≠Kuss laden≠Läden
    zu≠zur führen≠fuhren
    Rath=Rat Muth=Mut Noth=Not roth=rot werth=wert Thür=Tür nöthig=nötig Capital=Kapital Proceß=Prozess
    Accent=Akzent bey=bei zwey=zwei meynen=meinen Styl=Stil studiren=studieren gieng=ging Maaß=Maß
    Gleichniß=Gleichnis Strasse=Straße Müller=Mueller Oel=Öl hundert=100 dreizehn=13 Delphin=Delfin
    Stengel=Stängel rauh=rau frey=frei deßhalb=deshalb Rain≠Rhein Wal≠Wahl Lerche≠Lärche malen≠mahlen Ton≠Thron
    Bote≠Boote zahlen≠zählen Vater≠Väter Kirsche≠Kirche Massen≠Maßes ihn≠ihm den≠dem Tag≠Tage Miene≠Mine
    lehren≠leeren viel≠fiel
    Thal=Tal Theil=Teil Fluß=Fluss Männer=Maenner daſſelbe=dasselbe seyn=sein Classe=Klasse Centrum=Zentrum
    Photographie=Fotografie regiren=regieren giebt=gibt Waare=Ware Verhältniß=Verhältnis Brod=Brot
    Schiffahrt=Schifffahrt vnd=und jhm=ihm todt=tot daß=dass Café=Cafe zwanzig=20 einundzwanzig=21 Hülfe=Hilfe
    schon≠schön Stadt≠Statt daß≠das Rad≠Rat wieder≠wider Mann≠man seid≠seit drücken≠drucken fordern≠fördern
    Mutter≠Mütter Haus≠Hans Leib≠Laib
  `,
  gmh: `
    mîn=min unde=und vriunt=friunt
    man≠min
  `,
  nl: `
    cool≠kool cast≠kast cap≠kap zend≠zendt ooghen=ogen
    pannekoek=pannenkoek aktie=actie produkt=product copie=kopie coninck=koning word≠wordt
    zoo=zo mensch=mens mijn=myn één=een ende=en
    man≠maan bom≠boom
  `,
  sv: `
    idé=ide af=av hvad=vad
    här≠har får≠far
  `,
  ru: `
    воскресение≠воскресенье варение≠варенье печение≠печенье онѣ=они великія=великие шопот=шёпот счастіе=счастье танцовать=танцевать однѣхъ=одних
    чортъ=черт разсужденіе=рассуждение возвратъ=возврат міровой=мировой ѣхать=ехать Ѳедоръ=Федор двухъ=двух
    добраго=доброго эти≠это жена≠жёны бог≠бок
    дѣвушка=девушка Іисусъ=Иисус возстаніе=восстание лучшія=лучшие котораго=которого хорошаго=хорошего
    снѣгъ=снег ихъ=их Ѳеофилъ=Феофил зелёный=зеленый синодъ=синод дом≠дым рука≠река печь≠пить уголь≠угол
    вес≠весь
    тѣло=тело вѣкъ=век объѣздъ=объезд Евангеліе=Евангелие мѵро=миро Ѳеодоръ=Феодор итти=идти
    искуство=искусство разсвѣтъ=рассвет извѣстіе=известие бѣлыя=белые елка=ёлка плод≠плот мука≠муха прах≠страх
    дело≠тело стать≠стал поль≠пол есть≠ест
    міръ=мир свѣтъ=свет хлѣбъ=хлеб Россія=Россия новаго=нового синяго=синего новыя=новые ея=её исторія=история
    ѳома=фома разсказъ=рассказ тысяча=1000 пятьдесят=50 дом≠том лук≠люк угол≠уголь мел≠мель пить≠петь стол≠стул
    всё≠вся
    ещё=еще Богъ=Бог мірѣ=мире всѣ=все краснаго=красного безполезный=бесполезный двадцать=20 замо́к=замок
    міръ≠миръ мой≠мои был≠быль кот≠код они≠она брат≠брать
  `,
  hi: `
    दुःख=दुख
    हिन्दी=हिंदी ज़मीन=जमीन
    दिन≠दीन कल≠काल
  `,
  sa: `
    तत्त्व=तत्व कर्म्म=कर्म अहं=अहम् संजय=सञ्जय रामः≠रामम् वन≠धन
    धर्म्म=धर्म शङ्कर=शंकर
    रामः=रामो कृष्ण≠कर्ण
  `,
  'sa-Latn': `
    saṃskṛta=saṁskṛta sattva=satva kāryya=kārya Kṛṣṇa=Krsna ahaṃ=aham tattvam=tattvaṃ śāstra=sastra
    putrah≠putram asti≠āste dharme≠dharmo
    saṃjaya=sañjaya paṇḍava=paṃḍava dharmakṣetre=dharmaksetre karmma=karma rāma=rama
    śiva≠ṣiva deva≠devi rāmaḥ≠rāmam
  `,
  ja: `
    だらう=だろう 話合い=話し合い をどる=おどる サーバー=サーバ 働く≠動く
    けふ=きょう 會ふ=会う コンピューター=コンピュータ でせう=でしょう 人人=人々 落着く=落ち着く 氣持=気持ち 變はる=変わる かほり=かおり
    學問=学問 戀愛=恋愛 思はず=思わず 言つた=言った 暮す=暮らす 聞える=聞こえる 書き込み=書込み ヴェネツィア=ベネツィア 猫≠描 来る≠来た
    圖書=図書 会ふ=会う 思ひ=思い 買つて=買って 受附=受付 申し込み=申込み 取消し=取り消し 変る=変わる 藝術=芸術 辯護=弁護 さう=そう かな≠かね 机≠杭 犬≠太
    打合せ=打ち合わせ 國語=国語 言ふ=言う ヴァイオリン=バイオリン 沢山=澤山 学校=學校 雨≠飴 読む≠詠む 会う≠合う 聞く≠聴く はし≠ばし
    舊=旧 學校=学校 ヱビス=えびす しやつ=しゃつ 表わした=表した 終る=終わる 申込む=申し込む 取り扱い=取扱い 起る=起こる ２０=20 春≠夏 です≠ます 見る≠見た おばさん≠おばあさん 川≠河口 橋≠箸
    國=国 カタカナ=かたかな ｶﾀ=カタ 行なう=行う 表わす=表す 生れる=生まれる ゐる=いる あつた=あった 會議=会議 受け付け=受付
    行く≠来る 私は≠私が 思う≠思い ビル≠ビール 東京≠京都
  `,
  ko: `
    로비≠노비 라면≠나면 리본≠이본 自動車=자동차 流行=유행 變更=변경 音樂=음악 便利=편리 北京=북경
    理論=이론 北韓=북한 論理=논리
    朝鮮=조선 勞動者=노동자 來年=내년 되었다=됐다 사과≠사자
    勞動=노동 來日=내일 年度=연도 말≠발 손≠산
    하였다=했다 國語=국어 읍니다=습니다 나라≠나무 가다≠가자 학교≠학생
    大學=대학 國家=국가 리론=이론 락원=낙원 력사=역사 女性=여성 不動=부동 산≠상 달≠딸 국가≠국기
    民主=민주 歷史=역사 로동=노동 女子=여자 했읍니다=했습니다
    있다≠없다 나≠너 가다≠오다 물≠불
  `,
  vi: `
    hòa=hoà xòe=xoè cá≠cà
    khoẻ=khỏe toà=tòa lý=lí thủy=thuỷ hoa≠hòa
    lí=lý kỹ=kĩ ma≠mà má≠mả dương≠đường sơn≠son bạn≠bàn ban≠bân
    hoà=hòa thuý=thúy quí=quý
    ma≠má mà≠mã
  `,
  tr: `
    Ahmed=Ahmet
    Mehmed=Mehmet
    rüzgâr=rüzgar Iğdır=ığdır koyun≠kayın
    kâtip=katip İzmir=izmir şeker≠seker süt≠sut
    kâğıt=kağıt millî=milli İstanbul=istanbul şapka≠sapka ırk≠irk olmak≠ölmek sac≠saç
    İSTANBUL=istanbul ISPARTA=ısparta hâlâ=hala
    ılık≠ilik kar≠kâğıt on≠ön
  `,
  hy: `
    և=եւ
    մարդ≠մարտ
  `,
  bo: `
    བཀྲ་ཤིས=བཀྲ་ཤིས༌
    བོད≠བྱོད
  `,
  'zh-Hans': `
    ：=: （一）=(一) 一百二十三=123 一九○九=一九〇九 十月○五日=十月〇五日 做法≠作法 权力≠全力 第三≠第二 不应≠应
    臺湾=台湾 一０=一〇 “好”=「好」 ──=—— …=…… 定金≠订金 法定≠法官 不得≠得 应当≠应该 以上≠以下 或者≠并且 截至≠截止 启事≠启示
    帐目=账目 身分=身份 仿佛=彷彿 吩咐=分付 人材=人才 成份=成分 惟一=唯一 做≠作 的≠地 得≠的 侯≠候 未≠末 他≠她 在≠再 账≠帐子 副≠付 交≠缴 象≠橡 二○=二〇 ︰=： 市≠巿街
    即≠既
    按语=案语 笔画=笔划 车厢=车箱 成分=成份 倒霉=倒楣 订货=定货 分量=份量 辜负=孤负 精彩=精采 纪念=记念 模仿=摹仿 百分之三点五=3.5% 二〇〇五年=2005年 十五万=15万 廿五=二十五 期间≠其间
    必须≠必需 反映≠反应 化装≠化妆 截止≠截至 收集≠搜集 权力≠权利 三万≠三千 没有≠有 北京≠南京 再≠在 那≠哪
    身份=身分 算账=算帐 百分之二十=20% 三点五吨=3.5吨 两个=2个 其他=其它 交代=交待 想象=想像 彻底=澈底 一〇二=一零二 ，=, 唯一=惟一
    同意≠不同意 上午≠下午 已经≠己经 权利≠权力 法制≠法治 五六个≠56个 制订≠制定 以后≠之后 份额≠分额
  `,
  'zh-Hant': `
    規畫=規劃 計畫=計劃 連絡=聯絡 左列︰=左列： 第一○條=第一〇條
    臺北=台北 擡=抬 牆=墻 鷄=雞 佔=占 儘≠盡 癥≠症 鬍≠胡 沖≠衝 舖=鋪 迴≠回
    第一〇條=第一○條 內=内 啟=啓 污=汙 秘=祕 踪=蹤 週年=周年 鬱≠郁 蘋≠苹 瞭≠了 捨≠舍 籲≠吁 禦≠御 鬆≠松 颱≠台 範≠范 鹹≠咸 錶≠表 捲≠卷
    週末=周末 部份=部分 佈告=布告 麵≠面 後≠后 髮≠發 乾≠幹 穀≠谷 醜≠丑 鬥≠斗 歷≠曆 復≠複 鐘≠鍾 雲≠云 餘≠余 徵≠征 繫≠係 製≠制 闢≠辟 闆≠板 薑≠姜 藉≠借
    衆=眾 線=綫 麪=麵 牀=床 吿=告 溫=温 值=値 黃=黄 週=周 佈=布 只≠隻 里≠裏 余≠餘 征≠徵 制≠製 斗≠鬥 面≠麵 后≠後 几≠幾 丑≠醜
    臺灣=台灣 裡面=裏面 爲=為 群=羣 着=著 于是=於是 峯=峰 巿民=市民
    皇后≠皇後 頭髮≠頭發 乾隆≠幹隆 複雜≠復雜 歷史≠曆史 說≠設 云≠雲 谷≠穀
  `,
  lzh: `
    歎=嘆 遊=游 駡=罵 蓆=席 嶽=岳 僊=仙 徧=遍 麤=粗 寶=宝 兒=児 拾≠捨 毋≠母 籍≠藉 揚≠楊 汨≠汩 壺≠壼 冑≠胄
    爾=尒 蓋=葢 隱=隠 亂=乱 禮=礼 與=与 萬=万 棄=弃 從=从 灋=法 煇=輝 彊=強 知≠智 女≠汝 大≠太 弟≠悌 辟≠避 己≠巳
    羣=群 爾=尔 甞=嘗 啓=啟 強=强 眞=真 説=說 囘=回 恆=恒 衞=衛 已≠巳 戊≠戌 戍≠戌 日≠曰 未≠末 士≠土 候≠侯 刺≠剌 瞑≠暝 宣≠宜 祇≠衹 萬≠方 太≠大
    無=无 於=于 廿五=二十五 裏=裡 爲=為 群=羣 〇=○ 回=囘
    己≠已 曰≠日 王≠玉 千≠干 末≠未 不≠丕
  `,
  sr: `
    Šumadija=Шумадија ćirilica=ћирилица čas≠ђас
    Srbija=Србија ljubičica=љубичица Džep=Џеп knjiga=књига reka≠ruka
    Beograd=Београд ljubav=љубав đak=ђак Čačak=Чачак njega=његa sud=суд čist=чист kuća≠kuca pas≠paš
  `,
  ang: `ðæt=þæt cining=cyning gód=god ⁊=and god≠gold wif≠wulf`,
  el: `τὴν=τήν ἄνθρωπος=άνθρωπος πότε≠ποτέ νόμος≠νόμοι`,
  ca: `coŀlegi=col·legi après=apres casa≠cosa`,
  ro: `ştiinţă=știință sînt=sunt cînd=când fată≠fata pară≠para`,
  da: `aar=år af=av Aarhus=Århus få≠fa bonde≠bønde`,
  non: `hvað=hvat armr=armur maðr=madr oc=ok hestr≠hestar`,
  uk: `ґанок=ганок п’ять=пʼять кіт≠кит`,
  bg: `куќа≠кука градъ=град мѫжъ=мъж сън≠син`,
  cu: `ꙋчитель=учитель ѳома=фома рабъ≠рыба`,
  cs: `gen≠jen gel≠jel gin≠jin baud≠boud tau≠tou aut≠út gsem=jsem slowo=slovo saused=soused ſlovo=slovo byt≠být rada≠řada`,
  yi: `ײד=ייד װאָס=וואָס טאָג≠טויג`,
  bn: `ধর্ম্ম=ধর্ম বল≠বালি`,
  ta: `மரம்≠மறம் ஶ்ரீ=ஸ்ரீ`,
  th: `นํา=นำ มา≠หมา`,
  zh: `什麼=甚麼 形象≠形像 身份=身分 峰=峯 至≠最`,
  'und-Latn': `ſaid=said vnto=unto said≠sand colour≠color`,
  cop: `ⲉⲓⲣⲉ=ⲓⲣⲉ ⲓⲥ=ⲓⲏⲥⲟⲩⲥ ⲣⲱⲙⲉ≠ⲣⲁⲙⲉ`,
  ka: `კაცი≠კარი`,
  am: `ሠላም=ሰላም ዓለም=አለም ሰላም≠ሰማይ`,
  pl: `
    wjedzie≠wiedzie zjem≠ziem wjeść≠wieść wiedz≠wiec widz≠wic Julja=Julia ziemia=ziemja
    Marya=Maria jenerał=generał historya=historia biedz=biec Azya=Azja iest=jest xiądz=ksiądz dobrém=dobrem
    teorya=teoria laska≠łaska kat≠kąt sad≠sąd zona≠żona morze≠może Bug≠Bóg mąka≠męka los≠łoś prosię≠proszę lis≠liść
  `,
  fro: `
    sein≠soin meine≠moine corps≠cours cour≠cor cors=corps ke=que lei=loi
    molt=mout ki=qui seignour=seigneur amor=amour rei=roi tens=temps chascun=cascun roi=roy cheualier=chevalier
    l'espee=lespee iui=jui roi≠roine pere≠mere vint≠vit mort≠mot ele≠il bon≠bel cuens≠conte armer≠amer
  `,
  hu: `
    czél=cél kor≠kór bor≠bőr örült≠őrült
  `,
  ga: `
    ṁac=mhac
    ḃí=bhí fear≠féar
  `,
  fi: `
    wesi=vesi
    wanha=vanha tuli≠tuuli saa≠sää
  `,
  sl: `
    ſveti=sveti rak≠rat pes≠pés
  `,
  sk: `wlasť=vlasť ſúd=súd mala≠malá sud≠súd`,
  is: `ſaga=saga far≠fár mal≠mál batur≠bátur`,
  oc: `uerges=verges amor≠amar`,
}
