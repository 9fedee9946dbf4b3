package preview

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// The tests of this file drive a real Chromium without a window. Where there is
// none they are left out with a message; with RD50_CHROMIUM=required, as the gate
// sets it, that is a failure. Another value of it is the browser's path.

// tab is a page in the browser, with all that its console says.
type tab struct {
	context.Context
	t       *testing.T
	mu      sync.Mutex
	console []string
}

func chromium(t *testing.T) string {
	t.Helper()
	wanted := os.Getenv("RD50_CHROMIUM")
	names := []string{"chromium", "chromium-browser", "google-chrome"}
	if wanted != "" && wanted != "required" {
		names = []string{wanted}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if wanted != "" {
		t.Fatal("no Chromium; Debian's package is «chromium»")
	}
	t.Skip("no Chromium: the page is not tested in a browser")
	return ""
}

// browsers holds the browser that all tests of the binary open their tabs in, once one
// has asked for it: to start it takes longer than most tests.
var browsers struct {
	sync.Mutex
	running context.Context
	stop    func()
}

func TestMain(m *testing.M) {
	code := m.Run()
	if browsers.stop != nil {
		browsers.stop()
	}
	os.Exit(code)
}

// browser gives the browser, which it starts if none runs.
func browser(t *testing.T) context.Context {
	t.Helper()
	browsers.Lock()
	defer browsers.Unlock()
	if browsers.running == nil {
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium(t)), chromedp.NoSandbox)
		allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
		ctx, closeAll := chromedp.NewContext(allocator)
		if err := chromedp.Do(ctx); err != nil {
			stop()
			t.Fatal(err)
		}
		browsers.running, browsers.stop = ctx, func() { closeAll(); stop() }
	}
	return browsers.running
}

// openTab opens a page in a tab that knows nothing of the others', and waits until it
// shows a draft.
func openTab(t *testing.T, url string) *tab {
	t.Helper()
	limited, stopWaiting := context.WithTimeout(browser(t), 90*time.Second)
	t.Cleanup(stopWaiting)
	ctx, closeTab := chromedp.NewContext(limited, chromedp.WithNewBrowserContext())
	t.Cleanup(closeTab)
	p := &tab{Context: ctx, t: t}
	messages := chromedp.Console(ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			p.mu.Lock()
			p.console = append(p.console, m.String())
			p.mu.Unlock()
		}
	}()
	p.do(chromedp.EmulateViewport(1400, 900), chromedp.Navigate(url+"/"), chromedp.WaitVisible("#draft .block"))
	return p
}

func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p, steps...); err != nil {
		p.t.Fatal(err)
	}
}

// wait waits until a JavaScript expression is true. It is not asked at each frame: on a
// long page that would be most of the browser's work.
func (p *tab) wait(expression string) {
	p.t.Helper()
	if _, err := chromedp.Run(p, chromedp.Poll[bool](expression, chromedp.WithPollingInterval(50*time.Millisecond), chromedp.WithPollingTimeout(20*time.Second))); err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
}

