package analysis_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"rd50/generator/analysis"
	"rd50/generator/engagement"
)

// priced gives a cost of one piece at a price; its stage may be empty.
func priced(phase, kind, price, stage string) engagement.Cost {
	quantity, p := number("1"), number(price)
	return engagement.Cost{Phase: phase, Kind: kind, Quantity: &quantity, Price: &p, Stage: stage}
}

func yearly(phase, kind string, list ...string) engagement.Cost {
	return engagement.Cost{Phase: phase, Kind: kind, Amounts: amounts(list...)}
}

// said writes decimals with blanks between them.
func said(list []decimal.Decimal) string {
	var out []string
	for _, d := range list {
		out = append(out, d.String())
	}
	return strings.Join(out, " ")
}

// groups writes groups as «key years = total (share)».
func groups(list []analysis.CostGroup) string {
	var out []string
	for _, g := range list {
		out = append(out, strings.TrimSpace(g.Key+" "+said(g.Years))+" = "+g.Total.String()+" ("+g.Share.StringFixed(1)+")")
	}
	return strings.Join(out, "; ")
}

// project has costs in all phases. E1 ends on 2027-12-24, E2 on 2028-01-21.
func project() *engagement.Engagement {
	return &engagement.Engagement{
		Economics: &engagement.Economics{Start: 2027},
		Stages: []engagement.Stage{
			{ID: "E1", Duration: engagement.Duration{Count: 4, Unit: engagement.Weeks}, Start: engagement.NewDate(2027, 11, 29)},
			{ID: "E2", Duration: engagement.Duration{Count: 4, Unit: engagement.Weeks}, After: []string{"E1"}},
		},
		Costs: []engagement.Cost{
			priced("development", "labour", "600.5", "E1"),
			priced("development", "licences", "300", "E2"),
			priced("commissioning", "services", "99.5", ""),
			yearly("operation", "services", "0", "400", "600"),
		},
	}
}

func TestCostTable(t *testing.T) {
	undated := project()
	undated.Stages[0].Start = engagement.Date{}
	unstaged := project()
	for i := range unstaged.Costs {
		unstaged.Costs[i].Stage = ""
	}
	held := project() // two days off push the end of E1 into the new year
	held.Stages[0].Start = engagement.NewDate(2027, 12, 6)
	free := held.Stages[0].Start.AddDate(0, 0, 1)
	held.Calendar.Holidays = []engagement.Date{{Time: free}}
	for _, c := range []struct {
		about string
		e     *engagement.Engagement
		years string
	}{
		{"a stage that ends in the second year", project(), "700 700 600"},
		{"a relative schedule has no years", undated, "1000 400 600"},
		{"without stages all prices are of the first year", unstaged, "1000 400 600"},
		{"holidays move the end of a stage", held, "99.5 1300.5 600"},
	} {
		got := analysis.Costs(c.e)
		if s := said(got.Years); s != c.years || got.First != 2027 || got.Total.String() != "2000" {
			t.Errorf("%s: from %d %s = %s, want %s = 2000", c.about, got.First, s, got.Total, c.years)
		}
	}
}

func TestCostGroups(t *testing.T) {
	got := analysis.Costs(project())
	for _, c := range []struct{ about, got, want string }{
		{"phases", groups(got.Phases), "development 600.5 300 0 = 900.5 (45.0); commissioning 99.5 0 0 = 99.5 (5.0); operation 0 400 600 = 1000 (50.0)"},
		{"kinds", groups(got.Kinds), "labour = 600.5 (30.0); licences = 300 (15.0); services = 1099.5 (55.0)"},
		{"stages", groups(got.Stages), "E1 = 600.5 (30.0); E2 = 300 (15.0);  = 1099.5 (55.0)"},
		{"cumulative", said(analysis.Cumulative(got.Years)), "700 1400 2000"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %s\nwant %s", c.about, c.got, c.want)
		}
	}
	none := analysis.Costs(&engagement.Engagement{})
	if len(none.Years) != 0 || len(none.Phases) != 3 || !none.Total.IsZero() || len(none.Stages) != 0 {
		t.Errorf("without costs: %+v", none)
	}
}

