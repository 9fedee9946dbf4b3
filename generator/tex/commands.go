package tex

// symbols are the commands that stand for one character.
var symbols = map[string]Symbol{
	"alpha": {"α", Letter}, "beta": {"β", Letter}, "gamma": {"γ", Letter}, "delta": {"δ", Letter},
	"epsilon": {"ε", Letter}, "varepsilon": {"ε", Letter}, "zeta": {"ζ", Letter}, "eta": {"η", Letter},
	"theta": {"θ", Letter}, "vartheta": {"ϑ", Letter}, "iota": {"ι", Letter}, "kappa": {"κ", Letter},
	"lambda": {"λ", Letter}, "mu": {"μ", Letter}, "nu": {"ν", Letter}, "xi": {"ξ", Letter},
	"pi": {"π", Letter}, "rho": {"ρ", Letter}, "sigma": {"σ", Letter}, "tau": {"τ", Letter},
	"upsilon": {"υ", Letter}, "phi": {"φ", Letter}, "varphi": {"φ", Letter}, "chi": {"χ", Letter},
	"psi": {"ψ", Letter}, "omega": {"ω", Letter},
	"Gamma": {"Γ", Ordinary}, "Delta": {"Δ", Ordinary}, "Theta": {"Θ", Ordinary}, "Lambda": {"Λ", Ordinary},
	"Xi": {"Ξ", Ordinary}, "Pi": {"Π", Ordinary}, "Sigma": {"Σ", Ordinary}, "Upsilon": {"Υ", Ordinary},
	"Phi": {"Φ", Ordinary}, "Psi": {"Ψ", Ordinary}, "Omega": {"Ω", Ordinary},

	"infty": {"∞", Ordinary}, "partial": {"∂", Ordinary}, "forall": {"∀", Ordinary}, "exists": {"∃", Ordinary},
	"emptyset": {"∅", Ordinary}, "ldots": {"…", Ordinary}, "dots": {"…", Ordinary}, "cdots": {"⋯", Ordinary},
	"prime": {"′", Ordinary}, "circ": {"∘", Binary}, "degree": {"°", Ordinary}, "%": {"%", Ordinary},
	"#": {"#", Ordinary}, "$": {"$", Ordinary}, "&": {"&", Ordinary}, "_": {"_", Ordinary},

	"cdot": {"·", Binary}, "times": {"×", Binary}, "div": {"÷", Binary}, "pm": {"±", Binary}, "mp": {"∓", Binary},
	"ast": {"∗", Binary}, "cup": {"∪", Binary}, "cap": {"∩", Binary}, "setminus": {"∖", Binary},
	"wedge": {"∧", Binary}, "vee": {"∨", Binary},

	"le": {"≤", Relation}, "leq": {"≤", Relation}, "leqslant": {"≤", Relation}, "ge": {"≥", Relation},
	"geq": {"≥", Relation}, "geqslant": {"≥", Relation}, "ne": {"≠", Relation}, "neq": {"≠", Relation},
	"approx": {"≈", Relation}, "equiv": {"≡", Relation}, "sim": {"∼", Relation}, "lt": {"<", Relation},
	"gt": {">", Relation}, "ll": {"≪", Relation}, "gg": {"≫", Relation}, "in": {"∈", Relation},
	"notin": {"∉", Relation}, "subset": {"⊂", Relation}, "subseteq": {"⊆", Relation}, "propto": {"∝", Relation},
	"to": {"→", Relation}, "rightarrow": {"→", Relation}, "leftarrow": {"←", Relation},
	"Rightarrow": {"⇒", Relation}, "Leftrightarrow": {"⇔", Relation}, "mid": {"|", Relation},

	"{": {"{", Opening}, "}": {"}", Closing}, "langle": {"⟨", Opening}, "rangle": {"⟩", Closing},
	"lfloor": {"⌊", Opening}, "rfloor": {"⌋", Closing}, "lceil": {"⌈", Opening}, "rceil": {"⌉", Closing},
	"vert": {"|", Ordinary}, "|": {"‖", Ordinary}, "Vert": {"‖", Ordinary},
}

// signs are the characters that mean something else than a letter, a digit or
// a piece of syntax.
var signs = map[rune]Symbol{
	'+': {"+", Binary}, '-': {"−", Binary}, '−': {"−", Binary}, '*': {"∗", Binary}, '·': {"·", Binary},
	'×': {"×", Binary}, '±': {"±", Binary}, '÷': {"÷", Binary},
	'=': {"=", Relation}, '<': {"<", Relation}, '>': {">", Relation}, ':': {":", Relation}, '≤': {"≤", Relation},
	'≥': {"≥", Relation}, '≠': {"≠", Relation}, '≈': {"≈", Relation}, '→': {"→", Relation}, '∈': {"∈", Relation},
	'(': {"(", Opening}, '[': {"[", Opening}, ')': {")", Closing}, ']': {"]", Closing},
	',': {",", Punctuation}, ';': {";", Punctuation}, '.': {".", Ordinary}, '!': {"!", Ordinary},
	'/': {"/", Ordinary}, '|': {"|", Ordinary}, '∞': {"∞", Ordinary}, '…': {"…", Ordinary}, '°': {"°", Ordinary},
	'№': {"№", Ordinary}, '′': {"′", Ordinary}, '∂': {"∂", Ordinary},
}

// operators take their scripts as limits.
var operators = map[string]Operator{
	"sum": {Symbol: "∑"}, "prod": {Symbol: "∏"}, "int": {Symbol: "∫"},
	"max": {Symbol: "max", Word: true}, "min": {Symbol: "min", Word: true}, "lim": {Symbol: "lim", Word: true},
	"sup": {Symbol: "sup", Word: true}, "inf": {Symbol: "inf", Word: true},
}

// functions are upright words whose scripts stand beside them.
var functions = map[string]bool{
	"ln": true, "lg": true, "log": true, "exp": true, "sin": true, "cos": true, "tan": true, "cot": true,
	"arcsin": true, "arccos": true, "arctan": true, "det": true, "arg": true,
}

// spaces are widths in eighteenths of an em.
var spaces = map[string]int{
	",": 3, "thinspace": 3, ":": 4, ">": 4, ";": 5, "!": -3, " ": 6, "\n": 6, "\t": 6, "quad": 18, "qquad": 36,
}

// words take a group of plain characters.
var words = map[string]bool{"text": true, "mathrm": true, "textrm": true, "mbox": true, "operatorname": true}

// ignored say how large or where, which the place of a formula decides already.
var ignored = map[string]bool{"displaystyle": true, "limits": true, "nolimits": true}

// fences are what may follow \left and \right, besides the commands of symbols.
var fences = map[rune]string{'(': "(", ')': ")", '[': "[", ']': "]", '|': "|", '/': "/", '.': "", '<': "⟨", '>': "⟩"}
