package engagement

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"rd50/generator/format"
	"rd50/generator/look"
)

var (
	dateType     = reflect.TypeFor[Date]()
	durationType = reflect.TypeFor[Duration]()
	decimalType  = reflect.TypeFor[decimal.Decimal]()
	proseType    = reflect.TypeFor[Prose]()
)

// value decodes one value by the type of the model's field.
func (d *decoder) value(n *node, v reflect.Value, f format.Field, key string) {
	if f.Required {
		d.full++
	}
	if n.shape != tableShape && f.Required && n.saysNothing(v.Type()) {
		d.full--
		d.empty++
		d.fault("RD003", n.file.position(n.at), key, "обязательный ключ "+key+" пуст"+about(f), d.filled(v.Type(), f, key))
		return
	}
	switch p := v.Addr().Interface().(type) {
	case *string:
		d.text(n, p, f, key)
	case *Prose:
		d.prose(n, p, key)
	case *Token:
		d.token(n, p, key)
	case *Texts:
		d.texts(n, v, f, key)
	case *Date:
		d.date(n, p, key)
	case *Duration:
		d.duration(n, p, f, key)
	case *decimal.Decimal:
		d.number(n, p, f, key)
	case *int:
		d.integer(n, p, f, key)
	case *bool:
		d.flag(n, p, key)
	case *Verdict:
		d.verdict(n, v, f, key)
	default:
		d.compound(n, v, f, key)
	}
}

// saysNothing tells whether a value is empty as its type is read.
func (n *node) saysNothing(t reflect.Type) bool {
	s, ok := n.text()
	return n.blank() || ok && t == proseType && blankProse(s)
}

func (d *decoder) compound(n *node, v reflect.Value, f format.Field, key string) {
	switch v.Kind() {
	case reflect.Pointer:
		inner := reflect.New(v.Type().Elem())
		before := len(d.faults)
		d.value(n, inner.Elem(), f, key)
		if isScalar(inner.Elem().Type()) && len(d.faults) > before {
			return // a bad number is no number
		}
		v.Set(inner)
	case reflect.Struct:
		d.table(n, v, key)
	case reflect.Slice:
		d.list(n, v, f, key)
	case reflect.Map:
		d.mapping(n, v, f, key)
	default:
		d.bad(n, key, "тип "+v.Type().String()+" не предусмотрен", "")
	}
}

func isScalar(t reflect.Type) bool { return t.Kind() != reflect.Struct || !format.IsTable(t) }

func (d *decoder) text(n *node, p *string, f format.Field, key string) {
	s, ok := n.text()
	if !ok {
		d.badType(n, key, "нужен текст", textHint(n, f.Enum))
		return
	}
	switch {
	case len(f.Enum) > 0 && !slices.Contains(f.Enum, s):
		d.bad(n, key, "недопустимое значение «"+excerpt(s)+"»", enumHint(s, f.Enum))
		return
	case f.ID != "" && !d.declare(n, s, f.ID, key):
		return
	case f.Ref != "":
		d.refs = append(d.refs, reference{id: s, kind: f.Ref, key: key, at: n.file.position(n.at)})
	case f.Path != "" && !Blank(s):
		d.files = append(d.files, fileValue{n, f.Path, key})
	}
	*p = Blanks(s)
}

// textHint tells how a text is written that is of another type; of a closed list
// the values.
func textHint(n *node, enum []string) string {
	if len(enum) > 0 {
		return enumHint("", enum)
	}
	switch n.shape {
	case integerShape, floatShape, dayShape, momentShape, boolShape:
		return "текст пишется в кавычках: \"" + excerpt(n.raw()) + "\""
	}
	if one, ok := n.only().text(); ok && !Blank(one) {
		return "текст пишется в кавычках, без скобок: " + strconv.Quote(excerpt(one))
	}
	return "текст пишется в кавычках: \"…\""
}

func enumHint(s string, enum []string) string {
	all := "одно из: " + strings.Join(quotedAll(enum), ", ")
	if k, why := look.Twin(s, enum); k != "" {
		return `возможно, "` + k + `": в «` + excerpt(s) + "» " + why
	}
	if k := nearest(s, enum); k != "" {
		return `возможно, "` + k + `"; ` + all
	}
	return all
}

