package bibliography

import (
	"strings"
	"testing"
	"time"

	"rd50/generator/engagement"
	"rd50/generator/report"
)

func day(year int, month time.Month, d int) engagement.Date {
	return engagement.NewDate(year, month, d)
}

// sources are one or more of each type, as an engagement gives them.
var sources = map[string]engagement.Source{
	"book": {
		Type: "book", Authors: []string{"Каменский П.П.", "Иванов А.Б."}, Title: "Управление клиентами", Subtitle: "учебник",
		City: "Москва", Publisher: "Наука", Year: 2019, Pages: "320", ISBN: "978-5-02-040000-1",
	},
	"book of four": {
		Type: "book", Authors: []string{"Первый А.А.", "Второй Б.Б.", "Третий В.В.", "Четвертый Г.Г."},
		Title: "Общий труд", City: "Санкт-Петербург", Publisher: "Питер", Year: 2020, Pages: "96 с.",
	},
	"book of five": {
		Type: "book", Authors: []string{"Первый А.А.", "Второй Б.Б.", "Третий В.В.", "Четвертый Г.Г.", "Пятый Д.Д."},
		Title: "Общий труд", City: "Казань", Year: 2020,
	},
	"book without authors": {Type: "book", Title: "Словарь", City: "Москва", Publisher: "Наука", Year: 2001, Volume: "2"},
	"article": {
		Type: "article", Authors: []string{"Payne A.", "Frow P."}, Title: "A Strategic Framework", Journal: "Journal of Marketing",
		Year: 2005, Volume: "69", Number: "4", Pages: "167-176", DOI: "10.1509/jmkg",
	},
	"article online": {
		Type: "article", Authors: []string{"Иванов И.И."}, Title: "Отток", Journal: "Связь", Year: 2021, Number: "3", Pages: "5--9",
		URL: "https://a.ru/1", Accessed: day(2026, 9, 15),
	},
	"article of four": {
		Type: "article", Authors: []string{"Первый А.А.", "Второй Б.Б.", "Третий В.В.", "Четвертый Г.Г."},
		Title: "Статья", Journal: "Связь", Year: 2021, Number: "3", Pages: "5–9",
	},
	"conference": {
		Type: "conference", Authors: []string{"Chen T."}, Title: "XGBoost", Journal: "Сборник трудов", Subtitle: "материалы конференции",
		City: "Москва", Publisher: "МГУ", Year: 2016, Pages: "785—794",
	},
	"standard": {
		Type: "standard", Designation: "ГОСТ Р 59795-2021", Title: "Требования к содержанию документов", Subtitle: "национальный стандарт",
		Body: "разработан ФГБУ «РСТ»", Date: day(2022, 4, 30), City: "Москва", Publisher: "РСТ", Year: 2021, Pages: "32",
	},
	"law": {
		Type: "law", Designation: "Приказ", Body: "Росстандарта", Date: day(2021, 10, 25), Number: "1297-ст",
		Title: "Об утверждении стандарта «Требования»", URL: "https://rst.gov.ru", Accessed: day(2026, 9, 5),
	},
	"law in a database": {
		Type: "law", Designation: "Федеральный закон", Date: day(2011, 12, 6), Number: "402-ФЗ", Title: "О бухгалтерском учете",
		Site: "КонсультантПлюс", URL: "https://consultant.ru", Accessed: day(2026, 9, 5),
	},
	"report": {
		Type: "report", Title: "Стратегия", Subtitle: "отчет о НИР (заключительный)", Body: "ООО «Исполнитель»", Authors: []string{"Лунин И.К."},
		City: "Москва", Year: 2026, Pages: "64", Number: "01200000001",
	},
	"web": {
		Type: "web", Authors: []string{"Орлова М.Н."}, Title: "Обзор рынка", Site: "Рынок", Year: 2025,
		URL: "https://a.ru/x", Accessed: day(2026, 1, 2),
	},
	"site":         {Type: "web", Title: "Рынок CRM", City: "Москва", Year: 2025, URL: "https://a.ru", Accessed: day(2026, 1, 2)},
	"only a title": {Type: "web", Title: "Страница"},
}

