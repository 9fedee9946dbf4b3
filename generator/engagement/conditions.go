package engagement

// conditions checks what one tag can't tell: keys that depend on one another.
func (d *decoder) conditions(e *Engagement) {
	if e.Report.Kind == "interim" && !e.Has("report.stage") {
		d.missing(e, "report", "stage", "1", "промежуточному отчету нужен номер этапа")
	}
	for i, p := range e.Performers {
		key := ItemKey("performers", i)
		if p.Role == "coperformer" && Blank(p.Organisation) {
			d.missing(e, key, "organisation", `"…"`, "соисполнителю нужна организация")
		}
	}
	d.committee(e)
	for i := range e.Costs {
		d.cost(e, ItemKey("costs", i))
	}
	if sections := d.src.tree.table["sections"]; sections != nil {
		for _, id := range sections.names {
			d.authored(e, ChildKey("sections", id))
		}
	}
	for i := range e.Appendices {
		d.authored(e, ItemKey("appendices", i))
	}
}

// missing reports a key that other keys make required.
func (d *decoder) missing(e *Engagement, table, name, value, why string) {
	key := ChildKey(table, name)
	switch {
	case d.partial:
	case e.Has(key):
		d.emptied(e, table, name, value)
	default:
		d.fault("RD003", e.At(key), key, "не задан обязательный ключ "+key, "нужна строка "+e.Line(table, name, value)+"; "+why)
	}
}

// emptied reports a key that other keys make required and that holds nothing.
func (d *decoder) emptied(e *Engagement, table, name, value string) {
	key := ChildKey(table, name)
	d.fault("RD003", e.At(key), key, "обязательный ключ "+key+" пуст", "впишите значение: "+name+" = "+value)
}

// committee wants exactly one lead.
func (d *decoder) committee(e *Engagement) {
	leads, doubtful := 0, d.partial || len(e.Committee) == 0
	for i, seat := range e.Committee {
		doubtful = doubtful || seat.Role == ""
		if seat.Role != "lead" {
			continue
		}
		if leads++; leads > 1 {
			key := ItemKey("committee", i) + ".role"
			d.fault("RD001", e.At(key), key, key+": второе ответственное лицо проекта", "впишите значение: role = \"member\"")
		}
	}
	if leads == 0 && !doubtful {
		d.fault("RD001", e.At("committee[0]"), "committee", "committee: нет ответственного лица проекта",
			"у одного из членов комитета role = \"lead\"")
	}
}

// costKeys are what a cost by quantity is made of.
var costKeys = []string{"quantity", "unit", "price"}

// cost wants either a quantity with its unit and price or amounts by year.
func (d *decoder) cost(e *Engagement, key string) {
	n, exact := e.find(key)
	if !exact || n.shape != tableShape {
		return
	}
	const forms = "задается либо quantity, unit и price, либо amounts по годам"
	given := 0
	for _, name := range costKeys {
		if n.table[name] != nil {
			given++
		}
	}
	amounts := n.table["amounts"]
	switch {
	case amounts == nil && given == 0 && !d.partial:
		d.fault("RD001", e.At(key), key, key+": затраты не заданы", "нужна строка "+e.Line(key, "amounts", "[12]")+"; "+forms)
	case amounts != nil && given > 0:
		d.fault("RD001", e.KeyAt(key+".amounts"), key+".amounts", key+": затраты заданы дважды", forms)
	case amounts != nil && amounts.blank():
		d.emptied(e, key, "amounts", "[12]")
	case amounts == nil && given > 0:
		for i, name := range costKeys {
			if n.table[name] == nil || n.table[name].blank() {
				d.missing(e, key, name, []string{"12", `"шт."`, "12"}[i], forms)
			}
		}
	}
}

// authored wants either a text or a file.
func (d *decoder) authored(e *Engagement, key string) {
	n, exact := e.find(key)
	if !exact || n.shape != tableShape {
		return
	}
	text, file := n.table["text"], n.table["file"]
	const forms = "задается либо text, либо file"
	switch {
	case text != nil && file != nil:
		d.fault("RD001", e.KeyAt(key+".file"), key+".file", key+": текст задан дважды", forms)
	case text == nil && file == nil && !d.partial:
		d.fault("RD001", e.At(key), key, key+": текст не задан", "нужна строка "+e.Line(key, "text", `"…"`)+"; "+forms)
	case text != nil && text.blank():
		d.emptied(e, key, "text", `"…"`)
	case file != nil && file.blank():
		d.emptied(e, key, "file", `"prose/study.md"`)
	}
}
