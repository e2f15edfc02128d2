package web

import (
	"bytes"
	"encoding/json"
	"net/http"

	"watchfloor/intake"
	"watchfloor/record"
)

// Marked says in JSON that leaves a house of another class than live of which
// class that house is: in an object as its first field "house", in a list in each
// of its objects. What a live house says stays as it is.
func Marked(line []byte, class record.Class) []byte {
	if class == record.Live {
		return line
	}
	trimmed := bytes.TrimSpace(line)
	switch {
	case bytes.HasPrefix(trimmed, []byte("{")):
		rest := bytes.TrimSpace(trimmed[1:])
		mark := `{"house":"` + class.String() + `"`
		if !bytes.HasPrefix(rest, []byte("}")) {
			mark += ","
		}
		return append(append([]byte(mark), rest...), '\n')
	case bytes.HasPrefix(trimmed, []byte("[")):
		var list []json.RawMessage
		if json.Unmarshal(trimmed, &list) != nil {
			return line
		}
		for i, one := range list {
			list[i] = bytes.TrimSpace(Marked(one, class))
		}
		return append(append([]byte("["), bytes.Join(raws(list), []byte(","))...), "]\n"...)
	}
	return line
}

func raws(list []json.RawMessage) [][]byte {
	return each(list, func(m json.RawMessage) []byte { return m })
}

// classOf is the class of the house that an answer says it comes from.
func classOf(h http.Header) record.Class {
	class, _ := record.ParseClass(h.Get(intake.HouseHeader)) // guard has set it on every answer
	return class
}
