// Package skeleton makes a new engagement to fill in: every table and key of the
// format with what the standards want there, in Russian. What only the user
// knows is left empty, so that check names it.
package skeleton

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"text/template"
	"unicode"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"rd50/generator/plainjson"
	"rd50/generator/standard"
)

// Kinds are the skeletons: crm brings the usual work plan of a CRM strategy and
// examples of goals with indicators, blank the structure alone.
func Kinds() []string { return []string{"crm", "blank"} }

// parts are the files of templates/new in order.
var parts = []string{"head", "strategy", "sections", "plan", "back"}

// TOML gives the text of a new engagement.toml. The title may be empty. An
// unknown kind and a title that is no line of text are errors.
func TOML(templates fs.FS, kind, title string) ([]byte, error) {
	if !slices.Contains(Kinds(), kind) {
		return nil, fmt.Errorf("заготовка «%s» неизвестна; известны: %s", kind, strings.Join(Kinds(), ", "))
	}
	if !utf8.ValidString(title) || strings.ContainsFunc(title, unicode.IsControl) {
		return nil, errors.New("наименование отчета содержит управляющие знаки")
	}
	standards, err := standard.Shipped()
	if err != nil {
		return nil, err
	}
	values := struct {
		CRM       bool
		Title     string
		Standards []*standard.Standard // the oldest first
	}{kind == "crm", quote(title), standards}
	var b bytes.Buffer
	for _, part := range parts {
		t, err := template.ParseFS(templates, "new/"+part+".toml")
		if err != nil {
			return nil, err
		}
		if err := t.Execute(&b, values); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// quote writes a text as a TOML string. Without control characters JSON's
// escapes are TOML's too.
func quote(s string) string {
	return plainjson.Text(s)
}

// Examples gives the texts of new engagements that stand there for an example, for
// their author to replace.
func Examples(templates fs.FS) ([]string, error) {
	type named struct{ Name, Title string }
	var out []string
	for _, kind := range Kinds() {
		data, err := TOML(templates, kind, "")
		if err != nil {
			return nil, err
		}
		var examples struct {
			Variants []struct{ Advantages, Disadvantages []string }
			Strategy struct{ Goals, Indicators, Strategies, Tasks []named }
		}
		if err := toml.Unmarshal(data, &examples); err != nil {
			return nil, err
		}
		for _, v := range examples.Variants {
			out = append(append(out, v.Advantages...), v.Disadvantages...)
		}
		s := examples.Strategy
		for _, n := range slices.Concat(s.Goals, s.Indicators, s.Strategies, s.Tasks) {
			out = append(out, n.Name+n.Title)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}
