// Segments texts with jieba's default dictionary, and prints how long the second pass over all of them took.
// node jieba.mjs PACKAGES TEXTS true|false: TEXTS has a JSON string a line; the last says whether unknown words are guessed.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const [packages, file, hmm] = process.argv.slice(2)
const require = createRequire(packages + '/')
const { Jieba } = require('@node-rs/jieba')
const { dict } = require('@node-rs/jieba/dict')

const texts = readFileSync(file, 'utf8').trimEnd().split('\n').map(line => JSON.parse(line))
const jieba = Jieba.withDict(dict)
let seconds
for (let pass = 0; pass < 2; pass++) {
  const start = process.hrtime.bigint()
  for (const text of texts) jieba.cut(text, hmm === 'true')
  seconds = Number(process.hrtime.bigint() - start) / 1e9
}
console.log(JSON.stringify({ bytes: texts.reduce((n, text) => n + Buffer.byteLength(text), 0), seconds }))
