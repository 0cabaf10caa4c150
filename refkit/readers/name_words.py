"""The small words of names: particles, suffixes, titles, degrees, groups, surnames."""

from typing import Final

PARTICLES: Final = frozenset(
    "van von der den de del della di da do dos das du des la le lo los las el al ten ter"
    " te tot zu zum zur af av auf bin ibn bint ben abu vom und y e d' dall' dalla degli"
    " dei dell' delle 't op in san mac st st. 's het 'ss".split()
)
"""Words that open a family name when they stand in lower case before it."""

JOINED_PARTICLES: Final = frozenset(
    "Van Von Der Den De Del Della Di Da Dos Das Du Des La Le Lo Los El Al Abu Abou Ben"
    " Bin Ibn Abdul Dela Delos Ter Ten Te San Santa St St. Mac Mc O' D' Dell' Dall' Vander Vanden Ould".split()
)
"""The same, as some languages capitalise them: part of the family name itself."""

GLUED_PREFIXES: Final = frozenset(
    "Mc Mac Fitz De Del Della Di Da Du Des Dal Dalla La Le Lo Van Vander Vanden Von Der"
    " Den Ten Ter San Santa St O D L Mag Ap Al El Ab Abu Ben Bin Ibn Dos Das Dar Te Mul"
    " Ma Mhic Nic Ní Ó Mú".split()
)
"""What may stand before a capital inside one word: ``McDonald``, ``DeLuca``."""

SUFFIXES: Final = frozenset(
    "jr jr. jnr jnr. sr sr. snr snr. ii iii iv 2nd 3rd 4th fils père".split()
)

JOINED_SUFFIXES: Final = frozenset("filho neto júnior junior sobrinho segundo".split())
"""What Portuguese joins to the family name: ``Lira Júnior``."""

DEGREES: Final = frozenset(
    "PhD Ph.D. Ph.D PHD DPhil D.Phil. MD M.D. M.D MBBS MBChB MBBCh BMBS MSc M.Sc. M.Sc"
    " MSC BSc B.Sc. BSC MS M.S. BS B.S. MA M.A. BA B.A. MPH M.P.H. MPhil M.Phil. MBA"
    " M.B.A. MEd M.Ed. EdD Ed.D. DSc D.Sc. ScD Sc.D. DrPH PharmD Pharm.D. DVM D.V.M."
    " DDS D.D.S. DMD D.M.D. DO D.O. RN R.N. BSN MSN DNP APRN CRNP FNP JD J.D. LLM LL.M."
    " LLB LL.B. PsyD Psy.D. DPT PT MPT OTR MHS MHA MFA MSW LCSW RD CPH FACP FACS FACC"
    " FAHA FESC FRCP FRCS FRCPC FRCR FRACP FRCPath MRCP MRCS FAAN FASN FRS FMedSci PE"
    " CPA MRes MSci MEng M.Eng. BEng BPharm MPharm Dipl.-Ing. Drs. Ir. MSt MLitt BTech"
    " MTech M.Tech. M.Tech Esq. Esq OBE CBE KBE".split()
)

TITLES: Final = frozenset(
    "monsieur madame mme herr frau sig. sig.ra dott. dott dottore señor señora prof prof. professor dr dr. drs drs. doc. doc med med. med.univ. univ.-prof. univ."
    " priv.-doz. privatdozent pd pd. habil habil. dipl.-ing. dipl.-psych. ing. ing mag."
    " rer. nat. rer.nat. phil. jur. oec. h.c. mult. dent. vet. mr mr. mrs mrs. ms ms."
    " miss sir dame lord rev. rev hon. doz. assoc. asst. assist. associate assistant"
    " emeritus emerita ao. em. доц. доц проф. проф к.т.н. д.т.н. к.э.н. д.э.н. к.м.н."
    " д.м.н. к.ф.н. д.ф.н. к.п.н. д.п.н. دکتر د. öğr. üyesi doç. yrd. arş. gör. uzm."
    " op. ass. lic. mgr mgr. inż. dra dra. mtra mtra. mtro mtro. lic lcda. lcdo. msc msc. ms.c. phdr phdr. rndr rndr. judr judr. mudr mudr. paeddr paeddr. thdr csc csc. rndr. bc bc. izv. الدكتور الدكتورة الأستاذ أ.د د م.م أ.م.د ดร. ผศ. รศ. ศ. นาย นาง นางสาว डॉ डॉ. डा0 डा. डा डॉ डॉ0 प्रो प्रो. hab. drhab. akad. ph.d. phd".split()
)

GROUP_WORDS: Final = frozenset(
    "group groups consortium collaboration collaborators committee commission council"
    " society association organization organisation organizations university université"
    " universität universidad universidade università institute institut instituto"
    " istituto department ministry ministère ministerio centre center centro zentrum"
    " foundation fundación fondation stiftung agency network initiative investigators"
    " team taskforce force panel board office bureau academy académie akademie college"
    " school hospital laboratory company corporation corp corp. inc inc. ltd ltd. gmbh"
    " press publishers editors authors staff members union federation federal national"
    " international world nations bank service services trust alliance program programme"
    " project study trial registry library museum survey arbeitsgruppe arbeitskreis"
    " gesellschaft verein verband bundesamt kommission comité comisión asociación"
    " sociedad société associazione società".split()
)
"""A name that holds one of these belongs to a group, not to a person."""

