package generator

import (
	"cmp"
	"fmt"

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

// changes is what the writers that can show changes show; nil for none.
func (d *Draft) changes() *docx.Revision {
	if d.against == nil {
		return nil
	}
	contractor := d.Engagement.Contractor
	return &docx.Revision{Old: d.against.report, Pages: d.against.layout, Author: cmp.Or(contractor.Short, contractor.Name)}
}
