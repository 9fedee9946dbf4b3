package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func holdFolder(t *testing.T, dir, name string) *Folder {
	t.Helper()
	f, err := Hold(dir, name, "я")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestOneHolderAtATime(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	first := holdFolder(t, dir, "x")
	_, err := Hold(dir, "x", "другой")
	var held *HeldError
	if !errors.As(err, &held) || held.Holder != "я" || !strings.Contains(err.Error(), "занята другим выпуском: я") {
		t.Errorf("the second holder: %v", err)
	}
	part := holdFolder(t, dir, "x.0-of-2") // another name
	if err := errors.Join(part.Close(), first.Close()); err != nil {
		t.Fatal(err)
	}
	if err := holdFolder(t, dir, "x").Close(); err != nil {
		t.Error(err)
	}
	check(t, dir, map[string]string{})
}

// TestWhatAKilledProcessLeaves: its lock holds nobody up, its files on the way
// are swept.
func TestWhatAKilledProcessLeaves(t *testing.T) {
	dir := folder(t, map[string]string{".x.lock": "", "а.md": "а", ".y.lock": ""})
	for _, pending := range []string{".x.pending", ".x.0-of-2.pending", ".x.1-of-2.pending", ".y.pending"} {
		if err := os.MkdirAll(filepath.Join(dir, pending, "в"), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	running := holdFolder(t, dir, "x.1-of-2")
	if err := running.Put(".", pair); err != nil {
		t.Fatal(err)
	}
	whole := holdFolder(t, dir, "x")
	if err := whole.SweepParts(); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"а.md": "новый а", "б.pdf": "новый б", ".y.lock": "", ".y.pending": "/",
		".x.lock": "", ".x.pending": "/", ".x.1-of-2.lock": "", ".x.1-of-2.pending": "/",
	}
	check(t, dir, want)
	if err := errors.Join(whole.Close(), running.Close()); err != nil {
		t.Fatal(err)
	}
	check(t, dir, map[string]string{"а.md": "новый а", "б.pdf": "новый б", ".y.lock": "", ".y.pending": "/"})
}

func TestFolderKeepsFiles(t *testing.T) {
	dir := t.TempDir()
	f := holdFolder(t, dir, "x")
	if err := errors.Join(f.Put("раз/два", pair), f.Append("журнал", []byte("1")), f.Append("журнал", []byte("2")), f.Remove("нет")); err != nil {
		t.Fatal(err)
	}
	check(t, filepath.Join(dir, "раз", "два"), map[string]string{"а.md": "новый а", "б.pdf": "новый б"})
	check(t, dir, map[string]string{"раз": "/", "журнал": "1\n2\n", ".x.lock": "", ".x.pending": "/"})
	if err := errors.Join(f.Remove("журнал"), f.Close()); err != nil {
		t.Fatal(err)
	}
	check(t, dir, map[string]string{"раз": "/"})
}

func TestAFileInPlaceOfAHeldFolder(t *testing.T) {
	dir := folder(t, map[string]string{"out": "файл"})
	if _, err := Hold(filepath.Join(dir, "out"), "x", ""); err == nil || !strings.HasPrefix(err.Error(), "папка «") {
		t.Errorf("error %v", err)
	}
}

// TestNothingIsWrittenThroughLinks that lead out of the folder; those within it
// are followed.
func TestNothingIsWrittenThroughLinks(t *testing.T) {
	outside := folder(t, map[string]string{"а.md": "чужой", "журнал": "чужой"})
	dir := t.TempDir()
	f := holdFolder(t, dir, "x")
	defer f.Close()
	for link, to := range map[string]string{"наружу": outside, "журнал": filepath.Join(outside, "журнал"), "внутрь": "здесь"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip("no links can be made here:", err)
		}
	}
	for _, sub := range []string{"наружу", "наружу/дальше"} {
		err := f.Put(sub, pair)
		if want := "«" + filepath.Join(dir, "наружу") + "» — ссылка: за пределы папки «" + dir + "» ничего не записывается"; err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", sub, err, want)
		}
	}
	if err := f.Append("журнал", []byte("1")); err == nil {
		t.Error("a line was added to a file outside")
	}
	if _, err := fs.ReadFile(f.Files(), "наружу/а.md"); err == nil {
		t.Error("a file outside was read")
	}
	check(t, outside, map[string]string{"а.md": "чужой", "журнал": "чужой"})
	if err := errors.Join(f.Put("здесь", pair[:1]), f.Put("внутрь", pair[1:])); err != nil {
		t.Error(err)
	}
	check(t, filepath.Join(dir, "здесь"), map[string]string{"а.md": "новый а", "б.pdf": "новый б"})
}
