package desk

import (
	"cmp"
	"slices"

	"watchfloor/rank"
	"watchfloor/record"
)

// SignReading is what a report says is happening: as the machine read it, or as it
// stands after people corrected it.
type SignReading struct {
	Signs    []record.Sign
	Severity uint8
	Window   record.WindowSaid
}

// Set is the signs as one set: bit n is code n.
func (r SignReading) Set() rank.Indicators {
	var set rank.Indicators
	for _, s := range r.Signs {
		if s.Code < record.MaxLabels {
			set |= 1 << s.Code
		}
	}
	return set
}

// SignWord is a person's word on a sign, as it stands.
type SignWord struct {
	Sign  record.Sign
	Holds bool
	Actor record.ID
	At    record.Time
	Why   record.ID // content, zero for none
}

// same reports whether two signs are one: the same code on the same words.
func same(a, b record.Sign) bool { return a.Code == b.Code && a.Start == b.Start && a.End == b.End }

// SignState says how a sign stands.
type SignState uint8

// The states of a sign.
const (
	SignRead    SignState = iota // by the machine, and nobody has said anything
	SignHolds                    // a person says that it holds
	SignRefuted                  // a person says that it does not
	SignAdded                    // a person saw what the machine missed
	SignFallen                   // it says more about a threat, and no threat stands any more
)

var signStates = [...]string{"read by the machine", "confirmed", "does not hold", "added", "falls with the threat"}

// String returns the words for the page.
func (s SignState) String() string {
	if int(s) < len(signStates) {
		return signStates[s]
	}
	return "unknown"
}

// Stands reports whether the sign acts.
func (s SignState) Stands() bool { return s != SignRefuted && s != SignFallen }

var (
	threats = rank.Of(rank.Threat, rank.ThreatToLife)
	details = rank.Of(rank.TimeNamed, rank.TargetNamed, rank.ImminentClaim)
)

// JudgedSign is a sign with how it stands.
type JudgedSign struct {
	record.Sign
	State SignState
	Word  *SignWord // nil: nobody has said anything
}

// JudgeSigns lays people's words over what the machine read. What only says more
// about a threat (when, against what, how soon) falls with the last of the threats
// that it was read beside, unless a person says that it holds.
func JudgeSigns(read []record.Sign, words []SignWord) []JudgedSign {
	var out []JudgedSign
	for _, s := range read {
		if slices.ContainsFunc(out, func(j JudgedSign) bool { return same(j.Sign, s) }) {
			continue // two in the title of an older report
		}
		j := JudgedSign{Sign: s}
		if i := slices.IndexFunc(words, func(w SignWord) bool { return same(w.Sign, s) }); i >= 0 {
			j.Word, j.State = &words[i], SignRefuted
			if words[i].Holds {
				j.State = SignHolds
			}
		}
		out = append(out, j)
	}
	for i, w := range words {
		if slices.ContainsFunc(read, func(s record.Sign) bool { return same(w.Sign, s) }) {
			continue
		}
		j := JudgedSign{w.Sign, SignRefuted, &words[i]}
		if w.Holds {
			j.State = SignAdded
		}
		out = append(out, j)
	}
	fall(out)
	return out
}

func fall(signs []JudgedSign) {
	was, stands := false, false
	for _, j := range signs {
		if threats.Has(rank.Indicator(j.Code)) {
			was, stands = true, stands || j.State.Stands()
		}
	}
	if !was || stands {
		return
	}
	for i := range signs {
		if signs[i].State == SignRead && details.Has(rank.Indicator(signs[i].Code)) {
			signs[i].State = SignFallen
		}
	}
}

