package format

import (
	"reflect"
	"strings"
	"testing"
)

type goods struct {
	_ struct{} `either:"price|amounts" ru:"цена не задана|цена задана дважды"`

	ID      string    `toml:"id" rd:"required,id=good" ru:"код"`
	Kind    string    `toml:"kind" rd:"enum=toy|tool,default=toy"`
	Age     int       `toml:"age" rd:"min=1,max=18,when=kind:toy"`
	Price   float64   `toml:"price"`
	Amounts []float64 `toml:"amounts" rd:"most=3"`
	Owner   string    `toml:"owner" rd:"ref=person,required=RD102"`
	Parts   []*goods  `toml:"parts" single:"kind=tool|нет орудия|второе орудие"`
	hidden  int
}

func TestTagsAreRead(t *testing.T) {
	fields := Fields(reflect.TypeFor[goods]())
	var told []string
	for _, f := range fields {
		s := f.Key
		if f.Required {
			s += " required"
		}
		for _, word := range append([]string{f.Rule, string(f.ID), string(f.Ref), f.Default, f.About}, f.Enum...) {
			if word != "" {
				s += " " + word
			}
		}
		if f.Min != nil && f.Max != nil {
			s += " " + f.Min.String() + "—" + f.Max.String()
		}
		if f.When != nil {
			s += " when " + f.When.Key + "=" + strings.Join(f.When.Values, "|")
		}
		if f.Single != nil {
			s += " one " + f.Single.Key + "=" + f.Single.Value + ": " + f.Single.None + ", " + f.Single.Several
		}
		told = append(told, s)
	}
	want := "id required good код; kind toy toy tool; age 1—18 when kind=toy; price; amounts; owner RD102 person; parts one kind=tool: нет орудия, второе орудие"
	if got := strings.Join(told, "; "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if fields[4].Most != 3 {
		t.Errorf("most is %d", fields[4].Most)
	}
	forms := FormsOf(reflect.TypeFor[goods]())
	if len(forms.Keys) != 2 || forms.Keys[1][0] != "amounts" || forms.None != "цена не задана" || forms.Several != "цена задана дважды" {
		t.Errorf("forms are %+v", forms)
	}
}

func TestWhatIsATable(t *testing.T) {
	if !IsTable(reflect.TypeFor[goods]()) || IsTable(reflect.TypeFor[Equal]()) || IsTable(reflect.TypeFor[string]()) {
		t.Error("a table is a struct whose fields are keys")
	}
	if got := Element(reflect.TypeFor[[]*goods]()); got != reflect.TypeFor[goods]() {
		t.Errorf("the element is %v", got)
	}
	if got := Tables(reflect.TypeFor[struct {
		G map[string]goods `toml:"g"`
	}]()); len(got) != 2 {
		t.Errorf("tables are %v", got)
	}
	g := &goods{ID: "Б1", hidden: 1}
	if v := Child(reflect.ValueOf(g), "id"); v.String() != "Б1" {
		t.Errorf("the id is %v", v)
	}
	if Child(reflect.ValueOf(g), "hidden").IsValid() || Child(reflect.Value{}, "id").IsValid() {
		t.Error("there is no such key")
	}
}

func TestATagThatCantBeReadIsAMistakeInTheProgram(t *testing.T) {
	for _, table := range []any{
		struct {
			A string `toml:"a" rd:"requierd"`
		}{},
		struct {
			A int `toml:"a" rd:"min=many"`
		}{},
	} {
		func() {
			defer func() {
				if told, _ := recover().(string); !strings.HasPrefix(told, "format: .A: ") {
					t.Errorf("%T: told %q", table, told)
				}
			}()
			Fields(reflect.TypeOf(table))
		}()
	}
}
