// Package pattern holds regular expressions that are compiled when they are first
// used: most are for faults that few inputs have, and compiling all of them takes
// longer than many a run of the program does.
package pattern

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression of the package regexp. One that does not compile
// panics in its first use.
type Pattern struct{ compiled func() *regexp.Regexp }

// New gives a pattern.
func New(form string) *Pattern {
	return &Pattern{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(form) })}
}

// MatchString is regexp.Regexp.MatchString.
func (p *Pattern) MatchString(s string) bool { return p.compiled().MatchString(s) }

// FindStringSubmatch is regexp.Regexp.FindStringSubmatch.
func (p *Pattern) FindStringSubmatch(s string) []string { return p.compiled().FindStringSubmatch(s) }

// FindStringSubmatchIndex is regexp.Regexp.FindStringSubmatchIndex.
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	return p.compiled().FindStringSubmatchIndex(s)
}

// FindAllStringIndex gives all places as regexp.Regexp.FindAllStringIndex does.
func (p *Pattern) FindAllStringIndex(s string) [][]int {
	return p.compiled().FindAllStringIndex(s, -1)
}

// FindAllStringSubmatchIndex gives all places as regexp.Regexp.FindAllStringSubmatchIndex does.
func (p *Pattern) FindAllStringSubmatchIndex(s string) [][]int {
	return p.compiled().FindAllStringSubmatchIndex(s, -1)
}

// ReplaceAllString is regexp.Regexp.ReplaceAllString.
func (p *Pattern) ReplaceAllString(s, by string) string {
	return p.compiled().ReplaceAllString(s, by)
}

// FindString is regexp.Regexp.FindString.
func (p *Pattern) FindString(s string) string { return p.compiled().FindString(s) }

// ReplaceAllStringFunc is regexp.Regexp.ReplaceAllStringFunc.
func (p *Pattern) ReplaceAllStringFunc(s string, by func(string) string) string {
	return p.compiled().ReplaceAllStringFunc(s, by)
}

// Match is regexp.Regexp.Match.
func (p *Pattern) Match(b []byte) bool { return p.compiled().Match(b) }

// Find is regexp.Regexp.Find.
func (p *Pattern) Find(b []byte) []byte { return p.compiled().Find(b) }

// FindIndex is regexp.Regexp.FindIndex.
func (p *Pattern) FindIndex(b []byte) []int { return p.compiled().FindIndex(b) }

// FindSubmatch is regexp.Regexp.FindSubmatch.
func (p *Pattern) FindSubmatch(b []byte) [][]byte { return p.compiled().FindSubmatch(b) }

// FindSubmatchIndex is regexp.Regexp.FindSubmatchIndex.
func (p *Pattern) FindSubmatchIndex(b []byte) []int { return p.compiled().FindSubmatchIndex(b) }

// FindAllIndex is regexp.Regexp.FindAllIndex.
func (p *Pattern) FindAllIndex(b []byte, n int) [][]int { return p.compiled().FindAllIndex(b, n) }

// FindAllSubmatchIndex gives all places as regexp.Regexp.FindAllSubmatchIndex does.
func (p *Pattern) FindAllSubmatchIndex(b []byte) [][]int {
	return p.compiled().FindAllSubmatchIndex(b, -1)
}

// ReplaceAllFunc is regexp.Regexp.ReplaceAllFunc.
func (p *Pattern) ReplaceAllFunc(b []byte, by func([]byte) []byte) []byte {
	return p.compiled().ReplaceAllFunc(b, by)
}

// ReplaceAll is regexp.Regexp.ReplaceAll.
func (p *Pattern) ReplaceAll(b, by []byte) []byte { return p.compiled().ReplaceAll(b, by) }
