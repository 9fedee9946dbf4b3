package skeleton_test

import (
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/generator/diagnostic"
	"rd50/generator/engagement"
	"rd50/generator/format"
	_ "rd50/generator/pace"
	"rd50/generator/skeleton"
	"rd50/generator/thorough"
)

// loaded gives the faults of form of a text: RD001 to RD006.
func loaded(text string) diagnostic.List {
	_, faults := engagement.Load(fstest.MapFS{"engagement.toml": {Data: []byte(text)}}, "engagement.toml")
	return faults
}

var keyLine = regexp.MustCompile(`^([A-Za-z0-9_.]+) = (.+)$`)

// mutations are what authors do to a line, by name.
var mutations = map[string]func(key, value string) string{
	"left out":            func(key, value string) string { return "" },
	"emptied":             func(key, value string) string { return key + ` = ""` },
	"no list":             func(key, value string) string { return key + ` = []` },
	"a number":            func(key, value string) string { return key + " = 1.5" },
	"a text":              func(key, value string) string { return key + ` = "слово"` },
	"a flag":              func(key, value string) string { return key + " = true" },
	"a day":               func(key, value string) string { return key + " = 2026-10-19" },
	"a table":             func(key, value string) string { return key + " = {}" },
	"a comma":             func(key, value string) string { return key + " = 0,12" },
	"groups":              func(key, value string) string { return key + " = 1 200" },
	"a Russian day":       func(key, value string) string { return key + " = 19.10.2026" },
	"a quoted day":        func(key, value string) string { return key + ` = "19 октября 2026 г."` },
	"a quoted number":     func(key, value string) string { return key + ` = "1 200,5"` },
	"a duration in words": func(key, value string) string { return key + ` = "2 мес."` },
	"quotes forgotten":    func(key, value string) string { return key + " = " + strings.Trim(value, `"`) },
	"other quotes":        func(key, value string) string { return key + " = «" + strings.Trim(value, `"`) + "»" },
	"quotes not closed":   func(key, value string) string { return key + " = " + strings.TrimSuffix(value, `"`) },
	"a colon":             func(key, value string) string { return key + ": " + value },
	"a comma behind":      func(key, value string) string { return key + " = " + value + "," },
	"a slip in the key":   func(key, value string) string { return key + "s = " + value },
	"a slip in the value": func(key, value string) string { return key + " = " + strings.Replace(value, `"`, `"x`, 1) },
	"a Cyrillic twin":     func(key, value string) string { return key + " = " + twinned(value) },
	"a Cyrillic key":      func(key, value string) string { return strings.Replace(key, "e", "е", 1) + " = " + value },
	"twice":               func(key, value string) string { return key + " = " + value + "\n" + key + " = " + value },
}

func twinned(value string) string {
	return strings.NewReplacer("C", "С", "T", "Т", "E", "Е", "A", "А", "o", "о", "a", "а").Replace(value)
}

// TestHintsCanBePasted does to each line of the filled skeleton what authors do,
// then to the text what the first hint says, word by word: that fault is gone and
// no other has come, unless one that the first had hidden, which is then mended the
// same way.
func TestHintsCanBePasted(t *testing.T) {
	text := written(t, "crm", "Концепция")
	text = fill(t, text, unfilled(read(t, text).Faults), map[string]bool{})
	if faults := loaded(text); len(faults) > 0 {
		t.Fatal(faults)
	}
	lines := strings.Split(text, "\n")
	step, tried, told := thorough.Step(t, 4), 0, map[string]int{}
	header, seen := "", map[string]bool{}
	for i, line := range lines {
		if strings.HasPrefix(line, "[") {
			header = line
		}
		m := keyLine.FindStringSubmatch(line)
		if m == nil || m[2] == "[" || seen[header+strings.TrimRight(m[1], "0123456789")] {
			continue
		}
		seen[header+strings.TrimRight(m[1], "0123456789")] = true
		for k, name := range slices.Sorted(maps.Keys(mutations)) {
			if (i+k)%(3*step) != 0 { // each key meets a third of them, and each third of the keys all
				continue
			}
			mutate := mutations[name]
			if strings.Contains(name, "quotes") && !strings.HasPrefix(m[2], `"`) {
				continue
			}
			changed := slices.Clone(lines)
			changed[i] = mutate(m[1], m[2])
			if reason := follow(strings.Join(changed, "\n"), told); reason != "" {
				t.Errorf("line %d %q, %s: %s", i+1, line, name, reason)
			}
			tried++
		}
	}
	if tried < 900/step || len(told) < 4 {
		t.Errorf("%d mutations told %v", tried, told)
	}
}

