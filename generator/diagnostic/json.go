package diagnostic

import (
	"io"
	"net/url"
	"rd50/generator/plainjson"
	"slices"
	"strings"
)

// entry is a diagnostic as the format page describes it for machines.
type entry struct {
	File     string   `json:"file"`
	Line     int      `json:"line"`
	Column   int      `json:"column"`
	Severity Severity `json:"severity"`
	Code     string   `json:"code"`
	Key      string   `json:"key"`
	Message  string   `json:"message"`
	Hint     string   `json:"hint"`
}

// JSON prints the list as an array of objects, an empty one when there is
// nothing to tell.
func (l List) JSON(w io.Writer) error {
	entries := []entry{}
	for _, d := range l {
		entries = append(entries, entry{d.Position.File, d.Position.Line, d.Position.Column, d.Severity, d.Code, d.Key, d.Message, d.Advice()})
	}
	return encode(w, entries)
}

func encode(w io.Writer, v any) error {
	return plainjson.Write(w, v, "  ")
}

// The part of SARIF 2.1.0 (OASIS) that a log of static analysis needs.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string        `json:"id"`
		Short   *sarifMessage `json:"shortDescription,omitempty"`
		Full    *sarifMessage `json:"fullDescription,omitempty"`
		Help    *sarifHelp    `json:"help,omitempty"`
		Default *sarifLevel   `json:"defaultConfiguration,omitempty"`
		Basis   *sarifBasis   `json:"properties,omitempty"`
	}
	sarifHelp struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown"`
	}
	sarifLevel struct {
		Level Severity `json:"level"`
	}
	sarifBasis struct {
		Clause string `json:"clause"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		Level     Severity        `json:"level"` // SARIF's words are ours: error, warning
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifMessage `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
	}
)

// Help is what a log tells of a rule besides its code.
type Help struct {
	Code           string
	Severity       Severity // usual
	Short, Full    string
	Text, Markdown string
	Basis          string // the clause of a standard
}

// SARIF prints the list as a SARIF 2.1.0 log of the tool's version, with what is known
// of the rules that are told.
func (l List) SARIF(w io.Writer, version string, known []Help) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{"rd50", version, []sarifRule{}}
	var codes []string
	for _, d := range l {
		codes = append(codes, d.Code)
		run.Results = append(run.Results, d.sarif())
	}
	slices.Sort(codes)
	for _, c := range slices.Compact(codes) {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newRule(c, known))
	}
	return encode(w, sarifLog{
		Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run},
	})
}

func newRule(code string, known []Help) sarifRule {
	i := slices.IndexFunc(known, func(h Help) bool { return h.Code == code })
	if i < 0 {
		return sarifRule{ID: code}
	}
	h := known[i]
	return sarifRule{code, &sarifMessage{h.Short}, &sarifMessage{h.Full}, &sarifHelp{h.Text, h.Markdown}, &sarifLevel{h.Severity}, &sarifBasis{h.Basis}}
}

func (d Diagnostic) sarif() sarifResult {
	text := d.Message
	if d.Hint != "" {
		text += ". " + d.Hint
	}
	r := sarifResult{RuleID: d.Code, Level: d.Severity, Message: sarifMessage{text}, Locations: []sarifLocation{}}
	if d.Position.File != "" {
		r.Locations = append(r.Locations, sarifLocation{Physical: d.Position.sarif()})
	}
	for _, p := range d.Related {
		r.Related = append(r.Related, sarifLocation{p.Position.sarif(), &sarifMessage{p.Label}})
	}
	return r
}

func (p Position) sarif() sarifPhysical {
	return sarifPhysical{sarifArtifact{uri(p.File)}, sarifRegion{max(p.Line, 1), max(p.Column, 1)}}
}

// uri escapes a file's path for a URI reference: a relative one, but from the top
// of a drive of Windows.
func uri(file string) string {
	u := url.URL{Path: strings.ReplaceAll(file, "\\", "/")}
	if len(u.Path) > 2 && u.Path[1:3] == ":/" {
		u.Scheme, u.Path = "file", "/"+u.Path
	}
	return u.String()
}
