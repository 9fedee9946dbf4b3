package engagement

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strings"
)

var errNoPicture = errors.New("не рисунок PNG, JPEG или SVG")

// svgStart is what may stand in front of the root element of an SVG file.
var svgStart = regexp.MustCompile(`^\x{feff}?(\s|<\?[^>]*>|<!--(?s:.*?)-->|<![^>\[]*(\[[^\]]*\])?\s*>)*<(svg|[A-Za-z]+:svg)[\s>/]`)

// isPicture tells by its first bytes whether a file is a PNG, a JPEG or an SVG.
func isPicture(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")) ||
		bytes.HasPrefix(data, []byte("\xff\xd8\xff")) ||
		svgStart.Match(data[:min(len(data), 64<<10)])
}

// Picture reads a picture that a prose names and gives its bytes and its path
// in the file system. The name is looked for beside the file that holds the
// prose, then in the engagement's folder. The error tells in Russian why there
// is no picture (RD006).
func (e *Engagement) Picture(from Prose, name string) ([]byte, string, error) {
	s := e.source
	if s == nil {
		return nil, "", errors.New("концепция не связана с файлами")
	}
	folder := s.folderOf(from)
	full, err := s.resolve(folder, name)
	if plain, fault := url.PathUnescape(name); err != nil && fault == nil && plain != name {
		full, err = s.resolve(folder, plain)
	}
	var data []byte
	if err == nil {
		data, err = s.bytes(full)
	}
	if err == nil && !isPicture(data) {
		err = errNoPicture
	}
	if err != nil {
		return nil, "", &PictureFault{fmt.Errorf("рисунок «%s»: %w", excerpt(name), err), s.pictureHint(folder, name, err)}
	}
	return data, full, nil
}

// PictureFault tells why there is no picture, and what to do.
type PictureFault struct {
	error
	Hint string
}

func (f *PictureFault) Unwrap() error { return f.error }

func (s *sources) pictureHint(folder, name string, err error) string {
	switch {
	case strings.Contains(name, "://"):
		return "сохраните рисунок в папку концепции и назовите файл"
	case errors.Is(err, errNoPicture):
		return "рисунок сохраняется в PNG, JPEG или SVG"
	}
	return s.pathHint(folder, name, err, neededFile)
}

// folderOf gives the folder of the file that holds a prose.
func (s *sources) folderOf(p Prose) string {
	if p.File != "" {
		return path.Dir(path.Join(s.root, p.File))
	}
	n, _ := s.tree.find(p.Key)
	return path.Dir(n.file.name)
}