func TestFormat(t *testing.T) {
	for _, c := range []struct{ source, gost732, gost70100 string }{
		{"book",
			"Каменский П.П., Иванов А.Б. Управление клиентами: учебник. — М.: Наука, 2019. — 320_с. — ISBN_978-5-02-040000-1.",
			"Каменский, П. П. Управление клиентами : учебник / П. П. Каменский, А. Б. Иванов. – Москва : Наука, 2019. – 320_с. – ISBN_978-5-02-040000-1. – Текст : непосредственный."},
		{"book of four",
			"Общий труд / А.А. Первый, Б.Б. Второй, В.В. Третий и др. — СПб.: Питер, 2020. — 96 с.",
			"Общий труд / А. А. Первый, Б. Б. Второй, В. В. Третий, Г. Г. Четвертый. – Санкт-Петербург : Питер, 2020. – 96 с. – Текст : непосредственный."},
		{"book of five",
			"Общий труд / А.А. Первый, Б.Б. Второй, В.В. Третий и др. — Казань, 2020.",
			"Общий труд / А. А. Первый, Б. Б. Второй, В. В. Третий [и др.]. – Казань, 2020. – Текст : непосредственный."},
		{"book without authors",
			"Словарь. — Т._2. — М.: Наука, 2001.",
			"Словарь. – Т._2. – Москва : Наука, 2001. – Текст : непосредственный."},
		{"article",
			"Payne A., Frow P. A Strategic Framework // Journal of Marketing. — 2005. — Vol._69, No._4. — P._167—176. — DOI_10.1509/jmkg.",
			"Payne, A. A Strategic Framework / A. Payne, P. Frow. – DOI_10.1509/jmkg. – Текст : непосредственный // Journal of Marketing. – 2005. – Vol._69, No._4. – P._167–176."},
		{"article online",
			"Иванов И.И. Отток // Связь. — 2021. — №_3. — С._5—9. — URL:_https://a.ru/1 (дата обращения: 15.09.2026).",
			"Иванов, И. И. Отток / И. И. Иванов. – Текст : электронный // Связь. – 2021. – №_3. – С._5–9. – URL:_https://a.ru/1 (дата обращения: 15.09.2026)."},
		{"article of four",
			"Статья / А.А. Первый, Б.Б. Второй, В.В. Третий и др. // Связь. — 2021. — №_3. — С._5—9.",
			"Статья / А. А. Первый, Б. Б. Второй, В. В. Третий, Г. Г. Четвертый. – Текст : непосредственный // Связь. – 2021. – №_3. – С._5–9."},
		{"conference",
			"Chen T. XGBoost // Сборник трудов: материалы конференции. — М.: МГУ, 2016. — P._785—794.",
			"Chen, T. XGBoost / T. Chen. – Текст : непосредственный // Сборник трудов : материалы конференции. – Москва : МГУ, 2016. – P._785–794."},
		{"standard",
			"ГОСТ Р 59795-2021 Требования к содержанию документов: национальный стандарт. — М.: РСТ, 2021. — 32_с.",
			"ГОСТ Р 59795-2021. Требования к содержанию документов : национальный стандарт : дата введения 2022-04-30 / разработан ФГБУ «РСТ». – Москва : РСТ, 2021. – 32_с. – Текст : непосредственный."},
		{"law",
			"Приказ Росстандарта от 25_октября_2021_г. №_1297-ст «Об утверждении стандарта „Требования“». — URL:_https://rst.gov.ru (дата обращения: 05.09.2026).",
			"Об утверждении стандарта «Требования» : Приказ Росстандарта от 25_октября_2021_года №_1297-ст. – Текст : электронный. – URL:_https://rst.gov.ru (дата обращения: 05.09.2026)."},
		{"law in a database",
			"Федеральный закон от 6_декабря_2011_г. №_402-ФЗ «О бухгалтерском учете». — URL:_https://consultant.ru (дата обращения: 05.09.2026).",
			"О бухгалтерском учете : Федеральный закон от 6_декабря_2011_года №_402-ФЗ. – Текст : электронный // КонсультантПлюс : [сайт]. – URL:_https://consultant.ru (дата обращения: 05.09.2026)."},
		{"report",
			"Стратегия: отчет о НИР (заключительный) / ООО «Исполнитель»; И.К. Лунин. — М., 2026. — 64_с. — №_01200000001.",
			"Стратегия : отчет о НИР (заключительный) / ООО «Исполнитель» ; руководитель И. К. Лунин. – Москва, 2026. – 64_с. – №_ГР_01200000001. – Текст : непосредственный."},
		{"web",
			"Орлова М.Н. Обзор рынка // Рынок. — 2025. — URL:_https://a.ru/x (дата обращения: 02.01.2026).",
			"Орлова, М. Н. Обзор рынка / М. Н. Орлова. – Текст : электронный // Рынок : [сайт]. – 2025. – URL:_https://a.ru/x (дата обращения: 02.01.2026)."},
		{"site",
			"Рынок CRM. — М., 2025. — URL:_https://a.ru (дата обращения: 02.01.2026).",
			"Рынок CRM : сайт. – Москва, 2025. – URL:_https://a.ru (дата обращения: 02.01.2026). – Текст : электронный."},
		{"only a title",
			"Страница.",
			"Страница : сайт. – Текст : электронный."},
	} {
		source, ok := sources[c.source]
		if !ok {
			t.Fatalf("no source %q", c.source)
		}
		for profile, want := range map[string]string{GOST732: c.gost732, GOST70100: c.gost70100} {
			got := strings.ReplaceAll(report.PlainText(Format(source, profile)), report.NBSP, "_")
			if got != want {
				t.Errorf("%s, %s:\n got %s\nwant %s", c.source, profile, got, want)
			}
		}
	}
}