// TestTablesForValues gives a value where a table or a list of tables is needed: what the
// hint writes in its place is of the right form.
func TestTablesForValues(t *testing.T) {
	text := written(t, "crm", "Концепция")
	text = fill(t, text, unfilled(read(t, text).Faults), map[string]bool{})
	told := 0
	for _, f := range format.Fields(reflect.TypeFor[engagement.Engagement]()) {
		if f.Type.Kind() != reflect.Map && !format.IsTable(format.Element(f.Type)) {
			continue
		}
		without := text
		for table := regexp.MustCompile(`(?ms)^\[+` + f.Key + `[.\]].*?(^\[|\z)`); table.MatchString(without); {
			without = table.ReplaceAllString(without, "$1")
		}
		for _, value := range []string{`"слово"`, "1.5", `["слово"]`} {
			broken := strings.Replace(without, "format = 1\n", "format = 1\n"+f.Key+" = "+value+"\n", 1)
			ofForm := func(text string) diagnostic.List {
				return slices.DeleteFunc(loaded(text), func(x diagnostic.Diagnostic) bool { return x.Code == "RD005" || !strings.HasPrefix(x.Key, f.Key) })
			}
			faults := ofForm(broken)
			if len(faults) != 1 {
				t.Fatalf("%s = %s: %v", f.Key, value, faults)
			}
			told++
			mended, ok := paste(broken, faults[0])
			if left := ofForm(mended); !ok || len(left) > 0 {
				t.Errorf("%s = %s: behind «%s»: %v", f.Key, value, faults[0].Advice(), left)
			}
		}
	}
	if told < 90 {
		t.Errorf("only %d were told", told)
	}
}

// TestHintsOfRulesCanBePasted breaks the rules about the data whose hint holds what
// to write: then the fault is gone, and nothing that follows it breaks the form.
func TestHintsOfRulesCanBePasted(t *testing.T) {
	text := written(t, "crm", "Концепция")
	text = fill(t, text, unfilled(read(t, text).Faults), map[string]bool{})
	for _, c := range []struct{ code, old, new string }{
		{"RD201", `advantages = ["Пример: работники знакомы с действующими системами"]`, `advantages = []`},
		{"RD201", `disadvantages = ["Пример: недостающие функции создаются с нуля"]`, ``},
		{"RD202", "compliance.R3 = \"full\"\n", ""},
		{"RD202", "id = \"R3\"\n", "id = \"БЗ.3\"\n"},
		{"RD203", "scores.C2 = 5\n", ""},
		{"RD205", `phase = "operation"`, `phase = "development"`},
		{"RD301", `goal = "G2"`, `goal = "G1"`},
		{"RD303", `goals = ["G2"]`, `goals = []`},
		{"RD303", `strategies = ["ST2"]`, `strategies = []`},
		{"RD304", `tasks = ["T2"]`, `tasks = []`},
	} {
		broken := strings.Replace(text, c.old, c.new, 1)
		if broken == text {
			t.Fatalf("nothing reads %s", c.old)
		}
		count := func(text string) (n int, first diagnostic.Diagnostic) {
			for _, f := range read(t, text).Faults {
				if f.Code == c.code {
					if n++; n == 1 {
						first = f
					}
				}
			}
			return n, first
		}
		before, f := count(broken)
		mended, ok := paste(broken, f)
		if after, _ := count(mended); before == 0 || !ok || after != before-1 {
			t.Errorf("%s, %s: %d faults, behind the hint %d: %s", c.code, c.old, before, after, f.Advice())
		}
		for _, f := range loaded(mended) {
			if !strings.Contains(c.new, "БЗ") {
				t.Errorf("%s: %s %s: %s", c.code, f.Position, f.Code, f.Message)
			}
		}
	}
}

