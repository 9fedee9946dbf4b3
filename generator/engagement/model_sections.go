package engagement

import "github.com/shopspring/decimal"

// Authored is the prose of one of the sections: either Text or File.
type Authored struct {
	_     struct{} `either:"text|file" unless:"omit" ru:"текст не задан|текст задан дважды"`
	Text  Prose    `toml:"text"`
	File  string   `toml:"file" rd:"file=text"`
	Place string   `toml:"place" rd:"enum=before|after,default=before"`
	Omit  []string `toml:"omit"`
}

// Object is the automated object, section «study».
type Object struct {
	Text      Prose            `toml:"text" rd:"required" ru:"описание объекта автоматизации"`
	Processes []Process        `toml:"processes"`
	Systems   []ExistingSystem `toml:"systems"`
	Problems  []Problem        `toml:"problems"`
}

// Process is a business process of the object.
type Process struct {
	ID     string `toml:"id" rd:"required,id=process" ru:"идентификатор"`
	Name   string `toml:"name" rd:"required" ru:"наименование процесса"`
	Owner  string `toml:"owner"`
	Text   Prose  `toml:"text"`
	Volume Token  `toml:"volume"`
}

// ExistingSystem is a system that the object has already.
type ExistingSystem struct {
	ID      string `toml:"id" rd:"required,id=system" ru:"идентификатор"`
	Name    string `toml:"name" rd:"required" ru:"наименование системы"`
	Vendor  string `toml:"vendor"`
	Purpose string `toml:"purpose" rd:"required" ru:"назначение системы"`
	Fate    string `toml:"fate" rd:"required,enum=keep|replace|integrate" ru:"дальнейшая судьба системы"`
}

// Problem is a shortcoming found by the study.
type Problem struct {
	ID        string   `toml:"id" rd:"required,id=problem" ru:"идентификатор"`
	Text      string   `toml:"text" rd:"required" ru:"недостаток"`
	Influence string   `toml:"influence" rd:"required" ru:"последствия"`
	Processes []string `toml:"processes" rd:"ref=process"`
}

// Variant is an alternative of the concept, with its verdicts for the section
// «comparison» and its scores for the section «choice».
type Variant struct {
	ID            string                     `toml:"id" rd:"required,id=variant" ru:"идентификатор"`
	Name          string                     `toml:"name" rd:"required" ru:"наименование варианта"`
	Text          Prose                      `toml:"text" rd:"required" ru:"описание варианта"`
	Advantages    []string                   `toml:"advantages" rd:"required=RD201"`
	Disadvantages []string                   `toml:"disadvantages" rd:"required=RD201"`
	Risks         Texts                      `toml:"risks"`
	Compliance    map[string]Verdict         `toml:"compliance" rd:"keys=requirement"`
	Scores        map[string]decimal.Decimal `toml:"scores" rd:"keys=criterion,min=0,max=10"` // those that are given; see analysis.Scored
	Costs         []Cost                     `toml:"costs"`
}

// Verdict is how far a variant meets a requirement. In TOML it is the level
// alone or a table { level, note }.
type Verdict struct {
	Level string `toml:"level" rd:"required,enum=full|partial|none" ru:"степень соответствия"`
	Note  string `toml:"note"`
}

// Group is a group of requirements, perhaps within another one.
type Group struct {
	ID     string `toml:"id" rd:"required,id=group" ru:"идентификатор"`
	Title  string `toml:"title" rd:"required" ru:"наименование группы"`
	Parent string `toml:"parent" rd:"ref=group"`
}

// Requirement is a requirement of the user. Its kinds are those of a concept and those
// that the ТЗ will have (ГОСТ 34.602-2020, 4.6).
type Requirement struct {
	ID       string   `toml:"id" rd:"required,id=requirement" ru:"идентификатор"`
	Text     string   `toml:"text" rd:"required" ru:"требование"`
	Group    string   `toml:"group" rd:"ref=group"`
	Kind     string   `toml:"kind" rd:"required,enum=function|data|interface|constraint|structure|support|purpose|reliability|security|ergonomics|operation|staff|standard" ru:"вид требования"`
	Note     string   `toml:"note"`
	Priority string   `toml:"priority" rd:"required,enum=must|should|could" ru:"приоритет"`
	Source   string   `toml:"source"`
	Tasks    []string `toml:"tasks" rd:"ref=task"`
}

