package check

import (
	"slices"
	"strings"

	"rd50/generator/diagnostic"
	"rd50/generator/standard"
)

// Rule is a line of the table of what must hold (format page, «What must hold»).
type Rule struct {
	Code     string              `json:"code"`
	Severity diagnostic.Severity `json:"severity"`
	What     string              `json:"what"`   // what is told, in Russian
	Clause   string              `json:"clause"` // of the standards, and other sources
	find     finder
}

// basis is where a rule comes from: what the standards say on a topic, of all their
// sections or of some, and what else.
type basis struct {
	topic    standard.Topic
	sections []string
	other    string
}

// ofSections is what the standards' lists of sections ask for: all of them or some.
func ofSections(ids ...string) basis { return basis{topic: standard.OnSections, sections: ids} }

// of is a source that is no standard's data.
func of(source string) basis { return basis{other: source} }

// and adds such a source.
func (b basis) and(source string) basis {
	b.other = source
	return b
}

// clause cites the standards, then the rest.
func (b basis) clause(standards []*standard.Standard) string {
	var out []string
	for _, s := range standards {
		out = append(out, s.Cite(b.topic, b.sections...))
	}
	out = append(out, b.other)
	return strings.Join(slices.DeleteFunc(out, func(s string) bool { return s == "" }), "; ")
}

// Sources that are no clause of a standard.
const (
	thisFormat = "формат rd50, версия 1"
	// An article on quality.eup.ru: no indicators, no success; a concept apart from
	// the strategy's tasks is of no use; the usual plan of the work.
	method = "Лаборатория НТР, «Разработка стратегии и концепции CRM»"
	goals  = method + "; ГОСТ 34.602—2020, 4.4.1"
)

// row is a rule before it is known which standards it cites.
type row struct {
	code     string
	severity diagnostic.Severity
	what     string
	basis    basis
	find     finder
}

// Rules gives the table of all rules in the order of their codes, each with its clause
// in the standards.
func Rules(standards ...*standard.Standard) []Rule {
	var out []Rule
	for _, r := range table() {
		out = append(out, Rule{r.code, r.severity, r.what, r.basis.clause(standards), r.find})
	}
	return out
}

