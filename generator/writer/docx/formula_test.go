package docx

import (
	"regexp"
	"strings"
	"testing"

	"rd50/generator/report"
)

// TestFormulas holds the structure of formulas: the elements without their
// properties, with the characters in quotes.
func TestFormulas(t *testing.T) {
	for tex, want := range map[string]string{
		`\frac{a}{b}`:            `f(num('a')den('b'))`,
		`x_i^2`:                  `sSubSup(e('x')sub('i')sup('2'))`,
		`x_i`:                    `sSub(e('x')sub('i'))`,
		`e^{-rt}`:                `sSup(e('e')sup('−''r''t'))`,
		`\sqrt{x}`:               `rad(deg()e('x'))`,
		`\sqrt[3]{x}`:            `rad(deg('3')e('x'))`,
		`\sum_{i=1}^n x_i + 1`:   `nary(sub('i''=''1')sup('n')e(sSub(e('x')sub('i'))))'+''1'`,
		`\prod = 1`:              "nary(sub()sup()e('\u200b'))'=''1'",
		`\max_i s`:               "limLow(e('max')lim('i'))'\u2009''s'",
		`\left( x \right]`:       `d(e('x'))`,
		`a \le b \text{ при } c`: `'a''≤''b'' при ''c'`,
		`(1+r)^t`:                `sSup(e(d(e('1''+''r')))sup('t'))`,
		`((a)^2-(b))^2`:          `sSup(e(d(e(sSup(e(d(e('a')))sup('2'))'−''(''b'')')))sup('2'))`,
		`a)^2`:                   `'a'sSup(e(')')sup('2'))`,
		`{}^2`:                   "sSup(e('\u200b')sup('2'))",
	} {
		d := newWriter(&report.Report{}, nil, Options{})
		got := structure(string(inlineMath(d, tex).append(nil)))
		if len(d.errs) > 0 || got != want {
			t.Errorf("%s: %v\n got %s\nwant %s", tex, d.errs, got, want)
		}
	}
}

// structure leaves of OMML the names of its elements.
func structure(xml string) string {
	for _, step := range [][2]string{
		{`<m:(\w+Pr)>.*?</m:\w+Pr>`, ""}, {`<w:rPr>.*?</w:rPr>`, ""}, {`<m:\w+Pr/>`, ""},
		{`<m:r>.*?<m:t[^>]*>([^<]*)</m:t></m:r>`, "'$1'"}, {`</?m:oMath>`, ""},
		{`<m:(\w+)/>`, "$1()"}, {`<m:(\w+)>`, "$1("}, {`</m:\w+>`, ")"},
	} {
		xml = regexp.MustCompile(step[0]).ReplaceAllString(xml, step[1])
	}
	return strings.TrimSpace(xml)
}
