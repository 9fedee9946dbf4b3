//go:build !unix

package disk

// nonblock is nothing: there are no pipes among the files.
const nonblock = 0
