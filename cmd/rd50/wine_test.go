package main

import (
	"archive/zip"
	"bufio"
	"context"
	"errors"
	"io"
	"maps"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// wine runs the command built for Windows, beside this system's in a folder of
// the same files.
type wine struct {
	loader, program string
	built           string // the folder of what is built for it
	there, here     string // the folders
	env             []string
}

// wineMinutes is what all of the test may take.
const wineMinutes = 5 * time.Minute

// TestWindows runs the command built for Windows in a folder with Cyrillic names
// and blanks, its arguments with backslashes, and compares what it makes with
// what this system's command does. RD50_WINE=required makes it a failure that
// Wine or the compiler of its missing library is not here; RD50_WINE_ZIP is an archive
// of a release, whose command is run instead of one that is built here.
func TestWindows(t *testing.T) {
	t.Parallel()
	w := newWine(t)
	for _, dir := range []string{w.there, w.here} {
		engagements := filepath.Join(dir, "Концепции заказчиков")
		copySample(t, filepath.Join(engagements, "Учёт"))
		copySample(t, filepath.Join(engagements, "Ёлка", "с ошибкой"), "weight = 60", "weight = -60")
	}
	t.Run("new", func(t *testing.T) {
		w.same(t, 0, "new", `Новая папка\концепция`)
	})
	t.Run("check", func(t *testing.T) {
		out := w.same(t, exitFaults, "check", `Концепции заказчиков\Ёлка\с ошибкой`)
		if place := regexp.MustCompile(`(?m)^Концепции заказчиков\\Ёлка\\с ошибкой\\engagement.toml:\d+:10: error RD001: `); !place.MatchString(out) {
			t.Errorf("%s is missing in\n%s", place, out)
		}
	})
	t.Run("a pattern that no shell has spread", func(t *testing.T) {
		w.same(t, 0, "check", `Концепции заказчиков\У*`)
	})
	t.Run("render", func(t *testing.T) {
		w.same(t, 0, "render", `Концепции заказчиков\Учёт`, "-o", `Готово\раз`)
		w.same(t, 0, "render", `Концепции заказчиков\Учёт`, "-o", `Готово\раз`) // over older files
	})
	t.Run("render where Word has the file open", func(t *testing.T) { w.openFile(t) })
	t.Run("export", func(t *testing.T) {
		w.same(t, 0, "export", `Концепции заказчиков\Учёт`, "-o", `Готово\Книга концепции.xlsx`)
	})
	t.Run("batch", func(t *testing.T) {
		for range 2 { // the second has one report up to date
			w.same(t, exitFaults, "batch", "-j", "1", "Концепции заказчиков", "-o", `Готово\все`)
		}
		w.same(t, 0, "batch", "--verify", `Готово\все`)
	})
	t.Run("preview", func(t *testing.T) { w.preview(t) })
}

// newWine makes a Windows with the command in it, or skips the test.
func newWine(t *testing.T) *wine {
	t.Helper()
	if os.Getenv("RD50_WINE") != "required" {
		t.Skip("RD50_WINE=required runs the command under Wine")
	}
	loader := firstProgram("wine64", "/usr/lib/wine/wine64", "wine")
	compiler := firstProgram("x86_64-w64-mingw32-gcc")
	if loader == "" || compiler == "" {
		t.Fatalf("needs wine64 and gcc-mingw-w64-x86-64 (found: «%s», «%s»)", loader, compiler)
	}
	dir := t.TempDir()
	w := &wine{
		loader: loader, program: filepath.Join(dir, "rd50.exe"), built: dir,
		there: filepath.Join(dir, "на Windows"), here: filepath.Join(dir, "здесь"),
	}
	prefix := filepath.Join(dir, "prefix")
	w.env = append(os.Environ(), "WINEPREFIX="+prefix, "WINEDEBUG=-all", "LC_ALL=C.UTF-8", "WINEDLLOVERRIDES=mscoree,mshtml=")
	build := exec.Command("go", "build", "-o", dir, "rd50/cmd/rd50", "./testdata/wine/holdopen")
	build.Env = append(os.Environ(), "GOOS=windows", "GOARCH=amd64")
	mustRun(t, build)
	if archive := os.Getenv("RD50_WINE_ZIP"); archive != "" {
		w.program = unpacked(t, archive)
	}
	if err := os.Mkdir(w.there, 0o777); err != nil {
		t.Fatal(err)
	}
	mustRun(t, w.command(t, "wineboot", "--init"))
	t.Cleanup(func() { w.shutDown(t) })
	mustRun(t, exec.Command(compiler, "-shared", "-o", filepath.Join(prefix, "drive_c", "windows", "system32", "bcryptprimitives.dll"),
		filepath.Join("testdata", "wine", "bcryptprimitives.c"), "-ladvapi32"))
	return w
}

// unpacked gives the command of a release's archive, unpacked with all that lies
// beside it.
func unpacked(t *testing.T, archive string) string {
	t.Helper()
	files, err := zip.OpenReader(archive)
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	dir := t.TempDir()
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	found, err := filepath.Glob(filepath.Join(dir, "*", "rd50.exe"))
	if err != nil || len(found) != 1 {
		t.Fatalf("%s holds the command %d times: %v", archive, len(found), err)
	}
	return found[0]
}

func firstProgram(names ...string) string {
	for _, n := range names {
		if path, err := exec.LookPath(n); err == nil {
			return path
		}
	}
	return ""
}

// shutDown ends what Wine keeps running behind the programs.
func (w *wine) shutDown(t *testing.T) {
	server := firstProgram("wineserver", "/usr/lib/wine/wineserver64")
	cmd := exec.Command(server, "-k", "-w")
	cmd.Env = w.env
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Logf("wineserver: %v\n%s", err, said)
	}
}

