package identifiers

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"watchfloor/record"
)

// keysIn returns the keys found, "a +b" for one with a second key.
func keysIn(text, region string) []string {
	var keys []string
	for _, f := range Find(text, region) {
		key := f.Key
		if f.Also != "" {
			key += " +" + f.Also
		}
		keys = append(keys, key)
	}
	return keys
}

// read is a text and the keys in it, separated by " | ".
type read struct{ region, text, want string }

func check(t *testing.T, cases []read) {
	t.Helper()
	for _, c := range cases {
		var want []string
		if c.want != "" {
			want = strings.Split(c.want, " | ")
		}
		if d := cmp.Diff(want, keysIn(c.text, c.region)); d != "" {
			t.Errorf("Find(%q, %q) (-want +got):\n%s", c.text, c.region, d)
		}
	}
}

func TestPhonesAreFoundHoweverTheyAreWritten(t *testing.T) {
	check(t, []read{
		{"GB", "call me on 07700 900123 please", "phone:+447700900123"},
		{"GB", "+44 7700 900123", "phone:+447700900123"},
		{"GB", "+44 (0)7700 900123", "phone:+447700900123"},
		{"GB", "(+44) 7700-900-123.", "phone:+447700900123"},
		{"GB", "0044 7700 900123", "phone:+447700900123"},
		{"GB", "00447700900123", "phone:+447700900123"},
		{"GB", "447700900123", "phone:+447700900123"},
		{"GB", "07700.900.123", "phone:+447700900123"},
		{"GB", "07700900123/07700900124", "phone:+447700900123 | phone:+447700900124"},
		{"GB", "07700 900123 07700 900124", "phone:+447700900123 | phone:+447700900124"},
		{"GB", "tel:+447700900123,07700900124", "phone:+447700900123 | phone:+447700900124"},
		{"GB", "(020) 7946 0123 or 020-7946-0124", "phone:+442079460123 | phone:+442079460124"},
		{"GB", "on 12/03/2026 07700 900123 rang", "phone:+447700900123"},
		{"GB", "+1 (212) 555-0123", "phone:+12125550123"},
		{"GB", "oh seven seven double oh nine hundred one two three", "phone:+447700900123"},
		{"GB", "plus four four, seven seven zero zero, nine zero zero, one two three", "phone:+447700900123"},
		{"US", "212-555-0123 and (212) 555-0124 and 212.555.0125", "phone:+12125550123 | phone:+12125550124 | phone:+12125550125"},
		{"US", "1-212-555-0123 or 555-0199", "phone:+12125550123 | phone:+15550199"},
		{"US", "011 44 7700 900123", "phone:+447700900123"},
		{"US", "00447700900123", "phone:+447700900123"},
		{"FR", "06.12.20.26.12 ou 06 12 20 26 13", "phone:+33612202612 | phone:+33612202613"},
		{"DE", "030/23125 123", "phone:+493023125123"},
		{"", "+447700900123 but not 07700900123", "phone:+447700900123"},
		{"GB", "٠٧٧٠٠ ٩٠٠١٢٣", "phone:+447700900123"},
		{"GB", "０７７００　９００１２３", "phone:+447700900123"},
		{"GB", "\u202a+44\u00a07700\u2011900123\u202c", "phone:+447700900123"},
	})
}

func TestOtherNumbersAreNoPhones(t *testing.T) {
	check(t, []read{
		{"GB", "on 12/03/2026, 2026-03-14 and 14.03.2026 at 10:30:00", ""},
		{"GB", "20260314 and 2026-03-14T10:30:00Z", ""},
		{"GB", "£1,000,000 or 1.000.000 or 1 000 000 euros", ""},
		{"GB", "£07700900123", ""},
		{"GB", "51.507351, -0.127758", ""},
		{"GB", "192.168.100.200", ""},
		{"GB", "2019-2024", ""},
		{"GB", "4929 1234 5678 9012", ""},
		{"GB", "order 2071234567, ref: 01632960123", ""},
		{"GB", "12345678901234567890", ""},
		{"GB", "AB1234567890 and x07700900123", ""},
		{"US", "from 300 to 5000, 100-2000", ""},
		{"GB", "one two three four people", ""},
	})
}

