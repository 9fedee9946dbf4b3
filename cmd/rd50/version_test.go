package main

import (
	"runtime/debug"
	"testing"
)

func TestOriginIsHonest(t *testing.T) {
	clone := []debug.BuildSetting{{Key: "vcs.revision", Value: "ab12"}, {Key: "vcs.time", Value: "2026-11-29T10:00:00Z"}, {Key: "vcs.modified", Value: "false"}}
	edited := append(clone[:2:2], debug.BuildSetting{Key: "vcs.modified", Value: "true"})
	for _, c := range []struct {
		about, commit, date string
		settings            []debug.BuildSetting
		want                string
	}{
		{"a release", "cd34", "2026-11-28", clone, "коммит cd34 от 2026-11-28"},
		{"go install in a clone", "", "", clone, "не выпуск: сборка из исходных текстов, коммит ab12 от 2026-11-29"},
		{"an edited clone", "", "", edited, "не выпуск: сборка из исходных текстов, коммит ab12 от 2026-11-29, с изменениями после него"},
		{"go run", "", "", nil, "не выпуск: сборка из исходных текстов, коммит неизвестен"},
	} {
		if got := origin(c.commit, c.date, c.settings); got != c.want {
			t.Errorf("%s: %q", c.about, got)
		}
	}
}
