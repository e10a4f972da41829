#!/usr/bin/env bash
# A standalone Flink cluster, of processes of its own, for this machine alone. It takes the jars in
# target/flink-cluster/lib, which `mvn pre-integration-test -DskipTests` puts there.
#
#   flink-cluster.sh start DIR [TASKMANAGERS [SLOTS]]  starts one (2 with 2 slots each); says where it is
#   flink-cluster.sh stop DIR                          stops it
#   flink-cluster.sh flink DIR run …                   Flink's own client, for that cluster
#
# And what these are made of; the last three stay in the foreground:
#
#   flink-cluster.sh configure DIR SLOTS RPC_PORT WEB_PORT
#   flink-cluster.sh jobmanager DIR
#   flink-cluster.sh jobmanager DIR CLASS [ARG…]       another main class; $CLASS_PATH has it
#   flink-cluster.sh taskmanager DIR
#
# What is in $JAVA_OPTS is told to each JVM.
set -euo pipefail

lib=$(cd "$(dirname "$0")/../.." && pwd)/target/flink-cluster/lib
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# For its own client and for Kryo, as in the config.yaml of Flink's distribution for Java 17.
opens=()
for package in java.base/java.lang java.base/java.net java.base/java.io java.base/java.nio \
  java.base/sun.nio.ch java.base/java.lang.reflect java.base/java.text java.base/java.time \
  java.base/java.util java.base/java.util.concurrent java.base/java.util.concurrent.atomic \
  java.base/java.util.concurrent.locks; do
  opens+=("--add-opens=$package=ALL-UNNAMED")
done

main() {
  local command=$1 dir
  mkdir -p "$2"
  dir=$(cd "$2" && pwd)
  shift 2
  case $command in
    start) start "$dir" "${1:-2}" "${2:-2}" ;;
    stop) stop "$dir" ;;
    flink) flink "$dir" -Xmx256m org.apache.flink.client.cli.CliFrontend "$@" ;;
    configure) configure "$dir" "$@" ;;
    # What configure says of the TaskManager's memory, in other words.
    jobmanager)
      [ $# -gt 0 ] || set -- \
        org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint \
        --configDir "$dir/conf"
      flink "$dir" -Xmx256m -XX:MaxMetaspaceSize=160m "$@"
      ;;
    taskmanager)
      flink "$dir" -Xmx320m -XX:MaxDirectMemorySize=176m -XX:MaxMetaspaceSize=192m \
        -XX:+ExitOnOutOfMemoryError org.apache.flink.runtime.taskexecutor.TaskManagerRunner \
        --configDir "$dir/conf"
      ;;
    *)
      sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p}' "$0"
      return 2
      ;;
  esac
}

# Runs a class of Flink's in place of this shell.
flink() {
  local dir=$1
  shift
  export FLINK_CONF_DIR=$dir/conf
  # What a process leaves behind that is killed goes with the directory.
  # shellcheck disable=SC2086
  exec "$java" ${JAVA_OPTS:-} -XX:+UseSerialGC "${opens[@]}" "-Djava.io.tmpdir=$dir/tmp" \
    "-Dlog4j.configurationFile=file:$dir/conf/log4j.properties" -cp "$lib/*${CLASS_PATH:+:$CLASS_PATH}" "$@"
}

configure() {
  local dir=$1 slots=$2 rpc=$3 web=$4
  mkdir -p "$dir/conf" "$dir/tmp" "$dir/upload" "$dir/log"
  cat >"$dir/conf/config.yaml" <<EOF
jobmanager.rpc.address: 127.0.0.1
jobmanager.rpc.port: $rpc
jobmanager.bind-host: 127.0.0.1
taskmanager.host: 127.0.0.1
taskmanager.bind-host: 127.0.0.1
rest.address: 127.0.0.1
rest.bind-address: 127.0.0.1
rest.port: $web
taskmanager.numberOfTaskSlots: $slots
taskmanager.cpu.cores: $slots
taskmanager.memory.framework.heap.size: 64m
taskmanager.memory.task.heap.size: 256m
taskmanager.memory.framework.off-heap.size: 64m
taskmanager.memory.task.off-heap.size: 96m
taskmanager.memory.network.min: 16m
taskmanager.memory.network.max: 16m
taskmanager.memory.managed.size: 16m
taskmanager.memory.jvm-metaspace.size: 192m
taskmanager.memory.jvm-overhead.min: 64m
taskmanager.memory.jvm-overhead.max: 64m
heartbeat.interval: 2000
heartbeat.timeout: 10000
metrics.fetcher.update-interval: 1000
io.tmp.dirs: $dir/tmp
web.upload.dir: $dir/upload
EOF
  cat >"$dir/conf/log4j.properties" <<'EOF'
rootLogger.level = INFO
rootLogger.appenderRef.console.ref = console
appender.console.name = console
appender.console.type = CONSOLE
appender.console.target = SYSTEM_ERR
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %d{HH:mm:ss,SSS} %-5p %c{1} - %m%n
EOF
}

start() {
  local dir=$1 taskmanagers=$2 slots=$3 web
  if [ -e "$dir/pids" ]; then
    echo "There is a cluster in $dir; stop it first." >&2
    return 1
  fi
  web=$(free_port)
  configure "$dir" "$slots" "$(free_port)" "$web"
  background "$dir" jobmanager jobmanager
  for ((i = 1; i <= taskmanagers; i++)); do
    background "$dir" taskmanager "taskmanager-$i"
  done
  for ((i = 0; i < 120; i++)); do
    if curl -sf "http://127.0.0.1:$web/overview" | grep -q "\"slots-total\":$((taskmanagers * slots)),"; then
      echo "127.0.0.1:$web"
      return
    fi
    sleep 0.5
  done
  echo "It has not started within a minute; see $dir/log." >&2
  stop "$dir"
  return 1
}

background() {
  setsid "$0" "$2" "$1" >"$1/log/$3.log" 2>&1 </dev/null &
  echo $! >>"$1/pids"
}

stop() {
  local pid
  while read -r pid; do
    kill "$pid" 2>/dev/null || true
  done <"$1/pids"
  rm "$1/pids"
}

free_port() {
  local port
  while port=$(shuf -i 20000-31999 -n 1) && (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

if [ $# -lt 2 ]; then
  set -- help /tmp
fi
main "$@"
