package amend

import (
	"testing"

	"rd50/generator/prose"
	"rd50/generator/tomledit"
)

// TestChanges shows what an edit of a printed text makes of its source.
func TestChanges(t *testing.T) {
	for name, c := range map[string]struct {
		source, before, after, want string
		plain                       bool
	}{
		"a word":                         {source: "Отдел ведет учет.", before: "Отдел ведет учет.", after: "Отдел сверяет учет.", want: "Отдел сверяет учет."},
		"blanks that do not break":       {source: "доля 5% и 12 345 руб. в год", before: "доля 5 % и 12 345 руб. в год", after: "доля 5 % и 12 345 руб. в месяц", want: "доля 5% и 12 345 руб. в месяц"},
		"a number in groups":             {source: "всего 12345 писем", before: "всего 12 345 писем", after: "всего 12 346 писем", want: "всего 12 346 писем"},
		"quotes and dashes":              {source: `АС "Маяк" - система...`, before: "АС «Маяк» — система…", after: "АС «Заря» — система…", want: `АС "Заря" - система...`},
		"ё":                              {source: "учёт писем", before: "учет писем", after: "учет звонков", want: "учёт звонков"},
		"a hard wrap":                    {source: "один два\n  три четыре", before: "один два три четыре", after: "один два пять четыре", want: "один два\n  пять четыре"},
		"a word at a wrap goes":          {source: "один два\nтри четыре", before: "один два три четыре", after: "один два четыре", want: "один два\nчетыре"},
		"a word comes":                   {source: "один *два* три", before: "один два три", after: "один два пять три", want: "один *два пять* три"},
		"the first word":                 {source: "один два", before: "один два", after: "Ноль один два", want: "Ноль один два"},
		"a comma":                        {source: "один два", before: "один два", after: "один, два", want: "один, два"},
		"behind a reference":             {source: "см. [@tab-a] ниже", before: "см. таблица 2 ниже", after: "см. таблица 2, ниже", want: "см. [@tab-a], ниже"},
		"before a reference":             {source: "см. [@tab-a] ниже", before: "см. таблица 2 ниже", after: "смотри таблица 2 выше", want: "смотри [@tab-a] выше"},
		"an emphasised word":             {source: "это *очень* важно", before: "это очень важно", after: "это весьма важно", want: "это *весьма* важно"},
		"it goes":                        {source: "это *очень* важно", before: "это очень важно", after: "это важно", want: "это важно"},
		"words with markup between":      {source: "это *важный* срок", before: "это важный срок", after: "это краткий период", want: "это *краткий* период"},
		"fewer words":                    {source: "это *важный* срок и цель", before: "это важный срок и цель", after: "это период и цель", want: "это период и цель"},
		"signs with a meaning":           {source: "поле имя", before: "поле имя", after: "поле *имя_б*", want: `поле \*имя\_б\*`},
		"an escape":                      {source: `цена 5 \* 3 &amp; скидка`, before: "цена 5 * 3 & скидка", after: "сумма 5 * 3 & скидка", want: `сумма 5 \* 3 &amp; скидка`},
		"a comment stays":                {source: "один <!-- проверить --> два", before: "один два", after: "один три", want: "один <!-- проверить --> три"},
		"a caption":                      {source: "Таблица: Виды работ {#tab-a}\n\n| а |\n|---|\n| б |\n", before: "Таблица 3 — Виды работ", after: "Таблица 3 — Перечень работ", want: "Таблица: Перечень работ {#tab-a}\n\n| а |\n|---|\n| б |\n"},
		"the first word of one":          {source: "Таблица: Виды работ {#tab-a}\n\n| а |\n|---|\n| б |\n", before: "Виды работ", after: "Все виды работ", want: "Таблица: Все виды работ {#tab-a}\n\n| а |\n|---|\n| б |\n"},
		"an item":                        {source: "Настроенные очереди", before: "настроенные очереди;", after: "готовые очереди;", want: "Готовые очереди", plain: true},
		"a cell":                         {source: "| а | б |\n|---|---|\n| в г | д |\n", before: "в г", after: "в е|ж", want: "| а | б |\n|---|---|\n| в е\\|ж | д |\n"},
		"what would begin a list":        {source: "один\n\nдва три", before: "два три", after: "1. три", want: "один\n\n1\\. три"},
		"a value":                        {source: "Доля * не менее 5%", before: "Доля * не менее 5 %", after: "Доля * не более 5 %", want: "Доля * не более 5%", plain: true},
		"a word parts":                   {source: "это неправильно", before: "это неправильно", after: "это не правильно", want: "это не правильно"},
		"a blank goes":                   {source: "один , два", before: "один , два", after: "один, два", want: "один, два"},
		"a soft hyphen is no edit of it": {source: "переписка идет", before: "переписка идет", after: "пере\u00adписка едет", want: "переписка едет"},
	} {
		t.Run(name, func(t *testing.T) {
			src := markdown(c.source)
			if c.plain {
				src = plain(c.source)
			}
			m, err := src.pick(tokens(prose.PlainFlow(c.before).Signs), 0)
			if err != nil {
				t.Fatal(err)
			}
			got, err := m.changes(prose.PlainFlow(c.after).Signs)
			if err != nil {
				t.Fatal(err)
			}
			if got := tomledit.Spliced(c.source, got); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
