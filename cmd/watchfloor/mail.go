package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"fmt"
	"log/slog"
	"net"
	"os"

	"watchfloor/cmd/watchfloor/maildoor"
	"watchfloor/intake"
	"watchfloor/intake/eml"
	"watchfloor/record"
	"watchfloor/store"
)

// mailFlags say where mail is taken in.
type mailFlags struct {
	SMTP    string   `name:"smtp" help:"Take mail in here, such as 127.0.0.1:2525." placeholder:"ADDR"`
	SMTPFor []string `name:"smtp-for" help:"Addresses whose mail is taken; needed beyond this machine." placeholder:"ADDRESS"`
	SMTPTLS string   `name:"smtp-tls" help:"PEM file with certificate and key, for STARTTLS." placeholder:"FILE"`
}

// add opens the mail door, if one is asked for.
func (f mailFlags) add(all *doors, h *house, log *slog.Logger) error {
	if f.SMTP == "" {
		return nil
	}
	own := len(f.SMTPFor) > 0
	o := maildoor.Options{For: f.SMTPFor, Log: log, Take: func(ctx context.Context, m maildoor.Message) (string, error) {
		source := "Mail"
		if own {
			source = "Mail to " + m.To[0] // otherwise strangers would name sources
		}
		return h.takeMail(ctx, source, m)
	}}
	if f.SMTPTLS != "" {
		pem, err := os.ReadFile(f.SMTPTLS)
		if err != nil {
			return fmt.Errorf("--smtp-tls: %w", err)
		}
		cert, err := tls.X509KeyPair(pem, pem)
		if err != nil {
			return fmt.Errorf("--smtp-tls %s: %w: it wants the certificate and its key, both PEM", f.SMTPTLS, err)
		}
		o.TLS = &tls.Config{Certificates: []tls.Certificate{cert}, MinVersion: tls.VersionTLS12}
	}
	l, err := f.listen()
	if err != nil {
		return err
	}
	all.told = append(all.told, "mail is taken in at "+l.Addr().String())
	all.open = append(all.open, func(ctx context.Context) error { return maildoor.New(o).Serve(ctx, l) })
	return nil
}

// listen refuses an address that others can reach unless it is said whose mail
// is meant: a door that takes anybody's mail would be tried as a way to others.
func (f mailFlags) listen() (net.Listener, error) {
	host, _, err := net.SplitHostPort(f.SMTP)
	if err != nil {
		return nil, fmt.Errorf("--smtp: %w: write it as 127.0.0.1:2525", err)
	}
	if ip := net.ParseIP(host); len(f.SMTPFor) == 0 && host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("--smtp %s: others can reach this address, so say with --smtp-for whose mail is taken", f.SMTP)
	}
	l, err := net.Listen("tcp", f.SMTP)
	if err != nil {
		return nil, fmt.Errorf("--smtp: %w", err)
	}
	return l, nil
}

// takeMail holds a mail, or says why it is refused.
func (h *house) takeMail(ctx context.Context, source string, m maildoor.Message) (refused string, err error) {
	opt := intake.Options{Source: source}
	d := newDelivery(record.DoorMail, record.FormatEML).from(opt.Source, opt.Channel)
	got, err := h.take(ctx, h.sitter(), store.Bulk, d, enveloped(eml.Read(bytes.NewReader(m.Bytes), opt), m))
	if err == nil && len(got.refused) > 0 {
		refused = got.refused[0].Detail
	}
	return refused, err
}

// enveloped adds to a report what the envelope says. Who sent it is the
// reporter's alone.
func enveloped(in inputs, m maildoor.Message) inputs {
	return func(yield func(intake.Report, *intake.Refused) bool) {
		for r, refused := range in {
			if refused == nil {
				if r.Reporter == nil {
					r.Reporter = &intake.Reporter{}
				}
				for _, f := range []intake.Field{{Name: "Envelope-From", Value: m.From}, {Name: "Client", Value: m.Client}} {
					r.Reporter.Other = append(r.Reporter.Other, intake.Field{Name: f.Name, Value: asJSON(f.Value)})
				}
			}
			if !yield(r, refused) {
				return
			}
		}
	}
}

// asJSON is the form in which further fields of a reporter are kept.
func asJSON(value string) string {
	clean, _ := intake.Clean(value)
	b, _ := json.Marshal(clean) // a string cannot fail
	return string(b)
}
