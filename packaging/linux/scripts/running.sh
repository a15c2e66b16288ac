# Every running Offhook is asked to end before its files are replaced or removed. It says no while a
# call is open, and then nothing is changed. Each is asked as its own user and with its own
# environment, so that it is the user's own program that says what `offhook quit` does, and root
# reads and runs nothing of theirs.

UPGRADING=/run/offhook.upgrade # where it exists, a program that was asked to restart waits

# ask_running [--restart]: 1, having said whose, where one stays.
ask_running() {
    stays=0
    for process in /proc/[0-9]*; do
        # shellcheck disable=SC3013 # every shell that is /bin/sh somewhere has it
        [ "$process/exe" -ef /usr/lib/offhook/offhook ] || continue
        owner=$(stat -c '--reuid=%u --regid=%g' "$process" 2>/dev/null) || continue
        data=$(tr '\0' '\n' <"$process/cmdline" 2>/dev/null |
            sed -n -e 's/^--data-dir=//p' -e '/^--data-dir$/{n;p;}' | head -n 1)
        # shellcheck disable=SC2016,SC2086 # for the inner shell; two words
        said=$(cd "$process/cwd" 2>/dev/null || cd / || exit 0
            timeout 30 setpriv $owner --clear-groups --no-new-privs -- \
                xargs -0 -a "$process/environ" sh -c '
                    data=$1 flag=$2; shift 2
                    exec env -i "$@" ${data:+"OFFHOOK_DATA_DIR=$data"} \
                        /usr/lib/offhook/offhook quit ${flag:+"$flag"}' sh "$data" "${1:-}" \
                2>&1 </dev/null) && continue
        [ -d "$process" ] || continue
        stays=1
        echo "offhook: the program of $(stat -c %U "$process" 2>/dev/null) is still needed:" >&2
        echo "$said" | sed 's/^/    /' >&2
    done
    if [ "$stays" = 1 ]; then
        echo "offhook: nothing was changed. Try again once the call has ended." >&2
        return 1
    fi
}

# Before an upgrade. Where one user's program says no, those that have ended already come back.
hold_for_upgrade() {
    touch "$UPGRADING"
    ask_running --restart || {
        rm -f "$UPGRADING"
        return 1
    }
}

# After it, however it went: the programs that wait start again, each in its user's session.
let_go() {
    rm -f "$UPGRADING"
}
