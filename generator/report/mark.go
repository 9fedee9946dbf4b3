package report

// Mark is a remark in a draft where something is missing or wrong, such as «⟦RD202:
// нет оценки⟧»; empty it prints nothing. A finished report holds none.
type Mark struct{ Text string }

func (*Mark) inline() {}
