#!/bin/sh
# Finds or installs what the browser tests stand on: Chromium and a font with Chinese characters.
# As root on Debian both come from apt; elsewhere CHROMIUM=PATH names the browser. Says what is missing and fails.
set -eu

install() {
    command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ] || return 1
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

if ! [ -x "${CHROMIUM:-/usr/bin/chromium}" ]; then
    [ -z "${CHROMIUM:-}" ] || { echo "CHROMIUM=$CHROMIUM is not a program; name the path of Chromium or Chrome." >&2; exit 1; }
    install chromium || {
        echo "No Chromium at /usr/bin/chromium. Install it (apt-get install chromium) or give CHROMIUM=PATH." >&2
        exit 1
    }
fi

chinese_font() { command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list :lang=zh-cn family 2>/dev/null)" ]; }

if ! chinese_font; then
    install fontconfig fonts-noto-cjk && chinese_font || {
        echo "No font with Chinese characters. Install one (apt-get install fontconfig fonts-noto-cjk)." >&2
        exit 1
    }
fi
