package section

import (
	"slices"
	"strings"

	"rd50/generator/engagement"
	"rd50/generator/outline"
	"rd50/generator/report"
	"rd50/generator/wording"
)

// described lists the objects of a kind; costs are those of the variants, too.
func (a *assembler) described(k outline.Kind) []engagement.Entry {
	out := slices.Clone(a.names.Entries(k.List))
	if k.Name == "cost" {
		for i := range a.e.Variants {
			out = append(out, a.names.Entries(engagement.ItemKey("variants", i)+".costs")...)
		}
	}
	return out
}

// labels gives the printed names, kind, code and name, of everything that has an id and is no
// numbered part of the report. An object of an excluded section has no place
// to lead to, but keeps its name: RD103 tells of such references before.
func (a *assembler) labels() []report.Label {
	var out []report.Label
	for _, k := range outline.Kinds() {
		for _, x := range a.described(k) {
			id, _ := x.Value("id").(string)
			name, _ := x.Value(k.Printed).(string)
			target := k.Block
			switch {
			case k.Section != "" && a.excluded[k.Section], k.Name == "remark" && !remarked(a):
				target = ""
			case strings.HasSuffix(target, "/"):
				target += id
			}
			key, values := "reference.object", wording.Values{"kind": engagement.Kind(k.Name).Noun(), "id": id, "name": name}
			if k.Printed == "id" {
				key, name = "reference.code", ""
			}
			out = append(out, report.Label{ID: id, Text: a.file("common").Text(key, values), Name: name, Short: id, Target: target})
		}
	}
	return out
}
