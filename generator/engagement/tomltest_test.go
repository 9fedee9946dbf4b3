package engagement

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	tomltest "github.com/toml-lang/toml-test"

	"rd50/generator/diagnostic"
)

// The files of toml-test for TOML 1.1, and those that only TOML 1.0 has among the
// valid: no fault of form in a valid file, one with a place in each invalid one.
func TestTOMLTest(t *testing.T) {
	suite := tomltest.EmbeddedTests()
	seen := map[string]int{}
	for _, list := range []string{"files-toml-1.1.0", "files-toml-1.0.0"} {
		for _, name := range strings.Fields(read(t, suite, list)) {
			kind, _, _ := strings.Cut(name, "/")
			if !strings.HasSuffix(name, ".toml") || kind == "invalid" && list == "files-toml-1.0.0" {
				continue // what 1.0 forbids and 1.1 allows is read
			}
			seen[kind]++
			tree, fault := parseTOML(newFile(name, []byte(read(t, suite, name))))
			switch {
			case kind == "valid" && fault != nil:
				t.Errorf("%s: %s: %s", name, fault.Position, fault.Message)
			case kind == "invalid" && (fault == nil || tree != nil):
				t.Errorf("%s: no fault", name)
			case kind == "invalid" && (fault.Code != "RD001" || fault.Position.Line == 0 || fault.Position.Column == 0):
				t.Errorf("%s: %+v", name, fault)
			}
			if fault != nil {
				inWordsOfTheReader(t, fault)
			}
		}
	}
	if seen["valid"] < 370 || seen["invalid"] < 360 {
		t.Errorf("only %v files were read", seen)
	}
}

func read(t *testing.T, fsys fs.FS, name string) string {
	t.Helper()
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// foreignWords are Latin words outside what a message quotes; those of the format
// itself are no foreign ones.
var (
	quotedParts  = regexp.MustCompile(`«.*?»|: [^:]*$|\[\[?[a-z.]+\]?\]`)
	foreignWords = regexp.MustCompile(`[A-Za-z]{2,}`)
)

func inWordsOfTheReader(t *testing.T, fault *diagnostic.Diagnostic) {
	t.Helper()
	message := quotedParts.ReplaceAllString(strings.TrimPrefix(fault.Message, "файл не разобран: "), "")
	for _, word := range foreignWords.FindAllString(message, -1) {
		if word != "UTF" && word != "CP" && word != "Windows" && !strings.Contains(fault.Message, "уже задан") {
			t.Errorf("%s: %s", fault.Position, fault.Message)
		}
	}
	if strings.HasSuffix(fault.Message, "запись не соответствует TOML") {
		t.Errorf("%s: a message of the parser has no telling", fault.Position)
	}
	if fault.Hint == "" {
		t.Errorf("%s: %s: no hint", fault.Position, fault.Message)
	}
}
