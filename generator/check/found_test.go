package check

import (
	"os"
	"testing"
	"testing/fstest"
)

// TestStatesOfADraft: a text that did not change is not looked at again, unless the data
// did, which tell how grave its faults are.
func TestStatesOfADraft(t *testing.T) {
	state := func(files map[string]string) string {
		over := fstest.MapFS{}
		for name, text := range files {
			over[name] = &fstest.MapFile{Data: []byte(text)}
		}
		e, faults := checked(t, changed{os.DirFS(telecom), over})
		return rendered(t, e, faults)
	}
	read := func(name string) string {
		text, err := os.ReadFile(telecom + "/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	study, plan, data := read("prose/study.md"), read("prose/plan.md"), read("engagement.toml")
	filled := study + "\nTODO\n"
	whole := state(nil)
	draft := state(map[string]string{"prose/study.md": filled})
	if draft == whole {
		t.Error("a filler is not told")
	}
	if got := state(map[string]string{"prose/study.md": filled, "prose/plan.md": plan + "\nЕще абзац.\n"}); got != draft {
		t.Errorf("an edit of another text changes what is told:\n%s\nwas\n%s", got, draft)
	}
	if got := state(map[string]string{"prose/study.md": "\n" + filled}); got == draft {
		t.Error("the filler has another place, which is not told")
	}
	if got := state(map[string]string{"prose/study.md": filled, "engagement.toml": "\n" + data}); got != draft {
		t.Errorf("an edit of the data changes what is told:\n%s\nwas\n%s", got, draft)
	}
	if got := state(nil); got != whole {
		t.Errorf("a fault that was mended is told:\n%s", got)
	}
}
