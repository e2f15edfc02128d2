package record

import (
	"encoding/json"
	"fmt"
	"math/bits"
	"strings"
)

// Handling is a set of handling codes, one bit each: what may be done with
// something, beside the labels that say who may read it. What is derived from
// several things carries the union of what they carry (rule R11).
type Handling uint64

// The handling codes. Their bits are stored: never reorder, only append.
const (
	TLPClear Handling = 1 << iota
	TLPGreen
	TLPAmber
	TLPAmberStrict
	TLPRed
	PAPClear
	PAPGreen
	PAPAmber
	PAPRed
	HandlingP  // 3x5x2: lawful sharing permitted
	HandlingC  // 3x5x2: permitted with conditions, which stand in the report's own words
	HandlingA1 // 3x5x2, conditions of action
	HandlingA2
	HandlingS1 // 3x5x2, conditions of sanitisation
	HandlingS2
	HandlingInWords // conditions in words that are no code: they stand with what they came with
)

// HandlingUnstated marks, in a set read from several things, that one of them
// states no handling. It is never stored: what states none is not free to share.
const HandlingUnstated Handling = 1 << 62

const (
	allTLP      = TLPClear | TLPGreen | TLPAmber | TLPAmberStrict | TLPRed
	allPAP      = PAPClear | PAPGreen | PAPAmber | PAPRed
	allHandling = HandlingInWords<<1 - 1
	// free are the codes that let something go further than to those who have it.
	free = TLPClear | TLPGreen | PAPClear | PAPGreen | HandlingP
)

var handlingWords = [...]string{"TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED",
	"PAP:CLEAR", "PAP:GREEN", "PAP:AMBER", "PAP:RED", "P", "C", "A1", "A2", "S1", "S2", "in words"}

// handlingMeanings say what each code asks for.
var handlingMeanings = [...]string{"may go to everybody", "may go round the community, not beyond", "for the recipients' organisation and its clients, need to know",
	"for the recipients' organisation alone, need to know", "not beyond those named as recipients",
	"may be acted on freely", "act with care: active measures are allowed", "passive cross-checks only", "no action that could be seen outside",
	"lawful sharing permitted", "sharing only under the conditions that came with it", "condition of action 1", "condition of action 2",
	"condition of sanitisation 1", "condition of sanitisation 2", "conditions in the sender's own words"}

// Stated reports whether the set says anything, and nothing that cannot be stored.
func (h Handling) Stated() bool { return h != 0 && h&^allHandling == 0 }

// Union returns the handling of something derived from a and b. Each must have
// been asked for by OrUnstated before.
func (h Handling) Union(b Handling) Handling { return h | b }

// OrUnstated is the handling of one thing as what is derived from it carries it.
func (h Handling) OrUnstated() Handling {
	if h == 0 {
		return HandlingUnstated
	}
	return h
}

// Own is what a single thing states itself: OrUnstated taken back.
func (h Handling) Own() Handling { return h &^ HandlingUnstated }

// Strictest returns the strictest code of each scheme. Conditions stay all, and
// that some input states nothing stays where the rest would let it go further.
func (h Handling) Strictest() Handling {
	out := top(h&allTLP) | top(h&allPAP) | h&(HandlingA1|HandlingA2|HandlingS1|HandlingS2|HandlingInWords)
	if h&HandlingC != 0 {
		out |= HandlingC
	} else {
		out |= h & HandlingP
	}
	if out&^free == 0 {
		out |= h & HandlingUnstated
	}
	return out
}

// top is the highest bit of a set alone.
func top(h Handling) Handling {
	if h == 0 {
		return 0
	}
	return 1 << (bits.Len64(uint64(h)) - 1)
}

// AsStrictAs reports whether the set asks for no less than b in any scheme.
func (h Handling) AsStrictAs(b Handling) bool {
	mine, other := h.Strictest(), b.Strictest()
	const conditions = HandlingC | HandlingA1 | HandlingA2 | HandlingS1 | HandlingS2 | HandlingInWords
	return mine&allTLP >= other&allTLP && mine&allPAP >= other&allPAP && other&conditions&^mine == 0
}

// Binds reports whether the set holds what stands on top of every page: TLP:RED
// or conditions of 3x5x2.
func (h Handling) Binds() bool { return h&(TLPRed|HandlingC) != 0 }

// NoHandling is what is shown of something that states no handling. It is never
// said to be free to share.
const NoHandling = "no handling stated"

// String is the one short mark of a set: the strictest code of each scheme.
func (h Handling) String() string {
	s := h.Strictest()
	words := s.Words()
	switch {
	case len(words) == 0:
		return NoHandling
	case s&HandlingUnstated != 0:
		words = append(words, "partly not stated")
	}
	return strings.Join(words, " · ")
}

// Rule is what the strictest codes that bind ask for, in words; "" for none.
func (h Handling) Rule() string {
	var out []string
	for _, code := range h.Strictest().codes() {
		if code.Binds() {
			out = append(out, code.Meaning())
		}
	}
	return strings.Join(out, "; ")
}

// Each returns the codes of the set one by one, for a list with their meanings.
func (h Handling) Each() []Handling { return h.codes() }

func (h Handling) codes() []Handling {
	var out []Handling
	for rest := h & allHandling; rest != 0; rest &= rest - 1 {
		out = append(out, rest&-rest)
	}
	if h&HandlingUnstated != 0 {
		out = append(out, HandlingUnstated)
	}
	return out
}

// Meaning says what one code asks for.
func (h Handling) Meaning() string {
	if h&allHandling == 0 {
		return "something in it states no handling: ask before it goes further"
	}
	return handlingMeanings[bits.TrailingZeros64(uint64(h))]
}

// Words returns the codes of the set in their order.
func (h Handling) Words() []string {
	var words []string
	for rest := uint64(h); rest != 0; rest &= rest - 1 {
		if i := bits.TrailingZeros64(rest); i < len(handlingWords) {
			words = append(words, handlingWords[i])
		}
	}
	return words
}

// HandlingCodes are all codes that a person can choose, in their order.
func HandlingCodes() []Handling { return allHandling.codes() }

// ParseHandling reads one code as Words writes it.
func ParseHandling(s string) (Handling, error) {
	i, err := ParseWord(handlingWords[:], s)
	if err != nil {
		return 0, err
	}
	return 1 << i, nil
}

// HandlingList is a set as the API writes it: a list of all its codes, never
// empty, so that no program takes silence for leave.
type HandlingList Handling

// notStated stands in a HandlingList for what states no handling.
const notStated = "not stated"

// MarshalJSON implements json.Marshaler.
func (l HandlingList) MarshalJSON() ([]byte, error) {
	words := Handling(l).Words()
	if Handling(l)&HandlingUnstated != 0 || len(words) == 0 {
		words = append(words, notStated)
	}
	return json.Marshal(words)
}

// UnmarshalJSON implements json.Unmarshaler.
func (l *HandlingList) UnmarshalJSON(b []byte) error {
	var words []string
	if err := json.Unmarshal(b, &words); err != nil {
		return fmt.Errorf("handling: %w", err)
	}
	*l = 0
	for _, w := range words {
		if w == notStated {
			*l |= HandlingList(HandlingUnstated)
			continue
		}
		code, err := ParseHandling(w)
		if err != nil {
			return err
		}
		*l |= HandlingList(code)
	}
	return nil
}
