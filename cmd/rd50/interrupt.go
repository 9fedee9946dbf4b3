package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// exitInterrupted is what shells give for a program that ^C ended.
const exitInterrupted = 130

// untilSignal gives a context that ends with ^C, the system's request to end or
// the terminal's end. They stay caught behind stop: the process ends by itself
// then, and a late one changes nothing. Who asked for no ^C or hang-up, as nohup
// does, is heard.
func untilSignal(parent context.Context) (context.Context, context.CancelFunc) {
	ends := []os.Signal{syscall.SIGTERM}
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			ends = append(ends, s)
		}
	}
	ctx, stop := context.WithCancel(parent)
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, ends...)
	go func() {
		select {
		case <-caught:
			stop()
		case <-ctx.Done():
		}
	}()
	return ctx, stop
}

// grace is what work gets to end by itself, so that it leaves no child behind.
const grace = 200 * time.Millisecond

// orInterrupted does work that writes nothing and can be dropped at any moment.
func orInterrupted[T any](ctx context.Context, work func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := work()
		done <- result{value, err}
	}()
	var none T
	select {
	case r := <-done:
		if ctx.Err() != nil { // what failed may be a program that the signal ended, too
			return none, errInterrupted
		}
		return r.value, r.err
	case <-ctx.Done():
	}
	select {
	case <-done:
	case <-time.After(grace):
	}
	return none, errInterrupted
}

// errInterrupted ends a command that a signal broke off.
var errInterrupted error = &exitError{code: exitInterrupted, err: errors.New("выпуск прерван")}

// written gives the error of putting files in place.
func written(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, context.Canceled):
		return errInterrupted
	}
	return environmentError(err)
}
