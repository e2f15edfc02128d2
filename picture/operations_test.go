package picture

import (
	"math"
	"strings"
	"testing"

	"watchfloor/record"
)

func TestOperationsAreToldInDaysAndTeamsOnceTwentyEnded(t *testing.T) {
	s := came()
	s.Operations, s.Attached = 28, 60
	s.Ended = Ended{N: 19, Took: 19 * 12 * record.Day, Running: 13}
	if o := view(t, s, nil).Stages.Operations; o.Hands.Known() || o.Load.Known() || !o.Came.Known() || !strings.Contains(o.Hands.From, "19 operations ended in 28 days, and 20 are needed") {
		t.Errorf("%+v", o)
	}
	s.Ended.N, s.Ended.Took = 20, 20*12*record.Day
	v := view(t, s, nil)
	o := v.Stages.Operations
	if o.Came.Value != 1 || o.Hands.Value != 12 || o.Hands.Text() != "12 days" || math.Abs(o.Load.Value-12) > 1e-9 || o.Load.Text() != "12 teams" || o.Load.Basis != Counted || !strings.Contains(o.Load.From, "13 operations run now") {
		t.Errorf("%+v", o)
	}
	if v.Stages.Load.Known() {
		t.Errorf("teams are added to people: %+v", v.Stages.Load)
	}
}
