package batch

import (
	"fmt"
	"strings"
	"testing"

	"rd50/generator/output"
)

// mortal is a folder whose process dies: after so many steps nothing that it does
// reaches the folder any more. The line on which it dies may be written in part;
// a set of files is put in place whole or not at all.
type mortal struct {
	*memory
	left     int  // steps
	torn     bool // half of a line is written
	writing  bool // it died with a line to write
	recorded int  // whole lines
}

var errDead = fmt.Errorf("%w: dead", ErrFull)

// step tells whether the process lives to take one more.
func (m *mortal) step() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.left--
	return m.left >= 0
}

func (m *mortal) Put(sub string, files []output.File) error {
	if !m.step() {
		return errDead
	}
	return m.memory.Put(sub, files)
}

func (m *mortal) Append(name string, line []byte) error {
	lives := m.step()
	m.writing = m.writing || m.left == -1
	if m.left == -1 && m.torn {
		m.room = len(line) / 2
		defer func() { m.room = 1 << 40 }()
	} else if !lives {
		return errDead
	}
	err := m.memory.Append(name, line)
	if err == nil {
		m.recorded++
	}
	return err
}

func (m *mortal) Remove(name string) error {
	if !m.step() {
		return errDead
	}
	return m.memory.Remove(name)
}

// TestDeathAfterEachStep lets the batch die after each step that it takes on its
// folder, in an empty one and over older reports: every output is whole, an old or
// a new one; the next run makes what was not recorded and no more, and the folder
// is then the one that an undisturbed run makes.
func TestDeathAfterEachStep(t *testing.T) {
	older, newer := three(t, "Заозерск"), three(t, "Подозерск")
	before, after := newMemory(), newMemory()
	trial(t, older, before).trialRun(t)
	trial(t, newer, after).trialRun(t)
	for about, start := range map[string]*memory{"an empty folder": newMemory(), "older reports": before} {
		for step, ended := 0, false; !ended; step++ {
			m := &mortal{memory: start.copy(), left: step}
			ended = die(t, fmt.Sprintf("%s, step %d", about, step), newer, m, before.outputs(), after.outputs())
			if m.writing {
				m = &mortal{memory: start.copy(), left: step, torn: true}
				die(t, fmt.Sprintf("%s, within step %d", about, step+1), newer, m, before.outputs(), after.outputs())
			}
		}
	}
}

// die runs a batch to its death and once more; it tells whether the first run came
// to its end.
func die(t *testing.T, about string, e engagements, m *mortal, before, after map[string]string) (ended bool) {
	t.Helper()
	b := trial(t, e, m.memory)
	b.Workers, b.Out, b.State = 1, m, m
	if _, err := b.Run(t.Context()); err == nil {
		ended = m.left >= 0
	}
	for name, text := range m.outputs() {
		if strings.HasSuffix(name, ".md") && text != before[name] && text != after[name] {
			t.Errorf("%s: %s is torn", about, name)
		}
	}
	s, err := trial(t, e, m.memory).Run(t.Context())
	if err != nil || s.Count(Current) != m.recorded || s.Count(Done) != 3-m.recorded {
		t.Errorf("%s: %d were recorded, then %s, %v", about, m.recorded, ends(s), err)
	}
	sameFiles(t, about, m.outputs(), after)
	return ended
}

// three are engagements «а» to «в» of a city.
func three(t *testing.T, city string) engagements {
	e := engagements{}
	for _, name := range []string{"а", "б", "в"} {
		e.add(t, name, "«Перекресток»", "«Перекресток-"+name+"»", "Заозерск", city)
	}
	return e
}

// copy gives a folder of the same content.
func (m *memory) copy() *memory {
	out := newMemory()
	for name, f := range m.files {
		same := *f
		out.files[name] = &same
	}
	out.clock = m.clock
	return out
}
