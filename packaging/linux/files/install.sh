#!/bin/sh
# Install Offhook for this user: ./install.sh; take it away again: ./install.sh --remove.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
lib=$HOME/.local/lib/offhook
bin=$HOME/.local/bin/offhook

main() {
    case "${1:-}" in
    "") install_it ;;
    --remove) remove_it ;;
    *)
        echo "usage: ./install.sh [--remove]" >&2
        exit 2
        ;;
    esac
}

install_it() {
    if ! "$here/offhook" self-test >/dev/null 2>&1; then
        echo "Offhook would not run here:" >&2
        "$here/offhook" self-test >&2 || true
        exit 1
    fi
    end_running
    mkdir -p "$lib.new" "$(dirname "$bin")" "$share"
    cp -a "$here/." "$lib.new/"
    rm -rf "$lib"
    mv "$lib.new" "$lib"
    ln -sf "$lib/offhook" "$bin"
    (cd "$lib/share" && find . -type f ! -path './doc/*' ! -path './offhook/*') | while read -r file; do
        mkdir -p "$(dirname "$share/$file")"
        cp "$lib/share/$file" "$share/$file"
    done
    # By its full path, since ~/.local/bin is not on every desktop's path.
    sed -i -e "s|^Exec=offhook|Exec=\"$bin\"|" -e "s|^TryExec=offhook|TryExec=$bin|" \
        "$share/applications/offhook.desktop" "$lib/share/offhook/autostart/offhook.desktop"
    tell_desktop
    echo "Offhook is installed for $(id -un): in the menu, for tel: links, and as $bin."
}

remove_it() {
    if [ -d "$lib" ]; then
        end_running
    fi
    (cd "$here/share" && find . -type f ! -path './doc/*' ! -path './offhook/*') | while read -r file; do
        rm -f "$share/$file"
    done
    rm -rf "$lib" "$lib.new" "$bin"
    tell_desktop
    echo "Offhook is removed. Your calls and settings are still in $share/Offhook."
}

# Ends the program that runs; not while a call is open.
end_running() {
    if ! "$here/offhook" quit; then
        echo "Nothing was changed. Try again once the call has ended." >&2
        exit 1
    fi
}

tell_desktop() {
    if command -v update-desktop-database >/dev/null 2>&1 && [ -d "$share/applications" ]; then
        update-desktop-database "$share/applications"
    fi
}

main "$@"
