package preview

import (
	"fmt"
	"html"
	"mime"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"rd50/generator"
)

// TestASaveSendsWhatChanged: a changed sentence comes as a few blocks, not as the
// whole report.
func TestASaveSendsWhatChanged(t *testing.T) {
	l := start(t, sample(t, "telecom")).connect(t)
	if n := len(l.status.Sections); n != 9 {
		t.Errorf("%d sections", n)
	}
	l.write(t, "prose/study.md", l.text(t, "prose/study.md")+"\n\nНовое предложение.\n")
	l.until(t, "the sentence", func() bool { return l.shows("Новое предложение.") })
	fresh := 0
	for _, op := range l.last.Ops {
		if _, ok := op.(string); ok {
			fresh++
		}
	}
	if fresh == 0 || fresh > 5 {
		t.Errorf("%d blocks were sent for one", fresh)
	}
	if l.status.Took <= 0 {
		t.Error("the page isn't told how long it took")
	}
}

func TestEveryFileOfTheDraftIsFollowed(t *testing.T) {
	l := start(t, sample(t, "telecom")).connect(t)
	picture := `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="77"><rect width="120" height="77" fill="#123456"/></svg>`
	l.write(t, "figures/landscape.svg", picture)
	l.until(t, "the picture", func() bool { return l.shows(`width="120" height="77"`) })
	l.write(t, "engagement.toml", strings.Replace(l.text(t, "engagement.toml"), "Лукоморск", "Новоград", 1))
	l.until(t, "the city", func() bool { return l.shows("Новоград") })
}

