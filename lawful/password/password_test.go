package password

import (
	"errors"
	"strings"
	"testing"
)

func TestAPasswordOpensItsOwnLineOnly(t *testing.T) {
	const word = "lanterns over wet gravel"
	kept := Hash(word)
	if !strings.HasPrefix(kept, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("kept as %s", kept)
	}
	if !Verify(kept, word) || Verify(kept, word+".") || Verify("", word) || Verify(kept[:len(kept)-4], word) {
		t.Error("a line is opened by another password, or not by its own")
	}
	if Stale(kept) || Hash(word) == kept {
		t.Error("a line made now is stale, or has no salt of its own")
	}
	if composed, apart := "caf\u00e9 lanterns wet", "cafe\u0301 lanterns wet"; !Verify(Hash(composed), apart) {
		t.Error("the same letters from another keyboard do not open it")
	}
}

func TestALineOfOlderFiguresStillOpensAndIsStale(t *testing.T) {
	old := figures{8 * 1024, 1, 1}
	kept := line(old, []byte("0123456789abcdef"), run("an older password", []byte("0123456789abcdef"), old, 32))
	if !Verify(kept, "an older password") || !Stale(kept) {
		t.Error("a line of older figures does not open, or is taken for present")
	}
	if Verify(strings.Replace(kept, "m=8192", "m=99999999", 1), "an older password") {
		t.Error("a line that asks for 100 GB was run")
	}
}

func TestCommonPasswordsAreRefusedAndOthersAreFree(t *testing.T) {
	for p, want := range map[string]error{
		"short": ErrShort, "elevenwords": ErrShort, strings.Repeat("lamp ", 60): ErrLong,
		"Password1234": ErrCommon, "P@ssw0rd!!!!": ErrCommon, "qwertyuiop12": ErrCommon, "aaaaaaaaaaaa": ErrCommon, "123456789012": ErrCommon,
		"abcabcabcabc": ErrCommon, "Summer2026!!": ErrCommon, "miravolkner1": ErrCommon, "watchfloor-2026": ErrCommon,
		"correct horse battery staple": ErrCommon,
		"lanterns over wet gravel":     nil, "пять мокрых фонарей": nil, "kx7-fmq-209-tzv": nil,
	} {
		if got := Check(p, "Mira Volkner", "mira"); !errors.Is(got, want) {
			t.Errorf("%q: %v, want %v", p, got, want)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	kept := Hash("lanterns over wet gravel")
	for b.Loop() {
		Verify(kept, "another one entirely")
	}
}
