// Package generator makes the concept report from data. One engagement goes in,
// one report comes out:
//
//	engagement.toml + prose + pictures
//	  │ engagement   strict decode, positions, versions merged
//	  ▼
//	Engagement ──► check      every fault, with its place, code and hint
//	  │      └───► analysis   decision, schedule, costs, effect, traceability: pure functions
//	  ▼ section      the assembler: the standard's mandatory sections less the agreed
//	  │              exclusions, front and back matter
//	Report           the document model; numbers and references are resolved here
//	  │      └───► typeset    lines and pages: where everything stands
//	  ▼ writer       the table of formats: Markdown, PDF, DOCX, HTML, plain text, and
//	deliverable      executables rd50-writer-NAME
//
// Data only moves down. A writer never sees an engagement; report imports the
// standard library and the model of drawings; nothing under generator reads the clock, the network
// or a file outside the fs.FS that it is given. Equal input gives equal bytes.
//
// # Rooms beside the pipeline
//
// What things are: format (the rules in the model's struct tags, read once), outline
// (what each section holds, the kinds of objects), parts (what the generated part of a
// section is made of, which an author may move), standard (sections and clauses as
// data), schema (JSON Schema of the format and its Russian words), skeleton (a new
// engagement).
//
// Text: prose (Markdown to blocks), wording (phrases from templates), russian (numbers
// and dates), typography, tex (formulas), bibliography, look (what an author may have
// meant).
//
// Pictures: drawing (the model of vector pictures, with svg, lettering and raster below
// it), picture (what an engagement brings), chart (the computed pictures).
//
// Faults and files: diagnostic (how faults are told), explain (what each rule means),
// input (what may be read), output (files that appear whole), plainjson (ordered JSON),
// plaincsv, pattern (regular expressions that are compiled in their first use), beside
// (work on all processors), tomledit (values changed in place in the text of a TOML file).
//
// Between two versions: revision (which parts of two reports are the same, which words
// changed), by which a writer shows the one in the other.
//
// Other commands: figures (all that is computed, as tables), diff (two engagements in
// the domain's words), workbook (Excel and CSV, out and in), review (what came back in a
// DOCX; ooxml opens such files within limits; register takes remarks into the data, amend
// the edits of printed words into what they were printed from) and batch (many reports
// through the façade). A draft with faults goes the same way for the preview and for
// «render --draft», with each fault marked at its place.
//
// # Three walks
//
// A score, from «scores.C1 = 8» to a cell of the page:
//
//   - engagement.Load reads the file and those that it extends; engagement.loader.merge
//     lays versions over each other; engagement.decoder.number takes the exact decimal
//     into engagement.Variant.
//   - check.Run goes through check.Rules; check.choice tells a score that is missing
//     (RD203), check.winner a choice that the scores do not bear out (RD204).
//   - section.Assemble builds the part «choice/scores» by section.scores;
//     analysis.Standings works out the sums, and section.scoresTable prints the score in a cell that carries its key,
//     «variants[V1].scores[C1]».
//   - report.Resolve numbers the table and settles what refers to it; typography.Apply
//     sets its signs.
//   - typeset.Typeset gives the cell its place; pdf.Write and the other writers of
//     writer.Formats draw it.
//
// A diagnostic, from the value to the terminal:
//
//   - engagement.decoder.fault or check.checker.tell makes a diagnostic.Diagnostic: code,
//     message, hint, key, and the position that engagement.Engagement.At finds by the key.
//   - generator.Sketch gathers all of them; generator.Draft.CheckPages adds what only set
//     pages show; diagnostic.List.Sort brings them into the order of the text.
//   - diagnostic.List.Renamed names files as the user did; diagnostic.List.Styled quotes
//     the line, diagnostic.List.JSON and diagnostic.List.SARIF tell it to programs.
//   - In a preview generator.Draft.Preview hands the errors to section.Draft, whose
//     section.placer finds by the key the cell or heading to mark.
//
// A batch job, from the folder to the manifest:
//
//   - batch.Find lists engagements and versions, batch.Order names each report once.
//   - batch.Batch.Run loads the manifest; batch.run.check compares what each report was
//     made of, which batch.ingredients lists, with what is there now.
//   - batch.run.make gives what is stale to the workers; each calls batch.run.one:
//     generator.Sketch, generator.Draft.CheckPages and generator.Draft.Render, while
//     batch.recorder notes every file read.
//   - batch.Store takes the files, whole or not at all (output.Folder on a disk), and
//     batch.run.record puts down at once what was made, so that a killed job goes on
//     from there.
package generator
