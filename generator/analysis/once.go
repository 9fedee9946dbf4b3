package analysis

import "rd50/generator/engagement"

// question is the key under which an answer is remembered for all states of a draft that
// have the same data; see engagement.Once. Answers are not for changing.
type question string

// once gives an answer that is worked out once. An engagement that is made here of parts
// of another one has answers of its own, and is never asked this way.
func once[T any](e *engagement.Engagement, q question, work func(*engagement.Engagement) T) T {
	return engagement.Once(e, q, func() T { return work(e) })
}
