package pdf_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rd50/generator/writer/pdf/internal/readback"
)

// paper is a produced file as a normcontroller sees it: sheets with lines of text.
type paper struct {
	pages []sheet
	root  *readback.Element
}

// sheet is a page: its size in points and its lines, top to bottom.
type sheet struct {
	width, height float64
	lines         []printed
}

type printed struct {
	x, y float64 // of its start, from the lower left corner
	text string
}

// papers are the samples as read, shared by all tests that only look at them.
var papers = map[string]paper{}

// read gives the text and positions of a sample's PDF.
func read(t *testing.T, folder string) paper {
	t.Helper()
	if p, ok := papers[folder]; ok {
		return p
	}
	_, data := rendered(t, folder, "engagement.toml")
	f, root := tree(t, data)
	p := paper{root: root}
	for _, page := range f.Pages() {
		shown, err := f.Text(page)
		if err != nil {
			t.Fatal(err)
		}
		s := sheet{lines: lines(shown)}
		if m := mediaBox.FindStringSubmatch(f.Bodies[page]); m != nil {
			fmt.Sscan(m[1], &s.width)
			fmt.Sscan(m[2], &s.height)
		}
		p.pages = append(p.pages, s)
	}
	papers[folder] = p
	return p
}

var mediaBox = regexp.MustCompile(`/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]`)

// lines joins strings of one height; those within pictures are left out.
func lines(list []readback.Shown) []printed {
	slices.SortStableFunc(list, func(a, b readback.Shown) int {
		if a.Y != b.Y {
			return int((b.Y - a.Y) * 1000)
		}
		return int((a.X - b.X) * 1000)
	})
	var out []printed
	for _, s := range list {
		if s.X == 0 && s.Y == 0 {
			continue
		}
		if n := len(out); n > 0 && out[n-1].y == s.Y {
			out[n-1].text += s.Text
			continue
		}
		out = append(out, printed{s.X, s.Y, s.Text})
	}
	for i := range out {
		out[i].text = strings.ReplaceAll(out[i].text, "\u00a0", " ")
	}
	return out
}

func (s sheet) text() string {
	var b strings.Builder
	for _, l := range s.lines {
		b.WriteString("\n" + l.text)
	}
	return b.String()
}

const (
	mm           = 72 / 25.4
	left, right  = 30 * mm, 15 * mm
	upper, lower = 20 * mm, 20 * mm
)

func eachSample(t *testing.T, check func(t *testing.T, p paper)) {
	for _, folder := range []string{"minimal", "state", "telecom"} {
		t.Run(folder, func(t *testing.T) { check(t, read(t, folder)) })
	}
}

// ГОСТ 7.32-2017, 6.1.1 and 6.3: text between the margins; the number at the bottom in the
// middle, without a dot, on every page but the first.
func TestMarginsAndPageNumbers(t *testing.T) {
	eachSample(t, func(t *testing.T, p paper) {
		for i, s := range p.pages {
			body := s.lines
			if last := body[len(body)-1]; i == 0 && last.y < lower {
				t.Errorf("the title page ends with %q in its margin", last.text)
			} else if i > 0 {
				body = body[:len(body)-1]
				middle := (left + s.width - right) / 2
				if last.text != fmt.Sprint(i+1) || last.y > lower || last.x < middle-15 || last.x > middle {
					t.Errorf("page %d ends with %+v", i+1, last)
				}
			}
			for _, l := range body {
				if l.x < left-0.1 || l.x > s.width-right || l.y > s.height-upper || l.y < lower {
					t.Errorf("page %d: %q at %.1f, %.1f leaves the margins", i+1, l.text, l.x, l.y)
				}
			}
		}
	})
}

// 5.4, 6.13: every entry of the contents names the page on which its heading stands.
func TestEveryEntryOfTheContentsNamesItsPage(t *testing.T) {
	entry := regexp.MustCompile(`^(.*?)[ .]*?(\d+)$`)
	eachSample(t, func(t *testing.T, p paper) {
		entries, found := 0, map[string]bool{}
		p.root.Walk(func(e *readback.Element) {
			if e.Type != "TOCI" {
				return
			}
			entries++
			m := entry.FindStringSubmatch(strings.TrimRight(e.Text, "\n"))
			if m == nil {
				t.Fatalf("entry %q has no page", e.Text)
			}
			page := 0
			fmt.Sscan(m[2], &page)
			title := squeeze(m[1])
			found[title] = true
			if page < 1 || page > len(p.pages) || !strings.Contains(squeeze(withoutStatus(p.pages[page-1].text())), withoutStatus(title)) {
				t.Errorf("%q is not on page %d", m[1], page)
			}
		})
		if entries < 30 || len(found) != entries {
			t.Errorf("%d entries, %d different", entries, len(found))
		}
	})
}

