// Package templates holds the wording of the report, the standards' data and
// the skeletons that rd50 ships. A customer's folder of the same shape may
// replace any phrase without recompiling (--templates DIR).
package templates

import (
	"cmp"
	"embed"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
)

// Files is the shipped set: sections/*.toml, standards/*.toml, clauses/*.toml, schema/ru.toml
// (the words of the engagement format), new/*.toml (skeletons), workbook/ru.toml (the
// sheets of the Excel book), rules/ru.toml (what each rule means) and preview/*, the
// page of rd50 preview --serve.
//
//go:embed rules/*.toml workbook/*.toml sections/*.toml standards/*.toml clauses/*.toml schema/*.toml new/*.toml preview/page.*
var Files embed.FS

// Standards lists the ids of the shipped standards, which are the names of their
// files, the oldest standard first. No other list of them is kept.
func Standards() []string { return slices.Clone(standards()) }

var standards = sync.OnceValue(func() []string {
	names, err := fs.Glob(Files, "standards/*.toml")
	if err != nil {
		panic(err) // the pattern is sound
	}
	year := map[string]int{}
	var ids []string
	for _, name := range names {
		var head struct {
			Year int `toml:"year"`
		}
		if _, err := toml.DecodeFS(Files, name, &head); err != nil {
			panic(err) // the file is part of the program
		}
		id := strings.TrimSuffix(path.Base(name), ".toml")
		year[id] = head.Year
		ids = append(ids, id)
	}
	slices.SortStableFunc(ids, func(a, b string) int { return cmp.Compare(year[a], year[b]) })
	return ids
})
