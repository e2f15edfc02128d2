package desk

import (
	"slices"

	"watchfloor/record"
)

// Threat is what a caller speaks of, as far as it decides what to ask.
type Threat uint8

// The values of Threat. Drafts hold their words: never rename, only append.
const (
	ThreatUnstated Threat = iota
	ThreatBomb
	ThreatAttack
	ThreatNamed
	ThreatSelf
	ThreatLeaving
	ThreatWeapon
	ThreatPurchase
)

var threatWords = [...]string{
	ThreatUnstated: "not said yet",
	ThreatBomb:     "bomb",
	ThreatAttack:   "attack planned",
	ThreatNamed:    "a person or school threatened",
	ThreatSelf:     "harm to oneself",
	ThreatLeaving:  "missing, or going to join",
	ThreatWeapon:   "weapon or chemical seen",
	ThreatPurchase: "suspicious purchase",
}

// Threats returns all kinds of threat, in the order of the form.
func Threats() []Threat {
	all := make([]Threat, len(threatWords))
	for i := range all {
		all[i] = Threat(i)
	}
	return all
}

// String returns the word used in forms and drafts.
func (t Threat) String() string { return record.Word(threatWords[:], uint8(t), "Threat") }

// ParseThreat reads the word that String writes.
func ParseThreat(s string) (Threat, error) {
	i, err := record.ParseWord(threatWords[:], s)
	return Threat(i), err
}

// MarshalText implements encoding.TextMarshaler.
func (t Threat) MarshalText() ([]byte, error) {
	return record.MarshalWord(threatWords[:], uint8(t), "Threat")
}

// UnmarshalText implements encoding.TextUnmarshaler.
func (t *Threat) UnmarshalText(b []byte) error {
	got, err := ParseThreat(string(b))
	*t = got
	return err
}

// Question is one thing to ask a caller. Its ID keeps the answer when the kind
// of threat changes.
type Question struct {
	ID      string
	Text    string
	Threats []Threat // that it belongs to; none: to all
}

// For reports whether the question is asked about such a threat.
func (q Question) For(t Threat) bool {
	return len(q.Threats) == 0 || slices.Contains(q.Threats, t)
}

// Questions are what the desk asks, in the order of the form. They are open and
// short: none names a suspect, a motive, a place or an answer, so that what the
// caller says is the caller's own. That of harm to oneself is asked straight
// out, because asking does no harm and not asking may.
//
// Where they come from: the bomb threat checklist of the US Department of
// Homeland Security (CISA) and the UK form of the same name for where, when, what
// it looks like, what sets it off, who and why; the Columbia-Suicide Severity
// Rating Scale (screener) for plan, means and who is near; the US Secret Service
// guide Enhancing School Safety (2018) for threats to a person or a school:
// exact words, to whom, means, what led to it, who else was told; the EU guidelines to
// Regulation (EU) 2019/1148 for what was bought, how much and how it was paid; the
// usual questions of advice lines for families for who is leaving. The wording is our own.
func Questions() []Question {
	return []Question{
		{"know", "How do you know this?", nil},
		{"where", "Where is it, or where will it be?", []Threat{ThreatBomb, ThreatAttack, ThreatNamed, ThreatWeapon, ThreatPurchase}},
		{"when", "When?", []Threat{ThreatBomb, ThreatAttack, ThreatNamed, ThreatWeapon, ThreatPurchase}},
		{"look", "What does it look like?", []Threat{ThreatBomb, ThreatWeapon}},
		{"sets", "What makes it start?", []Threat{ThreatBomb}},
		{"exact", "What were the exact words?", []Threat{ThreatBomb, ThreatAttack, ThreatNamed}},
		{"who", "Who is it, and how would I know them?", []Threat{ThreatBomb, ThreatAttack, ThreatNamed, ThreatWeapon, ThreatPurchase}},
		{"toward", "Who or what is it meant for?", []Threat{ThreatBomb, ThreatAttack, ThreatNamed}},
		{"means", "What do they have with them, or at home?", []Threat{ThreatAttack, ThreatNamed, ThreatWeapon}},
		{"led", "What led up to this?", []Threat{ThreatBomb, ThreatAttack, ThreatNamed, ThreatLeaving}},
		{"others", "Who else knows?", []Threat{ThreatBomb, ThreatAttack, ThreatNamed, ThreatLeaving, ThreatWeapon, ThreatPurchase}},
		{"thinking", "Are you, or is the person, thinking of ending their life?", []Threat{ThreatSelf}},
		{"plan", "What have you, or they, thought of doing?", []Threat{ThreatSelf}},
		{"reach", "What is within reach?", []Threat{ThreatSelf}},
		{"now", "Where are you, or they, at this moment?", []Threat{ThreatSelf}},
		{"near", "Who is there too?", []Threat{ThreatSelf}},
		{"helps", "What would help right now?", []Threat{ThreatSelf}},
		{"seen", "When and where were they last seen or heard from?", []Threat{ThreatLeaving}},
		{"to", "Where do you think they are going, and how?", []Threat{ThreatLeaving}},
		{"with", "Who are they with, or in touch with?", []Threat{ThreatLeaving}},
		{"took", "What did they take along or leave behind?", []Threat{ThreatLeaving}},
		{"said", "What did they say or write?", []Threat{ThreatLeaving}},
		{"moved", "What has been done with it since?", []Threat{ThreatWeapon}},
		{"bought", "What was bought, and how much of it?", []Threat{ThreatPurchase}},
		{"paid", "How was it paid for and carried away?", []Threat{ThreatPurchase}},
		{"reason", "What was said about its use?", []Threat{ThreatPurchase}},
		{"safe", "How safe are you where you are?", nil},
		{"more", "What have I not asked?", nil},
	}
}
