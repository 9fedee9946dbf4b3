package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"rd50/cmd/internal/preview"
	"rd50/generator"
)

// defaultAddress is where the preview listens unless told otherwise.
const defaultAddress = "127.0.0.1:8050"

// serve shows the draft in the browser until the user ends it with ^C.
func serve(cmd *cobra.Command, path string, o previewOptions) error {
	if !isAddress(o.addr) {
		return usageError("адрес «%s» не читается; пример: %s", o.addr, defaultAddress)
	}
	if _, err := toldTemplates(cmd, o.templates); err != nil { // told before anything listens
		return err
	}
	first, err := open(path)
	if err != nil {
		return err
	}
	if err := first.Close(); err != nil {
		return environmentError(err)
	}
	listener, err := listen(o.addr)
	if err != nil {
		return err
	}
	url := tellAddress(cmd, listener.Addr())
	ctx, stop := untilSignal(cmd.Context())
	defer stop()
	server := preview.New(preview.Config{
		Open:        func() (*preview.Project, error) { return project(path) },
		Templates:   func() (*generator.Templates, error) { return loadTemplates(o.templates) },
		TemplateDir: o.templates,
	})
	showInBrowser(cmd, url, o)
	if err := server.Serve(ctx, listener); err != nil {
		return environmentError(err)
	}
	return nil
}

func project(path string) (*preview.Project, error) {
	o, err := open(path)
	if err != nil {
		return nil, err
	}
	return &preview.Project{Input: o.Input, Dir: o.dir, Show: o.display, Close: o.Close}, nil
}

func listen(addr string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	switch {
	case isAny(err, busy):
		return nil, environmentError(fmt.Errorf("адрес %s занят; другой порт задает --addr", addr))
	case err != nil:
		return nil, environmentError(fmt.Errorf("адрес %s недоступен: %w; другой задает --addr", addr, refusal(err)))
	}
	return l, nil
}

// refusal gives why an address can't be had, without the address.
func refusal(err error) error {
	var name *net.DNSError
	var system *os.SyscallError
	var at *net.OpError
	switch {
	case errors.As(err, &name):
		return errors.New("такого имени нет")
	case errors.As(err, &system):
		return system.Err
	case errors.As(err, &at):
		return at.Err
	}
	return err
}

// isAddress tells whether a text is HOST:PORT.
func isAddress(text string) bool {
	_, port, err := net.SplitHostPort(text)
	if err != nil {
		return false
	}
	_, err = strconv.ParseUint(port, 10, 16)
	return err == nil
}

// tellAddress prints where to look, and who else can; it gives the address.
func tellAddress(cmd *cobra.Command, a net.Addr) string {
	shown := a.String()
	tcp, ok := a.(*net.TCPAddr)
	if ok && tcp.IP.IsUnspecified() {
		shown = fmt.Sprintf("localhost:%d", tcp.Port)
	}
	url := "http://" + shown + "/"
	cmd.PrintErrf("черновик: %s (завершить: Ctrl+C)\n", url)
	if ok && !tcp.IP.IsLoopback() {
		cmd.PrintErrln("warning: черновик виден в сети всем, кому доступен этот адрес")
	}
	return url
}
