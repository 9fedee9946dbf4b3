package main

import (
	"strconv"

	"rd50/generator/batch"
)

// array is how a scheduler tells a job its number among many.
type array struct {
	index, count string // variables
	first, step  string // variables of the first number and the step, if any
	hint         string // when the count is missing
}

// arrays are the schedulers that rd50 knows.
var arrays = []array{
	{index: "JOB_COMPLETION_INDEX", count: "JOB_COMPLETIONS", hint: "Kubernetes не передает числа частей сам: задайте его в описании задания, см. samples/batch"},
	{index: "SLURM_ARRAY_TASK_ID", count: "SLURM_ARRAY_TASK_COUNT", first: "SLURM_ARRAY_TASK_MIN", step: "SLURM_ARRAY_TASK_STEP"},
	{index: "AWS_BATCH_JOB_ARRAY_INDEX", count: "AWS_BATCH_JOB_ARRAY_SIZE"},
}

// chooseShard takes the part from the flag, else from a scheduler.
func chooseShard(flag string, env func(string) string) (batch.Shard, error) {
	if flag != "" {
		s, err := batch.ParseShard(flag)
		if err != nil {
			return s, usageError("--shard: %w", err)
		}
		return s, nil
	}
	for _, a := range arrays {
		if env(a.index) != "" {
			return a.shard(env)
		}
	}
	return batch.Shard{}, nil
}

func (a array) shard(env func(string) string) (batch.Shard, error) {
	if env(a.count) == "" {
		hint := a.hint
		if hint == "" {
			hint = "задайте его или ключ --shard"
		}
		return batch.Shard{}, usageError("задан %s, но не %s; %s", a.index, a.count, hint)
	}
	index, err := a.number(env, a.index, "")
	if err != nil {
		return batch.Shard{}, err
	}
	first, err := a.number(env, a.first, "0")
	if err != nil {
		return batch.Shard{}, err
	}
	step, err := a.number(env, a.step, "1")
	if err != nil {
		return batch.Shard{}, err
	}
	if step < 1 || (index-first)%step != 0 {
		return batch.Shard{}, usageError("%s=%d: номера заданий идут не подряд; задайте --shard", a.index, index)
	}
	s, err := batch.ParseShard(strconv.Itoa((index-first)/step) + "/" + env(a.count))
	if err != nil {
		return s, usageError("%s и %s: %w", a.index, a.count, err)
	}
	return s, nil
}

// number reads a variable; one that is not set has the value given.
func (a array) number(env func(string) string, name, unset string) (int, error) {
	text := unset
	if name != "" && env(name) != "" {
		text = env(name)
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, usageError("%s: нужно число, а задано «%s»", name, text)
	}
	return n, nil
}
