package postgres_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib"

	"watchfloor/internal/pgtest"
	"watchfloor/store"
	"watchfloor/store/postgres"
	"watchfloor/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Place {
		dsn := tables.Start(t)
		return storetest.Place{
			Open:   func(o store.Options) (*store.DB, error) { return postgres.Open(t.Context(), dsn, o) },
			SQL:    plain(t, dsn),
			Engine: "postgres",
		}
	})
}

// tables are all tables, in which no house is founded yet.
var tables = pgtest.Filled{Fill: func(dsn string) error {
	_, err := postgres.Open(context.Background(), dsn, store.Options{Now: time.Now})
	if errors.Is(err, store.ErrNoHouse) {
		return nil
	}
	return fmt.Errorf("a database without a house opens with %w", err)
}}

// plain is a connection to the database of a house, past the store.
func plain(t testing.TB, dsn string) *sql.DB {
	t.Helper()
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}
