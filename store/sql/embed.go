// Package sql holds the schema: numbered migrations, run once each in the order
// of their numbers and never changed afterwards. They are written in the common
// subset of SQLite and PostgreSQL; /*ROWID-FREE*/ stands where SQLite may leave
// out its hidden row number.
package sql

import "embed"

// Files are the migrations.
//
//go:embed *.sql
var Files embed.FS
