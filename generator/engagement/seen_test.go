package engagement

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

// TestWhatWasSeenIsReadAlike: each state of a draft is read as if it were the first, what
// its files share with the states before or not.
func TestWhatWasSeenIsReadAlike(t *testing.T) {
	var seen Seen
	files := baseFiles(t)
	for i, edit := range []func(){
		func() {},
		func() { change(files, "prose/study.md", "\n", "\n\nПравка.\n") },
		func() { delete(files, "prose/study.md") },
		func() { files["prose/study.md"] = &fstest.MapFile{Data: []byte("Снова здесь.\r\n")} },
		func() { files["prose/study.md"] = &fstest.MapFile{Data: []byte("\xd2\xe5\xea\xf1\xf2")} },
		func() { change(files, "base.toml", "[report]", "[report]\nlost = 1") },
		func() { change(files, "base.toml", "lost = 1", "") },
		func() { change(files, "base.toml", "[report]", "[report") },
		func() { change(files, "base.toml", "[report", "[report]") },
		func() {
			files["next.toml"] = &fstest.MapFile{Data: []byte("extends = \"base.toml\"\n[report]\nversion = \"2\"\n")}
		},
		func() { change(files, "prose/study.md", "\n", "\n\nПравка.\n") },
		func() { change(files, "base.toml", "[report]", "[report]\n") },
		func() { delete(files, "base.toml") },
	} {
		edit()
		name := "base.toml"
		if files["next.toml"] != nil {
			name = "next.toml"
		}
		got, faults := seen.Load(files, name)
		want, wanted := Load(files, name)
		if !reflect.DeepEqual(faults, wanted) {
			t.Errorf("state %d:\n got %v\nwant %v", i, faults, wanted)
		}
		if got == nil || want == nil {
			if got != want {
				t.Errorf("state %d: got %v, want %v", i, got, want)
			}
			continue
		}
		if said, wanted := places(got), places(want); said != wanted || !reflect.DeepEqual(values(got), values(want)) {
			t.Errorf("state %d:\n got %s of %v\nwant %s of %v", i, said, values(got), wanted, values(want))
		}
	}
}

// TestStatesShareTheirData: what stands in TOML is decoded once as long as it does not
// change.
func TestStatesShareTheirData(t *testing.T) {
	var seen Seen
	files := baseFiles(t)
	first, _ := seen.Load(files, "base.toml")
	change(files, "prose/study.md", "\n", "\n\nПравка.\n")
	second, _ := seen.Load(files, "base.toml")
	if &first.Requirements[0] != &second.Requirements[0] {
		t.Error("a change of a text decodes the data again")
	}
	change(files, "base.toml", "[report]", "[report]\n")
	third, _ := seen.Load(files, "base.toml")
	if &second.Requirements[0] == &third.Requirements[0] || third.At("report").Line != second.At("report").Line {
		t.Error("a change of the data is not seen")
	}
}

func change(files fstest.MapFS, name, old, new string) {
	files[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(files[name].Data), old, new, 1))}
}

// values is what an engagement holds, without where.
func values(e *Engagement) Engagement {
	model := *e
	model.source = nil
	return model
}

// places puts down what lies beside the values, and where they stand.
func places(e *Engagement) string {
	study, _ := e.SectionProse("study")
	return fmt.Sprint(study, e.Files(), e.IDs(), e.References(), e.FaultyUnder("sections"), e.ProseAt(study, 9))
}
