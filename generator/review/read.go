package review

import (
	"fmt"

	"rd50/generator/ooxml"
)

// Read gives the remarks of a returned document in the order of its text. Its errors,
// of a file that can't be read or could do harm, are in Russian.
func Read(doc []byte, _ Source) ([]Remark, error) {
	p, err := ooxml.Open(doc)
	if err != nil {
		return nil, err
	}
	var out []Remark
	if data, ok := p.Parts["word/comments.xml"]; ok {
		comments, err := readComments(data)
		if err != nil {
			return nil, fmt.Errorf("часть word/comments.xml: %w", err)
		}
		for _, c := range comments {
			out = append(out, Remark{Kind: Comment, Author: c.author, Date: c.date, Text: c.text})
		}
	}
	return out, nil
}
