package unheld

// titles stand before a name; one word behind them is enough.
const titles = "mr mrs ms miss mister dr doctor prof professor sir lord lady madam mme mlle herr frau herrn senor senora señor señora sr sra don doña signor signora monsieur madame " +
	"general colonel major captain capt lieutenant lt sergeant sgt commander inspector constable detective officer agent " +
	"president minister ambassador governor senator judge emir imam mullah maulavi mawlawi maulvi maulana sheikh shaykh shaikh sheik cheikh sheikha haji hajji hadji alhaj ustad ustaz ayatollah mufti rabbi father pastor reverend rev bishop " +
	"bay bayan hoca pan pani pán paní господин госпожа гражданин гражданка товарищ доктор майор капитан полковник пан пані κύριος κύριο κυρία κύριε κος κα " +
	"السيد السيدة الشيخ الدكتور الاستاذ الأستاذ الحاج الملا المهندس العقيد اللواء ابو أبو מר גברת הרב דוקטור"

// cues are words of naming, parted by "|": a name stands behind them.
const cues = "called|named|alias|aka|a.k.a.|fka|known as|also known as|better known as|known only as|name is|names is|name was|name of|by the name|by the name of|under the name|under the name of|nicknamed|goes by|go by|going by|" +
	"goes by the name|goes by the name of|calls himself|calls herself|calling himself|calling herself|identified as|identified himself as|identified herself as|introduced himself as|kunya|nom de guerre|" +
	"namens|genannt|heißt|heisst|heiße|mit Namen|nommé|nommée|appelé|appelée|surnommé|surnommée|s'appelle|du nom de|dénommé|llamado|llamada|se llama|apodado|apodada|de nombre|chiamato|chiamata|si chiama|detto|soprannominato|di nome|chamado|chamada|" +
	"genaamd|heet|bijgenaamd|som heter|vid namn|kallad|ved navn|kaldet|isimli|adlı|lakaplı|imię|imieniem|zwany|nazwiskiem|jménem|nevű|nimeltä|" +
	"по имени|зовут|по кличке|по прозвищу|по фамилии|звать|на имя|на ім'я|звати|ονόματι|με το όνομα|λέγεται|" +
	"يدعى|تدعى|اسمه|اسمها|المدعو|المدعوة|الملقب|الملقبة|المكنى|المكنّى|يلقب|المعروف بـ|واسمه|باسم|اسم او|بنام|به نام|ملقب به|معروف به|نامی|המכונה|בשם|ששמו|ששמה|קוראים לו|קוראים לה|ושמו"

// kunyas are "father of" and "mother of": one word behind them makes a name.
const kunyas = "abu abou aboo abo umm oum ابو أبو ابي أبي ابا أبا ام أم"

// particles stand inside names.
const particles = "al el ul ol as ash az ad ar an bin ben ibn bint ould walad von van der den ter ten zu zum de del della di da do dos das du la le los las y e i af av ap mac mc st san santa abd عبد بن ابن بنت آل بني הבן בן בת אבו בר"

const calendarWords = "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec " +
	"monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun christmas easter ramadan eid hanukkah diwali passover new year " +
	"januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag weihnachten ostern " +
	"janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo " +
	"января февраля марта апреля мая июня июля августа сентября октября ноября декабря понедельник вторник среда четверг пятница суббота воскресенье " +
	"يناير فبراير مارس ابريل أبريل مايو يونيو يوليو اغسطس أغسطس سبتمبر اكتوبر أكتوبر نوفمبر ديسمبر رمضان الاحد الأحد الاثنين الإثنين الثلاثاء الاربعاء الأربعاء الخميس الجمعة السبت"

// sites are what stands behind the name of a place; with one of them the words
// before are no name of a person.
const sites = "street st road rd avenue ave lane boulevard blvd square plaza station airport bridge park hospital university college school stadium arena hall tower towers mall centre center market hotel church mosque synagogue temple cathedral library museum theatre cinema " +
	"port harbour harbor river lake mountain hill hills valley island islands beach bay gate district county province region city town village borough estate quarter neighbourhood neighborhood junction underground tube terminal platform house palace castle prison court crescent close drive terrace row gardens heath forest sea ocean steps stairs arcade wharf quay docks pier mews yard depot parade promenade embankment " +
	"straße strasse platz weg allee bahnhof flughafen brücke rue place gare pont calle plaza avenida estación улица площадь вокзал станция проспект caddesi sokak meydanı stasjon gata vei torg torget"

// organWords are words of organisations: with one of them a single word of its
// own makes a name.
const organWords = "ltd limited llc llp plc inc corp corporation company co gmbh ag kg ohg sarl srl spa bv nv oy oyj ab aps zrt kft doo ead ooo oao zao pjsc fze llc pty bhd sdn pvt " +
	"trading shipping holdings holding enterprises logistics foundation charity association society brigade brigades battalion battalions front movement party union league militia cell network group gang cartel crew army legion corps council committee collective club federation bank " +
	"gesellschaft verein stiftung bruderschaft société fondation asociación fundación associazione ооо оао зао фонд бригада батальон движение"

