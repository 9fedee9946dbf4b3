// Package skeleton makes a new engagement to fill in: every table and key of the
// format with what the standards want there, in Russian. What only the user
// knows is left empty, so that check names it.
package skeleton

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"rd50/generator/plainjson"
	"slices"
	"strings"
	"text/template"
	"unicode"
	"unicode/utf8"
)

// Kinds are the skeletons: crm brings the usual work plan of a CRM strategy and
// examples of goals with indicators, blank the structure alone.
var Kinds = []string{"crm", "blank"}

// parts are the files of templates/new in order.
var parts = []string{"head", "strategy", "sections", "plan", "back"}

// TOML gives the text of a new engagement.toml. The title may be empty. An
// unknown kind and a title that is no line of text are errors.
func TOML(templates fs.FS, kind, title string) ([]byte, error) {
	if !slices.Contains(Kinds, kind) {
		return nil, fmt.Errorf("заготовка «%s» неизвестна; известны: %s", kind, strings.Join(Kinds, ", "))
	}
	if !utf8.ValidString(title) || strings.ContainsFunc(title, unicode.IsControl) {
		return nil, errors.New("наименование отчета содержит управляющие знаки")
	}
	values := struct {
		CRM   bool
		Title string
	}{kind == "crm", quote(title)}
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
