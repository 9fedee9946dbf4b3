package terminal

// Columns gives the columns that a text takes.
func Columns(s string) int { return styled(s, 0).width() }
