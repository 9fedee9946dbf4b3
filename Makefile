.PHONY: demo test lint golden conformance bench

# Both samples in every format.
demo:
	go run ./cmd/rd50 render samples/telecom -o out
	go run ./cmd/rd50 render samples/minimal -o out

# Every test; needs Go alone.
test:
	go test ./...

lint:
	test -z "$$(gofmt -l cmd generator fonts templates)"
	go vet ./...
	go tool staticcheck ./...

# Rewrites the goldens. Read the diff before you commit it.
golden:
	RD50_UPDATE=1 go test ./... -run Golden
	git diff --stat

# Independent checkers over what is produced; see .ci/conformance.
conformance:
	.ci/conformance

bench:
	go test -run '^$$' -bench . -benchmem ./...

