package identifiers

// word is what a word of the text says about the identifiers near it.
type word uint8

const (
	wordNone word = iota
	wordAt
	wordDot
	wordScheme
	wordPhone
	wordMail
	wordPlate
	wordDocument
	wordIdentity  // says document only together with "card" or "number"
	wordReference // what follows it is no phone
	wordNumber    // "number", "no": stands between a word and its identifier
	wordFiller    // "is", "was", "the"
	wordUser      // "user", "handle": what follows is a name on a platform
	wordEnds      // "ends", "ending": the end of a plate follows
	wordBegins    // "starts", "beginning"
	wordVehicle   // has a plate
	wordWith
	wordVia // "on", "via": a platform follows
	wordPlus
	wordDouble
	wordTriple
	wordHundred
	wordZero // and the nine digits after it
)

// longestWord bounds what classify looks up.
const longestWord = 15

// classify returns the word and the platform that s names, in any case.
func classify(s string) (word, uint8) {
	if len(s) > longestWord {
		return wordNone, 0
	}
	var buf [longestWord]byte
	for i := range len(s) {
		buf[i] = lower(s[i])
	}
	b := buf[:len(s)]
	if w := wordOf(b); w != wordNone {
		return w, 0
	}
	return spelled(b), platformOf(string(b))
}

func wordOf(b []byte) word {
	switch string(b) {
	case "at":
		return wordAt
	case "dot", "punkt":
		return wordDot
	case "http", "https", "hxxp", "hxxps", "hxtp", "hxtps", "ftp", "fxp":
		return wordScheme
	case "phone", "phones", "telephone", "tel", "mobile", "mob", "cell", "cellphone", "call", "called", "calling",
		"ring", "rang", "dial", "text", "texted", "sms", "whatsapp", "signal", "viber", "fax", "handy", "telefon", "callback":
		return wordPhone
	case "email", "mail", "emails", "emailed", "mailto", "contact", "gmail":
		return wordMail
	case "plate", "plates", "registration", "reg", "vrm", "vrn", "numberplate", "index", "kennzeichen", "matricula",
		"immatriculation", "targa", "rego":
		return wordPlate
	case "passport", "passports", "passeport", "pasaporte", "reisepass", "personalausweis", "ssn", "pesel", "cnic",
		"bsn", "dni", "nif", "aadhaar":
		return wordDocument
	case "id", "identity", "licence", "license", "permit", "document", "insurance":
		return wordIdentity
	case "ref", "reference", "order", "invoice", "account", "acct", "case", "incident", "crime", "log", "serial", "imei",
		"isbn", "tracking", "ticket", "sort", "card", "flight", "parcel", "transaction", "device", "session", "vin":
		return wordReference
	case "number", "numbers", "no", "nr", "num", "nummer":
		return wordNumber
	case "is", "was", "the", "a", "as", "his", "her", "their", "named", "under", "my", "it", "like", "reads", "read",
		"something", "partial", "be", "to", "of", "s":
		return wordFiller
	case "user", "username", "handle", "name", "nickname", "profile", "channel", "group", "page":
		return wordUser
	case "ends", "ended", "ending", "finishes", "finished", "finishing":
		return wordEnds
	case "starts", "started", "starting", "begins", "began", "beginning":
		return wordBegins
	case "car", "van", "lorry", "truck", "vehicle", "motorbike", "motorcycle", "moped", "taxi", "audi", "bmw", "ford", "vauxhall", "volkswagen",
		"golf", "transit", "mercedes", "toyota", "hatchback", "saloon", "pickup", "scooter":
		return wordVehicle
	case "with":
		return wordWith
	case "on", "via", "in", "from", "over", "using":
		return wordVia
	}
	return wordNone
}

// spelled returns the digit, or the word about digits, that b spells.
func spelled(b []byte) word {
	switch string(b) {
	case "zero", "oh", "o", "nought", "nil", "null":
		return wordZero
	case "one":
		return wordZero + 1
	case "two":
		return wordZero + 2
	case "three":
		return wordZero + 3
	case "four":
		return wordZero + 4
	case "five":
		return wordZero + 5
	case "six":
		return wordZero + 6
	case "seven":
		return wordZero + 7
	case "eight":
		return wordZero + 8
	case "nine", "niner":
		return wordZero + 9
	case "plus":
		return wordPlus
	case "double":
		return wordDouble
	case "triple", "treble":
		return wordTriple
	case "hundred":
		return wordHundred
	}
	return wordNone
}
