package check

import "rd50/generator/prose"

// finder is how a rule finds what breaks it: in the data of the TOML files alone, in each
// text of prose by itself, or in all that there is. A rule may look in several ways. What
// the first two find is kept for the next state of a draft; see found.
type finder struct {
	data func(*checker)
	text func(*checker, prose.Page)
	all  func(*checker)
}

// elsewhere is that of rules which package engagement holds as it reads.
var elsewhere = finder{}

func inData(find func(*checker)) finder { return finder{data: find} }

func inAll(find func(*checker)) finder { return finder{all: find} }

// andTexts adds a look into each text of prose.
func (f finder) andTexts(find func(*checker, prose.Page)) finder {
	f.text = find
	return f
}

// andAll adds a look at all that there is.
func (f finder) andAll(find func(*checker)) finder {
	f.all = find
	return f
}

// none tells whether there is nothing to be found by this package.
func (f finder) none() bool { return f.data == nil && f.text == nil && f.all == nil }
