package engagement

import "github.com/shopspring/decimal"

// The model mirrors the engagement format, version 1, key by key. The struct
// tags are the format's rules, read by the decoder:
//
//	toml:"name"      the key
//	ru:"город"       what the key holds, for messages
//	rd:"required"    RD003 when missing or empty
//	rd:"id=KIND"     the value is an id and declares an object of this kind
//	rd:"ref=KIND"    the value (or each of a list) names an object of this kind
//	rd:"keys=KIND"   the keys of the table name objects of this kind
//	rd:"enum=A|B"    the values allowed
//	rd:"default=V"   the value when the key is absent
//	rd:"min=N,max=N" bounds of a number, both included
//	rd:"picture"     a path of a picture, "file" a path of a readable text file,
//	                 "folder" of a folder, "path" of any file
//
// Money and all other numbers are exact decimals.

// Engagement is what a consultant knows about one concept, after all versions
// are merged.
type Engagement struct {
	Format   int    `toml:"format" rd:"required,min=1,max=1" ru:"версия формата"`
	Standard string `toml:"standard" rd:"required,enum=rd-50-34.698-90|gost-r-59795-2021" ru:"стандарт"`
	Extends  string `toml:"extends"`

	Report     Report          `toml:"report" rd:"required" ru:"сведения об отчете"`
	System     System          `toml:"system" rd:"required" ru:"автоматизированная система"`
	Customer   Party           `toml:"customer" rd:"required" ru:"заказчик"`
	Contractor Party           `toml:"contractor" rd:"required" ru:"исполнитель"`
	Contract   *Contract       `toml:"contract"`
	Approvals  []Approval      `toml:"approvals" rd:"required" ru:"грифы титульного листа"`
	Performers []Performer     `toml:"performers" rd:"required" ru:"список исполнителей"`
	Committee  []CommitteeSeat `toml:"committee"`
	Calendar   Calendar        `toml:"calendar"`
	Figures    Figures         `toml:"figures"`
	Layout     Layout          `toml:"layout"`

	Strategy *Strategy `toml:"strategy"`

	Sections     map[string]Authored `toml:"sections" rd:"keys=section"`
	Object       *Object             `toml:"object"`
	Variants     []Variant           `toml:"variants"`
	Requirements []Requirement       `toml:"requirements"`
	Criteria     []Criterion         `toml:"criteria"`
	Choice       *Choice             `toml:"choice"`
	Solution     *Solution           `toml:"solution"`
	Products     *Products           `toml:"products"`
	Results      []Result            `toml:"results"`
	Economics    *Economics          `toml:"economics"`
	Stages       []Stage             `toml:"stages"`
	Costs        []Cost              `toml:"costs"`
	Quality      []Quality           `toml:"quality"`
	Acceptance   *Acceptance         `toml:"acceptance"`

	Exclusions []Exclusion `toml:"exclusions"`

	Terms         []Term         `toml:"terms"`
	Abbreviations []Abbreviation `toml:"abbreviations"`
	Sources       []Source       `toml:"sources"`
	Appendices    []Appendix     `toml:"appendices"`
	Revisions     []Revision     `toml:"revisions"`

	source *sources // files, positions and pictures; see sources.go
}

