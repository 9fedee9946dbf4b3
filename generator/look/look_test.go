package look

import "testing"

// What authors write, line by line, and what they meant.
func TestLine(t *testing.T) {
	for written, want := range map[string]string{
		`rate = 0,12`:                           `rate = 0.12`,
		`rate = 0,12 # ставка`:                  `rate = 0.12 # ставка`,
		`price = 1 200 000`:                     `price = 1200000`,
		"price = 1\u00a0200,50":                 `price = 1200.50`,
		`price = 1'200`:                         `price = 1200`,
		`price = 1.200.000`:                     `price = 1200000`,
		`price = 1.200.000,50`:                  `price = 1200000.50`,
		`price = 1,200,000.50`:                  `price = 1200000.50`,
		`price = 1.200,5`:                       `price = 1200.5`,
		`price = 18 тыс`:                        `price = 18`,
		`price = 18,5 тыс. руб.`:                `price = 18.5`,
		`price = 1О0`:                           `price = 100`,
		`price = −5`:                            `price = -5`,
		`rate = 12 %`:                           `rate = 12`,
		`quantity = 07`:                         `quantity = 7`,
		`amounts = [1 200, 3,5, 4]`:             `amounts = [1200, 3.5, 4]`,
		`amounts = [1; 2]`:                      `amounts = [1, 2]`,
		`{ id = "К1", weight = 0,5 },`:          `{id = "К1", weight = 0.5}`,
		`date = 19.10.2026`:                     `date = 2026-10-19`,
		`date = 2026.10.19`:                     `date = 2026-10-19`,
		`date = 19/10/2026`:                     `date = 2026-10-19`,
		`date = 9.1.26`:                         `date = 2026-01-09`,
		`date = 19 октября 2026 г.`:             `date = 2026-10-19`,
		`duration = 2 мес.`:                     `duration = "2mo"`,
		`duration = 3 рабочих дня`:              `duration = "3d"`,
		`duration = 2w`:                         `duration = "2w"`,
		`duration = 1 год`:                      `duration = "12mo"`,
		`include = да`:                          `include = true`,
		`include = Нет`:                         `include = false`,
		`include = True`:                        `include = true`,
		`title = «АС»`:                          `title = "АС"`,
		`title = “АС”`:                          `title = "АС"`,
		`title = Концепция АС`:                  `title = "Концепция АС"`,
		`title = "Концепция АС`:                 `title = "Концепция АС"`,
		`title = "Концепция АС»`:                `title = "Концепция АС"`,
		`name = "ООО "Ромашка""`:                `name = "ООО «Ромашка»"`,
		`title = "АС",`:                         `title = "АС"`,
		`title = "АС";`:                         `title = "АС"`,
		`title "АС"`:                            `title = "АС"`,
		`title: "АС"`:                           `title = "АС"`,
		`weight : 5`:                            `weight = 5`,
		`file = "prose\study.md"`:               `file = "prose/study.md"`,
		`docx_template = "C:\Users\new\t.docx"`: `docx_template = "t.docx"`,
		`text = "см. \п и далее"`:               `text = 'см. \п и далее'`,
		`keywords = ["а", "б"`:                  `keywords = ["а", "б"]`,
		`keywords = ["а" "б", "в"]`:             `keywords = ["а", "б", "в"]`,
		`keywords = ["а", "б" "в" "г"]`:         `keywords = ["а", "б", "в", "г"]`,
		`БЗ.7 = "full"`:                         `"БЗ.7" = "full"`,
		`compliance.БЗ.7 = "full"`:              `compliance."БЗ.7" = "full"`,
		`compliance.Т1 = "full"`:                `compliance."Т1" = "full"`, // wholly Cyrillic: an id as it may be
		`report.сity = "Энск"`:                  `report.city = "Энск"`,
		`titlе = "АС"`:                          `title = "АС"`,
		`[rероrt]`:                              `[report]`,
		`[[variants]`:                           `[[variants]]`,
		`[report`:                               `[report]`,
		`// пояснение`:                          `# пояснение`,
		`"первый текст`:                         `"первый текст"`,
	} {
		if got, why, ok := Line(written); !ok || got != want || why == "" {
			t.Errorf("%s: %q (%s) %v, want %s", written, got, why, ok, want)
		}
	}
}

// What is right, or can't be understood, is left alone.
func TestLineLeavesAlone(t *testing.T) {
	for _, line := range []string{
		"", `title = "АС"`, `weight = 0.5`, `date = 2026-10-19`, `include = true`, `[report]`, `[[variants]]`, `{ id = "К1" }`, `keywords = ["а", "б"]`,
		`x = '''`, `city = "Заозерск" udc = "1"`, `a = {}`, `=`, `x = `,
	} {
		if got, why, ok := Line(line); ok {
			t.Errorf("%s: %q (%s)", line, got, why)
		}
	}
}

func TestTwin(t *testing.T) {
	known := []string{"T1", "БЗ.1", "full", "could"}
	for written, want := range map[string]string{
		"Т1":    "T1: первая буква — кириллическая «Т»",
		"Б3.1":  "БЗ.1: вместо буквы «З» стоит цифра «3»",
		"соuld": "could: первая буква — кириллическая «с»",
		"T1":    ": ",
		"T2":    ": ",
	} {
		if word, why := Twin(written, known); word+": "+why != want {
			t.Errorf("%s: %s: %s", written, word, why)
		}
	}
	if word, why := Twin("PT.1", []string{"РТ.1"}); word != "РТ.1" || why != "первая буква — латинская «P»" {
		t.Errorf("%s: %s", word, why)
	}
}

func FuzzLine(f *testing.F) {
	f.Add(`a = [1 200, "б" ; {в: 5 %}] # г`)
	f.Add("«»\x00= ,;[")
	f.Fuzz(func(t *testing.T, line string) {
		if meant, why, ok := Line(line); ok && (meant == "" || why == "") {
			t.Errorf("%q: %q %q", line, meant, why)
		}
	})
}
