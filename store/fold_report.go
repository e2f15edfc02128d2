package store

import (
	"encoding/json"
	"strings"

	"watchfloor/intake"
	"watchfloor/record"
)

func (f folder) reportTaken(e record.Entry, b *record.ReportTaken) error {
	text, textID, err := f.wordsOf(e, record.ClassText)
	if err != nil {
		return err
	}
	saidBytes, saidID, err := f.wordsOf(e, record.ClassSaid)
	if err != nil {
		return err
	}
	var said intake.Report
	if saidBytes != nil {
		if said, err = intake.ReadSaid(saidBytes); err != nil {
			return err
		}
	}
	voice := []byte{}
	if text != nil {
		if voice, err = f.voice(e, b); err != nil {
			return err
		}
	}
	err = f.exec(`INSERT INTO report (house, seq, id, since, until, labels, at, received_at, happened_at, source, channel, scheme,
		reliability, credibility, sent_key, text_key, text, said, revises, disposed, voice, undated)
		VALUES ($1, $2, $3, $2, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 0, $19, $20)`,
		int64(f.house), int64(e.Seq), b.Report[:], int64(record.Forever), int64(e.Labels), int64(e.At()), int64(b.ReceivedAt), int64(b.HappenedAt),
		b.Source[:], int64(b.Channel), int64(b.Scheme), int64(b.Reliability), int64(b.Credibility),
		f.keys.sent(b.Source, said.SentID), f.sameness(said, text), textID[:], saidID[:], b.Revises[:], voice, oneIf(b.Undated))
	if err != nil {
		return err
	}
	if err := f.cameWith(e, b.Report, b.Marks); err != nil || text == nil {
		return err
	}
	return f.engine.AddWords(f.x, f.house, e.Seq, searchable(said, string(text)))
}

