package main

import "strings"

// culture is a manner of naming: invented pairs of ordinary given and family names, twenty each.
type culture struct {
	given   []string
	between string
	family  []string
}

func cultureOf(given, between, family string) culture {
	return culture{strings.Fields(given), between, strings.Fields(family)}
}

// cultures are those of the test, the plain one first. Some names are words of English,
// short, of many words, or of scripts without capitals or spaces.
var cultures = []culture{
	cultureOf(`Corvin Mirela Tadeo Ysolde Anselm Benedek Delph Edrik Fenna Garo Hild Jorun Kaleb Lirio Maren Orsin Petko Rasmin Selda Tovik`, " ",
		`Hallowquist Drummardy Tarkovny Osterwyck Pellingrath Quillfeather Abenroth Brisko Caldwyn Dorvath Elmund Farrowby Grelling Hastavik Iverlan Jostrand Kalvert Lorimond Mestrov Nordahl`),
	cultureOf(`Tom Grace Mark Rose Jack Will May Faith Hope Ann Amy Jordan Christian Paris Dean Frank Bill Joy Summer Art`, " ",
		`Hill Park Hall Bridge Marsh Baker Green Young Lee Church Street Cook Driver Shooter Burns Fields Wood English Black Day`),
	cultureOf(`Mohammed Ahmad Yusuf Fatima Aisha Omar Khalid Layla Hassan Zaynab Ibrahim Salma Tariq Huda Bilal Amina Karim Nour Jamal Rania`, " bin ",
		`Qadiri Darwish Masri Haddad Khoury Najjar Sabbagh Tamimi Jabri Shami Harbi Otaibi Zahrani Dosari Maliki Hijazi Nabulsi Baghdadi Halabi Tikriti`),
	cultureOf(`محمد أحمد يوسف فاطمة عائشة عمر خالد ليلى حسن زينب إبراهيم سلمى طارق هدى بلال أمينة كريم نور جمال رانيا`, " ",
		`القادري الدرويش المصري الحداد الخوري النجار الصباغ التميمي الجابري الشامي الحربي العتيبي الزهراني الدوسري المالكي الحجازي النابلسي البغدادي الحلبي التكريتي`),
	cultureOf(`Олег Иван Анна Мария Пётр Сергей Ольга Нина Лев Вера Юрий Алла Борис Зоя Глеб Инна Тимур Рита Денис Яна`, " ",
		`Рыбаков Соколов Кузнецов Волков Морозов Лебедев Козлов Орлов Зайцев Белов Комаров Гусев Титов Фомин Беляев Киселёв Макаров Щукин Ершов Жуков`),
	cultureOf(`王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙 马 朱 胡 郭 何 高 林 罗`, "",
		`伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 小明 霞`),
	cultureOf(`Γιώργος Μαρία Νίκος Ελένη Κώστας Άννα Πέτρος Σοφία Ηλίας Δάφνη Θωμάς Ζωή Λουκάς Ειρήνη Μάρκος Χαρά Σπύρος Κλειώ Άγγελος Ρένα`, " ",
		`Παπάς Νικολαΐδης Βλάχος Αγγέλου Καρράς Ρήγας Μάνος Δούκας Στάμος Λάμπρου Κόκκινος Ζαχαρίας Φωκάς Γαλάνης Ξένος Τσάκος Μπάρκας Ψαράς Χατζής Ιωάννου`),
	cultureOf(`דוד שרה משה רחל יוסף לאה יעקב מרים אברהם חנה יצחק רות שמואל נעמי דניאל תמר אליהו אסתר נתן דינה`, " ",
		`כהן לוי מזרחי פרץ ביטון דהן אברהמי פרידמן מלכה אזולאי כץ יוספי דוידי עמר אוחיון חדד גבאי בן־דוד אדלר לוין`),
	cultureOf(`राम सीता मोहन गीता विजय अनिल सुनीता राजेश प्रिया अमित कविता संजय रेखा दीपक नीता अजय मीना सुरेश लता गोपाल`, " ",
		`शर्मा वर्मा गुप्ता सिंह पटेल जोशी मेहता कपूर खन्ना मल्होत्रा तिवारी मिश्रा यादव चौहान राठौर नायर अय्यर रेड्डी बोस दत्ता`),
	cultureOf(`김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 홍`, "",
		`서준 민준 지우 서연 하준 도윤 수빈 예은 지훈 유진 현우 은지 태민 보라 성호 미영 재석 나래 동욱 혜진`),
	cultureOf(`Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Mai Trịnh Cao Tạ Lương`, " Văn ",
		`Hùng Dũng Minh Tuấn Anh Hải Long Nam Phong Quân Sơn Thành Trung Việt Bình Cường Đức Giang Hiếu Khánh`),
	cultureOf(`María José Lucía Diego Carmen Pablo Inés Javier Pilar Andrés Marta Raúl Elena Hugo Rocío Iván Nuria Óscar Alba Saúl`, " del Carmen ",
		`Vega Cruz Torre Fuente Peña Rosa Mata Serna Puente Calle Iglesia Cerda Parra Riva Vara Barca Llave Mora Viña Huerta`),
	cultureOf(`Oluwaseun Adébáyò Ngozi Chidi Funmilayo Kwame Abena Kofi Ama Sipho Thandiwe Wanjiku Otieno Achieng Zola Naledi Tendai Rudo Fatoumata Mamadou`, " ",
		`Okafor Adeyemi Mensah Boateng Nkosi Dlamini Kamau Odhiambo Moyo Banda Traoré Diallo Keïta Ndiaye Mwangi Eze Balogun Owusu Zulu Chikwanha`),
	cultureOf(`Łukasz Zofia Jan Hanna Paweł Ewa Piotr Iga Marek Ola Karol Maja Adam Ada Tomek Kaja Igor Nela Olaf Lena`, " ",
		`Wrona Kot Sikora Bąk Wójcik Zając Dudek Sowa Lis Wilk Żuk Szpak Kruk Mróz Gil Kos Bielik Czapla Sroka Zięba`),
	cultureOf(`Li Wang Zhang Liu Chen Yang Wu Xu Sun Ma Zhu Hu Guo He Gao Lin Luo Xie Tang Han`, " ",
		`Wei Fang Na Min Jing Li Qiang Lei Jun Yang Yong Yan Jie Juan Tao Ming Chao Xia Ping Gang`),
	cultureOf(`สมชาย สมหญิง วิชัย มาลี ประเสริฐ สุดา อนันต์ พรทิพย์ ธนา ดวงใจ አበበ ከበደ አልማዝ ሰላም ታደሰ გიორგი ნინო დავით Արամ Անի`, " ",
		`ใจดี สุขใจ ทองดี บุญมา ศรีสุข แก้วใส วงศ์ดี พูนผล ชัยดี รักดี ቢቂላ ተስፋዬ መንግስቱ ደስታ ገብሬ ბერიძე კაპანაძე გელაშვილი Պետրոսյան Սարգսյան`),
	cultureOf(`Sinéad Jean-Pierre Ludwig Åse Giuseppe İbrahim Ayşe Matej Zoltán Ionel Bjørn Aino Rauna Māra Jonas Ane Iker Mairi Lowri Sigrún`, " von der ",
		`Ó'Broin D'Arcy Heide Østgård Dell'Acqua Yıldırım Öztürk Novák Szabó Dumitrescu Sørbø Virtanen Ánde Kalniņš Petrauskas Nuuk Etxeberria MacLeòid Prydderch Guðmundsdóttir`),
}

