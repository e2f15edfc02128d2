package sqlite_test

import (
	"syscall"
	"testing"
)

// tinyDisk mounts a disk of four megabytes in memory, which only root may.
func tinyDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=4m"); err != nil {
		t.Skipf("only root can mount a small disk (%v); TestAFullDiskIsSaid… limits the size of files instead", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}
