package totp

import (
	"strings"
	"testing"

	"watchfloor/record"
)

// TestCodesAreThoseOfTheRFC compares with the table of RFC 6238, appendix B, SHA-1.
func TestCodesAreThoseOfTheRFC(t *testing.T) {
	secret := []byte("12345678901234567890")
	for at, want := range map[int64]string{
		59: "94287082", 1111111109: "07081804", 1111111111: "14050471", 1234567890: "89005924", 2000000000: "69279037", 20000000000: "65353130",
	} {
		if got := code(secret, at/seconds, 8); got != want {
			t.Errorf("at %d: %s, want %s", at, got, want)
		}
	}
}

func TestACodeHoldsForItsStepAndTheNeighbours(t *testing.T) {
	secret := []byte("12345678901234567890")
	at := 1111111111 * record.Second
	for steps := int64(-3); steps <= 3; steps++ {
		step, ok := Match(secret, " "+Code(secret, Step(at)+steps)[:3]+" "+Code(secret, Step(at)+steps)[3:], at)
		if near := steps >= -1 && steps <= 1; ok != near || ok && step != Step(at)+steps {
			t.Errorf("a code of %d steps away: %t, of step %d", steps, ok, step-Step(at))
		}
	}
	if _, ok := Match(secret, "", at); ok {
		t.Error("no code is a code")
	}
}

func TestSecretsAreReadAsTheyAreTyped(t *testing.T) {
	s := NewSecret()
	typed := strings.ToLower(s[:8] + " " + s[8:])
	if b, err := ReadSecret(typed); err != nil || letters.EncodeToString(b) != s {
		t.Errorf("%q: %v", typed, err)
	}
	if _, err := ReadSecret("ABCD"); err == nil {
		t.Error("a secret of two bytes was taken")
	}
	if want := "otpauth://totp/Night%20desk:mira?issuer=Night%20desk&secret=" + s; URI("Night desk", "mira", s) != want {
		t.Errorf("%s, want %s", URI("Night desk", "mira", s), want)
	}
}

func TestRecoveryCodesAreFoundHoweverTheyAreTyped(t *testing.T) {
	c := NewRecovery()
	if len(c) != 19 || RecoveryDigest(c) != RecoveryDigest(strings.ToUpper(strings.ReplaceAll(c, "-", " "))) || RecoveryDigest(c) == RecoveryDigest(NewRecovery()) {
		t.Errorf("%s is not found, or found by another", c)
	}
}