// Report is the head of the deliverable.
type Report struct {
	Title        string         `toml:"title" rd:"required" ru:"наименование отчета"`
	Research     string         `toml:"research"`
	Kind         string         `toml:"kind" rd:"required,enum=final|interim" ru:"вид отчета"`
	Stage        int            `toml:"stage" rd:"min=1" ru:"номер этапа"`
	Designation  string         `toml:"designation"`
	Version      string         `toml:"version" rd:"required" ru:"версия"`
	Status       string         `toml:"status" rd:"required,enum=draft|review|approved" ru:"состояние"`
	Date         Date           `toml:"date" rd:"required" ru:"дата отчета"`
	City         string         `toml:"city" rd:"required" ru:"город"`
	UDC          string         `toml:"udc"`
	NIOKTR       string         `toml:"nioktr"`
	IKRBS        string         `toml:"ikrbs"`
	Keywords     []string       `toml:"keywords"` // RD402 speaks of their number
	Introduction Prose          `toml:"introduction" rd:"required" ru:"введение"`
	Conclusion   Prose          `toml:"conclusion" rd:"required" ru:"заключение"`
	Traceability bool           `toml:"traceability"`
	Document     string         `toml:"document" rd:"default=О НАУЧНО-ИССЛЕДОВАТЕЛЬСКОЙ РАБОТЕ"`
	Abstract     ReportAbstract `toml:"abstract" rd:"required" ru:"реферат"`
}

// ReportAbstract is the text of the реферат, in the order of ГОСТ 7.32-2017,
// 5.3.2.2.
type ReportAbstract struct {
	Object          Prose `toml:"object" rd:"required" ru:"объект исследования"`
	Goal            Prose `toml:"goal" rd:"required" ru:"цель работы"`
	Methods         Prose `toml:"methods"`
	Results         Prose `toml:"results" rd:"required" ru:"результаты работы"`
	Application     Prose `toml:"application"`
	Recommendations Prose `toml:"recommendations"`
	Efficiency      Prose `toml:"efficiency"`
	Forecast        Prose `toml:"forecast"`
}

// System is the automated system (АС) that the concept is for.
type System struct {
	Name    string `toml:"name" rd:"required" ru:"наименование АС"`
	Short   string `toml:"short" rd:"required" ru:"краткое наименование АС"`
	Purpose Prose  `toml:"purpose" rd:"required" ru:"назначение АС"`
}

// Party is the customer or the contractor.
type Party struct {
	Name     string `toml:"name" rd:"required" ru:"наименование организации"`
	Short    string `toml:"short"`
	Ministry string `toml:"ministry"`
}

// Contract is the contract that the work is done under.
type Contract struct {
	Number  string `toml:"number" rd:"required" ru:"номер договора"`
	Date    Date   `toml:"date" rd:"required" ru:"дата договора"`
	Subject string `toml:"subject"`
}

// Approval is a гриф of the title page.
type Approval struct {
	Role         string `toml:"role" rd:"required,enum=approve|agree" ru:"вид грифа"`
	Organisation string `toml:"organisation" rd:"required" ru:"организация"`
	Position     string `toml:"position" rd:"required" ru:"должность"`
	Name         string `toml:"name" rd:"required" ru:"фамилия и инициалы"`
	Degree       string `toml:"degree"`
	Date         Date   `toml:"date"`
}

// Performer is one of those who made the report.
type Performer struct {
	Role         string `toml:"role" rd:"required,enum=head|responsible|performer|controller|coperformer" ru:"роль"`
	Position     string `toml:"position" rd:"required" ru:"должность"`
	Degree       string `toml:"degree"`
	Name         string `toml:"name" rd:"required" ru:"фамилия и инициалы"`
	Parts        string `toml:"parts"`
	Organisation string `toml:"organisation" ru:"организация"` // required for a coperformer
}

// CommitteeSeat is a member of the strategic committee.
type CommitteeSeat struct {
	Name         string `toml:"name" rd:"required" ru:"фамилия и инициалы"`
	Position     string `toml:"position" rd:"required" ru:"должность"`
	Organisation string `toml:"organisation"`
	Role         string `toml:"role" rd:"required,enum=lead|member|secretary" ru:"роль"`
}

// Calendar tells the days off besides Saturdays and Sundays.
type Calendar struct {
	Holidays []Date `toml:"holidays"`
}

