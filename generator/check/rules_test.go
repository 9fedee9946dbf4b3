package check

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/generator/diagnostic"
	"rd50/generator/standard"
)

// Every rule of the table has a mutation that shows it, at the severity that the
// table gives; the two rules with a second severity say so.
func TestRules(t *testing.T) {
	shown := map[string]bool{}
	for _, m := range mutations {
		shown[m.code] = true
	}
	golden, err := os.ReadFile("testdata/mutations.golden")
	if err != nil {
		t.Fatal(err)
	}
	previous := ""
	for _, r := range Rules(shipped(t)...) {
		if r.Code <= previous || r.What == "" || r.Clause == "" {
			t.Errorf("%s: out of order or incomplete: %+v", r.Code, r)
		}
		previous = r.Code
		if byLoader := r.Code == "RD002" || r.Code == "RD003"; byLoader != r.find.none() {
			t.Errorf("%s: found here: %v", r.Code, !r.find.none())
		}
		if !shown[r.Code] || !strings.Contains(string(golden), fmt.Sprintf(": %s %s: ", r.Severity, r.Code)) {
			t.Errorf("%s is not shown as %s", r.Code, r.Severity)
		}
		other := diagnostic.Error
		if r.Severity == diagnostic.Error {
			other = diagnostic.Warning
		}
		told := strings.Contains(string(golden), fmt.Sprintf(": %s %s: ", other, r.Code))
		if told != (strings.Contains(r.What, "— ошибка") || strings.Contains(r.What, "— предупреждение")) {
			t.Errorf("%s is shown as %s: %v", r.Code, other, told)
		}
	}
}

func TestSamplesHoldTogether(t *testing.T) {
	for _, sample := range []string{"telecom", "state", "minimal"} {
		e, faults := checked(t, os.DirFS("../../samples/"+sample))
		if len(faults) > 0 {
			t.Errorf("%s:\n%s", sample, rendered(t, e, faults))
		}
	}
}

// exclusion leaves a section of the minimal sample out.
func exclusion(section string) string {
	return "\n[[exclusions]]\nsection = \"" + section + "\"\nreason = \"По решению заказчика\"" + agreement
}

