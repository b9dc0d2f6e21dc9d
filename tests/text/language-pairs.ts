/**
 * What a specialist of each language takes for one word in two spellings, and what for two words. `a=b` are equal under the rules of
 * the language, `a≠b` are not, though some rule or its neighbour comes near to making them so.
 */
export const PAIRS: Readonly<Record<string, string>> = {
  en: `
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
    kyng=king vnto=unto þat=that ȝe=ye knyȝt=knight whan=whanne hys=his hir=hire shoures=showres swete=swet
    loued=lovid wiþ=with goodes=goodis al=alle nyght=night
    god≠good sone≠some he≠she man≠men lord≠lady hath≠had king≠kin shal≠sholde
  `,
  la: `
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
    גדול=גדל ציון=צין תהילה=תהלה מזמור=מזמר אב≠אם כל≠קל עם≠אם בן≠בין מת≠מות עבד≠עובד שם≠שים
    בָּרָא=ברא דוד=דויד שלום=שלם אלוהים=אלהים עולם=עלם תולדות=תלדות נביא=נבא בְּרֵאשִׁ֖ית=בְּרֵאשִׁית
    ירושלים=ירושלם קולות=קולת
    בית≠בת איש≠אש יום≠ים דבריו≠דברו שומר≠שמר ספרים≠ספרם וידבר≠ודבר דָּבָר≠דֶּבֶר מלך≠מלכה לא≠לו שיר≠שר עיר≠ער
  `,
  ar: `
    رَسُولُ=رسول إسلام=اسلام مسؤول=مسئول هذا=هاذا فتى=فتي جامعة=جامعه بيت≠بنت سلام≠سلم جمل≠جميل عالم≠علم
    قَالَ=قال إلى=الى مدرسة=مدرسه علي=على كتـــاب=كتاب أحمد=احمد رحمان=رحمن کتاب=كتاب ٢٠=20 آدم=ادم
    كَتَبَ≠كُتِبَ قال≠قيل رجل≠رجال من≠عن أن≠إن كتب≠كاتب ملك≠مالك
  `,
  fa: `
    كتاب=کتاب علي=علی می‌روم=میروم ۱۲=12
    شیر≠سیر کتاب≠کباب
  `,
  syr: `
    ܡܰܠܟܳܐ=ܡܠܟܐ
    ܡܠܟܐ≠ܡܠܟܬܐ ܡܠܟܐ≠ܡܠܟ̈ܐ
  `,
  fr: `
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
    havere=avere honore=onore patientia=pazienza philosophia=filosofia signore=signor giuditio=giudizio et=e
    virtù=virtu anno≠hanno nono≠nonno note≠notte sete≠sette pena≠penna
    città=citta natione=nazione gratia=grazia huomo=uomo hora=ora ed=e jeri=ieri principj=principii cantare=cantar
    perchè=perche venti=20
    hanno≠anno pero≠pera per≠pere sono≠sogno pala≠palla nono≠nonno perché≠perchè casa≠cassa
  `,
  es: `
    Xavier=Javier caxa=caja plaça=plaza qual=cual psicología=sicología septiembre=setiembre está=esta dió=dio
    peña≠pena caña≠cana ahora≠ahorra cero≠cera vino≠vano
    dixo=dijo braço=brazo quando=cuando obscuro=oscuro fué=fue passar=pasar avía=había cavallo=caballo
    México=Méjico haver=haber philosophia=filosofia
    año≠ano pero≠perro casa≠caza hombre≠hambre cosa≠coser
  `,
  pt: `
    acção=ação pharmacia=farmacia elle=ele sciencia=ciencia idéia=ideia óptimo=ótimo
    avô≠avó carro≠caro pois≠pôs
  `,
  de: `
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
    zoo=zo mensch=mens mijn=myn één=een ende=en
    man≠maan bom≠boom
  `,
  sv: `
    idé=ide af=av hvad=vad
    här≠har får≠far
  `,
  ru: `
    міръ=мир свѣтъ=свет хлѣбъ=хлеб Россія=Россия новаго=нового синяго=синего новыя=новые ея=её исторія=история
    ѳома=фома разсказъ=рассказ тысяча=1000 пятьдесят=50 дом≠том лук≠люк угол≠уголь мел≠мель пить≠петь стол≠стул
    всё≠вся
    ещё=еще Богъ=Бог мірѣ=мире всѣ=все краснаго=красного безполезный=бесполезный двадцать=20 замо́к=замок
    міръ≠миръ мой≠мои был≠быль кот≠код они≠она брат≠брать
  `,
  hi: `
    हिन्दी=हिंदी ज़मीन=जमीन
    दिन≠दीन कल≠काल
  `,
  sa: `
    धर्म्म=धर्म शङ्कर=शंकर
    रामः≠रामो कृष्ण≠कर्ण
  `,
  'sa-Latn': `
    saṃjaya=sañjaya paṇḍava=paṃḍava dharmakṣetre=dharmaksetre karmma=karma rāma=rama
    śiva≠ṣiva deva≠devi rāmaḥ≠rāmam
  `,
  ja: `
    舊=旧 學校=学校 ヱビス=えびす しやつ=しゃつ 表わした=表した 終る=終わる 申込む=申し込む 取り扱い=取扱い 起る=起こる ２０=20 春≠夏 です≠ます 見る≠見た おばさん≠おばあさん 川≠河口 橋≠箸
    國=国 カタカナ=かたかな ｶﾀ=カタ 行なう=行う 表わす=表す 生れる=生まれる ゐる=いる あつた=あった 會議=会議 受け付け=受付
    行く≠来る 私は≠私が 思う≠思い ビル≠ビール 東京≠京都
  `,
  ko: `
    大學=대학 國家=국가 리론=이론 락원=낙원 력사=역사 女性=여성 不動=부동 산≠상 달≠딸 국가≠국기
    民主=민주 歷史=역사 로동=노동 女子=여자 했읍니다=했습니다
    있다≠없다 나≠너 가다≠오다 물≠불
  `,
  vi: `
    hoà=hòa thuý=thúy quí=quý
    ma≠má mà≠mã
  `,
  tr: `
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
    按语=案语 笔画=笔划 车厢=车箱 成分=成份 倒霉=倒楣 订货=定货 分量=份量 辜负=孤负 精彩=精采 纪念=记念 模仿=摹仿 百分之三点五=3.5% 二〇〇五年=2005年 十五万=15万 廿五=二十五 期间≠其间
    必须≠必需 反映≠反应 化装≠化妆 截止≠截至 收集≠搜集 权力≠权利 三万≠三千 没有≠有 北京≠南京 再≠在 那≠哪
    身份=身分 算账=算帐 百分之二十=20% 三点五吨=3.5吨 两个=2个 其他=其它 交代=交待 想象=想像 彻底=澈底 一〇二=一零二 ，=, 唯一=惟一
    同意≠不同意 上午≠下午 已经≠己经 权利≠权力 法制≠法治 五六个≠56个 制订≠制定 以后≠之后 份额≠分额
  `,
  'zh-Hant': `
    衆=眾 線=綫 麪=麵 牀=床 吿=告 溫=温 值=値 黃=黄 週=周 佈=布 只≠隻 里≠裏 余≠餘 征≠徵 制≠製 斗≠鬥 面≠麵 后≠後 几≠幾 丑≠醜
    臺灣=台灣 裡面=裏面 爲=為 群=羣 着=著 于是=於是 峯=峰 巿民=市民
    皇后≠皇後 頭髮≠頭發 乾隆≠幹隆 複雜≠復雜 歷史≠曆史 說≠設 云≠雲 谷≠穀
  `,
  lzh: `
    無=无 於=于 廿五=二十五 裏=裡 爲=為 群=羣 〇=○ 回=囘
    己≠已 曰≠日 王≠玉 千≠干 末≠未 不≠丕
  `,
}