// Figures tells which computed pictures the report shows.
type Figures struct {
	Gantt       bool `toml:"gantt" rd:"default=true"`
	Scores      bool `toml:"scores" rd:"default=true"`
	Sensitivity bool `toml:"sensitivity" rd:"default=true"`
	Costs       bool `toml:"costs" rd:"default=true"`
	Cashflow    bool `toml:"cashflow" rd:"default=true"`
	Indicators  bool `toml:"indicators" rd:"default=true"`
	SWOT        bool `toml:"swot" rd:"default=true"`
	Map         bool `toml:"map" rd:"default=true"`
}

// Layout is what the customer may change in the look.
type Layout struct {
	FontDir      string `toml:"font_dir" rd:"folder"`
	FontSize     int    `toml:"font_size" rd:"min=12,max=14,default=14"`
	Hyphenation  bool   `toml:"hyphenation" rd:"default=true"`
	Numbering    string `toml:"numbering" rd:"enum=continuous|by-section,default=continuous"`
	DOCXTemplate string `toml:"docx_template" rd:"path"`
	Bibliography string `toml:"bibliography" rd:"enum=gost-7.32|gost-r-7.0.100,default=gost-7.32"`
}

// Strategy is the CRM strategy that the concept must serve.
type Strategy struct {
	Vision      Prose           `toml:"vision"`
	Mission     Prose           `toml:"mission"`
	Environment []Factor        `toml:"environment"`
	SWOT        *SWOT           `toml:"swot"`
	Goals       []Goal          `toml:"goals"`
	Indicators  []Indicator     `toml:"indicators"`
	Strategies  []StrategyItem  `toml:"strategies"`
	Tasks       []Task          `toml:"tasks"`
	Work        []WorkPlanEntry `toml:"work"`
}

// Factor is a finding of the analysis of the environment.
type Factor struct {
	Factor    string `toml:"factor" rd:"required" ru:"фактор среды"`
	Trend     string `toml:"trend" rd:"required" ru:"тенденция"`
	Influence string `toml:"influence" rd:"required,enum=opportunity|threat|neutral" ru:"влияние"`
}

// SWOT is the four lists of the SWOT analysis.
type SWOT struct {
	Strengths     []string `toml:"strengths" rd:"required" ru:"сильные стороны"`
	Weaknesses    []string `toml:"weaknesses" rd:"required" ru:"слабые стороны"`
	Opportunities []string `toml:"opportunities" rd:"required" ru:"возможности"`
	Threats       []string `toml:"threats" rd:"required" ru:"угрозы"`
}

// Goal is a strategic goal.
type Goal struct {
	ID    string `toml:"id" rd:"required,id=goal" ru:"идентификатор"`
	Title string `toml:"title" rd:"required" ru:"цель"`
	Text  Prose  `toml:"text"`
}

// Indicator measures a goal. Baseline and Target are nil when not given; RD302
// speaks of a missing target.
type Indicator struct {
	ID       string           `toml:"id" rd:"required,id=indicator" ru:"идентификатор"`
	Goal     string           `toml:"goal" rd:"required,ref=goal" ru:"цель"`
	Name     string           `toml:"name" rd:"required" ru:"наименование индикатора"`
	Unit     string           `toml:"unit" rd:"required" ru:"единица измерения"`
	Baseline *decimal.Decimal `toml:"baseline" rd:"required" ru:"исходное значение"`
	Target   *decimal.Decimal `toml:"target"`
	Due      Date             `toml:"due" rd:"required" ru:"срок"`
	Formula  string           `toml:"formula"`
	Source   string           `toml:"source"`
	Owner    string           `toml:"owner"`
}

// StrategyItem is one of the strategies that reach the goals.
type StrategyItem struct {
	ID    string   `toml:"id" rd:"required,id=strategy" ru:"идентификатор"`
	Title string   `toml:"title" rd:"required" ru:"стратегия"`
	Text  Prose    `toml:"text" rd:"required" ru:"содержание стратегии"`
	Goals []string `toml:"goals" rd:"ref=goal"` // RD303 when empty
}

