package holdings

import (
	"encoding/json"
	"reflect"
	"testing"

	"watchfloor/record"
)

// TestAHoldingIsDecodedAsJSONIs compares with json.Unmarshal, also for bytes that no
// holding was written in.
func TestAHoldingIsDecodedAsJSONIs(t *testing.T) {
	whole, err := json.Marshal(Holding{ListID: "7", List: "town", Type: record.HoldingPerson, Names: []Name{{Text: "Sara Dahl", Listed: "DAHL, Sara"}, {Text: "سارا"}},
		Born: []string{"1970-03-12", "1971"}, Keys: []string{"phone:+442079460123"}, Identifiers: []Identifier{{Value: "X"}}, Status: 1, Role: 1})
	if err != nil {
		t.Fatal(err)
	}
	plainly := 0
	for _, s := range []string{string(whole),
		`{"list_id":"7","list":"town","type":"person","names":[{"text":"Sara Dahl"}],"born":["1970-03-12"]}`,
		`{"names":[{"text":"Sara","lang":"sv","listed":"S"},{"text":"Séra"}],"keys":["a","b"],"notes":"n","house":"demo"}`,
		`{"names":[{"text":"a\"b"}]}`, `{"names":[{"text":"a"},{}]}`, `{"names":[]}`, `{}`, `null`, `{"list":"a","list":"b"}`, `{"LIST":"a"}`, `{"list":"a"} `, ` {"list":"a"}`,
		`{"list":"` + "\xff" + `"}`, `{"list":"a",}`, `{"list":"a"`, `{"list":7}`, `{"type":"nothing such"}`, `{"names":[{"text":""}]}`, `{"born":[""]}`, `{"born":null}`,
		`{"list":""}`, `"list":"a"}`, `{"names":["text":"a"}]}`, `{"names":[{"text":"a","text":"b"}]}`, `{"notes":"` + "\x01" + `"}`, ``, `{"born":["a"],"born":["b"]}`} {
		var want Holding
		wantErr := json.Unmarshal([]byte(s), &want)
		got, err := Decode([]byte(s))
		if (err == nil) != (wantErr == nil) || err == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, %v; want %+v, %v", s, got, err, want, wantErr)
		}
		p := plain{b: []byte(s)}
		if p.holding(new(Holding)) && p.at == len(s) {
			plainly++
		}
	}
	if plainly < 4 {
		t.Errorf("only %d are read directly", plainly)
	}
}
