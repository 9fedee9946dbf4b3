package check

import "rd50/generator/diagnostic"

// Rule is a line of the table of what must hold (format page, «What must hold»).
type Rule struct {
	Code     string              `json:"code"`
	Severity diagnostic.Severity `json:"severity"`
	What     string              `json:"what"`   // what is told, in Russian
	Clause   string              `json:"clause"` // of a standard, or the source
	find     func(*checker)      // nil for what only package engagement tells
}

// Where a rule comes from, when that is no clause of a standard.
const (
	ofFormat = "формат rd50, версия 1"
	// An article on quality.eup.ru: no indicators, no success; a concept apart from
	// the strategy's tasks is of no use; the usual plan of the work.
	ofMethod = "Лаборатория НТР, «Разработка стратегии и концепции CRM»"
	ofGoals  = ofMethod + "; ГОСТ 34.602—2020, 4.4.1"
)

// Rules gives the table of all rules in the order of their codes. RD001 to
// RD006 are told by package engagement as it reads, and by this one in prose.
func Rules() []Rule {
	const failure, warning = diagnostic.Error, diagnostic.Warning
	return []Rule{
		{"RD001", failure, "не TOML, не тот тип или недопустимое значение", ofFormat, badValues},
		{"RD002", failure, "неизвестный ключ", ofFormat, nil},
		{"RD003", failure, "обязательный ключ не задан или пуст", ofFormat, nil},
		{"RD004", failure, "идентификатор задан дважды", ofFormat, repeatedLabels},
		{"RD005", failure, "ссылка на идентификатор, которого нет или который другого вида", ofFormat, danglingReferences},
		{"RD006", failure, "файл не читается, лежит вне папки концепции или не является рисунком известного вида", ofFormat, badPictures},

		{"RD101", failure, "обязательный раздел пуст и не исключен", ofSections(), emptySections},
		{"RD102", failure, "исключение без причины или согласия заказчика, неизвестного раздела, дважды, всех девяти или позже даты отчета",
			"РД 50-34.698-90, 1.2, 1.5; ГОСТ Р 59795—2021, 4.2, 4.5, Б.8; " + ofMethod, exclusions},
		{"RD103", failure, "ссылка на исключенный раздел", "ГОСТ Р 59795—2021, 4.2", excludedReferences},
		{"RD104", warning, "раздел состоит из одного текста: его данные не проверены", ofFormat, proseAlone},

		{"RD201", failure, "вариантов меньше двух, или у варианта нет преимуществ или недостатков", ofSections("2"), alternatives},
		{"RD202", failure, "по требованию нет вердикта для варианта", ofSections("3"), verdicts},
		{"RD203", failure, "выбранного варианта нет, сумма весов не равна 1 или 100 или нет оценки", ofSections("4"), choice},
		{"RD204", failure, "выбран не тот вариант, у которого наибольшая оценка, и отступление не объяснено", ofSections("4"), winner},
		{"RD205", failure, "на одну из трех стадий нет затрат", ofSections("7"), phases},
		{"RD206", failure, "этапы ждут друг друга по кругу, или этап начинается раньше конца предыдущего; начало в нерабочий день — предупреждение", ofSections("6"), stages},

		{"RD301", failure, "у цели нет индикатора", ofGoals, measuredGoals},
		{"RD302", failure, "у индикатора нет целевого значения, или оно равно исходному", ofGoals, targets},
		{"RD303", failure, "стратегия без цели или задача без стратегии", ofMethod, anchoredTasks},
		{"RD304", failure, "функциональное требование не служит ни одной задаче стратегии", ofMethod, anchoredRequirements},
		{"RD305", warning, "задаче не служит ни одно требование и ни одна функция", ofMethod, servedTasks},
		{"RD306", warning, "обязательное требование удовлетворено выбранным вариантом частично; не удовлетворено — ошибка", ofSections("3", "4"), metRequirements},
		{"RD307", warning, "у требования нет ни требования к качеству, ни условия приемки",
			ofSections("8", "9") + "; ГОСТ 34.602—2020, 3.4", verifiedRequirements},

		{"RD401", warning, "в тексте нет ссылки на таблицу, рисунок, приложение или источник", "ГОСТ 7.32—2017, 6.5, 6.6, 6.9, 6.17", unreferenced},
		{"RD402", warning, "реферат больше страницы, ключевых слов меньше 5 или больше 15; ни одного — ошибка", "ГОСТ 7.32—2017, 5.3.2", keywords},
		{"RD403", warning, "требование неоднозначно: «удобный», «быстрый», «при необходимости», «и т. д.»", "ГОСТ 34.602—2020, 3.4", vagueRequirements},
		{"RD404", warning, "работа по стратегии и концепции короче 2 или длиннее 4 месяцев", ofMethod, workDuration},
		{"RD405", warning, "заполнитель вместо текста («…», TODO, «указать») или неизмененный пример rd50 new; в утвержденном отчете — ошибка", ofFormat, fillers},
		{"RD406", warning, "отчет утвержден, а в грифе нет даты", "ГОСТ 7.32—2017, 6.10.1", approvals},
		{"RD407", warning, "оценки ничего не решают: варианты одинаковы по каждому критерию или делят первое место", ofSections("4"), undecided},
		{"RD408", warning, "таблица или рисунок без подписи", "ГОСТ 7.32—2017, 6.5.7, 6.6.3", captions},
		{"RD409", warning, "разметка не распознана и будет напечатана знаками: $…$, **, :::, \\newpage, - [ ], {{…}}, теги HTML; невидимый знак", ofFormat, markup},
		{"RD410", warning, "заголовок, подпись, заголовок графы или ключевое слово с точкой в конце или с номером, набранным вручную", "ГОСТ 7.32—2017, 5.3.2.1, 6.2.3, 6.4.1, 6.5.7, 6.6.3", headings},
		{"RD411", warning, "два подраздела с одинаковым заголовком или подраздел без текста", "ГОСТ 7.32—2017, 6.2.3, 6.4.1", subsections},
		{"RD412", warning, "термин, сокращение или источник определены дважды", "ГОСТ 7.32—2017, 5.5, 5.6, 5.10", repeats},
		{"RD413", warning, "в описании источника нет того, что нужно для его вида: страниц книги, даты обращения", "ГОСТ 7.1—2003, 5.1; ГОСТ 7.32—2017, 5.10, приложение Е", descriptions},
	}
}

// ofSections cites the list of the nine sections in both standards, or some of
// its items.
func ofSections(items ...string) string {
	list := ""
	for _, item := range items {
		list += ", " + item + ")"
	}
	return "РД 50-34.698-90, приложение 1, 2.2" + list + "; ГОСТ Р 59795—2021, А.2.2"
}
