package check

import "rd50/generator/analysis"

// phaseNames are the standard's three parts of the needed resources, after «на».
var phaseNames = map[string]string{
	"development": "разработку АС", "commissioning": "ввод АС в действие", "operation": "обеспечение функционирования АС",
}

// phases holds RD205: «затраты ресурсов на разработку, ввод в действие и
// обеспечение функционирования».
func (c *checker) phases() {
	if !c.holds("resources") {
		return
	}
	for _, phase := range analysis.Phases {
		if costs, _ := analysis.CostsOf(c.e.Costs, phase); len(costs) == 0 {
			c.tell("costs", "нет затрат на "+phaseNames[phase], "если затрат нет, задается статья с нулевой суммой; в конец файла дописывается:\n[[costs]]\nname = \"…\"\nphase = \""+phase+"\"\nkind = \"other\"\namounts = [0]")
		}
	}
}