func TestEmailsAreFoldedAndUnveiled(t *testing.T) {
	check(t, []read{
		{"", "Write to Ann.Lee+x@Example.ORG.", "email:ann.lee+x@example.org"},
		{"", "<ann@example.org>, bob@example.test", "email:ann@example.org | email:bob@example.test"},
		{"", "ann [at] example [dot] org", "email:ann@example.org"},
		{"", "ann(at)example(dot)co(dot)uk", "email:ann@example.co.uk"},
		{"", "ann AT example DOT org is my email", ""},
		{"", "my email: ann at example dot org", "email:ann@example.org"},
		{"", "ann_77 at example dot org", "email:ann_77@example.org"},
		{"", "he works at example dot org", ""},
		{"", "ann@example[.]org and ann[@]example.org", "email:ann@example.org | email:ann@example.org"},
		{"", "ann@bücher.example", "email:ann@xn--bcher-kva.example"},
		{"", "ann＠example。org", "email:ann@example.org"},
		{"", "look at example.org", "url:example.org"},
	})
}

func TestLinksAreNormalised(t *testing.T) {
	check(t, []read{
		{"", "see https://www.Example.org/A/b/?utm_source=x&b=2&a=1#top.", "url:example.org/A/b?a=1&b=2"},
		{"", "hxxps://example[.]org/x and hxxp[:]//example[.]test", "url:example.org/x | url:example.test"},
		{"", "(http://example.org:8080/a_(b))", "url:example.org:8080/a_(b)"},
		{"", "example.org, www.example.test/x", "url:example.org | url:example.test/x"},
		{"", "https://ann:pw@example.org/x?q=a@example.org", "url:example.org/x?q=a@example.org"},
		{"", "http://192.0.2.1/x", "url:192.0.2.1/x"},
		{"", "https://example.org/%7eann/%c3%a9", "url:example.org/~ann/%C3%A9"},
		{"", "https://example.org/~ann/é", "url:example.org/~ann/%C3%A9"},
		{"", "He left.So did I.It was over.the end he/she.they/them", ""},
		{"", "http://bücher.example/", "url:xn--bcher-kva.example"},
	})
}

func TestProfileLinksGiveTheHandleToo(t *testing.T) {
	check(t, []read{
		{"", "https://t.me/Dark_Heron", "url:t.me/Dark_Heron +handle:telegram/dark_heron"},
		{"", "https://mobile.twitter.com/Dark_Heron?s=20", "url:x.com/Dark_Heron +handle:x/dark_heron"},
		{"", "tiktok.com/@dark.heron", "url:tiktok.com/@dark.heron +handle:tiktok/dark.heron"},
		{"", "https://www.instagram.com/p/Cabc123/", "url:instagram.com/p/Cabc123"},
		{"", "https://facebook.com/profile.php?id=1000", "url:facebook.com/profile.php?id=1000 +handle:facebook/1000"},
		{"", "https://social.example/@heron", "url:social.example/@heron +handle:social.example/heron"},
	})
}

func TestHandlesTakeThePlatformBesideThem(t *testing.T) {
	check(t, []read{
		{"", "posted by @Dark_Heron.", "handle:@dark_heron"},
		{"", "@heron on Telegram and @egret on Instagram", "handle:telegram/heron | handle:instagram/egret"},
		{"", "@heron on Telegram and @egret", "handle:telegram/heron | handle:@egret"},
		{"", "Instagram: @heron, Snapchat username heron99", "handle:instagram/heron | handle:snapchat/heron99"},
		{"", "@heron (TikTok) and @egret on X", "handle:tiktok/heron | handle:x/egret"},
		{"", "@heron@social.example", "handle:social.example/heron"},
		{"", "u/dark_heron wrote it", "handle:reddit/dark_heron"},
		{"", "telegram: dark_heron", "handle:telegram/dark_heron"},
		{"", "telegram: message me, snap jake_r99", "handle:snapchat/jake_r99"},
		{"", "meet @5pm @10.30 @ noon", ""},
	})
}

func TestPlatesAreFoundAndMisreadingsMeet(t *testing.T) {
	check(t, []read{
		{"", "a van, AB12 CDE, and AB12CDF", "plate:AB12CDE | plate:AB12CDF"},
		{"", "reg ABI2 CDE", "plate:AB12CDE"},
		{"", "plate: A8O1 C0E", "plate:A801COE"},
		{"", "number plate OX12 OOO or 0X12 000", "plate:OX12OOO | plate:OX12OOO"},
		{"", "registration ab12 cde was seen", "plate:AB12CDE"},
		{"", "a car B-AB 1234 and AB-123-CD", "plate:BAB1234 | plate:AB123CD"},
		{"", "AAZ 1234 parked", "plate:AAZ1234"},
		{"", "191-D-12345", "plate:191D12345"},
		{"", "K9 DOG", ""},
		{"", "number plate was K9 DOG", "plate:K9DOG"},
		{"", "K9 DOG on the number plate", "plate:K9DOG"},
		{"", "SEEN AT10 THE MAN, M25 AND A303, CIA 1234, B52", ""},
		{"", "reg 3rd day at 10am 5 days ago", ""},
		{"", "the plate had rice on it at 20 past", ""},
	})
}