// TestTheCustomersWordingIsFollowed: a phrase that can't be read leaves the page
// as it is, with a banner.
func TestTheCustomersWordingIsFollowed(t *testing.T) {
	wording := t.TempDir()
	phrase := func(text string) {
		if err := os.MkdirAll(filepath.Join(wording, "sections"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(wording, "sections", "study.toml"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	phrase("[processes]\nlead = 'Первые слова, [@study/processes: таблица].'\n")
	l := startWith(t, sample(t, "minimal"), wording, func() (*generator.Templates, error) { return generator.LoadTemplates(os.DirFS(wording)) }).connect(t)
	if !l.shows("Первые слова") {
		t.Error("the phrase isn't there")
	}
	phrase("[processes]\nled = 'Такой фразы нет.'\n")
	l.until(t, "the banner", func() bool {
		return strings.Contains(l.status.Banner, "processes.led") && l.shows("Первые слова")
	})
	phrase("[processes]\nlead = 'Другие слова, [@study/processes: таблица].'\n")
	l.until(t, "another phrase", func() bool { return l.shows("Другие слова") && l.status.Banner == "" })
}

func TestFiftySavesInASecond(t *testing.T) {
	l := start(t, sample(t, "telecom")).connect(t)
	text := l.text(t, "prose/study.md")
	for i := range 50 {
		l.write(t, "prose/study.md", fmt.Sprintf("%s\n\nСохранение %d.\n", text, i))
		time.Sleep(20 * time.Millisecond)
	}
	l.until(t, "the last save", func() bool { return l.shows("Сохранение 49.") })
	l.untilPaged(t)
	if l.shows("Сохранение 48.") {
		t.Error("an older save is left")
	}
}

func TestAFileIsDeletedAndRestored(t *testing.T) {
	l := start(t, sample(t, "telecom")).connect(t)
	before := len(l.blocks)
	for _, name := range []string{"engagement.toml", "prose/study.md"} {
		text := l.text(t, name)
		if err := os.Remove(l.file(name)); err != nil {
			t.Fatal(err)
		}
		l.until(t, name+" is missed", func() bool { return hasCode(l.status.Faults, "RD006") })
		l.write(t, name, text)
		l.until(t, name+" is back", func() bool { return len(l.status.Faults) == 0 && l.status.Banner == "" })
		if len(l.blocks) != before {
			t.Errorf("%s: %d blocks, %d before", name, len(l.blocks), before)
		}
	}
}

func TestTheFolderIsMovedAwayAndBack(t *testing.T) {
	l := start(t, sample(t, "telecom")).connect(t)
	if err := os.Rename(l.dir, l.dir+".away"); err != nil {
		t.Fatal(err)
	}
	l.until(t, "the banner", func() bool { return l.status.Banner != "" })
	if err := os.CopyFS(l.dir, os.DirFS(l.dir+".away")); err != nil {
		t.Fatal(err)
	}
	l.until(t, "the draft is back", func() bool { return l.status.Banner == "" })
	l.write(t, "prose/study.md", l.text(t, "prose/study.md")+"\n\nВ новой папке.\n")
	l.until(t, "a save in the new folder", func() bool { return l.shows("В новой папке.") })
}

// TestAnEditorReplacesTheFile: many write a new file and rename it over the old.
func TestAnEditorReplacesTheFile(t *testing.T) {
	l := start(t, sample(t, "telecom")).connect(t)
	text := l.text(t, "prose/study.md")
	for i := range 3 {
		word := fmt.Sprintf("Замена %d.", i)
		l.write(t, "prose/study.md.tmp", text+"\n\n"+word+"\n")
		if err := os.Rename(l.file("prose/study.md.tmp"), l.file("prose/study.md")); err != nil {
			t.Fatal(err)
		}
		l.until(t, word, func() bool { return l.shows(word) })
	}
}

// TestBrokenDataLeaveTheLastGoodPage: it stays, with the banner and the fault,
// until the data can be read again.
func TestBrokenDataLeaveTheLastGoodPage(t *testing.T) {
	l := start(t, sample(t, "minimal")).connect(t)
	text, blocks := l.text(t, "engagement.toml"), len(l.blocks)
	l.write(t, "engagement.toml", "format = 1\n[report")
	l.until(t, "the banner", func() bool { return l.status.Banner != "" })
	if !hasCode(l.status.Faults, "RD001") || len(l.blocks) != blocks {
		t.Errorf("faults %v, %d blocks of %d", l.status.Faults, len(l.blocks), blocks)
	}
	l.write(t, "engagement.toml", text)
	l.until(t, "the page", func() bool { return l.status.Banner == "" && len(l.status.Faults) == 0 })
}

// TestAFileHalfWrittenIsNotTold: what is broken for a moment only.
func TestAFileHalfWrittenIsNotTold(t *testing.T) {
	l := start(t, sample(t, "minimal")).connect(t)
	text := l.text(t, "engagement.toml")
	for i := range 5 {
		city, told := fmt.Sprintf("Светлогорск-%d", i), false
		from := time.Now()
		l.write(t, "engagement.toml", "[report")
		time.Sleep(patience / 5)
		l.write(t, "engagement.toml", strings.Replace(text, "Заозерск", city, 1))
		elapsed := time.Since(from)
		l.until(t, "the city", func() bool {
			told = told || l.status.Banner != ""
			return l.shows(city)
		})
		if told && elapsed < patience { // else a busy machine wrote too slowly
			t.Errorf("it was told after %v", elapsed)
		}
	}
}

func hasCode(faults []fault, code string) bool {
	for _, f := range faults {
		if f.Code == code {
			return true
		}
	}
	return false
}

// TestFaultsAreShownWithTheirPlaces: a hole stands as a mark with the words of
// its fault; what can't be made of such a draft says why.
func TestFaultsAreShownWithTheirPlaces(t *testing.T) {
	l := start(t, sample(t, "minimal")).connect(t)
	l.write(t, "engagement.toml", strings.Replace(l.text(t, "engagement.toml"), "scores", "skores", 1))
	l.until(t, "the fault", func() bool { return hasCode(l.status.Faults, "RD002") && hasCode(l.status.Faults, "RD203") })
	first := l.status.Faults[0]
	if first.Place == "" || first.Source == "" || first.Severity != "error" {
		t.Errorf("got %+v", first)
	}
	if !l.shows(`<mark class="hole"`) {
		t.Error("there is no mark")
	}
	holes := 0
	for _, s := range l.status.Sections {
		if s.State == "holes" {
			holes++
		}
		if s.Anchor == "" || !l.shows(`id="`+s.Anchor+`"`) {
			t.Errorf("«%s» leads to «%s»", s.Title, s.Anchor)
		}
	}
	if holes == 0 {
		t.Error("no section has holes")
	}
	for _, f := range l.status.Formats {
		code, _, body := l.get(t, "/download/"+f.Name)
		if (f.Reason == "") != (code == 200) || f.Reason != "" && !strings.Contains(body, f.Reason) {
			t.Errorf("%s: reason «%s», code %d", f.Name, f.Reason, code)
		}
	}
}

// TestTheLastGoodPagesStay while the data have errors or can't be read at all, and it
// is told that they are older and why.
func TestTheLastGoodPagesStay(t *testing.T) {
	l := start(t, sample(t, "minimal")).connect(t)
	l.untilPaged(t)
	pages := l.status.Pages
	_, _, before := l.get(t, "/report.pdf")
	text := l.text(t, "engagement.toml")
	for _, c := range []struct{ fault, reason string }{
		{strings.Replace(text, "scores", "skores", 1), "Показаны прежние страницы: в данных ошибок: "},
		{"[report", "Показаны прежние страницы: данные не читаются"},
	} {
		l.write(t, "engagement.toml", c.fault)
		l.until(t, c.reason, func() bool { return strings.HasPrefix(l.status.NoPages, c.reason) })
		if code, _, body := l.get(t, "/report.pdf"); l.status.Pages != pages || code != 200 || body != before {
			t.Errorf("%s: version %d, %d %.80s", c.reason, l.status.Pages, code, body)
		}
	}
	l.write(t, "engagement.toml", text)
	l.until(t, "newer pages", func() bool { return l.status.Pages > pages && l.status.NoPages == "" })
}

// TestNoPagesYet: where the data had errors from the start, the reason is told.
func TestNoPagesYet(t *testing.T) {
	files := &live{dir: sample(t, "minimal")}
	files.write(t, "engagement.toml", strings.Replace(files.text(t, "engagement.toml"), "scores", "skores", 1))
	l := start(t, files.dir).connect(t)
	if !strings.HasPrefix(l.status.NoPages, "Страниц нет: в данных ошибок: ") {
		t.Errorf("«%s»", l.status.NoPages)
	}
	if code, _, body := l.get(t, "/report.pdf"); code != 404 || body != "страниц еще нет\n" {
		t.Errorf("%d %.80s", code, body)
	}
}

var nodeOf = regexp.MustCompile(`data-n="(\d+)"[^>]*>([^<]{12})`)

// TestEachElementHasItsPlace: what a paragraph or cell was printed from stands at the
// line that the server tells.
func TestEachElementHasItsPlace(t *testing.T) {
	l := start(t, sample(t, "telecom")).connect(t)
	told, exact := 0, 0
	for i, block := range l.blocks {
		for _, m := range nodeOf.FindAllStringSubmatch(block, -1) {
			code, _, place := l.get(t, fmt.Sprintf("/place/%d/%d/%s", l.last.Version, i, m[1]))
			file, number, ok := strings.Cut(place, ":")
			line, err := strconv.Atoi(number)
			if code != 200 || !ok || err != nil {
				t.Errorf("%s: %d %s", m[2], code, place)
				continue
			}
			told++
			if lines := strings.Split(l.text(t, file), "\n"); line <= len(lines) && strings.Contains(lines[line-1], html.UnescapeString(m[2])) {
				exact++
			}
		}
	}
	if told < 500 || exact < 300 {
		t.Errorf("%d places, %d with the words on their line", told, exact)
	}
	for _, wrong := range []string{"/place/0/0/0", fmt.Sprintf("/place/%d/99999/0", l.last.Version), fmt.Sprintf("/place/%d/0/-1", l.last.Version), "/place/x/y/z"} {
		if code, _, body := l.get(t, wrong); code != 404 || body != "такого места в данных нет\n" {
			t.Errorf("%s: %d %s", wrong, code, body)
		}
	}
}

// TestFilesOfDataWithErrorsAreDrafts: marked and under the name of a draft.
func TestFilesOfDataWithErrorsAreDrafts(t *testing.T) {
	l := start(t, sample(t, "minimal")).connect(t)
	text := l.text(t, "engagement.toml")
	named := func(path string) string {
		code, header, body := l.get(t, path)
		_, parameters, err := mime.ParseMediaType(header.Get("Content-Disposition"))
		if code != 200 || err != nil || body == "" {
			t.Errorf("%s: %d %v %.80s", path, code, err, body)
		}
		return parameters["filename"]
	}
	l.write(t, "engagement.toml", strings.Replace(text, "scores", "skores", 1))
	l.until(t, "the fault", func() bool { return hasCode(l.status.Faults, "RD203") })
	for _, name := range []string{"md", "pdf", "docx", "html", "txt"} {
		if got := named("/download/" + name); got != "minimal-1.0-draft."+name {
			t.Errorf("got %s", got)
		}
	}
	if got := named("/download/xlsx"); got != "minimal-1.0.xlsx" {
		t.Errorf("got %s", got)
	}
	l.write(t, "engagement.toml", text)
	l.until(t, "no fault", func() bool { return len(l.status.Faults) == 0 })
	if got := named("/download/pdf"); got != "minimal-1.0.pdf" {
		t.Errorf("got %s", got)
	}
}

// TestWhatIsNotReadHasNoFiles: of a version whose base is not there only the book.
func TestWhatIsNotReadHasNoFiles(t *testing.T) {
	l := start(t, sample(t, "minimal")).connect(t)
	l.write(t, "engagement.toml", "extends = \"none.toml\"\n[report]\nversion = \"1.1\"\n")
	l.until(t, "the fault", func() bool { return hasCode(l.status.Faults, "RD006") })
	if code, _, body := l.get(t, "/download/pdf"); code != 409 || !strings.Contains(body, "прочитаны не все") {
		t.Errorf("%d %.80s", code, body)
	}
}

func TestPagesFollowThePage(t *testing.T) {
	l := start(t, sample(t, "minimal")).connect(t)
	l.untilPaged(t)
	_, _, before := l.get(t, "/report.pdf?v=1")
	l.write(t, "engagement.toml", strings.Replace(l.text(t, "engagement.toml"), "Заозерск", "Светлогорск", 1))
	l.until(t, "the city", func() bool { return l.shows("Светлогорск") })
	l.untilPaged(t)
	_, header, after := l.get(t, "/report.pdf?v=2")
	if !strings.HasPrefix(after, "%PDF-") || after == before || header.Get("Content-Type") != "application/pdf" {
		t.Errorf("got %s of %d bytes", header.Get("Content-Type"), len(after))
	}
}
