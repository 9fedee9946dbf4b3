package engagement

import "github.com/shopspring/decimal"

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
	Factor    string `toml:"factor" rd:"required,names" ru:"фактор среды"`
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
	Target   *decimal.Decimal `toml:"target" rd:"required=RD302"`
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
	Goals []string `toml:"goals" rd:"ref=goal,required=RD303"`
}

// Task details a strategy.
type Task struct {
	ID          string   `toml:"id" rd:"required,id=task" ru:"идентификатор"`
	Title       string   `toml:"title" rd:"required" ru:"задача"`
	Text        Prose    `toml:"text"`
	Strategies  []string `toml:"strategies" rd:"ref=strategy,required=RD303"`
	Responsible string   `toml:"responsible" rd:"required" ru:"ответственный"`
	Due         Date     `toml:"due"`
}

// WorkPlanEntry is a step of the strategy and concept project itself.
type WorkPlanEntry struct {
	Title    string   `toml:"title" rd:"required,names" ru:"работа"`
	Who      string   `toml:"who" rd:"required" ru:"кто выполняет"`
	Duration Duration `toml:"duration" rd:"required,min=1" ru:"длительность"`
}
