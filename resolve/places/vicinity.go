package places

import "strings"

// role says what a word may be beside the name of a place: a set of bits.
type role uint16

const (
	asked role = 1 << iota // the others are known
	inside
	toward
	travel
	minding
	kinds
	streets
	of
	directions
	companions
	small
)

// roles are the words that have one, as they are folded.
var roles = func() map[string]role {
	m := map[string]role{}
	for r, words := range vicinity {
		for w := range strings.FieldsSeq(words) {
			m[string(folded(nil, w))] |= r
		}
	}
	return m
}()

// The words around a name by which it is known for a place.
var vicinity = map[role]string{
	// inside are prepositions behind which people hardly ever stand.
	inside: `in near around outside across throughout within inside via nr
		bei nahe en dans près cerca a à aux chez im nahe em presso vicino
		в во под около возле близ біля у في قرب داخل خارج ב ליד στην στη στο`,
	// toward are those behind which people stand too.
	toward: `to from at towards toward for into between leaving reaching through past
		nach aus von ab über vers depuis de pour desde hacia hasta para da di
		из из-за к до на от з із من إلى الى نحو باتجاه مدينة από προς מ ל`,
	// travel are words before "to" and "from" that tell a journey.
	travel: `travel travels travelled traveled travelling traveling flew fly flies flying flown flight flights drive drives drove driving driven
		train trains bus buses coach coaches ferry go goes going gone went move moved moving returned returning return back arrived arrives arriving
		journey trip tickets ticket way headed heading heads came coming comes come took taking road motorway route ship shipped sailing sailed
		fliegt flog fährt fuhr reist voyage vol viaje vuelo прилетел поехал приехал`,
	// minding are verbs whose "in" is no place.
	minding: `believe believes believed trust trusts trusted interested confide confided faith confidence disappointed interest`,
	// kinds are what a place has or is.
	kinds: `station stations airport airports city centre center railway town harbour harbor port docks suburb suburbs area region county
		province district state metro underground university hospital stadium arena cathedral bridge tower embassy consulate marathon
		bahnhof hauptbahnhof flughafen gare aeropuerto aéroport`,
	// streets are what bears the name of somewhere else.
	streets: `road street avenue lane close drive terrace crescent gardens row walk rd st ave straße strasse allee platz boulevard rue calle avenida pub arms tavern`,
	of:      `of`,
	// directions stand before a name and keep it what it is.
	directions: `north south east west central greater northern southern eastern western downtown inner outer upper lower old new north-east north-west south-east south-west`,
	// companions are capitalised words beside the name of a place that make no
	// name of a person of it.
	companions: `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
		november december today tomorrow yesterday tonight police fire council mayor border coastguard crown court international national
		metropolitan royal airlines airways parliament embassy consulate mosque church synagogue temple school college museum library market
		hotel marriott hilton eye wall gate square park heath zoo underground tube tram terminal conference summit olympics pride derby
		the this that these those also but and or so then when while because if after before since until although however meanwhile`,
	small: `i he she we they it there here is was are were has had his her their our my your what who where why how not no yes please
		see saw both only just even like about over under with by on as an a our via der die das den dem ein eine und oder le la les un une el los las y e`,
}
