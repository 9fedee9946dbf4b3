package section

import (
	"os"
	"strings"
	"testing"

	"rd50/generator/engagement"
	"rd50/generator/outline"
)

// The manual tells which kinds a reference names by their names, and which by their ids.
func TestTheManualTellsWhatReferencesPrint(t *testing.T) {
	data, err := os.ReadFile("../../README.ru.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(data), "видом, кодом и именем (")
	named, rest, _ := strings.Cut(rest, "видом и кодом (")
	coded, _, _ := strings.Cut(rest, ";")
	for _, k := range outline.Kinds() {
		told := named
		if k.Printed == "id" {
			told = coded
		}
		if noun := engagement.Kind(k.Name).Noun(); !strings.Contains(strings.Join(strings.Fields(told), " "), noun) {
			t.Errorf("README.ru.md does not tell what a reference to a %s (%s) prints", k.Name, noun)
		}
	}
}