// places are countries and large towns: our own list, short because the gazetteer
// of the engine of places knows more. They are no names of people; "Jordan Berg"
// is one all the same, as the tables of names know "Jordan".
const places = "afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium benin bolivia bosnia botswana brazil britain bulgaria burma cambodia cameroon canada chad chechnya chile china colombia congo croatia cuba cyprus czechia dagestan denmark djibouti ecuador egypt england eritrea estonia ethiopia " +
	"finland france gambia georgia germany ghana greece guatemala guinea haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya korea kosovo kurdistan kuwait kyrgyzstan laos latvia lebanon liberia libya lithuania luxembourg macedonia malaysia mali malta mauritania mexico moldova mongolia montenegro morocco mozambique myanmar " +
	"namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda scotland senegal serbia sierra leone singapore slovakia slovenia somalia spain sri lanka sudan sweden switzerland syria taiwan tajikistan tanzania thailand togo tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zambia zimbabwe " +
	"europe africa asia america americas antarctica kingdom states emirates republic balkans caucasus crimea gaza sinai sahel maghreb levant kashmir punjab bavaria catalonia siberia texas california florida york jersey hampshire yorkshire kent essex sussex surrey cornwall devon wessex midlands " +
	"london manchester birmingham liverpool leeds glasgow edinburgh cardiff belfast bristol sheffield nottingham leicester bradford newcastle southampton oxford cambridge brighton luton westminster heathrow gatwick whitehall downing paris lyon marseille toulouse nice lille strasbourg berlin hamburg munich münchen cologne köln frankfurt stuttgart düsseldorf leipzig dresden vienna wien zurich zürich geneva basel bern " +
	"brussels bruxelles antwerp ghent amsterdam rotterdam hague utrecht copenhagen københavn stockholm gothenburg göteborg malmö oslo bergen helsinki turku tampere tallinn riga vilnius warsaw warszawa krakow kraków gdansk prague praha bratislava budapest bucharest sofia belgrade zagreb sarajevo skopje tirana pristina athens thessaloniki rome roma milan milano naples turin madrid barcelona valencia seville lisbon porto dublin cork " +
	"istanbul ankara izmir gaziantep raqqa damascus aleppo homs idlib mosul baghdad basra erbil kirkuk fallujah beirut tripoli amman jerusalem tel aviv haifa ramallah cairo alexandria riyadh jeddah mecca medina doha dubai abu dhabi sanaa aden muscat tehran isfahan mashhad kabul kandahar herat jalalabad islamabad karachi lahore peshawar quetta delhi mumbai bombay kolkata dhaka colombo kathmandu " +
	"moscow petersburg kazan grozny makhachkala kyiv kiev kharkiv odesa odessa lviv donetsk mariupol minsk chisinau tbilisi yerevan baku tashkent almaty bishkek dushanbe beijing shanghai guangzhou shenzhen hong kong taipei tokyo osaka seoul pyongyang bangkok hanoi saigon manila jakarta kuala lumpur sydney melbourne brisbane perth auckland " +
	"washington chicago boston philadelphia houston dallas atlanta miami detroit seattle denver phoenix angeles francisco diego vegas orleans toronto montreal ottawa vancouver havana bogota lima caracas buenos aires rio janeiro são paulo santiago lagos abuja kano nairobi mombasa mogadishu addis ababa khartoum tunis algiers casablanca rabat dakar bamako accra kinshasa kampala kigali johannesburg pretoria cape durban " +
	"deutschland österreich schweiz frankreich england syrien türkei russland france allemagne royaume-uni espagne syrie turquie maroc algérie tunisie españa alemania francia siria marruecos italia германия франция россия сирия турция украина москва лондон париж киев алеппо дамаск сирии россии турции украине " +
	"سوريا سورية العراق لبنان الاردن الأردن فلسطين مصر السعودية اليمن ليبيا تونس الجزائر المغرب تركيا ايران إيران باكستان افغانستان أفغانستان دمشق حلب بغداد الموصل بيروت القاهرة الرياض الرقة ادلب إدلب لندن باريس برلين اروپا انگلستان تهران کابل"

// givenNames are common given names in scripts without capitals, our own list.
const givenNames = "محمد محمود احمد أحمد حامد حمد علي عمر عثمان حسن حسين ابراهيم إبراهيم اسماعيل إسماعيل اسحاق يعقوب يوسف موسى عيسى داود سليمان يحيى زكريا خالد وليد سعيد سعد سعود فهد فيصل سلطان ناصر نصر صالح طارق زياد بلال حمزة عباس جعفر كريم كمال جمال جلال رشيد راشد مراد " +
	"مصطفى مصطفي مرتضى رضا مهدي هادي باقر صادق كاظم قاسم هاشم جاسم ياسر ياسين عمار عامر انس أنس ايمن أيمن اشرف أشرف اكرم أكرم انور أنور اسامة أسامة ايهاب إيهاب باسم بسام حازم حاتم رامي سامي سامر سمير شريف صبري طلال عادل عارف عصام عماد غسان فادي فارس فراس فريد فؤاد لؤي ماجد ماهر مازن مالك مروان منذر منصور منير نادر نبيل نزار هيثم هشام وائل وسام " +
	"عبدالله عبدالرحمن عبدالرحيم عبدالعزيز عبدالكريم عبدالقادر عبدالملك عبدالحميد عبدالوهاب فاطمة خديجة عائشة مريم زينب سارة ليلى نور هدى سلمى امينة أمينة رقية اسماء أسماء حسناء سعاد " +
	"رحمان غلام گل اکبر جواد امیر حسینی احمدی محمدی کریم کریمی یوسف مهدی علی قاسم\u200c مجید حمید وحید سعید بهرام فرهاد پرویز داریوش جمشید شاه خان " +
	"משה דוד אברהם יצחק יעקב יוסף שרה רחל לאה רבקה מרים חנה אסתר יהודה שמעון לוי בנימין אהרון שמואל דניאל מיכאל גבריאל רפאל אורי עומר איתן נועם יונתן אלון אבי עמית גיל רון טל כהן מזרחי פרץ ביטון אברהמי"
