package city

import (
	"bufio"
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"

	"watchfloor/intake"
	"watchfloor/record"
)

// Words by which two reports are found that the tour shows: a story that five
// outlets printed, and a name that is held in another spelling.
const (
	Printed  = "eleven uniforms vanished from the tram workshop"
	Misspelt = "chandler Brackmor bolt cutters"
)

// A matter is told by several reports over days, often from doors that know
// nothing of each other. The files under data/matters hold one report after
// another:
//
//	== name
//	ago 3d5h20m            how long before the end it arrived
//	channel public         and the other words of apart
//
//	the text, to the next "=="; {weekday+2} counts from the end
//
// "again NAME" instead of all else but "ago" sends an earlier report once more.
func (t *text) matters(file string) ([]intake.Report, error) {
	var all []intake.Report
	named := map[string]intake.Report{}
	for block := range strings.SplitSeq(string(withoutComments(contentOf(file))), "== ") {
		name, rest, ok := strings.Cut(block, "\n")
		if !ok {
			continue
		}
		r, err := t.matter(rest, named)
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", file, name, err)
		}
		named[name] = r
		all = append(all, r)
	}
	return all, nil
}

func withoutComments(b []byte) []byte {
	var out bytes.Buffer
	for s := bufio.NewScanner(bytes.NewReader(b)); s.Scan(); {
		if !strings.HasPrefix(s.Text(), "#") {
			out.WriteString(s.Text() + "\n")
		}
	}
	return out.Bytes()
}

// matter reads one report of a matter.
func (t *text) matter(block string, named map[string]intake.Report) (intake.Report, error) {
	r := intake.Report{Format: record.FormatJSONL}
	head, body, _ := strings.Cut(block, "\n\n")
	t.kept = map[string]string{}
	for line := range strings.Lines(head) {
		word, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		var err error
		switch word {
		case "":
		case "ago":
			var ago record.Time
			ago, err = spanOf(value)
			r.ReceivedAt = t.end - ago
		case "again":
			at, first := r.ReceivedAt, named[value]
			r = first
			r.ReceivedAt = at
			return r, nil
		default:
			err = apart(&r, word, t.say(value))
		}
		if err != nil {
			return r, fmt.Errorf("%q: %w", line, err)
		}
	}
	r.Text = t.say(strings.TrimSpace(body))
	return r, nil
}

// spanOf reads "3d5h20m".
func spanOf(s string) (record.Time, error) {
	days, rest, ok := strings.Cut(s, "d")
	if !ok {
		days, rest = "0", s
	}
	n, err := strconv.Atoi(days)
	if err != nil || rest == "" {
		return record.Time(n) * record.Day, err
	}
	d, err := time.ParseDuration(rest)
	return record.Time(n)*record.Day + record.Time(d.Microseconds()), err
}