// command is a program of Windows in its folder.
func (w *wine) command(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), wineMinutes)
	t.Cleanup(stop)
	cmd := exec.CommandContext(ctx, w.loader, args...)
	cmd.Dir, cmd.Env = w.there, w.env
	return cmd
}

// rd50 is the command on Windows.
func (w *wine) rd50(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	return w.command(t, append([]string{w.program}, args...)...)
}

// same runs the command on both systems, here with slashes. Both must end with
// the same code, print the same but for the signs in paths and the times that
// things took, and leave the same files. It gives what Windows printed.
func (w *wine) same(t *testing.T, code int, args ...string) string {
	t.Helper()
	ours := exec.Command("rd50")
	ours.Dir = w.here
	for _, a := range args {
		ours.Args = append(ours.Args, slashed(a))
	}
	got, gotCode := outcome(t, w.rd50(t, args...))
	want, wantCode := outcome(t, ours)
	if took.ReplaceAllString(slashed(got), "") != took.ReplaceAllString(slashed(want), "") || gotCode != code || wantCode != code {
		t.Errorf("on Windows, code %d:\n%s\nhere, code %d:\n%s", gotCode, got, wantCode, want)
	}
	sameTree(t, strings.Join(args, " "), withoutManifest(t, w.there), withoutManifest(t, w.here))
	return got
}

// took is a time that something took, to the blanks before it.
var took = regexp.MustCompile(` *\d+,\d\d с`)

// slashed gives paths, and quotes around those with blanks, as they are written here.
func slashed(text string) string { return strings.NewReplacer(`\`, "/", `"`, "'").Replace(text) }

// withoutManifest gives the files of a folder but for the manifests, which tell
// one program from another.
func withoutManifest(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := tree(t, dir)
	maps.DeleteFunc(files, func(name, _ string) bool { return filepath.Base(name) == "rd50-manifest.json" })
	return files
}

// outcome gives all that a program printed, and its exit code.
func outcome(t *testing.T, cmd *exec.Cmd) (string, int) {
	t.Helper()
	said, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatalf("%s: %v\n%s", strings.Join(cmd.Args, " "), err, said)
	}
	return string(said), cmd.ProcessState.ExitCode()
}

// openFile renders over a file that another program has open: nothing is
// replaced, and the reason is told in words.
func (w *wine) openFile(t *testing.T) {
	before := withoutManifest(t, w.there)
	holder := w.command(t, filepath.Join(w.built, "holdopen.exe"), `Готово\раз\Учёт-1.0.pdf`)
	started, release := talk(t, holder)
	defer release()
	if line, err := started.ReadString('\n'); strings.TrimSpace(line) != "open" {
		t.Fatalf("%q: %v", line, err)
	}
	said, code := outcome(t, w.rd50(t, "render", `Концепции заказчиков\Учёт`, "-o", `Готово\раз`, "--docx-plain-tables"))
	if !strings.Contains(said, `файл «Готово\раз\Учёт-1.0.pdf» не записан: `) || !strings.Contains(said, "открыт в другой программе") || code != exitEnvironment {
		t.Errorf("code %d: %s", code, said)
	}
	sameTree(t, "nothing was replaced", withoutManifest(t, w.there), before)
}

// talk starts a program; it gives what that prints and ends it.
func talk(t *testing.T, cmd *exec.Cmd) (*bufio.Reader, func()) {
	t.Helper()
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = write, write
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = write.Close() // the program has its own
	return bufio.NewReader(read), func() {
		_, _ = in.Close(), cmd.Process.Kill() // one of them ends it
		_ = cmd.Wait()                        // with the code of a kill
		_ = read.Close()
	}
}

// preview serves the draft on Windows: its page is fetched from outside, and a
// second one is told that the address is busy.
func (w *wine) preview(t *testing.T) {
	told, end := talk(t, w.rd50(t, "preview", "--serve", "--addr", "127.0.0.1:0", `Концепции заказчиков\Учёт`))
	defer end()
	line, err := told.ReadString('\n')
	url := regexp.MustCompile(`http://(\S+)/`).FindStringSubmatch(line)
	if url == nil {
		t.Fatalf("%q: %v", line, err)
	}
	resp, err := http.Get(url[0])
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || !strings.Contains(string(body), `<main id="desk"`) {
		t.Errorf("%v: %.200s", err, body)
	}
	said, code := outcome(t, w.rd50(t, "preview", "--serve", "--addr", url[1], `Концепции заказчиков\Учёт`))
	if want := "адрес " + url[1] + " занят; другой порт задает --addr"; !strings.Contains(said, want) || code != exitEnvironment {
		t.Errorf("code %d: %s", code, said)
	}
}

// copySample puts the smallest sample in a folder, with a text replaced.
func copySample(t *testing.T, dir string, change ...string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "samples", "minimal", mainFile))
	if err == nil {
		err = os.MkdirAll(dir, 0o777)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, mainFile), []byte(strings.NewReplacer(change...).Replace(string(data))), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}
