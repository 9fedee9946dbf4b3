package diagnostic

import (
	"strings"
	"testing"
)

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"план «работ».md": "план «работ».md", `C:\план`: `C:\план`, "a\x1b[31mb": `a\x1b[31mb`, "a\nb\tc": `a\nb\tc`,
		"txt\u202egpj.toml": `txt\u202egpj.toml`, "a\u2028b": `a\u2028b`, "a\xffb": `a\xffb`, "\uFFFD": "\uFFFD", "\u0085": `\x85`,
	} {
		if got := Visible(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}

// TestNamesAreShownInEveryForm as what no terminal obeys.
func TestNamesAreShownInEveryForm(t *testing.T) {
	name := "a\x1b[31m\n\u202eb.toml"
	list := List{{Position: Position{name, 1, 2}, Severity: Error, Code: "RD001", Message: "«" + name + "»",
		Hint: name, Related: []Place{{Position: Position{name, 3, 4}, Label: "впервые задан"}}}}
	var text, json, sarif strings.Builder
	for _, err := range []error{list.Text(&text, nil), list.JSON(&json), list.SARIF(&sarif, "1", nil)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for form, got := range map[string]string{"text": text.String(), "JSON": json.String(), "SARIF": sarif.String()} {
		if strings.ContainsAny(got, "\x1b\u202e") {
			t.Errorf("%s: %q", form, got)
		}
	}
	if n := strings.Count(text.String(), "\n"); n != 3 { // a hint may have several
		t.Errorf("%d lines:\n%s", n, &text)
	}
}
