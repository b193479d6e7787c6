# Shared by backup and restore; sourced, not run.

fail() { printf '%s\n' "$*" >&2; exit 1; }

# settings completes what the environment names and takes the password out of the address, because the
# arguments of a program are public.
settings() {
	[ -z "${DATABASE_URL_FILE:-}" ] || DATABASE_URL=$(<"$DATABASE_URL_FILE")
	[ -n "${DATABASE_URL:-}" ] || fail "Set DATABASE_URL to the address of the owner of the database."
	[ -n "${DATA_DIR:-}" ] || fail "Set DATA_DIR to the data directory."
	key=${KEY_FILE:-$DATA_DIR/key}
	local tool
	for tool in "$@"; do
		command -v "$tool" >/dev/null || fail "$tool is missing: install postgresql-client."
	done
	if [[ $DATABASE_URL =~ ^([a-z]+://[^:/@?]+):([^@]*)@(.*)$ ]]; then
		PGPASSWORD=$(printf '%b' "${BASH_REMATCH[2]//%/\\x}")
		export PGPASSWORD
		DATABASE_URL=${BASH_REMATCH[1]}@${BASH_REMATCH[3]}
	fi
}
