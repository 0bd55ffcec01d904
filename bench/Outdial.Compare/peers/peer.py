# A peer in Python: python3 peer.py FILE
# Answers lines: 'verdicts' with a 0 or 1 for each line of the file, 'turn MILLISECONDS' with nanoseconds of the processor for each.
import sys
import time

import phonenumbers

with open(sys.argv[1], encoding="utf-8") as file:
    inputs = file.read().splitlines()


def judge(text):
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(text, None))
    except phonenumbers.NumberParseException:
        return False


def turn(milliseconds):
    # A part of the inputs at a time: a whole pass takes longer than a turn may.
    began = time.process_time_ns()
    judged = 0
    while time.process_time_ns() - began < milliseconds * 1e6:
        for text in inputs[judged % len(inputs):][:500]:
            judge(text)
            judged += 1
    return (time.process_time_ns() - began) / judged


for line in sys.stdin:
    command, _, argument = line.strip().partition(" ")
    if command == "verdicts":
        print("".join("1" if judge(text) else "0" for text in inputs), flush=True)
    elif command == "turn":
        print(turn(float(argument)), flush=True)
