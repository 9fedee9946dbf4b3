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

// business has the net flow from 2027 on, as benefits and as costs; rate may be
// empty.
func business(rate, flow string) *engagement.Engagement {
	e := &engagement.Engagement{Economics: &engagement.Economics{Start: 2027}}
	if rate != "" {
		r := number(rate)
		e.Economics.Rate = &r
	}
	var benefits, costs []decimal.Decimal
	for _, f := range amounts(strings.Fields(flow)...) {
		benefits = append(benefits, decimal.Max(f, decimal.Zero))
		costs = append(costs, decimal.Max(f.Neg(), decimal.Zero))
	}
	e.Economics.Benefits = []engagement.Benefit{{Amounts: benefits}}
	e.Costs = []engagement.Cost{{Phase: "operation", Kind: "other", Amounts: costs}}
	return e
}

// TestNPVAgainstDocumentedExamples compares with results that documentation
// prints. A spreadsheet's NPV discounts its first value too, so that value 1
// stands at t = 1; here the first year is t = 0. Where the example gives NPV all
// values, ours is its result times 1 + rate; where it adds the outlay outside of
// NPV, the two agree as they stand.
func TestNPVAgainstDocumentedExamples(t *testing.T) {
	for _, c := range []struct {
		source, rate, flow string
		shifted            bool // all values were given to NPV
		want               string
	}{
		{"Microsoft Excel, NPV, example 1", "0.1", "-10000 3000 4200 6800", true, "1188.44"},
		{"Microsoft Excel, NPV, example 2", "0.08", "-40000 8000 9200 10000 12000 14500", false, "1922.06"},
		{"Microsoft Excel, NPV, example 2 with a loss of 9000 in the sixth year", "8", "-40000 8000 9200 10000 12000 14500 -9000", false, "-3749.47"},
		{"Adobe LiveCycle FormCalc, NPV", "6.5", "5000", true, "4694.84"},
		{"Adobe LiveCycle FormCalc, NPV", "10", "500 1500 4000 10000", true, "11529.61"},
	} {
		got := *analysis.EffectOf(business(c.rate, c.flow)).NPV
		if c.shifted {
			share, _ := analysis.Rate(business(c.rate, "0").Economics)
			got = got.DivRound(share.Add(number("1")), 20)
		}
		if got.StringFixed(2) != c.want {
			t.Errorf("%s: got %s, want %s", c.source, got.StringFixed(4), c.want)
		}
	}
}

func TestIRRAgainstDocumentedExamples(t *testing.T) {
	for _, c := range []struct {
		source, flow string
		places       int32
		want         string
	}{
		{"Microsoft Excel, IRR after four years", "-70000 12000 15000 18000 21000", 1, "-2.1"},
		{"Microsoft Excel, IRR after five years", "-70000 12000 15000 18000 21000 26000", 1, "8.7"},
		{"Microsoft Excel, IRR after two years", "-70000 12000 15000", 1, "-44.4"},
		{"XESS spreadsheet, IRR", "-700 750 900 600 850", 5, "104.62142"},
		{"by hand: 1100 / 1000", "-1000 1100", 6, "10.000000"},
		{"by hand: half of it is lost", "-1000 500", 6, "-50.000000"},
		{"by hand: nothing is won", "-1000 400 600", 6, "0.000000"},
		{"by hand: years of zeros on both sides, and a cube root", "0 -1000 0 0 8000 0", 6, "100.000000"},
		{"by hand: next to nothing comes back", "-1000000 1", 6, "-99.999900"},
		{"by hand: a million times the outlay", "-1 1000000", 6, "99999900.000000"},
	} {
		got := analysis.EffectOf(business("", c.flow)).IRR
		if s := got.Rate.Shift(2).StringFixed(c.places); got.State != analysis.IRRFound || s != c.want {
			t.Errorf("%s: got %s %s, want %s", c.source, got.State, s, c.want)
		}
	}
}