func TestAddressIsALink(t *testing.T) {
	for _, profile := range []string{GOST732, GOST70100} {
		in := Format(sources["law"], profile)
		if len(in) != 3 {
			t.Fatalf("%s: %d inlines", profile, len(in))
		}
		if link, ok := in[1].(*report.Link); !ok || link.URL != "https://rst.gov.ru" {
			t.Errorf("%s: %+v is no link to the address", profile, in[1])
		}
	}
}

func TestPunctuation(t *testing.T) {
	for _, c := range []struct {
		about  string
		source engagement.Source
		want   string
	}{
		{"a full stop that ends a title isn't repeated", engagement.Source{Type: "book", Title: "4th ed.", Year: 2019}, "4th ed. — 2019."},
		{"nor at the end", engagement.Source{Type: "book", Title: "Изд. 2-е, испр."}, "Изд. 2-е, испр."},
		{"an address without a date", engagement.Source{Type: "web", Title: "А", URL: "https://a.ru"}, "А. — URL:_https://a.ru."},
		{"a page alone", engagement.Source{Type: "article", Title: "А", Pages: "7"}, "А. — С._7."},
		{"no city", engagement.Source{Type: "book", Title: "А", Publisher: "Б", Year: 2020}, "А. — Б, 2020."},
		{"an organisation as the author", engagement.Source{Type: "web", Authors: []string{"ООО «А и Б»"}, Title: "В"}, "ООО «А и Б» В."},
	} {
		if got := strings.ReplaceAll(report.PlainText(Format(c.source, GOST732)), report.NBSP, "_"); got != c.want {
			t.Errorf("%s: got %s, want %s", c.about, got, c.want)
		}
	}
}

// However the engagement writes them, all authors of a list stand in one form.
func TestInitialsAlike(t *testing.T) {
	for profile, want := range map[string]string{
		GOST732: "Каменский П.П., Иванов А.Б., Юнг К.Г. Книга.", GOST70100: "Каменский, П. П. Книга / П. П. Каменский, А. Б. Иванов, К. Г. Юнг. – Текст : непосредственный.",
	} {
		s := engagement.Source{Type: "book", Authors: []string{"Каменский, П. П.", "А. Б. Иванов", "Юнг К.Г"}, Title: "Книга"}
		if got := report.PlainText(Format(s, profile)); got != want {
			t.Errorf("%s: %q, want %q", profile, got, want)
		}
	}
}

func TestAuthors(t *testing.T) {
	for _, c := range []struct{ author, family, spaced string }{
		{"Каменский П.П.", "Каменский", "П. П."},
		{"Каменский, П. П.", "Каменский", "П. П."},
		{"Ван дер Берг А.", "Ван дер Берг", "А."},
		{"Сартр Ж.-П.", "Сартр", "Ж.-П."},
		{"Юнг Ю.Дж.", "Юнг", "Ю. Дж."},
		{"П. П. Каменский", "Каменский", "П. П."},
		{"П.П.Каменский", "Каменский", "П. П."},
		{"Каменский П.П", "Каменский", "П. П."},
		{" Каменский  П. П. ", "Каменский", "П. П."},
		{"Аристотель", "Аристотель", ""},
		{"ООО «Гавань»", "ООО «Гавань»", ""},
	} {
		family, initials := parted(c.author)
		if family != c.family || spaced(initials) != c.spaced {
			t.Errorf("%s: got %q, %q; want %q, %q", c.author, family, spaced(initials), c.family, c.spaced)
		}
	}
}
