package intake_test

import (
	"fmt"
	"io"
	"iter"
	"os"
	"runtime"
	"runtime/metrics"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"watchfloor/intake"
	"watchfloor/intake/csv"
	"watchfloor/intake/eml"
	"watchfloor/intake/jsonl"
	"watchfloor/intake/mbox"
	"watchfloor/intake/rss"
	"watchfloor/intake/text"
	"watchfloor/record"
)

// hostileBytes is how long the inputs without end are: 256 MiB, or what
// WATCHFLOOR_HOSTILE says, such as 2147483648.
func hostileBytes(t *testing.T) int64 {
	t.Helper()
	said := os.Getenv("WATCHFLOOR_HOSTILE")
	if said == "" {
		return 256 << 20
	}
	n, err := strconv.ParseInt(said, 10, 64)
	if err != nil {
		t.Fatalf("WATCHFLOOR_HOSTILE: %v", err)
	}
	return max(n, 256<<20) // shorter ones lie within the limits
}

// stream makes up an input: a beginning, the same over and over, an end. None of
// it is ever held.
func stream(begin, unit string, bytes int64, end string) io.Reader {
	return io.MultiReader(strings.NewReader(begin), io.LimitReader(&repeated{block: []byte(strings.Repeat(unit, 1+(32<<10)/len(unit)))}, bytes), strings.NewReader(end))
}

type repeated struct {
	block []byte
	at    int
}

func (r *repeated) Read(b []byte) (int, error) {
	n := copy(b, r.block[r.at:])
	r.at = (r.at + n) % len(r.block)
	return n, nil
}

// peak is the most memory that do takes at a time, with what the collector has
// not come to yet.
func peak(do func()) uint64 {
	runtime.GC()
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	read := func() uint64 { metrics.Read(sample); return sample[0].Value.Uint64() }
	before := read()
	var most uint64
	var done sync.WaitGroup
	stop := make(chan struct{})
	done.Go(func() {
		tick := time.NewTicker(time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				return
			case <-tick.C:
				most = max(most, read())
			}
		}
	})
	do()
	close(stop)
	done.Wait()
	return max(most, read(), before) - before
}

type reader = func(io.Reader, intake.Options) iter.Seq2[intake.Report, *intake.Refused]

// nested is a message of parts within parts.
func nested(depth int) io.Reader {
	var parts []io.Reader
	for i := range depth {
		parts = append(parts, strings.NewReader(fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)))
	}
	return io.MultiReader(parts...)
}

const mailHead = "From: a@example.org\nSubject: s\n"

