// Package generator makes the concept report from data. One engagement goes in,
// one report comes out:
//
//	engagement.toml + prose + pictures
//	  │ engagement   strict decode, positions, versions merged
//	  ▼
//	Engagement ──► check      every fault, with its place, code and hint
//	  │      └───► analysis   decision, schedule, costs, effect, traceability: pure functions
//	  ▼ section      the assembler: nine mandatory sections less the agreed
//	  │              exclusions, front and back matter
//	Report           the document model; numbers and references are resolved here
//	  │      └───► typeset    lines and pages: where everything stands
//	  ▼ writer       Markdown, PDF, DOCX, HTML, text, and executables rd50-writer-NAME
//	deliverable
//
// Data only moves down. A writer never sees an engagement; report imports the
// standard library and the model of drawings; nothing under generator reads the clock, the network
// or a file outside the fs.FS that it is given. Equal input gives equal bytes.
//
// Beside the pipeline stand prose (Markdown to blocks), wording (phrases from
// templates), standard (the nine sections as data), bibliography, typography,
// russian (numbers and dates), drawing (the model of vector pictures, with svg,
// lettering and raster below it) and picture (what an engagement brings),
// chart (the computed pictures), tex (formulas), diagnostic (how faults are told)
// and output (files that appear whole); and for the other commands figures (all
// that is computed, as tables), diff (two engagements in the domain's words),
// schema (JSON Schema of the format), skeleton (a new engagement) and batch (many
// reports through the façade). A draft with faults goes the same way for the
// preview, with each fault marked at its place.
package generator
