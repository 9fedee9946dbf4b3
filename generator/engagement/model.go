package engagement

// The model mirrors the engagement format, version 1, key by key. The struct tags are
// the format's rules, see package format. Money and all other numbers are exact
// decimals.

// Engagement is what a consultant knows about one concept, after all versions
// are merged.
type Engagement struct {
	Format   int    `toml:"format" rd:"required,min=1,max=1" ru:"версия формата"`
	Standard string `toml:"standard" rd:"required,standard" ru:"стандарт"`
	Extends  string `toml:"extends"`

	Report     Report          `toml:"report" rd:"required" ru:"сведения об отчете"`
	System     System          `toml:"system" rd:"required" ru:"автоматизированная система"`
	Customer   Party           `toml:"customer" rd:"required" ru:"заказчик"`
	Contractor Party           `toml:"contractor" rd:"required" ru:"исполнитель"`
	Contract   *Contract       `toml:"contract"`
	Approvals  []Approval      `toml:"approvals" rd:"required" ru:"грифы титульного листа"`
	Performers []Performer     `toml:"performers" rd:"required" ru:"список исполнителей"`
	Committee  []CommitteeSeat `toml:"committee" single:"role=lead|нет ответственного лица проекта|второе ответственное лицо проекта"`
	Calendar   Calendar        `toml:"calendar"`
	Figures    Figures         `toml:"figures"`
	Layout     Layout          `toml:"layout"`

	Strategy *Strategy `toml:"strategy"`

	Sections     map[string]Authored `toml:"sections" rd:"keys=section"`
	Object       *Object             `toml:"object"`
	Variants     []Variant           `toml:"variants"`
	Groups       []Group             `toml:"groups"`
	Requirements []Requirement       `toml:"requirements"`
	Criteria     []Criterion         `toml:"criteria"`
	Choice       *Choice             `toml:"choice"`
	Solution     *Solution           `toml:"solution"`
	Products     *Products           `toml:"products"`
	Results      []Result            `toml:"results"`
	Economics    *Economics          `toml:"economics"`
	Stages       []Stage             `toml:"stages"`
	Risks        []Risk              `toml:"risks"`
	Costs        []Cost              `toml:"costs"` // see ChosenCosts
	VAT          *VAT                `toml:"vat"`
	Funding      []Funding           `toml:"funding"`
	Quality      []Quality           `toml:"quality"`
	Acceptance   *Acceptance         `toml:"acceptance"`

	Remarks    []Remark    `toml:"remarks"`
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
	Stage        int            `toml:"stage" rd:"min=1,when=kind:interim" ru:"номер этапа"`
	Designation  string         `toml:"designation"`
	Version      string         `toml:"version" rd:"required" ru:"версия"`
	Status       string         `toml:"status" rd:"required,enum=draft|review|approved" ru:"состояние"`
	Date         Date           `toml:"date" rd:"required" ru:"дата отчета"`
	City         string         `toml:"city" rd:"required" ru:"город"`
	UDC          string         `toml:"udc"`
	NIOKTR       string         `toml:"nioktr"`
	IKRBS        string         `toml:"ikrbs"`
	Keywords     []string       `toml:"keywords" rd:"required=RD402"`
	Introduction Prose          `toml:"introduction" rd:"required" ru:"введение"`
	Conclusion   Prose          `toml:"conclusion" rd:"required" ru:"заключение"`
	Traceability bool           `toml:"traceability"`
	Remarks      bool           `toml:"remarks"`
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
	Kind    string `toml:"kind" rd:"enum=contract|state|municipal,default=contract"`
	Number  string `toml:"number" rd:"required" ru:"номер договора"`
	Date    Date   `toml:"date" rd:"required" ru:"дата договора"`
	Subject string `toml:"subject"`
	Code    string `toml:"code"`
}

// Approval is a гриф of the title page.
type Approval struct {
	Role         string `toml:"role" rd:"required,enum=approve|agree" ru:"вид грифа"`
	Organisation string `toml:"organisation" rd:"required" ru:"организация"`
	Position     string `toml:"position" rd:"required" ru:"должность"`
	Name         string `toml:"name" rd:"required,names" ru:"фамилия и инициалы"`
	Degree       string `toml:"degree"`
	Date         Date   `toml:"date"`
}

// Performer is one of those who made the report.
type Performer struct {
	Role         string `toml:"role" rd:"required,enum=head|responsible|performer|controller|coperformer" ru:"роль"`
	Position     string `toml:"position" rd:"required" ru:"должность"`
	Degree       string `toml:"degree"`
	Name         string `toml:"name" rd:"required,names" ru:"фамилия и инициалы"`
	Parts        string `toml:"parts"`
	Organisation string `toml:"organisation" rd:"when=role:coperformer" ru:"организация"`
}

// CommitteeSeat is a member of the strategic committee.
type CommitteeSeat struct {
	Name         string `toml:"name" rd:"required,names" ru:"фамилия и инициалы"`
	Position     string `toml:"position" rd:"required" ru:"должность"`
	Organisation string `toml:"organisation"`
	Role         string `toml:"role" rd:"required,enum=lead|member|secretary" ru:"роль"`
}

// Calendar tells the days off besides Saturdays and Sundays, and the Saturdays and
// Sundays that are working days.
type Calendar struct {
	Holidays []Date `toml:"holidays"`
	Workdays []Date `toml:"workdays"`
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
