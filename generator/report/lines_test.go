package report_test

import (
	"strings"
	"testing"

	"rd50/generator/report"
)

// Words of headings that end no line have a fixed blank behind them, here «_».
func TestBound(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Управление взаимоотношениями с клиентами", "Управление взаимоотношениями с_клиентами"},
		{"СИСТЕМА УПРАВЛЕНИЯ ВЗАИМООТНОШЕНИЯМИ С КЛИЕНТАМИ", "СИСТЕМА УПРАВЛЕНИЯ ВЗАИМООТНОШЕНИЯМИ С_КЛИЕНТАМИ"},
		{"Требования к АС и вариантов", "Требования к_АС и_вариантов"},
		{"Оценка и в том числе риски", "Оценка и_в_том числе риски"},
		{"Переход «на новую систему»", "Переход «на_новую систему»"},
		{"2_и 3 очередь", "2_и_3 очередь"},
		{"Не только данные, но и процессы", "Не_только данные, но_и_процессы"},
		{"Иной вид", "Иной вид"},
		{"и", "и"}, {"", ""}, {"и ", "и_"},
	} {
		in, want := strings.ReplaceAll(c.in, "_", report.NBSP), strings.ReplaceAll(c.want, "_", report.NBSP)
		if got := report.Bound(in); got != want {
			t.Errorf("%q becomes %q", c.in, got)
		}
		if got := report.Bound(want); got != want {
			t.Errorf("%q is changed again: %q", want, got)
		}
	}
}

// Codes keep their hyphens, here «=»; words, designations and addresses stay as they are.
func TestUnbroken(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"подсистема SS-ПП исполняет F-ПП1, F-ПП2.", "подсистема SS=ПП исполняет F=ПП1, F=ПП2."},
		{"R-12", "R=12"}, {"(А-1-2)", "(А=1=2)"}, {"SS-ПП/R-12.", "SS=ПП/R=12."},
		{"контакт-центр", "контакт-центр"}, {"CRM-платформа", "CRM-платформа"}, {"НАУЧНО-ИССЛЕДОВАТЕЛЬСКАЯ", "НАУЧНО-ИССЛЕДОВАТЕЛЬСКАЯ"},
		{"1-й этап, 50-летие", "1-й этап, 50-летие"}, {"34.602-2020", "34.602-2020"}, {"шифр МК-2026-17.К", "шифр МК-2026-17.К"}, {"-А", "-А"}, {"А-", "А-"}, {"-", "-"}, {"А--Б", "А--Б"},
		{"https://a.ru/X-1/A-B", "https://a.ru/X-1/A-B"}, {"x@A-B.RU и A-B", "x@A-B.RU и A=B"},
	} {
		if got, want := report.Unbroken(c.in), strings.ReplaceAll(c.want, "=", "\u2011"); got != want {
			t.Errorf("%q becomes %q", c.in, got)
		}
	}
}

// FuzzLines: nothing but blanks and hyphens is changed, and a second time nothing at all.
func FuzzLines(f *testing.F) {
	for _, s := range []string{"SS-ПП и в F-ПП1", "а\xd0- -Б", "А-\u00a0-1 с\u00a0и д", "«и в» (С К"} {
		f.Add(s)
	}
	plain := strings.NewReplacer(report.NBSP, " ", "\u2011", "-")
	f.Fuzz(func(t *testing.T, s string) {
		once := report.Bound(report.Unbroken(s))
		if plain.Replace(once) != plain.Replace(s) {
			t.Fatalf("%q becomes %q", s, once)
		}
		if again := report.Bound(report.Unbroken(once)); again != once {
			t.Fatalf("%q becomes %q, then %q", s, once, again)
		}
	})
}