// Task details a strategy.
type Task struct {
	ID          string   `toml:"id" rd:"required,id=task" ru:"идентификатор"`
	Title       string   `toml:"title" rd:"required" ru:"задача"`
	Text        Prose    `toml:"text"`
	Strategies  []string `toml:"strategies" rd:"ref=strategy"` // RD303 when empty
	Responsible string   `toml:"responsible" rd:"required" ru:"ответственный"`
	Due         Date     `toml:"due"`
}

// WorkPlanEntry is a step of the strategy and concept project itself.
type WorkPlanEntry struct {
	Title    string   `toml:"title" rd:"required" ru:"работа"`
	Who      string   `toml:"who" rd:"required" ru:"кто выполняет"`
	Duration Duration `toml:"duration" rd:"required" ru:"длительность"`
}

// Authored is the prose of one of the nine sections: either Text or File.
type Authored struct {
	Text  Prose  `toml:"text"`
	File  string `toml:"file" rd:"file=text"`
	Place string `toml:"place" rd:"enum=before|after,default=before"`
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
	Advantages    []string                   `toml:"advantages"`    // RD201 when empty
	Disadvantages []string                   `toml:"disadvantages"` // RD201 when empty
	Risks         Texts                      `toml:"risks"`
	Compliance    map[string]Verdict         `toml:"compliance" rd:"keys=requirement"`
	Scores        map[string]decimal.Decimal `toml:"scores" rd:"keys=criterion,min=0,max=10"`
}

// Verdict is how far a variant meets a requirement. In TOML it is the level
// alone or a table { level, note }.
type Verdict struct {
	Level string `toml:"level" rd:"required,enum=full|partial|none" ru:"степень соответствия"`
	Note  string `toml:"note"`
}

// Requirement is a requirement of the user.
type Requirement struct {
	ID       string   `toml:"id" rd:"required,id=requirement" ru:"идентификатор"`
	Text     string   `toml:"text" rd:"required" ru:"требование"`
	Kind     string   `toml:"kind" rd:"required,enum=function|data|interface|constraint" ru:"вид требования"`
	Priority string   `toml:"priority" rd:"required,enum=must|should|could" ru:"приоритет"`
	Source   string   `toml:"source"`
	Tasks    []string `toml:"tasks" rd:"ref=task"`
}

// Criterion is what variants are scored by; weights sum to 1 or 100.
type Criterion struct {
	ID     string          `toml:"id" rd:"required,id=criterion" ru:"идентификатор"`
	Name   string          `toml:"name" rd:"required" ru:"наименование критерия"`
	Weight decimal.Decimal `toml:"weight" rd:"required,min=0" ru:"вес"`
}

// Choice is the chosen variant and the reasons.
type Choice struct {
	Variant   string `toml:"variant" rd:"required" ru:"выбранный вариант"` // RD203 when it does not exist
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
	Name   string `toml:"name" rd:"required" ru:"наименование продукта"`
	Vendor string `toml:"vendor" rd:"required" ru:"поставщик"`
	Class  string `toml:"class" rd:"required" ru:"класс продукта"`
	Text   string `toml:"text"`
}

// Result is an expected result.
type Result struct {
	Text       string   `toml:"text" rd:"required" ru:"ожидаемый результат"`
	Indicators []string `toml:"indicators" rd:"ref=indicator"`
}

// Economics is the data of the effect.
type Economics struct {
	Currency string           `toml:"currency" rd:"required" ru:"единица денег"`
	Rate     *decimal.Decimal `toml:"rate" rd:"required,min=0" ru:"ставка дисконтирования за год"`
	Start    int              `toml:"start" rd:"required,min=1900,max=2999" ru:"первый год расчета"`
	Benefits []Benefit        `toml:"benefits"`
}

