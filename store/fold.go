package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"watchfloor/record"
)

// folder turns entries into rows of the projections. It serves the writing
// transaction and rebuild alike, so that both give the same rows.
type folder struct {
	x interface {
		Execer
		querier
	}
	from   querier // where the contents are: x, or the house that verify folds anew
	engine Engine
	house  record.HouseKey
	keys   *keyring
	words  openedWords // contents that are at hand; others are opened
}

type openedWords map[record.ID][]byte

// wordsOf returns the words of the entry's content of a class. Words that were
// disposed of are gone: nil without error.
func (f folder) wordsOf(e record.Entry, class record.ContentClass) ([]byte, record.ID, error) {
	ref, ok := e.Content(class)
	if !ok {
		return nil, record.ID{}, nil
	}
	if b, ok := f.words[ref.ID]; ok {
		return b, ref.ID, nil
	}
	b, err := openContent(f.from, f.house, ref.ID)
	if errors.Is(err, ErrGone) {
		return nil, ref.ID, nil
	}
	return b, ref.ID, err
}

func (f folder) fold(e record.Entry) error {
	err := f.acted(e)
	if err == nil {
		err = f.foldBody(e)
	}
	if err != nil {
		return fmt.Errorf("folding entry %d (%s): %w", e.Seq, e.Kind, err)
	}
	return nil
}

// foldBody has one line for each kind; TestEveryKindIsFolded holds it complete.
func (f folder) foldBody(e record.Entry) error {
	switch b := e.Body.(type) {
	case *record.HouseFounded, *record.RulesSet, *record.BoardShown, *record.LeadOpened, *record.LeadNoted:
		return nil // read from the entries themselves
	case *record.DeliveryTaken:
		return f.deliveryTaken(e, b)
	case *record.SourceSetAside:
		return f.sourceSetAside(e, b)
	case *record.SourceBroughtBack:
		return f.sourceBroughtBack(e, b)
	case *record.CallBegun:
		return f.callBegan(e, b)
	case *record.CallRaised, *record.CallAnswered, *record.CallEnded, *record.CalledBack:
		return f.foldCall(e)
	case *record.LabelNamed:
		return f.labelNamed(e, b)
	case *record.SourceNamed:
		return f.sourceNamed(e, b)
	case *record.ContentDisposed:
		return f.contentDisposed(e, b)
	case *record.StageFailed:
		return f.stageFailed(e, b)
	case *record.ReportTaken:
		return f.reportTaken(e, b)
	case *record.ReportRepeated:
		return f.reportRepeated(e, b)
	case *record.LineRefused:
		return f.lineRefused(e, b)
	case *record.HoldingTaken:
		return f.holdingTaken(e, b)
	case *record.MentionsFound:
		return f.mentionsFound(e, b)
	case *record.LinksProposed:
		return f.linksProposed(e, b)
	case *record.LinkJudged:
		return f.linkJudged(e, b)
	case *record.OriginFound:
		return f.originFound(e, b)
	case *record.ReportGrouped:
		return f.reportGrouped(e, b)
	case *record.OperationOpened:
		return f.operationOpened(e, b)
	case *record.PostOpened, *record.PostClosed, *record.ShiftRostered, *record.ShiftCancelled:
		return f.foldPost(e)
	case *record.LeadOwned:
		return f.leadOwned(e, b.Lead, b.Post)
	case *record.HandedOver:
		return f.handedOver(e, b)
	case *record.HandOverEnded:
		return f.handOverEnded(e, b)
	default:
		if of := f.foldDesk(e); of != nil {
			return of()
		}
		return f.foldLead(e)
	}
}

// exec runs a statement. SQLite gives an empty column back as nil, which would
// be written as NULL.
// mostRowsAtOnce bounds the rows of one statement.
const mostRowsAtOnce = 16

// add inserts rows: several with one statement, in so few sizes that few are prepared.
func (f folder) add(into string, rows [][]any) error {
	for len(rows) > 0 {
		n := 1
		for 2*n <= min(len(rows), mostRowsAtOnce) {
			n *= 2
		}
		if err := f.exec(`INSERT INTO `+into+` VALUES `+valuesOf(n, len(rows[0])), slices.Concat(rows[:n]...)...); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

// valuesOf writes the parameters of so many rows.
func valuesOf(rows, columns int) string {
	b := make([]byte, 0, rows*(5*columns+3))
	for i := range rows * columns {
		switch {
		case i == 0:
			b = append(b, '(')
		case i%columns == 0:
			b = append(b, "),("...)
		default:
			b = append(b, ',')
		}
		b = strconv.AppendInt(append(b, '$'), int64(i+1), 10)
	}
	return string(append(b, ')'))
}

func (f folder) exec(query string, args ...any) error {
	for i, a := range args {
		if b, ok := a.([]byte); ok && b == nil {
			args[i] = []byte{}
		}
	}
	return f.x.Exec(query, args...)
}

// has reports whether a query returns a row.
func (f folder) has(query string, args ...any) (bool, error) {
	var one int
	err := f.x.row(query, args...).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

func (f folder) labelNamed(e record.Entry, b *record.LabelNamed) error {
	name, content, err := f.wordsOf(e, record.ClassName)
	if err != nil {
		return err
	}
	return f.exec(`INSERT INTO label (house, label, since, until, name_key, content) VALUES ($1, $2, $3, $4, $5, $6)`,
		int64(f.house), b.Label, int64(e.Seq), int64(record.Forever), f.named("label", name), content[:])
}

// named is the look-up key of a name; empty when the name is gone.
func (f folder) named(what string, name []byte) []byte {
	if name == nil {
		return []byte{}
	}
	return f.keys.lookup(what, string(name))
}

func (f folder) sourceNamed(e record.Entry, b *record.SourceNamed) error {
	name, content, err := f.wordsOf(e, record.ClassName)
	if err != nil {
		return err
	}
	return f.exec(`INSERT INTO source (house, id, since, until, labels, name_key, content, channel) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		int64(f.house), b.Source[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), f.named("source", name), content[:], int64(b.Channel))
}

func (f folder) operationOpened(e record.Entry, b *record.OperationOpened) error {
	ref, _ := e.Content(record.ClassName)
	err := f.exec(`INSERT INTO operation (house, id, since, until, labels, priority, content, opened_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		int64(f.house), b.Operation[:], int64(e.Seq), int64(record.Forever), int64(e.Labels), int64(b.Priority), ref.ID[:], int64(e.At()))
	if err != nil {
		return err
	}
	return f.cameWith(e, b.Operation, b.Marks)
}

// packed writes a list of codes and numbers into a column; nil for none.
func packed(v any, n int) ([]byte, error) {
	if n == 0 {
		return []byte{}, nil
	}
	return json.Marshal(v)
}

func unpacked[T any](b []byte) ([]T, error) {
	if len(b) == 0 {
		return nil, nil
	}
	var v []T
	err := json.Unmarshal(b, &v)
	return v, err
}
