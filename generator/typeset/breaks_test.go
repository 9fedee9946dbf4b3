package typeset

import (
	"math/rand/v2"
	"strings"
	"testing"

	"rd50/fonts"
	"rd50/generator/report"
)

// words is running Russian text.
const words = "Концепция автоматизированной системы описывает результаты изучения объекта автоматизации, " +
	"альтернативные варианты создания системы, сопоставительный анализ требований пользователя и " +
	"обоснование выбора оптимального варианта. Взаимодействие подразделений осуществляется через " +
	"централизованное хранилище клиентских данных, обеспечивающее непротиворечивость информации. "

func newSetter() *setter {
	size := 14 * Point
	return &setter{
		report: &report.Report{}, faces: fonts.Default(), hyphens: russian(), desk: &desk{}, size: size,
		leading: oneAndHalf(size), tables: map[*report.Table]*tablePlace{},
	}
}

// setText breaks a text and gives its lines as strings with their widths.
func setText(t *testing.T, s *setter, str string, m measure) (lines []string, widths []Length, spans []span) {
	t.Helper()
	shaped := s.shapeString(str, format{size: s.size})
	if s.err != nil {
		t.Fatal(s.err)
	}
	spans = s.lines(shaped, m)
	for i, sp := range spans {
		target := m.width
		if i == 0 {
			target -= m.indent
		}
		if m.ragged {
			target = 0
		}
		l := s.setLine(shaped, sp, target)
		var b strings.Builder
		for _, item := range l.items {
			if r, ok := item.(*Run); ok {
				b.WriteString(r.Text)
			}
		}
		lines, widths = append(lines, b.String()), append(widths, l.width)
	}
	return lines, widths, spans
}

// rejoin undoes line breaking: hyphens that were added go, spaces come back.
func rejoin(lines []string, spans []span) string {
	var b strings.Builder
	for i, l := range lines {
		if spans[i].hyphen {
			l = strings.TrimSuffix(l, "-")
		}
		b.WriteString(l)
	}
	return strings.ReplaceAll(b.String(), " ", "")
}

func TestLinesFitAndLoseNothing(t *testing.T) {
	for name, str := range map[string]string{
		"paragraph":       strings.Repeat(words, 3),
		"5000 words":      strings.Repeat(words, 130),
		"200 letters":     "Слово " + strings.Repeat("ъ", 200) + " в абзаце " + words,
		"address":         "См. https://example.org/" + strings.Repeat("path/to-", 30) + "?a=1&b=2 и далее " + words,
		"dashes":          strings.Repeat("2014—2020 научно-исследовательский — ", 30),
		"hard spaces":     strings.Repeat("100\u00a0000\u00a0руб. ", 60),
		"one long number": strings.Repeat("1234567890", 30),
	} {
		for _, width := range []Length{467 * Point, 120 * Point, 45 * Point} {
			s := newSetter()
			m := measure{width: width, indent: min(firstIndent, width/4), hyphenate: true}
			lines, widths, spans := setText(t, s, str, m)
			for i, w := range widths {
				if i == 0 {
					w += m.indent
				}
				if w > width+Point/10 {
					t.Errorf("%s: line %d of %d is %d, wider than %d: %q", name, i, len(lines), w, width, lines[i])
				}
			}
			want := strings.NewReplacer(" ", "", "\u00a0", "").Replace(str)
			if got := rejoin(lines, spans); got != want {
				t.Errorf("%s at %d: text changed:\n%.200s\n%.200s", name, width, got, want)
			}
		}
	}
}

func TestRandomTextsFit(t *testing.T) {
	alphabet := []rune("абвгдежзийклмнопрстуфхцчшщъыьэюя    -—.,«»(){}/\u00a0ABCxyz0123456789\u200b\u00ad\u2011")
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		r := make([]rune, 1+rnd.IntN(400))
		for i := range r {
			r[i] = alphabet[rnd.IntN(len(alphabet))]
		}
		for _, ragged := range []bool{false, true} {
			m := measure{width: Length(30+rnd.IntN(400)) * Point, ragged: ragged, hyphenate: true}
			lines, widths, _ := setText(t, newSetter(), string(r), m)
			for i, w := range widths {
				if w > m.width+Point/10 {
					t.Fatalf("line %q of %q is %d, wider than %d", lines[i], string(r), w, m.width)
				}
			}
		}
	}
}

// TestSpacesOfJustifiedLines checks the colour of the page: spaces between 3/4 and 1.6
// of the normal one.
func TestSpacesOfJustifiedLines(t *testing.T) {
	s := newSetter()
	normal := advance(s.faces.First(fonts.Regular).Advance(' '), s.size)
	vocabulary, rnd := strings.Fields(words), rand.New(rand.NewPCG(3, 4))
	m := measure{width: 467 * Point, indent: firstIndent, hyphenate: true}
	good, all := 0, 0
	for range 100 {
		var b strings.Builder
		for range 20 + rnd.IntN(100) {
			b.WriteString(vocabulary[rnd.IntN(len(vocabulary))] + " ")
		}
		shaped := s.shapeString(b.String(), format{size: s.size})
		for i, sp := range s.lines(shaped, m) {
			target := m.width
			if i == 0 {
				target -= m.indent
			}
			if sp.last {
				continue
			}
			all++
			r := s.setLine(shaped, sp, target).items[0].(*Run)
			if space := normal + r.Gap; space*100 >= normal*75 && space*100 <= normal*160 {
				good++
			}
		}
	}
	t.Logf("%d of %d", good, all)
	if good*100 < all*99 {
		t.Errorf("%d of %d justified lines have even spaces", good, all)
	}
}

func TestBreakRules(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{ // the first line in want is the longest
		{"no break at a hard space", "в\u00a0разделе\u00a05 да", "в разделе 5|да"},
		{"no line starts with a dash", "система — это", "система —|это"},
		{"after a hyphen", "технически-научный", "технически-|научный"},
		{"non-breaking hyphen", "план\u2011график\u00a0работ", "план-график работ"},
		{"soft hyphen is no sign", "авто\u00adматика", "автоматика"},
		{"control signs are dropped", "а\x00б\x07в", "абв"},
	} {
		s := newSetter()
		s.hyphens = nil
		width := s.shapeString(strings.Split(c.want, "|")[0], format{size: s.size}).width
		lines, _, _ := setText(t, s, c.text, measure{width: width, ragged: true})
		if got := strings.Join(lines, "|"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
