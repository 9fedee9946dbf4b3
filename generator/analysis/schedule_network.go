package analysis

import "rd50/generator/engagement"

// network is the stages by index, with what stands before and behind each.
type network struct {
	ids            []string
	before, behind [][]int
}

func networkOf(stages []engagement.Stage) network {
	index := map[string]int{}
	for i := len(stages) - 1; i >= 0; i-- { // of an id given twice the first counts
		index[stages[i].ID] = i
	}
	n := network{make([]string, len(stages)), make([][]int, len(stages)), make([][]int, len(stages))}
	for i, s := range stages {
		n.ids[i] = s.ID
		for _, id := range s.After {
			if p, known := index[id]; known {
				n.before[i] = append(n.before[i], p)
				n.behind[p] = append(n.behind[p], i)
			}
		}
	}
	return n
}

// order lists the stages so that each stands behind all that it comes after;
// waiting are those that can't be: they are in a circle or behind one.
func (n network) order() (order []int, waiting []bool) {
	open := make([]int, len(n.ids)) // predecessors not yet placed
	waiting = make([]bool, len(n.ids))
	for i, before := range n.before {
		open[i], waiting[i] = len(before), true
		if len(before) == 0 {
			order = append(order, i)
		}
	}
	for done := 0; done < len(order); done++ {
		waiting[order[done]] = false
		for _, i := range n.behind[order[done]] {
			if open[i]--; open[i] == 0 {
				order = append(order, i)
			}
		}
	}
	return order, waiting
}

// circles gives one circle for every knot of stages that wait for one another:
// the shortest through the knot's first stage.
func (n network) circles(waiting []bool) [][]string {
	var out [][]string
	told := make([]bool, len(n.ids))
	for i := range n.ids {
		if !waiting[i] || told[i] {
			continue
		}
		came, closed := reach(n.behind, i)
		if closed < 0 {
			continue
		}
		ids := []string{n.ids[i]}
		for j := closed; j != i; j = came[j] {
			ids = append([]string{n.ids[j]}, ids...)
		}
		out = append(out, append([]string{n.ids[i]}, ids...))
		back, _ := reach(n.before, i)
		for j := range told {
			told[j] = told[j] || came[j] >= 0 && back[j] >= 0
		}
	}
	return out
}

// reach walks the network from a stage, nearest stages first. For each stage
// reached it gives the one that it was reached from, -1 for the others; closed
// is the first stage that leads back to the start, -1 when none does.
func reach(edges [][]int, start int) (came []int, closed int) {
	came, closed = make([]int, len(edges)), -1
	for i := range came {
		came[i] = -1
	}
	came[start] = start
	queue := []int{start}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, j := range edges[i] {
			if j == start && closed < 0 {
				closed = i
			}
			if came[j] < 0 {
				came[j] = i
				queue = append(queue, j)
			}
		}
	}
	return came, closed
}
