// Package templates holds the wording of the report, the standards' data and
// the skeletons that rd50 ships. A customer's folder of the same shape may
// replace any phrase without recompiling (--templates DIR).
package templates

import "embed"

// Files is the shipped set: sections/*.toml, standards/*.toml, schema/ru.toml
// (the words of the engagement format), new/*.toml (skeletons) and preview/*, the
// page of rd50 preview --serve.
//
//go:embed sections/*.toml standards/*.toml schema/*.toml new/*.toml preview/page.*
var Files embed.FS
