package plainjson

import (
	"errors"
	"strings"
	"testing"
)

func TestMembersKeepTheirOrder(t *testing.T) {
	var o Object
	o.Put("я", "a < b & «c»")
	o.Put("a", []Object{{{"n", 1}}, nil})
	o.Put("\"", nil)
	var b strings.Builder
	if err := Write(&b, o, ""); err != nil {
		t.Fatal(err)
	}
	if want := `{"я":"a < b & «c»","a":[{"n":1},{}],"\"":null}` + "\n"; b.String() != want {
		t.Errorf("got %s\nwant %s", b.String(), want)
	}
}

func TestWhatHasNoFormIsAnError(t *testing.T) {
	if err := Write(&strings.Builder{}, Object{{"f", func() {}}}, " "); err == nil {
		t.Error("a function was written")
	}
	if err := Write(failing{}, Object{}, ""); err == nil {
		t.Error("a writer's error is lost")
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }
