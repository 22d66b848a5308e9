package corpus

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// Unreadable says why bytes are no text at all. Message ends with what the reader can do about it.
type Unreadable struct {
	Code    string // one word or two: empty, binary, too-large, encrypted …
	Message string
}

func (u *Unreadable) Error() string { return u.Message }

// Decode turns bytes into text, whatever a label says of them: by a byte-order mark, as UTF-16 by its NULs, as UTF-8,
// and else as that of GB18030, Big5 and UTF-16 which gives the most of Chinese prose. What could not be decoded is
// U+FFFD in the text and counted in lost. The error is an *Unreadable, for what is no text at all.
func Decode(data []byte) (text, name string, lost int, err error) {
	c, name, err := decode(data)
	return c.text, name, c.lost, err
}

func decode(data []byte) (content, string, error) {
	c, name := ladder(data)
	switch kept := c.kept(); {
	case kept == 0 && c.lost+c.control == 0:
		return content{}, "", &Unreadable{"empty", "the file holds no text: check that it was saved or downloaded whole"}
	case c.lost*10 > kept || c.control*20 > kept || strings.HasPrefix(name, "gb") && !prose(c.text, 12):
		return content{}, "", &Unreadable{"binary", "the file is no text in UTF-8, UTF-16, GB18030 or Big5: convert it to UTF-8 text first"}
	}
	return c, name, nil
}

// Lost is the warning that a text has undecoded characters.
func Lost(n int, encoding string) string {
	return fmt.Sprintf("%d characters could not be decoded as %s and stand as U+FFFD", n, encoding)
}

func ladder(data []byte) (c content, name string) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return contentOf(fromUTF8(data[3:])), "utf-8"
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return contentOf(fromUTF16(data[2:], 1)), "utf-16le"
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return contentOf(fromUTF16(data[2:], 0)), "utf-16be"
	}
	if name, high := guessUTF16(data); name != "" {
		return contentOf(fromUTF16(data, high)), name
	}
	switch c = contentOf(string(data)); {
	case c.broken == 0:
		return c, "utf-8"
	case c.broken*50 < c.chars-c.ascii-c.broken:
		return contentOf(fromUTF8(data)), "utf-8"
	}
	text, name := likeliest(data)
	return contentOf(text), name
}

// legacy are the encodings that only their result can tell apart, the more usual first.
var legacy = []struct {
	name   string
	decode func([]byte) string
	least  float64 // share of common characters: nearly any bytes are UTF-16
}{
	{"gb18030", func(data []byte) string { return decoded(simplifiedchinese.GB18030, data) }, 0},
	{"big5", func(data []byte) string { return decoded(traditionalchinese.Big5, data) }, 0},
	{"utf-16le", func(data []byte) string { return fromUTF16(data, 1) }, 0.3},
	{"utf-16be", func(data []byte) string { return fromUTF16(data, 0) }, 0.3},
}

func decoded(e encoding.Encoding, data []byte) string {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return fromUTF8(data)
	}
	return string(out)
}

// trial is how many bytes are decoded in each encoding to see which it is.
const trial = 1 << 16

// likeliest decodes bytes in the legacy encoding in which they hold the most of the commonest characters.
func likeliest(data []byte) (text, name string) {
	head := data[:min(len(data), trial)]
	best, most := 0, -1.0
	for i, e := range legacy {
		if share := commonShare(e.decode(head)); share > most && share >= e.least {
			best, most = i, share
		}
	}
	return legacy[best].decode(data), legacy[best].name
}

// common are characters of which every other one of Chinese prose is one, and marks that stand between them.
const common = "的一是在了和有大这主中人上为们地个用工时要动国产以我到他会作来分生对于学下级就年阶义发成部民可出能方进同行面说种过命度革而多子后自社加小机也经力线本电高量长党得实家定深法表着水理化争现所二起政三好十战无农使性前等反体合斗路图把结第里正新开论之物从当两些还天资事队批如应形想制心样干都向变关点育重其思与间内去因件日利相由压员气业代全组数果期导平各基或月毛然问比展那它最及外没看治提五解系林者米群头意只明四道马认次文通但条较克又公孔领军流入接席位情运器并飞原油放立题质指建区验活众很教决特此常石强极土少已根共直团统式转别造切九你取西持总料连任志观调七么山程百报更见必真保热委手改管处己将修支识病象几先老光专什六型具示复安带每东增则完风回南广劳轮科北打积车计给节做务被整联步类集号列温装即毫知轴研单色坚据速防史拉世设达尔场织历花受求传口断况采精金界品判参层止边清至万确究书亿府市县省镇村项目标责任牵" +
	"，。、；：（）《》〔〕“”\n 0123456789" +
	"這來時動國產們個會對於學級義發進說種過後經線電長黨實業現戰無農體鬥圖結裡開論從當還資隊應樣幹變關點與間內員氣組數導問沒題質區驗眾決極團統轉別連觀調報見熱處將識帶東則廣勞輪車計給節務聯類號溫裝軸單堅據設達場織歷傳斷參層邊確書億縣鎮項標責萬總"

// isCommon has them; most texts are told without it.
var isCommon = sync.OnceValue(func() map[rune]bool {
	set := map[rune]bool{}
	for _, r := range common {
		set[r] = true
	}
	return set
})

// Prose says whether a text can be one: of Chinese characters at least every third is a common one, where two of three are in any
// notice, and few letters are of other scripts than Latin.
func Prose(text string) bool { return prose(text, 3) }

// prose is Prose where one of so many characters must be a common one.
func prose(text string, of int) bool {
	isCommon := isCommon()
	han, found, strange := 0, 0, 0
	for _, r := range text {
		switch {
		case r < 0x100:
		case r < 0x2000:
			strange++
		case r >= 0x2E80:
			if han++; isCommon[fold(r)] || isCommon[r] {
				found++
			}
		}
	}
	return (han < 20 || found*of >= han) && (strange < 20 || strange*3 <= han)
}

func commonShare(text string) float64 {
	isCommon := isCommon()
	found, all := 0, 0
	for _, r := range text {
		all++
		if isCommon[r] {
			found++
		}
	}
	return float64(found) / float64(max(all, 1))
}

func fromUTF8(data []byte) string { return string(bytes.ToValidUTF8(data, []byte("\uFFFD"))) }

// fromUTF16 decodes pairs of bytes, of which the one at high is the more significant.
func fromUTF16(data []byte, high int) string {
	units := make([]uint16, 0, len(data)/2+1)
	for i := 0; i+1 < len(data); i += 2 {
		units = append(units, uint16(data[i+high])<<8|uint16(data[i+1-high]))
	}
	if len(data)%2 == 1 {
		units = append(units, 0xFFFD)
	}
	return string(utf16.Decode(units))
}

// guessUTF16 finds UTF-16 without a byte-order mark: line ends, digits and blanks leave a NUL at the
// high byte and none at the low one.
func guessUTF16(data []byte) (name string, high int) {
	if bytes.IndexByte(data, 0) < 0 {
		return "", 0
	}
	var nul [2]int
	for i, b := range data {
		if b == 0 {
			nul[i%2]++
		}
	}
	few := len(data) / 200
	switch {
	case nul[1] > few && nul[1] > 20*nul[0]:
		return "utf-16le", 1
	case nul[0] > few && nul[0] > 20*nul[1]:
		return "utf-16be", 0
	}
	return "", 0
}
