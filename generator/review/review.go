// Package review reads a report that came back as a DOCX: the customer's comments with
// their threads, the tracked changes and the edits that nobody tracked, each with the
// value or the line of prose that the text came from.
//
// A paragraph is known by the hidden bookmark that the writer of DOCX put around it and
// by the table of these bookmarks in a custom XML part; where a program has lost them,
// by the words. What the words are compared with is the DOCX that the engagement
// renders to now, read in the same way.
package review

import (
	"time"

	"rd50/generator/diagnostic"
)

// Kind tells what a remark is.
type Kind string

// A remark is a comment, a tracked change of either kind, or an edit that was not
// tracked.
const (
	Comment   Kind = "comment"
	Insertion Kind = "insertion"
	Deletion  Kind = "deletion"
	Edit      Kind = "edit"
)

// Remark is one thing that a reader of the report said or did.
type Remark struct {
	Kind   Kind
	Author string    // as the file tells; empty of an edit, whose author nobody knows
	Date   time.Time // as the file tells; zero where it tells none
	// Text is what was said: the comment, the words that were inserted or deleted, the
	// new text of an edited paragraph.
	Text string
	// Quote is what it is about: the words that a comment spans or a deletion takes, the
	// text as it was of a paragraph with an insertion or an edit.
	Quote    string
	Key      string              // by ids, «requirements[R3].text»; empty where no place was found
	Place    diagnostic.Position // of the value or of the line of prose; zero where none was found
	Resolved bool                // of a comment
	Replies  []Reply             // to a comment, in their order

	// Before and After are the text of the whole paragraph without and with this change
	// alone; empty of a comment.
	Before, After string
}

// Reply is an answer in a comment's thread.
type Reply struct {
	Author string
	Date   time.Time
	Text   string
}

// Source is what a returned document is read against.
type Source struct {
	// Present is the DOCX that the engagement renders to now.
	Present []byte
	// Earlier gives the DOCX of the versions before, the latest first; nil behind the last.
	Earlier func(n int) []byte
	// Find gives the texts that stand at a key by ids, or at a line of prose
	// («prose/study.md:14»), in the present files: one, those of a list, or those of an
	// entry behind its own place. Of a key that is not there any more it is the place of
	// what held it.
	Find func(key string) []Written
}
