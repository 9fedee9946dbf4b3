package main

import (
	"errors"
	"fmt"
	"net"
	"os"

	"github.com/spf13/cobra"

	"rd50/cmd/internal/preview"
	"rd50/generator"
)

// defaultAddress is where the preview listens unless told otherwise.
const defaultAddress = "127.0.0.1:8050"

// serve shows the draft in the browser until the user ends it with ^C.
func serve(cmd *cobra.Command, path, addr, templateDir string) error {
	if _, _, err := net.SplitHostPort(addr); err != nil {
		return usageError("адрес «%s» не читается; пример: %s", addr, defaultAddress)
	}
	if _, err := toldTemplates(cmd, templateDir); err != nil { // told before anything listens
		return err
	}
	first, err := open(path)
	if err != nil {
		return err
	}
	if err := first.Close(); err != nil {
		return environmentError(err)
	}
	listener, err := listen(addr)
	if err != nil {
		return err
	}
	tellAddress(cmd, listener.Addr())
	ctx, stop := untilSignal(cmd.Context())
	defer stop()
	server := preview.New(preview.Config{
		Open:        func() (*preview.Project, error) { return project(path) },
		Templates:   func() (*generator.Templates, error) { return loadTemplates(templateDir) },
		TemplateDir: templateDir,
	})
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
		var system *os.SyscallError
		var at *net.OpError
		switch { // the address is told already
		case errors.As(err, &system):
			err = system.Err
		case errors.As(err, &at):
			err = at.Err
		}
		return nil, environmentError(fmt.Errorf("адрес %s недоступен: %w; другой задает --addr", addr, err))
	}
	return l, nil
}

// tellAddress prints where to look, and who else can.
func tellAddress(cmd *cobra.Command, a net.Addr) {
	shown := a.String()
	tcp, ok := a.(*net.TCPAddr)
	if ok && tcp.IP.IsUnspecified() {
		shown = fmt.Sprintf("localhost:%d", tcp.Port)
	}
	cmd.PrintErrf("черновик: http://%s/ (завершить: Ctrl+C)\n", shown)
	if ok && !tcp.IP.IsLoopback() {
		cmd.PrintErrln("warning: черновик виден в сети всем, кому доступен этот адрес")
	}
}
