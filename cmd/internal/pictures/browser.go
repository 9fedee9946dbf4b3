package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

// mended is a line of the sample that the preview's picture lacks: the fault that it shows.
const mended = "\ncompliance.R3 = { level = \"partial\", note = \"четыре канала из шести\" }\n"

// preview draws the preview of the telecom sample with one fault, in a browser.
func preview(ctx context.Context, s *studio) (drawn image.Image, err error) {
	browser, err := exec.LookPath("chromium")
	if err != nil {
		return nil, err
	}
	room, err := s.room()
	if err != nil {
		return nil, err
	}
	if err := faulty(filepath.Join(s.module, "samples/telecom"), filepath.Join(room, "telecom")); err != nil {
		return nil, err
	}
	ctx, stop := context.WithTimeout(ctx, 2*time.Minute)
	defer stop()
	url, end, err := serve(ctx, s.rd50, room)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, end()) }()
	return window(ctx, browser, url)
}

// faulty copies the sample without one line.
func faulty(sample, copied string) error {
	if err := os.CopyFS(copied, os.DirFS(sample)); err != nil {
		return err
	}
	name := filepath.Join(copied, "engagement.toml")
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if strings.Count(string(data), mended) != 1 {
		return fmt.Errorf("%s: no single line %q", name, mended)
	}
	return os.WriteFile(name, []byte(strings.Replace(string(data), mended, "\n", 1)), 0o666)
}

var address = regexp.MustCompile(`http://\S+`)

// serve starts the preview of DIR/telecom and gives its address and what ends it.
func serve(ctx context.Context, rd50, dir string) (url string, end func() error, err error) {
	cmd := exec.CommandContext(ctx, rd50, "preview", "--serve", "--no-open", "--addr", "127.0.0.1:0", "telecom")
	cmd.Dir = dir
	told, err := cmd.StderrPipe()
	if err != nil {
		return "", nil, err
	}
	if err := cmd.Start(); err != nil {
		return "", nil, err
	}
	end = func() error {
		err := cmd.Process.Kill()
		_ = cmd.Wait() // it was killed, and says so
		return err
	}
	line := make([]byte, 1000)
	n, err := told.Read(line)
	if url = address.FindString(string(line[:n])); err != nil || url == "" {
		return "", nil, errors.Join(fmt.Errorf("no address: %s", line[:n]), err, end())
	}
	return url, end, nil
}

// atRest holds when nothing on the page will move any more: its pictures are there, and
// its PDF is made or, with the fault, known not to be.
const atRest = `(status.noPages || status.pages === version) && [...document.images].every(image => image.complete && image.naturalWidth > 0)`

// settled makes pictures of two days the same: the fault in the middle, the clock stopped.
const settled = `(() => {
	document.querySelector("#draft .hole").scrollIntoView({ block: "center", behavior: "instant" });
	const said = document.getElementById("connection");
	said.textContent = said.textContent.replace(/[0-9:]{8}/, "12:00:00");
})()`

// window shows the preview at its first fault.
func window(ctx context.Context, browser, url string) (image.Image, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(browser), chromedp.NoSandbox)
	ctx, stop := chromedp.NewExecAllocator(ctx, options...)
	defer stop()
	ctx, closeTab := chromedp.NewContext(ctx)
	defer closeTab()
	err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 720), chromedp.Navigate(url),
		chromedp.WaitVisible("#list li.error button"))
	if err != nil {
		return nil, err
	}
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool](atRest)); err != nil {
		return nil, err
	}
	err = chromedp.Do(ctx, chromedp.Click("#list li.error button"), chromedp.Sleep(time.Second),
		chromedp.Evaluate[chromedp.Void](settled), chromedp.Sleep(time.Second))
	if err != nil {
		return nil, err
	}
	data, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		return nil, err
	}
	return png.Decode(bytes.NewReader(data))
}
