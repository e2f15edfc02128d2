package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"sort"

	schema "watchfloor/store/sql"
)

// migrate runs the migrations that the database has not seen yet. Each runs in
// one transaction together with the mark that it ran.
func migrate(ctx context.Context, engine Engine, c *sql.Conn) error {
	files, err := fs.Glob(schema.Files, "*.sql")
	if err != nil {
		return err
	}
	sort.Strings(files)
	if err := engine.Begin(ctx, c, 0); err != nil {
		return err
	}
	if err := migrateAll(ctx, engine, c, files); err != nil {
		_, back := c.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		return errors.Join(err, back)
	}
	_, err = c.ExecContext(ctx, "COMMIT")
	return err
}

func migrateAll(ctx context.Context, engine Engine, c *sql.Conn, files []string) error {
	if _, err := c.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS migration (number BIGINT NOT NULL PRIMARY KEY)`); err != nil {
		return err
	}
	var done int
	if err := c.QueryRowContext(ctx, `SELECT COUNT(*) FROM migration`).Scan(&done); err != nil {
		return err
	}
	if done > len(files) {
		return fmt.Errorf("the database was made by a newer program (schema %d, this one knows %d): use that one", done, len(files))
	}
	for i := done; i < len(files); i++ {
		text, err := fs.ReadFile(schema.Files, files[i])
		if err != nil {
			return err
		}
		if _, err := c.ExecContext(ctx, engine.Schema(string(text))); err != nil {
			return fmt.Errorf("migration %s: %w", files[i], err)
		}
		if _, err := c.ExecContext(ctx, `INSERT INTO migration (number) VALUES ($1)`, i+1); err != nil {
			return err
		}
	}
	if done < len(files) {
		return engine.Setup(ctx, c)
	}
	return nil
}