// squeeze drops blanks, which line ends swallow.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// withoutStatus drops the status of an appendix, which stands before its title in the
// contents and on a line of its own above it.
func withoutStatus(s string) string {
	return regexp.MustCompile(`\((обязательное|рекомендуемое|справочное)\)`).ReplaceAllString(s, "")
}

// 5.3.2, 6.12.1: the counts of the реферат are those of the file itself.
func TestTheAbstractCountsWhatIsInTheFile(t *testing.T) {
	eachSample(t, func(t *testing.T, p paper) {
		captions := map[string]map[string]bool{"Рисунок": {}, "Таблица": {}, "ПРИЛОЖЕНИЕ": {}, "источник": {}}
		caption := regexp.MustCompile(`^(Рисунок|Таблица) ([А-Я]?[\d.]+)( — |$)`)
		sources := false
		for i, s := range p.pages {
			if strings.Contains(s.text(), "\nСОДЕРЖАНИЕ") || strings.Contains(s.text(), " . . . . . ") {
				continue
			}
			for k, l := range s.lines {
				if m := caption.FindStringSubmatch(l.text); m != nil {
					captions[m[1]][m[2]] = true
				}
				if strings.HasPrefix(l.text, "ПРИЛОЖЕНИЕ ") && k == 0 {
					captions["ПРИЛОЖЕНИЕ"][l.text] = true
				}
				switch {
				case l.text == "СПИСОК ИСПОЛЬЗОВАННЫХ ИСТОЧНИКОВ":
					sources = true
				case k == 0 && i > 0 && l.text == strings.ToUpper(l.text):
					sources = false
				}
				if m := regexp.MustCompile(`^(\d+)\. `).FindStringSubmatch(l.text); m != nil && sources {
					captions["источник"][m[1]] = true
				}
			}
		}
		want := fmt.Sprintf("Отчет %d с., 1 кн.", len(p.pages))
		for _, c := range []struct{ of, form string }{{"Рисунок", " рис."}, {"Таблица", " табл."}, {"источник", " источн."}, {"ПРИЛОЖЕНИЕ", " прил."}} {
			if n := len(captions[c.of]); n > 0 {
				want += fmt.Sprintf(", %d%s", n, c.form)
			}
		}
		for _, s := range p.pages {
			for _, l := range s.lines {
				if strings.HasPrefix(l.text, "Отчет ") {
					if l.text != want || l.x < left+12.5*mm-0.1 {
						t.Errorf("the реферат says %q at %.1f, the file holds %q", l.text, l.x, want)
					}
					return
				}
			}
		}
		t.Error("no counts")
	})
}

// 6.6.3: a further page of a table starts with «Продолжение таблицы N» and the head.
func TestFurtherPagesRepeatTheHead(t *testing.T) {
	eachSample(t, func(t *testing.T, p paper) {
		heads, again := map[string]string{}, 0
		for i, s := range p.pages {
			for k, l := range s.lines {
				name, _, _ := strings.Cut(l.text, " — ")
				number, first := strings.CutPrefix(name, "Таблица ")
				if first && strings.Contains(l.text, " — ") {
					heads[number] = s.lines[k+1].text
				}
				number, further := strings.CutPrefix(l.text, "Продолжение таблицы ")
				if !further {
					continue
				}
				again++
				if k != 0 {
					t.Errorf("page %d: %q is not the first line", i+1, l.text)
				}
				if next := s.lines[1].text; next != heads[number] || next == "" {
					t.Errorf("page %d: %q follows, the head is %q", i+1, next, heads[number])
				}
			}
		}
		if again == 0 && len(p.pages) > 50 {
			t.Error("no table goes on on a further page")
		}
	})
}