// quotedAll gives texts as TOML writes them.
func quotedAll(texts []string) []string {
	var out []string
	for _, t := range texts {
		out = append(out, `"`+t+`"`)
	}
	return out
}

func (d *decoder) prose(n *node, p *Prose, key string) {
	s, ok := n.text()
	if !ok {
		d.badType(n, key, "нужен текст", textHint(n, nil))
		return
	}
	*p = Prose{Text: s, Key: key}
	if p.blank() {
		p.Text = ""
	}
}

func (p Prose) blank() bool { return blankProse(p.Text) }

func (d *decoder) token(n *node, p *Token, key string) {
	switch n.shape {
	case textShape:
		s, _ := n.text()
		*p = Token(s)
	case integerShape, floatShape:
		*p = Token(n.raw())
	default:
		d.badType(n, key, "нужен текст или число", textHint(n, nil))
	}
}

func (d *decoder) texts(n *node, v reflect.Value, f format.Field, key string) {
	if s, ok := n.text(); ok {
		if !n.blank() {
			v.Set(reflect.ValueOf(Texts{Blanks(s)}))
		}
		return
	}
	if n.shape != arrayShape {
		d.badType(n, key, "нужен текст или список текстов", textHint(n, nil))
		return
	}
	d.list(n, v, f, key)
}

func (d *decoder) date(n *node, p *Date, key string) {
	t, ok := n.value.(time.Time)
	if n.shape != dayShape || !ok {
		d.badType(n, key, "нужна дата", dateHint(n, t, ok))
		return
	}
	*p = NewDate(t.Year(), t.Month(), t.Day())
}

func dateHint(n *node, t time.Time, isTime bool) string {
	if isTime && t.Year() > 0 {
		return "дата пишется без времени: " + t.Format(time.DateOnly)
	}
	s, ok := n.text()
	if !ok {
		return "дата пишется так: 2026-10-14"
	}
	if day, ok := look.Date(s); ok {
		return "дата пишется без кавычек: " + day
	}
	return "дата пишется без кавычек: 2026-10-14"
}

func (d *decoder) duration(n *node, p *Duration, f format.Field, key string) {
	s, ok := n.text()
	if !ok {
		d.badType(n, key, "нужна длительность", durationHint(s))
		return
	}
	duration, err := ParseDuration(s)
	if err != nil {
		d.bad(n, key, err.Error(), durationHint(s))
		return
	}
	if f.Min != nil && decimal.NewFromInt(int64(duration.Count)).LessThan(*f.Min) {
		d.bad(n, key, "длительность работы не может быть нулевой", durationHint(""))
		return
	}
	*p = duration
}

func durationHint(s string) string {
	if meant, ok := look.Duration(s); ok {
		return `длительность пишется так: "` + meant + `"`
	}
	return "длительность пишется так: \"3d\" (рабочие дни), \"2w\" (недели), \"1mo\" (месяцы)"
}

func (d *decoder) flag(n *node, p *bool, key string) {
	b, ok := n.value.(bool)
	if !ok {
		d.badType(n, key, "нужно true или false", flagHint(n))
		return
	}
	*p = b
}

func flagHint(n *node) string {
	s, ok := n.text()
	if !ok {
		s = map[string]string{"1": "да", "0": "нет"}[n.rawScalar()]
	}
	if meant, ok := look.Flag(s); ok {
		return "пишется без кавычек: " + meant
	}
	return "«да» пишется true, «нет» — false"
}

func (d *decoder) integer(n *node, p *int, f format.Field, key string) {
	i, ok := n.value.(int64)
	if !ok {
		d.badType(n, key, "нужно целое число", integerHint(n, f))
		return
	}
	if d.inBounds(n, decimal.NewFromInt(i), f, key) {
		*p = int(i)
	}
}