func value[T any](p *tab, expression string) T {
	p.t.Helper()
	v, err := chromedp.Run(p, chromedp.Evaluate[T](expression))
	if err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// quiet fails on anything that the console has said: errors of the script, what
// the policy refused, files that are missing.
func (p *tab) quiet() {
	p.t.Helper()
	time.Sleep(200 * time.Millisecond)
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, m := range p.console {
		p.t.Errorf("console: %s", m)
	}
}

func TestBrowserShowsTheDraftAndASave(t *testing.T) {
	l := start(t, sample(t, "telecom"))
	p := openTab(t, l.url)
	if n := value[int](p, `document.querySelectorAll("#headings > [data-state]").length`); n != 9 {
		t.Errorf("%d sections", n)
	}
	p.wait(`[...document.images].every(image => image.complete && image.naturalWidth > 0)`)

	p.do(chromedp.Evaluate[chromedp.Void](`window.same = true; document.querySelectorAll("#draft h2")[7].scrollIntoView(); void 0`))
	place := value[float64](p, `document.querySelectorAll("#draft h2")[7].getBoundingClientRect().top`)
	text := l.text(t, "prose/study.md")
	p.do(chromedp.Evaluate[chromedp.Void](`new MutationObserver(() => { window.seen = Date.now(); }).observe(document.getElementById("draft"), { childList: true })`))
	var times []int64
	for i := range 9 {
		p.wait(`status.pages === version`) // the machine is at rest
		word := fmt.Sprintf("Предложение номер %d.", i)
		from := time.Now().UnixMilli()
		l.write(t, "prose/study.md", word+"\n\n"+text)
		p.wait(fmt.Sprintf(`document.getElementById("draft").textContent.includes(%q)`, word))
		times = append(times, value[int64](p, `window.seen`)-from)
	}
	slices.Sort(times)
	t.Logf("from a save to the changed page in the browser: %d ms at the median of %v", times[len(times)/2], times)
	if now := value[float64](p, `document.querySelectorAll("#draft h2")[7].getBoundingClientRect().top`); now-place > 1 || place-now > 1 {
		t.Errorf("the reader's place has moved from %.1f to %.1f", place, now)
	}
	if !value[bool](p, `window.same === true`) {
		t.Error("the page was loaded again")
	}
	if n := value[int](p, `document.querySelectorAll("#headings [aria-current]").length`); n != 1 {
		t.Errorf("%d headings are marked as the reader's", n)
	}
	p.quiet()
}

func TestBrowserFollowsAFaultToItsPlace(t *testing.T) {
	l := start(t, sample(t, "telecom"))
	data := l.text(t, "engagement.toml")
	l.write(t, "engagement.toml", strings.Replace(data, "\ncompliance.R3 = ", "\n# compliance.R3 = ", 1))
	p := openTab(t, l.url)
	p.wait(`document.querySelectorAll("#list li.error").length > 0`)
	p.do(chromedp.Click("#list li.error button"))
	p.wait(`document.activeElement.classList.contains("hole")`)
	if !value[bool](p, `(() => { const r = document.activeElement.getBoundingClientRect(); return r.top > 50 && r.bottom < innerHeight; })()`) {
		t.Error("the mark is not in view")
	}
	mark := value[string](p, `document.activeElement.textContent`)
	if code := value[string](p, `document.querySelector("#list li.chosen b").textContent`); !strings.HasPrefix(mark, code+": ") {
		t.Errorf("%s leads to «%s»", code, mark)
	}
	l.write(t, "engagement.toml", "[report")
	p.wait(`!document.getElementById("banner").hidden && document.querySelectorAll("#draft .block").length > 100`)
	if said := value[string](p, `document.getElementById("banner").textContent`); !strings.Contains(said, "показан прежний черновик") || !strings.Contains(said, "engagement.toml:1:") {
		t.Errorf("banner: %s", said)
	}
	if !value[bool](p, `document.getElementById("desk").classList.contains("stale")`) {
		t.Error("the draft is not marked as an older one")
	}
	l.write(t, "engagement.toml", data)
	p.wait(`document.getElementById("banner").hidden && document.querySelectorAll("#list li").length === 0`)
	p.quiet()
}

// TestBrowserUsesTheKeyboard: keys by their place on the keyboard, so that they
// work with Russian letters.
func TestBrowserUsesTheKeyboard(t *testing.T) {
	l := start(t, sample(t, "telecom"))
	p := openTab(t, l.url)
	p.do(chromedp.KeyEvent("j"))
	p.wait(`document.activeElement.id === document.querySelector("#draft h1").id`)
	p.do(chromedp.KeyEvent("v"))
	p.wait(`document.getElementById("frame").src.includes("report.pdf") && !document.getElementById("pages").hidden`)
	p.do(chromedp.KeyEvent("v"), chromedp.KeyEvent("t"))
	p.wait(`!document.getElementById("desk").hidden && localStorage.theme === document.documentElement.dataset.theme`)
	p.do(chromedp.KeyEvent("?"))
	p.wait(`document.getElementById("help").open`)
	p.do(chromedp.EmulateViewport(400, 900))
	p.wait(`document.documentElement.clientWidth === 400 && document.documentElement.scrollWidth <= 400`)
	p.quiet()
}

// TestBrowserGroupsRepeats: the faults of one rule stand together, those behind the
// first to be opened; the keys lead to each.
func TestBrowserGroupsRepeats(t *testing.T) {
	l := start(t, sample(t, "telecom"))
	data := l.text(t, "engagement.toml")
	for _, id := range []string{"R3", "R4", "R5"} {
		data = strings.Replace(data, "\ncompliance."+id+" = ", "\n# compliance."+id+" = ", 1)
	}
	l.write(t, "engagement.toml", data)
	p := openTab(t, l.url)
	p.wait(`cards.length >= 3`)
	if first, inside := value[int](p, `document.querySelectorAll("#list > .error").length`), value[int](p, `document.querySelectorAll("#list > .error details li").length`); first != 1 || inside != 2 {
		t.Errorf("%d rules, %d repeats", first, inside)
	}
	p.do(chromedp.KeyEvent("n"), chromedp.KeyEvent("n"), chromedp.KeyEvent("n"))
	p.wait(`document.querySelector("#list details").open && document.querySelectorAll("#list details li")[1].classList.contains("chosen")`)
	p.quiet()
}

// TestBrowserCopiesAPlace: the button beside a paragraph under the pointer, and the
// key, copy the file and line that it was printed from.
func TestBrowserCopiesAPlace(t *testing.T) {
	l := start(t, sample(t, "telecom"))
	l.write(t, "prose/study.md", l.text(t, "prose/study.md")+"\n\nПриметный абзац.\n")
	want := fmt.Sprintf("prose/study.md:%d", strings.Count(l.text(t, "prose/study.md"), "\n"))
	p := openTab(t, l.url)
	p.wait(`document.getElementById("draft").textContent.includes("Приметный абзац")`)
	p.do(chromedp.Evaluate[chromedp.Void](`window.copied = []; navigator.clipboard.writeText = async text => { copied.push(text); };
		window.noted = [...document.querySelectorAll("#draft p")].find(p => p.textContent === "Приметный абзац."); noted.scrollIntoView({ block: "center" });
		noted.dispatchEvent(new PointerEvent("pointerover", { bubbles: true })); void 0`))
	p.wait(`!document.getElementById("place").hidden`)
	p.do(chromedp.Click("#place"))
	p.wait(`copied.length === 1 && !document.getElementById("said").hidden`)
	p.do(chromedp.Evaluate[chromedp.Void](`go(noted); void 0`), chromedp.KeyEvent("l"))
	p.wait(`copied.length === 2`)
	if got := value[[]string](p, `copied`); got[0] != want || got[1] != want {
		t.Errorf("copied %q, want %s", got, want)
	}
	p.do(chromedp.KeyEvent("["))
	p.wait(`document.activeElement !== noted && document.activeElement.matches("#draft [data-n]")`)
	p.quiet()
}

// hostile is text that would run in a page that trusted it.
const hostile = `</script><script>window.hacked=1</script><img src=x onerror=window.hacked=2>`

// TestBrowserRunsNothingOfTheData: scripts in texts, in a picture and in links;
// a picture from outside the folder.
func TestBrowserRunsNothingOfTheData(t *testing.T) {
	dir := sample(t, "minimal")
	l := start(t, dir)
	text := l.text(t, "engagement.toml")
	text = strings.Replace(text, `title = "Концепция`, `title = "`+hostile+` Концепция`, 1)
	text = strings.Replace(text, `name = "Рынок вечерних курсов`, `name = "`+hostile, 1)
	text = strings.Replace(text, `factor = "`, `factor = "`+hostile, 1)
	text = strings.Replace(text, "introduction = '''\n", "introduction = '''\n[нажать](javascript:window.hacked=3) [данные](data:text/html,<script>window.hacked=4</script>) "+
		"[сюда](//evil.example/x) "+strings.ReplaceAll(hostile, "<", `\<`)+"\n\n![Знак](знак.svg){#fig-x}\n\n![Чужое](../secret.png){#fig-y}\n\n", 1)
	l.write(t, "знак.svg", `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" onload="parent.hacked=5"><rect width="40" height="40" onerror="parent.hacked=6"/></svg>`)
	l.write(t, "engagement.toml", text)
	p := openTab(t, l.url)
	p.wait(`document.getElementById("draft").textContent.includes("window.hacked=1")`)
	p.do(chromedp.Evaluate[chromedp.Void](`document.querySelectorAll("#draft a[href], #draft .dead").forEach(a => { if (a.target !== "_blank") a.click(); }); void 0`))
	p.wait(`document.getElementById("connection").dataset.state === "live"`)
	if value[bool](p, `"hacked" in window`) {
		t.Errorf("something ran: %d", value[int](p, "window.hacked"))
	}
	for _, never := range []string{"script", "iframe", "object", "style", "[onerror]", "[onload]", "[style]", `a[href^="javascript"]`, `a[href^="data"]`, `img:not([src^="asset/"])`} {
		if n := value[int](p, fmt.Sprintf("document.querySelectorAll(`#draft %s`).length", never)); n > 0 {
			t.Errorf("%d × %s", n, never)
		}
	}
	if !strings.Contains(value[string](p, `document.getElementById("list").textContent`), "RD006") {
		t.Error("the picture from outside the folder is not told")
	}
	p.quiet()
}
