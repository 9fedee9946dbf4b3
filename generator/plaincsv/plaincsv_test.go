package plaincsv

import (
	"strings"
	"testing"
)

func TestWrite(t *testing.T) {
	rows := [][]string{{"а", "б;в", "г,д"}, {"=1+1", "-5.5", "@x"}, {"- слово", "", "строка\nи строка"}}
	for excel, want := range map[bool]string{
		false: "а,б;в,\"г,д\"\r\n'=1+1,-5.5,'@x\r\n'- слово,,\"строка\r\nи строка\"\r\n",
		true:  "\ufeffа;\"б;в\";г,д\r\n'=1+1;-5.5;'@x\r\n'- слово;;\"строка\r\nи строка\"\r\n",
	} {
		var b strings.Builder
		if err := Write(&b, rows, excel); err != nil {
			t.Fatal(err)
		}
		if got := b.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
