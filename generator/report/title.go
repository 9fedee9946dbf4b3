package report

import "strings"

// Lines gives a гриф from top to bottom (6.10.1).
func (a Approval) Lines() []string {
	return present(append(append([]string{a.Word}, a.Post()...), a.Name, a.Date)...)
}

// Post gives what the person is, the degree on a line of its own behind a comma, as in
// appendix А: «Директор», «ООО «Маяк»,», «канд. техн. наук».
func (a Approval) Post() []string {
	post := present(a.Position, a.Organisation)
	if a.Degree == "" || len(post) == 0 {
		return append(post, present(a.Degree)...)
	}
	post[len(post)-1] += ","
	return append(post, a.Degree)
}

// Post gives what the person is, line by line (appendix А): «Руководитель НИР,»,
// «ведущий консультант,», «канд. техн. наук».
func (s Signature) Post() []string {
	post := present(s.Role, s.Position, s.Degree)
	for i := range len(post) - 1 {
		post[i] += ","
	}
	return post
}

// ApprovalRows puts the грифы beside each other: СОГЛАСОВАНО at the left, УТВЕРЖДАЮ at
// the right (6.10.1). Of more than two rows those at the left take the free places at
// the right too, so that one sheet holds eight.
func ApprovalRows(list []Approval) [][2]*Approval {
	var sides [2][]*Approval
	for i := range list {
		side := 0
		if list[i].Right {
			side = 1
		}
		sides[side] = append(sides[side], &list[i])
	}
	left, right := sides[0], sides[1]
	pour := max(len(left), len(right)) > 2
	var out [][2]*Approval
	for len(left)+len(right) > 0 {
		var row [2]*Approval
		row[0], left = next(left)
		if row[1], right = next(right); row[1] == nil && pour {
			row[1], left = next(left)
		}
		out = append(out, row)
	}
	return out
}

func next(list []*Approval) (first *Approval, rest []*Approval) {
	if len(list) == 0 {
		return nil, nil
	}
	return list[0], list[1:]
}

func present(lines ...string) []string {
	var out []string
	for _, l := range lines {
		if l = strings.TrimRight(l, ", "); l != "" {
			out = append(out, l)
		}
	}
	return out
}
