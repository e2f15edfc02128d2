//go:build unix && !linux

package sqlite_test

import "testing"

func tinyDisk(t *testing.T) string {
	t.Helper()
	t.Skip("small disks are mounted on Linux only; TestAFullDiskIsSaid… limits the size of files instead")
	return ""
}
