.PHONY: demo test lint cross golden pictures conformance bench bench-peers bench-go release vuln

# Every sample in every format.
demo:
	go run ./cmd/rd50 render samples/telecom -o out
	go run ./cmd/rd50 render samples/state -o out
	go run ./cmd/rd50 render samples/minimal -o out

# Every test; needs Go alone.
test:
	go test ./...

lint:
	test -z "$$(gofmt -l cmd generator fonts templates)"
	go vet ./...
	go tool staticcheck ./...

# The other systems: what is built for them, the tests too, is sound and links.
CROSS = windows/amd64 windows/arm64 darwin/arm64 linux/arm64
cross:
	set -e; for target in $(CROSS); do \
	  echo $$target; export GOOS=$${target%/*} GOARCH=$${target#*/}; \
	  go vet ./...; go test -vet=off -exec true ./... > /dev/null; \
	done

# Rewrites the goldens. Read the diff before you commit it.
golden:
	RD50_UPDATE=1 go test ./... -run Golden
	git diff --stat

# The pictures of README.ru.md, of what the program makes of the samples now. Look at
# them before you commit them. Needs pdftoppm, Chromium and LibreOffice.
pictures:
	go run ./cmd/internal/pictures

# Independent checkers over what is produced; see .ci/conformance.
conformance:
	.ci/conformance

# The pipeline on reports of 20 to 2,000 pages: the table and the picture of the README.
bench:
	go run ./cmd/internal/bench -svg cmd/internal/bench/last.svg > cmd/internal/bench/last.md
	cat cmd/internal/bench/last.md

# The same appendices by other programs, in turns; needs npm and pandoc.
bench-peers:
	cd cmd/internal/bench/peers && npm install --no-audit --no-fund --silent
	go run ./cmd/internal/bench -peers cmd/internal/bench/peers

# Go's own benchmarks of single packages.
bench-go:
	go test -run '^$$' -bench . -benchmem ./...

# The files of a release, in out/release; nothing is uploaded. See .ci/release.
release:
	.ci/release

# Known weaknesses of what is linked; asks vuln.go.dev, so it is no part of the gate.
vuln:
	go run golang.org/x/vuln/cmd/govulncheck@v1.1.4 ./...