// table is that of all rules. RD001 to RD006 are told by package engagement as it
// reads, and by this one in prose.
func table() []row {
	const failure, warning = diagnostic.Error, diagnostic.Warning
	return []row{
		{"RD001", failure, "не TOML, не тот тип или недопустимое значение", of(thisFormat), inData(badValues).andAll(badForms)},
		{"RD002", failure, "неизвестный ключ", of(thisFormat), elsewhere},
		{"RD003", failure, "обязательный ключ не задан или пуст", of(thisFormat), elsewhere},
		{"RD004", failure, "идентификатор задан дважды", of(thisFormat), inAll(repeatedLabels)},
		{"RD005", failure, "ссылка на идентификатор, которого нет или который другого вида", of(thisFormat), inAll(references)},
		{"RD006", failure, "файл не читается, лежит вне папки концепции или не является рисунком известного вида", of(thisFormat), inAll(badPictures)},

		{"RD101", failure, "обязательный раздел пуст и не исключен", ofSections(), inAll(emptySections)},
		{"RD102", failure, "исключение без причины или согласия заказчика, неизвестного раздела, дважды, всех разделов или позже даты отчета",
			basis{topic: standard.OnExclusions, other: method}, inData(exclusions)},
		{"RD103", failure, "ссылка на исключенный раздел", basis{topic: standard.OnReferences}, inAll(excludedReferences)},
		{"RD104", warning, "раздел состоит из одного текста: его данные не проверены", of(thisFormat), inAll(proseAlone)},

		{"RD201", failure, "вариантов меньше двух, или у варианта нет преимуществ или недостатков", ofSections("alternatives"), inData(alternatives)},
		{"RD202", failure, "по требованию нет вердикта для варианта", ofSections("comparison"), inData(verdicts)},
		{"RD203", failure, "выбранного варианта нет, сумма весов не равна 1 или 100, нет оценки или того, по чему она вычисляется; затраты выбранного варианта, заданные дважды, — предупреждение", ofSections("choice"), inData(choice)},
		{"RD204", failure, "выбран не тот вариант, у которого наибольшая оценка, и отступление не объяснено; объяснено без нужды — предупреждение", ofSections("choice"), inData(winner)},
		{"RD205", failure, "на одну из трех стадий нет затрат", ofSections("resources"), inData(phases)},
		{"RD206", failure, "этапы ждут друг друга по кругу, или этап начинается раньше конца предыдущего; начало в нерабочий день — предупреждение", ofSections("plan"), inData(stages)},
		{"RD207", failure, "финансирование года или всего срока не равно сумме затрат", ofSections("resources"), inData(funding)},

		{"RD301", failure, "у цели нет индикатора", of(goals), inData(measuredGoals)},
		{"RD302", failure, "у индикатора нет целевого значения, или оно равно исходному", of(goals), inData(targets)},
		{"RD303", failure, "стратегия без цели или задача без стратегии", of(method), inData(anchoredTasks)},
		{"RD304", failure, "функциональное требование не служит ни одной задаче стратегии", of(method), inData(anchoredRequirements)},
		{"RD305", warning, "задаче не служит ни одно требование и ни одна функция", of(method), inData(servedTasks)},
		{"RD306", warning, "обязательное требование удовлетворено выбранным вариантом частично; не удовлетворено — ошибка", ofSections("comparison", "choice"), inData(metRequirements)},
		{"RD307", warning, "у требования нет ни требования к качеству, ни условия приемки",
			ofSections("quality", "acceptance").and("ГОСТ 34.602—2020, 3.4"), inData(verifiedRequirements)},

		{"RD401", warning, "в тексте нет ссылки на таблицу, рисунок, приложение или источник", of("ГОСТ 7.32—2017, 6.5, 6.6, 6.9, 6.17"), inAll(unreferenced)},
		{"RD402", warning, "реферат больше страницы, ключевых слов меньше 5 или больше 15 или их нет в тексте; ни одного — ошибка", of("ГОСТ 7.32—2017, 5.3.2"), inData(keywords)},
		{"RD403", warning, "требование неоднозначно: «удобный», «быстрый», «при необходимости», «и т. д.»", of("ГОСТ 34.602—2020, 3.4"), inData(vagueRequirements)},
		{"RD404", warning, "работа по стратегии и концепции короче 2 или длиннее 4 месяцев", of(method), inData(workDuration)},
		{"RD405", warning, "заполнитель вместо текста («…», TODO, «указать») или неизмененный пример rd50 new; в утвержденном отчете — ошибка", of(thisFormat), inData(fillers).andTexts(fillersIn)},
		{"RD406", warning, "отчет утвержден, а в грифе нет даты или есть открытое замечание", of("ГОСТ 7.32—2017, 6.10.1"), inData(approvals)},
		{"RD407", warning, "оценки ничего не решают: варианты одинаковы по каждому критерию или делят первое место", ofSections("choice"), inData(undecided)},
		{"RD408", warning, "таблица или рисунок без подписи", of("ГОСТ 7.32—2017, 6.5.7, 6.6.3"), inAll(captions)},
		{"RD409", warning, "разметка не распознана и будет напечатана знаками: $…$, **, :::, \\newpage, - [ ], {{…}}, теги HTML, списки и таблицы из Word; невидимый знак", of(thisFormat), inData(markup).andTexts(markupIn)},
		{"RD410", warning, "заголовок, подпись, заголовок графы или ключевое слово с точкой в конце или с номером, набранным вручную", of("ГОСТ 7.32—2017, 6.2.3, 6.4.1, 6.5.7, 6.6.3, 6.12.2"), inData(headings).andTexts(headingsIn)},
		{"RD411", warning, "два подраздела с одинаковым заголовком или подраздел без текста", of("ГОСТ 7.32—2017, 6.2.3, 6.4.1"), inAll(subsections)},
		{"RD412", warning, "термин, сокращение или источник определены дважды", of("ГОСТ 7.32—2017, 5.5, 5.6, 5.10"), inData(repeats)},
		{"RD413", warning, "в описании источника нет того, что нужно для его вида: страниц книги, даты обращения", of("ГОСТ 7.1—2003, 5.1; ГОСТ 7.32—2017, 5.10, приложение Е"), inData(descriptions)},
		{"RD414", warning, "ключевое слово, заголовок графы, единица или сокращение написаны не так, как требует ГОСТ 7.32: со строчной буквы, во множественном числе, не в именительном падеже", of("ГОСТ 7.32—2017, 5.8.3, 6.6.5, 6.12.2, 6.15"), inData(manner).andTexts(mannerIn)},
	}
}
