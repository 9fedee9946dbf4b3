package batch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rd50/generator/report"
	"rd50/generator/typeset"
	"rd50/generator/writer"
)

func TestASecondRunMakesNothing(t *testing.T) {
	e, m := four(t), newMemory()
	if got := trial(t, e, m).trialRun(t); got != "done а, done б, done в, done г" {
		t.Fatal(got)
	}
	first, puts := m.outputs(), m.puts
	for _, lost := range []bool{false, true} { // stamps only save time
		if lost {
			delete(m.files, stampsOf(ManifestFile))
			puts++ // they are written again
		}
		if got := trial(t, e, m).trialRun(t); got != "current а, current б, current в, current г" {
			t.Errorf("stamps lost %v: %s", lost, got)
		}
		if m.puts != puts {
			t.Errorf("stamps lost %v: %d sets of files were written", lost, m.puts-puts)
		}
	}
	sameFiles(t, "after the second run", m.outputs(), first)
}

// TestWhatChangesIsMadeAgain: in each case one thing differs from the first run.
func TestWhatChangesIsMadeAgain(t *testing.T) {
	first := newMemory()
	trial(t, four(t), first).trialRun(t)
	own := func(text string) fstest.MapFS {
		return fstest.MapFS{"sections/study.toml": {Data: []byte("[processes]\nlead = '" + text + "'")}}
	}
	for _, c := range []struct {
		about string
		edit  func(e engagements, m *memory, b *Batch)
		want  string
	}{
		{"one engagement", func(e engagements, _ *memory, _ *Batch) { e.add(t, "б", "Заозерск", "Подозерск") }, "current а, done б, current в, current г"},
		{"an output that was changed", func(_ engagements, m *memory, _ *Batch) {
			m.files["в/в-1.0.md"] = &fstest.MapFile{Data: []byte("чужое")}
		}, "current а, current б, done в, current г"},
		{"an output that was lost", func(_ engagements, m *memory, _ *Batch) { delete(m.files, "г/г-1.0.md") }, "current а, current б, current в, done г"},
		{"the program", func(_ engagements, _ *memory, b *Batch) { b.Options.Program = "newer" }, "done а, done б, done в, done г"},
		{"an option", func(_ engagements, _ *memory, b *Batch) { b.Options.Files.Attach = true }, "done а, done б, done в, done г"},
		{"the formats", func(_ engagements, _ *memory, b *Batch) {
			docx, _ := writer.Find("docx")
			b.Reports[0].Formats = append(b.Reports[0].Formats, Format{Format: docx})
		}, "done а, current б, current в, current г"},
		{"an external program", func(_ engagements, _ *memory, b *Batch) { b.Reports[1].Formats[0].Digest = "5e" }, "current а, done б, current в, current г"},
		{"the name of an output", func(_ engagements, _ *memory, b *Batch) { b.Reports[1].Output = "Отчет" }, "current а, done б, current в, current г"},
		{"the manifest is lost", func(_ engagements, m *memory, _ *Batch) { delete(m.files, ManifestFile) }, "done а, done б, done в, done г"},
		{"all by force", func(_ engagements, _ *memory, b *Batch) { b.Force = true }, "done а, done б, done в, done г"},
		{"a phrase of a template", func(_ engagements, _ *memory, b *Batch) {
			b.Templates = templates(t, own("Вот {{count: процесс|процесса|процессов}}, [@study/processes: таблица]."))
		}, "done а, done б, done в, done г"},
		{"a phrase that says the same", func(_ engagements, _ *memory, b *Batch) {
			b.Templates = templates(t, fstest.MapFS{"sections/resources.toml": {Data: []byte("# пустой\n")}})
		}, "current а, current б, current в, current г"},
	} {
		e, m := four(t), first.copy()
		b := trial(t, e, m)
		c.edit(e, m, b)
		if got := b.trialRun(t); got != c.want {
			t.Errorf("%s: %s, want %s", c.about, got, c.want)
		}
	}
}

