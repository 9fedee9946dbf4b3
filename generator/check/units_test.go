package check

import (
	"strings"
	"testing"
)

// ГОСТ 8.417—2002: designations of units; a sentence may end behind one.
func TestUnits(t *testing.T) {
	for text, want := range map[string]string{
		"отклик за 5 сек. и 10 сек": "с, с", "до 20 мин. после звонка": "мин", "около 8 час. в смену": "ч", "площадь 120 кв. м": "м²", "объем 3 куб.м.": "м³",
		"60 км/час": "км/ч", "диск 500 Гб": "Гбайт", "память 8 Гб, диск 2 Тб": "Гбайт, Тбайт", "вес 40 гр. бумаги": "г", "5 кВт/ч": "кВт·ч",
		"Ожидание 5 мин. Затем ответ.": "", "за 5 мин.": "", "5 мин, 3 с, 2 ч": "", "24 часа": "", "канал 10 Гбит/с": "", "секция 5 сектора": "", "100 Гб/с": "", "3 группы": "",
	} {
		var got []string
		eachWrongUnit(text, func(at int, message, hint string) {
			got = append(got, strings.TrimPrefix(hint, "нужно обозначение "))
			if !strings.HasPrefix(text[at:], strings.Split(message, "«")[1][:2]) {
				t.Errorf("%q is told at %q", message, text[at:])
			}
		})
		if strings.Join(got, ", ") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
