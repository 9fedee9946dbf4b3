package section

import "rd50/generator/report"

// quality lists the requirements that guarantee the system's quality.
func quality(a *assembler) []report.Block {
	if len(a.e.Quality) == 0 {
		return nil
	}
	w := a.file("quality")
	t := a.list("quality/quality", w, "quality.", "quality",
		of("id"), of("characteristic"), of("requirement"), of("metric"), of("threshold"), of("method"), maybe("requirements"))
	return []report.Block{para(w, "quality.lead", nil), t}
}
