//go:build !unix

package pgtest

// startServer has no way here to drop rights and to watch over the server.
func startServer(string, []string) (dir string, err error) { return "", errNoServer }
