package section

import "rd50/generator/report"

// labels gives the printed names of everything that has an id and is no
// numbered part of the report. An object of an excluded section has no place
// to lead to, but keeps its name: RD103 tells of such references before.
func (a *assembler) labels() []report.Label {
	var out []report.Label
	add := func(id, text, target string) {
		out = append(out, report.Label{ID: id, Text: text, Short: id, Target: target})
	}
	e := a.e
	if s := e.Strategy; s != nil {
		for _, x := range s.Goals {
			add(x.ID, x.Title, "strategy/goals")
		}
		for _, x := range s.Indicators {
			add(x.ID, x.Name, "strategy/indicators")
		}
		for _, x := range s.Strategies {
			add(x.ID, x.Title, "")
		}
		for _, x := range s.Tasks {
			add(x.ID, x.Title, "strategy/tasks")
		}
	}
	a.objectLabels(add)
	for _, x := range e.Variants {
		add(x.ID, x.Name, a.ifShown("alternatives", "alternatives/"+x.ID))
	}
	for _, x := range e.Requirements {
		add(x.ID, x.ID, a.ifShown("comparison", "comparison/requirements"))
	}
	for _, x := range e.Criteria {
		add(x.ID, x.Name, a.ifShown("choice", "choice/scores"))
	}
	a.solutionLabels(add)
	for _, x := range e.Stages {
		add(x.ID, x.Name, a.ifShown("plan", "plan/stages"))
	}
	for _, x := range e.Quality {
		add(x.ID, x.ID, a.ifShown("quality", "quality/quality"))
	}
	if e.Acceptance != nil {
		for _, x := range e.Acceptance.Conditions {
			add(x.ID, x.ID, a.ifShown("acceptance", "acceptance/conditions"))
		}
	}
	return out
}

func (a *assembler) objectLabels(add func(id, text, target string)) {
	o := a.e.Object
	if o == nil {
		return
	}
	for _, x := range o.Processes {
		add(x.ID, x.Name, a.ifShown("study", "study/processes"))
	}
	for _, x := range o.Systems {
		add(x.ID, x.Name, a.ifShown("study", "study/systems"))
	}
	for _, x := range o.Problems {
		add(x.ID, x.ID, a.ifShown("study", "study/problems"))
	}
}

func (a *assembler) solutionLabels(add func(id, text, target string)) {
	s := a.e.Solution
	if s == nil {
		return
	}
	for _, x := range s.Subsystems {
		add(x.ID, x.Name, a.ifShown("choice", "choice/subsystems"))
	}
	for _, x := range s.Functions {
		add(x.ID, x.Name, a.ifShown("choice", "choice/functions"))
	}
}

func (a *assembler) ifShown(section, target string) string {
	if a.excluded[section] {
		return ""
	}
	return target
}