// Criterion is what variants are scored by; weights sum to 1 or 100.
type Criterion struct {
	ID     string          `toml:"id" rd:"required,id=criterion" ru:"идентификатор"`
	Name   string          `toml:"name" rd:"required" ru:"наименование критерия"`
	Weight decimal.Decimal `toml:"weight" rd:"required,min=0" ru:"вес"`
	// Measure tells what the score is computed of; it is given where there is none.
	Measure string `toml:"measure" rd:"enum=cost|coverage"`
}

// Choice is the chosen variant and the reasons.
type Choice struct {
	Variant   string `toml:"variant" rd:"required,example=‹old variant›" ru:"выбранный вариант"` // RD203 when it does not exist
	Text      Prose  `toml:"text" rd:"required" ru:"обоснование выбора"`
	Deviation Prose  `toml:"deviation"`
}

// Solution describes the proposed system.
type Solution struct {
	Text       Prose       `toml:"text" rd:"required" ru:"описание предлагаемой АС"`
	Subsystems []Subsystem `toml:"subsystems"`
	Functions  []Function  `toml:"functions"`
}

// Subsystem is a part of the proposed system.
type Subsystem struct {
	ID      string `toml:"id" rd:"required,id=subsystem" ru:"идентификатор"`
	Name    string `toml:"name" rd:"required" ru:"наименование подсистемы"`
	Purpose string `toml:"purpose" rd:"required" ru:"назначение подсистемы"`
}

// Function is what the proposed system does.
type Function struct {
	ID           string   `toml:"id" rd:"required,id=function" ru:"идентификатор"`
	Name         string   `toml:"name" rd:"required" ru:"наименование функции"`
	Subsystem    string   `toml:"subsystem" rd:"required,ref=subsystem" ru:"подсистема"`
	Requirements []string `toml:"requirements" rd:"ref=requirement"`
	Tasks        []string `toml:"tasks" rd:"ref=task"`
}

// Products is the recommendations of concrete products.
type Products struct {
	Include *bool     `toml:"include" rd:"required" ru:"приводить ли рекомендации продуктов"`
	Items   []Product `toml:"items"`
}

// Product is one recommended product.
type Product struct {
	Name   string `toml:"name" rd:"required,names" ru:"наименование продукта"`
	Vendor string `toml:"vendor" rd:"required" ru:"поставщик"`
	Class  string `toml:"class" rd:"required" ru:"класс продукта"`
	Text   string `toml:"text"`
}

// Result is an expected result.
type Result struct {
	Text       string   `toml:"text" rd:"required,names" ru:"ожидаемый результат"`
	Indicators []string `toml:"indicators" rd:"ref=indicator"`
}

// MostYears is how many years tables and sums may have; lists of amounts by year have
// no more entries (rd:"most").
const MostYears = 100

// Economics is the data of the effect.
type Economics struct {
	Currency string           `toml:"currency" rd:"required,example=тыс. руб." ru:"единица денег"`
	Rate     *decimal.Decimal `toml:"rate" rd:"required,min=0" ru:"ставка дисконтирования за год"`
	Start    int              `toml:"start" rd:"required,min=1900,max=2999,example=2027" ru:"первый год расчета"`
	Benefits []Benefit        `toml:"benefits"`
}

// Benefit is a yearly gain, from Economics.Start on.
type Benefit struct {
	Name    string            `toml:"name" rd:"required,names" ru:"выгода"`
	Amounts []decimal.Decimal `toml:"amounts" rd:"required,most=100" ru:"суммы по годам"`
}

// Stage is a step of the implementation plan.
type Stage struct {
	ID           string   `toml:"id" rd:"required,id=stage" ru:"идентификатор"`
	Name         string   `toml:"name" rd:"required" ru:"наименование этапа"`
	Duration     Duration `toml:"duration" rd:"required" ru:"длительность"`
	After        []string `toml:"after" rd:"ref=stage"`
	Start        Date     `toml:"start"`
	Deliverables []string `toml:"deliverables" rd:"required" ru:"результаты этапа"`
	Responsible  string   `toml:"responsible"`
}

