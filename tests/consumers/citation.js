// Reads a bibliography from standard input with citation-js, and prints it as CSL-JSON.
//
//     node citation.js @bibtex/text|@ris/file|@csl/list+object < bibliography
import { readFileSync } from 'node:fs'
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'

const kind = process.argv[2]
const text = readFileSync(0, 'utf8')
const input = kind.startsWith('@csl') ? JSON.parse(text) : text
const items = plugins.input.chain(input, { forceType: kind, generateGraph: false })
console.log(JSON.stringify(items))
