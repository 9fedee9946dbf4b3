package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"rd50/generator/batch"
)

const samplesOfBatch = "../../samples/batch"

// TestKubernetesSample: the Indexed Job is YAML, its counts agree, and the
// command's flags exist.
func TestKubernetesSample(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(samplesOfBatch, "kubernetes.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var job struct {
		APIVersion string `yaml:"apiVersion"`
		Kind       string
		Spec       struct {
			CompletionMode string `yaml:"completionMode"`
			Completions    string
			Template       struct {
				Spec struct {
					Containers []struct {
						Command []string
						Env     []struct{ Name, Value string }
					}
				}
			}
		}
	}
	if err := yaml.Unmarshal(data, &job); err != nil {
		t.Fatal(err)
	}
	if job.APIVersion != "batch/v1" || job.Kind != "Job" || job.Spec.CompletionMode != "Indexed" {
		t.Errorf("not an Indexed Job: %+v", job)
	}
	c := job.Spec.Template.Spec.Containers[0]
	env := map[string]string{"JOB_COMPLETION_INDEX": "7"} // Kubernetes sets it
	for _, e := range c.Env {
		env[e.Name] = e.Value
	}
	if env["JOB_COMPLETIONS"] != job.Spec.Completions {
		t.Errorf("JOB_COMPLETIONS is %s, completions %s", env["JOB_COMPLETIONS"], job.Spec.Completions)
	}
	if s, err := chooseShard("", func(name string) string { return env[name] }); err != nil || s != (batch.Shard{Index: 7, Count: 8}) {
		t.Errorf("the last part: %v, %v", s, err)
	}
	knownFlags(t, strings.Join(c.Command, " "))
}

// TestShellSamples: bash can read the scripts, and the flags exist.
func TestShellSamples(t *testing.T) {
	for _, name := range []string{"slurm.sh", "parallel.sh"} {
		file := filepath.Join(samplesOfBatch, name)
		if out, err := exec.Command("bash", "-n", file).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		calls := regexp.MustCompile(`rd50 batch [^'\n]*`).FindAllString(string(data), -1)
		if len(calls) < 2 {
			t.Errorf("%s: calls %q", name, calls)
		}
		for _, call := range calls {
			call, _, _ = strings.Cut(call, ":::") // what follows is parallel's
			knownFlags(t, call)
		}
	}
}

// knownFlags tells flags of a call that «rd50 batch» does not have.
func knownFlags(t *testing.T, call string) {
	t.Helper()
	args, ok := strings.CutPrefix(strings.NewReplacer(`"`, "", "{}", "0", "${SLURM_CPUS_PER_TASK:-1}", "1").Replace(call), "rd50 batch ")
	if !ok {
		t.Fatalf("%q is no call of rd50 batch", call)
	}
	if err := batchCommand().ParseFlags(strings.Fields(args)); err != nil {
		t.Errorf("%s: %v", call, err)
	}
}

func TestChooseShard(t *testing.T) {
	slurm := func(id, first, step, count string) map[string]string {
		return map[string]string{"SLURM_ARRAY_TASK_ID": id, "SLURM_ARRAY_TASK_MIN": first, "SLURM_ARRAY_TASK_STEP": step, "SLURM_ARRAY_TASK_COUNT": count}
	}
	for _, c := range []struct {
		about, flag string
		env         map[string]string
		want        batch.Shard
		fault       string
	}{
		{"no array", "", nil, batch.Shard{}, ""},
		{"the flag alone", "2/3", nil, batch.Shard{Index: 2, Count: 3}, ""},
		{"the flag over an array", "0/1", slurm("1", "0", "1", "8"), batch.Shard{Index: 0, Count: 1}, ""},
		{"Kubernetes", "", map[string]string{"JOB_COMPLETION_INDEX": "0", "JOB_COMPLETIONS": "8"}, batch.Shard{Index: 0, Count: 8}, ""},
		{"Kubernetes without a count", "", map[string]string{"JOB_COMPLETION_INDEX": "0"}, batch.Shard{}, "но не JOB_COMPLETIONS; Kubernetes не передает числа частей сам"},
		{"Slurm from 0", "", slurm("3", "0", "1", "8"), batch.Shard{Index: 3, Count: 8}, ""},
		{"Slurm from 1", "", slurm("8", "1", "1", "8"), batch.Shard{Index: 7, Count: 8}, ""},
		{"Slurm by twos", "", slurm("4", "0", "2", "4"), batch.Shard{Index: 2, Count: 4}, ""},
		{"Slurm with gaps", "", slurm("9", "1", "1", "3"), batch.Shard{}, "SLURM_ARRAY_TASK_ID и SLURM_ARRAY_TASK_COUNT: часть «8/3»"},
		{"Slurm off its step", "", slurm("3", "0", "2", "4"), batch.Shard{}, "номера заданий идут не подряд"},
		{"AWS Batch", "", map[string]string{"AWS_BATCH_JOB_ARRAY_INDEX": "5", "AWS_BATCH_JOB_ARRAY_SIZE": "10"}, batch.Shard{Index: 5, Count: 10}, ""},
		{"no number", "", map[string]string{"AWS_BATCH_JOB_ARRAY_INDEX": "x", "AWS_BATCH_JOB_ARRAY_SIZE": "10"}, batch.Shard{}, "нужно число, а задано «x»"},
		{"a wrong flag", "3/3", nil, batch.Shard{}, "--shard: часть «3/3»"},
	} {
		got, err := chooseShard(c.flag, func(name string) string { return c.env[name] })
		if c.fault == "" && (err != nil || got != c.want) || c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)) {
			t.Errorf("%s: %v, %v", c.about, got, err)
		}
	}
}
