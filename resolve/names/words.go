package names

// Words that say little about who is meant. All are compared after romanising
// and in lower case.

// particles join the words of a name. They are held, weigh next to nothing and
// never find anybody.
const particles = "al el ul ol as ash az ad ar at an ath adh es esh ez ed er en eth edh us ush uz ud ur un bin ben ibn bint abu abou aboo abi abo umm um oum the of and de del della di da do dos das du la le les las los " +
	"van von der den ter ten zu zum und y e i ou et w aal ould wuld walad ag ap ibni bn abw aby il wa va o a te na og och på for in"

// bareParticles are the same in scripts without vowels, as romanised here.
const bareParticles = "bn abn abw aby aba al w bnt wld am"

// titles stand before or behind a name and are no part of it.
const titles = "mr mrs ms miss mister dr doctor prof professor sir lord lady madam mme mlle herr frau senor senora sr sra don dona " +
	"general gen colonel col major maj captain capt cpt lieutenant lt lieut sergeant sgt commander cdr admiral brigadier brig corporal cpl " +
	"president minister ambassador governor senator judge princess emir imam mullah mulla maulavi mawlawi maulvi molvi mawlavi maulana mawlana qari " +
	"sheikh shaykh shaikh sheik cheikh sheikha haji hajji hadji hajj alhaj alhaji hadj haj hajj ustad ustaz ayatollah hojjatoleslam sidi mufti sahib saheb sahab ustadz ustadh ostad " +
	"brother sister father mother uncle comrade known alias aka fka nka formerly called named son daughter wife widow eng engineer ing jr sr junior senior ii iii iv phd md esq ret retired original script"

// titlesAndNames are titles that are family names where they stand last.
const titlesAndNames = "haji hajji hadji hajj haj hadj sheikh shaykh shaikh sheik cheikh imam emir mullah molla qari mufti sidi king prince bishop judge major marshal ustad general bey pasha khan agha"

// strayWords appear in reports around a name.
const strayWords = "from with near born age aged resident citizen wanted suspect"

// legalForms say of what kind a firm is.
const legalForms = "ltd limited llc llp lp plc inc incorporated corp corporation co company companies cie gmbh ag kg ohg mbh se sa sas sarl srl spa snc sl slu sau sociedad anonima limitada ltda ltd lda cv de rl sc sapi " +
	"bv nv vof oy oyj ab as asa aps a/s kft zrt bt doo dd ad ead ood eood oao ooo zao ao pao pjsc jsc ojsc cjsc ooo oaa fze fzc fzco fzllc dmcc wll bsc saog saoc kk yk pte pty sdn bhd tbk pt cv pvt private public joint stock " +
	"foundation fzco sal sae est establishment holding holdings group grp trust est"

// genericWords are common in names of organisations, vessels and places; the
// number is their information in bits.
var genericWords = [...]struct {
	bits  uint8
	words string
}{
	{4, "international trading general services service industries industrial industry bank company enterprise enterprises export import commercial development investment investments"},
	{5, "national trade shipping line lines construction engineering group global world management marine maritime oil gas petroleum energy petrochemical petrochemicals technology technologies tech systems " +
		"comercializadora comercial inversiones inmobiliaria agropecuaria ganadera grupo transportes servicios constructora distribuidora internacional exportadora importadora"},
	{6, "islamic organization organisation association society foundation charity charitable relief committee council center centre institute university research department ministry office bureau agency authority " +
		"finance financial capital insurance exchange logistics transport transportation freight cargo air airlines airways aviation aircraft auto automobile motors motor steel iron mining metals metal chemical chemicals " +
		"pharmaceutical pharmaceuticals medical hospital electronics electronic electric electrical power communications telecommunications telecom media television radio network security defense defence military " +
		"army navy force forces guard corps party front movement brigade brigades battalion union federation state republic democratic peoples people central east west north south eastern western northern southern middle " +
		"new first united great green red black white gold golden star sun sea ocean river land food foods agricultural agriculture farm textile textiles real estate properties property hotel hotels tourism travel tours " +
		"productos industria industrias compania sociedad empresa cooperativa fundacion asociacion banco centro nacional agencia negocios desarrollo construcciones consultores asesores"},
	{7, "iran iranian iraq iraqi syria syrian lebanon lebanese cuba cuban china chinese korea korean russia russian ukraine crimea myanmar burma venezuela colombia mexico panama dubai emirates uae turkey pakistan afghanistan " +
		"yemen libya sudan somalia kuwait saudi arabia arab arabian islam muslim jihad jamaat jamaah jamiat ansar tehran moscow beijing hong kong caribbean america american africa african asia asian european europe persian gulf " +
		"technical scientific science special economic business house consulting consultancy product products production manufacturing factory works plant project projects equipment machinery tools supply supplies"},
	{9, "factory martyrs victory liberation salvation support welfare orphans education educational school training information computer software digital data web online market markets store stores shop food"},
}

// moreCommon adds name words of countries that the counted lists of
// commonNames hardly hold; bits as there.
var moreCommon = [...]struct {
	bits  uint8
	words string
}{
	{7, "wang li zhang liu chen nguyen singh khan kumar hussein husayn mahmud mahmoud mustafa khalid"},
	{8, "yang huang zhao wu zhou xu sun ma zhu hu guo he lin tran le pham park pak choe choi ri yi jong chong jung devi ram begum bibi syed sayyid shah yusuf ismail hamid saleh salih salim karim nasir rashid ivanov islam allah din ullah"},
	{9, "gao luo zheng liang xie song tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren hoang phan vu vo dang bui do ho ngo duong sharma patel gupta das " +
		"petrov sidorov smirnov kuznetsov popov vasiliev ivanovich aleksandrovich vladimirovich sergeevich nikolaevich mikhailovich adam musa isa haider haydar faisal faysal tariq walid jamal kamal anwar akram " +
		"yasin younis bakr bilal zaid zayd sami samir nabil nasser naser majid majeed rahim latif qadir hakim ghani wahid malik jabbar samad sattar salam razzaq ghafur aziz"},
	{10, "sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato mwangi diallo traore keita diop ba sow camara toure coulibaly okafor hosseini ahmadi karimi mohammadi rezaei jafari moradi alavi " +
		"tikriti masri baghdadi libi shami iraqi kurdi yamani najdi hashimi husayni hasani qurashi ansari farsi afghani turki tunisi jazairi maghribi somali sudani misri dulaymi jabouri rawi ani"},
}

// easternSurnames begin or end Korean, Chinese and Vietnamese names.
const easternSurnames = "kim pak park ri lee yi choe choi chong jong jung chang jang kang cho jo yun yoon rim lim im han o oh so seo sin shin kwon hwang an ahn song hong ryu yu ko no ro nam mun son chon jon pae ho hyon min paek tae u " +
	"wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang deng feng cao peng zeng xiao tian dong pan yuan cai jiang du ye cheng wei su lu ding ren nguyen tran pham phan vo vu dang bui ngo duong"