// Risk is what may stand in the way of the plan.
type Risk struct {
	ID          string   `toml:"id" rd:"required,id=risk" ru:"идентификатор"`
	Text        string   `toml:"text" rd:"required" ru:"риск"`
	Probability string   `toml:"probability" rd:"required,enum=low|medium|high" ru:"вероятность"`
	Impact      string   `toml:"impact" rd:"required,enum=low|medium|high" ru:"влияние"`
	Measure     string   `toml:"measure" rd:"required" ru:"мера"`
	Owner       string   `toml:"owner"`
	Stages      []string `toml:"stages" rd:"ref=stage"`
	Variants    []string `toml:"variants" rd:"ref=variant"`
}

// Cost is a needed resource: either Quantity, Unit and Price or Amounts by year.
type Cost struct {
	_ struct{} `either:"quantity unit price|amounts" ru:"затраты не заданы|затраты заданы дважды"`

	ID       string            `toml:"id" rd:"id=cost"`
	Name     string            `toml:"name" rd:"required,names" ru:"статья затрат"`
	Phase    string            `toml:"phase" rd:"required,enum=development|commissioning|operation" ru:"стадия затрат"`
	Kind     string            `toml:"kind" rd:"required,enum=labour|licences|equipment|services|other" ru:"вид затрат"`
	Quantity *decimal.Decimal  `toml:"quantity" rd:"min=0"`
	Unit     string            `toml:"unit"`
	Price    *decimal.Decimal  `toml:"price" rd:"min=0"`
	Amounts  []decimal.Decimal `toml:"amounts" rd:"most=100"`
	Stage    string            `toml:"stage" rd:"ref=stage"`
	Basis    string            `toml:"basis"`
}

// ChosenCosts gives the costs of the chosen variant and the key of their list: those of
// the engagement, or where it has none the variant's own.
func (e *Engagement) ChosenCosts() (costs []Cost, key string) {
	if e.Choice != nil && len(e.Costs) == 0 {
		for i, v := range e.Variants {
			if v.ID == e.Choice.Variant && v.ID != "" && len(v.Costs) > 0 {
				return v.Costs, ItemKey("variants", i) + ".costs"
			}
		}
	}
	return e.Costs, "costs"
}

// VAT is the value added tax of all prices and sums of costs: its rate in per cent, and
// whether they include it.
type VAT struct {
	Rate     *decimal.Decimal `toml:"rate" rd:"required,min=0,max=100" ru:"ставка НДС в процентах"`
	Included *bool            `toml:"included" rd:"required" ru:"включен ли НДС в цены и суммы"`
}

// Funding is where the money of the costs comes from, by year.
type Funding struct {
	Source  string            `toml:"source" rd:"required,names" ru:"источник финансирования"`
	Amounts []decimal.Decimal `toml:"amounts" rd:"required,most=100" ru:"суммы по годам"`
}

// Quality is a requirement that guarantees the system's quality.
type Quality struct {
	ID             string   `toml:"id" rd:"required,id=quality" ru:"идентификатор"`
	Characteristic string   `toml:"characteristic" rd:"required" ru:"характеристика качества"`
	Requirement    string   `toml:"requirement" rd:"required" ru:"требование"`
	Metric         string   `toml:"metric" rd:"required" ru:"показатель"`
	Threshold      Token    `toml:"threshold" rd:"required" ru:"пороговое значение"`
	Method         string   `toml:"method" rd:"required" ru:"метод проверки"`
	Requirements   []string `toml:"requirements" rd:"ref=requirement"`
}

// Acceptance is the conditions of acceptance.
type Acceptance struct {
	Text       Prose        `toml:"text"`
	Conditions []Condition  `toml:"conditions"`
	Commission []Commission `toml:"commission"`
}

// Condition is one condition of acceptance.
type Condition struct {
	ID           string   `toml:"id" rd:"required,id=condition" ru:"идентификатор"`
	Text         string   `toml:"text" rd:"required" ru:"условие приемки"`
	Method       string   `toml:"method" rd:"required" ru:"метод проверки"`
	Document     string   `toml:"document" rd:"required" ru:"подтверждающий документ"`
	Requirements []string `toml:"requirements" rd:"ref=requirement"`
	Indicators   []string `toml:"indicators" rd:"ref=indicator"`
}

// Commission is a seat of the acceptance commission.
type Commission struct {
	Name         string `toml:"name" rd:"names"`
	Position     string `toml:"position" rd:"required,names" ru:"должность"`
	Organisation string `toml:"organisation" rd:"required" ru:"организация"`
}
