package store

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"

	"watchfloor/record"
)

// ErrGone is returned for words whose key was destroyed.
var ErrGone = record.ErrGone

// houseSecret is the name under which the secret of the house lies among the keys.
var houseSecret = record.ID{}

// keyring holds the secret of the house, with which values are turned into
// look-up keys: equal values have equal keys, and the table of keys says
// nothing about the values to who has no secret.
type keyring struct {
	secret record.ContentKey // set once, when the house is opened
	marks  cipher.Block      // likewise
}

// load reads the secret of the house.
func (k *keyring) load(q querier, house record.HouseKey) error {
	var secret []byte
	err := q.row(`SELECT secret FROM content_key WHERE house = $1 AND key_id = $2`, int64(house), houseSecret[:]).Scan(&secret)
	if err != nil || len(secret) != len(k.secret) {
		return fmt.Errorf("the secret of house %d is missing: restore the keys from their backup: %w", house, err)
	}
	k.secret = record.ContentKey(secret)
	return k.makeMarks()
}

// newHouseKey numbers a new house at random, so that houses made apart can
// later share a database.
func newHouseKey() record.HouseKey {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails: crypto/rand ends the program instead
	return record.HouseKey(binary.BigEndian.Uint64(b[:])>>1 | 1)
}

// lookup returns the look-up key of some values: 16 bytes of an HMAC.
func (k *keyring) lookup(kind string, values ...string) []byte {
	mac := hmac.New(sha256.New, k.secret[:])
	mac.Write([]byte(kind))
	for _, v := range values {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(v)))
		mac.Write(n[:])
		mac.Write([]byte(v))
	}
	return mac.Sum(nil)[:16]
}

func newKey() (record.ContentKey, error) {
	var k record.ContentKey
	_, err := rand.Read(k[:])
	return k, err
}

// seal encrypts words under the key of their record (AES-256-GCM, random nonce
// in front). The content's id and class are bound in, so that sealed words
// cannot be passed off as others.
func seal(key record.ContentKey, c record.Content) ([]byte, error) {
	aead, err := aead(key)
	if err != nil {
		return nil, err
	}
	out := make([]byte, aead.NonceSize(), aead.NonceSize()+len(c.Bytes)+aead.Overhead())
	if _, err := rand.Read(out); err != nil {
		return nil, err
	}
	return aead.Seal(out, out, c.Bytes, bound(c.ID, c.Class)), nil
}

func unseal(key record.ContentKey, id record.ID, class record.ContentClass, sealed []byte) ([]byte, error) {
	aead, err := aead(key)
	if err != nil {
		return nil, err
	}
	if len(sealed) < aead.NonceSize() {
		return nil, fmt.Errorf("content %s is cut short: restore it from a backup", id)
	}
	b, err := aead.Open([]byte{}, sealed[:aead.NonceSize()], sealed[aead.NonceSize():], bound(id, class))
	if err != nil {
		return nil, fmt.Errorf("content %s was altered: restore it from a backup", id)
	}
	return b, nil
}

func aead(key record.ContentKey) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key[:])
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

func bound(id record.ID, class record.ContentClass) []byte {
	return append(id[:len(id):len(id)], byte(class))
}

// querier reads inside some transaction.
type querier interface {
	row(query string, args ...any) *sql.Row
	rows(query string, args ...any) (*sql.Rows, error)
}

// open returns the words of a content.
func openContent(q querier, house record.HouseKey, id record.ID) ([]byte, error) {
	c, err := readContent(q, house, id)
	if err != nil {
		return nil, err
	}
	return c.words()
}

// openShown returns the words of a content that may be shown to somebody.
func openShown(q querier, house record.HouseKey, id record.ID) ([]byte, error) {
	c, err := readContent(q, house, id)
	if err != nil {
		return nil, err
	}
	if record.ContentClass(c.class).Guarded() {
		return nil, errGuarded
	}
	return c.words()
}

// errGuarded is a mistake of ours: what says who reported is on no page.
var errGuarded = errors.New("this content says who reported: it is shown to nobody")

// words opens the content.
func (c sealedRow) words() ([]byte, error) {
	key, err := c.openingKey()
	if err != nil {
		return nil, err
	}
	return unseal(key, c.id, record.ContentClass(c.class), c.sealed)
}

var errNoContent = errors.New("is missing: restore it from a backup")

// sealedRow is a content as it is stored, with the key of its record.
type sealedRow struct {
	id             record.ID
	owner          record.ID
	class          int64
	sealed, secret []byte
	keyLength      int64 // 0: destroyed, -1: not there
}

func readContent(q querier, house record.HouseKey, id record.ID) (sealedRow, error) {
	var owner []byte
	c := sealedRow{id: id}
	err := q.row(`SELECT c.key_id, c.class, c.sealed, k.secret, COALESCE(length(k.secret), -1)
		FROM content c LEFT JOIN content_key k ON k.house = c.house AND k.key_id = c.key_id
		WHERE c.house = $1 AND c.id = $2`, int64(house), id[:]).Scan(&owner, &c.class, &c.sealed, &c.secret, &c.keyLength)
	if errors.Is(err, sql.ErrNoRows) {
		return c, fmt.Errorf("content %s %w", id, errNoContent)
	}
	c.owner = idOf(owner)
	return c, err
}

func (c sealedRow) openingKey() (record.ContentKey, error) {
	switch c.keyLength {
	case 0:
		return record.ContentKey{}, ErrGone
	case int64(len(record.ContentKey{})):
		return record.ContentKey(c.secret), nil
	case -1:
		return record.ContentKey{}, fmt.Errorf("the key of %s is missing: restore the keys from their backup", c.owner)
	}
	return record.ContentKey{}, fmt.Errorf("the key of %s has %d bytes: restore the keys from their backup", c.owner, c.keyLength)
}

// sealedScan reads a sealedRow.
type sealedScan struct {
	sealedRow
	rawID, rawOwner []byte
}

func (c *sealedScan) fields() []any {
	return []any{&c.rawID, &c.rawOwner, &c.class, &c.sealed, &c.secret, &c.keyLength}
}

// sealedOf reads contents, in any order, without those that are not there.
func sealedOf(q querier, house record.HouseKey, ids []record.ID) ([]sealedRow, error) {
	found, err := listed(q, question[record.ID]{func(in string) string {
		return `SELECT c.id, c.key_id, c.class, c.sealed, k.secret, COALESCE(length(k.secret), -1)
			FROM content c LEFT JOIN content_key k ON k.house = c.house AND k.key_id = c.key_id WHERE c.house = $1 AND c.id IN ` + in
	}, []any{int64(house)}, ids, idArg}, (*sealedScan).fields)
	out := make([]sealedRow, len(found))
	for i, c := range found {
		c.id, c.owner = idOf(c.rawID), idOf(c.rawOwner)
		out[i] = c.sealedRow
	}
	return out, err
}
