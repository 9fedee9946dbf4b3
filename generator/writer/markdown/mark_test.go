package markdown

import "testing"

// A mark can be read in the source, and is never markup.
func TestMarks(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"⟦RD202: нет оценки требования R3 для варианта V1⟧", "⟦RD202: нет оценки требования R3 для варианта V1⟧"},
		{"⟦RD005: ссылка [@sec-log] никуда не ведет⟧", "⟦RD005: ссылка [@sec-log] никуда не ведет⟧"},
		{"нужны [[stages]] или [sections.plan]; [[exclusions]].", "нужны [[stages]] или [sections.plan]; [[exclusions]]."},
		{"layout.docx_template: файл", "layout.docx_template: файл"},
		{"approvals[0].name", "approvals[0].name"},
		{"[а](б) [x][y] *a* _b_ `c` | <d> $e$", "\\[а\\](б) \\[x\\][y] \\*a\\* \\_b\\_ \\`c\\` \\| \\<d\\> \\$e\\$"},
		{"", ""},
	} {
		if got := markText(c.text); got != c.want {
			t.Errorf("%q is written %q, not %q", c.text, got, c.want)
		}
	}
}
