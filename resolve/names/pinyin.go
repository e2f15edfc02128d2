package names

import (
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

// longestHan is how many characters a Chinese name of a person has at most.
const longestHan = 4

// bySounds reads a name of a person in characters that stand for syllables as its
// family name and given name in sounds. It reports false for what is no such name.
func bySounds(name string, t Type) (string, bool) {
	if len(name) < 6 || t == Organisation || t == Item {
		return "", false // fewer bytes than two characters have
	}
	if s, ok := byPinyin(name); ok {
		return s, true
	}
	return partedHangul(name)
}

// partedHangul puts a blank behind the family name: Korean is mostly written
// without one.
func partedHangul(name string) (string, bool) {
	chars := []rune(name)
	if len(chars) < 2 || len(chars) > longestHan {
		return "", false
	}
	for _, r := range chars {
		if !unicode.Is(unicode.Hangul, r) {
			return "", false
		}
	}
	family := 1
	switch string(chars[:2]) {
	case "남궁", "황보", "제갈", "선우", "독고", "사공", "서문":
		if len(chars) > 2 {
			family = 2
		}
	}
	return string(chars[:family]) + " " + string(chars[family:]), true
}

// byPinyin reads a Chinese name of a person by its Mandarin sounds: family name
// and given name, as passports write them. It reports false for what is no such
// name. Other readings of the same characters (Cantonese, Japanese) are not made.
func byPinyin(name string) (string, bool) {
	var chars []rune
	for _, r := range name {
		switch {
		case unicode.Is(unicode.Han, r) && len(chars) < longestHan:
			chars = append(chars, r)
		case r != ' ' && r != '\u3000':
			return "", false
		}
	}
	if len(chars) < 2 {
		return "", false
	}
	family := 1
	surname, known := surnames[string(chars[:1])]
	if s, two := surnames[string(chars[:2])]; two && len(chars) > 2 {
		family, surname, known = 2, s, true
	}
	if !known {
		surname = syllable(chars[0])
	}
	var given strings.Builder
	for _, r := range chars[family:] {
		given.WriteString(syllable(r))
	}
	if surname == "" || given.Len() == 0 {
		return "", false
	}
	return surname + " " + given.String(), true
}

// syllable is the commonest reading of a character, without its tone.
func syllable(r rune) string {
	first, _, _ := strings.Cut(pinyin.PinyinDict[int(r)], ",")
	var b strings.Builder
	for _, c := range norm.NFKD.String(first) {
		if c >= 'a' && c <= 'z' {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// surnames are the family names of two characters, and those that are read in
// another way than the character mostly is.
var surnames = map[string]string{
	"曾": "zeng", "单": "shan", "單": "shan", "解": "xie", "仇": "qiu", "区": "ou", "區": "ou", "查": "zha", "盖": "ge", "蓋": "ge", "朴": "piao", "乐": "yue", "樂": "yue",
	"任": "ren", "华": "hua", "華": "hua", "覃": "qin", "召": "shao", "秘": "bi", "冼": "xian", "洗": "xian", "翟": "zhai", "员": "yun", "葛": "ge", "那": "na", "缪": "miao",
	"卜": "bu", "薄": "bo", "折": "she", "种": "chong", "繁": "po", "黑": "he", "逄": "pang", "沈": "shen", "万": "wan", "纪": "ji", "宁": "ning", "尹": "yin", "石": "shi", "行": "xing", "长": "zhang",
	"欧阳": "ouyang", "歐陽": "ouyang", "司马": "sima", "司馬": "sima", "诸葛": "zhuge", "諸葛": "zhuge", "上官": "shangguan", "司徒": "situ", "皇甫": "huangfu", "夏侯": "xiahou", "东方": "dongfang",
	"尉迟": "yuchi", "尉遲": "yuchi", "公孙": "gongsun", "公孫": "gongsun", "慕容": "murong", "长孙": "zhangsun", "長孫": "zhangsun", "令狐": "linghu", "宇文": "yuwen", "端木": "duanmu", "独孤": "dugu",
	"南宫": "nangong", "西门": "ximen", "万俟": "moqi", "澹台": "tantai", "闻人": "wenren", "轩辕": "xuanyuan", "百里": "baili", "呼延": "huyan", "申屠": "shentu", "钟离": "zhongli", "司空": "sikong",
}