// TestATemplateConcernsThoseWhoUseIt: of two engagements one leaves the costs
// out, with the customer's consent, so the wording of costs is not its concern.
func TestATemplateConcernsThoseWhoUseIt(t *testing.T) {
	e, m := engagements{}, newMemory()
	e.add(t, "с-затратами")
	e.add(t, "без-затрат")
	without := e["без-затрат/engagement.toml"]
	without.Data = append(without.Data, []byte(`
[[exclusions]]
section = "resources"
reason = "Смета согласуется отдельно"
[exclusions.agreement]
document = "Протокол № 1"
date = 2026-10-14
organisation = "ЧУ ДО «Перекресток»"
position = "Директор"
name = "И.И. Слободской"
`)...)
	if got := trial(t, e, m).trialRun(t); got != "done без-затрат, done с-затратами" {
		t.Fatal(got)
	}
	b := trial(t, e, m)
	b.Templates = templates(t, fstest.MapFS{"sections/resources.toml": {Data: []byte("[totals]\ncaption = 'Фазы, {{currency}}'")}})
	if got := b.trialRun(t); got != "current без-затрат, done с-затратами" {
		t.Error(got)
	}
}

func TestAFaultStopsOnlyItself(t *testing.T) {
	e, m := four(t), newMemory()
	e.add(t, "б", `city = "Заозерск-на-Взморье"`, `town = "Заозерск-на-Взморье"`)
	b := trial(t, e, m)
	s, err := b.Run(t.Context())
	if err != nil || ends(s) != "done а, failed б, done в, done г" {
		t.Fatal(s, err)
	}
	fault := s.Results[1].Fault
	if got := fault.Text(); !strings.HasPrefix(got, "б/engagement.toml:") || !strings.Contains(got, "RD00") || fault.Environment {
		t.Error(got)
	}
	b = trial(t, e, newMemory())
	b.KeepGoing, b.Workers = false, 1
	if s, err = b.Run(t.Context()); err != nil || ends(s) != "done а, failed б, dropped в, dropped г" {
		t.Error(ends(s), err)
	}
}

// TestADiskThatFills: at every size of the disk the batch ends, nothing is torn,
// and with room again the next run makes what was missing, to the byte.
func TestADiskThatFills(t *testing.T) {
	whole := newMemory()
	trial(t, four(t), whole).trialRun(t)
	size := 0
	for _, text := range whole.outputs() {
		size += len(text)
	}
	for part := range 9 {
		m := newMemory()
		m.room = size * part / 8
		b := trial(t, four(t), m)
		s, err := b.Run(t.Context())
		if err == nil && s.Count(Done) != 4 && !s.Environment() {
			t.Errorf("room for %d: no word of it: %s", m.room, ends(s))
		}
		for name, text := range m.outputs() {
			if strings.HasSuffix(name, ".md") && text != whole.outputs()[name] {
				t.Errorf("room for %d/8: %s is torn", part, name)
			}
		}
		m.room = 1 << 40
		if s, err := trial(t, four(t), m).Run(t.Context()); err != nil || s.Count(Done)+s.Count(Current) != 4 {
			t.Errorf("room for %d/8: then %s, %v", part, ends(s), err)
		}
		sameFiles(t, fmt.Sprintf("room for %d/8", part), m.outputs(), whole.outputs())
	}
}

// TestAnEndBeforeTime: what was not begun is dropped, what was made is recorded.
func TestAnEndBeforeTime(t *testing.T) {
	e, m := four(t), newMemory()
	ctx, cancel := context.WithCancel(t.Context())
	b := trial(t, e, m)
	b.Workers = 1
	b.Tell = func(ev Event) {
		if ev.Kind == Done {
			cancel()
		}
	}
	s, err := b.Run(ctx)
	if err != nil || s.Count(Done) != 1 || s.Count(Dropped) != 3 {
		t.Fatal(ends(s), err)
	}
	if _, ok := m.files[journalOf(ManifestFile)]; ok {
		t.Error("the journal is left over")
	}
	if got := trial(t, e, m).trialRun(t); strings.Count(got, "current") != 1 || strings.Count(got, "done") != 3 {
		t.Error(got)
	}
}

