package pgtest

import "syscall"

// shared is where Linux keeps files in memory.
const shared = "/dev/shm"

// enough is how much room has to be there: a few databases, and the server's log.
const enough = 4 << 30

// memory is a folder that is in memory and has room for a server that does not wait
// for the disk anyway, or "". Half of what a small test costs is making and removing
// the files of its database.
func memory() string {
	var s syscall.Statfs_t
	if err := syscall.Statfs(shared, &s); err != nil || int64(s.Bavail)*s.Bsize < enough || !reachable(shared) {
		return ""
	}
	return shared
}
