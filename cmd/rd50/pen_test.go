package main

import (
	"os"

	"github.com/BurntSushi/toml"
	"github.com/rogpeppe/go-internal/testscript"

	"rd50/generator/review/pen"
)

// write lets the customer edit a report, «pen REPORT.docx RETURNED.docx WHAT.toml»: what
// holds [[edits]] and [[comments]].
func write(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: pen REPORT.docx RETURNED.docx WHAT.toml")
	}
	var what struct {
		Edits    []pen.Edit
		Comments []pen.Comment
	}
	_, err := toml.Decode(ts.ReadFile(args[2]), &what)
	ts.Check(err)
	p, err := pen.Open([]byte(ts.ReadFile(args[0])))
	ts.Check(err)
	ts.Check(p.Rewrite(what.Edits...))
	ts.Check(p.Write(what.Comments...))
	doc, err := p.Bytes()
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), doc, 0o666))
}
