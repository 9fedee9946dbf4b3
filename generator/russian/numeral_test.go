package russian

import "testing"

// From one to nine in words, in the case and the gender of what is counted.
func TestNumeral(t *testing.T) {
	for _, c := range []struct {
		n            int
		form, gender string
		want         string
	}{
		{1, "им", "м", "один"}, {1, "вин", "ж", "одну"}, {1, "род", "с", "одного"}, {1, "дат", "м", "одному"}, {1, "тв", "ж", "одной"},
		{2, "им", "ж", "две"}, {2, "вин", "м", "два"}, {2, "вин", "с", "два"}, {2, "дат", "ж", "двум"}, {2, "тв", "м", "двумя"},
		{3, "им", "м", "три"}, {3, "дат", "м", "трем"}, {4, "тв", "с", "четырьмя"}, {5, "род", "ж", "пяти"}, {6, "дат", "м", "шести"},
		{7, "род", "ж", "семи"}, {8, "тв", "ж", "восемью"}, {9, "пр", "с", "девяти"},
		{0, "им", "м", "0"}, {10, "им", "м", "10"}, {21, "вин", "ж", "21"}, {-3, "им", "м", "-3"},
	} {
		if got := Numeral(c.n, c.form, c.gender); got != c.want {
			t.Errorf("%d %s. %s. is written %q, want %q", c.n, c.form, c.gender, got, c.want)
		}
	}
}

// Every numeral has a form in every case and gender.
func TestNumeralsAreWhole(t *testing.T) {
	for n := 1; n <= 9; n++ {
		for _, form := range Cases {
			for _, gender := range []string{"м", "ж", "с"} {
				if got := Numeral(n, form, gender); got == "" || IsNumber(got) {
					t.Errorf("%d %s. %s. is written %q", n, form, gender, got)
				}
			}
		}
	}
}

func TestList(t *testing.T) {
	for _, c := range []struct {
		in   []string
		want string
	}{
		{nil, ""}, {[]string{"а"}, "а"}, {[]string{"а", "б"}, "а и б"}, {[]string{"а", "б", "в"}, "а, б и в"},
	} {
		if got := List(c.in); got != c.want {
			t.Errorf("%q makes %q, want %q", c.in, got, c.want)
		}
	}
}
