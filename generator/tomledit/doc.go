// Package tomledit changes values in the text of a TOML file and keeps every
// other byte: comments, blank lines, the order and the way of writing.
//
//	text ──► Parse ──► File ──► Set, Remove, Append ──► Bytes
//
// A [Path] leads through tables by key and through lists by index. What is set
// anew is written as its neighbours are: under the header of its table, with the
// dotted keys beside it, or inside the braces.
package tomledit