// Corrected is what a report says after people's words on it. Without any it is
// what the machine read.
func (r SignReading) Corrected(words []SignWord) SignReading {
	if len(words) == 0 {
		return r
	}
	var out SignReading
	timed, timeStands, all := false, false, true
	for _, j := range JudgeSigns(r.Signs, words) {
		stands, ours := j.State.Stands(), j.State != SignAdded && (j.Word == nil || r.read(j.Sign))
		all = all && (stands || !ours)
		if ours && rank.Indicator(j.Code) == rank.TimeNamed {
			timed, timeStands = true, timeStands || stands
		}
		if stands {
			out.Signs = append(out.Signs, j.Sign)
			out.Severity = max(out.Severity, r.harm(j.Sign))
		}
	}
	if all {
		out.Severity = max(out.Severity, r.Severity)
	}
	if timeStands || !timed {
		out.Window = r.Window
	}
	return out
}

// read reports whether the machine read a sign.
func (r SignReading) read(s record.Sign) bool {
	return slices.ContainsFunc(r.Signs, func(o record.Sign) bool { return same(o, s) })
}

// harm is the severity that a sign stands for. Reports read before the record kept
// it for each sign count with what their code says.
func (r SignReading) harm(s record.Sign) uint8 {
	if slices.ContainsFunc(r.Signs, func(o record.Sign) bool { return o.Harm != 0 }) || !r.read(s) {
		return s.Harm
	}
	if rank.Indicator(s.Code) == rank.ThreatToLife {
		return r.Severity
	}
	return min(r.Severity, uint8(HarmOf(rank.Indicator(s.Code))))
}

// HarmOf is how grave a sign is that a person adds: what its code says where the
// words say no more.
func HarmOf(i rank.Indicator) rank.Severity {
	switch i {
	case rank.ThreatToLife, rank.Weapons:
		return rank.LifeAtRisk
	case rank.Threat, rank.Aviation, rank.Sector:
		return rank.SeriousHarm
	case rank.Theft, rank.Sabotage, rank.Cyber:
		return rank.Property
	}
	return rank.Unstated
}

// signJudged says what somebody said of an indicator, and never on which words.
func signJudged(b *record.SignJudged) string {
	what := rank.Indicator(b.Sign.Code).String()
	if b.Holds {
		return "Somebody says that it says: " + what
	}
	return "Somebody says that it does not say: " + what
}

// SignLine is an indicator of a report, as a page shows it.
type SignLine struct {
	Code       uint8       `json:"code"`
	What       string      `json:"what"`
	Start      int64       `json:"start"` // below 0: in the title
	End        int64       `json:"end"`
	Words      string      `json:"words,omitempty"` // that say it
	State      SignState   `json:"-"`
	Stands     bool        `json:"stands"`
	NeedsFacts bool        `json:"needs_facts,omitempty"` // lawful in itself
	By         record.ID   `json:"by,omitzero"`           // who corrected it, or confirmed it
	At         record.Time `json:"at,omitempty"`
	Why        string      `json:"why,omitempty"` // in their words
	why        record.ID
}

// Note is the content with the person's words why; zero for none.
func (l SignLine) Note() record.ID { return l.why }

// SignLines are the indicators of a report with what people said of them, in the
// order of the text; title and text are as the viewer may read them.
func SignLines(read []record.Sign, words []SignWord, title, text string) []SignLine {
	var out []SignLine
	for _, j := range JudgeSigns(read, words) {
		i := rank.Indicator(j.Code)
		l := SignLine{Code: j.Code, What: i.String(), Start: j.Start, End: j.End, State: j.State, Stands: j.State.Stands(), NeedsFacts: secondGroup.Has(i)}
		at := record.Named{Start: j.Start, End: j.End}
		if l.Words = wordsAt(text, at); j.Start < 0 {
			before := int64(len(title) + 1)
			l.Words = wordsAt(title, record.Named{Start: at.Start + before, End: at.End + before})
		}
		if j.Word != nil {
			l.By, l.At, l.why = j.Word.Actor, j.Word.At, j.Word.Why
		}
		out = append(out, l)
	}
	slices.SortStableFunc(out, func(a, b SignLine) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Code, b.Code))
	})
	return out
}