// Each case edits the minimal sample and shows the codes told, with the key.
func TestLimitsOfRules(t *testing.T) {
	for _, c := range []struct {
		name  string
		edits []string // old, new, …; what has no old is put at the end
		want  string
	}{
		{"weights are parts of 1", []string{"weight = 60", "weight = 0.1", "weight = 40", "weight = 0.9"}, "RD204 choice.variant"},
		{"weights are a little over 1", []string{"weight = 60", "weight = 0.60", "weight = 40", "weight = 0.4000001"}, "RD203 criteria"},
		{"a weight is missing: the sum is not told as well", []string{"weight = 60\n", ""}, "RD003 criteria[0].weight"},
		{"a score out of bounds is not missing as well", []string{"C1 = 4", "C1 = 11"}, "RD001 variants[0].scores.C1"},
		{"a bad verdict is not missing as well", []string{`R1 = "partial"`, `R1 = "half"`}, "RD001 variants[0].compliance.R1"},
		{"no criteria", []string{"[[criteria]]…[choice]", "", "scores.C1 = 4\nscores.C2 = 9\n", "", "scores.C1 = 9\nscores.C2 = 6\n", ""}, "RD203 criteria"},
		{"nothing is chosen", []string{"[choice]…[solution]", ""}, "RD203 choice"},
		{"of equal totals either may be chosen, with a warning", []string{"scores.C1 = 4\nscores.C2 = 9", "scores.C1 = 9\nscores.C2 = 6"}, "RD407 criteria"},
		{"totals are equal, scores differ", []string{"scores.C1 = 4\nscores.C2 = 9", "scores.C1 = 7\nscores.C2 = 9"}, "RD407 criteria"},
		{"the loser is chosen, with reasons", []string{"scores.C1 = 4\nscores.C2 = 9", "scores.C1 = 10\nscores.C2 = 10", "variant = \"V2\"\n", "variant = \"V2\"\ndeviation = \"Цена.\"\n"}, ""},
		{"the loser is chosen, with empty reasons", []string{"scores.C1 = 4\nscores.C2 = 9", "scores.C1 = 10\nscores.C2 = 10", "variant = \"V2\"\n", "variant = \"V2\"\ndeviation = \"\"\n"}, "RD204 choice.variant"},
		{"the winner is chosen, with reasons left over", []string{"variant = \"V2\"\n", "variant = \"V2\"\ndeviation = \"Цена.\"\n"}, "RD204 choice.deviation"},
		{"of equal totals one is chosen, with reasons", []string{"scores.C1 = 4\nscores.C2 = 9", "scores.C1 = 7\nscores.C2 = 9", "variant = \"V2\"\n", "variant = \"V2\"\ndeviation = \"Цена.\"\n"}, "RD407 criteria"},
		{"two phases without a cost", []string{`phase = "operation"`, `phase = "development"`, `phase = "commissioning"`, `phase = "development"`}, "RD205 costs, RD205 costs"},
		{"an excluded section's phases are not looked at", []string{`phase = "operation"`, `phase = "development"`, "", exclusion("resources")}, ""},
		{"an excluded section's circle is not looked at", []string{`after = ["E1"]`, `after = ["E2"]`, "", exclusion("plan")}, ""},
		{"a stage after itself", []string{`after = ["E1"]`, `after = ["E2"]`}, "RD206 stages[1].after"},
		{"a start on the day of the end", []string{`duration = "4w"`, "duration = \"4w\"\nstart = 2027-02-01", `after = ["E1"]`, "after = [\"E1\"]\nstart = 2027-02-26"}, "RD206 stages[1].start"},
		{"a start on the next working day, told as a Saturday", []string{`duration = "4w"`, "duration = \"4w\"\nstart = 2027-02-01", `after = ["E1"]`, "after = [\"E1\"]\nstart = 2027-02-27"}, "RD206 stages[1].start"},
		{"a holiday moves the end", []string{`duration = "4w"`, "duration = \"4w\"\nstart = 2027-02-01", `after = ["E1"]`, "after = [\"E1\"]\nstart = 2027-03-01", "[system]", "[calendar]\nholidays = [2027-02-23]\n\n[system]"}, "RD206 stages[1].start"},
		{"a bad sum of a variant decides nothing", []string{"weight = 40", "weight = 40\nmeasure = \"cost\"", "scores.C2 = 9\n", "\n[[variants.costs]]\nname = \"Хранение\"\nphase = \"operation\"\nkind = \"other\"\namounts = [\"60\"]\n", "scores.C2 = 6\n", ""},
			"RD001 variants[0].costs[0].amounts[0]"},
		{"a text for a list of goals is not a strategy without them", []string{"goals = [\"G1\"]", "goals = \"G1\""}, "RD001 strategy.strategies[0].goals"},
		{"a table for a list does not leave its section empty", []string{"[[results]]", "[results]"}, "RD001 results"},
		{"a bad date of an agreement is not missing as well", []string{"", strings.Replace(exclusion("results"), "date = 2026", "date = \"от\" # 2026", 1)}, "RD001 exclusions[0].agreement.date"},
		{"a text for an agreement lacks nothing as well", []string{"", exclusion("results")[:strings.Index(exclusion("results"), "[exclusions.agreement]")] + "agreement = \"Протокол\"\n"}, "RD001 exclusions[0].agreement"},
		{"a text for a variant's verdicts lacks none as well", []string{"compliance.R1 = \"partial\"…scores.C1", "compliance = \"full\"\n"}, "RD001 variants[0].compliance"},
		{"what a customer wants to be made clear fills no place", []string{"", remark("Уточнить срок.")}, ""},
		{"a remark may still be no text", []string{"", remark("…")}, "RD405 remarks[0].text"},
		{"a bad target is not missing as well", []string{"target = 20", `target = "20"`}, "RD001 strategy.indicators[0].target"},
		{"no strategy, no tasks to serve", []string{"[[strategy.environment]]…[object]", "", "kind = \"function\"\npriority = \"must\"\ntasks = [\"T1\"]", "kind = \"function\"\npriority = \"must\""}, ""},
		{"a requirement for data may serve no task", []string{"kind = \"function\"\npriority = \"must\"\ntasks = [\"T1\"]", "kind = \"data\"\npriority = \"must\"", "subsystem = \"SS1\"\n", "subsystem = \"SS1\"\ntasks = [\"T1\"]\n"}, ""},
		{"a requirement may be met in part when it is no must", []string{"R3 = \"full\"", "R3 = \"partial\""}, ""},
		{"quality in prose alone may verify anything", []string{"[[quality]]…\n\n[[", "", "", "\n[sections.quality]\ntext = \"Требования к качеству изложены в договоре.\"\n"}, "RD104 sections.quality"},
		{"quality excluded: acceptance has to verify", []string{"", exclusion("quality")}, "RD307 requirements[0]"},
		{"a section in prose alone has no verdicts to lack", []string{"[[variants]]…[[requirements]]", "", "", "\n[sections.alternatives]\ntext = \"Варианты описаны в приложении.\"\n"},
			"RD104 sections.alternatives, RD203 choice.variant"},
	} {
		text, err := os.ReadFile("../../samples/minimal/engagement.toml")
		if err != nil {
			t.Fatal(err)
		}
		got := codes(t, edit(t, string(text), c.edits))
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// remark is an open remark of a customer.
func remark(text string) string {
	return "\n[[remarks]]\nid = \"M1\"\nauthor = \"Заказчик\"\ntext = \"" + text + "\"\ndecision = \"open\"\n"
}

func edit(t testing.TB, text string, edits []string) string {
	t.Helper()
	for pair := range slices.Chunk(edits, 2) {
		if pair[0] == "" {
			text += pair[1]
			continue
		}
		old := passage(text, pair[0])
		if old == "" {
			t.Fatalf("%q is not there", pair[0])
		}
		text = strings.Replace(text, old, pair[1], 1)
	}
	return text
}

// codes gives the faults of an engagement as «RD203 choice.variant», in the
// order of code and key.
func codes(t *testing.T, text string) string {
	t.Helper()
	_, faults := checked(t, fstest.MapFS{"engagement.toml": {Data: []byte(text)}})
	var out []string
	for _, f := range faults {
		out = append(out, f.Code+" "+f.Key)
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// Whatever line or table of the minimal sample is missing, each fault has a
// place, a rule of the table and something to say.
func TestTornEngagements(t *testing.T) {
	text, err := os.ReadFile("../../samples/minimal/engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, r := range Rules(shipped(t)...) {
		known[r.Code] = true
	}
	for _, separator := range []string{"\n", "\n\n"} {
		parts := strings.Split(string(text), separator)
		for i := range parts {
			torn := strings.Join(slices.Delete(slices.Clone(parts), i, i+1), separator)
			_, faults := read(t, fstest.MapFS{"engagement.toml": {Data: []byte(torn)}})
			for _, f := range faults {
				if !known[f.Code] || f.Position.Line < 1 || f.Position.Column < 1 || f.Message == "" {
					t.Errorf("without %q: %+v", parts[i], f)
				}
			}
		}
	}
}

// shipped gives the standards that rules cite.
func shipped(t testing.TB) []*standard.Standard {
	t.Helper()
	out, err := standard.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestClausesOfRules: a rule cites the standards that it is given, the items of its
// sections, and sources besides.
func TestClausesOfRules(t *testing.T) {
	third, err := standard.Load(fstest.MapFS{"standards/x.toml": {Data: []byte(`
designation = "СТО 1"
cited.sections = "5.1"
[[sections]]
id = "quality"
item = "в)"
`)}}, "x")
	if err != nil {
		t.Fatal(err)
	}
	list := shipped(t)[:2:2]
	for _, c := range []struct {
		code      string
		standards []*standard.Standard
		want      string
	}{
		{"RD101", list, "РД 50-34.698-90, приложение 1, 2.2; ГОСТ Р 59795—2021, А.2.2"},
		{"RD306", list[:1], "РД 50-34.698-90, приложение 1, 2.2, 3), 4)"},
		{"RD307", append(list[1:], third), "ГОСТ Р 59795—2021, А.2.2; СТО 1, 5.1, в); ГОСТ 34.602—2020, 3.4"},
		{"RD202", nil, ""},
		{"RD202", []*standard.Standard{third}, ""}, // it has no such section
		{"RD103", append(list, third), "ГОСТ Р 59795—2021, 4.2"},
		{"RD102", []*standard.Standard{third}, method},
	} {
		rules := Rules(c.standards...)
		i := slices.IndexFunc(rules, func(r Rule) bool { return r.Code == c.code })
		if got := rules[i].Clause; got != c.want {
			t.Errorf("%s cites %q, want %q", c.code, got, c.want)
		}
	}
}