// follow mends a text hint by hint and gives the reason why it can't.
func follow(text string, told map[string]int) string {
	faults := loaded(text)
	for range 40 {
		if len(faults) == 0 {
			return ""
		}
		f := faults[0]
		if i := slices.IndexFunc(faults, func(f diagnostic.Diagnostic) bool { return !strings.HasPrefix(f.Hint, "сначала ") }); i >= 0 {
			f = faults[i] // what another fault causes is mended with it
		}
		told[f.Code]++
		mended, ok := paste(text, f)
		if !ok {
			return fmt.Sprintf("%s %s: %s: the hint can't be followed: %s", f.Position, f.Code, f.Message, f.Advice())
		}
		faults = loaded(mended)
		for _, after := range faults {
			if after.Position == f.Position && after.Code == f.Code && after.Message == f.Message && after.Hint == f.Hint {
				return fmt.Sprintf("%s %s: %s: still there behind %s", f.Position, f.Code, f.Message, f.Advice())
			}
		}
		text = mended
	}
	return "no end: " + faults[0].Message
}

// The forms of a hint that holds what to write.
var (
	endForm   = regexp.MustCompile(`(?s)в конец файла дописывается:\n(.*)$`)
	entryForm = regexp.MustCompile(`(?s)^запись списка пишется под своим заголовком:\n(.*)$`)
	linesForm = regexp.MustCompile(`(?s)^(?:вместо этой строки )?нужны строки:\n(.*)$`)
	lineForm  = regexp.MustCompile(`^(?:вместо этой строки )?нужна строка ([^;]+?)(?:$|;| в фигурных)`)
	listForm  = regexp.MustCompile(`^нужен список:? (\w+) = (\[.*?\])`)
	fillForm  = regexp.MustCompile(`^впишите значение: \S+ = (.*)$`)
	maybeForm = regexp.MustCompile(`^возможно, ("[^"]+"|[^\s;:"]+)`)
	oneOfForm = regexp.MustCompile(`^одно из: ("[^"]+")`)
	knownForm = regexp.MustCompile(`^(?:заданы|известны): ([^\s,]+)`)
	boundForm = regexp.MustCompile(`^допустимо: \D*([0-9.]+)`)
	dropForm  = regexp.MustCompile(`нужно оставить одно место|удаляется|дописываются|задается один раз|рядом с remove`)
	keysForm  = regexp.MustCompile(`^известные ключи: ([^\s,]+)|место ключа`)
	valueForm = regexp.MustCompile(`^(?:дата|число|целое|текст|длительность|пишется|список|пустая|идентификатор|«да»)[^:]*: ("[^"]*"|\[.*\]|[^\s«»]+)`)
	wholeLine = regexp.MustCompile(`: ("?[\w.]+"? = .*|\[+[\w.]+\]+|# .*)$`)
)