func (d *decoder) number(n *node, p *decimal.Decimal, f format.Field, key string) {
	if n.shape != integerShape && n.shape != floatShape {
		d.badType(n, key, "нужно число", numberHint(n))
		return
	}
	x, fault := exact(n)
	if fault != "" {
		d.bad(n, key, fault, "число пишется так: 12.5")
		return
	}
	if d.inBounds(n, x, f, key) {
		*p = x
	}
}

// exact reads a number from its digits, not through a binary float. The bounds
// keep the arithmetic behind it short.
func exact(n *node) (x decimal.Decimal, fault string) {
	if i, ok := n.value.(int64); ok {
		return decimal.NewFromInt(i), ""
	}
	raw := strings.ReplaceAll(n.rawScalar(), "_", "")
	if strings.HasSuffix(raw, "inf") || strings.HasSuffix(raw, "nan") {
		return x, "нужно конечное число, а задано " + raw
	}
	if len(raw) > 64 {
		return x, "слишком длинное число"
	}
	x, err := decimal.NewFromString(raw)
	switch {
	case err != nil:
		return x, "число не распознано"
	case x.IsZero():
		return decimal.Zero, ""
	case x.NumDigits()+int(x.Exponent()) > 18:
		return x, "число больше 10^18"
	case x.Exponent() < -18:
		return x, "больше 18 знаков после запятой"
	}
	return x, ""
}

func numberHint(n *node) string {
	if number := meantNumber(n); number != "" {
		return "число пишется без кавычек: " + number
	}
	return "число пишется так: 12.5"
}

// meantNumber gives the number that a text was meant for, as TOML writes it; empty
// where it looks like none.
func meantNumber(n *node) string {
	s, _ := n.text()
	s = strings.TrimSpace(s)
	if x, err := decimal.NewFromString(s); err == nil && x.NumDigits()+int(x.Exponent()) <= 18 && x.Exponent() >= -18 {
		return x.String()
	}
	number, _, _ := look.Number(s)
	return number
}

// integerHint tells how the integer is written that a value was meant for.
func integerHint(n *node, f format.Field) string {
	if number := meantNumber(n); number != "" && !strings.ContainsAny(number, ".eE") {
		return "число пишется без кавычек: " + number
	}
	x, fault := exact(n)
	if n.shape != floatShape || fault != "" {
		return "целое число пишется так: " + example(reflect.TypeFor[int](), f)
	}
	x = x.Round(0)
	if f.Min != nil {
		x = decimal.Max(x, *f.Min)
	}
	if f.Max != nil {
		x = decimal.Min(x, *f.Max)
	}
	return "целое число пишется без дробной части: " + x.String()
}

func (d *decoder) inBounds(n *node, x decimal.Decimal, f format.Field, key string) bool {
	low, high := f.Min != nil && x.LessThan(*f.Min), f.Max != nil && x.GreaterThan(*f.Max)
	if low || high {
		d.bad(n, key, "недопустимое число "+n.raw(), "допустимо: "+bounds(f))
	}
	return !low && !high
}

func bounds(f format.Field) string {
	switch {
	case f.Min == nil:
		return "не больше " + f.Max.String()
	case f.Max == nil:
		return "не меньше " + f.Min.String()
	case f.Min.Equal(*f.Max):
		return f.Min.String()
	}
	return "от " + f.Min.String() + " до " + f.Max.String()
}

// verdict reads the level alone or a table { level, note }.
func (d *decoder) verdict(n *node, v reflect.Value, f format.Field, key string) {
	switch n.shape {
	case textShape:
		level := levelOf(v.Type())
		d.value(n, v.Field(level.Index), level, key)
	case tableShape:
		d.table(n, v, key)
	default:
		d.badType(n, key, "нужна оценка или таблица { level, note }", textHint(n, levelOf(v.Type()).Enum))
	}
}

// levelOf is the field that a verdict has when it is written alone.
func levelOf(verdict reflect.Type) format.Field {
	fields := format.Fields(verdict)
	return fields[slices.IndexFunc(fields, func(f format.Field) bool { return f.Key == "level" })]
}

// excerpt shortens a text for a message.
func excerpt(s string) string {
	const most = 40
	s, _, _ = strings.Cut(s, "\n")
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