func TestHostileInputIsRefusedWithAReasonAndCostsLittle(t *testing.T) {
	n := hostileBytes(t)
	deep := strings.Repeat
	for name, c := range map[string]struct {
		read reader
		in   func() io.Reader
		want []record.Refusal // the kinds of refusal, in their order; nothing more is said
	}{
		"text: one line":                 {text.Read, func() io.Reader { return stream("", "words ", n, "") }, []record.Refusal{record.RefusedTooLong}},
		"text: packed":                   {text.Read, func() io.Reader { return stream("\x1f\x8b\x08", "\x00", 1<<20, "") }, []record.Refusal{record.RefusedUnreadable}},
		"jsonl: one line":                {jsonl.Read, func() io.Reader { return stream(`{"text":"`, "words ", n, `"}`+"\n") }, []record.Refusal{record.RefusedTooLong}},
		"jsonl: 10,000 braces":           {jsonl.Read, func() io.Reader { return strings.NewReader(deep(`{"a":`, 10_000) + "\n") }, []record.Refusal{record.RefusedTooDeep}},
		"jsonl: 10,000 fields":           {jsonl.Read, func() io.Reader { return strings.NewReader(`{"text":"a"` + deep(`,"b":1`, 10_000) + "}\n") }, []record.Refusal{record.RefusedTooLong}},
		"eml: one header":                {eml.Read, func() io.Reader { return stream("Subject: ", "words ", n, "\n\n") }, []record.Refusal{record.RefusedTooLong}},
		"eml: one body":                  {eml.Read, func() io.Reader { return stream(mailHead+"\n", "words ", n, "") }, []record.Refusal{record.RefusedTooLong}},
		"eml: 10,000 parts within parts": {eml.Read, func() io.Reader { return nested(10_000) }, []record.Refusal{record.RefusedTooDeep}},
		"eml: 10,000 messages within":    {eml.Read, func() io.Reader { return strings.NewReader(deep("Content-Type: message/rfc822\n\n", 10_000)) }, []record.Refusal{record.RefusedTooDeep}},
		"eml: 10,000 parts": {eml.Read, func() io.Reader {
			return strings.NewReader(mailHead + "Content-Type: multipart/mixed; boundary=b\n\n" + deep("--b\n\nwords\n", 10_000))
		}, []record.Refusal{record.RefusedTooLong}},
		"eml: a page of 5 million tags": {eml.Read, func() io.Reader { return stream(mailHead+"Content-Type: text/html\n\nwords", "<p>", 15<<20, "") }, nil},
		"eml: a tag of 7 million names": {eml.Read, func() io.Reader { return stream(mailHead+"Content-Type: text/html\n\nwords <a ", "b ", 15<<20, ">") }, nil},
		"eml: an attachment": {eml.Read, func() io.Reader {
			return stream(mailHead+"Content-Type: application/x-own\nContent-Transfer-Encoding: base64\n\n", "QUJD", 15<<20, "")
		}, nil},
		"mbox: one line": {mbox.Read, func() io.Reader { return stream("From a Mon Jan  5 10:00:00 2026\nSubject: s\n\n", "words ", n, "") }, []record.Refusal{record.RefusedTooLong}},
		"mbox: one message": {mbox.Read, func() io.Reader {
			return stream("From a Mon Jan  5 10:00:00 2026\nSubject: s\n\n", "From me\n\n", n/8, "")
		}, []record.Refusal{record.RefusedTooLong}},
		"mbox: a length that is a lie": {mbox.Read, func() io.Reader {
			return stream("From a Mon Jan  5 10:00:00 2026\nContent-Length: 16000000\n\n\nFrom b Mon Jan  5 10:00:00 2026\n\n", "w\n", n, "")
		}, []record.Refusal{record.RefusedNoText, record.RefusedTooLong}},
		"csv: one line":                  {csv.Read, func() io.Reader { return stream("text\n", "words ", n, "\nb\n") }, []record.Refusal{record.RefusedTooLong}},
		"csv: a header without end":      {csv.Read, func() io.Reader { return stream("text", ",a", n, "\n") }, []record.Refusal{record.RefusedTooLong}},
		"csv: a row of 2 million fields": {csv.Read, func() io.Reader { return stream("text\n", "a,", 4<<20-8, "\n") }, []record.Refusal{record.RefusedTooLong}},
		"csv: a long field":              {csv.Read, func() io.Reader { return stream("text\n", "words ", 4<<20-8, "\n") }, nil},
		"jsonl: a long text":             {jsonl.Read, func() io.Reader { return stream(`{"text":"`, "words ", 8<<20-99, `"}`+"\n") }, nil},
		"rss: a long text":               {rss.Read, func() io.Reader { return stream("<rss><item><title>", "words ", 2<<20-99, "</title></item></rss>") }, nil},
		"rss: one text":                  {rss.Read, func() io.Reader { return stream("<rss><item><title>", "words ", n, "</title></item></rss>") }, []record.Refusal{record.RefusedTooLong}},
		"rss: text before the items": {rss.Read, func() io.Reader {
			return stream("<rss><channel><title>", "words ", n, "</title><item><title>a</title></item></channel></rss>")
		}, nil},
		"rss: one tag":         {rss.Read, func() io.Reader { return stream("<rss><item ", "b ", n, "></item></rss>") }, []record.Refusal{record.RefusedTooLong}},
		"rss: one comment":     {rss.Read, func() io.Reader { return stream("<rss><!--", "- >", n/8, "--><item><title>a</title></item></rss>") }, nil},
		"rss: one declaration": {rss.Read, func() io.Reader { return stream("<!DOCTYPE r [", "<!ELEMENT r ANY>", n, "]><rss/>") }, []record.Refusal{record.RefusedUnreadable}},
		"rss: a tag of a million names": {rss.Read, func() io.Reader {
			return stream("<rss><item><a ", "b ", 2<<20-99, "></a><title>a</title></item></rss>")
		}, nil},
		"rss: 10,000 tags within tags": {rss.Read, func() io.Reader { return strings.NewReader("<rss><item>" + deep("<a>", 10_000) + "</item></rss>") }, []record.Refusal{record.RefusedTooDeep}},
		"rss: 500,000 fields":          {rss.Read, func() io.Reader { return stream("<rss><item>", "<a/>", 2<<20-99, "</item></rss>") }, []record.Refusal{record.RefusedTooLong}},
		"rss: quotes that never close": {rss.Read, func() io.Reader { return stream("<rss><item><a b='", ">", 2<<20-99, "</item></rss>") }, []record.Refusal{record.RefusedNoText}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []record.Refusal
			reports := 0
			cost := peak(func() {
				for _, refused := range c.read(c.in(), intake.Options{}) {
					if refused == nil {
						reports++
					} else if got = append(got, refused.Reason); refused.Line < 1 || refused.Detail == "" {
						t.Errorf("refused without line or reason: %+v", refused)
					}
				}
			})
			if !slices.Equal(got, c.want) || c.want == nil && reports != 1 {
				t.Errorf("refused as %v, and %d reports, want %v", got, reports, c.want)
			}
			if cost > 64<<20 {
				t.Errorf("it cost %d MiB", cost>>20)
			}
			t.Logf("%s: %d MiB", name, cost>>20)
		})
	}
}
