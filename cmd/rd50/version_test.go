package main

import (
	"os"
	"regexp"
	"runtime/debug"
	"testing"
)

// TestOneVersionIsTold: the manual's newest changes, the image and the job that runs
// it are of the program's own version; the image is built with go.mod's Go.
func TestOneVersionIsTold(t *testing.T) {
	for _, c := range []struct{ file, form, want string }{
		{"README.ru.md", `(?m)^## Изменения\n\n### (\S+)$`, version},
		{"samples/batch/kubernetes.yaml", `image: rd50:(\S+)`, version},
		{"samples/batch/Containerfile", `podman build .* -t rd50:(\S+)`, version},
		{"samples/batch/Containerfile", `podman run .* rd50:(\S+)`, version},
		{"samples/batch/Containerfile", `FROM docker\.io/library/golang:(\S+)`, "1.26"},
		{"go.mod", `(?m)^go (\d+\.\d+)`, "1.26"},
	} {
		data, err := os.ReadFile("../../" + c.file)
		if err != nil {
			t.Fatal(err)
		}
		if m := regexp.MustCompile(c.form).FindSubmatch(data); m == nil || string(m[1]) != c.want {
			t.Errorf("%s: %s is %q, want %s", c.file, c.form, m, c.want)
		}
	}
}

func TestOriginIsHonest(t *testing.T) {
	clone := []debug.BuildSetting{{Key: "vcs.revision", Value: "ab12"}, {Key: "vcs.time", Value: "2026-11-29T10:00:00Z"}, {Key: "vcs.modified", Value: "false"}}
	edited := append(clone[:2:2], debug.BuildSetting{Key: "vcs.modified", Value: "true"})
	for _, c := range []struct {
		about, commit, date string
		settings            []debug.BuildSetting
		want                string
	}{
		{"a release", "cd34", "2026-11-28T10:00:00Z", clone, "коммит cd34 от 2026-11-28"},
		{"go install in a clone", "", "", clone, "не выпуск: сборка из исходных текстов, коммит ab12 от 2026-11-29"},
		{"an edited clone", "", "", edited, "не выпуск: сборка из исходных текстов, коммит ab12 от 2026-11-29, с изменениями после него"},
		{"go run", "", "", nil, "не выпуск: сборка из исходных текстов, коммит неизвестен"},
	} {
		if got := origin(c.commit, c.date, c.settings); got != c.want {
			t.Errorf("%s: %q", c.about, got)
		}
	}
}