func TestIRRThatIsNotThere(t *testing.T) {
	for _, c := range []struct {
		flow string
		want analysis.IRR
	}{
		{"0 0", analysis.IRR{State: analysis.IRRNothing}},
		{"0 5 5", analysis.IRR{State: analysis.IRRGains}},
		{"-5 0 -5", analysis.IRR{State: analysis.IRRLosses}},
		{"5 -2 -2", analysis.IRR{State: analysis.IRRInverted, Changes: 1}},
		// 100 % and 200 % both fit: −1000 + 5000/2 − 6000/4 = 0, −1000 + 5000/3 − 6000/9 = 0
		{"-1000 5000 -6000", analysis.IRR{State: analysis.IRRSeveral, Changes: 2}},
		// XESS documents −32.606171 % for these, one of the roots
		{"-80 90 67 72 -90", analysis.IRR{State: analysis.IRRSeveral, Changes: 2}},
		{"3 -1000 600 600", analysis.IRR{State: analysis.IRRSeveral, Changes: 2}}, // a benefit before the first cost
	} {
		if got := analysis.EffectOf(business("0.1", c.flow)).IRR; got.State != c.want.State || got.Changes != c.want.Changes || !got.Rate.IsZero() {
			t.Errorf("%s: got %+v, want %+v", c.flow, got, c.want)
		}
	}
}

// paid writes a payback as «2030 after 3.65».
func paid(p analysis.Payback) string {
	s := string(p.State)
	if p.State == analysis.InYear {
		s = fmt.Sprint(p.Year, " after ", p.After)
	}
	if p.Again {
		s += ", again"
	}
	return s
}

func TestPayback(t *testing.T) {
	for _, c := range []struct{ about, rate, flow, plain, discounted string }{
		{"a part of the third year: 2 + 20/50", "0", "-100 80 50", "2029 after 2.4", "2029 after 2.4"},
		{"the very end of a year", "0", "-100 50 50 10", "2029 after 3", "2029 after 3"},
		// 100 owed, 60/1.25 = 48 and 81.25/1.5625 = 52 come back
		{"discounting delays", "0.25", "-100 60 81.25", "2029 after 2.492308", "2029 after 3"},
		{"discounting prevents", "0.25", "-100 60 50", "2029 after 2.8", "never"},
		{"never", "0.1", "-100 10 10", "never", "never"},
		{"at once", "0.1", "0 10 10", "at_once", "at_once"},
		{"at once, though later years lose", "0.1", "100 -10 -10", "at_once", "at_once"},
		{"a benefit before the first cost", "0", "10 -100 120", "2029 after 2.75, again", "2029 after 2.75, again"},
		// 50, −10, 40: the crossing that counts is the last
		{"more than one crossing", "0", "-50 100 -60 50", "2030 after 3.2, again", "2030 after 3.2, again"},
		{"paid back, then lost again", "0", "-50 100 -60", "never, again", "never, again"},
		{"without a rate", "", "-100 80 50", "2029 after 2.4", ""},
	} {
		got := analysis.EffectOf(business(c.rate, c.flow))
		if p, d := paid(got.Payback), paid(got.Discounted); p != c.plain || d != c.discounted {
			t.Errorf("%s: got %s and %s, want %s and %s", c.about, p, d, c.plain, c.discounted)
		}
	}
}

func TestRate(t *testing.T) {
	for given, want := range map[string]string{
		"0": "0 true", "0.15": "0.15 true", "15": "0.15 true", "0.999": "0.999 true", "1": "0.01 true", "100": "1 true", "-3": "0 false", "": "0 false",
	} {
		share, ok := analysis.Rate(business(given, "1").Economics)
		if got := fmt.Sprint(share, " ", ok); got != want {
			t.Errorf("%q: got %s, want %s", given, got, want)
		}
	}
}

func TestLack(t *testing.T) {
	excluded := business("0.1", "-10 20")
	excluded.Exclusions = []engagement.Exclusion{{Section: "resources"}}
	noCosts, noBenefits, neither := business("0.1", "-10 20"), business("0.1", "-10 20"), business("0.1", "-10 20")
	noCosts.Costs, noBenefits.Economics.Benefits = nil, nil
	neither.Costs, neither.Economics = nil, nil
	for _, c := range []struct {
		e    *engagement.Engagement
		want analysis.Lack
	}{
		{business("0.1", "-10 20"), analysis.LackNothing}, {excluded, analysis.LackExcluded},
		{noCosts, analysis.LackCosts}, {noBenefits, analysis.LackBenefits}, {neither, analysis.LackBoth},
	} {
		got := analysis.EffectOf(c.e)
		if got.Lack != c.want || (got.Lack != "" && (got.Years != nil || got.NPV != nil || got.Payback.State != "" || got.IRR.State != "")) {
			t.Errorf("got %+v, want lack %q", got, c.want)
		}
	}
}