func TestSharesWithRefunds(t *testing.T) {
	for _, c := range []struct{ about, parts, want string }{
		{"thirds", "1 1 1", "33.4 33.3 33.3"},
		{"nothing", "0 0", "0 0"},
		{"a whole", "0 7 0", "0 100 0"},
		{"the largest rest is rounded up", "1 2 4", "14.3 28.6 57.1"}, // 14.2857, 28.5714, 57.1428
		{"refunds", "7 -2 -2", "233.4 -66.7 -66.7"},
		{"more refunds than costs", "-5 2", "166.7 -66.7"},
	} {
		if got := said(analysis.Shares(amounts(strings.Fields(c.parts)...))); got != c.want {
			t.Errorf("%s: %s gives %s, want %s", c.about, c.parts, got, c.want)
		}
	}
}

// randomProject has a few stages over two years and costs of every form.
func randomProject(r *rand.Rand) *engagement.Engagement {
	e := project()
	e.Costs = nil
	for range 1 + r.IntN(12) {
		phase, kind := analysis.Phases()[r.IntN(3)], analysis.Kinds()[r.IntN(5)]
		if r.IntN(2) == 0 {
			e.Costs = append(e.Costs, priced(phase, kind, cents(r), []string{"", "E1", "E2"}[r.IntN(3)]))
			continue
		}
		var list []string
		for range 1 + r.IntN(5) {
			list = append(list, cents(r))
		}
		e.Costs = append(e.Costs, yearly(phase, kind, list...))
	}
	rate := decimal.New(int64(r.IntN(40)), -2)
	e.Economics.Rate = &rate
	list := []string{"0"}
	for range r.IntN(6) {
		list = append(list, cents(r))
	}
	e.Economics.Benefits = []engagement.Benefit{{Amounts: amounts(list...)}}
	return e
}

func cents(r *rand.Rand) string { return decimal.New(int64(r.IntN(900000)), -2).String() }

func TestCostsAddUp(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 1))
	for range 300 {
		e := randomProject(random)
		got := analysis.Costs(e)
		rows := decimal.Zero
		for i, r := range got.Rows {
			rows = rows.Add(r.Total)
			if !r.Total.Equal(analysis.CostTotal(e.Costs[i])) || !r.Total.Equal(analysis.Sum(r.Amounts)) {
				t.Fatalf("cost %d: %+v", i, r)
			}
		}
		phaseYears := make([]decimal.Decimal, len(got.Years))
		for _, p := range got.Phases {
			for i := range phaseYears {
				phaseYears[i] = phaseYears[i].Add(p.Years[i])
			}
			if _, total := analysis.CostsOf(e.Costs, p.Key); !total.Equal(p.Total) || !total.Equal(analysis.Sum(p.Years)) {
				t.Fatalf("phase %s: %s by CostsOf, %s in all, by year %s", p.Key, total, p.Total, said(p.Years))
			}
		}
		if said(phaseYears) != said(got.Years) {
			t.Fatalf("phases by year %s, years %s", said(phaseYears), said(got.Years))
		}
		sums := []decimal.Decimal{rows, analysis.Sum(got.Years), totalOf(got.Phases), totalOf(got.Kinds)}
		if len(got.Stages) > 0 {
			sums = append(sums, totalOf(got.Stages))
		}
		for _, s := range sums {
			if !s.Equal(got.Total) {
				t.Fatalf("costs, years, phases, kinds, stages: %s, total %s", said(sums), got.Total)
			}
		}
	}
}

// totalOf adds groups up; their shares must make up 100,0.
func totalOf(list []analysis.CostGroup) decimal.Decimal {
	total, shares := decimal.Zero, decimal.Zero
	for _, g := range list {
		total, shares = total.Add(g.Total), shares.Add(g.Share)
	}
	if !total.IsZero() && shares.String() != "100" {
		return decimal.NewFromInt(-1)
	}
	return total
}

func TestCostsInAnotherOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 2))
	for range 100 {
		e := randomProject(random)
		want := told(e)
		random.Shuffle(len(e.Costs), func(i, j int) { e.Costs[i], e.Costs[j] = e.Costs[j], e.Costs[i] })
		if got := told(e); got != want {
			t.Fatalf("got %s\nwant %s", got, want)
		}
	}
}

// told writes all totals and the effect.
func told(e *engagement.Engagement) string {
	c, f := analysis.Costs(e), analysis.EffectOf(e)
	return fmt.Sprintln(groups(c.Phases), groups(c.Kinds), groups(c.Stages), said(c.Years), c.Total, f.NPV, f.IRR, f.Payback, f.Discounted)
}
