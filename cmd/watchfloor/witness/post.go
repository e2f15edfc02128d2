package witness

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"watchfloor/record"
	"watchfloor/record/checkpoint"
)

// answered is what the other house says: how many entries the checkpoint has that
// it keeps.
type answered struct {
	Size  record.Seq `json:"size"`
	Error string     `json:"error"`
}

// Path is where a house takes checkpoints of others.
const Path = "/api/v1/witness"

// client asks no other address than the one it was given.
var client = &http.Client{Timeout: 30 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error {
	return http.ErrUseLastResponse
}}

// Post sends a checkpoint to another house. When that one keeps another than the
// last one sent, the proof begins there instead.
func Post(ctx context.Context, address, token string, m Message) error {
	old := m.Sent
	for range 2 {
		status, got, err := post(ctx, address, token, m, old)
		switch {
		case err != nil:
			return err
		case status == http.StatusOK:
			return nil
		case status == http.StatusConflict && got.Size != old && got.Size <= m.Size:
			old = got.Size
		default:
			return fmt.Errorf("%s answered %d: %s", address, status, got.Error)
		}
	}
	return errors.New("the other house keeps another checkpoint of this one than it says")
}

func post(ctx context.Context, address, token string, m Message, old record.Seq) (status int, got answered, err error) {
	proof, err := m.Prove(old)
	if err != nil {
		return 0, got, err
	}
	body, err := json.Marshal(checkpoint.NewSent(m.Key, m.Signed, proof))
	if err != nil {
		return 0, got, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, strings.TrimSuffix(address, "/")+Path, bytes.NewReader(body))
	if err != nil {
		return 0, got, err
	}
	r.Header.Set("Content-Type", "application/json")
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	answer, err := client.Do(r)
	if err != nil {
		return 0, got, err
	}
	b, err := io.ReadAll(io.LimitReader(answer.Body, 1<<16))
	if err = errors.Join(err, answer.Body.Close()); err != nil {
		return 0, got, err
	}
	_ = json.Unmarshal(b, &got) // an answer that is no JSON says nothing but its status
	return answer.StatusCode, got, nil
}
