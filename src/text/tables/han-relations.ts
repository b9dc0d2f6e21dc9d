// Made by src/cli/build-tables.ts; do not edit.
// Radicals: EquivalentUnifiedIdeograph.txt of the Unicode Character Database (© Unicode, Inc., Unicode License v3), as given in the
// package @mandel59/mojidata. The others: from the sources of script.ts and variants.ts.

/** A radical of the supplement, and the character that it is. */
export const RADICALS = `
⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇𠘨 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺑𡯂 ⺒巳 ⺓幺 ⺔彑 ⺕𫜹 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王
⺪𤴔 ⺫目 ⺬示 ⺭礻 ⺮𥫗 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺴冗 ⺵𦉫 ⺶羊 ⺷𦍌 ⺸𦍋 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽𦥑 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇𧢲 ⻈讠 ⻉贝 ⻊𧾷 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長
⻒镸 ⻓长 ⻔门 ⻕𨸏 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟
`

/** A traditional character, and a simplified form that its class does not put first. */
export const RARE_SIMPLIFIED = `
儘侭 劃划 劃㓰 勣𪟝 噁𫫇 椏丫 瀋渖 瀰㳽 畫划 礆硷 箚劄 綵䌽 線缐 蔿𫇭 薴苧 蘋𬞟 襬䙓 託讬 訢欣 諮谘 讎仇 貲资 資资 賙赒 逕迳 鉅钜 鍊链 鍾锺 鏇镟 鏈链 鑪𬬻 钁䦆 靦䩄 頫𫖯 颺飏 餘馀 麪麺 麴麹 麵麺 麼麽
`

/** Simplified characters that are traditional ones too, with a meaning of their own. */
export const TRADITIONAL_TOO = `
㐹万丑丰了于云亘仆价仿伙余佛佣俊修借僵克党冢冬准凌几凶出刮制千升卜占卷厂厘只台叶吁吃合吊同后向吣呆周咨咸咽哄唇喂噪回困坐堤夸奸姜娘它家尸局岩岳巨布帘席干幸广庵弦彩征御志念恤愈愿戚扇才扎托扣折抵拐挂挨挽捆捍据搜斗斤斫旋昆暗曲札朱朴杆杠杯杰松板极果柜栗核梁棱檗欲沈沾泛注浚涂涌淀游溪漓焰熏狸玩琅璇症皂矩确私秋种筑糊系累耇胄胜胡腊腌膻致舍芸苔苹范荐蒙蔑虫蚝蜡蝎表谷跖辟适郁酸采里雕面
`

/** Variants of each other in traditional texts, though one is the simplified form of the other. */
export const INTERCHANGEABLE = `
万萬 于於 亘亙 佛彿 俊儁 修脩 僵殭 冢塚 准準 凶兇 升昇 升陞 占佔 厘釐 台臺 吃喫 吊弔 同仝 同衕 吣唚 呆獃 周週 咨諮 咽嚥 哄鬨 唇脣 喂餵 噪譟 困睏 堤隄 夸誇 奸姦 娘孃 它牠 尸屍 局侷 岩巖 岳嶽 巨鉅 布佈
席蓆 幸倖 庵菴 弦絃 彩綵 志誌 念唸 恤卹 愈癒 愿願 戚慼 扎紮 托託 扣釦 抵牴 拐柺 挂掛 挽輓 捆綑 捍扞 搜蒐 斤觔 斫斲 昆崑 暗闇 札劄 朴樸 杆桿 杠槓 杯盃 杰傑 果菓 柜櫃 栗慄 核覈 梁樑 棱稜 欲慾 沈沉 沾霑
泛氾 泛汎 注註 浚濬 涌湧 游遊 溪谿 焰燄 熏燻 狸貍 玩翫 琅瑯 璇璿 皂皁 矩榘 糊餬 胄冑 胡衚 腊臘 腌醃 膻羶 荐薦 虫蟲 蚝蠔 蜡蠟 蝎蠍 跖蹠 采寀 采採 雕彫 雕琱 雕鵰 幺么 着著 祕秘
`
