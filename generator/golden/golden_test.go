package golden

import "testing"

func TestFirstDifference(t *testing.T) {
	for _, c := range []struct {
		about, want, got string
		line             int
		wantLine         string
		gotLine          string
	}{
		{"equal texts", "а\nб\n", "а\nб\n", 0, "", ""},
		{"another second line", "а\nб\n", "а\nв\n", 2, "«б»", "«в»"},
		{"a blank at the end can be seen", "а", "а ", 1, "«а»", "«а »"},
		{"the new text goes on", "а", "а\nб", 2, "(end of text)", "«б»"},
		{"the new text stops early", "а\nб\n", "а", 2, "«б»", "(end of text)"},
	} {
		line, w, g := firstDifference([]byte(c.want), []byte(c.got))
		if line != c.line || string(w) != c.wantLine || string(g) != c.gotLine {
			t.Errorf("%s: got line %d, %s, %s", c.about, line, w, g)
		}
	}
}
