package diff

import (
	"strings"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
)

// scheduleFacts gives what a change of a stage may move: the days, the length and the
// critical path of the whole work.
func scheduleFacts(e *engagement.Engagement) []fact {
	if len(e.Stages) == 0 {
		return nil
	}
	line := analysis.Schedule(e.Stages, e.Calendar)
	if len(line.Circles) > 0 {
		return nil // there is no schedule
	}
	out := []fact{{kind: schedule, field: "рабочих дней", value: decimal.NewFromInt(int64(line.Length())), places: 0}}
	if line.Dated {
		out = append(out, dayFact("начало работ", line.Start), dayFact("окончание работ", line.Finish))
	}
	path := strings.Join(line.Critical, ", ")
	return append(out, fact{kind: schedule, field: "критический путь", given: &shown{raw: line.Critical, text: path}})
}

const schedule = "сроки"

func dayFact(field string, d engagement.Date) fact {
	return fact{kind: schedule, field: field, given: &shown{raw: d.ISO(), text: d.Short()}}
}

// remarkFacts counts the customer's remarks that wait for an answer.
func remarkFacts(e *engagement.Engagement) []fact {
	if len(e.Remarks) == 0 {
		return nil
	}
	open := int64(0)
	for _, r := range e.Remarks {
		if r.Decision == "open" {
			open++
		}
	}
	return []fact{{kind: "замечания", field: "открытых", value: decimal.NewFromInt(open)}}
}