// TestAnInterruptedProgramIsNoFault: ^C reaches external writers as well.
func TestAnInterruptedProgramIsNoFault(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	b := trial(t, four(t), newMemory())
	b.Workers = 1
	b.Reports[0].Formats = []Format{{Format: writer.Format{Name: "x", Extension: "x", Write: func(io.Writer, *report.Report, *typeset.Layout, writer.Options) error {
		cancel()
		return outside{errors.New("signal: interrupt")}
	}}}}
	if s, err := b.Run(ctx); err != nil || s.Count(Dropped) != 4 {
		t.Error(ends(s), err)
	}
}

// TestVersionsAgainstTheirBase: a version has files that show what changed in it besides its
// report; they are as fresh as both versions.
func TestVersionsAgainstTheirBase(t *testing.T) {
	e, m := engagements{}, newMemory()
	e.add(t, "а")
	e["а/versions/1.1.toml"] = &fstest.MapFile{Data: []byte("extends = '../engagement.toml'\n[report]\nversion = '1.1'\ndate = 2026-10-20\n")}
	again := func() string {
		b := trial(t, e, m)
		docx, _ := writer.Find("docx")
		for i := range b.Reports {
			b.Reports[i].Formats = append(b.Reports[i].Formats, Format{Format: docx})
		}
		b.Options.Against = true
		b.Reports[1].Output = "Концепция"
		return b.trialRun(t)
	}
	if got := again(); got != "done а, done а/versions/1.1.toml" {
		t.Fatal(got)
	}
	names := slices.Sorted(maps.Keys(m.outputs()))
	if got := strings.Join(slices.DeleteFunc(names, func(n string) bool { return strings.HasPrefix(n, "rd50") }), " "); got !=
		"а/Концепция-against-1.0.docx а/Концепция.docx а/Концепция.md а/а-1.0.docx а/а-1.0.md" {
		t.Error(got)
	}
	if got := again(); got != "current а, current а/versions/1.1.toml" {
		t.Error(got)
	}
	e.add(t, "а", "Заозерск", "Подозерск")
	if got := again(); got != "done а, done а/versions/1.1.toml" {
		t.Error(got)
	}
}

func TestTwoReportsOfOneName(t *testing.T) {
	e, m := engagements{}, newMemory()
	e.add(t, "а")
	e["а/versions/1.1.toml"] = &fstest.MapFile{Data: []byte("extends = '../engagement.toml'\n[report]\ndate = 2026-10-20\n")}
	b := trial(t, e, m)
	_, err := b.Run(t.Context())
	if err == nil || !strings.Contains(err.Error(), "а/engagement.toml и а/versions/1.1.toml дают один файл а/а-1.0.md") || m.puts != 0 {
		t.Fatal(err, m.puts)
	}
	for _, shard := range []Shard{{0, 2}, {1, 2}} { // told by every part that has one of them
		b := trial(t, e, m)
		b.Shard = shard
		if _, err := b.Run(t.Context()); err == nil && (shard.Holds("а/engagement.toml") || shard.Holds("а/versions/1.1.toml")) {
			t.Errorf("part %v: not told", shard)
		}
	}
	b = trial(t, e, m)
	b.Reports[1].Output = "А-1.1"
	if got := b.trialRun(t); got != "done а, done а/versions/1.1.toml" {
		t.Error(got)
	}
}

