package archtest

import (
	"path/filepath"
	"testing"
)

// check finds what breaks one rule in a tree.
type check func(testing.TB, *tree) []string

// checks are all rules, by the name under which testdata breaks them.
var checks = map[string]check{
	"arrows":           checkArrows,
	"purity":           checkPurity,
	"package-comments": checkPackageComments,
	"names":            checkNames,
	"sizes":            checkSizes,
	"init":             checkInit,
	"open-tasks":       checkOpenTasks,
	"persons":          checkPersons,
	"workplace":        checkWorkplace,
	"measured":         checkMeasured,
	"characteristics":  checkCharacteristics,
}

func TestArrowsPointBackTowardTheRecord(t *testing.T)  { holds(t, checkArrows) }
func TestRoomsReadNoClockAndReachNothing(t *testing.T) { holds(t, checkPurity) }
func TestEveryPackageSaysOnceWhatItIsFor(t *testing.T) { holds(t, checkPackageComments) }
func TestNamesSayWhatTheyProvide(t *testing.T)         { holds(t, checkNames) }
func TestFilesAndFunctionsFitOneReader(t *testing.T)   { holds(t, checkSizes) }
func TestNothingRunsBeforeMain(t *testing.T)           { holds(t, checkInit) }
func TestOpenTasksNameTheirIssue(t *testing.T)         { holds(t, checkOpenTasks) }
func TestNoComputedNumberIsAboutAPerson(t *testing.T)  { holds(t, checkPersons) }
func TestNothingMentionsTheWorkplace(t *testing.T)     { holds(t, checkWorkplace) }
func TestR21NoQueryCountsByWhoActed(t *testing.T)      { holds(t, checkMeasured) }
func TestR25NothingIsKeptOfWhoSomebodyIs(t *testing.T) { holds(t, checkCharacteristics) }

// holds runs a check on the house itself.
func holds(t *testing.T, c check) {
	t.Helper()
	house, err := load(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	if len(house.files) == 0 {
		t.Fatal("no Go file seen: the walk does not reach the house")
	}
	for _, finding := range c(t, house) {
		t.Error(finding)
	}
}
