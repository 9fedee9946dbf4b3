package preview

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rd50/generator/writer/html"
	"rd50/templates"
)

func pagePart(t *testing.T, name string) string {
	t.Helper()
	data, err := templates.Files.ReadFile("preview/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

var colour = regexp.MustCompile(`--([a-z-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)`)

// TestContrast holds the page's colours to WCAG 2.2, 1.4.3 (text, AA: 4.5) and
// 1.4.11 (signs: 3), light and dark.
func TestContrast(t *testing.T) {
	colours := map[string][]string{}
	for _, m := range colour.FindAllStringSubmatch(string(html.Style()), -1) {
		colours[m[1]] = m[2:]
	}
	for _, c := range []struct {
		front, back string
		least       float64
	}{
		{"ink", "paper", 7}, {"ink", "panel", 7}, {"ink", "wash", 4.5}, {"ink", "desk", 4.5},
		{"soft", "paper", 4.5}, {"soft", "panel", 4.5}, {"soft", "wash", 4.5}, {"soft", "desk", 4.5},
		{"accent", "paper", 4.5}, {"accent", "panel", 4.5}, {"accent", "wash", 4.5},
		{"error", "paper", 4.5}, {"error", "error-wash", 4.5}, {"error", "wash", 4.5},
		{"warning", "paper", 4.5}, {"warning", "warning-wash", 4.5}, {"warning", "wash", 4.5},
		{"good", "panel", 3}, {"error", "panel", 3},
	} {
		for scheme, name := range []string{"light", "dark"} {
			if len(colours[c.front]) != 2 || len(colours[c.back]) != 2 {
				t.Fatalf("%s or %s is no pair of colours", c.front, c.back)
			}
			if got := contrast(colours[c.front][scheme], colours[c.back][scheme]); got < c.least {
				t.Errorf("%s: %s on %s has %.2f, less than %.1f", name, c.front, c.back, got, c.least)
			}
		}
	}
}

// contrast is the ratio of WCAG's relative luminances.
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(hex string) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, _ := strconv.ParseUint(hex[2*i:2*i+2], 16, 8) // the pattern has checked it
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

// TestThePageHoldsNothingThatItsPolicyForbids: no style or script in the HTML and
// nothing from elsewhere.
func TestThePageHoldsNothingThatItsPolicyForbids(t *testing.T) {
	page := pagePart(t, "page.html")
	for _, never := range []string{"<style", " style=", " onclick", "javascript:", "<script>", "http:", "https:"} {
		if strings.Contains(page, never) {
			t.Errorf("page.html holds %s", never)
		}
	}
	for name, text := range map[string]string{"page.css": pagePart(t, "page.css"), "page.js": pagePart(t, "page.js"), "sheet.css": string(html.Style())} {
		if regexp.MustCompile(`https?://|@import|url\(|eval\(|Function\(`).MatchString(text) {
			t.Errorf("%s asks for something else", name)
		}
	}
}

// TestEveryElementOfTheScriptIsThere: the script asks for elements by id.
func TestEveryElementOfTheScriptIsThere(t *testing.T) {
	page := pagePart(t, "page.html")
	for _, m := range regexp.MustCompile(`\$\("([a-z-]+)"\)`).FindAllStringSubmatch(pagePart(t, "page.js"), -1) {
		if !strings.Contains(page, ` id="`+m[1]+`"`) {
			t.Errorf("page.html has no %s", m[1])
		}
	}
}
