package pgtest

import (
	"cmp"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// installs are the folders in which systems keep the programs of the server.
var installs = []string{
	"/usr/lib/postgresql/*/bin",
	"/usr/pgsql-*/bin",
	"/opt/homebrew/opt/postgresql@*/bin",
	"/usr/local/opt/postgresql@*/bin",
}

// programs returns the folder with initdb and postgres: that of the newest
// version in the usual folders, else the one on the PATH.
func programs(folders []string) (dir string, err error) {
	var found []string
	for _, pattern := range folders {
		matches, err := filepath.Glob(filepath.Join(pattern, "initdb"))
		if err != nil {
			return "", err
		}
		for _, initdb := range matches {
			if _, err := exec.LookPath(filepath.Join(filepath.Dir(initdb), "postgres")); err == nil {
				found = append(found, filepath.Dir(initdb))
			}
		}
	}
	if len(found) > 0 {
		return slices.MaxFunc(found, func(a, b string) int { return cmp.Compare(version(a), version(b)) }), nil
	}
	initdb, err := exec.LookPath("initdb")
	if err != nil {
		return "", errNoServer
	}
	return filepath.Dir(initdb), nil
}

// version is the number in the name of an installation's folder, 0 without one.
func version(bin string) int {
	name := filepath.Base(filepath.Dir(bin))
	n, err := strconv.Atoi(name[strings.LastIndexAny(name, "-@")+1:])
	if err != nil {
		return 0
	}
	return n
}
