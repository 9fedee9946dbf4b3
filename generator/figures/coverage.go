package figures

import (
	"rd50/generator/analysis"
	"rd50/generator/engagement"
)

// coverageByGroup gives for each group of requirements how far each variant meets
// those of it and of the groups within it.
func coverageByGroup(e *engagement.Engagement) Table {
	t := Table{Key: "groups", Title: "Удовлетворение требований по группам", Columns: columns("group", "Группа", "title", "Название",
		"requirements", "Требований", "variant", "Вариант", "full", "Полностью", "partial", "Частично", "none", "Нет", "share", "Доля, %")}
	for _, n := range analysis.Groups(e) {
		name := []Value{nil, "вне групп"}
		if n.Index >= 0 {
			name = []Value{n.ID, n.Path()}
		}
		t.covered(e, n.Requirements(e), name)
	}
	if len(t.Rows) > 0 {
		t.covered(e, e.Requirements, []Value{Word("total"), nil})
	}
	return t
}

// coverageByKind gives the same by kind, in the order of ГОСТ 34.602-2020, 4.6.
func coverageByKind(e *engagement.Engagement) Table {
	t := Table{Key: "requirement_kinds", Title: "Удовлетворение требований по видам", Columns: columns("kind", "Вид требований",
		"requirements", "Требований", "variant", "Вариант", "full", "Полностью", "partial", "Частично", "none", "Нет", "share", "Доля, %")}
	for _, k := range analysis.ByKind(e) {
		t.covered(e, k.Requirements, []Value{Said{k.Kind, requirementKinds[k.Kind]}})
	}
	return t
}

// covered adds a row for each variant; where there is none, one of the number alone.
func (t *Table) covered(e *engagement.Engagement, list []engagement.Requirement, name []Value) {
	for _, v := range e.Variants {
		c := analysis.Covered(v, list, analysis.All)
		t.Rows = append(t.Rows, append(append([]Value{}, name...), len(list), v.ID, c.Full, c.Partial, c.None, percent(c.Share)))
	}
	if len(e.Variants) == 0 {
		t.Rows = append(t.Rows, append(append([]Value{}, name...), len(list), nil, nil, nil, nil, nil))
	}
}

// requirementKinds are the words for the kinds of requirements.
var requirementKinds = map[string]string{
	"function": "функция", "data": "данные", "interface": "интерфейс", "constraint": "ограничение",
	"structure": "структура АС", "support": "вид обеспечения", "purpose": "показатель назначения", "reliability": "надежность",
	"security": "защита информации", "ergonomics": "эргономика", "operation": "эксплуатация", "staff": "персонал",
	"standard": "стандартизация и унификация",
}