func TestEffectInSpecialCases(t *testing.T) {
	zero := analysis.EffectOf(business("0", "-100 80 50"))
	if zero.NPV.String() != "30" || zero.Net.String() != "30" {
		t.Errorf("at a rate of zero the NPV is the plain sum: %s, %s", zero.NPV, zero.Net)
	}
	if unknown := analysis.EffectOf(business("", "-100 80 50")); unknown.NPV != nil || unknown.Net.String() != "30" {
		t.Errorf("without a rate: %+v", unknown)
	}
	for flow, want := range map[string]int{"-10 20 -5 -5": 2028, "-10 20 5": 0, "-10 -20": 0, "-10 5 20": 0} {
		if got := analysis.EffectOf(business("0", flow)).Uncovered; got != want {
			t.Errorf("%s: costs go on after %d, want %d", flow, got, want)
		}
	}
}

// TestScaledCurrency: in another currency all sums scale, and nothing else
// changes.
func TestScaledCurrency(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 3))
	for range 200 {
		e := randomProject(random)
		k := decimal.New(int64(1+random.IntN(5000)), -2)
		before, costs := analysis.EffectOf(e), analysis.Costs(e)
		scale(e, k)
		after, scaled := analysis.EffectOf(e), analysis.Costs(e)
		for i, g := range scaled.Phases {
			if !g.Total.Equal(costs.Phases[i].Total.Mul(k)) || !g.Share.Equal(costs.Phases[i].Share) {
				t.Fatalf("by %s: %s became %s", k, groups(costs.Phases), groups(scaled.Phases))
			}
		}
		if !scaled.Total.Equal(costs.Total.Mul(k)) || after.NPV.Sub(before.NPV.Mul(k)).Abs().GreaterThan(number("1e-15")) {
			t.Fatalf("by %s: NPV %s became %s", k, before.NPV, after.NPV)
		}
		if before.IRR.Rate.Sub(after.IRR.Rate).Abs().GreaterThan(number("1e-12")) || before.IRR.State != after.IRR.State ||
			paid(before.Payback) != paid(after.Payback) || paid(before.Discounted) != paid(after.Discounted) {
			t.Fatalf("by %s: %+v %+v\nbecame %+v %+v", k, before.IRR, before.Payback, after.IRR, after.Payback)
		}
	}
}

// scale multiplies all money in place.
func scale(e *engagement.Engagement, k decimal.Decimal) {
	for i := range e.Costs {
		if c := &e.Costs[i]; c.Price != nil {
			price := c.Price.Mul(k)
			c.Price = &price
		}
		scaleList(e.Costs[i].Amounts, k)
	}
	for _, b := range e.Economics.Benefits {
		scaleList(b.Amounts, k)
	}
}

func scaleList(list []decimal.Decimal, k decimal.Decimal) {
	for i := range list {
		list[i] = list[i].Mul(k)
	}
}

// TestNothingIsWonAtTheIRR: discounted at its IRR, a flow is worth about zero,
// and more or less than that at a lower or higher rate.
func TestNothingIsWonAtTheIRR(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 4))
	found := 0
	for range 300 {
		e := randomProject(random)
		got := analysis.EffectOf(e)
		if got.IRR.State != analysis.IRRFound || got.IRR.Rate.IsNegative() || got.IRR.Rate.GreaterThanOrEqual(number("0.9")) {
			continue
		}
		found++
		at := func(rate decimal.Decimal) decimal.Decimal {
			e.Economics.Rate = &rate
			return *analysis.EffectOf(e).NPV
		}
		step := number("0.001")
		if npv := at(got.IRR.Rate); npv.Abs().GreaterThan(number("0.0001")) {
			t.Fatalf("NPV at the IRR of %s is %s", got.IRR.Rate, npv)
		}
		if !at(got.IRR.Rate.Add(step)).IsNegative() || got.IRR.Rate.GreaterThan(step) && !at(got.IRR.Rate.Sub(step)).IsPositive() {
			t.Fatalf("NPV does not fall through zero at %s", got.IRR.Rate)
		}
	}
	if found < 20 {
		t.Errorf("only %d flows had an IRR", found)
	}
}

// TestManyYears: the work stays small, and exact, over a long horizon.
func TestManyYears(t *testing.T) {
	flow := "-1000000000000" + strings.Repeat(" 123456789.01", 500)
	got := analysis.EffectOf(business("0.00001", flow))
	// 123456789.01·(1 − 1.00001^−500)/0.00001 − 10^12, with 80 digits of Python's decimal
	if want := "-938425976701.37"; got.NPV.StringFixed(2) != want {
		t.Errorf("NPV %s, want %s", got.NPV.StringFixed(2), want)
	}
	if got.IRR.State != analysis.IRRFound || got.Payback.State != analysis.Never {
		t.Errorf("%+v %+v", got.IRR, got.Payback)
	}
}
