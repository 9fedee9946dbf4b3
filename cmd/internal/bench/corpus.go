package main

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Of a corpus, by what it comes to on pages.
const (
	ownPages  = 20  // of the sample that it is built on
	unitPages = 2.0 // of a unit: a heading, six paragraphs, a list, a table, in each third a picture
	perPart   = 10  // units of an appendix
)

// corpus gives the files of an engagement whose report has about so many pages: the
// minimal sample with appendices made of the sentences of the other one. Equal numbers
// give equal files.
func corpus(samples fs.FS, pages int) (map[string][]byte, error) {
	sentences, err := sentencesOf(samples)
	if err != nil {
		return nil, err
	}
	engagement, err := fs.ReadFile(samples, "minimal/engagement.toml")
	if err != nil {
		return nil, err
	}
	c := &author{random: rand.New(rand.NewPCG(1, 2)), sentences: sentences, files: map[string][]byte{}}
	units := max(0, int((float64(pages)-ownPages)/unitPages+0.5))
	var parts, refer strings.Builder
	for part := 1; units > 0; part++ {
		n := min(units, perPart)
		units -= n
		file := fmt.Sprintf("prose/%d.md", part)
		c.files[file] = c.part(part, n)
		fmt.Fprintf(&parts, "\n[[appendices]]\nid = \"app-%d\"\ntitle = \"Материалы обследования, часть %d\"\nstatus = \"informative\"\nfile = \"%s\"\n", part, part, file)
		fmt.Fprintf(&refer, " Материалы части %d содержит [@app-%d].", part, part)
	}
	if refer.Len() > 0 {
		fmt.Fprintf(&parts, "\n[sections.quality]\ntext = '''\nТребования к качеству следуют из обследования.%s\n'''\n", refer.String())
	}
	c.files["engagement.toml"] = append(engagement, parts.String()...)
	return c.files, nil
}

// sentencesOf gives the sentences of the larger sample that hold no markup.
func sentencesOf(samples fs.FS) ([]string, error) {
	names, err := fs.Glob(samples, "telecom/prose/*.md")
	if err != nil {
		return nil, err
	}
	var out []string
	for _, name := range names {
		text, err := fs.ReadFile(samples, name)
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(string(text)) {
			for s := range strings.SplitSeq(strings.TrimSpace(line), ". ") {
				if s = strings.TrimSuffix(s, "."); len(s) > 60 && !strings.ContainsAny(s, "[]{}*_`|<>$#:;\\!") {
					out = append(out, s+".")
				}
			}
		}
	}
	return out, nil
}

// author writes the parts of a corpus.
type author struct {
	random    *rand.Rand
	sentences []string
	files     map[string][]byte
}

func (c *author) text(sentences int) string {
	var out []string
	for range sentences {
		out = append(out, c.sentences[c.random.IntN(len(c.sentences))])
	}
	return strings.Join(out, " ")
}

func (c *author) words(n int) string {
	words := strings.Fields(strings.Trim(c.text(1), "."))
	return strings.Trim(strings.Join(words[:min(n, len(words))], " "), ",—- ")
}

func (c *author) part(part, units int) []byte {
	var b strings.Builder
	for unit := range units {
		id := fmt.Sprintf("%d-%d", part, unit+1)
		fmt.Fprintf(&b, "## Обследование %s\n\n", id)
		for range 3 {
			fmt.Fprintf(&b, "%s\n\n", c.text(4))
		}
		fmt.Fprintf(&b, "Установлено следующее:\n\n- %s;\n- %s;\n- %s.\n\n", c.words(8), c.words(12), c.words(10))
		if unit%3 == 0 {
			c.files["figures/"+id+".svg"] = c.picture()
			fmt.Fprintf(&b, "%s Связи показывает [@fig-%s].\n\n![Связи участников %s](figures/%s.svg){#fig-%s}\n\n", c.text(2), id, id, id, id)
		}
		fmt.Fprintf(&b, "%s Показатели содержит [@tab-%s].\n\n", c.text(3), id)
		c.table(&b, id)
		fmt.Fprintf(&b, "%s\n\n", c.text(4))
	}
	return []byte(b.String())
}

func (c *author) table(b *strings.Builder, id string) {
	fmt.Fprintf(b, "Таблица: Показатели обследования %s {#tab-%s}\n\n| Показатель | Источник | Значение | Примечание |\n|---|---|---:|---|\n", id, id)
	for range 8 {
		fmt.Fprintf(b, "| %s | %s | %d | %s |\n", c.words(5), c.words(2), c.random.IntN(100_000), c.words(6))
	}
	b.WriteString("\n")
}

// picture is a plan of boxes that arrows join.
func (c *author) picture() []byte {
	var b strings.Builder
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" width="620" height="420" font-family="serif" font-size="13">`)
	for i := range 12 {
		x, y := 10+i%3*205, 10+i/3*105
		fmt.Fprintf(&b, `<rect x="%d" y="%d" width="180" height="70" fill="#eee" stroke="black"/>`, x, y)
		fmt.Fprintf(&b, `<text x="%d" y="%d" text-anchor="middle">%s</text>`, x+90, y+40, c.words(2))
		fmt.Fprintf(&b, `<path d="M%d %dC%d %d %d %d %d %d" fill="none" stroke="black"/>`,
			x+90, y+70, x+60+c.random.IntN(60), y+80, x+60+c.random.IntN(60), y+95, x+90, y+105)
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

// write puts files into a folder.
func write(dir string, files map[string][]byte) error {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, files[name], 0o644); err != nil {
			return err
		}
	}
	return nil
}
