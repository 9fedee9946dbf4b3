package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rd50/generator/thorough"
)

// typed are lines as far as they are typed, with what the Tab key makes of them. All have
// one ending.
var typed = []struct{ line, completed string }{
	{"rd50 expl", "rd50 explain "},
	{"rd50 check -f sa", "rd50 check -f sarif "},
	{"rd50 render -f md,ht", "rd50 render -f md,html"},
	{"rd50 check versions/1", "rd50 check versions/1.1.toml "},
	{"rd50 preview --section acc", "rd50 preview --section acceptance "},
	{"rd50 explain RD41", "rd50 explain RD41"}, // RD410 to RD414
	{"rd50 explain RD202 RD205 RD10", "rd50 explain RD202 RD205 RD10"},
	{"rd50 export --sheets Треб", "rd50 export --sheets Требования"},
	{"rd50 import --table Недо", "rd50 import --table Недостатки "},
	{"rd50 completion po", "rd50 completion powershell "},
	{"rd50 new --from bl", "rd50 new --from blank "},
}

// inBash runs what the Tab key runs and puts the only answer in the word's place.
const inBash = `
. /usr/share/bash-completion/bash_completion
. <(rd50 completion bash)
while IFS= read -r line; do
  COMP_LINE=$line COMP_POINT=${#line} COMP_TYPE=9 COMP_KEY=9
  read -ra COMP_WORDS <<< "$line"
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=()
  compopt() { [[ "$*" == "-o nospace" ]] && blank=; }
  blank=' '
  __start_rd50
  if ((${#COMPREPLY[@]} == 1)); then
    printf '%s%s%s\n' "${line% *} " "${COMPREPLY[0]}" "$blank"
  else
    printf '%s\n' "$line"
  fi
done
`

// inZsh types into a zsh of its own, presses Tab, and prints the line.
const inZsh = `
zmodload zsh/zpty
zpty z zsh -f -i
send() { zpty -w -n z "$1" }
until_text() { local out part; repeat 600; do zpty -r -t z part && out+=$part; [[ $out == *$~1* ]] && { text=$out; return }; sleep 0.05; done; print -r -- "no $1 in $out"; exit 1 }
send $'PROMPT=; unsetopt zle_bracketed_paste; bindkey -e; autoload -U compinit; compinit -u -D; source <(rd50 completion zsh); zstyle ":completion:*" menu no; setopt no_auto_menu no_list_beep no_auto_list no_auto_remove_slash\n'
send $'show() { print -r -- "LINE<$BUFFER>"; BUFFER= }; zle -N show; bindkey "^X" show; print -r RE""ADY\n'
until_text READY
while IFS= read -r line; do
  send "$line"$'\t\x18'
  until_text 'LINE<*>'
  rest=${text##*LINE<}
  print -r -- "${rest%%>*}"
done
`

const inFish = `
rd50 completion fish | source
while read -l line
  set -l found (complete -C $line)
  # A word that takes more behind it is offered twice, the second time with a dot.
  if test (count $found) = 2; and string match -q -- (string split -f1 \t -- $found[1]). $found[2]
    set found $found[1]
  end
  if test (count $found) = 1
    set -l word (string split -f1 \t -- $found)
    printf '%s %s\n' (string replace -r ' [^ ]*$' '' -- $line) $word
  else
    echo $line
  end
end
`

// TestShellsComplete has real shells complete lines with their own scripts. (PowerShell
// asks the same way, which testdata/completion.txtar holds.)
func TestShellsComplete(t *testing.T) {
	for _, shell := range []struct{ name, script string }{{"bash", inBash}, {"zsh", inZsh}, {"fish", inFish}} {
		t.Run(shell.name, func(t *testing.T) {
			thorough.Tool(t, "RD50_SHELLS")
			var in, want strings.Builder
			for _, c := range typed {
				in.WriteString(c.line + "\n")
				want.WriteString(strings.TrimRight(c.completed, " ") + "\n")
			}
			file := filepath.Join(t.TempDir(), "script")
			if err := os.WriteFile(file, []byte(shell.script), 0o666); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(shell.name, file)
			cmd.Dir, cmd.Stdin = "../../samples/telecom", strings.NewReader(in.String())
			cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "HOME="+t.TempDir(), "TERM=xterm")
			out, err := cmd.CombinedOutput()
			var got strings.Builder
			for line := range strings.Lines(string(out)) {
				got.WriteString(strings.TrimRight(line, " \r\n") + "\n")
			}
			if err != nil || got.String() != want.String() {
				t.Errorf("%v\n got:\n%s\nwant:\n%s", err, got.String(), want.String())
			}
		})
	}
}
