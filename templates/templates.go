// Package templates holds the wording of the report, the standards' data and
// the skeletons that rd50 ships. A customer's folder of the same shape may
// replace any phrase without recompiling (--templates DIR).
package templates

import "embed"

// Files is the shipped set: sections/*.toml, standards/*.toml, schema/ru.toml
// (the words of the engagement format) and new/*.toml (skeletons).
//
//go:embed sections/*.toml standards/*.toml schema/*.toml new/*.toml
var Files embed.FS