// voice is the look-up key of the author of a report, so that one author counts
// once however often they write: the reporter, by phone or e-mail, or the outlet
// of published news. Empty when nobody can tell.
func (f folder) voice(e record.Entry, b *record.ReportTaken) ([]byte, error) {
	raw, _, err := f.wordsOf(e, record.ClassReporter)
	if err != nil {
		return nil, err
	}
	var r intake.Reporter
	if raw != nil {
		if r, err = intake.ReadReporter(raw); err != nil {
			return nil, err
		}
	}
	switch {
	case r.Email != "":
		return f.keys.lookup("voice", strings.ToLower(strings.TrimSpace(r.Email))), nil
	case r.Phone != "":
		return f.keys.lookup("voice", digits(r.Phone)), nil
	case b.Channel == record.ChannelNews && !b.Source.IsZero():
		return f.keys.lookup("voice", string(b.Source[:])), nil
	}
	return []byte{}, nil
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// searchable is what search finds a report by. Who reported is not in it, nor
// what the desk asked.
func searchable(said intake.Report, text string) string {
	return strings.Join(Words(said.Title+"\n"+said.Heard(text)), " ")
}

// sent is the look-up key of a sender's own id; empty when there is none.
func (k *keyring) sent(source record.ID, id string) []byte {
	if id == "" {
		return []byte{}
	}
	return k.lookup("sent", string(source[:]), id)
}

// alike is the look-up key of what makes two reports the same.
func (k *keyring) alike(sameness []string) []byte { return k.lookup("alike", sameness...) }

// sameness is the key of a report whose words are at hand; empty when they are gone.
func (f folder) sameness(said intake.Report, text []byte) []byte {
	if text == nil {
		return []byte{}
	}
	said.Text = string(text)
	return f.keys.alike(said.Sameness())
}

// value is the look-up key of a normalised identifier; empty for names, which
// are compared by the engine of names instead.
func (k *keyring) value(v string) []byte {
	if v == "" {
		return []byte{}
	}
	return k.lookup("value", v)
}

func (f folder) reportRepeated(e record.Entry, b *record.ReportRepeated) error {
	if err := f.arrived(e, b.Report, b.Source, arrival{received: b.ReceivedAt}); err != nil {
		return err
	}
	return f.heardAgain(e, b.Report, b.Source)
}

func (f folder) lineRefused(e record.Entry, b *record.LineRefused) error {
	ref, _ := e.Content(record.ClassRefused)
	return f.arrived(e, record.ID{}, b.Source, arrival{reason: b.Reason, line: b.Line, content: ref.ID})
}

// arrival is a line of the take-in log that is no report of its own.
type arrival struct {
	received record.Time
	reason   record.Refusal
	line     int64
	content  record.ID
}

func (f folder) arrived(e record.Entry, report, source record.ID, a arrival) error {
	return f.exec(`INSERT INTO arrival (house, seq, since, until, labels, report, source, received_at, reason, line, content)
		VALUES ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, int64(f.house), int64(e.Seq), int64(record.Forever), int64(e.Labels),
		report[:], source[:], int64(a.received), int64(a.reason), a.line, a.content[:])
}

// reportSeq returns the number of the entry by which a report was taken.
func (f folder) reportSeq(id record.ID) (int64, error) {
	var seq int64
	err := f.x.row(`SELECT seq FROM report WHERE house = $1 AND id = $2`, int64(f.house), id[:]).Scan(&seq)
	return seq, err
}

func (f folder) mentionsFound(e record.Entry, b *record.MentionsFound) error {
	seq, err := f.reportSeq(b.Report)
	if err != nil {
		return err
	}
	raw, _, err := f.wordsOf(e, record.ClassValues)
	if err != nil {
		return err
	}
	var values []string
	if raw != nil {
		if err := json.Unmarshal(raw, &values); err != nil {
			return err
		}
	}
	err = f.exec(`INSERT INTO reading (house, report, since, until, labels, severity, window_from, window_until, failed, signs, lexicon)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10)`, int64(f.house), seq, int64(e.Seq), int64(record.Forever), int64(e.Labels),
		int64(b.Severity), int64(b.Window.From), int64(b.Window.Until), signSet(b.Signs), b.Lexicon)
	if err != nil {
		return err
	}
	rows := make([][]any, len(b.Mentions))
	for n, m := range b.Mentions {
		var value string
		if n < len(values) && m.Kind != record.MentionName { // by a name alone nothing is looked up and nothing is grouped
			value = values[n]
		}
		rows[n] = []any{int64(f.house), seq, n, int64(e.Seq), int64(record.Forever), int64(e.Labels),
			int64(m.Kind), int64(m.Role), int64(m.Age), m.Start, m.End, f.keys.value(value)}
	}
	if err := f.add(`mention (house, report, n, since, until, labels, kind, role, age, starts, ends, value_key)`, rows); err != nil {
		return err
	}
	if err := f.signs(e, seq, b.Signs); err != nil {
		return err
	}
	return f.correct(e, seq)
}

// signSet is the signs of a report as one set: bit n is code n.
func signSet(signs []record.Sign) int64 {
	var set int64
	for _, s := range signs {
		if s.Code < record.MaxLabels {
			set |= 1 << s.Code
		}
	}
	return set
}

func (f folder) signs(e record.Entry, report int64, signs []record.Sign) error {
	rows := make([][]any, len(signs))
	for n, s := range signs {
		rows[n] = []any{int64(f.house), report, n, int64(e.Seq), int64(record.Forever), int64(e.Labels), int64(s.Code), s.Start, s.End, int64(s.Harm)}
	}
	return f.add(`sign (house, report, n, since, until, labels, code, starts, ends, harm)`, rows)
}

// stageFailed leaves the mark by which a report shows that a person must read
// it without the machine's help.
func (f folder) stageFailed(e record.Entry, b *record.StageFailed) error {
	return f.exec(`INSERT INTO reading (house, report, since, until, labels, severity, window_from, window_until, failed)
		VALUES ($1, $2, $3, $4, $5, 0, 0, 0, 1) ON CONFLICT (house, report) DO UPDATE SET failed = 1`,
		int64(f.house), int64(b.Entry), int64(e.Seq), int64(record.Forever), int64(e.Labels))
}
