package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/BurntSushi/toml"

	"rd50/generator/skeleton"
	"rd50/generator/thorough"
	"rd50/templates"
)

// taploFolder holds the editors' usual tool for TOML once «npm install» has run there.
const taploFolder = "../internal/taplo"

// node runs a program of the tool on a text.
func node(t *testing.T, in []byte, args ...string) []byte {
	t.Helper()
	cmd := exec.Command("node", args...)
	cmd.Dir, cmd.Stdin = taploFolder, bytes.NewReader(in)
	var out, faults bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &faults
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%.1000s", err, faults.String())
	}
	return out.Bytes()
}

func taploFormatted(t *testing.T, text []byte) []byte {
	t.Helper()
	return node(t, text, "node_modules/@taplo/cli/dist/cli.js", "format", "-")
}

func meaning(t *testing.T, text []byte) map[string]any {
	t.Helper()
	var tree map[string]any
	if err := toml.Unmarshal(text, &tree); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return tree
}

func newEngagement(t *testing.T, kind string) []byte {
	t.Helper()
	text, err := skeleton.TOML(templates.Files, kind, "Концепция автоматизированной системы")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

var (
	leftOut  = regexp.MustCompile(`(?m)^#([a-z_.]+ = |\[|  \{|\])`)
	emptyOne = regexp.MustCompile(`= ""`)
)

// filled is a new engagement in which every key is given, each empty text at length.
func filled(text []byte) []byte {
	long := strings.Repeat("Длинный текст настоящего отчета, каких в нем много. ", 8)
	text = leftOut.ReplaceAll(text, []byte("$1"))
	return emptyOne.ReplaceAll(text, []byte(`= "`+long+`"`))
}

// TestEditorsFormatEngagements: the usual tool formats what rd50 new writes, as it is
// written and filled in, and the samples: nothing changes its meaning, and what is
// formatted stays. A new engagement is formatted as it comes.
func TestEditorsFormatEngagements(t *testing.T) {
	thorough.Tool(t, "RD50_TAPLO") // npm install in cmd/internal/taplo
	texts := map[string][]byte{}
	for _, kind := range skeleton.Kinds() {
		text := newEngagement(t, kind)
		if got := taploFormatted(t, text); !bytes.Equal(got, text) {
			t.Errorf("%s is formatted otherwise:\n%s", kind, got)
		}
		texts[kind] = filled(text)
	}
	for _, pattern := range []string{"../../samples/*/*.toml", "../../samples/*/versions/*.toml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(files, err)
		}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			texts[name] = data
		}
	}
	for name, text := range texts {
		once := taploFormatted(t, text)
		if !reflect.DeepEqual(meaning(t, once), meaning(t, text)) {
			t.Errorf("%s means something else when formatted", name)
		}
		if twice := taploFormatted(t, once); !bytes.Equal(twice, once) {
			t.Errorf("%s is formatted otherwise the second time", name)
		}
	}
}

// cursor stands where an author types.
const cursor = "‸"

// places are edits that set the cursor in a text, with what must be offered there, among
// other things; «\n» before old keeps to the beginning of a line.
var places = []struct{ old, new, offered string }{
	{"\nformat = 1\n", "\nformat = 1\n" + cursor + "\n", "layout.numbering"},
	{"\n[report]\n", "\n[report]\n" + cursor + "\n", "nioktr"},
	{"\n[report]\n", "\n[report]\ndocu" + cursor + "\n", "document"},
	{"\nkind = \"final\"", "\nkind = \"" + cursor + "\"", `"interim"`},
	{"\n[choice]\n", "\n[" + cursor + "]\n", ""},
	{"\n[solution]\n", "\n[solution]\n" + cursor + "\n", ""},
	{"\n[[variants]]\n", "\n[[variants]]\n" + cursor + "\n", "risks"},
	{"\nkind = \"function\"", "\nkind = \"" + cursor + "\"", `"constraint"`},
	{"\npriority = \"must\"", "\npriority = \"" + cursor + "\"", `"should"`},
	{"\n[[costs]]\n", "\n[[costs]]\nphase = \"" + cursor + "\"\n", ""},
	{"\n[[quality]]\n", "\n[sections.quality]\nplace = \"" + cursor + "\"\n\n[[quality]]\n", `"after"`},
	{"\n[[stages]]\n", "\n[[stages]]\n" + cursor + "\n", "start"},
	{"\n[[acceptance.commission]]\n", "\n[[acceptance.commission]]\n" + cursor + "\n", "name"},
}

// asked is a text with the cursor's place as the protocol counts it.
type asked struct {
	Text      string `json:"text"`
	Line      int    `json:"line"`
	Character int    `json:"character"`
}

func askedAt(text string) asked {
	before, behind, _ := strings.Cut(text, cursor)
	line := before[strings.LastIndexByte(before, '\n')+1:]
	return asked{before + behind, strings.Count(before, "\n"), len(utf16.Encode([]rune(line)))}
}

// TestEditorsCompleteEngagements asks the usual language server what it offers at the
// places where an author types, by the schema: it does not crash, and offers what the
// format has there. (Within a table below an entry of a list, [[variants.costs]], the
// server ends by itself, whatever the schema: a new engagement has none.)
func TestEditorsCompleteEngagements(t *testing.T) {
	thorough.Tool(t, "RD50_TAPLO") // npm install in cmd/internal/taplo
	texts := map[string]string{}
	for _, kind := range skeleton.Kinds() {
		texts[kind] = string(newEngagement(t, kind))
	}
	data, err := os.ReadFile("../../samples/telecom/engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	texts["telecom"] = "#:schema " + schemaFile + "\n" + string(data)
	for name, text := range texts {
		t.Run(name, func(t *testing.T) { completes(t, text, name != "telecom") })
	}
}

// completes asks at each place; a new engagement must be offered what it lacks.
func completes(t *testing.T, text string, isNew bool) {
	dir := t.TempDir()
	schema, err := schemaJSON()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, schemaFile), schema, 0o666); err != nil {
		t.Fatal(err)
	}
	question := struct {
		File  string  `json:"file"`
		Asked []asked `json:"asked"`
	}{File: filepath.Join(dir, mainFile)}
	var wanted []string
	for _, p := range places {
		if strings.Contains(text, p.old) {
			question.Asked = append(question.Asked, askedAt(strings.Replace(text, p.old, p.new, 1)))
			wanted = append(wanted, p.offered)
		}
	}
	if len(wanted) < 10 {
		t.Fatalf("only %d places are in the text", len(wanted))
	}
	in, err := json.Marshal(question)
	if err != nil {
		t.Fatal(err)
	}
	var offered [][]string
	if err := json.Unmarshal(node(t, in, "complete.cjs"), &offered); err != nil {
		t.Fatal(err)
	}
	for i, labels := range offered {
		if isNew && wanted[i] != "" && !slices.Contains(labels, wanted[i]) {
			t.Errorf("place %d offers %q, not %s", i+1, labels, wanted[i])
		}
	}
}