// paste does what a hint says at the place of its fault.
func paste(text string, f diagnostic.Diagnostic) (string, bool) {
	lines := strings.Split(text, "\n")
	at := f.Position.Line - 1
	line := lines[at]
	value := string([]rune(line)[f.Position.Column-1:])
	hint := f.Hint
	replace := func(with string) {
		if key, _, table := strings.Cut(line, " = {"); table && f.Position.Column <= len(key) { // a table's place is its key
			lines[at] = key + " = " + with
		} else {
			lines[at] = string([]rune(line)[:f.Position.Column-1]) + with + behind(value)
		}
	}
	if strings.HasPrefix(hint, "вместо ") {
		lines[at] = ""
	}
	switch {
	case entryForm.MatchString(hint):
		lines[at] = ""
		lines = append(lines, entryForm.FindStringSubmatch(hint)[1])
	case endForm.MatchString(hint):
		lines = append(lines, endForm.FindStringSubmatch(hint)[1])
	case linesForm.MatchString(hint):
		lines[at] += "\n" + linesForm.FindStringSubmatch(hint)[1]
	case listForm.MatchString(hint):
		m := listForm.FindStringSubmatch(hint)
		if strings.HasPrefix(line, m[1]+" = ") {
			lines[at] = m[1] + " = " + m[2]
		} else {
			lines[at] += "\n" + m[1] + " = " + m[2]
		}
	case strings.HasPrefix(hint, "в фигурных скобках нужно "):
		lines[at] = strings.Replace(line, "{}", "{ "+strings.TrimPrefix(hint, "в фигурных скобках нужно ")+" }", 1)
	case lineForm.MatchString(hint):
		added := lineForm.FindStringSubmatch(hint)[1]
		if f.Position.Line == 1 {
			lines[at] = added + "\n" + line
		} else {
			lines[at] += "\n" + added
		}
	case strings.HasPrefix(f.Message, "файл не разобран: ") && wholeLine.MatchString(hint):
		lines[at] = wholeLine.FindStringSubmatch(hint)[1]
	case fillForm.MatchString(hint):
		replace(fillForm.FindStringSubmatch(hint)[1])
	case f.Code == "RD002" && maybeForm.MatchString(hint):
		lines[at] = strings.Replace(line, f.Key[strings.LastIndexByte(f.Key, '.')+1:]+" ", maybeForm.FindStringSubmatch(hint)[1]+" ", 1)
	case maybeForm.MatchString(hint):
		replace(quotedLike(value, maybeForm.FindStringSubmatch(hint)[1]))
	case oneOfForm.MatchString(hint):
		replace(oneOfForm.FindStringSubmatch(hint)[1])
	case knownForm.MatchString(hint):
		replace(quotedLike(value, knownForm.FindStringSubmatch(hint)[1]))
	case boundForm.MatchString(hint):
		replace(boundForm.FindStringSubmatch(hint)[1])
	case valueForm.MatchString(hint):
		replace(valueForm.FindStringSubmatch(hint)[1])
	case dropForm.MatchString(hint), keysForm.MatchString(hint):
		lines[at] = ""
	default:
		return "", false
	}
	return strings.Join(lines, "\n"), true
}

// quotedLike puts a word in quotes where the value was.
func quotedLike(value, word string) string {
	if strings.HasPrefix(value, `"`) && word[0] != '"' {
		return `"` + word + `"`
	}
	return word
}

// behind gives what stands behind the first value of a text.
func behind(value string) string {
	end := regexp.MustCompile(`^("[^"]*"|\[[^\]]*\]|\{[^}]*\}|[^,\]\s]+)`).FindString(value)
	return value[len(end):]
}

func TestSkeletonsSuitEditors(t *testing.T) {
	for _, kind := range skeleton.Kinds() {
		for i, line := range strings.Split(written(t, kind, ""), "\n") {
			if regexp.MustCompile(`^#?[a-z_.]+ = .*["\]}0-9e]\s+#`).MatchString(line) {
				t.Errorf("%s:%d: a comment behind a value: %s", kind, i+1, line)
			}
			if regexp.MustCompile(`^#?\[+(variants|exclusions)\.`).MatchString(line) {
				t.Errorf("%s:%d: a table below an entry of a list: %s", kind, i+1, line)
			}
		}
	}
}
