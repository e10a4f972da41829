#!/usr/bin/env bash
# Loads a log on Flink clusters of this machine, each time into a new table of a real MySQL 8.0, and says how
# long that took, the processor time of all, and the greatest memory (VmHWM) of each TaskManager.
#
#   mvn pre-integration-test -Pmysql -DskipTests
#   java -jar target/sluice.jar generate --rows=1000000 --out=chat.ndjson
#   src/bench/flink-slots.sh LOG [ROUNDS [CLUSTER…]]
#
# A cluster is TASKMANAGERSxSLOTS; without any, those of 1, 2 and 4 slots take turns, three times. All that is
# written, four times as much as the log has, is in a directory of $TMPDIR that is gone at the end.
set -euo pipefail

if [ $# -lt 1 ]; then
  sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p}' "$0"
  exit 2
fi
here=$(cd "$(dirname "$0")/../.." && pwd)
log=$(realpath "$1")
rounds=${2:-3}
clusters=("${@:3}")
[ ${#clusters[@]} -gt 0 ] || clusters=(1x1 2x1 2x2)
work=$(mktemp -d)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
mysqld=

main() {
  trap finish EXIT
  start_server
  echo "| TaskManagers × slots | seconds | client CPU | cluster CPU | server CPU | memory of each TaskManager, MB |"
  echo "|---|--:|--:|--:|--:|---|"
  for ((round = 1; round <= rounds; round++)); do
    for cluster in "${clusters[@]}"; do
      measure "${cluster%x*}" "${cluster#*x}"
    done
  done
}

measure() {
  local taskmanagers=$1 slots=$2 address pids before_cluster before_server from seconds client times
  sql "DROP DATABASE IF EXISTS sluice"
  address=$("$here/src/bench/flink-cluster.sh" start "$work/flink" "$taskmanagers" "$slots")
  mapfile -t pids <"$work/flink/pids"
  before_cluster=$(cpu "${pids[@]}")
  before_server=$(cpu "$mysqld")
  from=$(date +%s.%N)
  times=$( { TIMEFORMAT='%U %S'; time load "$address" >"$work/summary" 2>"$work/err"; } 2>&1) || {
    cat "$work/err" >&2
    return 1
  }
  seconds=$(bc <<<"scale=1; ($(date +%s.%N) - $from) / 1")
  client=$(bc <<<"${times/ /+}")
  printf '| %s × %s | %s | %.1f | %.1f | %.1f | %s |\n' "$taskmanagers" "$slots" "$seconds" "$client" \
    "$(bc <<<"$(cpu "${pids[@]}") - $before_cluster")" "$(bc <<<"$(cpu "$mysqld") - $before_server")" \
    "$(memory "${pids[@]:1}")"
  tail -n 1 "$work/summary" >&2
  "$here/src/bench/flink-cluster.sh" stop "$work/flink"
  # Its processes need a moment to end.
  for pid in "${pids[@]}"; do while [ -e "/proc/$pid" ]; do sleep 0.1; done; done
}

load() {
  "$java" -XX:+UseSerialGC -Xmx256m -jar "$here/target/sluice.jar" load "@$here/run-configs/flink-cluster.args" \
    --flinkMaster="$1" --quiet --input="$log" --rejects="$work/rejects" --host=127.0.0.1 --port="$port" \
    --database=sluice --user=root --passwordFile="$work/password" --tls=disabled
}

# Seconds of the processor that processes have had.
cpu() {
  local pid ticks=0 stat
  for pid in "$@"; do
    read -ra stat <<<"$(sed 's/.*) //' "/proc/$pid/stat")"
    ticks=$((ticks + stat[11] + stat[12]))
  done
  bc <<<"scale=2; $ticks / $(getconf CLK_TCK)"
}

memory() {
  local pid
  for pid in "$@"; do awk '/^VmHWM/ {printf "%d\n", $2 / 1024}' "/proc/$pid/status"; done | paste -sd ' '
}

start_server() {
  local server=("$here/target/mysql/bin/mysqld" --no-defaults --user="$(id -un)" --datadir="$work/data")
  mkdir "$work/tmp"
  (umask 077 && echo -n 'only for measuring' >"$work/password")
  echo "ALTER USER root@localhost IDENTIFIED WITH mysql_native_password BY 'only for measuring'" >"$work/user.sql"
  "${server[@]}" --initialize-insecure --init-file="$work/user.sql" 2>"$work/server.log"
  port=$(shuf -i 20000-31999 -n 1)
  "${server[@]}" --bind-address=127.0.0.1 --port="$port" --socket="$work/socket" --tmpdir="$work/tmp" --mysqlx=OFF \
    --skip-log-bin --local-infile=ON --innodb-flush-log-at-trx-commit=1 --innodb-buffer-pool-size=2G \
    --innodb-redo-log-capacity=2G 2>>"$work/server.log" &
  mysqld=$!
  for ((i = 0; i < 120; i++)); do
    sql "SELECT 1" >"$work/answer" 2>&1 && return
    sleep 0.5
  done
  cat "$work/server.log" >&2
  return 1
}

sql() {
  MYSQL_PWD=$(cat "$work/password") "$here/target/mysql/bin/mysql" --no-defaults --user=root --socket="$work/socket" \
    --execute="$1"
}

finish() {
  [ ! -e "$work/flink/pids" ] || "$here/src/bench/flink-cluster.sh" stop "$work/flink"
  [ -z "$mysqld" ] || { kill "$mysqld" && wait "$mysqld" || true; }
  rm -rf "$work"
}

main