AFFILIATION_WORDS: Final = frozenset(
    "university université universität universidad universidade università univ universiteit"
    " universitet universitas universiti uniwersytet univerzita univerzitet sveučilište"
    " üniversitesi yliopisto egyetem universitatea университет университета institute"
    " institut instituto istituto institutet instytut inštitut институт института department"
    " dept departamento dipartimento département departement faculty faculdade facultad"
    " facoltà faculté fakultät fakultas fakultet fakultesi кафедра факультет college school"
    " escuela escola école schule division abteilung hospital hôpital krankenhaus clinic"
    " klinik klinika klinikum clínica laboratory laboratories laboratoire laboratorio lab"
    " academy academia ministry museum library centre center centro zentrum polytechnic politecnico politécnica"
    " τμήμα σχολή πανεπιστήμιο νοσοκομείο jurusan prodi sekolah technion cnrs inserm csic دانشگاه دانشکده گروه جامعة كلية قسم 大学 大學 学院 學院 研究所"
    " 대학교 연구소".split()
)
"""Words of the places where people work."""

PINYIN_SURNAMES: Final = frozenset(
    "ai an bai bao bi bian bo cai cao cen chai chang che chen cheng chi chong chu cui dai"
    " deng di diao ding dong dou du duan fan fang fei feng fu gan gao ge geng gong gu guan"
    " gui guo hai han hao he hong hou hu hua huang huo ji jia jian jiang jiao jin jing ju"
    " kang ke kong kuang lai lan lang lei leng li lian liang liao lin ling liu long lou lu"
    " luan luo lv lü ma mao mei meng mi miao min mo mou mu ni nie ning niu ou ouyang pan"
    " pang pei peng piao ping pu qi qian qiang qiao qin qiu qu quan ran rao ren rong ruan"
    " sha shan shang shao shen sheng shi shu shui si sima situ song su sui sun tai tan tang"
    " tao teng tian tong tu wan wang wei wen weng wu xi xia xian xiang xiao xie xin xing"
    " xiong xu xuan xue yan yang yao ye yi yin ying you yu yuan yue yun zang zeng zha zhai"
    " zhan zhang zhao zhen zheng zhong zhou zhu zhuang zhuo zong zou zuo zhuge"
    # Korean and Vietnamese, as most often romanised
    " kim lee park choi jung jeong kang cho yoon jang lim shin seo kwon hwang ahn hong ryu"
    " moon yang bae baek heo nam noh ha joo woo nguyen tran pham huynh phan vu dang bui ngo"
    " duong ly".split()
)
"""East Asian family names in Latin letters, lower case."""

VIETNAMESE_SURNAMES: Final = frozenset(
    "nguyen nguyễn tran trần pham phạm huynh huỳnh phan hoang hoàng dang đặng bui bùi lê võ"
    " vũ đỗ hồ ngô dương lý đinh trịnh lương đoàn phùng quách tạ thái đào tăng lâm kiều vương"
    " trương trưong mạc tống bạch nghiêm".split()
)
"""Vietnamese family names; written first, they stay first."""

SPANISH_SURNAMES: Final = frozenset(
    "garcia gonzalez rodriguez fernandez lopez martinez sanchez perez gomez jimenez ruiz"
    " hernandez diaz moreno munoz alvarez romero alonso gutierrez navarro dominguez vazquez"
    " ramirez serrano blanco molina morales suarez ortega delgado ortiz rubio marin sanz"
    " nunez iglesias medina garrido cortes castillo lozano guerrero cano prieto mendez calvo"
    " gallego vidal marquez herrera pena flores cabrera vega fuentes carrasco caballero reyes"
    " nieto aguilar pascual herrero montero hidalgo gimenez ibanez ferrer benitez mora arias"
    " vargas carmona crespo pastor soto saez velasco moya soler parra esteban gallardo rojas"
    " cordero bermudez mendoza guzman acosta aguirre espinosa espinoza chavez rivera juarez"
    " contreras salazar guerra valdez valdes salas pacheco mejia lara cardenas avila montoya"
    " figueroa zamora villanueva miranda quintero restrepo ospina cedeno zambrano quispe"
    " mamani huaman cevallos velez palacios escobar barrios leyva capote".split()
)
"""Common Spanish family names as Portuguese does not spell them, folded."""

DEVOTIONAL: Final = frozenset(
    "carmen jesús jesus ángeles angeles rosario pilar luz rocío rocio mar socorro consuelo"
    " lourdes fátima fatima mercedes dolores cristo refugio".split()
)
"""What "del", "de" and "de los" join to a Spanish given name: ``María del Carmen``."""

HAN_SURNAMES: Final = frozenset(
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 宇文 长孙 長孫"
    " 夏侯 端木 申屠 南宫 南宮 独孤".split()
)
"""Chinese family names of two characters; all others have one."""

KANJI_SURNAMES: Final = frozenset(
    "佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村"
    " 斎藤 斉藤 齋藤 清水 山崎 阿部 池田 橋本 山下 石川 中島 前田 藤田 後藤 小川 岡田 村上 長谷川 近藤"
    " 石井 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 岡本 松田 中川 中野 原田 小野 田村 竹内 金子"
    " 和田 中山 石田 上田 森田 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 谷口 安藤 大野 丸山 今井 河野"
    " 藤本 村田 武田 上野 杉山 増田 平野 大塚 千葉 久保 松井 小島 岩崎 桜井 野口 松尾 野村 木下 菊地"
    " 佐野 大西 杉本 新井 浜田 市川 古川 水野 小松 高野 小山 島田 松下 川口 東 菅原 石原 北村 吉村 川崎 今村 大島 平田 片山 矢野 関 早川 岩田 土屋 広瀬 安田 秋山 横井 尾崎"
    " 松村 飯田 森本 川上 杉浦 永井 堀 辻 星野 上原 浅野 小池 小西 荒木 望月 大橋 本田 栗原 根本 茂木".split()
)
"""The commonest Japanese family names."""

HANGUL_SURNAMES: Final = frozenset("남궁 황보 제갈 사공 선우 서문 독고".split())
"""Korean family names of two syllables; all others have one."""
