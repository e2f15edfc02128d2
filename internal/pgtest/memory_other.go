//go:build !linux

package pgtest

// memory is only known of Linux.
func memory() string { return "" }
