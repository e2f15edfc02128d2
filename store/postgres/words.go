package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"watchfloor/record"
	"watchfloor/store"
)

// Limits of a tsvector: a word may stand at 255 places, places are counted to
// 16,383, and words and places together take less than 1 MB.
const (
	maxPlaces   = 255
	lastPlace   = 16383
	maxTSVector = 1<<20 - 1
)

// Setup makes the full-text index. unplaced and unheld say how many words of a
// report a search cannot find as part of a phrase, or not at all, because the
// report is longer than the index can hold.
func (engine) Setup(ctx context.Context, c *sql.Conn) error {
	_, err := c.ExecContext(ctx, `
		CREATE TABLE IF NOT EXISTS report_words (
			house BIGINT NOT NULL, seq BIGINT NOT NULL, words TSVECTOR NOT NULL, unplaced BIGINT NOT NULL, unheld BIGINT NOT NULL,
			PRIMARY KEY (house, seq)
		);
		CREATE INDEX IF NOT EXISTS report_words_gin ON report_words USING gin (words);`)
	return err
}

// AddWords implements store.Engine.
func (engine) AddWords(x store.Execer, house record.HouseKey, seq record.Seq, words string) error {
	v := vectorOf(strings.Fields(words))
	return x.Exec(`INSERT INTO report_words (house, seq, words, unplaced, unheld) VALUES ($1, $2, $3::text::tsvector, $4, $5)`,
		int64(house), int64(seq), v.text, v.unplaced, v.unheld)
}

// PackWords implements store.Engine: the server sees to it.
func (engine) PackWords(store.Execer) error { return nil }

// DropWords implements store.Engine.
func (engine) DropWords(x store.Execer, house record.HouseKey, seq record.Seq, _ string) error {
	return x.Exec(`DELETE FROM report_words WHERE house = $1 AND seq = $2`, int64(house), int64(seq))
}

// ClearWords implements store.Engine.
func (engine) ClearWords(x store.Execer, house record.HouseKey) error {
	return x.Exec(`DELETE FROM report_words WHERE house = $1`, int64(house))
}

// WordsSQL implements store.Engine.
func (engine) WordsSQL(param int) store.WordsSQL {
	return store.WordsSQL{
		From:        `report_words w JOIN report r ON r.house = w.house AND r.seq = w.seq`,
		Where:       fmt.Sprintf(`w.words @@ $%d::text::tsquery`, param),
		NewestFirst: `w.seq DESC`,
	}
}

// WordsParam implements store.Engine: what is asked for as one word and is
// several is a phrase. Nothing to ask for finds nothing.
func (engine) WordsParam(words []string) string {
	var all []string
	for _, w := range words {
		var phrase []string
		for _, m := range store.Words(w) {
			phrase = append(phrase, "'"+m+"'") // letters and digits only: nothing in it to quote
		}
		if len(phrase) > 0 {
			all = append(all, "("+strings.Join(phrase, " <-> ")+")")
		}
	}
	return strings.Join(all, " & ")
}

// WordsIndex implements store.Engine.
func (engine) WordsIndex() string {
	return `SELECT seq AS at, seq || '.' || replace(words::text, ',', ' ') || unplaced || ' ' || unheld AS places FROM report_words WHERE house = $1 ORDER BY seq`
}

// vector is the text form of a tsvector, and what did not fit into it.
type vector struct {
	text             string
	unplaced, unheld int64
}

// vectorOf keeps words with their places while they fit. In a report that is too
// long it keeps the words without places, and in one that is longer still the
// words that come first.
func vectorOf(words []string) vector {
	var (
		v      vector
		order  []string
		places = map[string][]int{}
		size   struct{ words, places int }
	)
	for i, w := range words {
		at, seen := places[w]
		if !seen {
			if size.words += len(w) + 1; size.words > maxTSVector {
				v.unheld++
				continue
			}
			order = append(order, w)
			size.places += 2 // how many there are
		}
		if len(at) == maxPlaces || i >= lastPlace {
			v.unplaced++
			if !seen {
				places[w] = nil
			}
			continue
		}
		places[w] = append(at, i+1)
		size.places += 2
	}
	if size.words+size.places > maxTSVector {
		v.unplaced, places = int64(len(words))-v.unheld, nil
	}
	v.text = written(order, places)
	return v
}

func written(order []string, places map[string][]int) string {
	var b strings.Builder
	for _, w := range order {
		b.WriteString("'" + w + "'")
		for i, p := range places[w] {
			b.WriteByte(":,"[min(i, 1)])
			b.WriteString(strconv.Itoa(p))
		}
		b.WriteByte(' ')
	}
	return b.String()
}
