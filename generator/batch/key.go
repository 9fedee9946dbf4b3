package batch

import (
	"encoding/json"

	"rd50/generator"
)

// Options are what a whole batch is made with.
type Options struct {
	Program string // which rd50 it is, to the byte
	Strict  bool   // warnings stop a report
	Against bool   // a version shows what changed since the one that it extends, in files of their own
	Files   generator.Options
}

// ingredients are all that the outputs of a report depend on.
type ingredients struct {
	Options Options
	Folder  string
	Output  string
	Formats []string
	Root    string
	Inputs  []Input
	Wording [][2]string // name and digest
}

// key gives the digest of all that a report's outputs depend on.
func (o Options) key(r Report, root string, inputs []Input, used []string, wording map[string]string) (string, error) {
	in := ingredients{o, r.Folder, r.Output, r.formatNames(), root, inputs, nil}
	for _, name := range used {
		in.Wording = append(in.Wording, [2]string{name, wording[name]})
	}
	data, err := json.Marshal(in)
	return digest(data), err
}
