package section

import "rd50/generator/report"

// quality lists the requirements that guarantee the system's quality.
func quality(a *assembler) []report.Block {
	w := a.file("quality")
	return []report.Block{
		heading(2, w, "quality.heading", nil, "quality"), para(w, "quality.lead", nil),
		a.list("quality/quality", w, "quality.", "quality",
			of("id"), of("characteristic"), of("requirement"), of("metric"), of("threshold"), of("method"), maybe("requirements")),
	}
}
