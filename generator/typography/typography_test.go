package typography

import (
	"strings"
	"testing"

	"rd50/generator/report"
)

// In the tables «_» is a fixed blank.
func TestText(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"unit", "мощность 100 кВт", "мощность 100_кВт"},
		{"percent", "доля 5% и 80 %", "доля 5_% и 80_%"},
		{"year", "в 2024 г. и 2025 гг.", "в 2024_г. и 2025_гг."},
		{"word that is no unit", "за 3 приема", "за 3 приема"},
		{"number sign", "договор №17 и § 4", "договор №_17 и §_4"},
		{"initials", "И. О. Фамилия, П.П.Петров, Сидоров А. Б. и А.Б. Юнг", "И.О._Фамилия, П.П._Петров, Сидоров_А.Б. и А.Б._Юнг"},
		{"clause", "см. п. 4.2 и ГОСТ Р 59795-2021", "см. п._4.2 и ГОСТ_Р_59795-2021"},
		{"number groups", "выпуск 14 230 345 штук", "выпуск 14_230_345 штук"},
		{"four digits", "от 3 800 до 5 550,5 шт.", "от 3800 до 5550,5_шт."},
		{"four digits of no number", "№ 5 300, 1.2 345, 1 234.5", "№_5 300, 1.2 345, 1_234.5"},
		{"not a group", "в 2024 1000 штук", "в 2024 1000 штук"},
		{"money", "16 млн руб. и 5 тыс. руб.", "16_млн руб. и 5_тыс. руб."},
		{"initials before", "писал И.О. Фамилия", "писал И.О._Фамилия"},
		{"initials behind", "писал Фамилия И.О., автор", "писал Фамилия_И.О., автор"},
		{"initials apart", "А. С. Пушкин", "А.С._Пушкин"},
		{"and so on", "и т.д., и т. п., т. е.", "и_т._д., и_т._п., т._е."},
		{"city", "г. Москва", "г._Москва"},
		{"dash", "АС - система", "АС_— система"},
		{"em dash", "АС — система", "АС_— система"},
		{"hyphen stays", "РД 50-34.698-90, кто-то", "РД_50-34.698-90, кто-то"},
		{"minus", "от -5 до (-3)", "от −5 до (−3)"},
		{"dots", "и так далее...", "и так далее…"},
		{"blanks", "два  слова", "два слова"},
		{"straight quotes", `система "Маяк" и "Заря"`, "система «Маяк» и «Заря»"},
		{"nested quotes", `"АС "Маяк" готова"`, "«АС „Маяк“ готова»"},
		{"nested ёлочки", "раздел «Описание АС «Маяк»»", "раздел «Описание АС „Маяк“»"},
		{"unpaired stay", "ООО «Торговый дом «Восход»", "ООО «Торговый дом «Восход»"},
		{"inches stay", `экран 15" и 17`, `экран 15" и 17`},
		{"decimals are not touched", "версия 1.1, п. 0.5", "версия 1.1, п._0.5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := strings.ReplaceAll(c.want, "_", "\u00a0")
			if got := Text(c.in); got != want {
				t.Errorf("%q becomes\n%q, want\n%q", c.in, got, want)
			}
			if again := Text(want); again != want {
				t.Errorf("the second time %q becomes %q", want, again)
			}
		})
	}
}

// Quotation marks pair over emphasis, code and addresses stay as they are, and
// a citation is not cut off its text.
func TestInlines(t *testing.T) {
	in := []report.Inline{
		&report.Text{Text: `Система "`}, &report.Emphasis{Inlines: report.Plain("Маяк")}, &report.Text{Text: `" `},
		&report.Citation{Number: 3}, &report.Text{Text: " пишет "}, &report.CodeSpan{Text: `x - "y"`},
		&report.Link{URL: "https://a.example/1 - 2", Inlines: report.Plain("https://a.example/1 - 2")},
	}
	Inlines(in)
	if got, want := report.PlainText(in), "Система «Маяк»\u00a0[3] пишет x - \"y\"https://a.example/1 - 2"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// A comma stands between a formula and «где», once.
func TestFormulasEndWithAComma(t *testing.T) {
	where := &report.Paragraph{Inlines: report.Plain("где a — выгода.")}
	for tex, want := range map[string]string{"a = b": "a = b,", "a = b.": "a = b,", "a = b,": "a = b,"} {
		explained, alone := &report.Formula{TeX: tex}, &report.Formula{TeX: tex}
		list := &report.List{Items: [][]report.Block{{alone, explained, where}}}
		Apply(&report.Report{Sections: []*report.Section{{Blocks: []report.Block{list}}}})
		if explained.TeX != want || alone.TeX != tex {
			t.Errorf("%q becomes %q, without «где» %q", tex, explained.TeX, alone.TeX)
		}
	}
}

// Words and figures are never changed: without blanks and marks the text is the
// same, and a second pass changes nothing.
func FuzzText(f *testing.F) {
	f.Add(`"АС - №5 и т.д.`)
	f.Add("12 345,6 тыс. руб. «а «б» в»")
	f.Add("a\xff «\xc2")
	f.Fuzz(func(t *testing.T, s string) {
		once := Text(s)
		if twice := Text(once); twice != once {
			t.Errorf("%q: once %q, twice %q", s, once, twice)
		}
		if a, b := bare(s), bare(once); a != b {
			t.Errorf("%q becomes %q", a, b)
		}
	})
}

func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \u00a0\"«»„“”-–—−.…\ufffd", r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}
