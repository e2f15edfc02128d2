package web

import (
	"encoding/json"
	"errors"
	"net/http"

	"watchfloor/desk"
	"watchfloor/lawful"
	"watchfloor/record"
	"watchfloor/record/checkpoint"
)

// witnessLimit bounds what another house sends: a note and some dozens of hashes.
const witnessLimit = 64 << 10

// keptAnswer says which checkpoint of a house is kept here.
type keptAnswer struct {
	Size  record.Seq `json:"size"`
	Error string     `json:"error,omitempty"`
}

// apiWitness answers POST /api/v1/witness: this house as the witness of another. A
// checkpoint that is not the continuation of the one kept is refused with 409 and
// the size of the kept one, from which the sender can prove that its log grew.
func (s *Server) apiWitness(w http.ResponseWriter, r *http.Request, v lawful.Viewer) (int, any, error) {
	var sent checkpoint.Sent
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, witnessLimit)).Decode(&sent); err != nil {
		return 0, nil, unreadableJSON(err)
	}
	size, err := s.house.KeepCheckpoint(r.Context(), v, sent)
	var cannot desk.Cannot
	if errors.As(err, &cannot) {
		return http.StatusConflict, keptAnswer{size, string(cannot)}, nil
	}
	return http.StatusOK, keptAnswer{Size: size}, err
}
