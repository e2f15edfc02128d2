package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"watchfloor/intake"
	"watchfloor/intake/csv"
	"watchfloor/intake/eml"
	"watchfloor/intake/jsonl"
	"watchfloor/intake/mbox"
	"watchfloor/intake/rss"
	"watchfloor/intake/text"
	"watchfloor/record"
)

// sniffed is how much of an input is looked at to find out its format.
const sniffed = 4096

// readAs reads an input in a format; format "auto" finds it out.
func readAs(name string, r io.Reader, format string, opt intake.Options) (inputs, record.Format, error) {
	buffered := bufio.NewReaderSize(r, 1<<16)
	var f record.Format
	if format == "auto" {
		head, err := buffered.Peek(sniffed)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, 0, fmt.Errorf("reading %s: %w", name, err)
		}
		f = intake.Detect(name, head)
	} else {
		var err error
		if f, err = record.ParseFormat(format); err != nil {
			return nil, 0, err
		}
	}
	read, ok := map[record.Format]func(io.Reader, intake.Options) inputs{
		record.FormatText:  func(r io.Reader, o intake.Options) inputs { return text.Read(r, o) },
		record.FormatJSONL: func(r io.Reader, o intake.Options) inputs { return jsonl.Read(r, o) },
		record.FormatEML:   func(r io.Reader, o intake.Options) inputs { return eml.Read(r, o) },
		record.FormatRSS:   func(r io.Reader, o intake.Options) inputs { return rss.Read(r, o) },
		record.FormatCSV:   func(r io.Reader, o intake.Options) inputs { return csv.Read(r, o) },
		record.FormatMbox:  func(r io.Reader, o intake.Options) inputs { return mbox.Read(r, o) },
	}[f]
	if !ok {
		return nil, 0, fmt.Errorf("%s: no file is in the format %s; it can be text, eml, mbox, jsonl, csv or rss", name, f)
	}
	m := marking{opt.Source, f, name}
	return m.marked(read(buffered, opt)), f, nil
}

// marking is where an input came from.
type marking struct {
	source string
	format record.Format
	file   string
}

// marked says with each refusal where it came from, and calls a plain text by
// the name of its file.
func (m marking) marked(in inputs) inputs {
	return func(yield func(intake.Report, *intake.Refused) bool) {
		for r, refused := range in {
			switch {
			case refused != nil:
				r.Source, r.Format = m.source, m.format
			case m.format == record.FormatText && m.file != stdin:
				base := filepath.Base(m.file)
				r.SentID, _ = intake.Clean(strings.TrimSuffix(base, filepath.Ext(base)))
			}
			if !yield(r, refused) {
				return
			}
		}
	}
}

// stdin is what standard input is called in messages.
const stdin = "stdin"

// eachFile opens files one after the other; "-" is the command's input.
func eachFile(names []string, std streams, do func(name string, r io.Reader) error) error {
	for _, name := range names {
		if err := oneFile(name, std, do); err != nil {
			return err
		}
	}
	return nil
}

func oneFile(name string, std streams, do func(string, io.Reader) error) error {
	if name == "-" {
		return do(stdin, std.in)
	}
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("%w: name files that are there, or - for standard input", err)
	}
	return errors.Join(do(name, f), f.Close())
}
