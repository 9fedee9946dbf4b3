package main

import (
	"io"
	"os"
	"os/exec"
	"runtime"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// showInBrowser opens the draft's address: by itself where the user sits before a
// screen, with --open anywhere, with --no-open never.
func showInBrowser(cmd *cobra.Command, url string, o previewOptions) {
	byItself := isTerminal(cmd.ErrOrStderr()) && hasScreen(runtime.GOOS, os.Getenv)
	if o.noOpen || !o.open && !byItself {
		return
	}
	if openBrowser(url) != nil {
		cmd.PrintErrln("warning: браузер не открылся; откройте адрес в нем сами")
	}
}

func isTerminal(out io.Writer) bool {
	file, ok := out.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// hasScreen tells whether a browser that this computer starts is seen by who runs
// the program: neither from afar nor in a pipeline, and where there are screens.
func hasScreen(system string, env func(string) string) bool {
	for _, away := range []string{"CI", "SSH_CONNECTION", "SSH_TTY"} {
		if env(away) != "" {
			return false
		}
	}
	return system == "windows" || system == "darwin" || env("DISPLAY") != "" || env("WAYLAND_DISPLAY") != ""
}

// openBrowser shows an address in the user's browser.
func openBrowser(url string) error {
	command := browser(runtime.GOOS, url)
	cmd := exec.Command(command[0], command[1:]...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }() // how the browser ends is its own affair
	return nil
}

func browser(system, url string) []string {
	switch system {
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler", url}
	case "darwin":
		return []string{"open", url}
	}
	return []string{"xdg-open", url}
}
