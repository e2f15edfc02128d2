package rare

import "strings"

// surely are the kinds of places that are nobody's family name: "Orla Hill" may be a
// person, "Orla Street" is none.
var surely = setOf(`street st road rd avenue crescent terrace alley gardens parade embankment quay wharf pier dock bridge station arcade market
	brewery hotel school college hospital stadium arena theatre cinema museum library hostel barracks depot warehouse estate centre mall plaza
	harbour marina airport terminal`)

// OnlyPlace reports whether the name of a place, as a text writes it, can be nobody's.
func OnlyPlace(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	return len(words) > 1 && surely[words[len(words)-1]]
}