func TestDocumentsNeedTheirWord(t *testing.T) {
	check(t, []read{
		{"GB", "passport no. 533380006", "document:533380006"},
		{"GB", "Passport number is AB 1234567", "document:AB1234567"},
		{"GB", "passport AB1234567 (issued 12/03/2020)", "document:AB1234567"},
		{"GB", "ID card 533 380 006", "document:533380006"},
		{"GB", "ID: X1234567", "document:X1234567"},
		{"GB", "order ID 53338000611, video id: 53338000612", ""},
		{"GB", "533380006", ""},
		{"GB", "passport 12-03-2020", ""},
	})
}

func TestWalletsNeedTheirChecksum(t *testing.T) {
	check(t, []read{
		{"GB", "GB82 WEST 1234 5698 7654 32", "wallet:GB82WEST12345698765432"},
		{"GB", "GB82WEST12345698765432 DE89370400440532013000", "wallet:GB82WEST12345698765432 | wallet:DE89370400440532013000"},
		{"GB", "GB82 WEST 1234 5698 7654 33", ""},
		{"GB", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "wallet:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"},
		{"GB", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", ""},
		{"GB", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "wallet:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"},
		{"GB", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", ""},
		{"GB", "0x52908400098527886E0F7030069857D2E4169EE7", "wallet:0x52908400098527886e0f7030069857d2e4169ee7"},
	})
}

func TestSpansAreThoseOfTheTextAsGiven(t *testing.T) {
	text := "“Ring” ٠٧٧٠٠\u200f ٩٠٠١٢٣؛ or ann＠example。org…"
	var got []string
	for _, f := range Find(text, "GB") {
		got = append(got, text[f.Start:f.End])
	}
	want := []string{"٠٧٧٠٠\u200f ٩٠٠١٢٣", "ann＠example。org"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("words found (-want +got):\n%s", d)
	}
}

func TestFieldsGiveTheKeysOfTexts(t *testing.T) {
	for _, c := range []struct {
		kind          record.MentionKind
		value, region string
		want          string
	}{
		{record.MentionPhone, "07700 900123", "GB", "phone:+447700900123"},
		{record.MentionPhone, "+44 (0) 7700 900 123", "", "phone:+447700900123"},
		{record.MentionPhone, "٠٧٧٠٠٩٠٠١٢٣", "GB", "phone:+447700900123"},
		{record.MentionPhone, "555-0123", "US", "phone:+15550123"},
		{record.MentionPhone, "07700 900123 ext 12", "GB", "phone:+447700900123"},
		{record.MentionPhone, "unknown", "GB", ""},
		{record.MentionEmail, "mailto:Ann@Example.org", "", "email:ann@example.org"},
		{record.MentionEmail, "no address", "", ""},
		{record.MentionURL, "HTTPS://Example.org/", "", "url:example.org"},
		{record.MentionURL, "twitter.com/heron", "", "url:x.com/heron"},
		{record.MentionURL, "nothing", "", ""},
		{record.MentionHandle, "@Heron", "", "handle:@heron"},
		{record.MentionHandle, "heron", "", "handle:@heron"},
		{record.MentionHandle, "Twitter/Heron", "", "handle:x/heron"},
		{record.MentionHandle, "telegram: @heron", "", "handle:telegram/heron"},
		{record.MentionHandle, "https://t.me/heron", "", "handle:telegram/heron"},
		{record.MentionHandle, "@heron@social.example", "", "handle:social.example/heron"},
		{record.MentionHandle, "two words", "", ""},
		{record.MentionPlate, "ab12 cde", "", "plate:AB12CDE"},
		{record.MentionPlate, "ABI2-CDE", "", "plate:AB12CDE"},
		{record.MentionDocument, "Passport no. 533 380 006", "", "document:533380006"},
		{record.MentionDocument, "x-123-4567", "", "document:X1234567"},
		{record.MentionWallet, "gb82 west 1234 5698 7654 32", "", "wallet:GB82WEST12345698765432"},
		{record.MentionWallet, "12345678", "", "wallet:12345678"},
		{record.MentionName, "Ann", "", ""},
	} {
		got, ok := Normalise(c.kind, c.value, c.region)
		if got != c.want && !(c.want == "" && !ok) {
			t.Errorf("Normalise(%v, %q, %q) = %q, want %q", c.kind, c.value, c.region, got, c.want)
		}
	}
}
