// A peer in node: node peer.mjs numbers FILE | node peer.mjs bodies FILE SCHEMA
// Answers lines: 'verdicts' with a 0 or 1 for each line of the file, 'turn MILLISECONDS' with nanoseconds of the processor for each.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

const [what, file, schema] = process.argv.slice(2)
const inputs = readFileSync(file, 'utf8').trimEnd().split('\n')
const judge = await judges()

async function judges() {
  if (what === 'numbers') {
    const { default: parse } = await import('libphonenumber-js/max')
    return text => parse(text)?.isValid() === true
  }
  const { default: Ajv } = await import('ajv')
  const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(schema, 'utf8')))
  return text => validate(JSON.parse(text))
}

function turn(milliseconds) {
  const began = process.cpuUsage()
  const taken = () => { const { user, system } = process.cpuUsage(began); return (user + system) * 1e3 }
  let passes = 0
  let valid = 0
  do {
    for (const text of inputs) if (judge(text)) valid++
    passes++
  } while (taken() < milliseconds * 1e6)
  return taken() / (passes * inputs.length) + (valid < 0 ? 1 : 0)
}

for await (const line of createInterface({ input: process.stdin })) {
  const [command, argument] = line.split(' ')
  if (command === 'verdicts') console.log(inputs.map(text => (judge(text) ? '1' : '0')).join(''))
  else if (command === 'turn') console.log(turn(Number(argument)))
}
