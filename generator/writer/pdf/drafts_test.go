package pdf_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode"

	"rd50/generator"
	"rd50/generator/diagnostic"
	"rd50/generator/inmemory"
	"rd50/generator/thorough"
	"rd50/generator/writer"
)

// TestEveryDraftHasItsMarks tears the samples at random places. Whatever comes of it and
// can be read is rendered: in the PDF's structure and in the DOCX each error stands once,
// and the header stands on each page. RD50_SEED gives another seed.
func TestEveryDraftHasItsMarks(t *testing.T) {
	seed := uint64(2026)
	if given, err := strconv.ParseUint(os.Getenv("RD50_SEED"), 10, 64); err == nil {
		seed = given
	}
	t.Logf("RD50_SEED=%d", seed)
	minimal, state, telecom := filesOf(t, "minimal"), filesOf(t, "state"), filesOf(t, "telecom")
	torn := []fstest.MapFS{minimal, minimal, minimal, state, minimal, minimal, minimal, minimal, telecom, minimal}
	drafts, errors, most := 0, 0, 240/thorough.Step(t, 24)
	for i := uint64(0); drafts < most; i++ {
		files := tear(torn[i%uint64(len(torn))], rand.New(rand.NewPCG(seed, i)))
		d := opened(t, files)
		if !d.Readable() {
			continue // the line is one that TOML can't do without
		}
		drafts++
		n, err := marksOf(t, d)
		if errors += n; err != nil {
			t.Errorf("case %d of seed %d: %v", i, seed, err)
		}
	}
	t.Logf("%d drafts with %d errors", drafts, errors)
	if errors < 3*drafts {
		t.Error("hardly anything is torn")
	}
}

func filesOf(t *testing.T, sample string) fstest.MapFS {
	t.Helper()
	files, err := inmemory.Of(os.DirFS(samples + sample))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

var shipped = sync.OnceValues(func() (*generator.Templates, error) { return generator.LoadTemplates(nil) })

func opened(t *testing.T, files fs.FS) *generator.Draft {
	t.Helper()
	templates, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return generator.Read(generator.Input{Files: files, Name: "engagement.toml", Folder: "torn"}, templates)
}

// wounds are ways to damage one line of TOML.
var wounds = []func(string) string{
	func(string) string { return "" },
	func(s string) string {
		return regexp.MustCompile(`"[A-ZА-Я]{1,2}[0-9]+"`).ReplaceAllString(s, `"Ж99"`)
	},
	func(s string) string { return regexp.MustCompile(`= "[^"]*"$`).ReplaceAllString(s, `= ""`) },
	func(s string) string { return regexp.MustCompile(`= "[^"]*"$`).ReplaceAllString(s, `= 7`) },
	func(s string) string { return regexp.MustCompile(`= -?[0-9.]+$`).ReplaceAllString(s, `= "семь"`) },
	func(s string) string {
		return regexp.MustCompile(`^[a-z_]+ =`).ReplaceAllString(s, `lishnee_znachenie_bez_smysla =`)
	},
	func(s string) string {
		return regexp.MustCompile(`([а-я])"$`).ReplaceAllString(s, "$1 🚀 и [@нет]\"")
	},
	func(s string) string {
		return regexp.MustCompile(`\[([A-Z"].*)\]$`).ReplaceAllString(s, `["нет-такого", $1]`)
	},
}

// blots are what is wrong in prose.
var blots = []string{
	"Ссылки [@нет-такого: таблице], [@src-нет, с. 3], [@src-нет; @нет] и [@ нет].", "Формула $\\frac{1$ и знак 🚀.", "$$ \\foo{ $$ {#f}",
	"![Схема](figures/нет.svg){#нет}", "## Ссылка в заголовке на [@нет]", "Сноска[^1] и еще[^2].\n\n[^1]: В ней [@нет].",
	"| а | б |\n|---|---|\n| [@нет] | 1 | 2 |", "- пункт с [@нет]\n- $\\sqrt$", "<b>разметка</b>", "Таблица: Своя {#t-own}\n\n| а [@нет] | б |\n|---|---|\n| << | ^^ |",
}

// tear gives the files with some lines of the TOML damaged, entries dropped or doubled,
// and faults in the prose.
func tear(files fstest.MapFS, random *rand.Rand) fstest.MapFS {
	out := maps.Clone(files)
	lines := strings.Split(string(files["engagement.toml"].Data), "\n")
	for range 1 + random.IntN(8) {
		at := random.IntN(len(lines))
		switch random.IntN(5) {
		case 0:
			lines = slices.Concat(lines[:at], lines[entryEnd(lines, at):])
		case 1:
			end := entryEnd(lines, at)
			for at > 0 && !strings.HasPrefix(lines[at], "[[") {
				at--
			}
			lines = slices.Concat(lines[:end], lines[at:end], lines[end:])
		default:
			lines[at] = wounds[random.IntN(len(wounds))](lines[at])
		}
	}
	out["engagement.toml"] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
	names := slices.Sorted(maps.Keys(files))
	for range random.IntN(4) {
		if name := names[random.IntN(len(names))]; strings.HasSuffix(name, ".md") {
			paragraphs := strings.Split(string(out[name].Data), "\n\n")
			at := random.IntN(len(paragraphs) + 1)
			text := strings.Join(slices.Insert(paragraphs, at, blots[random.IntN(len(blots))]), "\n\n")
			out[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return out
}

// entryEnd gives the line behind the entry that a line stands in.
func entryEnd(lines []string, at int) int {
	for at++; at < len(lines) && !strings.HasPrefix(lines[at], "["); at++ {
	}
	return min(at, len(lines))
}

// marksOf renders a draft and compares the marks of both files with its errors, whose
// number it gives.
func marksOf(t *testing.T, d *generator.Draft) (int, error) {
	t.Helper()
	formats := []writer.Format{}
	for _, name := range []string{"pdf", "docx"} {
		f, _ := writer.Find(name)
		formats = append(formats, f)
	}
	files, err := d.RenderDraft(formats, generator.Options{})
	if err != nil {
		return 0, err
	}
	var want []string
	for _, f := range d.Faults {
		if f.Severity == diagnostic.Error {
			want = append(want, f.Code+bare(f.Message))
		}
	}
	slices.Sort(want)
	f, root := tree(t, files[0].Data)
	for name, text := range map[string]string{"PDF": root.Text, "DOCX": wordText(t, files[1].Data)} {
		if got := marksIn(text); !slices.Equal(want, got) {
			return len(want), fmt.Errorf("%s: marks\n  %s\nfor the errors\n  %s", name, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
		}
	}
	for i, page := range f.Pages() {
		if !strings.Contains(f.Content(page), "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n") {
			return len(want), fmt.Errorf("page %d has no header", i+1)
		}
	}
	return len(want), nil
}

var markForm = regexp.MustCompile(`⟦(RD[0-9]{3}): ([^⟧]*)⟧`)

// marksIn gives the marks of a text, sorted.
func marksIn(text string) []string {
	var out []string
	for _, m := range markForm.FindAllStringSubmatch(text, -1) {
		out = append(out, m[1]+bare(m[2]))
	}
	slices.Sort(out)
	return out
}

// bare keeps the letters and digits of a text, which no broken line changes.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

var tag = regexp.MustCompile(`<[^>]*>`)

// wordText gives the text of a DOCX and of its footnotes.
func wordText(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, name := range []string{"word/document.xml", "word/footnotes.xml"} {
		f, err := z.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		text.WriteString(tag.ReplaceAllString(string(part), ""))
	}
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#34;", `"`, "&amp;", "&").Replace(text.String())
}
