// Package wholefile writes files that are there as a whole or not at all.
package wholefile

import (
	"errors"
	"os"
	"path/filepath"
)

// Write writes a file with a mode. When it returns nil, the file is durable under
// its name; what had the name before is gone. When it fails, nothing has changed.
func Write(name string, b []byte, mode os.FileMode) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), ".part-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	_, err = f.Write(b)
	if err = errors.Join(err, f.Sync(), f.Chmod(mode), f.Close()); err != nil {
		return err
	}
	if err = os.Rename(f.Name(), name); err != nil {
		return err
	}
	dir, err := os.Open(filepath.Dir(name))
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}
