package engagement

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"rd50/generator/diagnostic"
	"rd50/generator/outline"
)

var idForm = regexp.MustCompile(`^[A-Za-zА-Яа-яЁё][0-9A-Za-zА-Яа-яЁё._-]*$`)

// declared is a declaration and the place of its id.
type declared struct {
	Declaration
	at diagnostic.Position
}

// reference is a use of an id where an object of one kind is needed.
type reference struct {
	id   string
	kind Kind
	key  string
	at   diagnostic.Position

	table string // the table of ids that it is a key of; empty where it is a value
	inner bool   // a key of that table's entries, which stands one level too high
}

// IsID tells whether a text may be an id.
func IsID(text string) bool { return idForm.MatchString(text) }

// declare notes an id; key is the path of the id's value.
func (d *decoder) declare(n *node, id string, kind Kind, key string) bool {
	if !idForm.MatchString(id) {
		d.bad(n, key, "недопустимый идентификатор «"+excerpt(id)+"»",
			"идентификатор начинается с буквы и состоит из букв, цифр, «.», «_» и «-»: \"‹new "+string(kind)+"›\"")
		return false
	}
	at := n.file.position(n.at)
	if reserved(id) {
		d.fault("RD004", at, key, "идентификатор "+id+" занят: так называется часть отчета",
			"ссылка [@"+id+"] указывает на эту часть; нужен другой идентификатор")
	}
	owner := key[:len(key)-len(".id")]
	d.ids = append(d.ids, declared{Declaration{ID: id, Kind: kind, Key: owner}, at})
	return true
}

// checkIDs reports ids given twice and references that lead nowhere. It gives
// the declarations, the first of each id, in the order of the files.
func (d *decoder) checkIDs() []Declaration {
	slices.SortStableFunc(d.ids, func(a, b declared) int {
		return cmp.Or(
			cmp.Compare(d.data.rank(a.at.File), d.data.rank(b.at.File)),
			cmp.Compare(a.at.Line, b.at.Line),
			cmp.Compare(a.at.Column, b.at.Column))
	})
	first := map[string]declared{}
	var out []Declaration
	for _, id := range d.ids {
		if f, twice := first[id.ID]; twice {
			d.fault("RD004", id.at, ChildKey(id.Key, "id"), "идентификатор "+id.ID+" задан дважды", "",
				diagnostic.Place{Position: f.at, Label: "впервые задан", What: f.Kind.Noun()})
			continue
		}
		first[id.ID] = id
		out = append(out, id.Declaration)
	}
	if !d.partial {
		for _, r := range d.refs {
			d.checkReference(r, first)
		}
	}
	return out
}

func (d *decoder) checkReference(r reference, known map[string]declared) {
	if r.kind == "section" {
		if !outline.Known(r.id) {
			d.fault("RD005", r.at, r.key, "неизвестный раздел "+r.id, suggest(r.id, outline.IDs(), "разделы"))
		}
		return
	}
	object, found := known[r.id]
	if found && (object.Kind == r.kind || slices.Contains(d.idsOf(r.kind), r.id)) {
		return // the latter is RD004
	}
	message := "идентификатор «" + excerpt(r.id) + "» не задан, а " + r.kind.Needed()
	if found {
		message = r.id + " — " + object.Kind.Noun() + ", а " + r.kind.Needed()
	}
	hint, related := d.instead(r, found)
	d.fault("RD005", r.at, r.key, message, hint, related...)
}

// instead tells what a reference that leads nowhere may have meant.
func (d *decoder) instead(r reference, found bool) (hint string, related []diagnostic.Place) {
	if at, gone := d.data.gone[r.id]; gone && !found {
		hint := "ссылка удаляется вместе с ним"
		if at.File != r.at.File {
			hint += ": в версии та же запись пишется без нее"
		}
		return hint, []diagnostic.Place{{Position: at, Label: "удалено"}}
	}
	if at, is := d.unnamed(r.kind); is && !found {
		return "сначала нужен верный идентификатор у записи, которой, возможно, касается ссылка", []diagnostic.Place{{Position: at, Label: "запись стоит"}}
	}
	ids := d.idsOf(r.kind)
	if len(ids) == 0 {
		return d.newEntry(r, found), nil
	}
	if r.inner {
		return "ключ " + r.id + " стоит в записи: " + tomlKey(ids[0]) + ` = { level = "full", note = "…" }`, nil
	}
	if r.table != "" && unplaced(r.id, ids) {
		if hint, related = misplaced(d, r.table, r.id); hint != "" {
			return hint, related
		}
	}
	if k, why := near(r.id, ids); k != "" && r.table != "" {
		return "возможно, " + tomlKey(k) + why, nil
	}
	return suggestID(r.id, ids, "заданы"), nil
}

// unnamed finds an object of a kind whose id is missing or bad, which references
// may mean.
func (d *decoder) unnamed(kind Kind) (diagnostic.Position, bool) {
	for _, f := range d.faults {
		if strings.HasSuffix(f.Key, ".id") && strings.Contains(f.Hint, "‹new "+string(kind)+"›") {
			return f.Position, true
		}
	}
	return diagnostic.Position{}, false
}

// idsOf lists the ids of a kind in the order of the files.
func (d *decoder) idsOf(kind Kind) []string {
	var out []string
	for _, id := range d.ids {
		if id.Kind == kind {
			out = append(out, id.ID)
		}
	}
	return out
}
