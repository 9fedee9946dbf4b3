package engagement

// Exclusion leaves a section out by the customer's agreement. All of it is
// required; what is missing is RD102, so no key is marked here.
type Exclusion struct {
	Section   string    `toml:"section" rd:"names,required=RD102"`
	Reason    string    `toml:"reason" rd:"required=RD102"`
	Agreement Agreement `toml:"agreement" rd:"required=RD102"`
}

// Agreement is the customer's recorded consent.
type Agreement struct {
	Document     string `toml:"document" rd:"required=RD102"`
	Date         Date   `toml:"date" rd:"required=RD102"`
	Organisation string `toml:"organisation" rd:"required=RD102"`
	Position     string `toml:"position" rd:"required=RD102"`
	Name         string `toml:"name" rd:"required=RD102"`
}

// Remark is a remark on the report, what was decided on it and the answer. Its place is
// an id, a section or a part of one.
type Remark struct {
	ID       string `toml:"id" rd:"required,id=remark" ru:"идентификатор"`
	Author   string `toml:"author" rd:"required" ru:"автор замечания"`
	Date     Date   `toml:"date"`
	Place    string `toml:"place"`
	Quote    string `toml:"quote"`
	Text     string `toml:"text" rd:"required" ru:"замечание"`
	Decision string `toml:"decision" rd:"required,enum=accepted|partly|rejected|open" ru:"решение"`
	Answer   Prose  `toml:"answer" rd:"when=decision:accepted|partly|rejected" ru:"ответ"`
	Version  string `toml:"version"`
}

// Term is an entry of «Термины и определения».
type Term struct {
	Term       string `toml:"term" rd:"required,names" ru:"термин"`
	Definition string `toml:"definition" rd:"required" ru:"определение"`
}

// Abbreviation is an entry of «Перечень сокращений и обозначений».
type Abbreviation struct {
	Short string `toml:"short" rd:"required,names" ru:"сокращение"`
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
	Year        int      `toml:"year" rd:"min=1500,max=2999,example=2024"`
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
	_      struct{} `either:"text|file" ru:"текст не задан|текст задан дважды"`
	ID     string   `toml:"id" rd:"required,id=appendix" ru:"идентификатор"`
	Title  string   `toml:"title" rd:"required" ru:"заголовок"`
	Status string   `toml:"status" rd:"required,enum=mandatory|recommended|informative" ru:"статус приложения"`
	Text   Prose    `toml:"text"`
	File   string   `toml:"file" rd:"file=text"`
}

// Revision is a line of the change record.
type Revision struct {
	Version string `toml:"version" rd:"required,names" ru:"версия"`
	Date    Date   `toml:"date" rd:"required" ru:"дата"`
	Author  string `toml:"author" rd:"required" ru:"автор изменения"`
	Text    string `toml:"text" rd:"required" ru:"содержание изменения"`
}
