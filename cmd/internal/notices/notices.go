// Package notices holds the licences of all that the program is made of: its own,
// those of the embedded faces and hyphenation patterns, of each module that is
// linked into it and of Go's library. The text is gathered by this package's test,
// which «make golden» has write it anew; a module that is linked without its
// licence here fails that test.
package notices

import _ "embed" // the text is a file that people read

//go:embed testdata/notices.txt.golden
var text string

// Text gives them all, in Russian where they are told of, in their own words below.
func Text() string { return text }