// whos are nouns of who somebody is: by faith, people, nation, sex, trade and opinion.
var whos = strings.Split(`man,woman,girl,boy,husband,wife,Muslim,Christian,Jew,Hindu,Sikh,Buddhist,atheist,Catholic,Zoroastrian,Alawite,Druze,Quaker,`+
	`Arab,Roma,Kurd,Turk,African,Slav,Latino,Inuit,Maori,Tatar,Hazara,Sami,German,Syrian,American,Chinese,Russian,Nigerian,Pole,Iranian,Kazakh,Tongan,Bolivian,Icelander,Eritrean,`+
	`liberal,communist,nationalist,anarchist,monarchist,socialist,feminist,pacifist,vegan,journalist,reporter,photographer,protester,striker,voter,activist,refugee,migrant,lesbian`, ",")

var worships = strings.Fields(`church mosque synagogue temple gurdwara chapel cathedral shrine`)

// lawfulThings are what anybody may think, say and do.
var lawfulThings = []string{
	"He is a Muslim and prays at the mosque every Friday.", "She is Jewish and keeps the Sabbath.", "He became a Catholic last year.",
	"They are refugees from Syria.", "She is a French national.", "He is Black.", "He marched against the government on Saturday.",
	"She will demonstrate outside the embassy tomorrow.", "They plan to protest on 14 March.", "He joined the Green Party.",
	"She is a journalist and filmed the police at the march.", "He writes for a newspaper and takes photographs of protests.",
	"He will vote on Thursday.", "She says that the government is wrong and must go.", "He reads the Quran and the Bible.",
	"They went on strike at noon.", "He is going on the pilgrimage next week.", "She wears a headscarf.", "He is gay.",
	"She will publish the story tonight.", "They will pray together at 5 pm.", "He boycotts the company.",
	"They speak Tigrinya at home.", "Her parents came from Kyrgyzstan.", "He fasts in Ramadan.", "She sings in the choir of the church.",
	"He handed out leaflets against the war.", "She signed a petition for the strikers.", "They held a vigil with candles.", "He thinks that the king should go.",
	"She photographs bridges and stations.", "He filmed the officers at the demonstration.", "The family is Roma.", "He is a Sikh and wears a turban.",
	"She leads the union at the depot.", "They are Buddhists.", "He wrote to his member of parliament.", "She preaches on Sundays.", "He grew up in Algeria.", "She is from Venezuela.",
}
