# How long programs take from start to end: python3 start.py ROUNDS COMMAND...
# A command is words with tabs between. In turns; prints the median of each, in nanoseconds, a line each.
import os
import sys
import time

rounds, commands = int(sys.argv[1]), [command.split("\t") for command in sys.argv[2:]]
nothing = os.open(os.devnull, os.O_RDWR)
actions = [(os.POSIX_SPAWN_DUP2, nothing, stream) for stream in (0, 1, 2)]
times = [[] for _ in commands]
for _ in range(rounds):
    for command, taken in zip(commands, times):
        began = time.perf_counter_ns()
        process = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
        _, status = os.waitpid(process, 0)
        taken.append(time.perf_counter_ns() - began)
        if status:
            sys.exit(f"{' '.join(command)} ended with {status}.")

for taken in times:
    print(sorted(taken)[len(taken) // 2])
