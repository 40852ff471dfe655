# Sourced by script/run and script/test: the Python, the .venv, and how steps are told.
# Plain sh. Expects the checkout to be the current folder.

PYTHON_NEEDED="3.11"

say() { printf '%s\n' "$*"; }
complain() { printf '%s\n' "$*" >&2; }
now() { date +%s; }

# step "What is being done" command…: tells the step, runs it, tells how long it took.
step() {
    _title=$1
    shift
    _began=$(now)
    say "▸ $_title"
    "$@"
    _code=$?
    if [ "$_code" -eq 0 ]; then
        say "  done in $(($(now) - _began)) s"
    else
        complain "  failed after $(($(now) - _began)) s: $_title"
    fi
    return "$_code"
}

_is_new_enough() {
    "$1" -c "import sys; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1
}

# Sets PYTHON to a Python that can make the environment, or explains what is missing.
find_python() {
    if [ -n "${ACCEDE_PYTHON:-}" ] && ! _is_new_enough "$ACCEDE_PYTHON"; then
        complain "ACCEDE_PYTHON names ‘$ACCEDE_PYTHON’, which is no Python $PYTHON_NEEDED or later."
        return 1
    fi
    _seen=""
    for _candidate in "${ACCEDE_PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 python; do
        [ -n "$_candidate" ] && command -v "$_candidate" >/dev/null 2>&1 || continue
        if ! _is_new_enough "$_candidate"; then
            _seen="$_seen $("$_candidate" --version 2>&1 | head -n 1 | tr ' ' '-')"
            continue
        fi
        if ! "$_candidate" -c "import venv, ensurepip" >/dev/null 2>&1; then
            _version=$("$_candidate" -c "import sys; print('%d.%d' % sys.version_info[:2])")
            complain "Python $_version is here, but not the part of it that makes environments (venv)."
            complain "On Debian or Ubuntu:  sudo apt-get install python$_version-venv"
            return 1
        fi
        PYTHON=$_candidate
        return 0
    done
    complain "Accede needs Python $PYTHON_NEEDED or later; found:${_seen:- none}."
    complain "On Debian or Ubuntu:  sudo apt-get install python3 python3-venv"
    complain "Or name one:          ACCEDE_PYTHON=/path/to/python3 script/run"
    return 1
}

# .venv, made anew where it is missing, too old, or was moved with its folder.
make_environment() {
    if [ -x .venv/bin/python ] && _is_new_enough .venv/bin/python &&
        .venv/bin/python -c "import pip" >/dev/null 2>&1; then
        return 0
    fi
    find_python || return 1
    step "Making the environment .venv" "$PYTHON" -m venv --clear .venv
}

_installing() {
    # One dot for each package, so that a slow line is seen to move; the rest goes to a log.
    _log=.venv/install.log
    {
        .venv/bin/python -m pip install --require-hashes --no-input --progress-bar off \
            --disable-pip-version-check -r "$1" 2>&1
        echo $? >.venv/install.code
    } | while IFS= read -r _line; do
        printf '%s\n' "$_line"
        case $_line in Collecting*) printf '.' >&2 ;; esac
    done >"$_log"
    printf '\n' >&2
    if [ "$(cat .venv/install.code)" != 0 ]; then
        grep -v '^WARNING' "$_log" | tail -n 15 >&2
        complain "The packages of $1 could not be installed; all that was said is in $_log."
        complain "Mend what it names (a connection, often) and start again: what is done is kept."
        return 1
    fi
}

# install run|test: the locked packages of requirements/NAME.txt, unless they are there.
install() {
    _wanted=requirements/$1.txt
    _have=.venv/installed-$1.txt
    cmp -s "$_wanted" "$_have" && return 0
    rm -f "$_have"
    step "Installing the locked packages of $_wanted (a minute, the first time)" \
        _installing "$_wanted" || return 1
    cp "$_wanted" "$_have"
}

# Puts src/ on the path of .venv, and the command ``accede`` into .venv/bin.
link_project() {
    .venv/bin/python - <<'PYTHON' || return 1
import sys, sysconfig
from pathlib import Path

site = Path(sysconfig.get_path("purelib"), "accede.pth")
wanted = str(Path("src").resolve()) + "\n"
if not site.is_file() or site.read_text(encoding="utf-8") != wanted:
    site.write_text(wanted, encoding="utf-8")
PYTHON
    if [ ! -x .venv/bin/accede ]; then
        cat >.venv/bin/accede <<'COMMAND'
#!/bin/sh
# The command line of Accede, in this environment.
exec "$(dirname "$(readlink -f "$0")")/python" -m accede.site.cli "$@"
COMMAND
        chmod +x .venv/bin/accede
    fi
}
