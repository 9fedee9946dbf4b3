package generator

import (
	"cmp"
	"fmt"
	"path"

	"rd50/generator/revision"
	"rd50/generator/section"
	"rd50/generator/typeset"
	"rd50/generator/writer/docx"
)

// Against lets the files of a draft show what changed since an older one, which must be
// without errors. Its pages are taken over where nothing changed.
func (d *Draft) Against(old *Draft) error {
	if n := old.Faults.Errors(); n > 0 {
		return fmt.Errorf("в данных прежней версии ошибок: %d", n)
	}
	if err := guarded(old.assemble); err != nil {
		return fmt.Errorf("прежняя версия: %w", err)
	}
	d.against = old
	d.Follow(old)
	return nil
}

// Extends gives the file of the version that a draft's engagement extends; empty for none.
func (d *Draft) Extends() string {
	if d.Engagement == nil || d.Engagement.Extends == "" {
		return ""
	}
	return path.Join(path.Dir(d.input.Name), d.Engagement.Extends)
}

// revision is what the DOCX shows of the changes.
func (d *Draft) revision() *docx.Revision {
	contractor := d.Engagement.Contractor
	return &docx.Revision{Old: d.against.report, Pages: d.against.layout, Author: cmp.Or(contractor.Short, contractor.Name)}
}

// paged gives the pages that show changes, for files of pages: bars beside what changed,
// and behind the report what is gone, by its places.
func (d *Draft) paged() (*typeset.Layout, error) {
	c := revision.OnPages(d.against.layout, d.layout)
	var list []section.Gone
	beside := c.Bars
	for i, g := range c.Gone {
		list = append(list, section.Gone{Section: g.Section, Page: g.Page, Lines: g.Lines, Picture: g.Picture})
		beside = append(beside, typeset.Beside{Page: g.Page, From: g.Base, Words: section.GoneBeside(d.parts(), i)})
	}
	full := section.WithGone(d.parts(), d.report, d.against.Engagement.Report.Version, list)
	further, err := typeset.Again(d.layout, full, d.faces)
	if err != nil {
		return nil, err
	}
	return d.layout.WithMargins(beside).WithSheet(further), nil
}