// Benefit is a yearly gain, from Economics.Start on.
type Benefit struct {
	Name    string            `toml:"name" rd:"required" ru:"выгода"`
	Amounts []decimal.Decimal `toml:"amounts" rd:"required" ru:"суммы по годам"`
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

// Cost is a needed resource: either Quantity, Unit and Price or Amounts by year.
type Cost struct {
	Name     string            `toml:"name" rd:"required" ru:"статья затрат"`
	Phase    string            `toml:"phase" rd:"required,enum=development|commissioning|operation" ru:"стадия затрат"`
	Kind     string            `toml:"kind" rd:"required,enum=labour|licences|equipment|services|other" ru:"вид затрат"`
	Quantity *decimal.Decimal  `toml:"quantity" rd:"min=0"`
	Unit     string            `toml:"unit"`
	Price    *decimal.Decimal  `toml:"price" rd:"min=0"`
	Amounts  []decimal.Decimal `toml:"amounts"`
	Stage    string            `toml:"stage" rd:"ref=stage"`
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
	Name         string `toml:"name"`
	Position     string `toml:"position" rd:"required" ru:"должность"`
	Organisation string `toml:"organisation" rd:"required" ru:"организация"`
}

// Exclusion leaves a section out by the customer's agreement. All of it is
// required; what is missing is RD102, so no key is marked here.
type Exclusion struct {
	Section   string    `toml:"section"`
	Reason    string    `toml:"reason"`
	Agreement Agreement `toml:"agreement"`
}

// Agreement is the customer's recorded consent.
type Agreement struct {
	Document     string `toml:"document"`
	Date         Date   `toml:"date"`
	Organisation string `toml:"organisation"`
	Position     string `toml:"position"`
	Name         string `toml:"name"`
}

// Term is an entry of «Термины и определения».
type Term struct {
	Term       string `toml:"term" rd:"required" ru:"термин"`
	Definition string `toml:"definition" rd:"required" ru:"определение"`
}

// Abbreviation is an entry of «Перечень сокращений и обозначений».
type Abbreviation struct {
	Short string `toml:"short" rd:"required" ru:"сокращение"`
	Full  string `toml:"full" rd:"required" ru:"расшифровка"`
}

// Source is a source of the bibliography; which fields count depends on Type.
type Source struct {
	ID          string   `toml:"id" rd:"required,id=source" ru:"идентификатор"`
	Type        string   `toml:"type" rd:"required,enum=book|article|conference|standard|law|report|web" ru:"вид источника"`
	Authors     []string `toml:"authors"`
	Title       string   `toml:"title" rd:"required" ru:"заглавие"`
	Subtitle    string   `toml:"subtitle"`
	Publisher   string   `toml:"publisher"`
	City        string   `toml:"city"`
	Year        int      `toml:"year" rd:"min=1500,max=2999"`
	Journal     string   `toml:"journal"`
	Volume      Token    `toml:"volume"`
	Number      Token    `toml:"number"`
	Pages       Token    `toml:"pages"`
	Designation string   `toml:"designation"`
	Body        string   `toml:"body"`
	Date        Date     `toml:"date"`
	Site        string   `toml:"site"`
	URL         string   `toml:"url"`
	Accessed    Date     `toml:"accessed"`
	DOI         string   `toml:"doi"`
	ISBN        string   `toml:"isbn"`
}

// Appendix is an authored appendix: either Text or File.
type Appendix struct {
	ID     string `toml:"id" rd:"required,id=appendix" ru:"идентификатор"`
	Title  string `toml:"title" rd:"required" ru:"заголовок"`
	Status string `toml:"status" rd:"required,enum=mandatory|recommended|informative" ru:"статус приложения"`
	Text   Prose  `toml:"text"`
	File   string `toml:"file" rd:"file=text"`
}

// Revision is a line of the change record.
type Revision struct {
	Version string `toml:"version" rd:"required" ru:"версия"`
	Date    Date   `toml:"date" rd:"required" ru:"дата"`
	Author  string `toml:"author" rd:"required" ru:"автор изменения"`
	Text    string `toml:"text" rd:"required" ru:"содержание изменения"`
}
