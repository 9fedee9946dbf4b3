package preview

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rd50/generator"
	"rd50/generator/diagnostic"
	"rd50/generator/input/disk"
)

// followed tells the city of each draft that Follow hands on.
func followed(t *testing.T, dir string) (shown chan string, end func() error) {
	t.Helper()
	root, err := disk.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	config := Config{
		Open: func() (*Project, error) {
			in := generator.Input{Files: root.FS(), Name: "engagement.toml", Folder: "sample"}
			return &Project{Input: in, Dir: dir, Show: func(l diagnostic.List) diagnostic.List { return l }, Close: func() error { return nil }}, nil
		},
		Templates: func() (*generator.Templates, error) { return generator.LoadTemplates(nil) },
	}
	ctx, stop := context.WithCancel(context.Background())
	shown, done := make(chan string, 100), make(chan error, 1)
	go func() {
		done <- Follow(ctx, config, func(_ *Project, d *generator.Draft, broken string) error {
			text := "unreadable"
			if d == nil {
				text = broken
			} else if d.Engagement != nil {
				text = d.Engagement.Report.City
			}
			shown <- text
			return nil
		})
	}()
	return shown, func() error {
		stop()
		return errors.Join(<-done, root.Close())
	}
}

func wait(t *testing.T, shown chan string, want string) {
	t.Helper()
	end := time.After(20 * time.Second)
	var seen []string
	for {
		select {
		case text := <-shown:
			if seen = append(seen, text); text == want {
				return
			}
		case <-end:
			t.Fatalf("%q was not shown, but %v", want, slices.Compact(seen))
		}
	}
}

// TestFollow: a draft is handed on at once and after every way of changing its file,
// until the context ends.
func TestFollow(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "engagement.toml")
	whole, err := os.ReadFile("../../../samples/minimal/engagement.toml")
	if err != nil {
		t.Fatal(err)
	}
	in := func(city string) []byte {
		return []byte(strings.Replace(string(whole), "Заозерск-на-Взморье", city, 1))
	}
	put := func(name string, data []byte) {
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Error(err)
		}
	}
	put(name, in("Первый"))
	shown, end := followed(t, dir)
	wait(t, shown, "Первый")

	put(name, in("Второй"))
	wait(t, shown, "Второй")

	put(name+".new", in("Третий"))
	if err := os.Rename(name+".new", name); err != nil {
		t.Fatal(err)
	}
	wait(t, shown, "Третий")

	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	wait(t, shown, "unreadable")
	put(name, in("Четвертый"))
	wait(t, shown, "Четвертый")

	if err := os.Rename(dir, dir+"-away"); err != nil {
		t.Fatal(err)
	}
	wait(t, shown, "папки нет: "+dir)
	if err := os.Rename(dir+"-away", dir); err != nil {
		t.Fatal(err)
	}
	wait(t, shown, "Четвертый")

	for range 50 {
		put(name, in("Пятый"))
	}
	put(name, in("Последний"))
	wait(t, shown, "Последний")
	if err := end(); err != nil {
		t.Error(err)
	}
}

// TestFollowEndsWithWhoShows: an output that is gone ends the watch.
func TestFollowEndsWithWhoShows(t *testing.T) {
	gone := errors.New("the pipe is closed")
	dir := t.TempDir()
	config := Config{
		Open: func() (*Project, error) {
			in := generator.Input{Files: os.DirFS(dir), Name: "engagement.toml", Folder: "none"}
			return &Project{Input: in, Dir: dir, Close: func() error { return nil }}, nil
		},
		Templates: func() (*generator.Templates, error) { return generator.LoadTemplates(nil) },
	}
	err := Follow(t.Context(), config, func(*Project, *generator.Draft, string) error { return gone })
	if !errors.Is(err, gone) {
		t.Errorf("got %v", err)
	}
}
