package identifiers

import (
	"crypto/sha256"
	"strings"

	"watchfloor/record"
)

// wallets claims account and wallet numbers that carry a checksum which holds,
// and Ethereum addresses, whose form alone is enough: the checksum in their
// capitals is lost whenever somebody types them.
func (r *reader) wallets() {
	for i, t := range r.tokens {
		if t.shape&hasWide != 0 || t.shape&hasDigit == 0 {
			continue
		}
		if n := t.end - t.start; n >= shortestCoin && n <= longestCoin {
			if key, ok := coinKey(r.str(i)); ok {
				r.claim(t.start, t.end, Found{Kind: record.MentionWallet, Key: key})
				continue
			}
		}
		if t.mixed() && t.end-t.start >= 4 {
			r.iban(i)
		}
	}
}

const (
	shortestCoin = 26
	longestCoin  = 74
)

// iban claims the account number that begins with token i, written in one piece
// or in groups.
func (r *reader) iban(i int) {
	s := r.str(i)
	want := 0
	if isDigit(s[2]) && isDigit(s[3]) {
		want = ibanLen(strings.ToUpper(s[:2]))
	}
	if want == 0 {
		return
	}
	var b strings.Builder
	for k := i; k < len(r.tokens) && b.Len() < want; k++ {
		if k > i && r.gap(k-1) != " " && r.gap(k-1) != "-" || r.tokens[k].shape&hasWide != 0 {
			return
		}
		b.WriteString(r.str(k))
		if b.Len() == want {
			if key, ok := ibanKey(b.String()); ok {
				r.claim(r.tokens[i].start, r.tokens[k].end, Found{Kind: record.MentionWallet, Key: key})
			} else if k > i {
				r.shut(r.tokens[i].start, r.tokens[k].end) // a miswritten account, but no phone
			}
		}
	}
}

// ibanKey checks the country's length and the remainder by 97.
func ibanKey(s string) (string, bool) {
	s = strings.ToUpper(s)
	if len(s) < 15 || len(s) != ibanLen(s[:2]) {
		return "", false
	}
	rest := 0
	for i := range len(s) {
		switch c := s[(i+4)%len(s)]; {
		case isDigit(c):
			rest = (rest*10 + int(c-'0')) % 97
		case c >= 'A' && c <= 'Z':
			rest = (rest*100 + int(c-'A') + 10) % 97
		default:
			return "", false
		}
	}
	return "wallet:" + s, rest == 1
}

// ibanLengths are the lengths in the IBAN registry, release 99 of 2024.
const ibanLengths = " AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24" +
	" FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20" +
	" LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18" +
	" SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30 "

// ibanLen returns how long the IBAN of a country is, 0 for none.
func ibanLen(country string) int {
	i := strings.Index(ibanLengths, " "+country)
	if i < 0 || len(country) != 2 {
		return 0
	}
	return int(ibanLengths[i+3]-'0')*10 + int(ibanLengths[i+4]-'0')
}

// coinKey checks a Bitcoin or Ethereum address.
func coinKey(s string) (string, bool) {
	low := strings.ToLower(s)
	switch {
	case strings.HasPrefix(low, "0x"):
		return "wallet:" + low, len(s) == 42 && isHex(low[2:])
	case strings.HasPrefix(low, "bc1"):
		return "wallet:" + low, (s == low || s == strings.ToUpper(s)) && bech32(low)
	case s != "" && (s[0] == '1' || s[0] == '3'):
		return "wallet:" + s, base58Check(s)
	}
	return "", false
}

func isHex(s string) bool {
	for i := range len(s) {
		if hexValue(s[i]) < 0 {
			return false
		}
	}
	return true
}

// base58Check reports whether s is an address of 20 bytes with its checksum.
func base58Check(s string) bool {
	const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
	var b [25]byte
	if len(s) < shortestCoin || len(s) > 35 {
		return false
	}
	for i := range len(s) {
		carry := strings.IndexByte(alphabet, s[i])
		if carry < 0 {
			return false
		}
		for k := len(b) - 1; k >= 0; k-- {
			carry += 58 * int(b[k])
			b[k] = byte(carry)
			carry >>= 8
		}
		if carry != 0 {
			return false
		}
	}
	once := sha256.Sum256(b[:21])
	twice := sha256.Sum256(once[:])
	return [4]byte(twice[:4]) == [4]byte(b[21:])
}

// bech32 reports whether the checksum of BIP 173 or BIP 350 holds for s, an
// address in small letters with the prefix "bc".
func bech32(s string) bool {
	const alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
	if len(s) < 14 || len(s) > longestCoin {
		return false
	}
	sum := uint32(1)
	for _, v := range [...]byte{'b' >> 5, 'c' >> 5, 0, 'b' & 31, 'c' & 31} {
		sum = polymod(sum, uint32(v))
	}
	for i := 3; i < len(s); i++ {
		v := strings.IndexByte(alphabet, s[i])
		if v < 0 {
			return false
		}
		sum = polymod(sum, uint32(v))
	}
	return sum == 1 || sum == 0x2bc830a3
}

// polymod is one step of the checksum of BIP 173.
func polymod(sum, v uint32) uint32 {
	top := sum >> 25
	sum = sum&0x1ffffff<<5 ^ v
	for i, g := range [...]uint32{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3} {
		if top>>i&1 == 1 {
			sum ^= g
		}
	}
	return sum
}
