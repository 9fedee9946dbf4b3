package engagement

// Once gives what is worked out of the values of the TOML files, whatever lies beside
// them: for all states of a draft that have these in common it is done once. The key has
// a type of the caller's own, and tells on what else the work depends; nobody changes what
// came of it.
func Once[T any](e *Engagement, key any, work func() T) T {
	if e.source == nil || len(e.source.faulty) != len(e.source.data.faulty) { // a file is missing: its key counts as faulty
		return work()
	}
	kept := &e.source.data.kept
	if known, ok := kept.Load(key); ok {
		return known.(T)
	}
	v, _ := kept.LoadOrStore(key, work())
	return v.(T)
}
