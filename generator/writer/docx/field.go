package docx

import (
	"fmt"
	"strings"
)

// field is a field with its result as Word shows it until somebody updates it,
// so that a file opens right with nothing to update.
func field(instruction string, result ...*element) elements {
	return append(append(append(make(elements, 0, 4+len(result)), fieldStart(instruction)...), result...), fieldEnd())
}

// fieldStart and fieldEnd are for a result that goes over several paragraphs.
func fieldStart(instruction string) elements {
	return elements{fieldChar("begin"),
		el("w:r", el("w:instrText", preserved, characters(legal(" "+instruction+" ")))),
		fieldChar("separate")}
}

func fieldEnd() *element { return fieldChar("end") }

func fieldChar(kind string) *element {
	return el("w:r", el("w:fldChar", at("w:fldCharType", kind)))
}

// sequenceField is a number of a table, figure or formula: a SEQ field, with the
// letter or section number before it as plain text. The field counts by itself;
// it is told the number only where its own count would differ.
func sequenceField(d *writer, name, number string) elements {
	prefix, digits := "", number
	if i := strings.LastIndexByte(number, '.'); i >= 0 {
		prefix, digits = number[:i+1], number[i+1:]
		name += "_" + strings.TrimSuffix(strings.ReplaceAll(prefix, ".", "_"), "_")
	}
	var out elements
	if prefix != "" {
		out = append(out, textRun(look{}, prefix))
	}
	var value int
	if n, err := fmt.Sscanf(digits, "%d", &value); n != 1 || err != nil || fmt.Sprint(value) != digits {
		return append(out, textRun(look{}, digits))
	}
	instruction := "SEQ " + name + ` \* ARABIC`
	if d.sequences[name]+1 != value {
		instruction += fmt.Sprintf(` \r %d`, value)
	}
	d.sequences[name] = value
	return append(out, field(instruction, textRun(look{}, digits))...)
}
