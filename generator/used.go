package generator

import (
	"maps"
	"slices"

	"rd50/generator/engagement"
	"rd50/generator/wording"
)

// Used lists the files of the wording that the report draws on, by name and
// sorted. It is complete once the report was rendered.
func (d *Draft) Used() []string { return slices.Sorted(maps.Keys(d.used)) }

// wording gives the phrases and notes which files are used.
func (d *Draft) wording() *wording.Wording {
	if d.used == nil {
		d.used = map[string]bool{}
	}
	return d.templates.wording().Watched(func(name string) { d.used[name] = true })
}

// Digests gives the SHA-256 of every file of the wording by name, as it stands
// after the replacements.
func (t *Templates) Digests() map[string]string {
	out := map[string]string{}
	for _, name := range t.wording().Names() {
		out[name] = t.wording().Digest(name)
	}
	return out
}

// BaseName gives the name that the outputs of an engagement will have, without
// an extension; false when its file can't be read.
func BaseName(in Input) (string, bool) {
	d := &Draft{input: in}
	d.Engagement, _ = engagement.Load(in.Files, in.Name)
	if d.Engagement == nil {
		return "", false
	}
	return d.BaseName(), true
}