// TestShardsGiveTheWhole: the parts' files and those of one run are the same, and
// so are the manifests once the parts' are joined.
func TestShardsGiveTheWhole(t *testing.T) {
	whole := newMemory()
	trial(t, four(t), whole).trialRun(t)
	together, apart := newMemory(), newMemory()
	var parts []Part
	for i := range 8 {
		own := newMemory()
		for _, m := range []*memory{together, own} {
			b := trial(t, four(t), m)
			b.Shard = Shard{i, 8}
			b.Manifest = b.Shard.In(ManifestFile)
			b.trialRun(t)
		}
		parts = append(parts, Part{fmt.Sprint(i), own.files})
	}
	for about, merge := range map[string]func() (*memory, int, error){
		"in one folder":   func() (*memory, int, error) { n, err := Merge(t.Context(), together, nil); return together, n, err },
		"in many folders": func() (*memory, int, error) { n, err := Merge(t.Context(), apart, parts); return apart, n, err },
	} {
		m, n, err := merge()
		if err != nil || n != 4 {
			t.Errorf("%s: %d reports, %v", about, n, err)
		}
		sameFiles(t, about, m.outputs(), whole.outputs())
		joined, err := Joined(m.files)
		if err != nil {
			t.Fatal(err)
		}
		if d, err := Verify(m.files, joined, ManifestFile); err != nil || len(d) > 0 {
			t.Errorf("%s: %v, %v", about, d, err)
		}
	}
	b := trial(t, four(t), together) // a part takes up from the joined manifest
	b.Shard = Shard{1, 2}
	b.Manifest = b.Shard.In(ManifestFile)
	if s, err := b.Run(t.Context()); err != nil || s.Count(Current) != len(s.Results) || len(s.Results) == 0 {
		t.Errorf("after the merge: %s, %v", ends(s), err)
	}
}

func TestMergeCopiesWhatTheManifestSays(t *testing.T) {
	part := folderOf(t, map[string]*Manifest{"rd50-manifest.0-of-2.json": manifestOf(record("а", "а.md"))})
	part["а.md"] = &fstest.MapFile{Data: []byte("не то")}
	if _, err := Merge(t.Context(), newMemory(), []Part{{"p", part}}); err == nil || !strings.Contains(err.Error(), "p: файл а.md не тот, что в описи") {
		t.Error(err)
	}
}

// outside is a failing external program.
type outside struct{ error }

func (outside) Outside() {}

func TestAFailingProgramIsNoFaultOfTheData(t *testing.T) {
	for _, c := range []struct {
		err         error
		environment bool
	}{{errors.New("узел не выражается"), false}, {outside{errors.New("программа упала")}, true}} {
		if got := renderFault(c.err); errors.As(got, new(*Fault)) && got.(*Fault).Environment != c.environment {
			t.Errorf("%v: %+v", c.err, got)
		}
	}
}

// TestAFaultOfTheProgramStopsOneReport: a writer that falls over takes no other
// report along.
func TestAFaultOfTheProgramStopsOneReport(t *testing.T) {
	e, m := four(t), newMemory()
	b := trial(t, e, m)
	b.Reports[2].Formats = []Format{{Format: writer.Format{Name: "x", Extension: "x"}}} // it has no Write
	s, err := b.Run(t.Context())
	if err != nil || ends(s) != "done а, done б, failed в, done г" || !strings.Contains(s.Results[2].Fault.Text(), "внутренняя ошибка") {
		t.Error(ends(s), err)
	}
}

func TestADamagedManifest(t *testing.T) {
	m := newMemory()
	m.files[ManifestFile] = &fstest.MapFile{Data: []byte("не JSON")}
	if _, err := trial(t, four(t), m).Run(t.Context()); err == nil || !strings.Contains(err.Error(), "--force") {
		t.Error(err)
	}
	b := trial(t, four(t), m)
	b.Force = true
	if got := b.trialRun(t); got != "done а, done б, done в, done г" {
		t.Error(got)
	}
}

// TestEightWorkers: reports in all formats, made side by side, are those that one
// worker makes. The race detector looks on in the gate.
func TestEightWorkers(t *testing.T) {
	var made []map[string]string
	for _, workers := range []int{1, 8} {
		e, m := four(t), newMemory()
		for i := range 8 {
			e.add(t, fmt.Sprint("д", i), "«Перекресток»", fmt.Sprint("«Перекресток-", i, "»"))
		}
		b := trial(t, e, m)
		b.Workers = workers
		for i := range b.Reports {
			b.Reports[i].Formats = nil
			for _, f := range writer.Formats() {
				b.Reports[i].Formats = append(b.Reports[i].Formats, Format{Format: f})
			}
		}
		if s, err := b.Run(t.Context()); err != nil || s.Count(Done) != 12 {
			t.Fatal(ends(s), err)
		}
		made = append(made, m.outputs())
	}
	sameFiles(t, "eight workers", made[1], made[0])
}
