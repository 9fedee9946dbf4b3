package register_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"rd50/generator/engagement"
	"rd50/generator/prose"
	"rd50/generator/register"
	"rd50/generator/review"
)

// sample gives the register of the minimal sample, whose file ends with more, and the file.
func sample(t *testing.T, more string) (*register.Register, string) {
	t.Helper()
	text, err := os.ReadFile("../../samples/minimal/engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	text = append(text, more...)
	e, _ := engagement.Load(fstest.MapFS{"engagement.toml": {Data: text}}, "engagement.toml")
	if e == nil {
		t.Fatal("not read")
	}
	return register.Of(e, prose.Read(e, &prose.Known{}, nil).Pages, "Z"), string(text)
}

var at = time.Date(2026, 11, 12, 9, 30, 0, 0, time.UTC)

var returned = []review.Remark{
	{Kind: review.Comment, Author: "Б. Второй", Date: at, Text: "Уточнить\nсрок.", Quote: "до 1 марта", Key: "report.introduction",
		Replies: []review.Reply{{Author: "А. Первый", Date: at, Text: "Срок уточнен."}}},
	{Kind: review.Comment, Author: "Б. Второй", Date: at, Text: "Уточнить.", Quote: "клиент", Resolved: true},
	{Kind: review.Comment, Author: "Б. Второй", Date: at, Text: "Уточнить.", Quote: "клиент", Key: "requirements[R3].text"},
	{Kind: review.Insertion, Author: "Б. Второй", Date: at, Text: "не", Quote: "Доля снижается", Key: "requirements[R3].text"},
	{Kind: review.Deletion, Author: "Б. Второй", Text: "очень", Quote: "очень", Key: "strategy.vision"},
	{Kind: review.Edit, Text: "Доля растет", Quote: "Доля снижается", Key: "variants[V1].compliance[R3]"},
}

// TestInWords: what was taken out or added as a whole says so, and a comment without words
// has some, for an entry needs them.
func TestInWords(t *testing.T) {
	g, _ := sample(t, "")
	entries := g.Entries([]review.Remark{
		{Kind: review.Edit, Quote: "Доля снижается"},
		{Kind: review.Edit, Text: "Доля растет"},
		{Kind: review.Comment, Text: " "},
	})
	var got []string
	for _, e := range entries {
		got = append(got, e.Text)
	}
	if want := []string{"Исключить слова: «Доля снижается»", "Дополнить словами: «Доля растет»", "(примечание без текста)"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestSaved: what is saved once is known again, also with more replies and after it was
// answered; of two that are the same each is one.
func TestSaved(t *testing.T) {
	g, text := sample(t, "")
	entries := g.Entries(returned)
	saved, err := register.Append([]byte(text), entries)
	if err != nil {
		t.Fatal(err)
	}
	more, _ := strings.CutPrefix(string(saved), text)
	const want = `
[[remarks]]
id = "Z1"
author = "Б. Второй"
date = 2026-11-12
place = "introduction"
quote = "до 1 марта"
text = """
Уточнить
срок.
А. Первый, 12.11.2026: Срок уточнен."""
decision = "open"

[[remarks]]
id = "Z2"
author = "Б. Второй"
date = 2026-11-12
quote = "клиент"
text = "Уточнить."
decision = "open"

[[remarks]]
id = "Z3"
author = "Б. Второй"
date = 2026-11-12
place = "R3"
quote = "клиент"
text = "Уточнить."
decision = "open"

[[remarks]]
id = "Z4"
author = "Б. Второй"
date = 2026-11-12
place = "R3"
quote = "Доля снижается"
text = "Дополнить словами: «не»"
decision = "open"

[[remarks]]
id = "Z5"
author = "Б. Второй"
place = "study/vision"
quote = "очень"
text = "Исключить слова: «очень»"
decision = "open"

[[remarks]]
id = "Z6"
author = "Частное учреждение дополнительного образования «Перекресток»"
place = "R3"
quote = "Доля снижается"
text = "Изложить в редакции: «Доля растет»"
decision = "open"
`
	if !strings.HasPrefix(string(saved), text) {
		t.Fatal("the rest of the file is another")
	}
	if strings.TrimSpace(more) != strings.TrimSpace(want) {
		t.Errorf("added\n%s\nwant\n%s", more, want)
	}
	answered := strings.Replace(more, "decision = \"open\"", "decision = \"accepted\"\nanswer = \"Уточнено.\"", 1)
	g, _ = sample(t, answered)
	again := append([]review.Remark{}, returned...)
	again[0].Replies = append(again[0].Replies, review.Reply{Author: "Б. Второй", Date: at, Text: "Спасибо."})
	again[1].Replies = []review.Reply{{Author: "А. Первый", Text: "Да."}}
	for i, x := range g.Entries(again) {
		if want := []string{"Z1", "Z2", "Z3", "Z4", "Z5", "Z6"}[i]; !x.Known || x.ID != want {
			t.Errorf("%d: %v, known %v, want %s", i, x.ID, x.Known, want)
		}
	}
}
