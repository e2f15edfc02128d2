package names

// wordsOfPlaces are left out of a place before it is compared.
const wordsOfPlaces = "city,town,district,province,region,county,governorate,village,municipality,state,area,near,north,south,east,west,northern,southern,eastern,western,central,street,road,greater,old,new"

// countries are never compared, under these names and some short ones.
const countries = "afghanistan,albania,algeria,andorra,angola,argentina,armenia,australia,austria,azerbaijan,bahamas,bahrain,bangladesh,barbados,belarus,belgium,belize,benin,bhutan,bolivia," +
	"bosnia,bosnia and herzegovina,botswana,brazil,brunei,bulgaria,burkina faso,burundi,cambodia,cameroon,canada,cape verde,central african republic,chad,chile,china,colombia,comoros,congo," +
	"democratic republic of the congo,costa rica,croatia,cuba,cyprus,czechia,czech republic,denmark,djibouti,dominica,dominican republic,ecuador,egypt,el salvador,england,equatorial guinea,eritrea,estonia," +
	"eswatini,ethiopia,fiji,finland,france,gabon,gambia,georgia,germany,ghana,greece,grenada,guatemala,guinea,guinea bissau,guyana,haiti,honduras,hungary,iceland,india,indonesia,iran,islamic republic of iran,iraq," +
	"ireland,israel,italy,ivory coast,cote d'ivoire,jamaica,japan,jordan,kazakhstan,kenya,kiribati,kosovo,kuwait,kyrgyzstan,laos,latvia,lebanon,lesotho,liberia,libya,liechtenstein,lithuania,luxembourg,madagascar," +
	"malawi,malaysia,maldives,mali,malta,mauritania,mauritius,mexico,moldova,monaco,mongolia,montenegro,morocco,mozambique,myanmar,burma,namibia,nauru,nepal,netherlands,holland,new zealand,nicaragua,niger,nigeria," +
	"north korea,north macedonia,macedonia,northern ireland,norway,oman,pakistan,palestine,panama,papua new guinea,paraguay,peru,philippines,poland,portugal,qatar,romania,russia,russian federation,rwanda,saudi arabia," +
	"scotland,senegal,serbia,seychelles,sierra leone,singapore,slovakia,slovenia,somalia,south africa,south korea,korea,south sudan,spain,sri lanka,sudan,suriname,sweden,switzerland,syria,syrian arab republic,taiwan," +
	"tajikistan,tanzania,thailand,timor leste,togo,tonga,trinidad and tobago,tunisia,turkey,turkiye,turkmenistan,tuvalu,uganda,ukraine,united arab emirates,uae,united kingdom,uk,great britain,britain,united states," +
	"united states of america,usa,us,uruguay,uzbekistan,vanuatu,vatican,venezuela,vietnam,viet nam,wales,yemen,zambia,zimbabwe,العراق,سوريا,إيران,مصر,السعودية,اليمن,ليبيا,السودان,لبنان,الأردن,تركيا,россия,украина,беларусь,казахстан"

// cities have millions of inhabitants: that both sides name one says less.
const cities = "abidjan,abu dhabi,accra,addis ababa,ahmedabad,aleppo,alexandria,algiers,almaty,amman,ankara,athens,baghdad,baku,bangkok,barcelona,basra,beijing,beirut,belgrade,bengaluru,bangalore,berlin,birmingham," +
	"bogota,brussels,bucharest,budapest,buenos aires,cairo,cape town,caracas,casablanca,chennai,chicago,dakar,damascus,dar es salaam,delhi,new delhi,dhaka,doha,dubai,faisalabad,guangzhou,hamburg,hanoi,havana,hong kong," +
	"houston,hyderabad,istanbul,jakarta,jeddah,johannesburg,kabul,kampala,kandahar,kano,karachi,kathmandu,khartoum,kharkiv,kinshasa,kolkata,kuala lumpur,kuwait,kyiv,kiev,lagos,lahore,lima,lisbon,liverpool,london," +
	"los angeles,luanda,madrid,manchester,manila,mashhad,medellin,mexico city,miami,milan,minsk,mogadishu,montreal,moscow,mosul,mumbai,munich,nairobi,naples,new york,osaka,paris,peshawar,prague,pyongyang,quetta," +
	"quito,rabat,rangoon,rawalpindi,rio de janeiro,riyadh,rome,saint petersburg,st petersburg,sanaa,santiago,sao paulo,seoul,shanghai,shenzhen,shiraz,sofia,stockholm,sydney,tabriz,taipei,tashkent,tbilisi,tehran," +
	"tel aviv,tokyo,toronto,tripoli,tunis,vienna,warsaw,wuhan,yangon,yerevan,zurich,بغداد,دمشق,القاهرة,طهران,الرياض,بيروت,москва,киев,київ,минск"
