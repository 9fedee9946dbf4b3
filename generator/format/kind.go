package format

// Kind is the kind of object that an id names, as in the rd tags of the model.
type Kind string

// kindNames gives a kind's Russian name and the word «нужен» that agrees with it.
var kindNames = map[Kind][2]string{
	"goal":        {"цель", "нужна"},
	"indicator":   {"индикатор", "нужен"},
	"strategy":    {"стратегия", "нужна"},
	"task":        {"задача", "нужна"},
	"process":     {"процесс", "нужен"},
	"system":      {"система", "нужна"},
	"problem":     {"недостаток", "нужен"},
	"variant":     {"вариант", "нужен"},
	"group":       {"группа требований", "нужна"},
	"requirement": {"требование", "нужно"},
	"criterion":   {"критерий", "нужен"},
	"subsystem":   {"подсистема", "нужна"},
	"function":    {"функция", "нужна"},
	"stage":       {"этап", "нужен"},
	"risk":        {"риск", "нужен"},
	"cost":        {"статья затрат", "нужна"},
	"quality":     {"требование к качеству", "нужно"},
	"condition":   {"условие приемки", "нужно"},
	"remark":      {"замечание", "нужно"},
	"source":      {"источник", "нужен"},
	"appendix":    {"приложение", "нужно"},
	"section":     {"раздел", "нужен"},
}

// Noun is the kind's Russian name in the nominative: «задача».
func (k Kind) Noun() string { return kindNames[k][0] }

// Needed gives «нужна задача».
func (k Kind) Needed() string { return kindNames[k][1] + " " + kindNames[k][0] }
