package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
)

// Explain implements store.Engine.
func (engine) Explain(err error) error {
	if err == nil {
		return nil
	}
	var e *pgconn.PgError
	if errors.As(err, &e) {
		return explainServer(e, err)
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var connect *pgconn.ConnectError
	if errors.As(err, &connect) {
		return fmt.Errorf("the database server does not answer; nothing was taken. Start it or correct its address, then send it again: %w", err)
	}
	if lost(err) {
		return fmt.Errorf("the connection to the database was lost. Send it again; what was already taken is recognised: %w", err)
	}
	return err
}

// explainServer says what to do about what the server refused.
func explainServer(e *pgconn.PgError, err error) error {
	switch {
	case e.Code == "53100":
		return fmt.Errorf("the disk of the database server is full; nothing was taken. Make room there and send it again: %w", err)
	case e.Code == "25006":
		return fmt.Errorf("the database can only be read (a replica, or set so); nothing was taken. Use the address of the leading server: %w", err)
	case e.Code == "42501":
		return fmt.Errorf("this user of the database may not write there; nothing was taken. Give it the rights: %w", err)
	case e.Code == "53300":
		return fmt.Errorf("the database server has no connection left; nothing was taken. Raise max_connections or stop other programs: %w", err)
	case e.Code == "3D000":
		return fmt.Errorf("there is no such database: %s: %w", makeOne, err)
	case strings.HasPrefix(e.Code, "57P"), strings.HasPrefix(e.Code, "08"):
		return fmt.Errorf("the database server ended the connection. Send it again when it runs; what was already taken is recognised: %w", err)
	case strings.HasPrefix(e.Code, "58"), e.Code == "XX001", e.Code == "XX002":
		return fmt.Errorf("the database server could not read or write its files; nothing was taken. Look at its disk and log, then run verify: %w", err)
	}
	return err
}

// lost reports whether the error is that of a connection that is gone.
func lost(err error) bool {
	var n net.Error
	return errors.As(err, &n) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) || errors.Is(err, net.ErrClosed) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || strings.Contains(err.Error(), "conn closed")
}
