package tex

import (
	"fmt"
	"strings"
	"testing"
)

// show prints a tree on one line: (frac a b), (sub x i), "words".
func show(n Node) string {
	switch n := n.(type) {
	case nil:
		return "-"
	case *Row:
		parts := make([]string, len(n.Nodes))
		for i, c := range n.Nodes {
			parts[i] = show(c)
		}
		return "[" + strings.Join(parts, " ") + "]"
	case *Symbol:
		return n.Text + [...]string{"", "'", ":bin", ":rel", ":open", ":close", ":punct"}[n.Class]
	case *Number:
		return n.Text
	case *Text:
		return fmt.Sprintf("%q", n.Text)
	case *Fraction:
		return fmt.Sprintf("(frac %s %s)", show(n.Over), show(n.Under))
	case *Root:
		return fmt.Sprintf("(root %s %s)", show(n.Degree), show(n.Of))
	case *Bar:
		return fmt.Sprintf("(bar %s)", show(n.Of))
	case *Script:
		return fmt.Sprintf("(script %s %s %s)", show(n.Base), show(n.Sub), show(n.Sup))
	case *Operator:
		return fmt.Sprintf("(op %s %s %s)", n.Symbol, show(n.From), show(n.To))
	case *Fenced:
		return fmt.Sprintf("(fence %q %s %q)", n.Open, show(n.Body), n.Close)
	case *Space:
		return fmt.Sprintf("<%d>", n.Width)
	}
	return fmt.Sprintf("?%T", n)
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`a+b`, `[a +:bin b]`},
		{`-a = (-b)`, `[−' a =:rel (:open −' b ):close]`},
		{`2 \cdot 1,5 \times 3{,}25`, `[2 ·:bin 1,5 ×:bin 3,25]`},
		{`f(1, 2)`, `[f (:open 1 ,:punct 2 ):close]`},
		{`x_i^2`, `[(script x i 2)]`},
		{`x^{12}_{i j}`, `[(script x [i j] [12])]`},
		{`x^12`, `[(script x - 1) 2]`},
		{`f'`, `[(script f - [′'])]`},
		{`\frac{a}{1 + r}`, `[(frac [a] [1 +:bin r])]`},
		{`\frac12`, `[(frac 1 2)]`},
		{`\bar{x}`, `[(bar [x])]`},
		{`\sqrt{2} + \sqrt[3]{x}`, `[(root - [2]) +:bin (root [3] [x])]`},
		{`\sum_{t=0}^{T} C_t`, `[(op ∑ [t =:rel 0] [T]) (script C t -)]`},
		{`\sum\limits_i x`, `[(op ∑ i -) x]`},
		{`\max_i s_i`, `[(op max i -) (script s i -)]`},
		{`\sin^2 x`, `[(script (op sin - -) - 2) x]`},
		{`\left( \frac{a}{b} \right)^n`, `[(script (fence "(" [(frac [a] [b])] ")") - n)]`},
		{`\left. x \right|`, `[(fence "" [x] "|")]`},
		{`a \le b \ge c \ne d \approx e`, `[a ≤:rel b ≥:rel c ≠:rel d ≈:rel e]`},
		{`\alpha\Sigma`, `[α Σ']`},
		{`\text{при } x \rightarrow 0`, `["при " x →:rel 0]`},
		{`S_{общ} = S_дол`, `[(script S ["общ"] -) =:rel (script S "дол" -)]`},
		{`\mathrm{NPV} = 5~\%`, `["NPV" =:rel 5 <6> %']`},
		{`\operatorname{rank}_k A`, `[(script (op rank - -) k -) A]`},
		{`\left\{ x \right\}`, `[(fence "{" [x] "}")]`},
		{`a\,b\quad c`, `[a <3> b <18> c]`},
	} {
		n, err := Parse(c.in)
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
		} else if got := show(n); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{``, `формула пуста`},
		{`a + \foo b`, `формула, знак 8: неизвестная команда \foo`},
		{`\frac{a`, `формула, знак 7: нет закрывающего знака }`},
		{`a}`, `формула, знак 1: лишний знак }`},
		{`x^`, `формула, знак 2: формула обрывается`},
		{`x_i_j`, `формула, знак 3: два индекса _ подряд`},
		{`\left( a`, `формула, знак 8: нет закрывающего знака \right`},
		{`\right)`, `формула, знак 6: \right без \left`},
		{`50 %`, `формула, знак 3: знак % записывается как \%`},
		{`a \\ b`, `формула, знак 4: перенос строки \\ в формуле не поддерживается`},
		{`\text{a \b}`, `формула, знак 9: внутри \text допустим только простой текст, а стоит \`},
		{"a\x01", `формула, знак 1: знак U+0001 в формуле недопустим`},
		{"a\xd0", `формула: текст не в кодировке UTF-8`},
		{strings.Repeat("{", 1000), `формула, знак 60: слишком глубокая вложенность`},
		{strings.Repeat(`\sqrt`, 1000), `формула, знак 300: слишком глубокая вложенность`},
	} {
		_, err := Parse(c.in)
		if err == nil || err.Error() != c.want {
			t.Errorf("%.40q: %v, want %s", c.in, err, c.want)
		}
	}
}

// FuzzParse holds that no input panics and that a tree comes with no error,
// its leaves free of control characters.
func FuzzParse(f *testing.F) {
	for _, s := range []string{`\sum_{t=0}^{T} \frac{C_t}{(1+r)^t}`, `\left( x' \right]^2`, `\text{a\}b}`, `\sqrt[3]{-x}`, `\`, `^_'`, `1{,}5.`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := Parse(s)
		if (n == nil) == (err == nil) {
			t.Fatalf("%q: tree %v, error %v", s, n, err)
		}
		if err == nil && strings.ContainsAny(show(n), "\x00\x01\x1b\n") {
			t.Fatalf("%q: control character in %s", s, show(n))
		}
	})
}
