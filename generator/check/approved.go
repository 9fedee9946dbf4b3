package check

import "rd50/generator/engagement"

// approvals holds RD406: what is approved was approved on a day, and leaves no remark
// open.
func approvals(c *checker) {
	if c.e.Report.Status != "approved" {
		return
	}
	for i, a := range c.e.Approvals {
		key := engagement.ItemKey("approvals", i) + ".date"
		if a.Date.IsZero() && !c.e.Has(key) {
			c.tell(key, "отчет утвержден, а гриф «"+short(a.Name)+"» без даты", "нужна строка date = "+sampleDate(c)+" или status = \"review\"")
		}
	}
	for i, r := range c.e.Remarks {
		if r.Decision == OpenRemark {
			c.tell(engagement.ItemKey("remarks", i)+".decision", "отчет утвержден, а замечание "+r.ID+" открыто",
				"нужно решение (accepted, partly, rejected) и ответ answer или status = \"review\"")
		}
	}
}

// sampleDate shows how a date is written, by that of the report.
func sampleDate(c *checker) string {
	if d := c.e.Report.Date; !d.IsZero() {
		return d.ISO()
	}
	return "2026-10-14"
}
