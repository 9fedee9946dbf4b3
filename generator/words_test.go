package generator

import (
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

// TestChecksNeedNoPages: Read tells what it would tell with the pages set, of an abstract
// that takes one page, hardly one and more.
func TestChecksNeedNoPages(t *testing.T) {
	text, err := os.ReadFile("../samples/minimal/engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	templates := fresher(t)
	const opening = "[report.abstract]\n"
	told := map[int]bool{}
	for n := range 40 {
		long := opening + `methods = """` + strings.Repeat("Опрос пользователей и анализ документов предприятия. ", 2*n) + "\"\"\"\n"
		in := Input{
			Files: fstest.MapFS{"engagement.toml": {Data: []byte(strings.Replace(string(text), opening, long, 1))}},
			Name:  "engagement.toml",
		}
		want := Sketch(in, templates)
		want.CheckPages()
		if got := Read(in, templates); !reflect.DeepEqual(got.Faults, want.Faults) {
			t.Errorf("%d: got %v, want %v", n, got.Faults, want.Faults)
		}
		told[len(want.Faults)] = true
	}
	if len(told) != 2 {
		t.Errorf("the abstract takes one page or more: %v", told)
	}
}
