package generator

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/generator/writer"
)

// A fault of the program is an error of one report: the next one is made.
func TestAPanicEndsOneReportAlone(t *testing.T) {
	err := guarded(func() error {
		var none []int
		return errors.New(string(rune(none[3])))
	})
	if err == nil || !strings.Contains(err.Error(), "внутренняя ошибка программы") {
		t.Errorf("got %v", err)
	}
	d := Sketch(Input{Files: fstest.MapFS{"a.toml": {Data: []byte("format = 1\n")}}, Name: "a.toml"}, &Templates{}) // no wording
	if d.Faults.Errors() == 0 {
		t.Error("no fault is told")
	}
	if _, err := d.Render(writer.Formats(), Options{}); err == nil {
		t.Error("a report without templates is rendered")
	}
}
