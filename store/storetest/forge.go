package storetest

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"strings"
	"testing"
)

// forgedWords puts other words in the place of a note, sealed under its own key
// by somebody who can read the keys: they open, and are not what the entry says.
func forgedWords(t *testing.T, p Place) {
	db := open(t, p, newClock())
	e := appended(t, db, noted("the white van"))[0]
	ref := e.Contents[0]
	var secret []byte
	if err := p.SQL.QueryRowContext(t.Context(), `SELECT secret FROM content_key WHERE key_id = $1`, ref.Key[:]).Scan(&secret); err != nil {
		t.Fatal(err)
	}
	block, err := aes.NewCipher(secret)
	if err != nil {
		t.Fatal(err)
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		t.Fatal(err)
	}
	nonce := bytes.Repeat([]byte{7}, aead.NonceSize())
	forged := aead.Seal(nonce, nonce, []byte("the black van"), append(ref.ID[:], byte(ref.Class)))
	if _, err := p.SQL.ExecContext(t.Context(), `UPDATE content SET sealed = $1 WHERE id = $2`, forged, ref.ID[:]); err != nil {
		t.Fatal(err)
	}
	got := verified(t, db)
	if len(got.Problems) != 1 || got.Problems[0].Where != "content "+ref.ID.String() || !strings.Contains(got.Problems[0].What, "not what its entry says") {
		t.Errorf("found %v", got.Problems)
	}
}
