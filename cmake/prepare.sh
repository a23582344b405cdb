# What ./run and ./test do before they build. Sourced by both, from the root of the project.
#
#   install_missing LIST...  installs the Debian packages that the lists name and this machine lacks
#   install_npm FOLDER       installs into build/npm what its package-lock.json names, by checksum
#   configure PRESET [-D...] runs cmake, unless nothing that it reads has changed since

export NINJA_STATUS="[%f/%t, %es] "

missing_packages() {
  comm -23 <(sed 's/#.*//; s/[[:space:]]//g; /^$/d' "$@" | sort -u) \
    <(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' |
      sed -n 's/ installed$//p' | sort -u)
}

install_missing() {
  local missing as_root=()
  local apt=(apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0)
  if ! command -v dpkg-query >/dev/null; then
    echo "This is not a Debian system. Cadans builds on Debian 12 with the packages of: $*" >&2
    return 69
  fi
  mapfile -t missing < <(missing_packages "$@")
  if ((${#missing[@]} == 0)); then return 0; fi
  if ((EUID != 0)); then
    as_root=(sudo)
    echo "Not root: installing through sudo, which may ask for your password."
  fi
  echo "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  "${as_root[@]}" "${apt[@]}" update </dev/null
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive "${apt[@]}" install \
    --yes --no-install-recommends --no-remove "${missing[@]}" </dev/null || {
    echo "apt could not install them; its own message stands above. If it speaks of a package to" \
      "be removed (libboost-dev gives way to libboost1.81-dev), remove that one yourself." >&2
    return 69
  }
}

# npm comes with the Node.js of some, and is a package of its own with Debian's.
install_npm() {
  if ! command -v npm >/dev/null; then install_missing packages-node.txt || return 69; fi
  mkdir -p build/npm
  if cmp -s "$1/package-lock.json" build/npm/package-lock.json &&
    [[ -d build/npm/node_modules ]]; then return 0; fi
  cp "$1/package.json" "$1/package-lock.json" build/npm
  (cd build/npm && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) || {
    rm -rf build/npm
    return 69
  }
}

# The presets, the packages, and which folders have a CMakeLists.txt; ninja watches the rest.
build_inputs() {
  cat CMakePresets.json packages*.txt
  find CMakeLists.txt engine workflows connectors tests -name CMakeLists.txt | sort
}

configure() {
  local stamp=build/$1/inputs.sum now
  now=$({ build_inputs && echo "${@:2}"; } | sha256sum)
  if [[ -f build/$1/build.ninja && -f $stamp && $(<"$stamp") == "$now" ]]; then return 0; fi
  rm -f "$stamp"
  mkdir -p "build/$1"
  cmake --preset "$1" "${@:2}" >"build/$1/configure.log" 2>&1 || {
    cat "build/$1/configure.log" >&2
    return 70
  }
  echo "$now" >"$stamp"
}
